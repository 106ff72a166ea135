"""Bulleted and numbered lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs import structure
from emulator.docs.model import Document, Json, Kind
from emulator.docs.requests import paragraphs, places
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from emulator.docs.requests.places import Stretch

LEVELS = 9
_INDENT_PT = 36
_SYMBOLS = {
    "DISC": "●",
    "CIRCLE": "○",
    "SQUARE": "■",
    "DIAMOND": "◆",
    "DIAMONDX": "❖",
    "HOLLOWDIAMOND": "◇",
    "ARROW": "➔",
    "ARROW3D": "➢",
    "STAR": "★",
    "LEFTTRIANGLE": "◄",
}
_NUMBERS = {
    "DECIMAL": "DECIMAL",
    "ZERODECIMAL": "ZERO_DECIMAL",
    "ALPHA": "ALPHA",
    "UPPERALPHA": "UPPER_ALPHA",
    "ROMAN": "ROMAN",
    "UPPERROMAN": "UPPER_ROMAN",
}


def create_paragraph_bullets(document: Document, request: Json) -> None:
    """``createParagraphBullets``: leading tabs give the nesting, and go."""
    range_ = places.stretch(document, request.get("range"))
    preset = request.get("bulletPreset", "BULLET_GLYPH_PRESET_UNSPECIFIED")
    if preset.endswith("UNSPECIFIED"):
        raise RefusalError("A bullet preset must be specified.")
    list_id = _joined_list(range_, preset) or _new_list(document, range_, preset)
    for at in reversed(list(structure.paragraphs(range_.units, range_.start, range_.end))):
        _make_item(range_, at, list_id)


def _make_item(range_: Stretch, at: int, list_id: str) -> None:
    start = tabs_end = structure.paragraph_start(range_.units, at)
    while range_.units[tabs_end].char == "\t":
        tabs_end += 1
    paragraph = range_.units[at].paragraph
    old_level = paragraph.get("bullet", {}).get("nestingLevel", 0)
    level = min(tabs_end - start or old_level, LEVELS - 1)
    bullet: Json = {
        "listId": list_id,
        **({"nestingLevel": level} if level else {}),
        "textStyle": {},
    }
    style = {**paragraph.get("paragraphStyle", {}), **_indents(level)}
    paragraphs.replace_paragraph(
        range_, at, {**paragraph, "paragraphStyle": style, "bullet": bullet}
    )
    if tabs_end > start:
        range_.tab.delete(range_.segment_id, start, tabs_end)


def _indents(level: int) -> Json:
    start = _INDENT_PT * (level + 1)
    return {
        "indentFirstLine": {"magnitude": start - _INDENT_PT // 2, "unit": "PT"},
        "indentStart": {"magnitude": start, "unit": "PT"},
    }


def _joined_list(range_: Stretch, preset: str) -> str:
    """The list of the paragraph right before, where it is of the same preset."""
    before = structure.paragraph_start(range_.units, range_.start) - 1
    if before < 0 or range_.units[before].kind is not Kind.END:
        return ""
    list_id = str(range_.units[before].paragraph.get("bullet", {}).get("listId", ""))
    known = range_.tab.parts.get("lists", {}).get(list_id, {})
    glyphs = _glyphs(known.get("listProperties", {}))
    return list_id if glyphs == _glyphs(_properties(preset)) else ""


def _glyphs(properties: Json) -> list[tuple[str | None, ...]]:
    """What the levels of a list show, by which lists are of one preset."""
    members = ("glyphType", "glyphSymbol", "glyphFormat")
    levels = properties.get("nestingLevels", ())
    return [tuple(level.get(member) for member in members) for level in levels]


def _new_list(document: Document, range_: Stretch, preset: str) -> str:
    list_id = document.new_id("kix.")
    lists = range_.tab.parts.get("lists", {})
    range_.tab.parts["lists"] = {**lists, list_id: {"listProperties": _properties(preset)}}
    return list_id


def _properties(preset: str) -> Json:
    return {"nestingLevels": [_level(preset, number) for number in range(LEVELS)]}


def _level(preset: str, number: int) -> Json:
    """The glyphs of a preset's three named levels, over and over."""
    words = preset.split("_")
    common: Json = {"bulletAlignment": "START", **_indents(number), "textStyle": {}}
    common["startNumber"] = 1
    if preset == "BULLET_CHECKBOX":
        return {**common, "glyphType": "GLYPH_TYPE_UNSPECIFIED"}
    if words[0] == "BULLET":
        symbol = _SYMBOLS[words[1:][number % 3]]
        return {**common, "glyphSymbol": symbol, "glyphFormat": f"%{number}"}
    if words[-1] == "NESTED":
        parts = ".".join(f"%{each}" for each in range(number + 1))
        return {**common, "glyphType": "DECIMAL", "glyphFormat": f"{parts}."}
    closing = ")" if words[-1] == "PARENS" else "."
    glyph = _NUMBERS[words[1:4][number % 3]]
    return {**common, "glyphType": glyph, "glyphFormat": f"%{number}{closing}"}


def delete_paragraph_bullets(document: Document, request: Json) -> None:
    """``deleteParagraphBullets``: the text stays where it was seen, by indentation."""
    range_ = places.stretch(document, request.get("range"))
    for at in structure.paragraphs(range_.units, range_.start, range_.end):
        paragraph = range_.units[at].paragraph
        if "bullet" in paragraph:
            rest = {name: part for name, part in paragraph.items() if name != "bullet"}
            style = paragraph.get("paragraphStyle", {})
            if "indentStart" in style:
                rest["paragraphStyle"] = {**style, "indentFirstLine": style["indentStart"]}
            paragraphs.replace_paragraph(range_, at, rest)
