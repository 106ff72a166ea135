"""The bad action items of the article and the pairs of the practice, read where they stand."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from linter.evaluation import codes_for
from linter.policy import DEFAULT

if TYPE_CHECKING:
    from pathlib import Path

VAGUE = {"ACT06", "ACT07"}
_QUOTED = re.compile(r'^- "(?P<text>[^"]+)"', re.MULTILINE)
_PAIR = re.compile(r"\*(?P<bad>[^*]+)\* → \*(?P<good>[^*]+)\*")


def part(text: str, start: str, end: str) -> str:
    return text.partition(start)[2].partition(end)[0]


@pytest.fixture(scope="session")
def pairs(root: Path) -> list[tuple[str, str]]:
    """Give the pairs of bad and good of the practice; where CI is "true" it must be there."""
    path = root.parent / "shared" / "contracts" / "practice.md"
    if not path.is_file():
        absent = "no practice.md at ../shared/contracts"
        if os.environ.get("CI") == "true":
            pytest.fail(absent)
        pytest.skip(absent)
    section = part(path.read_text(encoding="utf-8"), "### 1.5", "### 1.6")
    return [(found["bad"].rstrip("…"), found["good"]) for found in _PAIR.finditer(section)]


def test_what_the_article_calls_bad_is_flagged(article: str) -> None:
    bad = part(article, "must NOT be:", "Good examples:")
    found = {
        match["text"]: codes_for(match["text"], "action", DEFAULT)
        for match in _QUOTED.finditer(bad)
    }

    assert len(found) == 3
    assert {text for text, codes in found.items() if not codes & VAGUE} == set()


def test_each_pair_of_the_practice_is_told_apart(pairs: list[tuple[str, str]]) -> None:
    assert len(pairs) == 3
    for bad, good in pairs:
        assert codes_for(bad, "action", DEFAULT) & VAGUE, bad
        assert not codes_for(good, "action", DEFAULT) & VAGUE, good
