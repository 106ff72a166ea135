"""The sections of the practice: what each is called, asks for and holds."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

FULL = "full"
BRIEF = "brief"
NONE = "none"


class SectionSpec:
    """One section of the practice: its id, heading, other names for it, and its prompt.

    ``kinds`` says which kinds of postmortem have it at all, ``required`` whether they must.
    ``columns`` are those of its table; none where the template gives it no table.
    """

    __slots__ = ("aliases", "columns", "heading", "id", "kinds", "prompt", "required")

    def __init__(
        self,
        section_id: str,
        heading: str,
        aliases: Sequence[str] = (),
        *,
        prompt: str = "",
        required: bool = True,
        kinds: Sequence[str] = (FULL,),
        columns: Sequence[str] = (),
    ) -> None:
        self.id = section_id
        self.heading = heading
        self.aliases = aliases
        self.prompt = prompt
        self.required = required
        self.kinds = kinds
        self.columns = columns


SUMMARY = SectionSpec(
    "summary",
    "Summary",
    (
        "issue summary",
        "incident summary",
        "executive summary",
        "brief description",
        "overview",
        "tl;dr",
        "tldr",
        "what happened",
        "synopsis",
        "abstract",
    ),
    prompt=(
        "Two or three sentences: what happened, the impact, how long. "
        "A senior engineer who was not there understands the scope from this alone."
    ),
)
IMPACT = SectionSpec(
    "impact",
    "Impact",
    (
        "customer impact",
        "user impact",
        "business impact",
        "impact on users",
        "impact on customers",
        "impact to users",
        "impact to customers",
        "impact summary",
        "customer impact summary",
        "user impact summary",
        "business impact summary",
        "service impact",
        "impact details",
        "impact statement",
        "summary of impact",
        "impact assessment",
        "impact analysis",
        "scope of impact",
        "outage description",
        "affected users",
        "affected services",
        "what was impacted",
        "who was affected",
    ),
    prompt=(
        "Put numbers on it: requests, users, minutes, money. "
        "For example: 1,200 checkouts failed over 18 minutes."
    ),
)
TIMELINE = SectionSpec(
    "timeline",
    "Timeline",
    (
        "incident timeline",
        "timeline of events",
        "event timeline",
        "detailed timeline",
        "chain of events",
        "sequence of events",
        "chronology",
        "incident chronology",
        "event log",
        "key events",
    ),
    prompt=(
        "Minute by minute in UTC, from detection to resolution: who did what, what was tried, "
        "what worked and what did not."
    ),
    columns=("Time (UTC)", "Who", "What"),
)
FACTORS = SectionSpec(
    "factors",
    "Contributing factors",
    (
        "contributing factor",
        "contributing conditions",
        "contributing conditions analysis",
        "contributing causes",
        "factors",
        "causes",
        "cause",
        "root cause",
        "root causes",
        "root cause analysis",
        "root cause and trigger",
        "root cause and contributing factors",
        "root causes and contributing factors",
        "primary root cause",
        "rca",
        "what caused the incident",
        "what caused it",
        "what caused this",
        "why did it happen",
        "why did this happen",
        "why it happened",
        "cause analysis",
    ),
    prompt=(
        "Several conditions, each technical, process, organizational or detection. "
        "For example: Detection: the disk alert had been silenced since the last maintenance."
    ),
    columns=("Category", "Factor"),
)
WENT_WELL = SectionSpec(
    "went_well",
    "What went well",
    (
        "what went right",
        "what worked",
        "what worked well",
        "things that went well",
        "went well",
        "what did we do well",
        "what we did well",
        "what did we do right",
        "what we did right",
        "strengths",
    ),
    prompt=(
        "What worked in the response and is worth repeating. "
        "For example: the canary stopped the roll-out at 5 % of the traffic."
    ),
)
ACTION_ITEMS = SectionSpec(
    "action_items",
    "Action items",
    (
        "action item",
        "actions",
        "action points",
        "action plan",
        "actions planned",
        "action items and follow ups",
        "action items & followups",
        "action items and followups",
        "follow up actions",
        "follow-up actions",
        "follow-up items",
        "follow ups",
        "follow-ups",
        "followups",
        "follow up",
        "followup",
        "follow-up tasks",
        "review actions",
        "corrective actions",
        "corrective and preventative measures",
        "corrective and preventative measure",
        "corrective and preventive measures",
        "corrective and preventive actions",
        "preventative measures",
        "preventive measures",
        "preventative actions",
        "preventive actions",
        "recommendations",
        "next steps",
        "remediation items",
        "remediations",
        "remediation",
        "remediation plan",
        "todo",
        "todos",
        "to do",
        "to dos",
        "improvements",
    ),
    prompt=(
        "One owner who is a person, P0, P1 or P2, a ticket, and an end that anyone can verify."
    ),
    kinds=(FULL, BRIEF),
    columns=("Action", "Owner", "Priority", "Ticket", "Done when"),
)
LUCKY = SectionSpec(
    "lucky",
    "Where we got lucky",
    ("where did we get lucky", "got lucky", "we got lucky", "lucky", "luck"),
    prompt="What kept this from being worse and cannot be counted on next time.",
    required=False,
)
OPEN_QUESTIONS = SectionSpec(
    "open_questions",
    "Open questions",
    ("open question", "unanswered questions", "unknowns", "open issues"),
    prompt="What is not known yet, and who is finding out.",
    required=False,
)
BRIEF_LINES = SectionSpec(
    "brief",
    "Incident brief",
    ("brief", "sev3 brief", "incident in brief"),
    prompt=(
        "Five lines: what happened, the impact, how long, what contributed, "
        "what stops it next time."
    ),
    kinds=(BRIEF,),
)

SECTIONS = (
    SUMMARY,
    IMPACT,
    TIMELINE,
    FACTORS,
    WENT_WELL,
    BRIEF_LINES,
    ACTION_ITEMS,
    LUCKY,
    OPEN_QUESTIONS,
)
