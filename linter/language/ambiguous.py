"""Words that name people and software alike: operator, agent, leader, controller, support."""

from __future__ import annotations

from linter.language.grammar import DETERMINERS, PREPOSITIONS
from linter.language.patterns import one_of, regex
from linter.language.people import PEOPLE_TOO, singular

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.language.text import Text

_STAFF = frozenset(
    """
    engineering product project incident release team line duty shift account delivery service
    hiring program programme operations office change my our his her their call human night senior
    junior new tired data platform storage network security payments rota
    """.split()
)
# In a cluster an operator is software, unless something beside it tells of a person.
_HUMAN_BEFORE_OPERATOR = (
    DETERMINERS
    | _STAFF
    | frozenset(
        """
        system console plant centre center noc datacenter remote single experienced inexperienced
        trained other grid crane validator switchboard radio phone telephone
        """.split()
    )
)
_SHIFTS = frozenset(
    "night day morning evening afternoon early late weekend previous last next outgoing incoming "
    "graveyard sunday saturday whole entire".split()
)
_WORKING_GROUPS = frozenset("engineering support operations working platform".split())
_LACKING = frozenset(("for", "to", "of", "lack"))
_OWNED_BY_SOFTWARE = frozenset("lock lease table file process bucket resource object set".split())
# Software elects leaders and runs dispatchers; only a word of office beside them tells of a person.
_MOSTLY_SOFTWARE = frozenset("leader supervisor dispatcher coordinator manager".split())
_MANAGED_BY_SOFTWARE = frozenset(
    """
    package process controller resource node cluster memory window session connection transaction
    lock job task queue cache storage volume device boot state secret secrets certificate cert key
    config configuration network container pod pool file log event traffic load system service
    alert identity access workflow request
    display download plugin extension version deployment lifecycle token password policy update
    snapshot backup topology metadata index partition stream broker cloud fleet ha
    """.split()
)
_SOFTWARE_TOO = _MOSTLY_SOFTWARE | frozenset("operator admin director commander".split())
_SOFTWARE_TALK = regex(
    one_of(
        r"""
        \bits(?:elf)?\b
        \breconcil\w+
        \bquorum\b
        \bheartbeats?\b
        \bleases?\b
        \bannotations?\b
        \bfinali[sz]ers?\b
        \bcustom resources?\b
        \b(?:re)?created the (?:pods?|resources?|deployment|statefulset)\b
        \b(?:re-?)?elect(?:s|ed|ion|ions)?\b
        \brebalanc\w+
        \bconverg\w+
        \bstep(?:s|ped|ping)? down\b
        \bto (?:load|start|boot|render|sync|spawn|reload|initiali[sz]e)\b\s*(?=[.,;)]|$)
        """
    )
)
_HUMAN_TALK = regex(
    r"\s+(?:on|at|in)\s+(?:the\s+|our\s+)?(?:[\w-]+\s+)?"
    r"(?:shift|duty|call|console|keyboard|desk|rota)\b"
    r"|[^.;]{0,80}\b(?:by\s+hand|his|her|herself|himself)\b"
)
_REACH = 300


def is_human_beside(text: Text, first: int, last: int) -> bool:
    """Tell whether a word that is mostly software's tells of a person here: "support agent"."""
    beside = PEOPLE_TOO[singular(text.words[last])]
    return any(text.words[at] in beside for at in range(max(first, last - 2), last))


def is_software_beside(text: Text, first: int, last: int) -> bool:
    """Tell whether a role or group that software bears as well is borne by software here."""
    before = text.words[last - 1] if last else ""
    head = singular(text.words[last])
    is_alone = last == first
    if head in _SOFTWARE_TOO and before not in _STAFF and _is_software(text, last):
        return True
    match head:
        case "dev" if text.words[last] == "dev":
            is_human = not is_alone and before not in PREPOSITIONS
        case "operator":
            is_human = is_alone or before in _HUMAN_BEFORE_OPERATOR
        case "owner":
            is_human = is_alone or not (before in _OWNED_BY_SOFTWARE or before.endswith("'s"))
            is_human = is_human and _OWNED_BY_SOFTWARE.isdisjoint(_behind_of(text, last))
        case "group":
            is_human = before in _WORKING_GROUPS
        case "shift":
            is_human = before in _SHIFTS
        case "board" | "committee" | "bunch" | "crew" | "legal" | "finance":
            is_human = not is_alone or text.words[first] in DETERMINERS
        case "support" | "operations" | "engineering" | "eng" | "lead" | "chief" | "hire":
            is_human = is_alone or before not in _LACKING
        case _:
            is_human = True
    return not is_human


def _behind_of(text: Text, last: int) -> list[str]:
    """What "of" names behind a word: "the owner *of the lock*"."""
    behind = text.words[last + 1 : last + 4]
    return behind[1:] if behind[:1] == ["of"] else []


def _is_software(text: Text, last: int) -> bool:
    head = singular(text.words[last])
    before = text.words[last - 1] if last else "the"
    start = text.ends[last]
    if _HUMAN_TALK.match(text.low, start):
        return False
    if head == "manager" and before in _MANAGED_BY_SOFTWARE:
        return True
    is_named = text.raw[text.starts[last]].isupper() and text.starts[last] > 0
    if head == "manager" and is_named and before not in DETERMINERS:
        return True
    if head in _MOSTLY_SOFTWARE - {"manager"}:
        return True
    _, end = text.sentence_at(text.starts[last])
    return _SOFTWARE_TALK.search(text.low, start, min(end, start + _REACH)) is not None
