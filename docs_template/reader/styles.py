"""What a text style says about the text: emphasis, code, a link."""

from __future__ import annotations

from docs_template.reader.shapes import leaf, string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_template.reader.shapes import Json

_FLAGS = (("bold", "bold"), ("italic", "italic"), ("strikethrough", "strike"))

# What a style says besides these (sizes, colours) means nothing here, and most say nothing else.
MEANT = frozenset(("bold", "italic", "strikethrough", "weightedFontFamily", "link"))

# One of these words stands in the name of every monospaced font family that Docs offers.
_MONOSPACED = {
    "anonymous",
    "code",
    "coding",
    "consolas",
    "console",
    "courier",
    "cousine",
    "inconsolata",
    "menlo",
    "monaco",
    "mono",
    "monospace",
}


def meanings(style: Json) -> Iterator[tuple[str, str]]:
    """Kind and value of each mark that a ``textStyle`` puts over its text."""
    for flag, kind in _FLAGS:
        if flag in style and style[flag] is True:
            yield kind, ""
    if "weightedFontFamily" in style and _is_monospaced(leaf(style["weightedFontFamily"])):
        yield "code", ""
    address = _address(leaf(style["link"])) if "link" in style else ""
    if address:
        yield "link", address


def _is_monospaced(font: Json) -> bool:
    return not _MONOSPACED.isdisjoint(string(font.get("fontFamily")).lower().split())


def _address(link: Json) -> str:
    """The address of a link; one within the document is written as Docs writes it in its URL."""
    url = string(link.get("url"))
    if url or not link:
        return url
    for kind in ("heading", "bookmark"):
        target = string(leaf(link.get(kind)).get("id")) or string(link.get(f"{kind}Id"))
        if target:
            return f"#{kind}={target}"
    tab = string(link.get("tabId"))
    return f"?tab={tab}" if tab else ""
