"""What a terminal makes of a text: nothing that it would obey, and how many columns it takes."""

from __future__ import annotations

from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

ELLIPSIS = "…"

UNPRINTABLE = "\ufffd"
_NON_JOINER, _JOINER = "\u200c", "\u200d"
_EMOJI_STYLE = "\ufe0f"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
# Latin letters, dashes, quotation marks, arrows: a column each, known without all of Unicode.
_NARROW = regex(r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u21ff]*")
_NO_WIDTH = frozenset(("Mn", "Me", "Cf"))


def visible(text: str) -> str:
    """The text on one line, with nothing in it that a terminal would obey.

    Control characters, lone surrogates and marks that turn the direction of writing become
    U+FFFD. The joiners stay, for emoji and several scripts are made with them.
    """
    flat = " ".join(text.split())
    if flat.isprintable():
        return flat
    kept = (_NON_JOINER, _JOINER)
    return "".join(c if c.isprintable() or c in kept else UNPRINTABLE for c in flat)


def width(text: str) -> int:
    """The columns that a visible text takes, as Unicode's East Asian widths have it.

    Joined emoji take the columns of the first, as terminals that know of joiners draw them.
    """
    is_narrow = text.isascii() or _NARROW.fullmatch(text) is not None
    return len(text) if is_narrow else sum(_columns(text))


def wrapped(text: str, room: int) -> Iterator[str]:
    """The text in lines of at most ``room`` columns; a word is never broken."""
    line = ""
    for word in text.split(" "):
        if line and width(line) + 1 + width(word) > room:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def head(text: str, room: int) -> str:
    """The first words that fit into ``room`` columns, with an ellipsis where more follow."""
    if width(text) <= room:
        return text
    most = max(0, room - 1)
    cut = text[:most]
    while width(cut) > most:
        cut = cut[:-1]
    return (cut.rpartition(" ")[0].rstrip() or cut) + ELLIPSIS


def tail(text: str, room: int) -> str:
    """The last words that fit into ``room`` columns, with an ellipsis where others precede."""
    if width(text) <= room:
        return text
    most = max(0, room - 1)
    cut = text[len(text) - most :]
    while width(cut) > most:
        cut = cut[1:]
    return ELLIPSIS + (cut.partition(" ")[2].lstrip() or cut)


def _columns(text: str) -> Iterator[int]:
    from unicodedata import category, east_asian_width  # costs start-up time, of few texts

    before, last = "", 0
    for char in text:
        if char == _EMOJI_STYLE:
            last = 1 if last == 1 else 0
        elif before == _JOINER or ord(char) in _SKIN_TONES or category(char) in _NO_WIDTH:
            last = 0
        else:
            last = 2 if east_asian_width(char) in {"W", "F"} else 1
        before = char
        yield last
