"""A timeline entry says what was done, but not who did it.

## What it flags
Once a timeline: the first entry that opens with somebody's deed and names nobody ("Restarted the
proxies", "rolling back", "The lock was removed"). What a system does needs no actor beside it
("the alert fired", "errors began"), and any name, role, handle or "we" will do, in the entry or in
a column of its own.

## Why it matters
Who did what is how a reader follows the response, and whom to ask when the entry raises a question.
A role is enough: the timeline describes, it does not judge.

## Examples
- Flagged: "14:09 UTC: restarted the proxies, without effect."
- Not flagged: "14:09 UTC: the on-call SRE restarted the proxies."; "14:09 UTC: errors began."

## How to fix
Put the role or the name in front, or into a column "Who".

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import SUGGESTION, Diagnostic
from linter.language.patterns import one_of, regex
from linter.language.text import WORD, lower
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.anatomy.entry import Entry
    from linter.postmortem import Postmortem

_DONE = one_of(
    r"""
    acked|acknowledged|added|adjusted|agreed|alerted|announced|applied|asked|assigned|blocked|bumped
    called|cancelled|changed|checked|cleaned|cleared|closed|communicated|concluded|confirmed
    contacted|cordoned|created|debugged|decided|declared|deleted|deployed|detected|disabled
    discovered|discussed|drained|emailed|enabled|escalated|evaluated|executed|fixed|found|gathered
    identified|informed|initiated|inspected|installed|investigated|invalidated|joined|killed
    launched|looked|merged|messaged|migrated|modified|moved|muted|noticed|notified|observed|opened
    ordered|paged|patched|paused|pinged|posted|promoted|pulled|purged|pushed|raised|re-?created
    re-?enabled|realised|realized|reached out|reassigned|rebooted|rebuilt|redeployed|removed|renamed
    renewed|repaired|replaced|reported|reproduced|requested|reran|reset|resized|restarted|restored
    resumed|retried|reverted|reviewed|revoked|rolled|rotated|scaled|scheduled|sent|silenced|spotted
    started|stopped|suspected|switched|terminated|tested|throttled|traced|tried|triggered|tuned
    turned|unblocked|uninstalled|updated|upgraded|verified
    """
)
_NOW = one_of(
    r"""
    acknowledge|add|adapt|adjust|apply|ask|block|bump|call|cancel|change|check|clear|communicate
    confirm|contact|cordon|create|debug|decide|declare|delete|deploy|detect|disable|discover|drain
    enable|escalate|execute|find|fix|identify|increase|inform|inspect|install|investigate|join|kill
    launch|look|lower|merge|migrate|modify|move|mute|notice|notify|observe|open|page|patch|pause
    ping|post|promote|purge|push|raise|re-?create|re-?enable|reboot|rebuild|redeploy|reduce|remove
    rename|renew|repair|replace|reproduce|request|reset|resize|resolve|restart|restore|resume|retry
    revert|review|revoke|roll|rotate|run|scale|see|send|silence|start|stop|suspect|switch|terminate
    test|throttle|trace|trigger|try|tune|turn|update|upgrade|verify
    """
)
_DOING = one_of(
    r"""
    adding|adjusting|applying|asking|blocking|checking|cleaning|contacting|cordoning|creating
    debugging|deleting|deploying|digging|disabling|draining|enabling|escalating|executing|fixing
    increasing|inspecting|installing|investigating|killing|looking|lowering|merging|migrating|moving
    notifying|opening|paging|patching|pinging|purging|pushing|rebooting|rebuilding|recreating
    redeploying|reducing|removing|renewing|repairing|replacing|resetting|resizing|restarting
    restoring|reverting|reviewing|rolling|rotating|scaling|silencing|stopping|switching|testing
    throttling|tracing|trying|tuning|turning|updating|upgrading|verifying
    """
)
_BEFORE = r"(?:(?:then|also|again|finally|now|next|manually|successfully)\s)?"
# "Deploy 341 finishes" and "Restart of the proxies" name a thing; "Restart the proxies" is a deed.
_OPENS_WITH_DEED = regex(
    rf"{_BEFORE}(?:{_DONE}\b(?!\s*(?:[).,;:]|$|by\b|itself|on\sits\sown|working|responding))"
    rf"|{_DOING}\s|{_NOW}\s+(?:the|an?|all|both|some|more|another|our|every|each|back|down|up|to|if"
    r"|that|whether|with)\s)"
)
_PASSIVE = regex(
    r"(?:(?:the|all|both|some|an?|our)\s)?(?:(?!(?:the|all|both|some|an?|our|that|and)\s)[\w'’./,-]+\s){1,6}?"
    r"(?:was|were|is|are|has\sbeen|have\sbeen|being|got)\s(?:\w+ly\s|then\s|also\s)?"
    + one_of(
        r"""
        applied|bumped|cancelled|changed|cordoned|declared|deleted|deployed|disabled|enabled
        escalated|informed|installed|investigated|merged|migrated|modified|moved|muted|notified
        patched|paused|posted|purged|pushed|rebooted|rebuilt|recreated|redeployed|re-enabled|removed
        renamed|renewed|repaired|replaced|resized|restarted|restored|reverted|reviewed|revoked
        rolled\sback|rotated|scaled|silenced|switched|tested|throttled|updated|upgraded|verified
        """
    )
    + r"\b(?!\s+(?:itself|automatically))"
)
_SOMEBODY = regex(
    r"\b(?:we|i|he|she|they|us|our|team|teams|engineers?|on-?call|oncall|sres?|dbas?|admins?|support"
    r"|ops|devs?|developers?|operators?|staff|lead|manager|everyone|everybody|someone|somebody|nobody"
    r"|users?|customers?|vendor|provider|bot|automatic(?:ally)?|automation|cron|pipeline)\b|@\w"
    r"|\bby\s(?!one\b|hand\b|then\b|now\b|accident\b|mistake\b|\w+ing\b|\d)"
)
_SIGNED = regex(
    r"(?:[(\[]|[–—-]\s)\s*+[A-Z][\w.]{0,30}(?:[ ,/&]{1,5}[A-Z][\w.]{0,30}){0,3}\W*+$"
    r"|[A-Z]{2,3}\s*+:"
)
# "Increased Validator Participation", "Fix Development & Testing": names of a phase.
_HEADLINE = regex(r"[A-Z]\w*(?:\s+(?:[A-Z]\w*|&|and|of|the)){1,6}\W*$")
_REACH = 200


class EntryWithoutActor(Rule):
    code = "TML06"
    name = "entry-without-actor"
    severity = SUGGESTION
    kinds = (FULL,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        found = [entry for entry in postmortem.timeline.entries if _lacks_actor(entry, postmortem)]
        if not found:
            return
        start, end = found[0].place
        more = len(found) - 1
        others = f"; the same holds for {more} more" if more else ""
        yield self.at(
            postmortem,
            found[0].block,
            f'Who did this is not said: "{_shortened(found[0].what)}"{others}.',
            start=start,
            end=end,
        )


def _lacks_actor(entry: Entry, postmortem: Postmortem) -> bool:
    if entry.who or any(mark.kind == "person" for mark in entry.block.marks):
        return False
    what = entry.what[:_REACH]
    low = lower(what)
    if _HEADLINE.match(what):
        return False
    if _OPENS_WITH_DEED.match(low) is None and _PASSIVE.match(low) is None:
        return False
    if _SOMEBODY.search(low) or _SIGNED.search(what):
        return False
    return postmortem.people.isdisjoint(WORD.findall(low))


def _shortened(what: str) -> str:
    words = what.split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")
