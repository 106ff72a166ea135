"""Hypothesis strategies for documents.get answers of any make-up, rightly indexed."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.reader import writing

Json = dict[str, Any]

# Plain and accented, combining, right to left, joined emoji, vertical tab, private use.
_CHARACTERS = "ab c.é\u0301שלוםع😀👩\u200d🚒🇩🇪\u000b\ue907-中"
_words = st.text(st.sampled_from(_CHARACTERS), min_size=1, max_size=6)
_styles = st.fixed_dictionaries(
    {},
    optional={
        "bold": st.booleans(),
        "link": st.just({"url": "https://example.com"}),
        "weightedFontFamily": st.sampled_from(
            [{"fontFamily": "Arial"}, {"fontFamily": "Consolas"}]
        ),
    },
)
_lists = {"kix.bullets": writing.BULLETS, "kix.numbers": writing.NUMBERS}


@st.composite
def _runs(draw: st.DrawFn) -> Json:
    deleted, inserted = draw(st.sampled_from([(False, False), (False, True), (True, False)]))
    return writing.run(draw(_words), deleted=deleted, inserted=inserted, **draw(_styles))


_chips = st.one_of(
    st.builds(writing.person, _words, st.just("j@example.com"), deleted=st.booleans()),
    st.builds(writing.rich_link, st.just(""), _words, deleted=st.booleans()),
    st.builds(
        writing.date,
        st.just("2026-03-01T12:00:00Z"),
        deleted=st.booleans(),
        displayText=_words,
    ),
    st.builds(writing.dropdown, _words, deleted=st.booleans()),
    st.builds(writing.silent, st.sampled_from(["horizontalRule", "equation", "somethingNew"])),
    st.builds(writing.reference, st.sampled_from(["kix.a", "kix.b"]), deleted=st.booleans()),
)
_bullets = st.tuples(st.sampled_from(["kix.bullets", "kix.numbers", "kix.gone"]), st.integers(0, 3))
_paragraphs = st.builds(
    lambda parts, style, bullet: writing.paragraph(*parts, style=style, bullet=bullet),
    st.lists(st.one_of(_runs(), _runs(), _chips), max_size=5),
    st.sampled_from(["NORMAL_TEXT", "TITLE", "HEADING_2"]),
    st.none() | _bullets,
)


def _table(content: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    suggested = st.sampled_from([False, False, False, True])

    def some(build: Any, inner: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
        parts = st.lists(inner, min_size=1, max_size=2)
        return st.builds(lambda parts, gone: build(*parts, deleted=gone), parts, suggested)

    return some(writing.table, some(writing.row, some(writing.cell, content)))


_content = st.lists(
    st.recursive(_paragraphs, lambda inner: st.one_of(_paragraphs, _table(inner)), max_leaves=6),
    max_size=4,
)


def _pages(build: Any) -> st.SearchStrategy[Json]:
    footnotes = st.dictionaries(
        st.sampled_from(["kix.a", "kix.b", "kix.c"]),
        st.lists(_paragraphs, min_size=1, max_size=2),
        max_size=2,
    )
    return st.builds(
        lambda content, notes: build(*content, footnotes=notes, lists=_lists), _content, footnotes
    )


@st.composite
def _tabbed(draw: st.DrawFn) -> Json:
    numbers = iter(range(100))

    def tab(depth: int) -> Json:
        written = draw(_pages(lambda *parts, **extra: writing.tab("", *parts, **extra)))
        written["tabProperties"]["tabId"] = f"t.{next(numbers)}"
        children = draw(st.integers(0, 1)) if depth else 0
        return written | {"childTabs": [tab(depth - 1) for _ in range(children)]}

    return writing.tabbed(*(tab(2) for _ in range(draw(st.integers(1, 2)))))


answers = st.one_of(_pages(writing.page), _tabbed())
