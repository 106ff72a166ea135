"""Personal data: of persons, not of roles, machines, documentation or numbers that check out as nothing."""

from __future__ import annotations

import pytest

from linter.language.personal import is_of_person, personal_data


def kinds(text: str) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in personal_data(text)]


@pytest.mark.parametrize(
    "address",
    ["maria.lopez@tienda-lopez.es", "k_brandt@brandt.co.uk", "anna+shop@mail-hosting.pl"],
)
def test_an_address_with_a_name_is_a_persons(address: str) -> None:
    assert is_of_person(address)
    assert kinds(f"<{address}>, she wrote.") == [("an e-mail address", address)]


@pytest.mark.parametrize(
    "text",
    [
        "support@vendor.io, security-team@vendor.io, no-reply@vendor.io, Marketing.ES@vendor.io",
        "jane@example.com, bob@mail.example.org, jo@shop.test, me@localhost",
        "git@github.com:org/repo.git and ssh://git@github.com/org/repo",
        "root@10.0.0.7, deploy@db-1.internal, logo@2x.png, user@app.service",
        "package@1.2.3, org/action@v4, @handle, a@b, @media (min-width: 3px)",
        "https://user:secret@host.io/ and postgres://app@db.prod.io/orders",
    ],
)
def test_roles_machines_and_documentation_are_nobody(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "number", ["+34 91 276 21 08", "+49 (0)30 4786-2093", "+1-415-867-5309", "+442079460018"]
)
def test_a_number_with_its_country_is_a_telephone(number: str) -> None:
    assert kinds(f"She rang from {number}.") == [("a telephone number", number)]


def test_a_label_makes_a_national_number_a_telephone() -> None:
    assert kinds("Tel: 030 4786 2093") == [("a telephone number", "030 4786 2093")]
    assert kinds("ids 030 4786 2093") == []


@pytest.mark.parametrize(
    "text",
    [
        "+1200 ms, +02:00, UTC+1, 14:02:11.123+00:00, +3 % of 61000 requests",
        "+1 202 555 0143 is fiction, +49 000 000 0000 a placeholder",
        "called 3 times within 20 minutes, 14 200 requests, build 2026 03 03 1402",
        "10.0.0.7, 2026-03-03, 1.2.3.4567890, 0x7f3a, 1772546531000",
    ],
)
def test_times_counts_and_versions_are_no_telephones(text: str) -> None:
    assert kinds(text) == []


def test_a_card_passes_its_check_and_is_spoken_of_as_one() -> None:
    assert kinds("card 5105 1051 0510 5100") == [("a card number", "5105 1051 0510 5100")]
    assert kinds("card 5105 1051 0510 5101") == []
    assert kinds("row 5105 1051 0510 5100") == []
    assert kinds("the test card 4242 4242 4242 4242") == []


def test_an_account_and_a_person_have_numbers_too() -> None:
    assert kinds("IBAN GB82 WEST 1234 5698 7654 32") == [
        ("an account number", "GB82 WEST 1234 5698 7654 32")
    ]
    assert kinds("SSN 536-22-8726") == [("a person's number", "536-22-8726")]
    assert kinds("part 536-22-8726") == []
    assert kinds("SSN 000-22-8726") == []
