"""An answer that was loaded, shown again as it was: how well does the model hold it?"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from emulator.docs import loading, view

if TYPE_CHECKING:
    from collections.abc import Iterable

    from emulator.docs.model import Document, Json


class Fit(Enum):
    """How well the model holds an answer that was loaded."""

    EXACT = "it says the same"
    EQUAL = "it leaves out empty members, which the answer spells out"
    CONTRADICTORY = "it has other indexes, or lacks something"


def fit(document: Document, loaded: Json) -> Fit:
    """How well the model says of a document what the answer said that it was loaded from."""
    if not ("tabs" in loaded or "body" in loaded):
        return Fit.EXACT
    if not document.tabs:
        return Fit.CONTRADICTORY
    shown: Any = view.tabs(document, with_comments=True)
    stated: Any = loaded.get("tabs")
    if not stated:
        shown = view.content(document.tabs[0], is_first=True, with_comments=True)
        stated = _members(loaded, loading.CONTENT_MEMBERS)
    if shown == stated:
        return Fit.EXACT
    return Fit.EQUAL if _told(shown) == _told(stated) else Fit.CONTRADICTORY


def _told(part: Any) -> Any:
    """JSON without what proto JSON leaves out: what is zero, false or empty."""
    if isinstance(part, dict):
        told = {name: _told(value) for name, value in part.items()}
        return {name: value for name, value in told.items() if value or value is None}
    return [_told(each) for each in part] if isinstance(part, list) else part


def content(loaded: Json, *, include_tabs: bool) -> Json:
    """The content of an answer in either form, untouched."""
    if include_tabs == bool(loaded.get("tabs")):
        return _members(loaded, set(loaded) - {"documentId", "title", "revisionId"})
    if include_tabs:
        page = _members(loaded, loading.CONTENT_MEMBERS)
        return {"tabs": [{"tabProperties": loading.FIRST_PROPERTIES, "documentTab": page}]}
    content_of_first: Json = loaded["tabs"][0].get("documentTab", {})
    return content_of_first


def without_comments(part: Any) -> Any:
    """An answer, or a tab of it, as it is where comments are omitted."""
    hidden = {"comments", "suggestions", "commentsViewMode", "commentAnchors"}
    inner = {"tabs", "childTabs", "documentTab"}
    if isinstance(part, list):
        return [without_comments(each) for each in part]
    return {
        name: without_comments(value) if name in inner else value
        for name, value in part.items()
        if name not in hidden
    }


def _members(answer: Json, names: Iterable[str]) -> Json:
    return {name: answer[name] for name in names if name in answer}
