"""Documents that properties start from: made by requests, loaded by hand, and real ones."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from emulator.docs import service
from tests.emulator import documents

if TYPE_CHECKING:
    from emulator.docs.service import StoredDocument

Json = dict[str, Any]

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "gdocs"
# Small ones with headers, footers, pictures, page breaks, tables.
REAL = (
    "gatsby-source-google-docs__breaks",
    "gatsby-source-google-docs__cover",
    "gatsby-source-google-docs__horizontal-rule",
    "gatsby-source-google-docs__poem",
    "gatsby-source-google-docs__quotes",
    "google-docs-mustaches__template",
)


@cache
def _snapshot(name: str) -> str:
    """A document as text, so that no test can spoil it for another."""
    if name in REAL:
        made = service.load(json.loads((CORPUS / f"{name}.json").read_text(encoding="utf-8")))
    else:
        made = {"blank": documents.written, "full": documents.full, "held": documents.held}[name]()
    return json.dumps(made.snapshot())


def start(name: str) -> StoredDocument:
    """A document of its own."""
    return service.restore(json.loads(_snapshot(name)))


MADE = ("full", "held", "blank")
NAMES = (*MADE, *(name for name in REAL if (CORPUS / f"{name}.json").exists()))
starts = st.sampled_from([*MADE, "full", "held", *NAMES]).map(start)
