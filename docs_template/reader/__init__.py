"""The Docs JSON reader: a ``documents.get`` answer becomes a Document."""

from __future__ import annotations

from docs_template.reader.shapes import NotADocumentError, string
from docs_template.reader.tables import Walk
from docs_template.reader.tabs import read_tabs
from docs_template.reader.threads import read_named_ranges, read_threads
from docs_template.reader.verbatim import mark_code_blocks
from linter.document import Document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

__all__ = ["NotADocumentError", "read"]


def read(docs_json: Mapping[str, Any]) -> Document:
    """Read a ``documents.get`` answer as ``json.loads`` gives it, with tabs or in the older form.

    Indexes are those of the answer, UTF-16 units; they are fit for writing where it was asked for
    with SUGGESTIONS_INLINE. Text suggested for deletion is no part of a block's text, text
    suggested for insertion is. Headers, footers and tables of contents are left out.

    Raises NotADocumentError when the JSON is something else, or nested too deeply to be walked.
    """
    if not isinstance(docs_json, dict):
        raise NotADocumentError("This is not a documents.get answer: it is not a JSON object.")
    try:
        return _document(docs_json)
    except RecursionError:
        raise NotADocumentError(
            "This documents.get answer cannot be read: its tables are nested too deeply."
        ) from None


def _document(docs_json: dict[str, Any]) -> Document:
    tabs = list(read_tabs(docs_json))
    walk = Walk()
    for tab in tabs:
        tab.read_body(walk)
    for tab in tabs:
        tab.read_footnotes(walk)
    mark_code_blocks(walk.blocks)
    return Document(
        string(docs_json.get("title")),
        walk.blocks,
        walk.tables,
        document_id=string(docs_json.get("documentId")),
        revision_id=string(docs_json.get("revisionId")),
        named_ranges=[named for tab in tabs for named in read_named_ranges(tab)],
        threads=read_threads(docs_json, tabs),
    )
