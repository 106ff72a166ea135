"""The endpoints of the sidebar: every request is verified, every problem becomes an answer."""

from __future__ import annotations

import logging
import traceback
from collections import Counter
from secrets import token_hex

from flask import Blueprint, Response, g, request
from werkzeug.exceptions import HTTPException

from addon import logs
from addon.cards.access import ASK, FOR_FILE, FOR_SCOPES, access_card
from addon.cards.failure import failure_card
from addon.cards.links import (
    ADOPTING,
    ADOPTION,
    CHECK,
    CREATE,
    EDITION,
    FIX,
    FIXES,
    GRANTED,
    HOME,
    NEW,
    PUBLICATION,
    PUBLISHING,
    REOPENING,
    REPAIR,
    REPAIRS,
    SEND_TICKETS,
    SETTLE_TICKET,
    TAKE_OVER,
    TICKETS,
    TRIGGERS,
    UPGRADES,
    UPGRADING,
    Links,
)
from addon.cards.not_postmortem import not_postmortem_card
from addon.cards.repairs import KIND, SECTION, repairs_card
from addon.cards.report import PAGE, edition, report_card
from addon.domain import scopes
from addon.errors import AddonError, CertificatesError, TokenError
from addon.handlers.answers import asking_for_file, asking_for_scopes, to_click, to_trigger
from addon.handlers.commenting import Commenting
from addon.handlers.creation import Creation
from addon.handlers.door import Door
from addon.handlers.fixing import FixClicks
from addon.handlers.publication import PublicationClicks
from addon.handlers.template import TemplateClicks
from addon.handlers.tickets import TicketClicks
from addon.usecases.margins import Click
from addon.usecases.repair_structure import Wanted
from linter.formats.tally import tally
from linter.policy import NONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from addon.bootstrap import Backend
    from addon.cards.widgets.limits import Card
    from addon.events import Event
    from addon.handlers.answers import Answer
    from addon.usecases.check_postmortem import Checked

_LOG = logging.getLogger(__name__)

_DIGITS = 6  # More than any number of pages has.

CHANGED = "The document has changed; this is what is found now."
OTHERWISE = "The document has changed; this is what would be repaired now."


def blueprint(backend: Backend) -> Blueprint:
    """The endpoints under /addon/, which Google alone may call."""
    sidebar = Blueprint("sidebar", __name__)
    handlers = _Sidebar(backend)
    door = Door(backend)
    sidebar.before_request(door.admit)
    sidebar.teardown_request(door.leave)
    for path, view in (
        (HOME, handlers.home),
        (GRANTED, handlers.granted),
        (CHECK, handlers.check),
        (NEW, handlers.new),
        (CREATE, handlers.create),
        (REPAIRS, handlers.repairs),
        (REPAIR, handlers.repair),
        (PUBLICATION, lambda: handlers.publication.plan(_event())),
        (PUBLISHING, lambda: handlers.publication.publish(_event(), g.user)),
        (REOPENING, lambda: handlers.publication.reopen(_event(), g.user)),
        (ADOPTION, lambda: handlers.template.plan_adoption(_event())),
        (ADOPTING, lambda: handlers.template.adopt(_event())),
        (UPGRADES, lambda: handlers.template.plan_upgrade(_event())),
        (UPGRADING, lambda: handlers.template.upgrade(_event())),
        (TICKETS, lambda: handlers.tickets.plan(_event())),
        (SEND_TICKETS, lambda: handlers.tickets.send(_event())),
        (SETTLE_TICKET, lambda: handlers.tickets.settle(_event())),
        (TAKE_OVER, lambda: handlers.tickets.take_over(_event())),
        *((path, _about(click)) for path, click in handlers.commenting.clicks().items()),
        (FIXES, lambda: handlers.fixing.choose(_event())),
        (FIX, lambda: handlers.fixing.fix(_event(), g.user)),
    ):
        sidebar.add_url_rule(
            path,
            endpoint=path.rpartition("/")[2],
            view_func=view,
            methods=["POST"],
            provide_automatic_options=False,
        )
    sidebar.register_error_handler(TokenError, _refused)
    sidebar.register_error_handler(CertificatesError, _unverifiable)
    sidebar.register_error_handler(AddonError, handlers.failed)
    sidebar.register_error_handler(Exception, handlers.crashed)
    return sidebar


