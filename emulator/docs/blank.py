"""New documents and new tabs, as Google makes them."""

from __future__ import annotations

from emulator.docs.model import BODY, FIRST_TAB, Document, Json, Kind, Segment, Tab

_MARGINS = ("marginTop", "marginBottom", "marginRight", "marginLeft")
_SECTION: Json = {
    "sectionStyle": {
        "columnSeparatorStyle": "NONE",
        "contentDirection": "LEFT_TO_RIGHT",
        "sectionType": "CONTINUOUS",
    }
}
_PARAGRAPH: Json = {
    "paragraphStyle": {"namedStyleType": "NORMAL_TEXT", "direction": "LEFT_TO_RIGHT"}
}
# Font size, space above and space below in points (a new document's defaults).
_SIZES = {
    "HEADING_1": (20, 20, 6),
    "HEADING_2": (16, 18, 6),
    "HEADING_3": (14, 16, 4),
    "HEADING_4": (12, 14, 4),
    "HEADING_5": (11, 12, 4),
    "HEADING_6": (11, 12, 4),
    "TITLE": (26, 0, 3),
    "SUBTITLE": (15, 0, 16),
}


def document(document_id: str, title: str) -> Document:
    """A document of one tab that holds one empty paragraph."""
    made = Document(document_id, title)
    made.tabs.append(tab(made, {"tabId": FIRST_TAB, "title": "Tab 1"}))
    return made


def tab(holder: Document, properties: Json) -> Tab:
    """A tab that holds one empty paragraph."""
    made = Tab(properties, {"documentStyle": _document_style(), "namedStyles": _named_styles()})
    section = holder.unit(Kind.SECTION, data=_SECTION)
    end = holder.paragraph_end({"textStyle": {}}, _PARAGRAPH)
    made.segments[BODY] = Segment("body", [section, end], {})
    return made


def _points(magnitude: float) -> Json:
    return {"magnitude": magnitude, "unit": "PT"} if magnitude else {"unit": "PT"}


def _document_style() -> Json:
    return {
        "background": {"color": {}},
        "pageNumberStart": 1,
        **{side: _points(72) for side in _MARGINS},
        "pageSize": {"height": _points(792), "width": _points(612)},
        "marginHeader": _points(36),
        "marginFooter": _points(36),
        "useCustomHeaderFooterMargins": True,
    }


def _named_styles() -> Json:
    headings = [_heading(name, *sizes) for name, sizes in _SIZES.items()]
    return {"styles": [_normal_text(), *headings]}


def _normal_text() -> Json:
    switches = ("bold", "italic", "underline", "strikethrough", "smallCaps")
    return {
        "namedStyleType": "NORMAL_TEXT",
        "textStyle": {
            **dict.fromkeys(switches, False),
            "backgroundColor": {},
            "foregroundColor": {"color": {"rgbColor": {}}},
            "fontSize": _points(11),
            "weightedFontFamily": {"fontFamily": "Arial", "weight": 400},
            "baselineOffset": "NONE",
        },
        "paragraphStyle": {
            "namedStyleType": "NORMAL_TEXT",
            "alignment": "START",
            "lineSpacing": 115,
            "direction": "LEFT_TO_RIGHT",
            "spacingMode": "COLLAPSE_LISTS",
            "spaceAbove": _points(0),
            "spaceBelow": _points(0),
            "keepLinesTogether": False,
            "keepWithNext": False,
            "avoidWidowAndOrphan": True,
        },
    }


def _heading(name: str, size: int, above: int, below: int) -> Json:
    return {
        "namedStyleType": name,
        "textStyle": {"fontSize": _points(size)},
        "paragraphStyle": {
            "namedStyleType": "NORMAL_TEXT",
            "direction": "LEFT_TO_RIGHT",
            "spaceAbove": _points(above),
            "spaceBelow": _points(below),
            "keepLinesTogether": True,
            "keepWithNext": True,
        },
    }
