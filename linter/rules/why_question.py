"""A question asks a person to justify what they did.

## What it flags
"Why" with a person as the grammatical subject ("Why did the engineer not check?", "why didn't
you"), also as an indirect question about an omission ("we asked why Ana did not escalate"), "how
could he", "what were they thinking", and "who approved this?". Silent where the subject is a system
("why did the pod not restart?") or "we", where people are at the receiving end ("why was nobody
paged?"), and where the text only talks about such questions. Quotations, code and links are left
alone.

## Why it matters
Asked why, people defend themselves and answer with a reason that they constructed afterwards; asked
how it came about or what they saw, they tell (Etsy, *Debriefing Facilitation Guide*). "Why didn't
you" is out of bounds in a blameless review.

## Examples
- Flagged: "Why did the on-call engineer not roll back?"
- Not flagged: "Why did the pod not restart?"

## How to fix
Ask what made it hard to do, or what made it look right: the same facts come out as conditions.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import DISPLAY_ONLY, WARNING, Diagnostic, Edit, Fix
from linter.language.cue import Cue
from linter.language.grammar import ARTICLES, PREPOSITIONS
from linter.language.mention import is_mention
from linter.language.nouns import BLAMABLE, I_MYSELF, NOBODY, PERSON, SYSTEM, kind_of
from linter.language.patterns import one_of, regex
from linter.language.subject import Doer, agent_of
from linter.lexicon import Hit, WordRule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.language.found import Found

_AUXILIARY = r"(?:did|do|does|had|has|have|was|were|is|are|would|could)"
_SUSPECT = one_of(
    r"""
    (?:approved|merged|broke|deployed|signed off|wrote|let|allowed|caused|forgot|missed|thought)\b
    (?:screwed|messed|fucked) up
    did this
    is to blame
    the (?:hell|fuck|heck)
    """
)
_PATTERN = (
    rf"why\s+(?P<direct>{_AUXILIARY}(?P<not>n't|nt)?\s+(?=\w))"
    r"|why\s+(?P<indirect>(?=\w))"
    r"|how\s+could\s+(?P<how>(?=\w))"
    r"|what\s+(?:was|were)\s+(?P<what>(?=\w))"
    rf"|(?P<who>who\s+{_SUSPECT})"
)
_OMITTED = regex(
    r"\s+(?:(?:did|do|does|had|has|would)(?:n't|nt|\s+not)|never|failed\s+to|forgot|ignored|missed"
    r"|overlooked|neglected)\b"
)
_PASSIVE = regex(
    r"\s+(?:not\s+|never\s+)?(?:\w+ly\s+)?(?:been\s+)?"
    r"(?:\w+ed|told|shown|given|sent|left|kept|made|put|taught)\b"
)
_VERB = regex(r"\s+(?P<not>not\s+)?(?P<verb>[a-z-]+)\b(?P<rest>[^?.;]*)\?")
_AVOIDED = regex(
    r"^\W*q\d*\s*[:.)]|\b(?:not|never|n't|no|instead\s+of|rather\s+than|avoid\w*|stop\w*)\b[^.;]{0,300}$"
)
_ANYBODY = frozenset(("anyone", "anybody", "noone"))
_AFTER_VERB = ARTICLES | PREPOSITIONS | {"it", "them", "him", "that", "so", "and", "again"}
_LONGEST_SUBJECT = 4
_BE = ("was", "were", "is", "are")


def _asked(found: Found) -> Doer | None:
    """Whom the question is aimed at; ``None`` if at nobody."""
    if is_mention(found.before, found.after) or _AVOIDED.search(found.before):
        return None
    if found.group == "who":
        return Doer(PERSON, found.word, found.word) if found.after.endswith("?") else None
    doer = _subject(found)
    if doer is None or doer.kind not in BLAMABLE:
        return None
    if doer.kind == I_MYSELF and " do" in found.low and " did" not in found.low:
        return None
    return doer if _is_aimed(found, found.text.low[found.text.ends[doer.last] :]) else None


def _subject(found: Found) -> Doer | None:
    text = found.text
    first = text.word_at(found.end)
    if first >= len(text.words):
        return None
    if text.words[first] in _ANYBODY:
        return Doer(PERSON, first, first)
    doer = agent_of(text, first, found.people)
    if doer.kind == NOBODY:
        return Doer(PERSON, doer.first, doer.last)
    return doer if doer.kind != SYSTEM else _before_verb(found, first)


def _before_verb(found: Found, first: int) -> Doer | None:
    """The person named before a plain verb: "why did *the reviewers* ask for …"."""
    words = found.text.words
    for last in range(first, min(first + _LONGEST_SUBJECT, len(words) - 2)):
        is_followed = words[last + 2] in _AFTER_VERB
        if is_followed and kind_of(found.text, first, last, found.people) in BLAMABLE:
            return Doer(PERSON, first, last)
    return None


def _is_aimed(found: Found, rest: str) -> bool:
    """Whether the person asked about did something, rather than that something befell them."""
    match found.group:
        case "indirect":
            return _OMITTED.match(rest) is not None
        case "what":
            return rest.lstrip().startswith("thinking")
        case "direct" | "not":
            is_be = found.low.split()[1].startswith(_BE)
            return not (is_be and _PASSIVE.match(rest))
    return True


_WHY = Cue(("why", "how could", "what was", "what were", "who"), _PATTERN, _asked)


class WhyQuestion(WordRule):
    code = "LNG05"
    name = "why-question"
    severity = WARNING
    before = ("LNG01", "LNG03")
    question = "How did it come about, and what was visible to whoever acted?"
    cues = (_WHY,)

    def judge(self, hit: Hit) -> Diagnostic | None:
        if hit.reading is None:
            return None
        end = hit.end if hit.group == "who" else hit.text.ends[hit.reading.last]
        found = self.at(
            hit.postmortem,
            hit.passage.block,
            f'"{hit.text.raw[hit.start : end]}" asks a person to justify themselves.',
            start=hit.start,
            end=end,
        )
        found.fixes = _rewritten(hit, hit.reading)
        return found


def _rewritten(hit: Hit, asked: Doer) -> list[Fix]:
    """The question about what made it hard, or look right, where the grammar is plain."""
    raw, low = hit.text.raw, hit.text.low
    end = hit.text.ends[asked.last]
    match = _VERB.match(low, end)
    if match is None or not low.startswith("did", hit.text.starts[hit.word + 1]):
        return []
    is_denied = match.group("not") is not None or (hit.match and hit.match.group("not"))
    subject = raw[hit.text.starts[asked.first] : end]
    opening = "What made it hard for" if is_denied else "What made it look right for"
    if not raw[hit.start].isupper():
        opening = opening[0].lower() + opening[1:]
    replacement = f"{opening} {_object_form(subject)} to "
    edit = Edit(hit.passage.span(hit.start, match.start("verb")), replacement)
    return [Fix(f'Ask "{replacement}{match.group("verb")} …"', [edit], DISPLAY_ONLY)]


def _object_form(subject: str) -> str:
    pronouns = {"he": "him", "she": "her", "they": "them", "i": "me", "nobody": "anybody"}
    pronouns["no one"] = "anyone"
    return pronouns.get(subject.lower(), subject)
