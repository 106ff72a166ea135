"""HTML other than comments: tags are hidden, what they hold is text."""

from __future__ import annotations

import pytest

from docs_template.markdown import read
from tests.markdown.reading import kinds, marks, only, texts


@pytest.mark.parametrize("tag", ["p", "div", "details", "section"])
def test_the_text_in_a_block_tag_is_a_paragraph(tag: str) -> None:
    assert kinds(f"<{tag}>\n  Users saw\n  errors.\n</{tag}>") == [
        ("paragraph", "Users saw\nerrors.")
    ]


def test_block_tags_part_paragraphs() -> None:
    assert texts("<div><p>One</p><p class='x'>Two</p></div>") == ["One", "Two"]


def test_markdown_goes_on_after_a_blank_line() -> None:
    text = "<details>\n<summary>Log</summary>\n\n- One\n\n</details>"

    assert kinds(text) == [("paragraph", "Log"), ("item", "One")]


@pytest.mark.parametrize("level", [1, 6])
def test_a_heading_tag_makes_a_heading(level: int) -> None:
    block = only(f"<h{level} id='x'>Impact</h{level}>")

    assert (block.kind, block.text, block.level) == ("heading", "Impact", level)


def test_list_tags_make_items() -> None:
    text = "<ul>\n<li>One</li>\n<li><p>Two</p><ol><li>Three</li></ol></li>\n</ul>"

    assert [(b.kind, b.text, b.level, b.ordered) for b in read(text).blocks] == [
        ("item", "One", 0, False),
        ("item", "Two", 0, False),
        ("item", "Three", 1, True),
    ]


def test_the_further_paragraphs_of_an_item_tag_are_paragraphs() -> None:
    assert kinds("<li><p>One</p><p>Two</p></li>") == [("item", "One"), ("paragraph", "Two")]


def test_the_cells_of_a_table_tag_are_paragraphs() -> None:
    assert texts("<table>\n<tr><th>Time</th><td>14:02</td></tr>\n</table>") == ["Time", "14:02"]


def test_a_blockquote_tag_makes_a_quote() -> None:
    assert kinds("<blockquote>One</blockquote>\n<p>Two</p>") == [
        ("quote", "One"),
        ("paragraph", "Two"),
    ]


def test_a_pre_tag_makes_code() -> None:
    assert kinds("<pre><code>a *b*\n\nc &amp;&amp; d</code></pre>") == [("code", "a *b*\n\nc && d")]


@pytest.mark.parametrize("tag", ["script", "style"])
def test_scripts_and_styles_are_left_out(tag: str) -> None:
    assert texts(f"<{tag}>\na = 1;\n\nb = 2;\n</{tag}>\nText") == ["Text"]


def test_a_comment_among_tags_is_a_remark() -> None:
    document = read("<div>\n<!-- <p>a</p> -->\nText\n</div>")

    assert [block.text for block in document.blocks] == ["Text"]
    assert [(remark.text, remark.block) for remark in document.remarks] == [("<p>a</p>", 0)]


@pytest.mark.parametrize(
    ("tag", "kind"),
    [("b", "bold"), ("strong", "bold"), ("em", "italic"), ("code", "code"), ("del", "strike")],
)
def test_a_tag_inside_a_text_marks_it(tag: str, kind: str) -> None:
    assert marks(f"We saw <{tag}>errors</{tag}>.") == [(kind, "errors")]


def test_a_link_tag_marks_a_link() -> None:
    (mark,) = only('See <a class="x" href="https://example.com/a">this</a>.').marks

    assert (mark.kind, mark.value) == ("link", "https://example.com/a")


@pytest.mark.parametrize("tag", ["<br>", "<br/>", "<br />", "<BR>", "<br>\n", '<br class="x">'])
def test_a_break_tag_is_one_line_break(tag: str) -> None:
    assert only(f"One{tag}two").text == "One\ntwo"


@pytest.mark.parametrize("tag", ["<span style='a>b'>", "</i>", "<img src=x>", "<?php?>", "<kbd>"])
def test_any_other_tag_is_hidden(tag: str) -> None:
    assert only(f"We {tag}saw").text == "We saw"


def test_a_tag_on_a_line_of_its_own_does_not_end_a_paragraph() -> None:
    assert texts("We saw\n<b>\nerrors</b>") == ["We saw\n\nerrors"]


@pytest.mark.parametrize("text", ["a < b", "a <3 b", "x <pr_id> y", "a <Response [504]> b", "<>"])
def test_what_only_resembles_a_tag_is_text(text: str) -> None:
    assert only(text).text == text


@pytest.mark.parametrize(
    "text", ["{% include x.html %}", "<%= yield %>", "{% if a %}\n{% endif %}"]
)
def test_lines_of_templates_are_left_out(text: str) -> None:
    assert texts(f"One\n\n{text}\n\nTwo") == ["One", "Two"]


def test_a_template_tag_that_is_never_closed_is_text() -> None:
    assert only("100 {% of users").text == "100 {% of users"
