"""Tokens: what proves who calls, and everything that does not."""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addon.auth.tokens import Verifier
from addon.errors import TokenError
from tests.addon.signing import (
    BASE_URL,
    CLIENT_ID,
    SERVICE_ACCOUNT,
    Key,
    encoded,
    system_claims,
    user_claims,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Claims = dict[str, Any]

NOW = time()


@pytest.fixture(scope="module")
def verifier(key: Key) -> Verifier:
    return Verifier(
        lambda: {key.id: key.certificate},
        audiences=(BASE_URL, f"{BASE_URL}/addon/check"),
        service_account=SERVICE_ACCOUNT,
        client_id=CLIENT_ID,
    )


def of_our_own(key: Key) -> Verifier:
    """A verifier that lets in the people of two domains."""
    return Verifier(
        lambda: {key.id: key.certificate},
        audiences=(BASE_URL,),
        service_account=SERVICE_ACCOUNT,
        client_id=CLIENT_ID,
        domains=frozenset(("example.com", "example.org")),
    )


class TestASystemToken:
    @pytest.mark.parametrize("audience", [BASE_URL, f"{BASE_URL}/addon/check"])
    @pytest.mark.parametrize("issuer", ["accounts.google.com", "https://accounts.google.com"])
    def test_of_the_configured_account_is_accepted(
        self, verifier: Verifier, key: Key, audience: str, issuer: str
    ) -> None:
        verifier.check_system(f"Bearer {key.sign(system_claims(aud=audience, iss=issuer))}")

    def test_may_be_signed_ten_seconds_ahead_or_have_ended_as_long_ago(
        self, verifier: Verifier, key: Key
    ) -> None:
        now = int(time())
        verifier.check_system(f"Bearer {key.sign(system_claims(iat=now + 8, nbf=now + 8))}")
        verifier.check_system(f"Bearer {key.sign(system_claims(exp=now - 8))}")

    def test_needs_no_key_id(self, verifier: Verifier, key: Key) -> None:
        verifier.check_system(f"Bearer {key.sign(system_claims(), kid=None)}")

    @pytest.mark.parametrize("scheme", ["bearer", "BEARER"])
    def test_is_a_bearer_token_in_any_case(self, verifier: Verifier, key: Key, scheme: str) -> None:
        verifier.check_system(f"{scheme} {key.sign(system_claims())}")

    @pytest.mark.parametrize(
        ("changed", "why"),
        [
            ({"aud": "https://other.example.com"}, "another audience"),
            ({"aud": f"{BASE_URL}/addon/check/"}, "another audience"),
            ({"aud": CLIENT_ID}, "another audience"),
            ({"aud": [BASE_URL]}, "another audience"),
            ({"aud": None}, "another audience"),
            ({"iss": "https://accounts.example.com"}, "another issuer"),
            ({"iss": None}, "another issuer"),
            ({"email": "service-1@gcp-sa-gsuiteaddons.iam.gserviceaccount.com"}, "another account"),
            ({"email": SERVICE_ACCOUNT.upper()}, "another account"),
            ({"email": None}, "another account"),
            ({"email_verified": False}, "not verified"),
            ({"email_verified": "true"}, "not verified"),
            ({"email_verified": None}, "not verified"),
            ({"exp": NOW - 12}, "time is wrong"),
            ({"exp": None}, "time is wrong"),
            ({"exp": "tomorrow"}, "time is wrong"),
            ({"iat": NOW + 600}, "time is wrong"),
            ({"iat": None}, "time is wrong"),
            ({"nbf": NOW + 600}, "not valid yet"),
            ({"nbf": "tomorrow"}, "time is wrong"),
        ],
        ids=str,
    )
    def test_with_another_claim_is_refused(
        self, verifier: Verifier, key: Key, changed: Claims, why: str
    ) -> None:
        with pytest.raises(TokenError, match=why):
            verifier.check_system(f"Bearer {key.sign(system_claims(**changed))}")

    @pytest.mark.parametrize(
        "forge",
        [
            lambda _, __: f"{encoded({'alg': 'none'})}.{encoded(system_claims())}.",
            lambda _, __: f"{encoded({'alg': 'none'})}.{encoded(system_claims())}",
            lambda key, _: key.sign(system_claims(), alg="none"),
            lambda key, _: key.sign(system_claims(), alg="HS256"),
            lambda key, _: key.sign(system_claims(), alg="ES256"),
            lambda key, _: key.sign(system_claims(), alg=None),
            lambda key, _: key.sign(system_claims(), alg=["RS256"]),
            lambda _, other: other.sign(system_claims()),
            lambda key, other: other.sign(system_claims(), kid=key.id),
            lambda _, other: other.sign(system_claims(), kid=None),
            lambda key, _: key.sign(system_claims())[:-8],
            lambda key, _: swapped(key.sign(user_claims()), system_claims()),
        ],
        ids=[
            "unsigned",
            "without the part of the signature",
            "signed, said to be unsigned",
            "symmetric",
            "of another kind of key",
            "of no algorithm",
            "of a list of algorithms",
            "of an unknown key",
            "of an unknown key under a known id",
            "of an unknown key without id",
            "with a signature cut off",
            "with claims exchanged",
        ],
    )
    def test_that_google_did_not_sign_is_refused(
        self, verifier: Verifier, key: Key, other_key: Key, forge: Callable[[Key, Key], str]
    ) -> None:
        with pytest.raises(TokenError):
            verifier.check_system(f"Bearer {forge(key, other_key)}")

    @pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic YTpi", "Bearer a b"])
    def test_that_is_not_there_is_refused(self, verifier: Verifier, header: str) -> None:
        with pytest.raises(TokenError):
            verifier.check_system(header)


class TestAUserToken:
    def test_names_the_user(self, verifier: Verifier, key: Key) -> None:
        user = verifier.user(key.sign(user_claims()))

        assert (user.id, user.email, user.domain) == (
            "2000000000",
            "ada@example.com",
            "example.com",
        )

    def test_may_be_of_somebody_in_no_domain(self, verifier: Verifier, key: Key) -> None:
        assert verifier.user(key.sign(user_claims(hd=None))).domain == ""

    @pytest.mark.parametrize(
        "changed",
        [
            {"aud": BASE_URL},
            {"aud": "another.apps.googleusercontent.com"},
            {"iss": "https://accounts.example.com"},
            {"sub": None},
            {"sub": ""},
            {"sub": 5},
            {"exp": NOW - 12},
            {"iat": NOW + 600},
        ],
        ids=str,
    )
    def test_with_another_claim_is_refused(
        self, verifier: Verifier, key: Key, changed: Claims
    ) -> None:
        with pytest.raises(TokenError):
            verifier.user(key.sign(user_claims(**changed)))

    @pytest.mark.parametrize("domain", ["example.com", "EXAMPLE.org"])
    def test_of_a_domain_on_the_list_is_accepted(self, key: Key, domain: str) -> None:
        user = of_our_own(key).user(key.sign(user_claims(hd=domain)))

        assert user.domain == domain

    @pytest.mark.parametrize("domain", ["example.net", "example.com.evil.net", "", None, 7])
    def test_of_any_other_domain_is_refused(self, key: Key, domain: Any) -> None:
        with pytest.raises(TokenError, match="another organisation"):
            of_our_own(key).user(key.sign(user_claims(hd=domain)))

    def test_is_no_system_token_nor_the_other_way_round(self, verifier: Verifier, key: Key) -> None:
        with pytest.raises(TokenError):
            verifier.user(key.sign(system_claims()))
        with pytest.raises(TokenError):
            verifier.check_system(f"Bearer {key.sign(user_claims())}")

    def test_that_is_not_there_is_refused(self, verifier: Verifier) -> None:
        with pytest.raises(TokenError):
            verifier.user("")


def parts() -> st.SearchStrategy[str]:
    """Parts of a token: any text, and any JSON in its right form."""
    values = st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
        max_leaves=5,
    )
    return st.text(max_size=20) | values.map(encoded)


@given(st.lists(parts(), max_size=4).map(".".join))
def test_anything_else_is_refused_in_the_same_way(verifier: Verifier, token: str) -> None:
    with pytest.raises(TokenError):
        verifier.user(token)


def test_one_nested_beyond_reason_is_refused(verifier: Verifier) -> None:
    import base64

    deep = base64.urlsafe_b64encode(b"[" * 90_000).decode()
    with pytest.raises(TokenError):
        verifier.user(f"{deep}.{deep}.x")


def test_a_refusal_holds_nothing_of_the_token(verifier: Verifier, key: Key) -> None:
    token = key.sign(user_claims(exp=NOW - 100))
    with pytest.raises(TokenError) as refused:
        verifier.user(token)

    assert not any(part in str(refused.value) for part in token.split("."))
    assert "ada" not in str(refused.value)


def swapped(token: str, claims: Claims) -> str:
    """The token with other claims and the signature that it had."""
    header, _, signature = token.split(".")
    return f"{header}.{encoded(claims)}.{signature}"
