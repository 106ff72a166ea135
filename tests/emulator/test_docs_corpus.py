"""Real answers of the Docs API are held by the model, not only repeated."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from emulator.docs import service
from emulator.errors import ApiError
from tests.emulator import truth, walking
from tests.emulator.documents import insert

if TYPE_CHECKING:
    from pathlib import Path

Json = dict[str, Any]

# Answers that somebody has edited by hand, so that their indexes contradict their text, and some
# that nobody but a person has ever written.
EDITED = {
    "gatsby-source-google-docs__empty": "a paragraph without elements",
    "gatsby-source-google-docs__links": "indexes that go back",
    "gatsby-source-google-docs__texts": "texts that are longer than their indexes say",
    "gdocs-patch__maximal-document": "hand-made; indexes go back, parts are missing",
    "mise-en-space__basic": "hand-made; without indexes",
    "mise-en-space__basic-2": "hand-made; without indexes",
    "mise-en-space__docs-edge-cases": "hand-made; content is null",
    "mise-en-space__real-single-tab": "names replaced by shorter ones",
}
OWN = {"documentId", "title", "revisionId", "suggestionsViewMode"}


@pytest.fixture(scope="module")
def dumps(corpus: Path) -> dict[str, Json]:
    paths = sorted((corpus / "gdocs").glob("*.json"))
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths}


@pytest.fixture(scope="module")
def held(dumps: dict[str, Json]) -> dict[str, Json]:
    return {name: answer for name, answer in dumps.items() if name not in EDITED}


def content(answer: Json) -> Json:
    return {name: part for name, part in answer.items() if name not in OWN}


def test_every_answer_comes_back_as_it_was(dumps: dict[str, Json]) -> None:
    for answer in dumps.values():
        mode = answer.get("suggestionsViewMode", "SUGGESTIONS_INLINE")
        read = service.load(answer).get(include_tabs="tabs" in answer, suggestions_view_mode=mode)

        assert {name: read[name] for name in answer} == answer
        assert set(read) - set(answer) <= OWN


def test_all_but_the_edited_ones_are_held_by_the_model(dumps: dict[str, Json]) -> None:
    for name, answer in dumps.items():
        document = service.load(answer)
        if name in EDITED:
            with pytest.raises(ApiError, match="can be read, not written"):
                document.batch_update({"requests": [insert(1, "x")]})
        else:
            document.batch_update({"requests": [insert(1, "x")]})


def test_what_is_held_is_true_and_what_was_edited_is_not(dumps: dict[str, Json]) -> None:
    for name, answer in dumps.items():
        try:
            faults = truth.faults(answer)
        except (KeyError, TypeError) as problem:
            faults = [repr(problem)]

        assert bool(faults) == (name in EDITED), (name, faults)


def test_either_form_says_the_same_of_the_first_tab(dumps: dict[str, Json]) -> None:
    for answer in dumps.values():
        document = service.load(answer)

        tab = document.get(include_tabs=True)["tabs"][0]["documentTab"]

        assert {name: document.get()[name] for name in tab} == tab


def test_an_answer_in_one_form_can_be_loaded_from_the_other(held: dict[str, Json]) -> None:
    for answer in held.values():
        once = service.load(answer).get(include_tabs="tabs" not in answer)
        again = service.load(once).get(include_tabs="tabs" in answer)

        # The older form knows no more of a tab than its content.
        pages = [
            each["tabs"][0]["documentTab"] if "tabs" in each else content(each)
            for each in (answer, again)
        ]
        assert pages[0] == pages[1]


def test_what_is_held_reads_the_same_after_a_write_is_taken_back(held: dict[str, Json]) -> None:
    for answer in held.values():
        document = service.load(answer)
        before = document.get(include_tabs=True)
        at = walking.paragraphs(before)[0].start
        taken_back = {"deleteContentRange": {"range": {"startIndex": at, "endIndex": at + 1}}}

        document.batch_update({"requests": [insert(at, "x"), taken_back]})

        assert content(document.get(include_tabs=True)) == content(before)


def test_a_snapshot_reads_the_same(dumps: dict[str, Json]) -> None:
    for answer in dumps.values():
        document = service.load(answer)
        restored = service.restore(json.loads(json.dumps(document.snapshot())))

        for include_tabs in (True, False):
            assert restored.get(include_tabs=include_tabs) == document.get(
                include_tabs=include_tabs
            )
