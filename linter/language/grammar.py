"""The closed classes of English words that tell where a phrase or a clause begins and ends."""

from __future__ import annotations

AUXILIARIES = frozenset(
    """
    had has have did do does was were is are be been being am would could should might may must can
    will shall not never to n't didn't doesn't don't wasn't weren't hadn't hasn't haven't couldn't
    wouldn't shouldn't isn't aren't cannot can't won't
    """.split()
)
ADVERBS = frozenset(
    """
    also then just not never again still even only later first once maybe perhaps often always
    already instead therefore thus sadly soon almost somehow both all simply too now really
    afterwards meanwhile however yesterday today
    """.split()
)
PREPOSITIONS = frozenset(
    """
    of on in at for from with to by under during between about into over within without across
    after before since through against near behind inside outside around despite via upon per
    among towards toward until till due because
    """.split()
)
SUBORDINATORS = frozenset(
    """
    because since when while if although though but so and or as after before until whether than
    where why how what unless whereas hence nor yet plus which
    """.split()
)
RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))
ARTICLES = frozenset("the a an this these those our their his her its my your".split())
DETERMINERS = ARTICLES | frozenset(
    "that each every no any some another one both all many most several two three four five".split()
)
PARTITIVES = frozenset(
    "one none some any most many several each either neither both all two three member members "
    "part few half group couple".split()
)
FINITE = frozenset(
    """
    was were is are had has have did does do would could should might must can will may ran deployed
    pushed built wrote made took went came saw knew thought said told owned joined left merged
    started stopped kept held got gave found used worked handled
    """.split()
)
# "That night the engineer …", "an hour later the engineer …": the phrase starts afresh.
OCCASIONS = ADVERBS | frozenset(
    """
    night morning evening afternoon day time week weekend shift earlier monday tuesday wednesday
    thursday friday saturday sunday
    """.split()
)
# Adjectives that follow their noun: "the engineers responsible for the pool".
POSTPOSITIVE = frozenset(("responsible", "involved", "present", "concerned", "asleep"))
_NO_ADVERBS = frozenset("only reply supply apply family assembly anomaly multiply".split())


def is_adverb(word: str) -> bool:
    """Tell whether a word only qualifies what is said."""
    return word in ADVERBS or (word.endswith("ly") and word not in _NO_ADVERBS)
