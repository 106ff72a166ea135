"""What PATH may be: Docs JSON, Markdown, a folder, standard input."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli import samples

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command, Process, Stdin


def found(postmortem: Command, *words: object) -> dict[str, list[str]]:
    """Give the codes found in each document, by path."""
    outcome = postmortem("lint", *words, "--select", "LNG02", "--format", "json")
    documents = json.loads(outcome.out)["documents"]
    return {
        document["path"]: [finding["code"] for finding in document["diagnostics"]]
        for document in documents
    }


@pytest.mark.parametrize("name", ["x.md", "x.MD", "x.markdown", "x.txt", "x"])
def test_a_file_of_text_is_markdown(postmortem: Command, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(samples.WARNED)

    assert found(postmortem, path) == {str(path): ["LNG02"]}


@pytest.mark.parametrize("name", ["x.json", "x.JSON", "x.txt", "x"])
def test_a_file_with_an_object_is_docs_json(postmortem: Command, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(samples.docs_json())

    assert found(postmortem, path) == {str(path): ["LNG02"]}


@pytest.mark.parametrize("data", [samples.WARNED, samples.docs_json()], ids=["Markdown", "JSON"])
def test_standard_input_is_a_dash(process: Process, data: str) -> None:
    words = ("lint", "-", "--select", "LNG02", "--format", "json")
    code, out, err = process(*words, stdin=data)
    (document,) = json.loads(out)["documents"]

    assert (code, err) == (0, "")
    assert document["path"] == "-"
    assert [finding["code"] for finding in document["diagnostics"]] == ["LNG02"]


def test_json_may_start_with_white_space_and_a_byte_order_mark(
    postmortem: Command, stdin: Stdin
) -> None:
    stdin(b"\xef\xbb\xbf\n  " + samples.docs_json().encode())

    assert found(postmortem, "-") == {"-": ["LNG02"]}


@pytest.mark.parametrize("opening", ["[draft] ", "[[_TOC_]]\n\n", "[1]: https://example.com\n\n"])
def test_markdown_may_start_with_a_bracket(postmortem: Command, stdin: Stdin, opening: str) -> None:
    stdin((opening + samples.WARNED).encode())

    assert found(postmortem, "-") == {"-": ["LNG02"]}


def test_the_name_of_a_file_is_a_title_where_markdown_has_none(
    postmortem: Command, tmp_path: Path
) -> None:
    path = tmp_path / "postmortem-of_the-pool.md"
    path.write_text("The engineer should have checked the dashboard.\n")

    assert "postmortem of the pool\n" in postmortem("lint", path, "--select", "LNG02").out


def test_several_paths_are_reported_in_their_order(postmortem: Command, tmp_path: Path) -> None:
    samples.write(tmp_path, b_md=samples.CLEAN, a_md=samples.WARNED)

    assert list(found(postmortem, tmp_path / "b.md", tmp_path / "a.md")) == [
        f"{tmp_path}/b.md",
        f"{tmp_path}/a.md",
    ]


def test_a_folder_is_its_json_and_md_files_by_name(postmortem: Command, tmp_path: Path) -> None:
    samples.write(
        tmp_path,
        b_json=samples.docs_json(),
        a_md=samples.CLEAN,
        c_md=samples.WARNED,
        d_txt=samples.WARNED,
        e_markdown=samples.WARNED,
    )

    assert found(postmortem, tmp_path) == {
        f"{tmp_path}/a.md": [],
        f"{tmp_path}/b.json": ["LNG02"],
        f"{tmp_path}/c.md": ["LNG02"],
    }


def test_a_folder_is_not_searched_below(postmortem: Command, tmp_path: Path) -> None:
    (tmp_path / "below.md").mkdir()
    samples.write(tmp_path, a_md=samples.CLEAN)
    samples.write(tmp_path / "below.md", b_md=samples.WARNED)

    assert list(found(postmortem, tmp_path)) == [f"{tmp_path}/a.md"]


def test_hidden_files_of_a_folder_are_left_alone(postmortem: Command, tmp_path: Path) -> None:
    samples.write(tmp_path, a_md=samples.CLEAN)
    (tmp_path / ".settings.json").write_text("{}")

    assert list(found(postmortem, tmp_path)) == [f"{tmp_path}/a.md"]


def test_a_document_named_twice_is_reported_once(
    postmortem: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples.write(tmp_path, a_md=samples.WARNED)
    (tmp_path / "b.md").symlink_to(tmp_path / "a.md")
    monkeypatch.chdir(tmp_path)

    assert list(found(postmortem, "a.md", "./a.md", ".", tmp_path / "a.md")) == ["a.md"]


def test_standard_input_named_twice_is_read_once(postmortem: Command, stdin: Stdin) -> None:
    stdin(samples.WARNED.encode())

    assert found(postmortem, "-", "-") == {"-": ["LNG02"]}
