"""The composition root: the one place that knows which adapter stands behind what is needed."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

from addon import outgoing, policy_file
from addon.errors import CredentialsError
from addon.integrations.google import client
from addon.integrations.google.docs import GoogleDocs
from addon.integrations.google.transport import Transport
from addon.settings import POLICY, Settings, SettingsError
from addon.usecases.check_postmortem import check_postmortem
from linter.language.patterns import compile_all
from linter.policy import DEFAULT
from linter.registry import all_rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from addon.auth.certificates import Certificates
    from addon.auth.tokens import Verifier
    from addon.ports import Documents
    from addon.settings import ServiceSettings
    from addon.usecases.check_postmortem import Checked
    from linter.policy import Policy

# Somebody at a terminal waits longer than a sidebar lives, and may have a longer document.
LOCAL_BUDGET_S = 60
LOCAL_MOST_BYTES = 50_000_000
LOCAL_RETRIES = 2

# A check stays below ten seconds (google.md 1.5): these, a pause before a retry, and the linter.
SIDEBAR_BUDGET_S = 7
SIDEBAR_MOST_BYTES = 20_000_000
SIDEBAR_RETRIES = 1


def google_docs(environ: Mapping[str, str]) -> GoogleDocs:
    """Google Docs, read with the credentials that the environment gives.

    Raises:
        SettingsError: a setting cannot be right.
        CredentialsError: there are no credentials, or none that can be used.

    """
    settings = Settings(environ)
    documents = client.documents_api(settings.docs_endpoint)
    transport = Transport(
        client.found_session(settings.access_token),
        budget_s=LOCAL_BUDGET_S,
        most_bytes=LOCAL_MOST_BYTES,
    )
    return GoogleDocs(documents, transport, LOCAL_RETRIES)


class Backend:
    """What stands behind the sidebar.

    ``documents`` gives what a person sees, by the access token of their click. ``clock`` tells
    aware UTC.
    """

    def __init__(
        self,
        settings: ServiceSettings,
        *,
        policy: Policy,
        certificates: Certificates,
        verifier: Verifier,
        documents: Callable[[str], Documents],
        clock: Callable[[], datetime],
    ) -> None:
        self.settings = settings
        self.policy = policy
        self.certificates = certificates
        self.verifier = verifier
        self._documents = documents
        self._clock = clock

    def check(self, document_id: str, access_token: str) -> Checked:
        """Check a document as the owner of a token sees it; raises what ``Documents`` does."""
        return check_postmortem(
            document_id,
            documents=self._documents(access_token),
            policy=self.policy,
            now=self._clock(),
        )


def backend(environ: Mapping[str, str]) -> Backend:
    """The backend that the environment describes.

    Raises:
        SettingsError: a setting is missing or cannot be right, or the policy file is refused.

    """
    from addon.auth.certificates import Certificates
    from addon.auth.tokens import Verifier
    from addon.cards.links import ENDPOINTS
    from addon.settings import ServiceSettings

    settings = ServiceSettings(environ)
    policy = _policy(settings.policy)
    _warm_up()
    certificates = Certificates(settings.certs_url)
    base_url = settings.base_url
    return Backend(
        settings,
        policy=policy,
        certificates=certificates,
        verifier=Verifier(
            certificates.current,
            audiences=(base_url, f"{base_url}/", *(base_url + path for path in ENDPOINTS)),
            service_account=settings.service_account,
            client_id=settings.client_id,
        ),
        documents=_Sidebar(settings.docs_endpoint),
        clock=lambda: datetime.now(UTC),
    )


class _Sidebar:
    """Google Docs for the clicks of a sidebar: the API built once, connections kept per thread."""

    def __init__(self, endpoint: str) -> None:
        self._documents = client.documents_api(endpoint)
        self._kept = threading.local()

    def __call__(self, access_token: str) -> GoogleDocs:
        if not access_token:
            raise CredentialsError("the event holds no access token; sign in again")
        if not hasattr(self._kept, "session"):
            self._kept.session = outgoing.new_session()
        transport = Transport(
            self._kept.session,
            budget_s=SIDEBAR_BUDGET_S,
            most_bytes=SIDEBAR_MOST_BYTES,
            access_token=access_token,
        )
        return GoogleDocs(self._documents, transport, SIDEBAR_RETRIES)


def _warm_up() -> None:
    """Do now what the first check would do while somebody waits for it."""
    all_rules()
    compile_all()


def _policy(path: str) -> Policy:
    if not path:
        return DEFAULT
    try:
        return policy_file.load(path)
    except policy_file.PolicyError as problem:
        raise SettingsError(f"{POLICY} names a file that is refused: {problem}") from problem
