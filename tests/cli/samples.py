"""Small documents, each with exactly what its name says when only LNG02 and STR01 are asked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.reader import writing

if TYPE_CHECKING:
    from pathlib import Path

# With --select LNG02 these have nothing, one warning, and no place in this at all.
CLEAN = "# Postmortem: pool\n\n## Impact\n\n1,200 requests failed over 18 minutes.\n"
WARNED = "# Postmortem: pool\n\n## Impact\n\nThe engineer should have checked the dashboard.\n"
NO_POSTMORTEM = "# Lunch menu\n\nSoup.\n"

# With --select STR01 this has errors, since nearly all sections are missing.
BROKEN = WARNED


def docs_json(text: str = "The engineer should have checked the dashboard.") -> str:
    """An answer with one section; half a surrogate pair counts as the one unit that it is."""
    whole = "".join("?" if "\ud800" <= char <= "\udfff" else char for char in text)
    heading = writing.paragraph("Impact", style="HEADING_1")
    answer = writing.answer(heading, whole) | {"title": "Postmortem: pool"}
    return json.dumps(answer).replace(json.dumps(whole)[1:-1], json.dumps(text)[1:-1])


def write(folder: Path, **files: str) -> None:
    """Write files named ``stem_suffix`` as ``stem.suffix``."""
    for name, text in files.items():
        stem, _, suffix = name.rpartition("_")
        (folder / f"{stem}.{suffix}").write_text(text, encoding="utf-8")
