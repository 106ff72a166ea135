"""Headings of follow-ups in other words than the policy's: "Planned actions", "How we do better".

Under a name for a list of actions stand action items. A question or a promise as a heading tells
that follow-ups are there, but prose and what was done already stand under it as often.
"""

from __future__ import annotations

from linter.language.patterns import one_of, regex

_KIND = (
    "(?:future|planned|proposed|suggested|recommended|remaining|agreed|upcoming|further|immediate"
    "|short term|long term|medium term|remediation|remedial|corrective|preventive|preventative"
    "|prevention|improvement|hardening|post incident|post mortem|required|open)"
)
_ITEMS = "(?:actions?|action items|work items?|steps|tasks|measures|follow ups?)"
_NAMES = regex(
    one_of(
        rf"""
        {_KIND}(?: (?:and|or|&) {_KIND})? {_ITEMS}
        action (?:register|tracker|log|list|table)|list of actions|actions? required
        (?:remediation|improvement|action|prevention|mitigation) (?:plan|items|tasks)
        (?:remediation|improvement|action|prevention|mitigation) plan and owners?
        follow (?:up|on|through) (?:work|actions?|items|tasks|steps|tickets|issues|list|plan)
        next actions|next steps and (?:follow ups?|owners?|actions)
        (?:tickets|issues|bugs|jiras?) (?:filed|opened|created|raised|to (?:file|open|raise))
        """
    )
)
_WE = "(?:we|we'll|we're|we've)"
_DO = "(?:do|doing|change|changing|fix|fixing|improve|improving|prevent|preventing|avoid|avoiding)"
_ON = r"\b.{0,60}"
_ANNOUNCES = regex(
    one_of(
        rf"""
        (?:how|what) (?:will|are|do|can|should|could) we (?:going to |planning to )?{_DO}{_ON}
        (?:how|what) {_WE} (?:will |are |can |plan to |intend to |going to ){{0,2}}{_DO}{_ON}
        what(?:'s| is| comes| happens)? next
        what (?:needs|has|still needs) to (?:be done|change|happen)
        (?:how|what) (?:will|do|can) we (?:keep|stop|make sure|ensure|reduce){_ON}
        (?:changes|steps|measures|actions) {_WE} (?:are |will be )?(?:mak|tak|plann)(?:ing|en){_ON}
        (?:going|moving|looking) (?:forward|ahead)
        (?:[\w-]+ ){{1,3}}recommendations?
        (?:root cause )?remediations?|remediation and prevention|our commitments?
        (?:steps |measures )?(?:to )?prevent (?:future|recurrence|a repeat|similar|this|it){_ON}
        (?:preventing|prevention of|avoiding) (?:future|recurrence|a repeat|similar|this|it){_ON}
        """
    )
)
_LONGEST = 90
# One of them is in every name.
_TELLING = (
    *("action", "item", "step", "task", "measure", "follow", "plan"),
    *("ticket", "issue", "bug", "jira"),
)


def may_name_actions(low: str) -> bool:
    """Tell whether a lower-case heading has a word that such a name has: most have none."""
    return any(word in low for word in _TELLING)


def names_actions(key: str) -> bool:
    """Tell whether a normalised heading, hyphens as blanks, is a name for a list of actions."""
    return len(key) <= _LONGEST and _NAMES.fullmatch(key) is not None


def announces_actions(key: str) -> bool:
    """Tell whether it says in words of its own that follow-ups stand below."""
    return len(key) <= _LONGEST and _ANNOUNCES.fullmatch(key) is not None
