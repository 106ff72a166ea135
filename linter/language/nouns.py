"""What a noun phrase stands for: a person, "I", "we", a user, nobody, or a system.

Closed word lists and what stands around the noun. Where the sentence does not say, the answer is
``SYSTEM``: a wrong accusation costs more than a missed one.
"""

from __future__ import annotations

import re

from linter.language.grammar import DETERMINERS, PREPOSITIONS
from linter.language.patterns import one_of
from linter.language.people import GIVEN_NAMES, GROUPS, ROLES, USERS, singular

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from linter.language.text import Text

PERSON = "person"
I_MYSELF = "i"
WE = "we"
USER = "user"
NOBODY = "nobody"
SYSTEM = "system"

HUMANS = frozenset((PERSON, I_MYSELF, WE))
BLAMABLE = frozenset((PERSON, I_MYSELF))

_PRONOUNS = {
    **dict.fromkeys("someone somebody everyone everybody whoever who he she you".split(), PERSON),
    **dict.fromkeys("it this that these which there".split(), SYSTEM),
    **dict.fromkeys(("we", "us"), WE),
    "i": I_MYSELF,
    "nobody": NOBODY,
}
_NEGATIVE = frozenset(("no", "none", "neither", "nobody"))
_NUMBERED = frozenset("phase type part stage tier level class category batch wave step".split())

_STAFF = frozenset(
    """
    engineering product project incident release team line duty shift account delivery service
    hiring program programme operations office change my our his her their call
    """.split()
)
# In a cluster an operator is software, unless something beside it tells of a person.
_HUMAN_BEFORE_OPERATOR = (
    DETERMINERS
    | _STAFF
    | frozenset(
        """
        human network night system console plant centre center noc datacenter remote senior junior
        new tired single experienced inexperienced trained other
        """.split()
    )
)
_WORKING_GROUPS = frozenset("engineering support operations working platform".split())
_LACKING = frozenset(("for", "to", "of", "lack"))
_OWNED_BY_SOFTWARE = frozenset("lock lease table file process bucket resource object set".split())
# Software elects leaders and runs dispatchers; only a word of office beside them tells of a person.
_MOSTLY_SOFTWARE = frozenset("leader supervisor dispatcher coordinator manager".split())
_SOFTWARE_TOO = _MOSTLY_SOFTWARE | frozenset("operator admin director commander".split())
_SOFTWARE_TALK = re.compile(
    one_of(
        r"""
        \bits(?:elf)?\b
        \breconcil\w+
        \bquorum\b
        \bheartbeats?\b
        \bleases?\b
        \b(?:re-?)?elect(?:s|ed|ion|ions)?\b
        \brebalanc\w+
        \bconverg\w+
        \bstep(?:s|ped|ping)? down\b
        \bto (?:load|start|boot|render|sync|spawn|reload|initiali[sz]e)\b\s*(?=[.,;)]|$)
        """
    )
)
_COMPOUND = re.compile(
    r"[\s-]+"
    + one_of(
        """
        (?:rate|message|log|code|budget|page|console|report|screen|response|count|counter|event)s?
        (?:channel|dialog|path|type|class|field|banner|toast|string|text|notification|metric)s?
        (?:dashboard|tracker|tracking|budget|mode|domain|drill|scenario|test|process|label|panel)s?
        (?:injection|tolerance|isolation|testing|detection|prevention|analysis|boundary|boundaries)
        (?:handl|monitor|report|logg)(?:er|ers|ing)
        (?:review|management|statement|queue|stream|state|condition|signal|line)s?
        """
    )
    + r"\b"
)
_REACH = 300
_PLACES = frozenset("san santa saint st fort port lake mount round".split())
_HANDLE = re.compile(r"(?<![\w/.])@(?P<name>[a-z][\w.-]*)$")
_LONGEST_HANDLE = 64
_NO_HANDLE = re.compile(r"(?:here|channel|everyone|renovate|bot|bot\])$")


def kind_of(text: Text, first: int, last: int, people: Collection[str]) -> str:
    """Tell what the noun phrase of the words ``first`` to ``last`` (inclusive) stands for.

    ``people`` are lower-case words of names that the document itself shows to be people's.
    """
    pronoun = pronoun_kind(text, last)
    if pronoun:
        return pronoun
    if is_on_call(text, last - 1):
        kind = PERSON
    elif text.words[last].endswith("'s") and last > first:
        kind = SYSTEM
    else:
        kind = _kind_of_noun(text, first, last, people)
    return _denied(text, first) if kind == PERSON else kind


