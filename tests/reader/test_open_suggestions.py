"""Which suggestions are still open, wherever an answer shows them."""

from __future__ import annotations

from typing import Any

import pytest

from docs_template.reader.suggestions import open_suggestions


def tab(part: dict[str, Any]) -> dict[str, Any]:
    """An answer with one paragraph that holds a part."""
    paragraph = {"paragraph": {"elements": [part]}}
    return {"tabs": [{"documentTab": {"body": {"content": [paragraph]}}}]}


@pytest.mark.parametrize(
    "part",
    [
        {"textRun": {"suggestedInsertionIds": ["suggest.1"]}},
        {"textRun": {"suggestedDeletionIds": ["suggest.1"]}},
        {"textRun": {"suggestedTextStyleChanges": {"suggest.1": {"textStyle": {}}}}},
        {"inlineObject": {"suggestedInsertionId": "suggest.1"}},
    ],
)
def test_what_stands_in_the_text_is_open(part: dict[str, Any]) -> None:
    assert open_suggestions(tab(part)) == {"suggest.1"}


def test_one_that_is_listed_and_stands_in_the_text_is_one() -> None:
    answer = tab({"textRun": {"suggestedInsertionIds": ["suggest.1"]}})
    answer["suggestions"] = [{"suggestionId": "suggest.1", "status": "OPEN"}]

    assert open_suggestions(answer) == {"suggest.1"}


@pytest.mark.parametrize("status", ["ACCEPTED", "REJECTED"])
def test_one_that_is_settled_is_not_open(status: str) -> None:
    assert open_suggestions({"suggestions": [{"suggestionId": "s", "status": status}]}) == set()


def test_how_suggestions_are_shown_is_none() -> None:
    assert open_suggestions({"suggestionsViewMode": "SUGGESTIONS_INLINE", **tab({})}) == set()
