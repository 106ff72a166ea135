"""Words that judge how somebody acted: "mistakenly ran", "a bad decision", "was rushed"."""

from __future__ import annotations

from linter.language.conduct_words import ANCHORS, PATTERN
from linter.language.cue import Cue
from linter.language.mention import is_hypothetical, is_mention, is_reported
from linter.language.nouns import BLAMABLE, COMPANY, HUMANS, I_MYSELF, SYSTEM, USER, owner_kind
from linter.language.patterns import regex
from linter.language.people import singular
from linter.language.subject import (
    Doer,
    agent_of,
    clause_doer,
    is_passive,
    passive_agent,
    subject_of,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.language.found import Found

# Of what software does nobody says these.
OF_PEOPLE = frozenset(
    "blithely nonchalantly cavalierly lazily clumsily arrogantly absentmindedly absent-mindedly "
    "carelessly carelesly sloppily negligently recklessly thoughtlessly irresponsibly foolishly "
    "stupidly idiotically unprofessionally halfheartedly".split()
)
# "Stupidly close" only intensifies.
_INTENSE = regex(
    r"\s+(?:close|high|large|long|expensive|slow|simple|small|big|easy|fast|hard|complex)\b"
)
# What people alone do, so that the passive without an agent means people all the same.
_ACTS = frozenset(
    """
    run executed deleted removed deployed merged pushed committed applied disabled enabled left
    changed configured approved assigned started stopped shut closed uploaded published released
    granted revoked copied renamed unplugged disconnected launched triggered installed moved assumed
    thought believed considered communicated dismissed skipped promoted used given set upgraded
    downgraded migrated restarted rebooted truncated pointed reverted shipped wiped purged archived
    cancelled canceled scheduled swapped exposed turned switched pulled cut placed cleared reset
    entered typed picked chosen plugged wired cabled ordered
    """.split()
)
_MORE = regex(r"\b(?:more|very|extra|be|really|so|too)\s+$")
_OWN_WORK = regex(
    r"\b(?:our|their|his|her)\s+(?:\w+\s+)?(?:response|communication|handling|work|performance|effort"
    r"|preparation)\b[^.;]{0,60}\b(?:not|n't)\b[^.;]{0,30}\b(?:good|fast|quick|careful)\s+$"
)
_PREDICATIVE = regex(
    r"\s*(?:$|[.,;:)!(]|(?:with|about|when|in|on|at|next|and|not|while|before|during|going|to)\b)"
)
_ENOUGH = regex(
    r"\b(?:not|n't|never|nor)\b[^.;]{0,200}\b(?:carefully|thoroughly|closely|quickly|seriously|diligently"
    r"|rigorously|hard|careful|thorough|diligent|cautious|attentive|fast|well)\s+$"
)
_MORE_CAREFULLY = regex(r"\bmore\s+$")
_NO_GOOD = regex(
    r"\b(?:not|n't)\s+(?:been\s+)?(?:a|the|our)\s+(?:good|great|best|smart\w*|wise\w*|right)\s+$"
)
_KNOW = regex(r"\b(?:know|known|knew)\s+$")
_BIG = regex(r"\ba\s+(?:\w+ly\s+)?(?:significant|big|huge|major|clear|real|serious|bad)\s+$")
_BE = regex(r"\b(?:was|were|been|got|is|are|being|felt)\s+(?:\w+\s+)?$")
_WE_DO = regex(
    r"\b(?:we|i|they|team)\s+(?:\w+\s+){0,2}(?:should|could|must|can|need\s+to|have\s+to|ought\s+to|will)"
    r"(?:'ve|\s+have)?\s+(?:\w+\s+){0,1}$"
)
_MADE = regex(r"\b(?:made|took|makes|takes)\s+(?:an?|the|some|several)\s+(?:\w+ly\s+)?$")
# What is careless where its makers were; "this" and "it" may be.
_DONE_BY_PEOPLE = frozenset(
    """
    change approach release decision plan rollout deploy deployment move work migration handling
    response choice idea fix hotfix shortcut launch merge communication planning test testing review
    commit push action act cut-over cutover estimate assumption attempt reaction way process
    """.split()
)
_BY_WHOM = regex(r"\s+(?:[\w-]+\s+){0,2}?(?:by|from)\s+(?=[a-z@])")
_BY = regex(r"\bby\s+$")
_FORTUNATE = (
    r"\b(?:found|discovered|noticed|spotted|fixed|solved|helped|caught|avoided|prevented"
    r"|worked\s+around|averted)\b"
)
_LUCKY_BEFORE = regex(rf"{_FORTUNATE}[^.;,]{{0,300}}$")
_LUCKY_AFTER = regex(rf"[^.;,]*{_FORTUNATE}")
_GUARDED = regex(r"\b(?:from|against|avoid\w*|prevent\w*|without|for)\s+$")
_BECAUSE = regex(r"\b(?:cause[ds]?|because|due\s+to|reason)\b")
_THEREFORE = regex(
    r"[,;]\s*(?:and\s+)?(?:which|this|that)(?:\s+is|'s)\s+why\b|(?:,\s*|\band\s+)(?:causing|leading|resulting|bringing|taking|shutting|wiping|deleting|knocking|cutting"
    r"|breaking|killing|disconnecting|exposing|(?:which|that|this|thereby)"
    r"\s+(?:caused|led|took|brought|broke|made|deleted|wiped|killed|stopped))\b"
)
_OWN_FOLLY = regex(r"(?:stupid|dumb|foolish|lazy|idiotic|silly)\b")
_OF_ME = regex(r"\b(?:me|my|myself)\b")
_OF_CONDUCT = regex(
    r"\b(?:discipline|communication|planning|coordination|preparation|judge?ment|diligence|attention"
    r"|teamwork|leadership|(?:our|their|his|her)\s+(?:\w+\s+)?(?:response|handling|reaction|follow-?up))"
    r"\s+(?:(?:with|to|of|between|during)\s+(?:[\w-]+\s+){1,4})?(?:has\s+|clearly\s+)?$"
)
_QUESTION_WORD = regex(
    r"\b(?:(?:who|why|how|what)\s+the|how|what\s+(?:was|were)\s+(?:he|she|they|you|\w+\s\w+))\s+$"
)
_THINGS = regex(r"\s+(?:load|loading|loaded|init|initiali[sz]\w+|eval\w*|terminal|mode)\b")
_AVOIDED = regex(
    r"\b(?:to|and|or|not|never|n't|without|from|for|against|of|avoid\w*|prevent\w*)\s+$"
)


def _unnamed(found: Found) -> Doer:
    return Doer(SYSTEM, found.word, found.last_word)


def _of_erring(found: Found) -> Doer | None:
    if _is_guarded(found):
        return None
    doer = _adverb_doer(found)
    if doer.kind in HUMANS or doer.kind in {COMPANY, USER}:
        return doer
    is_conduct = found.low in OF_PEOPLE and _INTENSE.match(found.after) is None
    return _unnamed(found) if is_conduct or _is_unnamed_act(found) else None


def _of_unintended(found: Found) -> Doer | None:
    if found.low == "accident" and _BY.search(found.before) is None:
        return None
    if _is_guarded(found):
        return None
    if _LUCKY_BEFORE.search(found.before) or _LUCKY_AFTER.match(found.after):
        return None
    doer = _adverb_doer(found)
    return doer if doer.kind in HUMANS or doer.kind in {COMPANY, USER} else None


def _is_guarded(found: Found) -> bool:
    """Whether it is something that may happen, or is kept from happening."""
    return bool(_GUARDED.search(found.before)) or is_hypothetical(found.before, found.low)


def _adverb_doer(found: Found) -> Doer:
    """The subject of the verb that an adverb qualifies, or the agent of a passive."""
    text, word = found.text, found.word
    following = found.last_word + 1
    is_before = following < len(text.words) and text.adjoin(following - 1, following)
    if found.low == "accident" or not is_before:
        return clause_doer(text, word, found.people)
    if is_passive(text, word) and not text.words[following].endswith("ing"):
        return passive_agent(text, following, found.people)
    return subject_of(text, word, found.people)


def _is_unnamed_act(found: Found) -> bool:
    """Whether people are meant by "was mistakenly run": nothing else runs what we run."""
    words = found.text.words
    following = found.last_word + 1
    is_technical = found.low in {"incorrectly", "blindly", "improperly", "inappropriately"}
    if is_technical or following >= len(words):
        return False
    return is_passive(found.text, found.word) and words[following] in _ACTS


def is_cause(found: Found) -> bool:
    """Tell whether the sentence gives what the words judge as a cause: "which took it offline"."""
    return bool(_BECAUSE.search(found.before) or _THEREFORE.search(found.after))


def _of_judged(found: Found) -> Doer | None:
    if is_mention(found.before, found.after) or _THINGS.match(found.after):
        return None
    if found.low.startswith("do"):
        return _unnamed(found) if _WE_DO.search(found.before) else None
    if _is_said_of_a_subject(found) or is_hypothetical(found.before, found.low):
        return None
    return None if _is_said_of_a_thing(found) else _of_owner(found)


def _of_owner(found: Found) -> Doer:
    """Whose conduct is judged: "Ana's sloppy merge", "my stupid decision", or nobody's by name."""
    owner = owner_kind(found.text, found.word - 1, found.people) if found.word else SYSTEM
    if owner in BLAMABLE:
        return Doer(owner, found.word - 1, found.word - 1)
    behind = _BY_WHOM.match(found.after)
    if behind is not None:
        agent = agent_of(found.text, found.text.word_at(found.end + behind.end()), found.people)
        if agent.kind in BLAMABLE:
            return agent
    if _OWN_FOLLY.match(found.low) and _OF_ME.search(f"{found.before}{found.after}"):
        return Doer(I_MYSELF, found.word, found.last_word)
    return _unnamed(found)


def _is_said_of_a_subject(found: Found) -> bool:
    """Whether the word is what somebody "was", which is read as an omission of theirs."""
    match = _BE.search(found.before)
    if match is None or " " in found.low:
        return False
    verb = found.text.word_at(found.start - len(match.group()))
    return subject_of(found.text, verb, found.people).kind in HUMANS | {COMPANY, USER}


def _is_said_of_a_thing(found: Found) -> bool:
    """Whether software "made a bad decision", or a piece of it "is careless" with something."""
    made = _MADE.search(found.before)
    match = made or (None if " " in found.low else _BE.search(found.before))
    if match is None:
        return False
    verb = found.text.word_at(found.start - len(match.group()))
    doer = subject_of(found.text, verb, found.people)
    first = found.text.word_at(found.text.sentence_at(found.start)[0])
    is_plain = doer.first == first and doer.last == verb - 1 and doer.last > first
    noun = singular(found.text.words[doer.last])
    return doer.kind == SYSTEM and is_plain and noun not in _DONE_BY_PEOPLE


def _of_rushed(found: Found) -> Doer | None:
    return _unnamed(found) if _BE.search(found.before) else None


def _of_careful(found: Found) -> Doer | None:
    if found.low not in {"carefully", "enough"}:
        is_one = _MORE.search(found.before) and _PREDICATIVE.match(found.after)
        return _unnamed(found) if is_one else None
    if found.low == "carefully":
        return _unnamed(found) if _MORE_CAREFULLY.search(found.before) else None
    if _OWN_WORK.search(found.before):
        return _unnamed(found)
    if _ENOUGH.search(found.before) is None:
        return None
    doer = clause_doer(found.text, found.word, found.people)
    return doer if doer.kind in HUMANS or doer.kind == COMPANY else None


def _of_scorn(found: Found) -> Doer | None:
    if not found.low.startswith("thought"):
        is_asked = found.low == "wtf" or _QUESTION_WORD.search(found.before)
        return _unnamed(found) if is_asked else None
    doer = subject_of(found.text, found.word, found.people)
    return doer if doer.kind in BLAMABLE else None


def _of_desired(found: Found) -> Doer | None:
    return _unnamed(found) if _OF_CONDUCT.search(found.before) else None


def _of_not_good(found: Found) -> Doer | None:
    return _unnamed(found) if _NO_GOOD.search(found.before) else None


def _of_better(found: Found) -> Doer | None:
    return _unnamed(found) if _KNOW.search(found.before) else None


def _of_miss(found: Found) -> Doer | None:
    return _unnamed(found) if _BIG.search(found.before) else None


_READERS = {
    "erring": _of_erring,
    "unintended": _of_unintended,
    "judged": _of_judged,
    "rushed": _of_rushed,
    "careful": _of_careful,
    "scorn": _of_scorn,
    "desired": _of_desired,
    "notgood": _of_not_good,
    "better": _of_better,
    "miss": _of_miss,
}


def _judged_doer(found: Found) -> Doer | None:
    """Whom the words judge; kind ``SYSTEM`` for people who are not named, ``None`` for nobody."""
    doer = _READERS[found.group](found) if found.group is not None else None
    return None if doer is None or is_reported(found.before) else doer


CONDUCT = Cue(ANCHORS, PATTERN, _judged_doer)
