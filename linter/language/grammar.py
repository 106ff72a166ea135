"""The closed classes of English words that tell where a phrase or a clause begins and ends."""

from __future__ import annotations

AUXILIARIES = frozenset(
    """
    had has have did do does was were is are be been being am would could should might may must can
    will shall not never to n't didn't doesn't don't wasn't weren't hadn't hasn't haven't couldn't
    wouldn't shouldn't isn't aren't cannot can't won't didnt doesnt dont wasnt werent hadnt hasnt
    havent couldnt wouldnt shouldnt isnt arent cant wont
    """.split()
)
BE = frozenset("was were been be being is are am got wasn't weren't isn't aren't gets".split())
ADVERBS = frozenset(
    """
    also then just not never again still even only later first once maybe perhaps often always
    already instead therefore thus sadly soon almost somehow both all simply too now really
    afterwards meanwhile however yesterday today totally kinda basically well up
    """.split()
)
PREPOSITIONS = frozenset(
    """
    of on in at for from with to by under during between about into over within without across after
    before since through against near behind inside outside around despite via upon per among
    towards toward until till due because as
    """.split()
)
SUBORDINATORS = frozenset(
    """
    because since when while if although though but so and or as after before until whether than
    where why how what unless whereas hence nor yet plus which
    """.split()
)
RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))
CONJUNCTIONS = frozenset(("and", "or", "but", "then", "nor"))
ARTICLES = frozenset("the a an this these those our their his her its my your some".split())
DETERMINERS = ARTICLES | frozenset(
    "that each every no any some another one both all many most several two three four five".split()
)
PARTITIVES = frozenset(
    "one none some any most many several each either neither both all two three four five member "
    "members part few half group couple bunch lot lots number handful".split()
)
FINITE = frozenset(
    """
    was were is are had has have did do does would could should might must can will may didn't
    wasn't weren't couldn't wouldn't hadn't began bound bought brought broke built came caught chose
    cut dealt drew drove fell felt forgot found fought gave got grew had heard held kept knew laid
    led left let lost made meant met overrode paid pulled put ran rebuilt reran rose said sat saw
    sent set shook shut slept sold spent spoke stood stole stuck swore taught thought threw told
    took tore went woke won wore wrote
    """.split()
)
# "That night the engineer …", "an hour later the engineer …": the phrase starts afresh.
OCCASIONS = ADVERBS | frozenset(
    """
    night morning evening afternoon day time week weekend shift hour hours minutes days earlier
    monday tuesday wednesday thursday friday saturday sunday utc cet pst gmt
    """.split()
)
# Adjectives that follow their noun: "the engineers responsible for the pool".
POSTPOSITIVE = frozenset(("responsible", "involved", "present", "concerned", "asleep"))
_NO_ADVERBS = frozenset("only reply supply apply family assembly anomaly multiply".split())
_NO_PARTICIPLES = frozenset("need seed feed speed bed red shed embed breed led".split())


def is_adverb(word: str) -> bool:
    """Tell whether a word only qualifies what is said."""
    return word in ADVERBS or (word.endswith("ly") and word not in _NO_ADVERBS)


def is_past(word: str) -> bool:
    """Tell whether a word looks like the past tense of a verb, or like its participle."""
    return word in FINITE or (word.endswith("ed") and word not in _NO_PARTICIPLES)
