"""The benchmarks' postmortem as Markdown, which other prose linters read too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.prose import Part


def source(parts: list[Part]) -> str:
    """Lay the postmortem out as Markdown."""
    return "\n".join(line for part in parts for line in _lines(part))


def _lines(part: Part) -> Iterator[str]:
    match part.kind:
        case "title":
            yield from (f"# {part.text}", "")
        case "heading":
            yield from ("", f"## {part.text}", "")
        case "item":
            yield f"- {part.text}"
        case "table":
            head, *rows = part.rows
            yield from ("", _row(head), "|---" * len(head) + "|", *map(_row, rows), "")
        case _:
            yield from (part.text, "")


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
