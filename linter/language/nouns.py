"""What a noun phrase stands for: a person, "I", "we", a user, a company, nobody, or a system.

Closed word lists and what stands around the noun. Where the sentence does not say, the answer is
``SYSTEM``: a wrong accusation costs more than a missed one.
"""

from __future__ import annotations

from linter.language.ambiguous import is_human_beside, is_software_beside
from linter.language.patterns import one_of, regex
from linter.language.people import (
    COMPANIES,
    DEPARTMENTS,
    GROUPS,
    PEOPLE_TOO,
    ROLES,
    SOFTWARE,
    USERS,
    is_given_name,
    singular,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from linter.language.text import Text

PERSON = "person"
I_MYSELF = "i"
WE = "we"
USER = "user"
COMPANY = "company"
DEPARTMENT = "department"
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
    "noone": NOBODY,
}
_OBJECT_PRONOUNS = {"him": PERSON, "her": PERSON, "me": I_MYSELF, "us": WE, "them": PERSON}
_NEGATIVE = frozenset(("no", "none", "neither", "nobody"))
_NUMBERED = frozenset("phase type part stage tier level class category batch wave step".split())
_TITLES = frozenset("mr mrs ms miss dr prof".split())
_COMPOUND = regex(
    r"[\s-]+"
    + one_of(
        """
        (?:rate|message|log|code|budget|page|console|report|screen|response|count|counter|event)s?
        (?:channel|dialog|path|type|class|field|banner|toast|string|text|notification|metric)s?
        (?:dashboard|tracker|tracking|budget|mode|domain|drill|scenario|test|process|label|panel)s?
        (?:injection|tolerance|isolation|testing|detection|prevention|analysis|boundary|boundaries)
        (?:handl|monitor|report|logg)(?:er|ers|ing)
        (?:review|management|statement|queue|stream|state|condition|signal|line)s?
        (?:zone|proof|prone|free|tolerant|correction|correcting|budgets)
        """
    )
    + r"\b"
)
_PLACES = frozenset("san santa saint st fort port lake mount round".split())
_HANDLE = regex(r"(?<![\w/.])@(?P<name>[a-z][\w.-]*)$")
_LONGEST_HANDLE = 64
_NO_HANDLE = regex(r"(?:here|channel|everyone|renovate|bot|bot\])$")


def kind_of(text: Text, first: int, last: int, people: Collection[str]) -> str:
    """Tell what the noun phrase of the words ``first`` to ``last`` (inclusive) stands for.

    ``people`` are lower-case words of names that the document itself shows to be people's.
    """
    pronoun = pronoun_kind(text, last)
    if pronoun:
        return pronoun
    if is_on_call(text, last - 1) or text.words[last] in {"oncall", "oncaller"}:
        kind = PERSON
    elif text.words[last].endswith("'s") and last > first:
        kind = SYSTEM
    else:
        kind = _kind_of_noun(text, first, last, people)
    return _denied(text, first) if kind == PERSON else kind


def object_kind(text: Text, first: int, last: int, people: Collection[str]) -> str:
    """Tell the same of what stands behind a preposition, where pronouns have another form."""
    pronoun = _OBJECT_PRONOUNS.get(text.words[first])
    if pronoun is not None and (first == last or text.words[first] != "her"):
        return pronoun
    return kind_of(text, first, last, people)


def owner_kind(text: Text, word: int, people: Collection[str] = ()) -> str:
    """Tell who owns what follows: "the engineer's", "Ana's", "his"; ``SYSTEM`` if nobody does."""
    match text.words[word]:
        case "his" | "her" | "your" | "someone's" | "somebody's":
            return PERSON
        case "my":
            return I_MYSELF
        case "our":
            return WE
        case "their":
            return SYSTEM
        case owner if owner.endswith("'s") or text.low.startswith("'", text.ends[word]):
            return _kind_of_noun(text, max(0, word - 1), word, people)
    return SYSTEM


def pronoun_kind(text: Text, word: int) -> str:
    """What a pronoun stands for; empty for other words, and for "they", which needs a look back."""
    said = text.words[word].partition("'")[0]
    if said != text.words[word] and not text.words[word].endswith(("'d", "'ve", "'ll")):
        return ""
    before = text.words[word - 1] if word else ""
    is_capital = text.raw.startswith(said.upper(), text.starts[word])
    if said == "us" and is_capital:
        return ""
    if said == "it" and text.raw.startswith("IT", text.starts[word]):
        return PERSON
    if said == "i" and before in _NUMBERED:
        return ""
    if said == "one":
        return NOBODY if before == "no" else ""
    return _PRONOUNS.get(said, "")


