"""Secrets are told by the form their vendors document or by their label, never by looks alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.language.secrets import secrets

# Mixed as keys are, and nobody's. Joined here, so that no scanner takes this file for a leak.
MIXED = "q7Zr1Kd9Xw3Tb5Yv8Lm2Np4Hs6Jc0Gf7RaQeUoWiPzXk"
UPPER = "Q7ZR1KD9XW3TB5YV8LM2"
HEX = "9f3a71c4e8b05d26" * 4


def shown(text: str) -> list[tuple[str, str]]:
    """Kind, and the part that may be seen, of each secret."""
    return [(one.kind, text[one.start : one.shown]) for one in secrets(text)]


@pytest.mark.parametrize(
    ("text", "kind", "seen"),
    [
        ("AKIA" + UPPER[:16], "an AWS access key", "AKIA"),
        ("AIza" + MIXED[:35], "a Google API key", "AIza"),
        ("ghp_" + MIXED[:36], "a GitHub token", "ghp_"),
        ("github_pat_" + MIXED + MIXED[:20], "a GitHub token", "github_pat_"),
        ("glpat-" + MIXED[:20], "a GitLab token", "glpat-"),
        ("xoxb-" + "2718281828-" + MIXED[:24], "a Slack token", "xoxb-"),
        ("sk_live_" + MIXED[:24], "a Stripe key", "sk_live_"),
        ("SG." + MIXED[:22] + "." + MIXED[:43], "a SendGrid key", "SG."),
        ("npm_" + MIXED[:36], "an npm token", "npm_"),
        ("dckr_pat_" + MIXED[:27], "a Docker token", "dckr_pat_"),
        ("sk-ant-" + "api03-" + MIXED, "an Anthropic key", "sk-ant-"),
        ("hf_" + MIXED[:34], "a Hugging Face token", "hf_"),
        ("hvs." + MIXED[:30], "a Vault token", "hvs."),
        ("eyJ" + MIXED[:20] + ".eyJ" + MIXED[:30] + "." + MIXED[:30], "a JSON web token", "eyJ"),
    ],
    ids=lambda value: value[:8],
)
def test_keys_have_a_form(text: str, kind: str, seen: str) -> None:
    assert shown(f"We found {text} in the log.") == [(kind, seen)]
    assert shown(f'export TOKEN="{text}"')[0] in {
        (kind, seen),
        ("the value of a token", 'TOKEN="'),
    }


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("password: hunter2", "password: "),
        ("DB_PASSWORD=Tr0ub4dor&3", "DB_PASSWORD="),
        ('"api_key": "q7Zr1Kd9Xw3T"', 'api_key": "'),
        ("aws_secret_access_key = " + MIXED[:40], "aws_secret_access_key = "),
        ("client-secret => q7Zr1Kd9Xw3T", "client-secret => "),
        ("the password was 'Winter2026!'", "password was '"),
        ("Authorization: Bearer " + MIXED, "Authorization: Bearer "),
        ("curl -H 'Authorization: Basic cTdacjFLZDlYdzNUOmI1'", "Authorization: Basic "),
        ("postgres://app:q7Zr1Kd9@db.internal/orders", "postgres://app:"),
        ("redis://:q7Zr1Kd9@10.0.0.7:6379", "redis://:"),
    ],
)
def test_values_have_a_label(text: str, seen: str) -> None:
    assert [words for _, words in shown(text)] == [seen]


def test_a_private_key_is_one_with_its_body() -> None:
    text = f"-----BEGIN RSA PRIVATE KEY-----\n{MIXED}\n{MIXED}\n-----END RSA PRIVATE KEY-----"
    (found,) = secrets(text)

    assert found.kind == "a private key"
    assert MIXED in text[found.shown : found.end]


def test_a_webhook_is_an_address_to_post_to() -> None:
    text = "https://hooks.slack.com/services/" + "T0A1B2C3D/B0A1B2C3D/" + MIXED[:24]

    assert shown(text) == [("a webhook address", text[: -len(MIXED[:24])])]


@pytest.mark.parametrize(
    "text",
    [
        "The bad commit is 8f14e45fceea167a5a36dedd4bea2543f1a9c0de.",
        "image@sha256:" + HEX,
        "trace id 4bf92f3577b34da6a3ce929d0e0e4736",
        "request 6f1c2b9a-8d0e-4a57-9f43-2f1b7c1d9e55 failed",
        "session_token: 6f1c2b9a-8d0e-4a57-9f43-2f1b7c1d9e55",
        "page_token=q7Zr1Kd9Xw3T, idempotency_key=q7Zr1Kd9Xw3T",
        "AKIAIOSFODNN7EXAMPLE",
        "ghp_" + "x" * 36,
        "ghp_" + "A1" * 18,
        "export TOKEN=<your token>, TOKEN=$GITHUB_TOKEN, token: ${{ secrets.TOKEN }}",
        "password: ****, password: changeme1, api_key: YOUR_API_KEY_1",
        "password: rotated on 2026-03-04, secret: see vault",
        "secret: tls-cert-2026, secret: db-credentials-v2",
        "token: process.env.API_TOKEN1, password=/run/secrets/db1",
        "We reset the password. Token expired at 14:03 UTC.",
        "the token bucket: 100 requests, token count: 4096tokens",
        "https://user:pass@example.com/, http://localhost:8080/@x1",
        "git@github.com:org/repo.git, s3://bucket:name/key1",
        "Authorization: Bearer <token>",
        "eyJ is how a JSON web token starts",
        "-----BEGIN PUBLIC KEY-----\n" + MIXED,
        "-----BEGIN CERTIFICATE-----\n" + MIXED,
        "SKU SK1234, key-value store, npm_config_cache, hf_transfer",
        "",
    ],
)
def test_ids_digests_names_and_placeholders_are_no_secrets(text: str) -> None:
    assert shown(text) == []


@given(st.text("AKIghp_xob-eyJ.:/=@ passwordtokn\n0Q7Zr\"'", max_size=200))
def test_secrets_stand_apart_and_in_order(text: str) -> None:
    found = secrets(text)

    assert all(0 <= one.start <= one.shown <= one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
