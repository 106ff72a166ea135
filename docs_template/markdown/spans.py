"""What may stand in a text: one function a kind, asked by the character that it starts with.

Each tells where to read on; what it does not understand it leaves as text.
"""

from __future__ import annotations

import re

from docs_template.markdown import tags
from docs_template.markdown.emphasis import read_run
from docs_template.markdown.links import AUTOLINK, bare_link
from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from docs_template.markdown.inline import Inline

_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_RUN = regex(r"(.)\1*+")
_TICKS = regex(r"`+")
_ESCAPED_PIPE = regex(r"\\(?=\|)")
_ENTITY = regex(r"&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BREAK = regex(r"<br(?:[\s/][^<>]*+)?>\s*+", re.IGNORECASE)
_MEANINGS = {
    "a": "link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
    "del": "strike",
    "s": "strike",
    "strike": "strike",
}


def _run_end(text: str, at: int) -> int:
    """Where the run of the character at an offset ends."""
    run = _RUN.match(text, at)
    return run.end() if run else at + 1


def _escape(inline: Inline, at: int) -> int:
    escaped = inline.text[at + 1 : at + 2]
    if escaped == "\n":
        return inline.hide(at, at + 1)
    if escaped not in _PUNCTUATION:
        return at + 1
    return inline.replace(at, at + 2, escaped)


def _code(inline: Inline, at: int) -> int:
    text = inline.text
    start = inner = _run_end(text, at)
    closing = end = _closing_ticks(inline, start - at, start)
    if closing < 0:
        return start
    is_padded = text[inner] in " \n" and text[end - 1] in " \n"
    if is_padded and text[inner:end].strip(" \n"):
        inner, end = inner + 1, end - 1
    inline.hide(at, inner)
    inline.mark("code", inner, end)
    if inline.is_cell:
        for escape in _ESCAPED_PIPE.finditer(text, inner, end):
            inline.hide(escape.start(), escape.end())
    return inline.hide(end, closing + start - at)


def _closing_ticks(inline: Inline, length: int, start: int) -> int:
    """The offset of the next run of so many backticks, or -1."""
    if not inline.ticks:
        for run in _TICKS.finditer(inline.text):
            inline.ticks.setdefault(run.end() - run.start(), []).append(run.start())
        for places in inline.ticks.values():
            places.reverse()
    places = inline.ticks.get(length, [])
    while places and places[-1] < start:
        places.pop()
    return places[-1] if places else -1


def _emphasis(inline: Inline, at: int) -> int:
    end = _run_end(inline.text, at)
    if inline.text[at] != "~" or end - at == 2:
        run = read_run(inline.text, at, end)
        if run is not None:
            inline.runs.append(run)
    return end


def _bang(inline: Inline, at: int) -> int:
    is_image = inline.text.startswith("[", at + 1)
    return inline.brackets.open(inline, at, at + 2) if is_image else at + 1


def _opening_bracket(inline: Inline, at: int) -> int:
    return inline.brackets.open(inline, at, at + 1)


def _closing_bracket(inline: Inline, at: int) -> int:
    return inline.brackets.close(inline, at)


def _angle(inline: Inline, at: int) -> int:
    text = inline.text
    if text.startswith("<!--", at):
        return _comment(inline, at)
    if text.startswith("<%", at):
        return _template(inline, at, "%>")
    if line_break := _BREAK.match(text, at):
        return inline.replace(at, line_break.end(), "\n")
    if link := AUTOLINK.match(text, at):
        inline.hide(at, at + 1)
        inline.mark("link", at + 1, link.end() - 1, link[1] or f"mailto:{link[2]}")
        return inline.hide(link.end() - 1, link.end())
    tag = tags.TAG.match(text, at)
    return _tag(inline, tag) if tag else at + 1


def _comment(inline: Inline, at: int) -> int:
    end = inline.find("-->", at + 2)
    if end < 0:
        return at + 1
    inline.comments.append((at, end))
    return inline.hide(at, end)


def _tag(inline: Inline, tag: re.Match[str]) -> int:
    name = (tag[2] or "").lower()
    meaning = _MEANINGS.get(name)
    if meaning and not tag[1]:
        address = tags.address(tag[0]) if meaning == "link" else ""
        inline.open_tags.setdefault(name, []).append((tag.end(), address))
    elif meaning and inline.open_tags.get(name):
        start, address = inline.open_tags[name].pop()
        inline.mark(meaning, start, tag.start(), address)
    return inline.hide(tag.start(), tag.end())


def _entity(inline: Inline, at: int) -> int:
    found = _ENTITY.match(inline.text, at)
    if found is None:
        return at + 1
    # Here, not above: the names of all entities are costly to load, and few texts have one.
    from html import entities, unescape

    if found[1][0] != "#" and f"{found[1]};" not in entities.html5:
        return at + 1
    return inline.replace(at, found.end(), unescape(found[0]))


def _brace(inline: Inline, at: int) -> int:
    return _template(inline, at, "%}") if inline.text.startswith("%", at + 1) else at + 1


def _template(inline: Inline, at: int, closing: str) -> int:
    end = inline.find(closing, at + 2)
    return inline.hide(at, end) if end >= 0 else at + 1


def _colon(inline: Inline, at: int) -> int:
    link = bare_link(inline.text, at)
    if link is None:
        return at + 1
    start, end = link
    inline.mark("link", start, end, inline.text[start:end])
    return end


HTML_READERS: dict[str, Callable[[Inline, int], int]] = {"<": _angle, "&": _entity}
READERS: dict[str, Callable[[Inline, int], int]] = {
    **HTML_READERS,
    "\\": _escape,
    "`": _code,
    "*": _emphasis,
    "_": _emphasis,
    "~": _emphasis,
    "!": _bang,
    "[": _opening_bracket,
    "]": _closing_bracket,
    "{": _brace,
    ":": _colon,
}
