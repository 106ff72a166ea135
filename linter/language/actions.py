"""What an action item says, brought once into the form in which it is judged."""

from __future__ import annotations

from linter.language.doers import doer


class Action:
    """The words of an action in lower case, apostrophes straight, one blank between two of them.

    ``low`` is all of them; ``act`` is what is done, without the doer: "add an alert" of "Ana to
    add an alert".
    """

    __slots__ = ("act", "low")

    def __init__(self, text: str) -> None:
        found = doer(text)
        self.low = plain(text)
        self.act = self.low if found is None else plain(text[found.act :])


def plain(text: str) -> str:
    """A text in lower case, apostrophes straight, with one blank for white space of any length."""
    return " ".join(text.lower().replace("’", "'").split())
