"""The YAML front matter that may open a Markdown file."""

from __future__ import annotations

from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_OPENING = "---"
_CLOSING = ("---", "...")
_KEY = regex(r"[\w\"'][^:]*+:(?!\S)")
_ESCAPED = regex(r'\\(["\\/])')


def read_front_matter(lines: Iterable[str]) -> tuple[int, str]:
    """The number of lines that the front matter takes, and the title it gives.

    None is taken where there is no front matter: a thematic break may open a text too, so the
    first line after it must look like a key. The title is empty where none stands on one line.
    """
    rest = iter(lines)
    if next(rest, "").rstrip() != _OPENING:
        return 0, ""
    title = ""
    is_mapping = False
    for number, line in enumerate(rest, 2):
        content = line.rstrip()
        if content in _CLOSING:
            return number, title
        if content and not content.startswith("#") and not is_mapping:
            if not _KEY.match(content):
                break
            is_mapping = True
        if content.startswith("title:"):
            title = _scalar(content[6:].strip())
    return 0, ""


def _scalar(value: str) -> str:
    """The text of a YAML scalar that stands on one line."""
    quote = value[:1]
    if quote == '"':
        return _ESCAPED.sub(r"\1", value[1:-1])
    if quote == "'":
        return value[1:-1].replace("''", "'")
    if quote in "|>":
        return ""
    return value.partition(" #")[0].rstrip()
