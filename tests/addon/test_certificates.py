"""Certificates: fetched once for as long as they hold, and never mistaken for something else."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from time import sleep
from typing import TYPE_CHECKING

import pytest

from addon.auth import certificates as module
from addon.auth.certificates import Certificates
from addon.auth.tokens import Verifier
from addon.errors import CertificatesError, TokenError
from tests.addon.signing import BASE_URL, CLIENT_ID, SERVICE_ACCOUNT, system_claims

if TYPE_CHECKING:
    from tests.addon.signing import CertificateServer, Key


def test_are_pem_by_key_id(certificates: CertificateServer, key: Key) -> None:
    assert Certificates(certificates.url).current() == {key.id: key.certificate}


def test_are_fetched_once_while_they_hold(certificates: CertificateServer) -> None:
    found = Certificates(certificates.url)
    for _ in range(3):
        found.current()

    assert certificates.requests == 1


@pytest.mark.parametrize("cache_control", ["max-age=0", "no-store", "no-cache"])
def test_are_fetched_again_where_they_do_not(
    certificates: CertificateServer, cache_control: str
) -> None:
    certificates.cache_control = cache_control
    found = Certificates(certificates.url)
    for _ in range(3):
        found.current()

    assert certificates.requests == 3


def test_are_not_looked_up_for_every_call(
    certificates: CertificateServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Certificates(certificates.url)
    known = [found.current() for _ in range(2)][-1]
    monkeypatch.setattr(found._session, "get", lambda *_, **__: pytest.fail("looked up"))

    assert found.current() == known


def test_are_looked_up_again_a_moment_later(
    certificates: CertificateServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "AT_HAND_S", 0.0)
    certificates.cache_control = "max-age=1"
    found = Certificates(certificates.url)
    for _ in range(2):
        found.current()
    sleep(1.1)
    found.current()

    assert certificates.requests == 2


def test_one_fetch_serves_all_who_wait_for_it(certificates: CertificateServer) -> None:
    certificates.delay_s = 0.2
    found = Certificates(certificates.url)
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: dict(found.current()), range(8)))

    assert answers == [dict(found.current())] * 8
    assert certificates.requests == 1


def test_one_failure_serves_all_who_wait_for_it(certificates: CertificateServer) -> None:
    certificates.delay_s = 0.2
    certificates.status = 500
    found = Certificates(certificates.url)

    def failure(_: int) -> str:
        with pytest.raises(CertificatesError) as failed:
            found.current()
        return str(failed.value)

    with ThreadPoolExecutor(8) as threads:
        assert len(list(threads.map(failure, range(8)))) == 8
    assert certificates.requests == 1


def test_a_failure_is_over_when_the_fetch_succeeds(certificates: CertificateServer) -> None:
    certificates.status = 500
    found = Certificates(certificates.url)
    with pytest.raises(CertificatesError):
        found.current()
    certificates.status = 200

    assert found.current()


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>Sign in</html>", b"[]", b'"x"', b'{"keys": [{"kid": "a"}]}', b"{", b"[" * 99_999],
    ids=["nothing", "a page", "a list", "a text", "web keys", "cut off", "nested too deeply"],
)
def test_what_is_none_is_refused(certificates: CertificateServer, body: bytes) -> None:
    certificates.body = body

    with pytest.raises(CertificatesError):
        Certificates(certificates.url).current()


@pytest.mark.parametrize("status", [301, 404, 500, 503])
def test_a_refusal_is_none(certificates: CertificateServer, status: int) -> None:
    certificates.status = status

    with pytest.raises(CertificatesError):
        Certificates(certificates.url).current()


def test_nobody_at_the_other_end() -> None:
    with pytest.raises(CertificatesError):
        Certificates("http://127.0.0.1:1/certs").current()


def test_no_answer_in_time(
    certificates: CertificateServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "TIMEOUT_S", 0.05)
    certificates.delay_s = 0.5

    with pytest.raises(CertificatesError):
        Certificates(certificates.url).current()


class TestAKeyThatIsNotKnown:
    def verifier(self, found: Certificates) -> Verifier:
        return Verifier(
            found.current,
            audiences=(BASE_URL,),
            service_account=SERVICE_ACCOUNT,
            client_id=CLIENT_ID,
            renewed=found.renewed,
        )

    def test_is_looked_for_before_the_time_of_the_others_is_over(
        self, certificates: CertificateServer, key: Key, other_key: Key
    ) -> None:
        found = Certificates(certificates.url)
        verifier = self.verifier(found)
        verifier.check_system(f"Bearer {key.sign(system_claims(aud=BASE_URL))}")
        certificates.body = json.dumps({other_key.id: other_key.certificate}).encode()

        verifier.check_system(f"Bearer {other_key.sign(system_claims(aud=BASE_URL))}")
        verifier.check_system(f"Bearer {other_key.sign(system_claims(aud=BASE_URL))}")

        assert certificates.requests == 2
        with pytest.raises(TokenError):  # What Google takes back holds no longer.
            verifier.check_system(f"Bearer {key.sign(system_claims(aud=BASE_URL))}")

    def test_makes_no_flood_of_fetches(
        self, certificates: CertificateServer, other_key: Key
    ) -> None:
        verifier = self.verifier(Certificates(certificates.url))
        for number in range(20):
            token = other_key.sign(system_claims(aud=BASE_URL), kid=f"made-up-{number}")
            with pytest.raises(TokenError):
                verifier.check_system(f"Bearer {token}")

        assert certificates.requests == 2

    def test_is_nobodys_fault_while_they_cannot_be_had(
        self, certificates: CertificateServer, key: Key, other_key: Key
    ) -> None:
        verifier = self.verifier(Certificates(certificates.url))
        verifier.check_system(f"Bearer {key.sign(system_claims(aud=BASE_URL))}")
        certificates.status = 500

        with pytest.raises(CertificatesError):
            verifier.check_system(f"Bearer {other_key.sign(system_claims(aud=BASE_URL))}")
        verifier.check_system(f"Bearer {key.sign(system_claims(aud=BASE_URL))}")
