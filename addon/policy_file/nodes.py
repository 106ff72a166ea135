"""YAML as it stands in the file: each value with its line and the path of keys that leads to it."""

from __future__ import annotations

import re
from functools import partial

import yaml

from linter.formats.terminal import UNPRINTABLE, visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from typing import NoReturn, TypeVar

    T = TypeVar("T")

_TEXT = "tag:yaml.org,2002:str"
_WHOLE_NUMBER = re.compile(r"[-+]?\d{1,9}", re.ASCII)
_LONGEST_SHOWN = 40
_TRUTH = {"true": True, "false": False}


class PolicyError(ValueError):
    """A policy that is refused: ``FILE, line N, key practice.levels.LNG01: reason``.

    ``problems`` holds one such sentence for each mistake, on one line whatever the file holds; the
    error itself says the first, and how many there are.
    """

    def __init__(self, *problems: str) -> None:
        self.problems = tuple(map(visible, problems))
        more = len(problems) - 1
        tail = f' ({more} more; "postmortem policy check" names them all)' if more else ""
        super().__init__(self.problems[0] + tail)


class UnansweredPolicyError(PolicyError):
    """A policy that cannot be had at the moment: whatever holds it does not answer."""


class Entry:
    """One value of the file. The methods that give its content raise PolicyError otherwise.

    ``line`` counts from 1: that of the value's key, where it has one. ``faults`` are the mistakes
    noted so far anywhere in the file: one that concerns a single entry costs no other its reading.
    """

    def __init__(
        self,
        node: yaml.Node,
        file: str,
        key: str = "",
        line: int = 0,
        faults: list[str] | None = None,
    ) -> None:
        self.node = node
        self.file = file
        self.key = key
        self.line = line or node.start_mark.line + 1
        self.faults: list[str] = [] if faults is None else faults

    def refuse(self, reason: str) -> NoReturn:
        """Raise a PolicyError that says where."""
        key = f", key {self.key}" if self.key else ""
        raise PolicyError(f"{self.file}, line {self.line}{key}: {reason}")

    def tried(self, read: Callable[[Entry], T]) -> Iterator[T]:
        """What ``read`` makes of the entry, or nothing where it refuses it, which is noted."""
        try:
            yield read(self)
        except PolicyError as problem:
            self.faults.extend(problem.problems)

    def mapping(self, known: Collection[str] | None = None) -> dict[str, Entry]:
        """The entries of a mapping by key; any keys, or only known ones. Wrong keys are noted."""
        if not isinstance(self.node, yaml.MappingNode):
            self.refuse(f"keys with values belong here, not {self._kind()}")
        entries: dict[str, Entry] = {}
        for key, value in self.node.value:
            line = key.start_mark.line + 1
            entry = Entry(value, self.file, self._below(key), line, self.faults)
            for name in entry.tried(partial(_name, key, entries, known)):
                entries[name] = entry
        return entries

    def each(self, read: Callable[[Entry], T]) -> list[T]:
        """What ``read`` makes of each entry of a list; those that it refuses are noted."""
        return [value for item in self.items() for value in item.tried(read)]

    def items(self) -> list[Entry]:
        """The entries of a list; numbered from 0 in their keys."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.refuse(f"a list belongs here, not {self._kind()}")
        return [
            Entry(node, self.file, f"{self.key}[{number}]", faults=self.faults)
            for number, node in enumerate(self.node.value)
        ]

    def is_list(self) -> bool:
        """Tell whether it is a list."""
        return isinstance(self.node, yaml.SequenceNode)

    def is_mapping(self) -> bool:
        """Tell whether it is keys with values."""
        return isinstance(self.node, yaml.MappingNode)

    def word(self) -> str:
        """A scalar as it is written, whatever YAML takes it for (``off`` is no text to YAML)."""
        if not isinstance(self.node, yaml.ScalarNode):
            self.refuse(f"one value belongs here, not {self._kind()}")
        word: str = self.node.value
        return word

    def text(self) -> str:
        """A text, its white space folded: one line with at least one visible character."""
        text = visible(self.word())
        if self.node.tag != _TEXT:
            self.refuse(f"a text belongs here; if {self._kind()} is one, put it between quotes")
        if not text or UNPRINTABLE in text:
            self.refuse("the text is empty, or holds characters that cannot be seen")
        return text

    def number(self) -> int:
        """A whole number of at most nine digits."""
        word = self.word()
        if self.node.tag == _TEXT or not _WHOLE_NUMBER.fullmatch(word):
            self.refuse(f"a whole number belongs here, not {self._kind()}")
        return int(word)

    def truth(self) -> bool:
        """True or false."""
        word = self.word().lower()
        if self.node.tag == _TEXT or word not in _TRUTH:
            self.refuse(f"true or false belongs here, not {self._kind()}")
        return _TRUTH[word]

    def texts(self) -> tuple[str, ...]:
        """A list of texts, each once."""
        texts: list[str] = []

        def read(item: Entry) -> None:
            text = item.text()
            if text in texts:
                item.refuse(f'"{text}" stands twice')
            texts.append(text)

        self.each(read)
        return tuple(texts)

    def _below(self, key: yaml.Node) -> str:
        name = _shown(key.value) if isinstance(key, yaml.ScalarNode) else "?"
        return f"{self.key}.{name}" if self.key else name

    def _kind(self) -> str:
        if isinstance(self.node, yaml.MappingNode):
            return "keys with values"
        if isinstance(self.node, yaml.SequenceNode):
            return "a list"
        value: str = self.node.value
        if not value:
            return "nothing; leave the key out instead"
        return f'"{_shown(value)}"'


def _shown(value: str) -> str:
    """As much of a value as a sentence has room for."""
    return value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}…"


def _name(
    key: yaml.Node, entries: dict[str, Entry], known: Collection[str] | None, entry: Entry
) -> str:
    """The name of a key that may stand beside the others."""
    if not isinstance(key, yaml.ScalarNode):
        entry.refuse("a key is one plain word")
    name: str = key.value
    if known is not None and name not in known:
        entry.refuse(f"there is no such key; known are {', '.join(sorted(known))}")
    if name in entries:
        entry.refuse(f"the key stands twice, first in line {entries[name].line}")
    return name


def compose(text: str, file: str) -> yaml.Node:
    """The root node of a YAML text.

    Raises:
        PolicyError: it is no YAML, or there is nothing in it.

    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        line = f", line {mark.line + 1}" if mark is not None else ""
        raise PolicyError(f"{file}{line}: broken YAML, {problem.problem}") from problem
    except RecursionError as problem:
        raise PolicyError(f"{file}: the YAML is nested too deeply") from problem
    except (yaml.YAMLError, ValueError, OverflowError) as problem:
        # Characters that YAML forbids, and escapes such as "\UFFFFFFFF" that are none.
        raise PolicyError(f"{file}: broken YAML, {problem}") from problem
    if root is None:
        raise PolicyError(f'{file}: the file is empty; "postmortem policy init" writes a full one')
    return root
