"""Code blocks, fenced and indented."""

from __future__ import annotations

import pytest

from tests.markdown.reading import kinds, only, source


@pytest.mark.parametrize("fence", ["```", "~~~", "`````"])
def test_a_fence_makes_code(fence: str) -> None:
    text = f"{fence}\nkubectl get *pods*\n\nls\n{fence}\n"

    assert kinds(text) == [("code", "kubectl get *pods*\n\nls")]
    assert source(text, only(text)) == only(text).text


@pytest.mark.parametrize("info", ["bash", " python title='x'"])
def test_what_follows_the_fence_is_dropped(info: str) -> None:
    assert kinds(f"```{info}\nls\n```") == [("code", "ls")]


def test_only_a_fence_of_the_same_kind_and_length_ends_the_code() -> None:
    assert only("````\n```\n~~~~\n````` \n").text == "```\n~~~~"


def test_an_indented_fence_ends_no_code() -> None:
    assert only("```\na\n    ```\nb\n```").text == "a\n    ```\nb"


def test_a_fence_that_is_never_closed_runs_to_the_end() -> None:
    assert kinds("```\nls\n\n# not a heading") == [("code", "ls\n\n# not a heading")]


def test_code_without_lines_is_left_out() -> None:
    assert kinds("```\n```\nText") == [("paragraph", "Text")]


def test_the_indentation_of_the_fence_is_taken_off_its_code() -> None:
    assert only("  ```\n  a\n    b\n c\n  ```").text == "a\n  b\nc"


def test_four_blanks_make_code() -> None:
    assert kinds("    ls\n\n      -l\n\n\nText") == [("code", "ls\n\n  -l"), ("paragraph", "Text")]


def test_a_tab_makes_code() -> None:
    assert kinds("\tls") == [("code", "ls")]


def test_indentation_inside_a_paragraph_makes_no_code() -> None:
    assert kinds("One\n    two") == [("paragraph", "One\ntwo")]


def test_nothing_in_code_is_mark_up() -> None:
    text = "```\n<!-- a --> &amp; [b](c) \\* **d**\n```"

    assert only(text).text == "<!-- a --> &amp; [b](c) \\* **d**"
    assert not only(text).marks


def test_backticks_inside_a_line_open_no_block() -> None:
    assert kinds("``` a ``` b")[0][0] == "paragraph"
