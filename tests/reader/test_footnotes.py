"""Footnotes come last, each in an index space of its own."""

from __future__ import annotations

from docs_template.reader import read
from linter.document import Span
from tests.reader.writing import answer, cell, page, paragraph, reference, row, tab, tabbed, table


def test_a_footnote_is_read_after_the_body_in_its_own_segment() -> None:
    notes = {"kix.f": [paragraph("See the graph.")]}
    body, note = read(answer(paragraph("Slow", reference("kix.f")), footnotes=notes)).blocks

    assert (body.text, note.text) == ("Slow", "See the graph.")
    assert note.span() == Span(0, 14, "t.0", "kix.f")


def test_the_older_form_keeps_its_footnotes_beside_the_body() -> None:
    notes = {"kix.f": [paragraph("Note")]}
    _, note = read(page(paragraph("Slow", reference("kix.f")), footnotes=notes)).blocks

    assert note.span() == Span(0, 4, None, "kix.f")


def test_footnotes_follow_the_order_of_their_references() -> None:
    notes = {"kix.b": [paragraph("first")], "kix.a": [paragraph("second")]}
    body = [paragraph("Slow", reference("kix.b")), table(row(cell(paragraph(reference("kix.a")))))]
    document = read(answer(*body, footnotes=dict(reversed(notes.items()))))

    assert [block.text for block in document.blocks[2:]] == ["first", "second"]


def test_a_footnote_that_nothing_refers_to_is_read_all_the_same() -> None:
    document = read(answer("Slow", footnotes={"kix.f": [paragraph("Note")]}))

    assert [block.text for block in document.blocks] == ["Slow", "Note"]


def test_a_reference_to_no_footnote_is_passed_over() -> None:
    assert [block.text for block in read(answer(paragraph(reference("kix.gone")))).blocks] == [""]


def test_footnotes_of_all_tabs_follow_the_text_of_all_tabs() -> None:
    first = tab("t.1", "One", footnotes={"kix.a": [paragraph("note one")]})
    second = tab("t.2", "Two", footnotes={"kix.b": [paragraph("note two")]})

    assert [(block.tab, block.text) for block in read(tabbed(first, second)).blocks] == [
        ("t.1", "One"),
        ("t.2", "Two"),
        ("t.1", "note one"),
        ("t.2", "note two"),
    ]


def test_a_footnote_whose_reference_is_suggested_for_deletion_is_not_linted() -> None:
    body = paragraph("Slow", reference("kix.f", deleted=True))
    _, note = read(answer(body, footnotes={"kix.f": [paragraph("Note")]})).blocks

    assert (note.text, note.quote(note.span())) == ("", "Note")
