"""Who calls: Google's add-on service, proved by the system token, for a user, by the user token."""

from __future__ import annotations

import re
from time import time

from google.auth import jwt
from google.auth.exceptions import GoogleAuthError

from addon.errors import TokenError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from typing import Any

SKEW_S = 10
ISSUERS = ("accounts.google.com", "https://accounts.google.com")

_BEARER = re.compile(r"Bearer +(?P<token>\S+) *", re.IGNORECASE)

# What the verification of a token ends in, beside its claims: bad form, signature or time, and
# claims of a type that cannot be compared.
_REFUSALS = (GoogleAuthError, ValueError, TypeError, RecursionError)


class User:
    """Who clicked: ``id`` never changes, ``email`` may; ``domain`` is empty outside of any.

    ``name`` is what Google says of it, else what stands in front of the address's sign.
    """

    __slots__ = ("domain", "email", "id", "name")

    def __init__(self, user_id: str, email: str, domain: str, name: str = "") -> None:
        self.id = user_id
        self.email = email
        self.domain = domain
        self.name = name or email.partition("@")[0]


class Verifier:
    """Verifies what a request proves by its tokens.

    ``certificates`` gives PEM by key id, ``renewed`` gives it anew for a key that is not in there.
    ``audiences`` are the addresses of ours that Google may have meant, ``service_account`` is who
    Google calls as, ``client_id`` the add-on's OAuth client. ``domains`` are the organisations
    whose people are let in, all of them if there is none.
    """

    def __init__(
        self,
        certificates: Callable[[], Mapping[str, str]],
        *,
        audiences: Sequence[str],
        service_account: str,
        client_id: str,
        domains: Collection[str] = (),
        renewed: Callable[[], Mapping[str, str]] | None = None,
    ) -> None:
        self._certificates = certificates
        self._audiences = audiences
        self._service_account = service_account
        self._client_id = client_id
        self._domains = domains
        self._renewed = renewed

    def check_system(self, authorization: str) -> None:
        """Check the header ``Authorization``: Google's add-on service sent the request, to us.

        Raises:
            TokenError: it does not prove that.
            CertificatesError: nothing can be verified now.

        """
        match = _BEARER.fullmatch(authorization)
        if match is None:
            raise TokenError("no bearer token" if authorization else "no system token")
        claims = self._claims(match["token"], self._audiences)
        if claims.get("email") != self._service_account:
            raise TokenError("the system token is of another account")
        if claims.get("email_verified") is not True:
            raise TokenError("the system token's account is not verified")

    def user(self, token: str) -> User:
        """The user whom a user token speaks for.

        Raises:
            TokenError: it proves nothing.
            CertificatesError: nothing can be verified now.

        """
        if not token:
            raise TokenError("no user token")
        claims = self._claims(token, (self._client_id,))
        user_id = claims.get("sub")
        if not isinstance(user_id, str) or not user_id:
            raise TokenError("the user token names no user")
        email, domain = _text(claims.get("email")), _text(claims.get("hd"))
        if self._domains and domain.lower() not in self._domains:
            raise TokenError(f"the user is of another organisation, {domain!r:.200}")
        return User(user_id, email, domain, _text(claims.get("name")))

    def _holding(self, key_id: str) -> Mapping[str, str]:
        """The certificates; looked at anew where Google signs with a key that is not yet known."""
        certificates = self._certificates()
        if key_id and key_id not in certificates and self._renewed is not None:
            return self._renewed()
        return certificates

    def _claims(self, token: str, audiences: Sequence[str]) -> Mapping[str, Any]:
        certificates = self._holding(_key_id(token))
        try:
            claims: Mapping[str, Any] = jwt.decode(  # type: ignore[no-untyped-call]
                token, certs=certificates, clock_skew_in_seconds=SKEW_S
            )
            is_early = time() + SKEW_S < claims.get("nbf", 0)
        except _REFUSALS as problem:
            # Its words quote the token, so they go nowhere.
            raise TokenError("a token's form, signature or time is wrong") from problem
        if is_early:
            raise TokenError("a token is not valid yet")
        if claims.get("iss") not in ISSUERS:
            raise TokenError("a token is of another issuer")
        if claims.get("aud") not in audiences:
            raise TokenError(f"a token is for another audience, {claims.get('aud')!r:.200}")
        return claims


def _key_id(token: str) -> str:
    """The key that a token says it is signed with; empty where it says none."""
    try:
        return _text(jwt.decode_header(token).get("kid"))  # type: ignore[no-untyped-call]
    except (*_REFUSALS, AttributeError):
        return ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
