"""Whom a postmortem is shared with, and whom it was stated to be for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from addon.domain.sharing import DOMAIN, PRIVATE
from tests.addon.host import DOCUMENT, Host, updated
from tests.addon.standing import ADA, VI, labels, publish, record, status_of, words

if TYPE_CHECKING:
    from tests.emulator.local import Local


def share(local: Local, kind: str, **more: str) -> None:
    body = {"type": kind, "role": "reader", **more}
    local.drive(ADA).permissions().create(fileId=DOCUMENT, body=body).execute()


@pytest.mark.usefixtures("ready")
class TestVisibility:
    @pytest.mark.parametrize(
        ("stated", "kind", "shown"),
        [
            (PRIVATE, "domain", "everybody at example.com"),
            (PRIVATE, "anyone", "anybody who has the link"),
            (DOMAIN, "anyone", "anybody who has the link"),
        ],
    )
    def test_wider_than_stated_is_an_error(
        self, local: Local, host: Host, stated: str, kind: str, shown: str
    ) -> None:
        record(stated)
        share(local, kind, **({"domain": "example.com"} if kind == "domain" else {}))

        card = updated(host.call("/addon/check"))

        assert card["header"]["title"] == "Not ready"
        assert "Shared more widely than stated" in words(card)
        assert shown in words(card)
        assert shown in words(publish(host))
        assert status_of(local) == "Draft"

    def test_as_stated_is_none(self, local: Local, host: Host) -> None:
        record(DOMAIN)
        share(local, "domain", domain="example.com")

        assert updated(host.call("/addon/check"))["header"]["title"] == "Ready"

    def test_people_who_were_invited_are_none(self, host: Host) -> None:
        record(PRIVATE)

        assert updated(host.call("/addon/check"))["header"]["title"] == "Ready"

    def test_it_costs_one_read_of_drive(self, local: Local, host: Host) -> None:
        record(PRIVATE)
        local.control("DELETE", "calls")

        host.call("/addon/check")

        calls = local.control("GET", "calls")
        assert [f"{call['method']} {call['path']}" for call in calls] == [
            f"GET /v1/documents/{DOCUMENT}",
            f"GET /drive/v3/files/{DOCUMENT}",
        ]

    def test_a_viewer_is_told_nothing_of_it(self, local: Local) -> None:
        record(PRIVATE)
        share(local, "anyone")

        card = updated(Host(local, VI).call("/addon/check"))

        assert "Shared more widely" not in words(card)

    def test_drive_that_fails_keeps_no_report_from_anybody(self, local: Local, host: Host) -> None:
        record(PRIVATE)
        fault = {"kind": "status", "status": 500, "path": "/drive/v3/*", "times": 9}
        local.control("POST", "faults", fault)

        card = updated(host.call("/addon/check"))

        assert "could not be looked at" in words(card)
        assert "Publish" not in labels(card)
