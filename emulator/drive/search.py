"""Drive's query language: the parameter ``q`` of files.list as a test of one file.

Whatever cannot be read is answered with "Invalid Value", and nothing else, as Drive does.
"""

from __future__ import annotations

import operator
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from emulator.drive import refusals
from emulator.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from emulator.identity import Caller
    from emulator.workspace import File

    Test = Callable[[File, Caller], bool]

_TOKEN = re.compile(r"\s*('(?:[^'\\]|\\.)*'|[A-Za-z]+|!=|<=|>=|[=<>(){}])\s*")
_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_ROLES = {"owners": Role.OWNER, "writers": Role.WRITER, "readers": Role.READER}
_TIMES = ("createdTime", "modifiedTime")
_TRUTHS = ("trashed", "starred", "sharedWithMe")
_UNKNOWN_HERE = ("fullText", "viewedByMeTime", "sharedWithMeTime", "visibility", "memberships")
_DEEPEST = 50


def test_of(q: str) -> Test:
    """The test that a query makes of a file.

    Raises:
        ApiError: 400 for what is no query, 501 for a term that only Drive itself knows.

    """
    tokens = _TOKEN.findall(q)
    if "".join(tokens) != "".join(_TOKEN.sub(r"\1", q)):
        raise refusals.invalid_value("q")
    reader = _Reader([*tokens, ""])
    test = reader.any_of()
    reader.take("")
    return test


class _Reader:
    """Tokens read from left to right; the last one is empty."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._place = 0
        self._depth = 0

    def next(self) -> str:
        token = self._tokens[min(self._place, len(self._tokens) - 1)]
        self._place += 1
        return token

    def is_next(self, word: str) -> bool:
        is_it = self._tokens[min(self._place, len(self._tokens) - 1)].lower() == word
        self._place += is_it
        return is_it

    def take(self, *words: str) -> str:
        token = self.next()
        if token.lower() not in words:
            raise refusals.invalid_value("q")
        return token.lower()

    def string(self) -> str:
        token = self.next()
        if not token.startswith("'"):
            raise refusals.invalid_value("q")
        return re.sub(r"\\(.)", r"\1", token[1:-1])

    def any_of(self) -> Test:
        tests = [self._all_of()]
        while self.is_next("or"):
            tests.append(self._all_of())
        return lambda file, caller: any(test(file, caller) for test in tests)

    def _all_of(self) -> Test:
        tests = [self._one()]
        while self.is_next("and"):
            tests.append(self._one())
        return lambda file, caller: all(test(file, caller) for test in tests)

    def _one(self) -> Test:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise refusals.invalid_value("q")
        try:
            if self.is_next("not"):
                test = self._one()
                return lambda file, caller: not test(file, caller)
            if self.is_next("("):
                test = self.any_of()
                self.take(")")
                return test
            return self._term()
        finally:
            self._depth -= 1

    def _term(self) -> Test:
        if self._tokens[self._place].startswith("'"):
            value = self.string()
            self.take("in")
            return _membership(self.next(), value)
        field = self.next()
        if field in _UNKNOWN_HERE:
            raise refusals.not_known_here(f"searching by {field}")
        if field in {"properties", "appProperties"}:
            return self._property(field)
        if field in _TRUTHS:
            return self._truth(field)
        if field in _TIMES:
            return _time(field, self.take(*_COMPARISONS), self.string())
        if field in {"name", "mimeType"}:
            return _text(field, self.take("contains", "=", "!="), self.string())
        raise refusals.invalid_value("q")

    def _property(self, field: str) -> Test:
        for word in ("has", "{", "key", "="):
            self.take(word)
        key = self.string()
        for word in ("and", "value", "="):
            self.take(word)
        value = self.string()
        self.take("}")
        if field == "properties":
            return lambda file, _: file.properties.get(key) == value
        return lambda file, caller: file.app_properties.get(caller.client, {}).get(key) == value

    def _truth(self, field: str) -> Test:
        is_wanted = True
        if field != "sharedWithMe" or self._tokens[self._place] in {"=", "!="}:
            is_equal = self.take("=", "!=") == "="
            is_wanted = (self.take("true", "false") == "true") == is_equal
        facts: dict[str, Test] = {
            "trashed": lambda file, _: file.trashed,
            "starred": lambda file, caller: caller.email in file.starred_by,
            "sharedWithMe": lambda file, caller: file.owner != caller.email,
        }
        fact = facts[field]
        return lambda file, caller: fact(file, caller) == is_wanted


def _membership(collection: str, value: str) -> Test:
    if collection == "parents":
        return lambda file, caller: _folder(value, caller) in file.parents
    if collection not in _ROLES:
        raise refusals.invalid_value("q")
    least = _ROLES[collection]
    return lambda file, caller: any(
        one.role >= least and one.address == (caller.email if value == "me" else value.lower())
        for one in file.permissions
    )


def _folder(value: str, caller: Caller) -> str:
    from emulator.workspace import root_folder

    return root_folder(caller.email) if value == "root" else value


def _text(field: str, comparison: str, value: str) -> Test:
    def text(file: File) -> str:
        return file.name if field == "name" else file.mime_type

    if comparison == "contains":
        # Drive finds beginnings of words, not any part of them.
        begins = re.compile(rf"(?<!\w){re.escape(value)}", re.IGNORECASE)
        return lambda file, _: begins.search(text(file)) is not None
    is_equal = comparison == "="
    return lambda file, _: (text(file).lower() == value.lower()) == is_equal


def _time(field: str, comparison: str, value: str) -> Test:
    try:
        time = datetime.fromisoformat(value)
    except ValueError:
        raise refusals.invalid_value("q") from None
    wanted = time if time.tzinfo else time.replace(tzinfo=UTC)
    compare = _COMPARISONS[comparison]
    if field == "createdTime":
        return lambda file, _: compare(file.created_at, wanted)
    return lambda file, _: compare(file.modified_at, wanted)
