"""The public pages: readable by anybody, true to the code, without scripts."""

from __future__ import annotations

import re
import sqlite3
import struct
from contextlib import closing
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from addon.domain import scopes
from addon.main import create_app
from linter.registry import all_rules
from tests.addon.host import application, settings
from tests.addon.signing import BASE_URL

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

    from tests.emulator.local import Local

PAGES = ["/rules", "/rules/team-owner", "/privacy", "/terms", "/support", "/rules/nothing"]


@pytest.fixture
def client(local: Local) -> FlaskClient:
    return application(**settings(local)).test_client()


def text_of(client: FlaskClient, path: str) -> str:
    """The words of a page."""
    words: list[str] = []

    class Reader(HTMLParser):
        def handle_data(self, data: str) -> None:
            words.append(data)

    Reader().feed(client.get(path).text)
    return " ".join(" ".join(words).split())


class TestTheRules:
    @pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
    def test_have_a_page_each_by_name_and_by_code(self, client: FlaskClient, rule: object) -> None:
        name, code = str(getattr(rule, "name", "")), str(getattr(rule, "code", ""))
        for spelling in (name, code, code.lower()):
            response = client.get(f"/rules/{spelling}")
            assert response.status_code == 200
            assert f"<h1>{code} {name}</h1>" in response.text

    @pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
    def test_are_explained_in_full(self, client: FlaskClient, rule: object) -> None:
        page = str(getattr(rule, "page", ""))
        headings = re.findall(r"^## (.+)$", page, re.MULTILINE)
        shown = client.get(f"/rules/{getattr(rule, 'name', '')}").text

        assert [f"<h2>{heading}</h2>" in shown for heading in headings] == [True] * len(headings)
        words = set(re.findall(r"\w{4,}", page))
        assert words - set(re.findall(r"\w{4,}", text_of(client, f"/rules/{rule.name}"))) == set()  # type: ignore[attr-defined]

    def test_are_listed(self, client: FlaskClient) -> None:
        shown = client.get("/rules").text

        assert [rule.code for rule in all_rules() if f'"/rules/{rule.name}"' not in shown] == []

    def test_show_the_severity_that_the_policy_gives_them(
        self, local: Local, tmp_path: Path
    ) -> None:
        policy = tmp_path / "policy.yaml"
        policy.write_text("practice:\n  levels:\n    LNG04: off\n    team-owner: suggestion\n")
        client = application(**settings(local) | {"SECOND_STORY_POLICY": str(policy)}).test_client()

        assert '<p class="level">switched off</p>' in client.get("/rules/LNG04").text
        assert '<p class="level">suggestion</p>' in client.get("/rules/team-owner").text

    @pytest.mark.parametrize("name", ["nothing", "<script>alert(1)</script>", "%00", "ACT", "a/b"])
    def test_that_are_none_are_not_found(self, client: FlaskClient, name: str) -> None:
        response = client.get(f"/rules/{name}")

        assert response.status_code == 404
        assert "<script" not in response.text


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_plain_html(client: FlaskClient, path: str) -> None:
    response = client.get(path)

    assert response.mimetype == "text/html"
    assert response.text.startswith("<!doctype html>")
    assert not re.search(r"<script|<iframe|<form|style=|\bon\w+=", response.text)
    assert "{{" not in response.text


@pytest.mark.parametrize("path", [*PAGES, "/logo.png", "/style.css"])
def test_every_page_says_what_a_browser_may_do_with_it(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers

    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize("path", PAGES)
def test_every_link_leads_somewhere(client: FlaskClient, path: str) -> None:
    links = re.findall(r'(?:href|src)="(/[^"]*)"', client.get(path).text)

    assert links
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


class TestPrivacy:
    def test_names_the_scopes_in_use(self, client: FlaskClient) -> None:
        shown = text_of(client, "/privacy")

        assert [scope for scope in scopes.USED if scope not in shown] == []

    def test_says_when_it_is_not_google_that_is_read(self, client: FlaskClient) -> None:
        assert "another address than Google's" in text_of(client, "/privacy")


class TestSupport:
    @pytest.mark.parametrize(
        ("contact", "link"),
        [("help@example.com", "mailto:help@example.com"), ("https://help.example.com/x",) * 2],
    )
    def test_is_where_the_setting_says(self, local: Local, contact: str, link: str) -> None:
        client = application(**settings(local) | {"SECOND_STORY_SUPPORT": contact}).test_client()

        assert f'href="{link}"' in client.get("/support").text
        assert f'href="{link}"' in client.get("/privacy").text

    def test_is_with_the_administrator_otherwise(self, client: FlaskClient) -> None:
        assert "Ask your Google Workspace administrator." in text_of(client, "/support")


def test_the_logo_is_a_square_png(client: FlaskClient) -> None:
    response = client.get("/logo.png")

    assert (response.mimetype, response.data[:8]) == ("image/png", b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", response.data[16:24]) == (128, 128)


class TestHealth:
    def test_it_is_alive(self, client: FlaskClient) -> None:
        assert client.get("/healthz").status_code == 200

    def test_it_is_ready_with_policy_certificates_and_store(self, client: FlaskClient) -> None:
        response = client.get("/readyz")

        assert response.status_code == 200
        assert response.json == {
            "ready": True,
            "policy": "built-in",
            "policy_version": "built-in",
            "policy_is_refused": False,
            "base_url": BASE_URL,
            "certificates": "at hand",
            "database": "at hand",
        }

    def test_it_is_not_ready_with_an_older_schema(self, local: Local, tmp_path: Path) -> None:
        changed = {"SECOND_STORY_DATABASE": f"sqlite:///{tmp_path}/store.db"}
        client = create_app(settings(local) | changed).test_client()
        with closing(sqlite3.connect(tmp_path / "store.db")) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = '001'")

        response = client.get("/readyz")
        assert response.status_code == 503
        assert "its schema is 001" in (response.json or {})["database"]

    def test_it_is_not_ready_without_certificates(self, local: Local) -> None:
        nowhere = {"SECOND_STORY_CERTS_URL": "http://127.0.0.1:1/certs"}
        response = application(**settings(local) | nowhere).test_client().get("/readyz")

        assert response.status_code == 503
        assert (response.json or {})["ready"] is False


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/rules", "/privacy", "/logo.png"])
def test_what_is_public_is_only_read(client: FlaskClient, path: str) -> None:
    assert client.post(path).status_code == 405