def owner_kind(text: Text, word: int, people: Collection[str] = ()) -> str:
    """Tell who owns what follows: "the engineer's", "Ana's", "his"; ``SYSTEM`` if nobody does."""
    match text.words[word]:
        case "his" | "her" | "your" | "someone's" | "somebody's":
            return PERSON
        case "my":
            return I_MYSELF
        case "our":
            return WE
        case owner if owner.endswith("'s") or text.low.startswith("'", text.ends[word]):
            return _kind_of_noun(text, max(0, word - 1), word, people)
    return SYSTEM


def pronoun_kind(text: Text, word: int) -> str:
    """What a pronoun stands for; empty for other words, and for "they", which needs a look back."""
    said = text.words[word]
    before = text.words[word - 1] if word else ""
    is_capital = text.raw.startswith(said.upper(), text.starts[word])
    if (said == "us" and is_capital) or (said == "i" and (not is_capital or before in _NUMBERED)):
        return ""
    if said == "one":
        return NOBODY if before == "no" else ""
    return _PRONOUNS.get(said, "")


def is_on_call(text: Text, word: int) -> bool:
    """Tell whether "on call" stands at a word."""
    words = text.words
    return 0 <= word < len(words) - 1 and words[word] == "on" and words[word + 1] == "call"


def is_modifier(after: str) -> bool:
    """Tell whether a noun only qualifies the next: "user error *messages*", "fault *injection*".

    ``after`` is the lower-case text behind the noun.
    """
    return _COMPOUND.match(after) is not None


def _denied(text: Text, first: int) -> str:
    """The kind of a person behind "no", who is nobody, or "any", who is nobody in particular."""
    if text.words[first] in _NEGATIVE:
        return NOBODY
    return SYSTEM if text.words[first] == "any" else PERSON


def _kind_of_noun(text: Text, first: int, last: int, people: Collection[str]) -> str:
    word = text.words[last]
    head = singular(word)
    if head in USERS:
        return USER
    if head in GROUPS or head in ROLES or word in ROLES:
        return PERSON if _is_human_role(text, first, last) else SYSTEM
    if head == "member" and last and text.words[last - 1] in GROUPS:
        return PERSON
    return PERSON if _is_name(text, first, last, people) or _is_handle(text, last) else SYSTEM


def _is_human_role(text: Text, first: int, last: int) -> bool:
    before = text.words[last - 1] if last else ""
    head = singular(text.words[last])
    is_alone = last == first
    if head in _SOFTWARE_TOO and before not in _STAFF and _is_software(text, last):
        return False
    match head:
        case "dev" if text.words[last] == "dev":
            is_human = not is_alone and before not in PREPOSITIONS
        case "operator":
            is_human = is_alone or before in _HUMAN_BEFORE_OPERATOR
        case "owner":
            is_human = is_alone or not (before in _OWNED_BY_SOFTWARE or before.endswith("'s"))
        case "group":
            is_human = before in _WORKING_GROUPS
        case "support" | "operations" | "engineering" | "eng" | "lead" | "chief" | "hire":
            is_human = is_alone or before not in _LACKING
        case _:
            is_human = True
    return is_human


def _is_software(text: Text, last: int) -> bool:
    """Whether a role that software bears as well is borne by software here."""
    head = singular(text.words[last])
    before = text.words[last - 1] if last else "the"
    if head in _MOSTLY_SOFTWARE and (head != "manager" or before not in DETERMINERS):
        return True
    _, end = text.sentence_at(text.starts[last])
    start = text.ends[last]
    return _SOFTWARE_TALK.search(text.low, start, min(end, start + _REACH)) is not None


def _is_name(text: Text, first: int, last: int, people: Collection[str]) -> bool:
    """A capitalised word that the document or our list shows to be somebody's name."""
    start = text.starts[last]
    word = text.words[last].removesuffix("'s").removesuffix("'")
    before = text.words[last - 1] if last > first else ""
    if not text.raw[start].isupper() or text.raw[start : start + len(word)].isupper():
        return False
    if before in _PLACES:
        return False
    return word in people or word in GIVEN_NAMES or before in GIVEN_NAMES


def _is_handle(text: Text, last: int) -> bool:
    """Whether it is a person's "@maria", and neither "@types/node" nor "@here"."""
    end = text.ends[last]
    match = _HANDLE.search(text.low, max(0, end - _LONGEST_HANDLE), end)
    is_path = text.low.startswith("/", end)
    return match is not None and not is_path and not _NO_HANDLE.search(match.group("name"))
