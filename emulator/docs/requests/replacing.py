"""``replaceAllText``: every place of a text in every segment, in all tabs unless some are named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from emulator.docs import indices
from emulator.docs.model import Document, Json, Kind
from emulator.docs.requests import places, text
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from emulator.docs.model import Unit

# Stands where a unit is no text, so that nothing matches across it.
_NO_TEXT = "\ufdd0"


def replace_all_text(document: Document, request: Json) -> Json:
    """Replace, and say how often."""
    pattern = _pattern(request.get("containsText", {}))
    new = request.get("replaceText", "")
    changed = 0
    for tab in places.tabs(document, request):
        for name in list(tab.segments):
            found = list(_places(tab.segments[name].units, pattern))
            for start, end in reversed(found):
                text.exchange(document, places.Place(tab, name, start), end, new)
            changed += len(found)
    return {"replaceAllText": {"occurrencesChanged": changed} if changed else {}}


def _pattern(criteria: Json) -> re.Pattern[str]:
    sought = criteria.get("text", "")
    if not sought:
        raise RefusalError("The text to search for must not be empty.")
    flags = 0 if criteria.get("matchCase") else re.IGNORECASE
    try:
        return re.compile(sought if criteria.get("searchByRegex") else re.escape(sought), flags)
    except re.error as problem:
        raise RefusalError("The text to search for is no valid regular expression.") from problem


def _places(units: list[Unit], pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Matches in UTF-16 units; none runs over a paragraph's end, a chip or structure."""
    shown = "".join(unit.char if unit.kind is Kind.TEXT else _NO_TEXT for unit in units)
    for stretch in re.finditer(f"[^{_NO_TEXT}]+", shown):
        whole = indices.join(stretch[0])
        for match in pattern.finditer(whole):
            if match.end() > match.start():
                start = stretch.start() + indices.length(whole[: match.start()])
                yield start, start + indices.length(match[0])
