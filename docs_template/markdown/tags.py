"""HTML in Markdown: what a tag is, which of them make blocks, and where comments end."""

from __future__ import annotations

import re

from linter.language.patterns import regex

RAW = frozenset({"pre", "script", "style"})
BLOCKS = frozenset(
    "address article aside base basefont blockquote body caption center col colgroup dd details"
    " dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6"
    " head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option"
    " p param search section summary table tbody td tfoot th thead title tr track ul".split()
)

# Quantifiers are possessive, and nothing but a comment runs past the next "<": each tag is tried
# in time linear in its own length, whatever the text.
TAG = regex(
    r"<(/?)([A-Za-z][A-Za-z0-9-]*+)"
    r"""(?:\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'|[^\s"'=<>`]++))?+)*+"""
    r"\s*+/?>|<(?:\?|![A-Za-z])[^<>]*+>"
)
CLOSES_RAW = regex(r"</(?:pre|script|style|textarea)>", re.IGNORECASE)
_OPENING = regex(r"<(/?)([A-Za-z][A-Za-z0-9]*+)(?=[\s/>]|$)")
_DECLARATION = regex(r"<(?:\?|![A-Za-z\[])")
_ADDRESS = regex(r"""\shref\s*+=\s*+["']?([^"'\s>]*+)""", re.IGNORECASE)


def block_tag(source: str, start: int, end: int) -> str:
    """The name of the tag at ``start`` where it starts a block whatever surrounds it, or empty."""
    found = _OPENING.match(source, start, end)
    if found is None:
        return "!" if _DECLARATION.match(source, start, end) else ""
    name = found[2].lower()
    return name if name in BLOCKS or (name in RAW and not found[1]) else ""


def stands_alone(source: str, start: int, end: int) -> bool:
    """Tell whether a stretch of the text is one tag and nothing else."""
    return TAG.fullmatch(source, start, end) is not None


def comment_end(source: str, start: int) -> int:
    """Where the comment that starts at an offset ends: with the text where nothing closes it."""
    # Two characters on, not four: <!--> and <!---> are comments too.
    closing = source.find("-->", start + 2)
    return closing + 3 if closing >= 0 else len(source)


def address(tag: str) -> str:
    """Where a link tag leads to; empty where it does not say."""
    found = _ADDRESS.search(tag)
    return found[1] if found else ""
