"""Plain arguments read without argparse, whose import takes longer than to lint a document.

Whatever is not plain, mistakes and calls for help above all, is argparse's to answer.
"""

from __future__ import annotations

from types import SimpleNamespace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence


class Plain:
    """The options of a command, by their names with the dashes.

    ``choices`` are what an option takes, ``None`` for anything; ``repeated`` may stand several
    times, ``flags`` take nothing. ``defaults`` are by attribute; the other arguments are ``paths``.
    """

    def __init__(
        self,
        choices: Mapping[str, Collection[str] | None],
        repeated: Collection[str],
        flags: Collection[str],
        defaults: Mapping[str, object],
    ) -> None:
        self._choices = choices
        self._repeated = repeated
        self._flags = flags
        self._defaults = defaults

    def read(self, argv: Sequence[str]) -> SimpleNamespace | None:
        """What argparse would give; ``None`` where the arguments are not plain."""
        given: dict[str, object] = {**self._defaults, **{name: [] for name in self._repeated}}
        paths: list[str] = []
        chunks = 0
        words = iter(argv)
        was_path = False
        for word in words:
            is_path = word == "-" or not word.startswith("-")
            chunks += is_path and not was_path
            was_path = is_path
            if is_path:
                paths.append(word)
            elif not self._take(word, words, given):
                return None
        return SimpleNamespace(paths=paths, **_by_attribute(given)) if chunks == 1 else None

    def _take(self, word: str, words: Iterator[str], given: dict[str, object]) -> bool:
        """Take over an option; false where it is not plain."""
        if word in self._flags:
            given[word] = True
            return True
        name, equals, value = word.partition("=")
        value = value if equals else next(words, "")
        choices = self._choices.get(name)
        if name not in self._choices or not value or value.startswith("-"):
            return False
        if choices is not None and value not in choices:
            return False
        kept = given.get(name)
        if isinstance(kept, list):
            kept.append(value)
        else:
            given[name] = value
        return True


def _by_attribute(given: Mapping[str, object]) -> dict[str, object]:
    return {name.lstrip("-").replace("-", "_"): value for name, value in given.items()}
