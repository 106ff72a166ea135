"""List items: their text, how deep they stand, and what else they hold."""

from __future__ import annotations

import pytest

from docs_template.markdown import read
from tests.markdown.reading import kinds, only, source, texts


def items(text: str) -> list[tuple[str, int]]:
    return [(block.text, block.level) for block in read(text).blocks if block.kind == "item"]


@pytest.mark.parametrize("marker", ["-", "*", "+"])
def test_a_bullet_makes_an_item(marker: str) -> None:
    text = f"{marker} Page the owner"
    block = only(text)

    assert (block.kind, block.text, block.ordered) == ("item", "Page the owner", False)
    assert source(text, block) == "Page the owner"


@pytest.mark.parametrize("marker", ["1.", "1)", "10.", "007."])
def test_a_number_makes_an_ordered_item(marker: str) -> None:
    block = only(f"{marker} Page the owner")

    assert (block.kind, block.text, block.ordered) == ("item", "Page the owner", True)


@pytest.mark.parametrize("line", ["-Page", "1.Page", "1234567890. Page", "1: Page", "-1 Page"])
def test_what_only_resembles_a_marker_is_text(line: str) -> None:
    assert kinds(line) == [("paragraph", line)]


def test_an_indented_item_is_nested() -> None:
    text = "- One\n  - Two\n    - Three\n  - Four\n- Five\n"

    assert items(text) == [("One", 0), ("Two", 1), ("Three", 2), ("Four", 1), ("Five", 0)]


def test_an_item_nests_under_the_text_of_the_one_above() -> None:
    assert items("1. One\n   - Two\n1. Three\n  - Four") == [
        ("One", 0),
        ("Two", 1),
        ("Three", 0),
        ("Four", 0),
    ]


def test_an_item_may_hold_nothing_but_a_list() -> None:
    assert items("- - One\n  - Two") == [("One", 1), ("Two", 1)]


def test_a_loose_list_has_the_same_items_as_a_tight_one() -> None:
    assert items("- One\n\n- Two\n\n\n- Three") == items("- One\n- Two\n- Three")


def test_the_further_lines_of_an_item_belong_to_it() -> None:
    assert items("- One\n  two\nthree\n- Four") == [("One\ntwo\nthree", 0), ("Four", 0)]


def test_the_further_paragraphs_of_an_item_are_paragraphs() -> None:
    assert kinds("- One\n\n  Two\n\n  Three\n\nFour") == [
        ("item", "One"),
        ("paragraph", "Two"),
        ("paragraph", "Three"),
        ("paragraph", "Four"),
    ]


def test_an_item_may_start_on_the_line_after_its_marker() -> None:
    assert kinds("-\n  One") == [("item", "One")]


def test_an_item_starts_at_most_one_line_after_its_marker() -> None:
    assert kinds("-\n\n  One") == [("paragraph", "One")]


def test_text_after_a_thematic_break_in_an_item_is_a_further_paragraph() -> None:
    assert kinds("- ***\n  One") == [("paragraph", "One")]


def test_an_item_without_text_is_left_out() -> None:
    assert kinds("- One\n-\n- Two") == [("item", "One"), ("item", "Two")]


def test_code_in_an_item_is_code() -> None:
    assert kinds("- One\n\n  ```\n  a\n    b\n  ```\n- Two") == [
        ("item", "One"),
        ("code", "a\n  b"),
        ("item", "Two"),
    ]


@pytest.mark.parametrize("text", ["1. # One\n1. Two", "1. One\n   ===\n1. Two"])
def test_a_heading_in_an_item_is_a_heading(text: str) -> None:
    heading, item = read(text).blocks

    assert (heading.kind, heading.level, heading.ordered) == ("heading", 1, False)
    assert (item.kind, item.text) == ("item", "Two")


@pytest.mark.parametrize("box", ["[ ]", "[x]", "[X]"])
def test_a_task_box_is_no_part_of_the_item(box: str) -> None:
    text = f"- {box} Page the owner"

    assert source(text, only(text)) == only(text).text == "Page the owner"


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        ("- [ ] Page the owner", False),
        ("1. [x] Page the owner", True),
        ("- [X] Page the owner", True),
        ("- Page the owner", None),
        ("- `[x]` Page the owner", None),
        ("[x] Page the owner", None),
        ("> - [x] Page the owner", None),
    ],
)
def test_a_block_tells_whether_its_box_is_ticked(text: str, checked: bool | None) -> None:
    assert only(text).checked is checked


def test_a_box_is_of_the_first_text_of_its_item_alone() -> None:
    assert [block.checked for block in read("- [x] One\n\n  more\n- Two\n").blocks] == [
        True,
        None,
        None,
    ]


def test_a_list_may_follow_a_paragraph_directly() -> None:
    assert kinds("Steps:\n- One\n- Two") == [
        ("paragraph", "Steps:"),
        ("item", "One"),
        ("item", "Two"),
    ]


@pytest.mark.parametrize("line", ["14. is a number", "-"])
def test_a_number_or_dash_inside_a_paragraph_starts_no_list(line: str) -> None:
    assert [kind for kind, _ in kinds(f"The answer was\n{line}\nand more")] != ["item"]
    assert not items(f"The answer was\n{line}\nand more")


def test_items_nest_no_deeper_than_fifty() -> None:
    levels = [level for _, level in items("- " * 60 + "a")]

    assert levels == [49]
    assert texts("- " * 60 + "a") == ["- " * 10 + "a"]


def test_a_tab_after_the_marker_counts_as_indentation() -> None:
    assert items("-\tOne\n\t- Two") == [("One", 0), ("Two", 1)]
