"""The text plays the incident as a drama.

## What it flags
Words of horror and mockery ("nightmare", "disaster", "all hell broke loose", "ridiculous",
"embarrassing"), sighs ("ugh", "oops", "as usual,"), people in panic, things "on fire", and "!!".
Silent for terms of the trade ("disaster recovery", "chaos engineering", "kernel panic",
"catastrophic backtracking"), and in quotations, code and links.

## Why it matters
Google's workbook shows a bad postmortem by its animated language: it adds noise to what is a
record, feeds fear or shame, and makes the reader judge instead of understand.

## Examples
- Flagged: "The migration was a nightmare."
- Not flagged: "The disaster recovery plan names two people."

## How to fix
Say what happened and how much: counts, durations, what was tried.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import SUGGESTION, Diagnostic, Edit, Fix
from linter.language.cue import Cue
from linter.language.mention import is_mention
from linter.language.nouns import HUMANS, USER
from linter.language.patterns import one_of, regex
from linter.language.subject import doer_of
from linter.lexicon import Hit, WordRule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.language.found import Found
    from linter.postmortem import Passage, Postmortem

_DRAMA = one_of(
    r"""
    nightmar(?:e|es|ish)
    disaster(?:s)?(?![\s-]+(?:recover\w*|toleran\w*|drill|plan|planning|response|prepared\w*|site))
    disastrous(?:ly)?
    catastroph(?:e|es|ically)
    catastrophic(?!\s+(?:backtracking|forgetting|cancellation|failure))
    chaos(?!\s+(?:engineering|monkey|mesh|kong|test\w*|experiment\w*|toolkit|gorilla|day|lab))
    chaotic(?:ally)?
    horr(?:or|ific|ifying|endous)
    ridiculous(?:ly)?
    (?:insanity|madness|mayhem|carnage|bloodbath|armageddon|apocalypse|apocalyptic)
    (?:shit[\s-]?show|cluster-?fuck|dumpster fire|train[\s-]?wreck|perfect storm)
    (?:appalling|abysmal|atrocious|pathetic|unbelievabl[ey]|laughabl[ey]|heroic(?:s|ally)?)
    embarrassing(?:ly)?
    all hell broke loose
    (?:went|gone|go) (?:to hell|up in flames|nuclear|ballistic)
    shit hit the fan
    """
)
_SIGHS = r"(?:ughh?|arghh?|yikes|oops|whoops|omg|sigh|facepalm)\b"
_USUAL = r"as\s+usual\b(?=,)|(?:yet|once)\s+again\b(?=,)"
_PATTERN = (
    rf"(?P<drama>{_DRAMA})\b|(?P<sigh>{_SIGHS})|(?P<usual>{_USUAL})"
    r"|(?P<panic>(?:panicked|panicking|panicky|in\s+(?:a\s+|full\s+)?panic)\b(?!\s+mode))"
    r"|(?P<fire>on\s+fire\b)"
)
_ANCHORS = (
    *("all hell", "as usual", "in a", "in full", "in panic", "on fire", "once again"),
    *("went ballistic", "went nuclear", "went to", "went up"),
    *("cluster fuck", "train wreck"),
    *"""
    nightmare nightmares nightmarish disaster disasters disastrous disastrously catastrophe
    catastrophes catastrophically catastrophic chaos chaotic chaotically horror horrific horrifying
    horrendous ridiculous ridiculously insanity madness mayhem carnage bloodbath armageddon
    apocalypse apocalyptic shit shitshow clusterfuck dumpster trainwreck perfect
    appalling abysmal atrocious pathetic unbelievable unbelievably laughable laughably heroic
    heroics heroically embarrassing embarrassingly gone go
    ugh ughh argh arghh yikes oops whoops omg sigh facepalm yet
    panicked panicking panicky
    """.split(),
)
_NATURAL = regex(r"\b(?:natural|in\s+case\s+of|event\s+of|against|for)\s+(?:an?\s+|the\s+)?$")
_AT_START = regex(r"(?:^|[.:;!?(]\s*)$")
_WHERE = regex(r"\b(?:everything|prod|production|site|hair|house|world|place|was|were|is)\s+$")
_SHOUT = regex(r"!{2,}|!\?|\?!")


def _drama(found: Found) -> str | None:
    """What kind of drama the words are; ``None`` where they are a plain term."""
    if is_mention(found.before, found.after):
        return None
    match found.group:
        case "drama":
            is_one = not _NATURAL.search(found.before)
        case "usual":
            is_one = _AT_START.search(found.before) is not None
        case "panic":
            kind = doer_of(found.text, found.word, found.people).kind
            is_one = kind in HUMANS or kind == USER
        case "fire":
            is_one = _WHERE.search(found.before) is not None
        case _:
            is_one = True
    return found.group if is_one else None


_CUE = Cue(_ANCHORS, _PATTERN, _drama)


class DramaticLanguage(WordRule):
    code = "LNG07"
    name = "dramatic-language"
    severity = SUGGESTION
    question = "What happened, in numbers and in the words of a log?"
    cues = (_CUE,)

    def judge(self, hit: Hit) -> Diagnostic | None:
        return self.at_hit(hit, f'"{hit.words}" dramatises.') if hit.reading is not None else None

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        if not any(shout in postmortem.whole.raw for shout in ("!!", "!?", "?!")):
            return
        for passage in postmortem.passages:
            if "!" in passage.block.text and not passage.is_heading:
                yield from self._shouts(postmortem, passage)

    def _shouts(self, postmortem: Postmortem, passage: Passage) -> Iterator[Diagnostic]:
        for match in _SHOUT.finditer(passage.text.raw):
            start, end = match.span()
            if passage.is_exempt(start, end):
                continue
            found = self.at(
                postmortem, passage.block, f'"{match.group()}" shouts.', start=start, end=end
            )
            mark = "?" if "?" in match.group() else "."
            found.fixes = [Fix(f'Write "{mark}"', [Edit(passage.span(start, end), mark)])]
            yield found
