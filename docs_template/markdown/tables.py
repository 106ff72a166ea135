"""The rows of GFM tables: which line opens a table, and where the cells of a row stand."""

from __future__ import annotations

from docs_template.markdown.lines import skip_blanks, trim
from linter.language.patterns import regex

_DELIMITER = regex(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+")
_PIPE = regex(r"(?<!\\)\|")


def delimits(source: str, start: int, end: int) -> bool:
    """Tell whether a line is one that parts a table's header from its rows."""
    return source.find("|", start, end) >= 0 and bool(_DELIMITER.fullmatch(source, start, end))


def cells(source: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the cells of a row start and end, blanks around their text left out."""
    end = trim(source, start, end)
    pipes = [found.start() for found in _PIPE.finditer(source, start, end)]
    if pipes and pipes[0] == start:
        start += 1
        del pipes[0]
    if not pipes or pipes[-1] != end - 1:
        pipes.append(end)
    found = []
    for pipe in pipes:
        found.append(_cell(source, start, pipe))
        start = pipe + 1
    return found


def _cell(source: str, start: int, end: int) -> tuple[int, int]:
    first = skip_blanks(source, start, end)
    if first == end:
        middle = (start + end) // 2
        return middle, middle
    return first, trim(source, first, end)
