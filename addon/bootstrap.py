"""The composition root: the one place that knows which adapter stands behind what is needed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from addon import policy_source
from addon.cards.links import document as address_of
from addon.domain.jobs import TICKET, TICKETS
from addon.domain.sharing import PRIVATE
from addon.errors import StoreError
from addon.integrations.google import secrets
from addon.integrations.google.clicks import ClickWorkspace
from addon.policy_file import PolicyError
from addon.policy_in_force import PolicyInForce
from addon.settings import DATABASE, POLICY, SettingsError
from addon.usecases.adopt_document import adopt_document, plan_adoption
from addon.usecases.check_postmortem import check_postmortem
from addon.usecases.create_postmortem import create_postmortem
from addon.usecases.create_tickets import write_keys
from addon.usecases.margins import Margins
from addon.usecases.offer_fixes import Author, offer_fixes
from addon.usecases.publish_postmortem import (
    Desk,
    Finish,
    Press,
    plan_publication,
    publish_postmortem,
)
from addon.usecases.reopen_postmortem import reopen_postmortem
from addon.usecases.repair_structure import Wanted, plan_repairs, repair_structure
from addon.usecases.seen_suggesting import is_trusted
from addon.warming import warm_up
from docs_template import upgrade

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import Engine

    from addon.auth.certificates import Certificates
    from addon.auth.tokens import Verifier
    from addon.background import Background, Works
    from addon.domain.tickets import Ticket
    from addon.mailing import Mailing
    from addon.policy_file import Targets
    from addon.ports import Documents, Events, Files, Looks, Postmortems, Records, Turns
    from addon.settings import ServiceSettings, Settings
    from addon.sweeping import Sweeping
    from addon.trackers import Trackers
    from addon.usecases.action_items import Setting
    from addon.usecases.adopt_document import Adopted, Adoption
    from addon.usecases.check_postmortem import Checked
    from addon.usecases.create_postmortem import Created, Request
    from addon.usecases.follow_tickets import Followed
    from addon.usecases.margins import Click
    from addon.usecases.offer_fixes import Offered
    from addon.usecases.offer_fixes import Wanted as WantedFix
    from addon.usecases.publish_postmortem import Publication
    from addon.usecases.repair_structure import Repaired, Repairs
    from linter.policy import Policy

# A click that creates tickets reads and writes the document twice, around what the tracker takes.
TICKETS_BUDGET_S = 14

# How long a click may be at a postmortem before another one for its incident takes over.
PATIENCE = timedelta(minutes=1)


class Backend:
    """What stands behind the sidebar.

    ``workspace`` gives the documents and files that a person sees, by the access token of their
    click; both share the seconds that it is given beside. ``clock`` tells aware UTC.
    """

    def __init__(
        self,
        settings: ServiceSettings,
        *,
        in_force: PolicyInForce,
        certificates: Certificates,
        verifier: Verifier,
        workspace: Callable[..., tuple[Documents, Files]],
        postmortems: Postmortems,
        records: Records,
        events: Events,
        action_items: Trackers,
        mailing: Mailing,
        turns: Turns,
        looks: Looks,
        sweeping: Sweeping,
        background: Callable[[Works], Background],
        clock: Callable[[], datetime],
        schema: Callable[[], tuple[str | None, str]],
    ) -> None:
        self.settings = settings
        self.in_force = in_force
        self.sweeping = sweeping
        self.background = background(
            {TICKETS: lambda _: self.follow_tickets(), TICKET: self.ticket_changed}
        )
        self.certificates = certificates
        self.verifier = verifier
        self._workspace = workspace
        self._postmortems = postmortems
        self._records = records
        self._events = events
        self._action_items = action_items
        self.mailing = mailing
        self._clock = clock
        self.margin = Margins(
            lambda token: workspace(token)[0], self.check, turns=turns, looks=looks, clock=clock
        )
        self.schema = schema

    @property
    def policy(self) -> Policy:
        """The practice that holds now."""
        return self.in_force.policy

    def check(self, document_id: str, access_token: str) -> Checked:
        """Check a document as the owner of a token sees it; raises what ``Documents`` does."""
        documents, files = self._workspace(access_token)
        checked = check_postmortem(
            document_id,
            documents=documents,
            files=files,
            records=self._records,
            policy=self.policy,
            now=self._clock(),
            can_suggest=self._can_suggest(),
        )
        self.mailing.note(document_id, checked.report.postmortem)
        return checked

    def offer_fixes(
        self, document_id: str, wanted: WantedFix, access_token: str, by_user: str
    ) -> Offered:
        """Offer fixes as suggestions; raises what ``offer_fixes`` does."""
        documents, _ = self._workspace(access_token)
        author = Author(by_user, self._clock(), documents, self._events, self.policy)
        return offer_fixes(document_id, wanted, author)

    def _can_suggest(self) -> bool:
        """Whether fixes may be offered; where that cannot be told they are not."""
        try:
            return is_trusted(self._events)
        except StoreError:
            return False

    def plan_repairs(self, document_id: str, wanted: Wanted, access_token: str) -> Repairs:
        """What can be repaired; raises what ``plan_repairs`` does."""
        documents, _ = self._workspace(access_token)
        return plan_repairs(document_id, wanted, documents=documents, policy=self.policy)

    def repair(self, document_id: str, wanted: Wanted, access_token: str) -> Repaired:
        """Repair a document's structure; raises what ``repair_structure`` does."""
        documents, _ = self._workspace(access_token)
        return repair_structure(document_id, wanted, documents=documents, policy=self.policy)

    def plan_adoption(self, document_id: str, access_token: str) -> Adoption:
        """What makes a document a postmortem; raises what ``plan_adoption`` does."""
        documents, files = self._workspace(access_token)
        return plan_adoption(document_id, documents=documents, files=files, policy=self.policy)

    def adopt(self, document_id: str, agreed: str, access_token: str) -> Adopted:
        """Make a document a postmortem; raises what ``adopt_document`` does."""
        documents, files = self._workspace(access_token)
        return adopt_document(
            document_id, agreed, documents=documents, files=files, policy=self.policy
        )

    def plan_upgrade(self, document_id: str, access_token: str) -> Repairs:
        """What a newer template adds; raises what ``plan_repairs`` does."""
        documents, _ = self._workspace(access_token)
        return plan_repairs(
            document_id, documents=documents, policy=self.policy, find=upgrade.steps
        )

    def upgrade(self, document_id: str, agreed: str, access_token: str) -> Repaired:
        """Bring a postmortem up to the newest template; raises what ``repair_structure`` does."""
        documents, _ = self._workspace(access_token)
        return repair_structure(
            document_id,
            Wanted(edition=agreed),
            documents=documents,
            policy=self.policy,
            find=upgrade.steps,
        )

    def plan_publication(self, document_id: str, access_token: str) -> Publication:
        """What stands in the way of publishing; raises what ``plan_publication`` does."""
        return plan_publication(document_id, self._clock(), self._desk(access_token))

    def publish(self, click: Click, by_user: str, reason: str) -> Publication:
        """Publish a postmortem; raises what ``publish_postmortem`` does."""
        document_id, token = click.document_id, click.access_token
        finish = Finish(
            write_keys=lambda: write_keys(document_id, self.action_items(document_id, token)),
            close_threads=lambda: self.margin.close(click),
        )
        press = Press(by_user, self._clock(), reason)
        return publish_postmortem(document_id, press, self._desk(token), finish)

    def reopen(self, document_id: str, access_token: str, by_user: str) -> bool:
        """Reopen a postmortem; raises what ``reopen_postmortem`` does."""
        press = Press(by_user, self._clock())
        return reopen_postmortem(document_id, press, self._desk(access_token))

    def _desk(self, access_token: str) -> Desk:
        documents, files = self._workspace(access_token)
        return Desk(documents, files, self._records, self._events, self.policy)

    def action_items(self, document_id: str, access_token: str) -> Setting:
        """Where the action items of a document go, for one click of the owner of a token."""
        documents, _ = self._workspace(access_token, TICKETS_BUDGET_S)
        record = self._records.of_document(document_id)
        return self._action_items.setting(
            documents,
            self.policy,
            self._clock,
            is_private=record is not None and record.visibility == PRIVATE,
            url=address_of(document_id),
        )

    def follow_tickets(self) -> Followed:
        """One round over the tickets of all items; raises what ``follow_tickets`` does."""
        return self._action_items.follow(self._clock)

    def find_doubles(self) -> int:
        """How many items have several tickets; raises what ``find_doubles`` does."""
        return self._action_items.find_doubles(self._clock)

    def ticket_changed(self, key: str) -> bool:
        """Note a ticket that its tracker says has changed; raises what ``note_ticket`` does."""
        return self._action_items.changed(key, self._clock)

    def ticket_told(self, ticket: Ticket, at: datetime) -> bool:
        """Take over what a receiver says of a ticket; raises what ``note_state`` does."""
        return self._action_items.told(ticket, at)

    def create(self, request: Request, access_token: str) -> Created:
        """Create a postmortem as the owner of a token; raises what ``create_postmortem`` does."""
        documents, files = self._workspace(access_token)
        return create_postmortem(
            request,
            policy=self.policy,
            documents=documents,
            files=files,
            postmortems=self._postmortems,
            now=self._clock(),
            patience=PATIENCE,
        )


