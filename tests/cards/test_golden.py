"""Every card in every form: as it was looked at, valid, and within every limit."""

from __future__ import annotations

import inspect
import json
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING

import pytest

import addon.cards
from tests.cards import limits, schema
from tests.cards.forms import FORMS
from tests.cards.golden import FOLDER, NAMES, path_of, text_of

if TYPE_CHECKING:
    from pathlib import Path

EVERY = pytest.mark.parametrize(("function", "form"), NAMES, ids=["-".join(n) for n in NAMES])


def card_functions() -> set[str]:
    """The public functions that give a card, but for the one that builds all of them."""
    found = set()
    for module_info in walk_packages(addon.cards.__path__, "addon.cards."):
        module = import_module(module_info.name)
        if module_info.name.startswith("addon.cards.widgets"):
            continue
        for name, function in inspect.getmembers(module, inspect.isfunction):
            is_own = function.__module__ == module.__name__ and not name.startswith("_")
            if is_own and function.__annotations__.get("return") == "Card":
                found.add(name)
    return found


def test_every_card_function_has_its_forms() -> None:
    assert card_functions() == FORMS.keys()
    assert len(card_functions()) > 3
    assert [
        name for name, forms in FORMS.items() if not {"empty", "typical", "longest"} <= forms.keys()
    ] == []


def test_every_form_has_its_file_and_every_file_its_form() -> None:
    files = {(path.parent.name, path.stem) for path in FOLDER.glob("*/*.json")}

    assert files == set(NAMES)


@EVERY
def test_a_card_is_as_it_was_looked_at(function: str, form: str) -> None:
    """Where a change is meant: ``python -m tests.cards.golden``, and look at what it changes."""
    assert text_of(function, form) == path_of(function, form).read_text()


@EVERY
def test_a_card_is_of_the_closed_schema(function: str, form: str) -> None:
    card = json.loads(path_of(function, form).read_text())

    assert schema.faults(card, schema.bundled()) == []


@EVERY
def test_a_card_is_of_the_schema_that_is_kept(function: str, form: str, kept_schema: Path) -> None:
    card = json.loads(path_of(function, form).read_text())

    assert schema.faults(card, schema.kept(kept_schema)) == []


@EVERY
def test_a_card_is_within_every_limit(function: str, form: str) -> None:
    assert limits.faults(json.loads(path_of(function, form).read_text())) == []
