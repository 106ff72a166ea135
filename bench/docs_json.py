"""The postmortem as the Docs API would answer it: indexes, styles and white space included."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bench.prose import Part

Json = dict[str, Any]

STYLES = {"title": "TITLE", "heading": "HEADING_2"}
LIST_ID = "kix.bench0list"
RUN_UTF16 = 90
CELL_STYLE = {
    "rowSpan": 1,
    "columnSpan": 1,
    "backgroundColor": {},
    **{
        f"padding{side}": {"magnitude": 5, "unit": "PT"}
        for side in ("Left", "Right", "Top", "Bottom")
    },
    "contentAlignment": "TOP",
}
BOLD = {"bold": True, "weightedFontFamily": {"fontFamily": "Roboto", "weight": 400}}
PLAIN = {"fontSize": {"magnitude": 11, "unit": "PT"}}


def utf16_length(text: str) -> int:
    """Count UTF-16 code units, as the indexes of the API do."""
    return len(text.encode("utf-16-le")) // 2


def runs(text: str) -> list[str]:
    """Cut a text where a person's formatting might: at a space, about every ninety units."""
    pieces = [""]
    for word in text.split(" "):
        if len(pieces[-1]) > RUN_UTF16:
            pieces.append("")
        pieces[-1] += word + " "
    pieces[-1] = pieces[-1].removesuffix(" ")
    return pieces


class Body:
    """Structural elements in document order; ``end`` is the next free UTF-16 index."""

    def __init__(self) -> None:
        self.end = 1
        self.content: list[Json] = [{"endIndex": 1, "sectionBreak": {"sectionStyle": {}}}]

    def add(self, part: Part) -> None:
        """Append one part of the postmortem."""
        self.content.append(self.table(part) if part.rows else self.paragraph(part.kind, part.text))

    def paragraph(self, kind: str, text: str) -> Json:
        """Lay out a paragraph in runs of alternating style, its line break included."""
        start = self.end
        pieces = runs(text)
        pieces[-1] += "\n"
        paragraph: Json = {
            "elements": [
                self.run(piece, BOLD if number % 3 == 1 else PLAIN)
                for number, piece in enumerate(pieces)
            ],
            "paragraphStyle": {
                "namedStyleType": STYLES.get(kind, "NORMAL_TEXT"),
                "lineSpacing": 115,
                "direction": "LEFT_TO_RIGHT",
                "spacingMode": "COLLAPSE_LISTS",
            },
        }
        if kind in STYLES:
            paragraph["paragraphStyle"]["headingId"] = f"h.bench{start}"
        if kind == "item":
            paragraph["bullet"] = {"listId": LIST_ID, "textStyle": {"underline": False}}
        return {"startIndex": start, "endIndex": self.end, "paragraph": paragraph}

    def run(self, text: str, style: Json) -> Json:
        """Lay out one text run."""
        start, self.end = self.end, self.end + utf16_length(text)
        return {
            "startIndex": start,
            "endIndex": self.end,
            "textRun": {"content": text, "textStyle": style},
        }

    def table(self, part: Part) -> Json:
        """Lay out a table: it, each row and each cell take one index of their own."""
        start = self.open()
        rows = [self.row(cells) for cells in part.rows]
        self.end += 1
        return {
            "startIndex": start,
            "endIndex": self.end,
            "table": {"rows": len(rows), "columns": len(part.rows[0]), "tableRows": rows},
        }

    def row(self, cells: tuple[str, ...]) -> Json:
        """Lay out one row of a table."""
        start = self.open()
        laid_out = [self.cell(text) for text in cells]
        return {"startIndex": start, "endIndex": self.end, "tableCells": laid_out}

    def cell(self, text: str) -> Json:
        """Lay out one cell of a row."""
        start = self.open()
        content = [self.paragraph("paragraph", text)]
        return {
            "startIndex": start,
            "endIndex": self.end,
            "content": content,
            "tableCellStyle": CELL_STYLE,
        }

    def open(self) -> int:
        """Give the index of a container and step inside it."""
        self.end += 1
        return self.end - 1


def document(parts: list[Part]) -> Json:
    """Build a ``documents.get`` answer with one tab."""
    body = Body()
    for part in parts:
        body.add(part)
    level = {"bulletAlignment": "START", "glyphSymbol": "●", "glyphFormat": "%0"}
    return {
        "title": parts[0].text,
        "revisionId": "bench",
        "suggestionsViewMode": "SUGGESTIONS_INLINE",
        "documentId": "bench",
        "tabs": [
            {
                "tabProperties": {"tabId": "t.0", "title": "Tab 1", "index": 0},
                "documentTab": {
                    "body": {"content": body.content},
                    "lists": {LIST_ID: {"listProperties": {"nestingLevels": [level] * 9}}},
                },
            }
        ],
    }


def source(parts: list[Part]) -> bytes:
    """Write the answer with the indentation in which the API sends it."""
    return json.dumps(document(parts), indent=2, ensure_ascii=False).encode()
