"""Links, images and footnotes."""

from __future__ import annotations

import pytest

from docs_template.markdown import read
from tests.markdown.reading import kinds, only, texts

URL = "https://example.com/a_b"


def links(text: str) -> list[tuple[str, str]]:
    """Text and address of each link in the first block."""
    block = read(text).blocks[0]
    return [(block.text[m.start : m.end], m.value) for m in block.marks if m.kind == "link"]


@pytest.mark.parametrize(
    "target",
    [
        f"({URL})",
        f"(<{URL}>)",
        f'( {URL} "A title" )',
        f"({URL} 'it (x)')",
        f"({URL}\n(title))",
        "[ref]",
        "[ REF ]",
    ],
)
def test_a_link_marks_its_text(target: str) -> None:
    text = f"See [the *log*]{target}.\n\n[ref]: {URL}"

    assert texts(text) == ["See the log."]
    assert links(text) == [("the log", URL)]


@pytest.mark.parametrize("link", ["[ref]", "[ref][]", "[Ref]"])
def test_a_label_alone_may_be_a_link(link: str) -> None:
    (found,) = links(f"See {link}.\n\n[ref]: {URL}")

    assert found == (link.removesuffix("[]")[1:-1], URL)


@pytest.mark.parametrize(
    "text", ["[SEV1]", "[a][b]", "[a] (b)", "[a](b c)", "[a", "a]", "[a](b", "[]", "[ ] todo"]
)
def test_brackets_that_lead_nowhere_are_text(text: str) -> None:
    assert only(text).text == text
    assert links(text) == []


def test_parentheses_in_an_address_belong_to_it() -> None:
    assert links("[a](https://example.com/x_(y)) b") == [("a", "https://example.com/x_(y)")]


def test_links_do_not_nest() -> None:
    assert links("[a [b](c) d](e)") == [("b", "c")]
    assert only("[a [b](c) d](e)").text == "[a b d](e)"


def test_emphasis_ends_with_the_link_text_it_starts_in() -> None:
    assert only("*a [b*](c)").text == "*a b*"


@pytest.mark.parametrize(
    "text", [f"See <{URL}>.", f"See {URL}.", f"(See {URL})", f"See {URL}, now"]
)
def test_an_address_alone_is_a_link(text: str) -> None:
    assert links(text) == [(URL, URL)]


def test_parentheses_around_an_address_are_no_part_of_it() -> None:
    assert links("(https://example.com/x_(y)).") == [("https://example.com/x_(y)",) * 2]


def test_emphasis_may_surround_an_address() -> None:
    assert links(f"**{URL}**") == [(URL, URL)]


@pytest.mark.parametrize(
    "text", ["x http://", "xhttp://a", "10:25", "a://b", "https:/a", "http://."]
)
def test_what_only_resembles_an_address_is_text(text: str) -> None:
    assert only(text).text == text
    assert links(text) == []


def test_an_address_as_the_text_of_a_link_is_marked_once() -> None:
    assert links(f"[{URL}](https://example.com/b)") == [(URL, "https://example.com/b")]


def test_a_mail_address_in_angle_brackets_is_a_link() -> None:
    assert links("<oncall@example.com>") == [("oncall@example.com", "mailto:oncall@example.com")]


@pytest.mark.parametrize(
    "image", ["![alt *text*](x.png)", "![alt](x.png 'a')", "![ref]", "![a][ref]"]
)
def test_an_image_is_hidden_with_its_text(image: str) -> None:
    text = f"See {image} here.\n\n[ref]: x.png"

    assert texts(text) == ["See  here."]
    assert only(text).marks == []


def test_images_at_the_end_are_hidden_with_the_blanks_between_them() -> None:
    text = "We saw ![a](b) ![c](d)"
    block = only(text)

    assert block.text == "We saw"
    assert block.quote(block.span()) == text


def test_nothing_in_an_image_belongs_to_the_text_around_it() -> None:
    assert only("*a ![b*](c) d").text == "*a  d"


def test_a_link_around_an_image_leaves_nothing() -> None:
    assert kinds("[![badge](a.svg)](https://example.com)") == []


def test_an_exclamation_mark_before_a_link_may_be_escaped() -> None:
    assert only("Wow\\![a](b)").text == "Wow!a"


@pytest.mark.parametrize(
    "definition",
    ["[a]: /b", "[a]: <b c>", "[a]: /b 'title'", "[a]:\n  /b\n  (title)", "[a]: /b\n[c]: /d"],
)
def test_definitions_are_left_out(definition: str) -> None:
    assert texts(f"One\n\n{definition}\n\nTwo") == ["One", "Two"]


@pytest.mark.parametrize("line", ["[a]: b c", "[a] : b", "[]: b"])
def test_what_only_resembles_a_definition_is_text(line: str) -> None:
    assert texts(line) == [line]


def test_text_goes_on_after_a_definition() -> None:
    assert texts("[a]: /b\nText") == ["Text"]


def test_the_first_of_two_definitions_holds() -> None:
    assert links("[a]\n\n[a]: /b\n\n[A]: /c") == [("a", "/b")]


def test_a_footnote_is_a_paragraph_and_its_number_is_hidden() -> None:
    text = "Errors rose.[^1] Then fell.\n\n[^1]: By 4 %.\n[^2]: See *log*.\n    More.\n"

    assert kinds(text) == [
        ("paragraph", "Errors rose. Then fell."),
        ("paragraph", "By 4 %."),
        ("paragraph", "See log.\nMore."),
    ]


def test_the_further_paragraphs_of_a_footnote_are_paragraphs() -> None:
    assert kinds("[^1]: One\n\n    Two\n\n    - Three") == [
        ("paragraph", "One"),
        ("paragraph", "Two"),
        ("item", "Three"),
    ]
