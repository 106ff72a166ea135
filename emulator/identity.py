"""Who calls: tokens signed as Google signs them, and the certificates to verify them with.

Id tokens are RS256 and the certificates come in Google's form, so that the add-on's own
verification runs unchanged, only with another certificate address (google.md 3).
"""

from __future__ import annotations

import base64
import json
from datetime import timedelta
from secrets import token_hex, token_urlsafe
from threading import RLock
from typing import TYPE_CHECKING, Any, NamedTuple

from emulator import users

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    from emulator.clock import Clock

Json = dict[str, Any]

PROJECT = "000000000000"
CLIENT_ID = f"{PROJECT}-local.apps.googleusercontent.com"
# Docs itself, whose editor reads and writes what its user sees: no app, so no grant and no record.
PAGE_CLIENT = "docs-editor"
SYSTEM_ACCOUNT = f"service-{PROJECT}@gcp-sa-gsuiteaddons.iam.gserviceaccount.com"
ISSUER = "https://accounts.google.com"
SCOPES = "https://www.googleapis.com/auth/"
DEFAULT_SCOPES = (SCOPES + "drive.file", SCOPES + "userinfo.email", SCOPES + "script.locale")
LIFETIME_S = 3599
# What Google's own certificate address says, within a day or so.
CERTIFICATES_MAX_AGE_S = 19_800

# Ways in which a token can be wrong, for tests of its verification: claims that differ.
WRONG = ("expired", "not_yet_valid", "other_audience", "other_issuer", "other_email", "other_key")


class Caller(NamedTuple):
    """Whom an access token speaks for: a user, through an app, within some scopes."""

    email: str
    client: str
    scopes: frozenset[str]


class Key:
    """A signing key with the id and the certificate that it is published under."""

    def __init__(self, now: datetime) -> None:
        from cryptography.hazmat.primitives.asymmetric import rsa

        self.id = token_hex(20)
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.certificate = _certificate(self._key, now)

    def sign(self, claims: Json) -> str:
        """The claims as a signed token."""
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import padding

        header = {"alg": "RS256", "kid": self.id, "typ": "JWT"}
        signed = ".".join(_encoded(json.dumps(part).encode()) for part in (header, claims))
        signature = self._key.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        return f"{signed}.{_encoded(signature)}"

    def has_signed(self, signed: str, signature: str) -> bool:
        """Whether a signature is this key's, of these words."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import padding

        try:
            given = _decoded(signature)
            public = self._key.public_key()
            public.verify(given, signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        except (InvalidSignature, ValueError):
            return False
        return True


def _decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _certificate(key: RSAPrivateKey, now: datetime) -> str:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization

    name = x509.Name(
        [x509.NameAttribute(x509.NameOID.COMMON_NAME, "federated-signon.system.local")]
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=16))
        .sign(key, hashes.SHA256())
    )
    return certificate.public_bytes(serialization.Encoding.PEM).decode()


class Delegation(NamedTuple):
    """What a service account may do: ``creators`` may sign as it, for users within ``scopes``."""

    creators: frozenset[str]
    scopes: frozenset[str]


class Identity:
    """The keys and the tokens of one local Workspace; keys are made when first needed."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = RLock()
        self._keys: list[Key] = []
        self._access: dict[str, tuple[Caller, datetime]] = {}
        self.delegations: dict[str, Delegation] = {}

    def certificates(self) -> dict[str, str]:
        """The published certificates by key id."""
        self._signing_key()
        return {key.id: key.certificate for key in self._keys}

    def rotate(self, *, keep: bool) -> None:
        """Sign with a new key from now on; ``keep`` leaves the one before published."""
        with self._lock:
            self._keys = [*(self._keys[-1:] if keep else ()), Key(self._clock.now())]

    def _signing_key(self) -> Key:
        with self._lock:
            if not self._keys:
                self.rotate(keep=False)
            return self._keys[-1]

    def sign(self, claims: Json) -> tuple[str, str]:
        """The id of the signing key, and any claims as a token signed with it."""
        key = self._signing_key()
        return key.id, key.sign(claims)

    def signed(self, token: str) -> Json | None:
        """The claims of a token that one of the keys signed; None for any other."""
        signed, _, signature = token.rpartition(".")
        for key in self._keys:
            if key.has_signed(signed, signature):
                claims = json.loads(_decoded(signed.partition(".")[2]))
                return claims if isinstance(claims, dict) else None
        return None

    def system_token(self, audience: str, *, wrong: str = "", lifetime_s: int = LIFETIME_S) -> str:
        """The token of Google's add-on service account, for an endpoint of the add-on."""
        return self._sign(SYSTEM_ACCOUNT, audience, {}, wrong, lifetime_s)

    def user_token(self, email: str, *, wrong: str = "", lifetime_s: int = LIFETIME_S) -> str:
        """The token of the user who clicked, for the add-on's OAuth client."""
        return self._sign(email, CLIENT_ID, {"hd": users.domain(email)}, wrong, lifetime_s)

    def service_token(self, account: str, audience: str) -> str:
        """The token of a service account in whose name a task is delivered."""
        return self._sign(account, audience, {"azp": users.subject(account)}, "", LIFETIME_S)

    def _sign(self, email: str, audience: str, more: Json, wrong: str, lifetime_s: int) -> str:
        late_s = {"expired": -2 * lifetime_s, "not_yet_valid": lifetime_s}.get(wrong, 0)
        issued_at = int(self._clock.now().timestamp()) + late_s
        if wrong == "other_email":
            email = "stranger@" + users.domain(email)
        claims = {
            "iss": "https://accounts.example.com" if wrong == "other_issuer" else ISSUER,
            "azp": CLIENT_ID,
            "aud": "https://other.example.com/" if wrong == "other_audience" else audience,
            "sub": users.subject(email),
            "email": email,
            "email_verified": True,
            "iat": issued_at,
            "exp": issued_at + lifetime_s,
        }
        key = Key(self._clock.now()) if wrong == "other_key" else self._signing_key()
        return key.sign(claims | more)

    def access_token(
        self,
        email: str,
        *,
        scopes: Iterable[str] = DEFAULT_SCOPES,
        client: str = CLIENT_ID,
        lifetime_s: int = LIFETIME_S,
    ) -> str:
        """An access token of a user for an app, within scopes."""
        token = "ya29." + token_urlsafe(48)
        expires_at = self._clock.now() + timedelta(seconds=lifetime_s)
        self._access[token] = (Caller(email.lower(), client, frozenset(scopes)), expires_at)
        return token

    def caller(self, token: str) -> Caller | None:
        """Whom an access token speaks for; None if nobody, or nobody any more."""
        caller, expires_at = self._access.get(token, (None, None))
        return caller if expires_at is not None and self._clock.now() < expires_at else None
