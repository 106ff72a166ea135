"""How reports reach standard output: as they come, or at the end where the format is one value."""

from __future__ import annotations

import os
import sys

from addon.cli import streams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType
    from typing import Any

    from linter.engine import Report

    Errors = Sequence[tuple[str, str]]

# One more column would make a terminal wrap the line below it.
_MARGIN = 1


class Text:
    """For people: colour on a terminal that shows it, lines no wider than the terminal."""

    def __init__(self) -> None:
        from linter.formats.text import WIDTH, render

        is_terminal = sys.stdout.isatty()
        self.render = render
        self.colour = is_terminal and _shows_colour()
        self.columns = _columns(WIDTH) if is_terminal else WIDTH
        self.documents = 0
        self.ready = 0

    def show(self, path: str, report: Report) -> None:
        """Write one report."""
        page = self.render(path, report, colour=self.colour, columns=self.columns)
        streams.write(f"\n{page}" if self.documents else page)
        self.documents += 1
        self.ready += report.ready is True

    def finish(self, errors: Errors) -> None:
        """Write a line about all documents where there are several."""
        if self.documents and self.documents + len(errors) > 1:
            noun = "document" if self.documents == 1 else "documents"
            unread = f", {len(errors)} unreadable" if errors else ""
            streams.write(f"\n{self.documents} {noun}: {self.ready} ready{unread}.\n")


class GitHub:
    """Annotations, a line each; what could not be read stands on standard error alone."""

    def __init__(self) -> None:
        from linter.formats.github import render

        self.render = render

    def show(self, path: str, report: Report) -> None:
        """Write the annotations of one report."""
        streams.write(self.render(path, report))

    def finish(self, errors: Errors) -> None:
        """Write nothing more."""


class Json:
    """One JSON value, in ASCII: safe for every encoding and every terminal."""

    def __init__(self, form: ModuleType) -> None:
        self.of_report: Callable[[str, Report], Any] = form.of_report
        self.whole: Callable[[list[Any], Errors], Any] = form.whole
        self.parts: list[Any] = []

    def show(self, path: str, report: Report) -> None:
        """Keep the plain values of one report."""
        self.parts.append(self.of_report(path, report))

    def finish(self, errors: Errors) -> None:
        """Write everything."""
        import json

        streams.write(json.dumps(self.whole(self.parts, errors), indent=2) + "\n")


def _json() -> Json:
    from linter.formats import json

    return Json(json)


def _sarif() -> Json:
    from linter.formats import sarif

    return Json(sarif)


FORMATS: dict[str, Callable[[], Text | GitHub | Json]] = {
    "text": Text,
    "json": _json,
    "sarif": _sarif,
    "github": GitHub,
}


def _shows_colour() -> bool:
    # https://no-color.org: any value but the empty one.
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM", "dumb") != "dumb"


def _columns(most: int) -> int:
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        columns = 0
    return min(most, columns - _MARGIN) if columns else most
