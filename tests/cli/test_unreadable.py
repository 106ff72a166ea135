"""What cannot be read is answered with one sentence: what, where, and what to do."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from addon.cli import reading
from tests.cli import samples

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command, Stdin

DEEP = 100_000


def sentence(postmortem: Command, path: Path | str) -> str:
    """Give what is said of a path, the path itself left out."""
    code, out, err = postmortem("lint", path)

    assert (code, out) == (2, "")
    assert err.startswith(f"postmortem lint: {path}: ")
    assert err.endswith(".\n")
    return err.removeprefix(f"postmortem lint: {path}: ").removesuffix(".\n")


def test_a_path_that_is_not_there(postmortem: Command, tmp_path: Path) -> None:
    assert sentence(postmortem, tmp_path / "gone.md") == "no such file or directory"


@pytest.mark.parametrize("text", ["", "   \n\n"], ids=["no byte", "white space"])
@pytest.mark.parametrize("name", ["x.md", "x.json", "x"])
def test_an_empty_file(postmortem: Command, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)

    assert sentence(postmortem, tmp_path / name) == (
        "there is nothing in it; a postmortem is Docs JSON or Markdown"
    )


def test_nothing_on_standard_input(postmortem: Command, stdin: Stdin) -> None:
    stdin(b"")

    assert sentence(postmortem, "-").startswith("there is nothing in it")


def test_standard_input_that_is_closed(
    postmortem: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", None)

    assert sentence(postmortem, "-") == "standard input is closed; name a file instead"


def test_a_binary_file(postmortem: Command, tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d")

    assert sentence(postmortem, tmp_path / "x.md") == (
        "it is binary; save the document as Docs JSON or Markdown in UTF-8"
    )


def test_a_file_in_another_encoding(postmortem: Command, tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes("# Postmortem: café".encode("latin-1"))

    assert sentence(postmortem, tmp_path / "x.md") == "byte 17 is no UTF-8; save it as UTF-8"


def test_broken_json(postmortem: Command, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"title": "x",\n "tabs": [}')

    assert sentence(postmortem, tmp_path / "x.json") == (
        "the JSON is broken at line 2, column 11 (Expecting value); "
        "save the answer of documents.get anew"
    )


def test_markdown_under_the_name_of_json(postmortem: Command, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(samples.CLEAN)

    assert sentence(postmortem, tmp_path / "x.json").startswith("the JSON is broken at line 1")


@pytest.mark.parametrize("text", ["[]", '"text"', "12", "null", "{}", '{"error": {"code": 404}}'])
def test_json_that_is_no_document(postmortem: Command, tmp_path: Path, text: str) -> None:
    (tmp_path / "x.json").write_text(text)

    assert sentence(postmortem, tmp_path / "x.json").startswith(
        "This is not a documents.get answer: it"
    )


@pytest.mark.parametrize(
    "text",
    ["[" * DEEP, '{"body": ' + "[" * DEEP + "]" * DEEP + "}", '{"a":' * DEEP + "1" + "}" * DEEP],
    ids=["left open", "lists", "objects"],
)
def test_json_nested_too_deeply(postmortem: Command, tmp_path: Path, text: str) -> None:
    (tmp_path / "x.json").write_text(text)

    assert sentence(postmortem, tmp_path / "x.json") == (
        "the JSON is nested too deeply to be a document"
    )


def test_tables_nested_too_deeply(postmortem: Command, tmp_path: Path) -> None:
    content = '{"table": {"tableRows": [{"tableCells": [{"content": ['
    text = '{"body": {"content": [' + content * 800 + "]}]}]}}" * 800 + "]}}"
    (tmp_path / "x.json").write_text(text)

    assert "nested too deeply" in sentence(postmortem, tmp_path / "x.json")


def test_a_number_that_python_refuses(postmortem: Command, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"body": {"content": [{"endIndex": ' + "9" * 5000 + "}]}}")

    assert sentence(postmortem, tmp_path / "x.json") == (
        "the JSON holds a number too long to be an index"
    )


def test_a_folder_without_documents(postmortem: Command, tmp_path: Path) -> None:
    samples.write(tmp_path, notes_txt=samples.CLEAN)

    assert sentence(postmortem, tmp_path) == (
        "the folder holds no *.json and no *.md; name one that does"
    )


def test_a_file_without_permission(
    postmortem: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples.write(tmp_path, x_md=samples.CLEAN)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    # A mode of 000 does not keep root out, and the suite may well run as root.
    monkeypatch.setattr("addon.cli.reading.open", refuse, raising=False)

    assert sentence(postmortem, tmp_path / "x.md") == "permission denied"


def test_a_broken_link_in_a_folder_costs_only_itself(postmortem: Command, tmp_path: Path) -> None:
    samples.write(tmp_path, b_md=samples.CLEAN)
    (tmp_path / "a.md").symlink_to(tmp_path / "gone.md")

    code, out, err = postmortem("lint", tmp_path, "--select", "LNG02")

    assert code == 2
    assert "b.md" in out
    assert err == f"postmortem lint: {tmp_path}/a.md: no such file or directory.\n"


class Endless(io.RawIOBase):
    """A pipe that never ends, and counts what was taken from it."""

    def __init__(self, start: bytes) -> None:
        self.start = start
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        begun, self.start = self.start, b""
        buffer[:] = begun.ljust(len(buffer), b"x")
        self.taken += len(buffer)
        return len(buffer)


@pytest.mark.parametrize("start", [b'{"title": "', b"# Postmortem\n"], ids=["JSON", "Markdown"])
def test_more_than_50_mb_on_standard_input_are_not_read(
    postmortem: Command, monkeypatch: pytest.MonkeyPatch, start: bytes
) -> None:
    endless = Endless(start)
    stream = io.BufferedReader(endless)  # type: ignore[type-var]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stream))

    assert sentence(postmortem, "-") == ("it is larger than 50 MB, the most that is read; split it")
    assert endless.taken < reading.MAX_BYTES + 1_000_000


def test_more_than_50_mb_in_a_file_are_not_read(postmortem: Command, tmp_path: Path) -> None:
    with (tmp_path / "x.json").open("wb") as file:
        file.truncate(50_000_001)

    assert sentence(postmortem, tmp_path / "x.json") == (
        "it is larger than 50 MB, the most that is read; split it"
    )


def test_unreadable_paths_stand_in_the_json_too(postmortem: Command, tmp_path: Path) -> None:
    samples.write(tmp_path, a_md=samples.CLEAN, b_json="{")

    _, out, err = postmortem("lint", tmp_path, tmp_path / "gone", "--format", "json")
    errors = json.loads(out)["errors"]

    assert [error["path"] for error in errors] == [f"{tmp_path}/b.json", f"{tmp_path}/gone"]
    assert err == "".join(
        f"postmortem lint: {error['path']}: {error['message']}.\n" for error in errors
    )
