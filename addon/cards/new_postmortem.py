"""New postmortem: a form that asks for title and severity, and lets all else wait."""

from __future__ import annotations

from addon.cards.links import NEW_POSTMORTEM, document
from addon.cards.widgets.limits import fitting
from addon.cards.widgets.parts import (
    button,
    buttons,
    call,
    card,
    choice,
    moment_input,
    open_page,
    paragraph,
    section,
    text_input,
)
from addon.cards.widgets.text import Html, escaped, head
from addon.domain import intake
from addon.domain.sharing import DOMAIN, PRIVATE
from docs_template.template import TIMES
from linter.policy import BRIEF

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from addon.cards.links import Links
    from addon.cards.widgets.limits import Card, Widget
    from addon.usecases.create_postmortem import Created
    from linter.policy import Policy

CREATE = "Create postmortem"

# The parameter that carries the key of the click, so that a second press is the same one.
INTENT = "intent"
VISIBILITY = "visibility"

# In the place of a field: a problem with the form as a whole.
FORM = "form"

_SENTENCE = 300
# What a field shows of what was typed: more than may stand in it, and no more than a card holds.
_BYTES = {
    intake.TITLE: 2_500,
    intake.INCIDENT_ID: 2_500,
    intake.SERVICE: 2_500,
    intake.RESPONDERS: 8_000,
}


class Typed:
    """What stands in the form: texts and times (aware UTC) by field, and what is wrong there."""

    __slots__ = ("problems", "texts", "times")

    def __init__(
        self,
        texts: Mapping[str, str] | None = None,
        times: Mapping[str, datetime] | None = None,
        problems: Mapping[str, str] | None = None,
    ) -> None:
        self.texts = texts or {}
        self.times = times or {}
        self.problems = problems or {}


def new_postmortem_card(
    policy: Policy, links: Links, intent: str, domain: str, typed: Typed | None = None
) -> Card:
    """The form; ``domain`` is what a postmortem can be shared with, empty where there is none."""
    typed = typed or Typed()
    needed = [
        *_problem(typed, FORM),
        *_field(typed, intake.TITLE, _title(typed)),
        *_field(typed, intake.SEVERITY, _severity(typed, policy)),
    ]
    is_folded = not set(typed.problems) - {FORM, intake.TITLE, intake.SEVERITY}
    return card(
        "new",
        NEW_POSTMORTEM,
        [
            section(needed),
            section(
                _later(typed, domain), header=Html("More, which can wait"), is_folded=is_folded
            ),
        ],
        footer=button(CREATE, call(links.create, {INTENT: intent})),
    )


def created_card(created: Created, title: str, links: Links) -> Card:
    """The postmortem stands, and is one click away."""
    words = "is ready." if created.is_new else "was there already, and nothing was made twice."
    return card(
        "created",
        "Postmortem created" if created.is_new else "There is one already",
        [
            section(
                [
                    paragraph(Html(f"<b>{escaped(head(title, _SENTENCE))}</b> {words}")),
                    buttons(
                        button("Open it", open_page(document(created.document_id)), is_main=True),
                        button(NEW_POSTMORTEM, call(links.new)),
                    ),
                ]
            )
        ],
    )


def _later(typed: Typed, domain: str) -> Iterator[Widget]:
    """All that can wait."""
    yield from _field(typed, intake.INCIDENT_ID, _text(typed, intake.INCIDENT_ID, "Incident id"))
    for name, label in TIMES.items():
        yield from _field(typed, name, moment_input(name, label, typed.times.get(name)))
    hint = "E-mail addresses, with commas"
    people = _text(typed, intake.RESPONDERS, "Responders", hint)
    yield from _field(typed, intake.RESPONDERS, people)
    yield from _field(typed, intake.SERVICE, _text(typed, intake.SERVICE, "Service"))
    if domain:
        yield _visibility(typed, domain)


def _field(typed: Typed, name: str, widget: Widget) -> Iterator[Widget]:
    """A field, below what is wrong with it."""
    yield from _problem(typed, name)
    yield widget


def _problem(typed: Typed, name: str) -> Iterator[Widget]:
    problem = typed.problems.get(name)
    if problem:
        words = escaped(head(problem, _SENTENCE))
        yield paragraph(Html(f'<font color="#b3261e">{words}</font>'))


def _title(typed: Typed) -> Widget:
    return _text(typed, intake.TITLE, "What happened", "Such as: checkout answered 503")


def _text(typed: Typed, name: str, label: str, hint: str = "") -> Widget:
    return text_input(name, label, fitting(typed.texts.get(name, ""), _BYTES[name]), hint)


def _severity(typed: Typed, policy: Policy) -> Widget:
    options = {
        name: f"{name} (brief)" if spec.kind == BRIEF else name
        for name, spec in policy.severities.items()
    }
    return choice(intake.SEVERITY, "Severity", options, typed.texts.get(intake.SEVERITY, ""))


def _visibility(typed: Typed, domain: str) -> Widget:
    options = {DOMAIN: f"Everybody at {domain} with the link", PRIVATE: "Only whom you invite"}
    return choice(VISIBILITY, "Who may see it", options, typed.texts.get(VISIBILITY, DOMAIN))