class _Sidebar:
    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        self.links = Links(backend.settings.base_url)
        self.creation = Creation(backend, self.links)
        self.publication = PublicationClicks(backend, self.links, self.report)
        self.template = TemplateClicks(backend, self.links, self.report)
        self.tickets = TicketClicks(backend, self.links)
        self.commenting = Commenting(backend, self.links, self._card)
        self.fixing = FixClicks(backend, self.links, self.report)

    def home(self) -> Answer:
        """The sidebar is opened."""
        return self._begun()

    def granted(self) -> Answer:
        """The user has allowed the open document."""
        return self._begun()

    def check(self) -> Answer:
        """A button is clicked that wants the document checked, or a page of its report."""
        event = _event()
        if _lacks_scopes(event):
            return asking_for_scopes([scopes.FILE])
        if not event.document_id or event.parameters.get(ASK) == FOR_FILE:
            return asking_for_file()
        checked = self._checked(event)
        wanted = event.parameters.get(PAGE, "")
        if not wanted:
            return to_click(self._card(checked), _heard(checked))
        if event.parameters.get(EDITION) != edition(checked.report):
            return to_click(self._card(checked), CHANGED)
        return to_click(self._card(checked, int(wanted[:_DIGITS]) if wanted.isdecimal() else 1))

    def new(self) -> Answer:
        """The form for a new postmortem is asked for."""
        return self.creation.form(_event(), g.user)

    def create(self) -> Answer:
        """The form for a new postmortem is sent."""
        return self.creation.create(_event(), g.user)

    def repairs(self) -> Answer:
        """What would be repaired is asked for."""
        event = _event()
        planned = self.backend.plan_repairs(event.document_id, _wanted(event), event.access_token)
        return to_click(repairs_card(planned, self.links))

    def repair(self) -> Answer:
        """The structure is to be repaired; the report of what came of it is the answer."""
        event = _event()
        repaired = self.backend.repair(event.document_id, _wanted(event), event.access_token)
        if repaired.instead is not None:
            return to_click(repairs_card(repaired.instead, self.links), OTHERWISE)
        number = len(repaired.done)
        noun = "repair" if number == 1 else "repairs"
        heard = f"{number} {noun} made." if number else "There was nothing to repair."
        return self.report(event, heard)

    def report(self, event: Event, heard: str) -> Answer:
        """The report of the document as it is after a change, and a word on what was done."""
        return to_click(self._card(self._checked(event)), heard)

    def failed(self, problem: AddonError) -> Answer:
        """A problem that the user can act on."""
        _LOG.info("%s: %s", request.path, type(problem).__name__)
        return _shown(failure_card(problem, self.links))

    def crashed(self, problem: Exception) -> Answer | HTTPException:
        """A fault of ours; the log has its place but not its words, which may be a document's."""
        if isinstance(problem, HTTPException):
            return problem
        reference = logs.request_id() or token_hex(4)
        frames = "".join(traceback.format_tb(problem.__traceback__))
        _LOG.error("%s: fault %s, %s\n%s", request.path, reference, type(problem).__name__, frames)
        return _shown(failure_card(AddonError(), self.links, reference))

    def _begun(self) -> Answer:
        event = _event()
        if not event.document_id:
            return to_trigger(access_card(self.links))
        if _lacks_scopes(event):
            return asking_for_scopes([scopes.FILE])
        return to_trigger(self._card(self._checked(event)))

    def _checked(self, event: Event) -> Checked:
        click = Click(g.user.id, g.user.name, event.document_id, event.access_token)
        checked = self.backend.margin.check(click)
        _note(checked)
        return checked

    def _card(self, checked: Checked, page: int = 1) -> Card:
        if checked.report.postmortem.kind == NONE:
            return not_postmortem_card(self.backend.policy, self.links, can_adopt=checked.is_editor)
        return report_card(checked, self.links, page)


def _note(checked: Checked) -> None:
    """Count the check, and what each rule found."""
    report = checked.report
    logs.event(logs.CHECK, kind=report.postmortem.kind)
    for code, count in Counter(each.code for each in report.diagnostics).items():
        logs.event(logs.FINDING, code=code, count=count)


def _about(click: Callable[[Event], Answer]) -> Callable[[], Answer]:
    """The endpoint of a click that takes the event of the request in hand."""
    return lambda: click(_event())


def _event() -> Event:
    event: Event = g.event
    return event


def _wanted(event: Event) -> Wanted:
    """What a click on a repair is about."""
    given = event.parameters
    return Wanted(given.get(KIND, ""), given.get(SECTION, ""), given.get(EDITION, ""))


def _lacks_scopes(event: Event) -> bool:
    """Whether the user has consented to less than a check needs (google.md 3.4).

    Where Google does not say, a read tells; its refusal leads here by a click that asks.
    """
    if event.granted_scopes is None:
        return event.parameters.get(ASK) == FOR_SCOPES
    return scopes.READING.isdisjoint(event.granted_scopes)


def _heard(checked: Checked) -> str:
    if checked.report.postmortem.kind == NONE:
        return ""
    return f"Checked: {tally(checked.report)}."


def _shown(card: Card) -> Answer:
    return to_trigger(card) if request.path in TRIGGERS else to_click(card)


def _refused(problem: TokenError) -> Response:
    _LOG.warning("%s: refused, %s", request.path, problem)
    return Response(
        "Unauthorized\n", 401, {"WWW-Authenticate": "Bearer"}, content_type="text/plain"
    )


def _unverifiable(problem: CertificatesError) -> Response:
    _LOG.error("%s: %s", request.path, problem)
    return Response("Service Unavailable\n", 503, content_type="text/plain")