def backend(environ: Mapping[str, str]) -> Backend:
    """The backend that the environment describes.

    Raises:
        SettingsError: a setting is missing or cannot be right, or the policy file is refused.

    """
    from addon.auth.certificates import Certificates
    from addon.auth.tokens import Verifier
    from addon.background import background
    from addon.cards.links import ENDPOINTS
    from addon.mailing import Mailing
    from addon.settings import ServiceSettings, Settings
    from addon.store.chronicle import Chronicle
    from addon.store.comment_turns import CommentTurns
    from addon.store.database import versions
    from addon.store.events import Events
    from addon.store.looks import Looks
    from addon.store.mails import Mails
    from addon.store.outlines import Outlines
    from addon.store.postmortems import Postmortems
    from addon.store.pushes import Pushes
    from addon.store.sweeps import Sweeps
    from addon.sweeping import Sweeping
    from addon.trackers import Trackers, require_kind

    settings = ServiceSettings(secrets.resolved(environ))
    in_force = _policy(
        settings.policy,
        Settings(environ),
        lambda targets: require_kind(settings.tracker, targets),
    )
    engine = _store(settings.database)
    warm_up(settings)
    certificates = Certificates(settings.certs_url)
    base_url = settings.base_url
    postmortems, pushes = Postmortems(engine), Pushes(engine)
    mailing = Mailing(
        settings,
        in_force,
        pushes=pushes,
        chronicle=Chronicle(engine),
        outlines=Outlines(engine),
        outbox=Mails(engine),
        clock=_now,
    )
    sweeping = Sweeping(
        in_force, Sweeps(engine), Settings(environ), settings.sweep_share, note=mailing.note
    )
    return Backend(
        settings,
        in_force=in_force,
        certificates=certificates,
        verifier=Verifier(
            certificates.current,
            audiences=(base_url, f"{base_url}/", *(base_url + path for path in ENDPOINTS)),
            service_account=settings.service_account,
            client_id=settings.client_id,
            domains=settings.domains,
            renewed=certificates.renewed,
        ),
        workspace=ClickWorkspace(settings.docs_endpoint, settings.drive_endpoint),
        postmortems=postmortems,
        records=postmortems,
        schema=lambda: versions(engine),
        events=Events(engine),
        action_items=Trackers(settings.tracker, in_force, pushes),
        mailing=mailing,
        turns=CommentTurns(engine),
        looks=Looks(engine),
        sweeping=sweeping,
        background=background(
            settings, Settings(environ).access_token, engine, certificates, sweeping
        ),
        clock=_now,
    )


def _now() -> datetime:
    return datetime.now(UTC)


def require_settings(environ: Mapping[str, str]) -> ServiceSettings:
    """Look at what a backend needs before it starts, without a store or a network.

    Raises:
        SettingsError: a setting is missing or cannot be right, or the policy file is refused.

    """
    from addon.settings import ServiceSettings, Settings

    settings = ServiceSettings(environ)
    if policy_source.is_here(settings.policy):
        _policy(settings.policy, Settings(environ))
    return settings


def _store(url: str) -> Engine:
    """The database, its schema up to date."""
    from addon.store import database

    try:
        engine = database.connect(url)
        database.upgrade(engine)
    except StoreError as problem:
        raise SettingsError(f"{DATABASE} names a store that cannot be used: {problem}") from problem
    return engine


def _policy(
    path: str, settings: Settings, judge: Callable[[Targets], None] = lambda _: None
) -> PolicyInForce:
    try:
        return PolicyInForce(path, judge, read=lambda path: policy_source.text_of(path, settings))
    except PolicyError as problem:
        raise SettingsError(f"{POLICY} names a file that is refused: {problem}") from problem
