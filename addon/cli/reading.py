"""From a path on the command line to a Document, or one sentence that says why not."""

from __future__ import annotations

import os
import stat
import sys

from addon.cli.usage import UnreadableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, BinaryIO

    from linter.document import Document

STDIN = "-"
MAX_BYTES = 50_000_000

_JSON = ".json"
_MARKDOWN = (".md", ".markdown")
_READ_IN_FOLDERS = (_JSON, ".md")
_ADDRESS = ("https://", "http://")

# An answer of the Docs API is an object. A list would be none, but is no Markdown either.
_STARTS_AS_JSON = (b"{", b"[{")
_BOM = b"\xef\xbb\xbf"


def paths_of(argument: str) -> Iterator[str]:
    """The paths that an argument stands for: a folder is its ``*.json`` and ``*.md``, sorted.

    Raises:
        UnreadableError: it does not exist, or a folder holds no such file.

    """
    if argument == STDIN or is_address(argument):
        yield argument
        return
    try:
        is_folder = stat.S_ISDIR(os.stat(argument).st_mode)
        names = sorted(os.listdir(argument)) if is_folder else []
    except OSError as problem:
        raise _refused(problem) from problem
    if not is_folder:
        yield argument
        return
    chosen = [os.path.join(argument, name) for name in names if _is_chosen(name)]
    chosen = [path for path in chosen if not os.path.isdir(path)]
    if not chosen:
        raise UnreadableError("the folder holds no *.json and no *.md; name one that does")
    yield from chosen


def identity(path: str) -> str:
    """What is equal for two paths to the same document."""
    return path if path == STDIN or is_address(path) else os.path.realpath(path)


def is_address(path: str) -> bool:
    """Tell whether a path is the address of a page."""
    return path.lower().startswith(_ADDRESS)


def document_of(path: str) -> Document:
    """Read one path.

    Raises:
        UnreadableError: it cannot be opened, is empty, binary or too large, or is no document.

    """
    if is_address(path):
        from addon.cli.address import answer_at  # the Google client is slow to import

        return _of_answer(answer_at(path))
    data = _bytes_of(path)
    if not data.strip():
        raise UnreadableError("there is nothing in it; a postmortem is Docs JSON or Markdown")
    text = _decoded(data)
    if _is_json(path, data):
        return _of_json(text)
    from docs_template import markdown  # as long to import as Docs JSON, which seldom wants it

    return markdown.read(text, title=_title_of(path))


def _is_chosen(name: str) -> bool:
    return name.lower().endswith(_READ_IN_FOLDERS) and not name.startswith(".")


def _bytes_of(path: str) -> bytes:
    try:
        if path != STDIN:
            with open(path, "rb") as file:
                return _limited(file, os.fstat(file.fileno()).st_size)
        if sys.stdin is None:
            raise UnreadableError("standard input is closed; name a file instead")
        return _limited(sys.stdin.buffer, 0)
    except OSError as problem:
        raise _refused(problem) from problem


def _refused(problem: OSError) -> UnreadableError:
    from addon.errors import reason_of  # costs start-up time, of paths that do not open

    return UnreadableError(reason_of(problem))


def _limited(file: BinaryIO, size: int) -> bytes:
    """All of a file; its stated size spares reading what is too large, a pipe states none."""
    data = file.read(MAX_BYTES + 1) if size <= MAX_BYTES else b""
    if max(size, len(data)) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise UnreadableError(f"it is larger than {limit} MB, the most that is read; split it")
    return data


def _is_json(path: str, data: bytes) -> bool:
    name = path.lower()
    if name.endswith(_MARKDOWN):
        return False
    first = b"".join(data.removeprefix(_BOM).split(maxsplit=2)[:2])
    return name.endswith(_JSON) or first.startswith(_STARTS_AS_JSON)


def _decoded(data: bytes) -> str:
    if b"\x00" in data:
        raise UnreadableError("it is binary; save the document as Docs JSON or Markdown in UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise UnreadableError(f"byte {problem.start} is no UTF-8; save it as UTF-8") from problem


def _of_json(text: str) -> Document:
    try:
        answer = _parsed(text.removeprefix("\ufeff"))
    except RecursionError as problem:
        raise UnreadableError("the JSON is nested too deeply to be a document") from problem
    except ValueError as problem:
        raise UnreadableError(_wrong_with(problem)) from problem
    return _of_answer(answer)


class _AsJson:
    """What ``json`` has its scanner do with numbers and objects."""

    strict = True
    object_hook = object_pairs_hook = parse_constant = None
    parse_float, parse_int = float, int


def _parsed(text: str) -> Any:
    """What ``json.loads`` gives, by its own scanner: importing it all takes as long as that.

    Raises:
        ValueError, RecursionError: as ``json.loads`` does, which is asked where anything is odd.

    """
    try:
        from _json import make_scanner

        value, end = make_scanner(_AsJson)(text, 0)  # type: ignore[arg-type]
        if not text[end:].strip(" \t\n\r"):
            return value
    except (*(ImportError, RecursionError, StopIteration, TypeError, ValueError), SystemError):
        pass  # The last is how 3.11 fails to name an error of what was not imported.
    import json

    return json.loads(text)


def _wrong_with(problem: ValueError) -> str:
    from json import JSONDecodeError

    if not isinstance(problem, JSONDecodeError):
        return "the JSON holds a number too long to be an index"
    place = f"line {problem.lineno}, column {problem.colno}"
    return f"the JSON is broken at {place} ({problem.msg}); save the answer of documents.get anew"


def _of_answer(answer: dict[str, object]) -> Document:
    from docs_template.reader import NotADocumentError, read

    try:
        return read(answer)
    except NotADocumentError as problem:
        raise UnreadableError(str(problem)) from problem


def _title_of(path: str) -> str:
    if path == STDIN:
        return ""
    return os.path.splitext(os.path.basename(path))[0].replace("-", " ").replace("_", " ")
