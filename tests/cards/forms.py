"""Every card in its forms: empty, typical, longest, and each other that looks different."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from addon import errors
from addon.cards.access import access_card
from addon.cards.adoption import adoption_card
from addon.cards.dismissals import dismissal_card
from addon.cards.failure import failure_card
from addon.cards.fixes import fixes_card, not_suggested_card
from addon.cards.links import Links
from addon.cards.new_postmortem import Typed, created_card, new_postmortem_card
from addon.cards.not_postmortem import not_postmortem_card
from addon.cards.publication import publication_card
from addon.cards.repairs import repairs_card
from addon.cards.report import report_card
from addon.cards.review import review_card
from addon.cards.upgrade import upgrade_card
from addon.domain.comments.pairing import Pairing
from addon.domain.sharing import DOMAIN, PRIVATE, Permission
from addon.ports import FileState
from addon.usecases.adopt_document import Adoption
from addon.usecases.assess_standing import Standing
from addon.usecases.create_postmortem import Created
from addon.usecases.offer_fixes import Offered
from addon.usecases.publish_postmortem import Publication
from addon.usecases.repair_structure import Repairs, Wanted
from addon.usecases.review_postmortem import Changes, Review
from docs_template.heal import Step
from linter.diagnostic import Diagnostic, Edit, Fix, Repair
from linter.document import Span
from linter.policy import DEFAULT, Policy, SectionSpec
from tests.cards import ticket_forms
from tests.cards.reports import Draft

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from addon.cards.widgets.limits import Card
    from addon.usecases.check_postmortem import Checked

LINKS = Links("https://second-story.example.com")
FAR_LINKS = Links(f"https://{'second-story.' * 12}example.com")

ONE = Wanted("restore-section", "impact")

WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
HOSTILE = (
    "<script>alert(1)</script> &lt;b&gt; \u202e\u2066\x07\ufffe\ud800 שלום 👩‍👩‍👧‍👦🏳️‍🌈 「障害」"
)


def typed(words: str) -> Typed:
    """A form with the same words everywhere, and everything wrong with it."""
    names = ("title", "severity", "incident_id", "responders", "service")
    times = ("impact_started", "detected", "mitigated", "impact_ended")
    moment = datetime(2026, 3, 1, 14, 2, tzinfo=UTC)
    problems = dict.fromkeys(("form", *names, *times), words)
    return Typed(dict.fromkeys(names, words), dict.fromkeys(times, moment), problems)


def repairs(steps: int, obstacles: int, words: str = "Impact") -> Repairs:
    """So many repairs, and so many that cannot be made."""
    text = f'Restore "{words}" with its prompt'
    made = [Step("restore-section", "impact", text, [{"insertText": {}}])] * steps
    moved = f'Move "{words}" to its place'
    left = [Step("restore-order", "impact", moved, obstacle="a comment stands on it")] * obstacles
    return Repairs(made, left, can_write=True)


def with_problems() -> Typed:
    return Typed(
        {"title": "checkout answered 503", "responders": "Mira"},
        {},
        {
            "severity": "Choose one of SEV1, SEV2, SEV3.",
            "responders": "Mira is no e-mail address; separate addresses with commas.",
        },
    )


def typical() -> Checked:
    draft = Draft(
        "# Summary",
        "On 12 March 2026 checkout answered 503 for 71 minutes. It was a human error.",
        "# Contributing factors",
        "Process: the on-call engineer should have checked the dashboard.",
        "# What went well",
        "The canary stopped the roll-out.",
        "# Action items",
        "Raise the pool alert (SRE team, P1, OPS-7)",
    )
    draft.find(
        "error",
        "STR01",
        "missing-section",
        None,
        'The section "Impact" is missing.',
        section="impact",
    )
    draft.find(
        "warning",
        "LNG04",
        "human-error-label",
        "human error",
        '"human error" labels a person where a condition explains more.',
        question="Which condition let this action have this effect?",
    )
    draft.find(
        "warning",
        "LNG02",
        "counterfactual",
        "should have checked",
        '"should have checked" tells of a world that did not happen.',
        question="What made the dashboard difficult to find or interpret during the incident?",
        also=["LNG01"],
        fixes=['Write "The dashboard was not checked"'],
    )
    draft.find(
        "suggestion",
        "STR02",
        "section-out-of-order",
        "What went well",
        '"What went well" comes before "Action items" in the practice.',
    )
    draft.find(
        "error",
        "ACT02",
        "team-owner",
        "SRE team",
        '"SRE team" is a team; an action item is owned by one person.',
    )
    draft.find("warning", "ACT07", "vague-action", "Raise the pool alert", "It is vague.")
    draft.dismiss()
    return draft.checked()


def from_the_template() -> Checked:
    draft = Draft("# Summary", "Checkout answered 503.", "# Damage")
    repair = Repair("restore-section", "timeline", 'Restore "Timeline"')
    message = 'The section "Timeline" is missing.'
    draft.find(
        "error", "STR01", "missing-section", None, message, section="timeline", repair=repair
    )
    title = 'Write "Impact"'
    draft.find(
        "warning",
        "STR06",
        "altered-heading",
        "Damage",
        'The template calls this section "Impact".',
        fixes=[title],
        repair=Repair("rename-heading", "impact", title),
    )
    return draft.checked(is_from_template=True)


def rewording(words: str, applicability: str = "unsafe") -> Fix:
    return Fix(f'Write "{words}"', [Edit(Span(0, 1), words)], applicability)


def to_be_fixed(words: str = "The engineer should have checked the dashboard.") -> Draft:
    draft = Draft("# Summary", words, "# Timeline", "14:02 CET")
    draft.find(
        "warning",
        "LNG02",
        "counterfactual",
        words,
        f'"{words}" tells of a world that did not happen.',
        question=f"What made {words} difficult?",
        fixes=[rewording(words), rewording(words, "display-only")],
    )
    draft.find(
        "error",
        "TML02",
        "time-not-utc",
        "14:02 CET",
        "The time is not in UTC.",
        fixes=[rewording("13:02 UTC", "safe")],
    )
    draft.find("warning", "CTF01", "root-cause-phrase", "CET", '"CET" looks for one cause.')
    return draft


def written(outcome: str, number: int, words: str) -> Offered:
    return Offered(outcome, written=[(words, f"{words} again")] * number)


def longest(findings: int = 400, *, can_write: bool = True, sees_comments: bool = False) -> Checked:
    """More than any card takes, with every part as long as a document may have it."""
    draft = Draft()
    for number in range(findings):
        if number % 7 == 0:
            draft.write(f"# {HOSTILE} {number} {WORD * 5}")
        words = f"words {number} {HOSTILE * 3} {WORD * 20}"
        draft.write(f"{HOSTILE * 5} {words} {HOSTILE * 5}. Next sentence.")
        draft.find(
            ("error", "warning", "suggestion")[number % 3],
            "TML07",
            "contradictory-duration",
            words,
            f'"{words}" is said in another place {HOSTILE * 20}',
            question=f"{HOSTILE * 20}?",
            fixes=[f'Write "{HOSTILE * 20}"'] * 2,
            also=["LNG01", "LNG02", "LNG04", "CTF01", "IMP01", "IMP02"],
        )
    for number in range(5):
        draft.find("warning", "ACT02", "team-owner", f"words {number} ", "Dismissed.")
        draft.dismiss()
    return draft.checked(can_write=can_write, sees_comments=sees_comments)


def standing(
    *,
    published: bool = False,
    locked: bool = False,
    editor: bool = True,
    visibility: str = "",
    shared: Sequence[Permission] | None = (),
) -> Standing:
    """How a postmortem of its own stands, as one person meets it."""
    file = FileState(locked, editor, editor and locked, shared)
    return Standing(published, is_copy=False, file=file, visibility=visibility)


def stood(at: Standing) -> Card:
    """The report of a postmortem that stands so."""
    return report_card(Draft("# Summary").checked(standing=at, is_from_template=True), LINKS)


def adopted(words: str, steps: int = 2, obstacles: int = 0) -> Adoption:
    """What adoption adds, with what came from an original."""
    return Adoption(
        repairs(steps, obstacles, words),
        kept=[words] * steps,
        inherited=[f"2 tickets are the original's: {words}."] * min(obstacles, 2),
        is_locked=obstacles > 0,
    )


def in_the_way(number: int, words: str) -> Publication:
    """So many obstacles."""
    return Publication([f'STR09 incomplete-header: "{words}" is left open.'] * number)


def discussed(*, anchors_comments: bool = True) -> Checked:
    """A report whose findings are commented in every state, and one of which is dismissed."""
    draft = Draft("# Summary", "He should have looked. He forgot it. It was sloppy. It was late.")
    message = '"should have looked" tells of a world that did not happen.'
    draft.find("warning", "LNG02", "counterfactual", "should have looked", message)
    draft.comment()
    draft.find("warning", "LNG01", "person-blamed", "forgot it", "It makes a person the cause.")
    draft.comment(("Bo", "Is that so?", ""))
    draft.find("error", "SUM01", "summary-length", "late", "It is one sentence too long.")
    draft.comment(("Bo", "", "RESOLVE"))
    draft.find("warning", "LNG03", "judgemental-word", "sloppy", "It judges.")
    draft.comment(("Mira Lim", "dismiss: quotes the customer", "RESOLVE"))
    draft.dismiss("quotes the customer", "Mira Lim", "2026-11-24T09:00:00Z")
    return draft.checked(anchors_comments=anchors_comments)


def reviewed(checked: Checked, new: int, gone: Sequence[str] = ()) -> Review:
    """What a reviewer is told who looked a day ago."""
    since = checked.checked_at - timedelta(days=1)
    changes = Changes(since, checked.report.diagnostics[:new], gone)
    return Review(checked, Pairing(checked.report), changes)


def only_suggestions() -> Checked:
    draft = Draft("# Summary", "All of a sudden checkout was a nightmare.")
    draft.find("suggestion", "LNG07", "dramatic-language", "nightmare", '"nightmare" is dramatic.')
    return draft.checked()


def only_warnings() -> Checked:
    draft = Draft("Checkout was down.", "# Summary")
    draft.find("warning", "SUM01", "summary-length", "Checkout was down.", "It has 1 sentence.")
    return draft.checked()


def with_hostile_words() -> Checked:
    draft = Draft(f"# Timeline {HOSTILE}", f"The {HOSTILE} engineer {WORD * 4} forgot {HOSTILE}")
    draft.find(
        "warning",
        "LNG01",
        "person-blamed",
        f"forgot {HOSTILE}",
        f'"forgot {HOSTILE}" makes a person the cause.',
        question=f"Why {HOSTILE}?",
    )
    return draft.checked()


def policy_of(number: int, length: int) -> Policy:
    sections = [SectionSpec(f"s{n}", f"Section {n} {'x' * length}") for n in range(number)]
    return Policy(sections=sections, title_words=["postmortem" + "x" * length])


def dismissal_of(
    draft: Draft, words: str | None, message: str, links: Links = LINKS, problem: str = ""
) -> Card:
    """The form that asks why one finding may stay."""
    finding = draft.find("warning", "LNG02", "counterfactual", words, message)
    if words is not None:
        finding.quote = words
    return dismissal_card(finding, draft.checked().report, links, problem)


FORMS: Mapping[str, Mapping[str, Callable[[], Card]]] = {
    "access_card": {
        "empty": lambda: access_card(LINKS),
        "typical": lambda: access_card(LINKS),
        "longest": lambda: access_card(FAR_LINKS),
    },
    "not_postmortem_card": {
        "empty": lambda: not_postmortem_card(policy_of(1, 0), LINKS, can_adopt=True),
        "typical": lambda: not_postmortem_card(DEFAULT, LINKS, can_adopt=True),
        "longest": lambda: not_postmortem_card(policy_of(60, 90), FAR_LINKS, can_adopt=True),
    },
    "new_postmortem_card": {
        "empty": lambda: new_postmortem_card(DEFAULT, LINKS, "intent", ""),
        "typical": lambda: new_postmortem_card(DEFAULT, LINKS, "intent", "example.com"),
        "longest": lambda: new_postmortem_card(
            DEFAULT, FAR_LINKS, "i" * 64, f"{'long.' * 40}example.com", typed(WORD * 3)
        ),
        "problems": lambda: new_postmortem_card(
            DEFAULT, LINKS, "intent", "example.com", with_problems()
        ),
        "hostile": lambda: new_postmortem_card(
            DEFAULT, LINKS, "intent", "example.com", typed(HOSTILE)
        ),
    },
    "created_card": {
        "empty": lambda: created_card(Created("1AbC", is_new=True), "", LINKS),
        "typical": lambda: created_card(
            Created("1AbC", is_new=True), "checkout answered 503", LINKS
        ),
        "longest": lambda: created_card(Created("1" * 60, is_new=True), WORD * 9, FAR_LINKS),
        "again": lambda: created_card(
            Created("1AbC", is_new=False), "checkout answered 503", LINKS
        ),
    },
    "repairs_card": {
        "empty": lambda: repairs_card(Repairs((), (), can_write=True), LINKS),
        "typical": lambda: repairs_card(repairs(2, 1), LINKS),
        "longest": lambda: repairs_card(repairs(60, 60, WORD * 9), FAR_LINKS),
        "viewer": lambda: repairs_card(repairs(2, 0)._replace(can_write=False), LINKS),
        "hostile": lambda: repairs_card(repairs(1, 1, HOSTILE), LINKS),
        "one_finding": lambda: repairs_card(repairs(1, 0)._replace(wanted=ONE), LINKS),
        "one_finding_gone": lambda: repairs_card(repairs(0, 0)._replace(wanted=ONE), LINKS),
        "one_finding_immovable": lambda: repairs_card(repairs(0, 1)._replace(wanted=ONE), LINKS),
    },
    "report_card": {
        "empty": lambda: report_card(Draft("# Summary").checked(), LINKS),
        "typical": lambda: report_card(typical(), LINKS),
        "longest": lambda: report_card(longest(), FAR_LINKS, 2),
        "longest_first_page": lambda: report_card(longest(can_write=False), LINKS),
        "longest_to_comment": lambda: report_card(longest(sees_comments=True), FAR_LINKS),
        "longest_last_page": lambda: report_card(longest(), LINKS, 9999),
        "only_suggestions": lambda: report_card(only_suggestions(), LINKS),
        "from_template": lambda: report_card(from_the_template(), LINKS),
        "to_be_fixed": lambda: report_card(to_be_fixed().checked(waiting=1), LINKS),
        "fixes_only_for_editors": lambda: report_card(
            to_be_fixed().checked(can_write=False), LINKS
        ),
        "only_warnings": lambda: report_card(only_warnings(), LINKS),
        "brief": lambda: report_card(Draft("# Brief").checked(kind="brief"), LINKS),
        "viewer": lambda: report_card(
            Draft("# Summary").checked(can_write=False, sees_comments=False), LINKS
        ),
        "hostile": lambda: report_card(with_hostile_words(), LINKS),
        "discussed": lambda: report_card(discussed(), LINKS),
        "comments_beside": lambda: report_card(discussed(anchors_comments=False), LINKS),
        "draft": lambda: stood(standing()),
        "published": lambda: stood(standing(published=True, locked=True)),
        "published_viewer": lambda: stood(standing(published=True, locked=True, editor=False)),
        "not_locked": lambda: stood(standing(published=True)),
        "not_published": lambda: stood(standing(locked=True)),
        "exposed": lambda: stood(
            standing(
                visibility=PRIVATE,
                shared=[Permission("domain", f"{'long.' * 40}example.com"), Permission("anyone")],
            )
        ),
        "exposed_domain": lambda: stood(standing(visibility=DOMAIN, shared=[Permission("anyone")])),
        "unseen": lambda: stood(standing(visibility=PRIVATE, shared=None)),
        "unknown": lambda: stood(standing()._replace(file=None)),
        "copy": lambda: stood(standing(published=True)._replace(is_copy=True)),
    },
    "adoption_card": {
        "empty": lambda: adoption_card(adopted("Impact", 0), LINKS),
        "typical": lambda: adoption_card(adopted("Impact"), LINKS),
        "longest": lambda: adoption_card(adopted(WORD * 9, 60, 30), FAR_LINKS),
        "copy": lambda: adoption_card(adopted("Impact", 1, 1), LINKS),
        "viewer": lambda: adoption_card(
            Adoption(repairs(2, 0)._replace(can_write=False)), LINKS
        ),
        "locked": lambda: adoption_card(
            Adoption(repairs(2, 0), hindrance="The document is locked."), LINKS
        ),
        "hostile": lambda: adoption_card(adopted(HOSTILE, 1, 1), LINKS),
    },
    "upgrade_card": {
        "empty": lambda: upgrade_card(Repairs((), (), can_write=True), LINKS),
        "typical": lambda: upgrade_card(repairs(2, 1), LINKS),
        "longest": lambda: upgrade_card(repairs(60, 60, WORD * 9), FAR_LINKS),
        "viewer": lambda: upgrade_card(repairs(2, 0)._replace(can_write=False), LINKS),
        "hostile": lambda: upgrade_card(repairs(1, 1, HOSTILE), LINKS),
    },
    "fixes_card": {
        "empty": lambda: fixes_card(Diagnostic("LNG06", "hindsight-word", ""), [], LINKS),
        "typical": lambda: fixes_card(to_be_fixed().checked().report.diagnostics[0], [], LINKS),
        "longest": lambda: fixes_card(
            to_be_fixed(f"{WORD * 9} checked").checked().report.diagnostics[0], [], FAR_LINKS
        ),
        "hostile": lambda: fixes_card(
            to_be_fixed(HOSTILE).checked().report.diagnostics[0], ["alert"], LINKS
        ),
    },
    "not_suggested_card": {
        "empty": lambda: not_suggested_card(written("changed", 0, ""), LINKS),
        "typical": lambda: not_suggested_card(written("taken back", 1, "root cause"), LINKS),
        "longest": lambda: not_suggested_card(written("changed", 90, WORD * 9), FAR_LINKS),
        "not_taken_back": lambda: not_suggested_card(written("changed", 2, "root cause"), LINKS),
        "hostile": lambda: not_suggested_card(written("changed", 1, HOSTILE), LINKS),
    },
    "publication_card": {
        "empty": lambda: publication_card(Publication(), LINKS),
        "typical": lambda: publication_card(in_the_way(2, "Impact started"), LINKS),
        "longest": lambda: publication_card(in_the_way(90, WORD * 9), FAR_LINKS, WORD * 9),
        "no_reason": lambda: publication_card(in_the_way(1, "Severity"), LINKS, "Say why."),
        "hindrance": lambda: publication_card(
            Publication(hindrance="Publishing is up to the document's editors."), LINKS
        ),
        "hostile": lambda: publication_card(in_the_way(1, HOSTILE), LINKS, HOSTILE),
    },
    "dismissal_card": {
        "empty": lambda: dismissal_of(Draft("# Summary", "x"), None, "x"),
        "typical": lambda: dismissal_of(
            Draft("# Summary", "He should have looked."), "should have", "It did not happen."
        ),
        "longest": lambda: dismissal_of(Draft(WORD * 40), WORD * 40, WORD * 40, FAR_LINKS),
        "problem": lambda: dismissal_of(
            Draft("He should have looked."), "should have", "It did not happen.", problem="Say why."
        ),
        "hostile": lambda: dismissal_of(Draft(HOSTILE), HOSTILE, HOSTILE),
    },
    "review_card": {
        "empty": lambda: review_card(reviewed(Draft("# Summary").checked(), 0), LINKS),
        "typical": lambda: review_card(reviewed(discussed(), 1, ["LNG04", "ACT01"]), LINKS),
        "longest": lambda: review_card(
            reviewed(longest(sees_comments=True), 400, ["TML07"] * 400), FAR_LINKS
        ),
        "first_look": lambda: review_card(
            Review(typical(), Pairing(typical().report), None), LINKS
        ),
        "hostile": lambda: review_card(reviewed(with_hostile_words(), 1), LINKS),
    },
    "failure_card": {
        "forbidden": lambda: failure_card(errors.ForbiddenError(), LINKS),
        "busy": lambda: failure_card(errors.BusyError(), LINKS),
        "pending": lambda: failure_card(errors.PendingError(), LINKS),
        "unsupported": lambda: failure_card(errors.UnsupportedError(), LINKS),
        "empty": lambda: failure_card(errors.AddonError(), LINKS),
        "typical": lambda: failure_card(errors.SlowError(), LINKS),
        "late": lambda: failure_card(errors.LateError(), LINKS),
        "longest": lambda: failure_card(errors.AddonError(), FAR_LINKS, "8f1c02ab" * 20),
        "fault": lambda: failure_card(errors.AddonError(), LINKS, "8f1c02ab"),
        "credentials": lambda: failure_card(errors.CredentialsError(), LINKS),
        "scope": lambda: failure_card(errors.ScopeError(), LINKS),
        "access": lambda: failure_card(errors.AccessError(), LINKS),
        "refused": lambda: failure_card(errors.RefusedError(), LINKS),
        "switched_off": lambda: failure_card(errors.SwitchedOffError(), LINKS),
        "oversized": lambda: failure_card(errors.OversizedError(), LINKS),
        "unavailable": lambda: failure_card(errors.UnavailableError(), LINKS),
        "changed": lambda: failure_card(errors.ChangedError(), LINKS),
        "locked": lambda: failure_card(errors.LockedError(), LINKS),
        "quota": lambda: failure_card(errors.QuotaError(), LINKS),
        "overload": lambda: failure_card(errors.OverloadError(), LINKS),
    },
    **ticket_forms.forms(LINKS, FAR_LINKS, HOSTILE, WORD),
}  # fmt: skip
