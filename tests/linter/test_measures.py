"""What measures an impact and what only has digits in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.evaluation import evaluate
from linter.language.measures import has_measure, has_number, measures
from linter.policy import DEFAULT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "text",
    [
        "12 users",
        "1,200 checkouts failed",
        "1 000 000 requests",
        "40k requests",
        "1.2M rows",
        "2 million users",
        "~300 requests",
        ">1000 users",
        "503 requests failed",
        "500 errors per minute",
        "returned 503 for 12 % of requests",
        "3 orders",
        "about 15",
        "twelve servers",
        "a dozen customers",
        "a single customer",
        "14 of 40 shops",
        "3 out of 5 nodes",
        "one in ten requests",
        "1/3 of users",
        "half of the users",
        "two thirds of the traffic",
        "0.3 % of requests",
        "3 percent",
        "10–15 minutes",
        "23min",
        "90s",
        "1h30m",
        "2 h 15 m",
        "an hour",
        "half an hour",
        "a two-hour outage",
        "a 45-minute outage",
        "most of the day",
        "overnight",
        "$4,000",
        "€ 300",
        "US$ 40k",
        "200 EUR",
        "5 GB lost",
        "10x slower",
        "twice as slow",
        "doubled",
        "between 14:03 and 14:40",
        "14:03–14:40 UTC",
        "from 3 March to 5 March",
        "in the EU 300 users",
        "PostgreSQL 14 lost 3 rows",
    ],
)
def test_a_number_of_something_is_a_measure(text: str) -> None:
    assert has_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "all users",
        "every request",
        "the entire cluster",
        "the whole platform was down",
        "everyone",
        "nobody was affected",
        "none of the users",
        "no data was lost",
        "No customer impact",
        "zero errors",
        "a complete outage",
        "the site was completely unavailable",
        "we are not aware of any loss",
        "had not been used to perform any pushes",
    ],
)
def test_a_word_for_all_or_none_is_a_measure_too(text: str) -> None:
    assert has_measure(text)


@pytest.mark.parametrize(
    "text",
    [
        "some users",
        "many requests",
        "hundreds of users",
        "several hours",
        "a few minutes",
        "for some time",
        "one of the users",
        "one or more users",
        "more than one",
        "on the one hand",
        "no longer slow",
        "all of a sudden",
        "at all times",
        "as a whole",
        "a zero-day",
        "24/7 support",
        "the 1st time",
        "3. users could not log in",
        "1) users could not log in",
    ],
)
def test_a_vague_word_is_no_measure(text: str) -> None:
    assert not has_measure(text)


@pytest.mark.parametrize(
    "text",
    [
        "version 2.3.1",
        "v2",
        "upgraded to 1.2.3",
        "with Java 17",
        "the PostgreSQL 14 upgrade",
        "over TLS 1.3",
        "returned 503",
        "returned 503s",
        "HTTP 500 errors",
        "a 404",
        "404 Not Found",
        "returned 500, 502 and 503",
        "status code 502",
        "errors (500)",
        "5xx errors",
        "2026-03-01",
        "1 March 2026",
        "on March 1",
        "in 2026",
        "Q3 2026",
        "at 14:03 UTC",
        "around 3 PM",
        "SEV 2",
        "P1",
        "INC-1234",
        "#1234",
        "ticket 4711",
        "node 7",
        "db-3",
        "us-east-1",
        "port 8080",
        "10.0.0.1",
        "SHA-256",
        "CVE-2024-1234",
        "RFC 2616",
        "exit code 137",
        "an error 1045",
        "commit 1234567",
        "2FA",
        "HTTP/2",
        "https://x.example/123",
    ],
)
def test_a_version_code_date_or_name_is_no_measure(text: str) -> None:
    assert not has_measure(text)


@given(st.text(max_size=60) | st.text("0123456789.,%$€x kmsK:-/ İall no", max_size=40))
def test_measures_stand_inside_the_text(text: str) -> None:
    for start, end in measures(text):
        assert 0 <= start < end <= len(text)


def test_measures_agree_with_people(corpus: Path) -> None:
    lines = (corpus / "gold.dev.jsonl").read_text().splitlines()
    gold: list[dict[str, Any]] = [json.loads(line) for line in lines]
    (score,) = (s for s in evaluate(gold, DEFAULT) if s.label == "unquantified_impact")

    assert len(score.cases) > 50
    assert sum(true == said for _, true, said in score.cases) >= 0.95 * len(score.cases)
