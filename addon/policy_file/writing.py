"""A Policy as commented YAML, to start a policy file from."""

from __future__ import annotations

import textwrap
from datetime import date

import yaml

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from linter.policy import DismissalEntry, Policy, SectionSpec
    from linter.policy.deadlines import SeveritySpec

HEAD = """\
# What your organisation expects of a postmortem. Every key has a default: delete what you do not
# change. "postmortem policy check FILE" tells whether a file is right, and where it is not.
"""

TARGETS = """
# Where things go, and who acts in the background. Nothing of it has a default.
#
# targets:
#   # A folder in a shared drive, or the shared drive itself: the last part of its address.
#   folder: 0AExampleExample
#   # The user in whose name background work is done, and the service account that acts as them.
#   robot:
#     email: postmortems@example.com
#     service_account: second-story@PROJECT.iam.gserviceaccount.com
#   # How action items become tickets. projects: by service or team, project for all others.
#   # accounts: whom the tracker knows by an e-mail address; who is not here is looked up by their
#   # exact address, and nobody is guessed. fields: what a project requires beside these.
#   # security_level: that of tickets from private postmortems; without it those make none.
#   tracker:
#     project: OPS
#     projects: {checkout: PAY}
#     issue_type: Task
#     priorities: {P0: Highest, P1: High, P2: Medium}
#     labels: [postmortem]
#     components: []
#     security_level: Confidential
#     accounts: {ana@example.com: 5b10a2844c20165700ede21g}
#     fields: {customfield_10010: platform}
"""

COMMENTS = {
    "sections": """\
        The sections in their order. A document's heading is recognised by heading or alias, in any
        case and with or without a number. A list here replaces the default list; a section of the
        default practice may leave out keys. required: whether the section must be there.
        kinds: full (a postmortem), brief (an incident brief), or both. columns: those of its table,
        none where it has no table.""",
    "header": """\
        The fields of the header. Without a required one the postmortem is not ready, without an
        expected one there is a warning.""",
    "severities": """\
        What each severity asks for, the gravest first. kind: full or brief. deadline: how long
        after the impact ended, such as 24 hours, 7 days or 5 business days; none if left out.""",
    "priorities": """\
        What an action item's priority can be, the most urgent first, and the window in which such
        an item is done: such as 24 hours, 7 days, 10 business days, 2 weeks, sprint or quarter (to
        the end of the current one), or none.""",
    "sprint": "The first day of any sprint, and how many days sprints have.",
    "review": "The most minutes that a review meeting takes.",
    "holidays": """\
        Days that are no business days, beside Saturday and Sunday; or the public holidays of a
        country and, if wanted, one of its regions, by their ISO 3166 codes. For example:
        holidays:
          - 2026-12-24
          - {country: DE, region: BY}""",
    "categories": "What a contributing factor can be.",
    "title_words": "A document with one of these in its title is a postmortem.",
    "words": """\
        Your own words, in any case. people: names of people that could be taken for systems. roles:
        what one person can be. teams: what stands for several people. systems: names of software
        that could be taken for people. domains: those of your own e-mail addresses. acronyms: short
        forms that everybody knows. For example:
        words:
          teams: [falcon, the plumbers]
          systems: [jenkins, cassandra]""",
    "levels": """\
        A rule's code or name, and error, warning, suggestion or off. For example:
        levels:
          LNG04: suggestion
          section-out-of-order: off""",
    "options": """\
        A rule's code or name, and its own settings; "postmortem explain CODE" tells which it has.
        Words add to the rule's own. For example:
        options:
          SUM01: {min: 2, max: 5}""",
    "allowed_phrases": "Words that no rule about language ever flags, in any case.",
    "never_dismiss": "Rules whose findings stand, whatever anybody says.",
    "dismissals": """\
        Findings to leave alone: the rule, why, and either the words or the finding's fingerprint.
        For example:
        dismissals:
          - {code: CTF01, quote: root cause analysis team, reason: It is the name of a team.}""",
    "template_version": "Raise it when sections or prompts change, and only then.",
}

_WIDTH = 96
_SHORT = 60


def write(policy: Policy) -> str:
    """The policy as YAML with a comment above every key; ``parse`` gives back its equal."""
    values = {
        "sections": [_section(section) for section in policy.sections],
        "header": {
            "required": list(policy.header.required),
            "expected": list(policy.header.expected),
        },
        "severities": {name: _severity(spec) for name, spec in policy.severities.items()},
        "priorities": {name: str(window or "none") for name, window in policy.priorities.items()},
        "sprint": {"start": _day(policy.sprint.start), "days": policy.sprint.days},
        "review": {"minutes": policy.review.minutes},
        "holidays": [_day(day) for day in sorted(policy.holidays)],
        "categories": list(policy.categories),
        "title_words": list(policy.title_words),
        "words": {name: list(words) for name, words in policy.words.items()},
        "levels": dict(policy.levels),
        "options": {code: _options(options) for code, options in policy.options.items()},
        "allowed_phrases": list(policy.allowed_phrases),
        "never_dismiss": list(policy.never_dismiss),
        "dismissals": [_dismissal(dismissal) for dismissal in policy.dismissals],
        "template_version": policy.template_version,
    }
    parts = [_commented(name, value) for name, value in values.items()]
    practice = textwrap.indent("\n".join(parts), "  ", lambda line: line != "\n")
    return f"{HEAD}\npractice:\n{practice}{TARGETS}"


class _Dumper(yaml.SafeDumper):
    """Lists of a few short words stand in one line, all others have a line for each entry."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)

    def represent_list(self, data: Iterable[Any]) -> yaml.SequenceNode:
        entries = list(data)
        words = [entry for entry in entries if isinstance(entry, str)]
        is_short = words == entries and sum(map(len, words)) < _SHORT
        return self.represent_sequence("tag:yaml.org,2002:seq", entries, flow_style=is_short)


_Dumper.add_representer(list, _Dumper.represent_list)


def _commented(name: str, value: object) -> str:
    comment = textwrap.indent(textwrap.dedent(COMMENTS[name]), "# ")
    dumped = yaml.dump(
        {name: value}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH
    )
    return f"{comment}\n{dumped}"


def _section(section: SectionSpec) -> dict[str, Any]:
    return {
        "id": section.id,
        "heading": section.heading,
        "aliases": list(section.aliases),
        "prompt": section.prompt,
        "required": section.required,
        "kinds": list(section.kinds),
        "columns": list(section.columns),
    }


def _severity(spec: SeveritySpec) -> dict[str, str]:
    deadline = {"deadline": str(spec.deadline)} if spec.deadline is not None else {}
    return {"kind": spec.kind, **deadline}


def _options(options: Mapping[str, object]) -> dict[str, object]:
    return {
        name: list(value) if isinstance(value, tuple) else value for name, value in options.items()
    }


def _day(day: str) -> date:
    return date.fromisoformat(day)


def _dismissal(dismissal: DismissalEntry) -> dict[str, str]:
    about = {"fingerprint": dismissal.fingerprint, "quote": dismissal.quote}
    stated = {name: value for name, value in about.items() if value}
    return {"code": dismissal.code, **stated, "reason": dismissal.reason}
