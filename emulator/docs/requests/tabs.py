"""Tabs: added, deleted, renamed and moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs import blank
from emulator.docs.requests import masks, places
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from emulator.docs.model import Document, Json, Tab

MOST_TABS = 100
MOST_LEVELS = 3


def add_document_tab(document: Document, request: Json) -> Json:
    """``addDocumentTab``: a blank one, last among its siblings unless an index is given."""
    given = request.get("tabProperties", {})
    if len(document.tabs) >= MOST_TABS:
        raise RefusalError(f"A document can have at most {MOST_TABS} tabs.")
    parent = given.get("parentTabId", "")
    level = _level(places.tab(document, parent)) + 1 if parent else 0
    if level >= MOST_LEVELS:
        raise RefusalError(f"Tabs can be nested at most {MOST_LEVELS} levels deep.")
    siblings = _children(document, parent)
    index = _checked_index(given.get("index", len(siblings)), len(siblings))
    properties = {
        "tabId": document.new_id("t."),
        "title": given.get("title") or f"Tab {len(document.tabs) + 1}",
        **({"iconEmoji": given["iconEmoji"]} if given.get("iconEmoji") else {}),
        **({"parentTabId": parent, "nestingLevel": level} if parent else {}),
    }
    tab = blank.tab(document, properties)
    document.tabs.append(tab)
    siblings.insert(index, tab)
    _put_in_order(document, parent, siblings)
    return {"addDocumentTab": {"tabProperties": tab.properties}}


def _checked_index(index: int, most: int) -> int:
    if not 0 <= index <= most:
        raise RefusalError(f"The tab index {index} is out of bounds.")
    return index


def _level(tab: Tab) -> int:
    return int(tab.properties.get("nestingLevel", 0))


def _children(document: Document, parent: str) -> list[Tab]:
    return [tab for tab in document.tabs if tab.properties.get("parentTabId", "") == parent]


def _put_in_order(document: Document, parent: str, siblings: list[Tab]) -> None:
    """Number the tabs under a parent as given, and list all tabs in reading order."""
    orders = {each.properties.get("parentTabId", "") for each in document.tabs}
    children = {order: _children(document, order) for order in orders} | {parent: siblings}
    for number, tab in enumerate(siblings):
        properties = {name: part for name, part in tab.properties.items() if name != "index"}
        tab.properties = {**properties, **({"index": number} if number else {})}

    def in_order(under: str) -> list[Tab]:
        return [each for tab in children.get(under, []) for each in (tab, *in_order(tab.tab_id))]

    document.tabs = in_order("")


def delete_tab(document: Document, request: Json) -> None:
    """``deleteTab``, with its child tabs; a document keeps at least one."""
    tab = places.tab(document, _named(request.get("tabId", "")))
    gone = {tab.tab_id}
    for each in document.tabs:
        if each.properties.get("parentTabId", "") in gone:
            gone.add(each.tab_id)
    if len(gone) == len(document.tabs):
        raise RefusalError("The last tab of a document cannot be deleted.")
    document.tabs = [each for each in document.tabs if each.tab_id not in gone]
    parent = tab.properties.get("parentTabId", "")
    _put_in_order(document, parent, _children(document, parent))


def update_document_tab_properties(document: Document, request: Json) -> None:
    """``updateDocumentTabProperties``."""
    mask = masks.paths(request.get("fields", ""), "TabProperties")
    given = request.get("tabProperties", {})
    tab = places.tab(document, _named(given.get("tabId", "")))
    old = tab.properties
    tab.properties = masks.apply(mask, old, given)
    if tab.properties.get("index", 0) != old.get("index", 0):
        parent = old.get("parentTabId", "")
        siblings = _children(document, parent)
        siblings.remove(tab)
        siblings.insert(_checked_index(given.get("index", 0), len(siblings)), tab)
        _put_in_order(document, parent, siblings)


def _named(tab_id: str) -> str:
    if not tab_id:
        raise RefusalError("A tab ID must be specified.")
    return tab_id