def is_pronoun(word: str) -> bool:
    """Tell whether a word is a pronoun that stands for somebody: "he", "them", "nobody"."""
    return word != "her" and (word in _PRONOUNS or word in _OBJECT_PRONOUNS)


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


# One of them is software, several are who runs them: "some miners neglected to upgrade".
_RUN_BY_PEOPLE = frozenset("miners stakers farmers delegators".split())
# Those of a form are software, those of a chain are who runs them.
_OF_A_CHAIN = regex(
    r"\b(?:fork|epoch|slash(?:ed|ing)|stak(?:ed|e|ing)|chain|consensus|mainnet|testnet|attest\w*|proposers?)\b"
)


def _kind_of_noun(text: Text, first: int, last: int, people: Collection[str]) -> str:
    word = text.words[last]
    head = singular(word)
    if head in PEOPLE_TOO and not is_human_beside(text, first, last):
        return SYSTEM
    if head in PEOPLE_TOO or head in USERS or _is_run_by_people(text, word):
        return PERSON if head in PEOPLE_TOO else USER
    if first == last and word in DEPARTMENTS and head not in GROUPS and head not in ROLES:
        return DEPARTMENT
    if head in GROUPS or head in ROLES or word in ROLES:
        return SYSTEM if is_software_beside(text, first, last) else PERSON
    is_member = head == "member" and last and text.words[last - 1] in GROUPS
    is_head = head == "head" and _leads_people(text, last)
    if is_member or is_head or is_name(text, first, last, people) or _is_handle(text, last):
        return PERSON
    return COMPANY if head in COMPANIES or word in COMPANIES else SYSTEM


def _is_run_by_people(text: Text, word: str) -> bool:
    is_node = word == "validators" and _OF_A_CHAIN.search(text.low) is not None
    return is_node or word in _RUN_BY_PEOPLE


def _leads_people(text: Text, word: int) -> bool:
    """Whether it is the "head of" people or of their work, and not of a queue."""
    behind = text.words[word + 2 : word + 6] if text.words[word + 1 : word + 2] == ["of"] else []
    return any(singular(one) in GROUPS or singular(one) in DEPARTMENTS for one in behind)


def is_name(text: Text, first: int, last: int, people: Collection[str] = ()) -> bool:
    """Tell whether a word is somebody's name, by our list, the document, or what is beside it."""
    word = text.words[last].removesuffix("'s").removesuffix("'")
    before = text.words[last - 1] if last > first else ""
    start = text.starts[last]
    if last and text.words[last - 1] in _TITLES:
        return True
    if not text.raw[start].isupper():
        return is_given_name(word, is_lower=True) and _is_hurried(text, last)
    if text.raw[start : start + len(word)].isupper() and len(word) > 1:
        return False
    if before in _PLACES:
        return False
    return (
        word in people
        or is_given_name(word)
        or is_given_name(before)
        or before in _TITLES
        or _is_introduced(text, last)
    )


_COMMON_ENDING = regex(r"(?:tion|ment|ness|ing|ware|base|ance|ity|ism|ers?|ors?|s|ed|ly)$")


def is_perhaps_name(text: Text, word: int) -> bool:
    """Tell whether a capitalised word may be the name of a person whom our lists do not know."""
    low, start = text.words[word], text.starts[word]
    raw = text.raw[start : text.ends[word]]
    return (
        len(low) > 2
        and raw.isalpha()
        and raw[0].isupper()
        and raw[1:].islower()
        and low not in SOFTWARE
        and _COMMON_ENDING.search(low) is None
    )


def _is_hurried(text: Text, word: int) -> bool:
    """Whether a sentence is written without any capital."""
    start, end = text.sentence_at(text.starts[word])
    end = min(end, text.ends[word] + 1)
    return not text.has_capital(start, end)


_INTRODUCED = regex(
    r"\s+(?:\(\s*(?:the\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:on-?call|sre|dba|engineer|developer|lead|intern|ops|team|squad|crew)"
    r"\s*\)|(?:from|of|in|on)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?(?:team|squad|crew|support)\b)"
)


def _is_introduced(text: Text, word: int) -> bool:
    """Whether what follows a capitalised word tells of a person: "(SRE)", "from the data team"."""
    return _INTRODUCED.match(text.low, text.ends[word]) is not None


def _is_handle(text: Text, last: int) -> bool:
    """Whether it is a person's "@maria", and neither "@types/node" nor "@here"."""
    end = text.ends[last]
    match = _HANDLE.search(text.low, max(0, end - _LONGEST_HANDLE), end)
    is_path = text.low.startswith("/", end)
    return match is not None and not is_path and not _NO_HANDLE.search(match.group("name"))
