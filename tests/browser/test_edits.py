"""Whatever is typed into a paragraph, the requests make it so, and the inverse takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from tests.browser.visit import Visit

Json = dict[str, Any]

# Carries out requests on a list of units as Docs would, refusing to cut a surrogate pair.
APPLIED = """
async ([before, after]) => {
    const { typed } = await import("/page/edits.js");
    const start = 7;
    const cuts = (units, at) => /^[\\ud800-\\udbff]$/.test(units[at - 1] ?? "") &&
        /^[\\udc00-\\udfff]$/.test(units[at] ?? "");
    const carriedOut = (units, requests) => requests.reduce((held, request) => {
        const { insertText: insert, deleteContentRange: remove } = request;
        const [from, to] = insert
            ? [insert.location.index, insert.location.index]
            : [remove.range.startIndex, remove.range.endIndex];
        if (cuts(held, from - start) || cuts(held, to - start)) throw new Error("a cut pair");
        const added = insert ? insert.text.split("") : [];
        return held.toSpliced(from - start, to - from, ...added);
    }, units);
    const paragraph = { model: { start, units: before, segment: "" }, sent: after };
    const { requests, inverse } = typed([paragraph], "t.0");
    const made = carriedOut(before, requests);
    return { made, back: inverse && carriedOut(made, inverse), count: requests.length };
}
"""

MARKS = ["atom 7", "atom 9", "atom 12"]
units = st.lists(st.sampled_from(["a", "b", " ", "🎉", "🎊", "é"]), max_size=8).map(
    lambda letters: [unit for letter in letters for unit in split(letter)]
)


def split(letter: str) -> list[str]:
    """The UTF-16 units of a letter, each as a string of its own, as JavaScript splits it."""
    raw = letter.encode("utf-16-le")
    return [raw[at : at + 2].decode("utf-16-le", "surrogatepass") for at in range(0, len(raw), 2)]


@st.composite
def changes(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Two states of a paragraph with chips, of which the later one has the same or fewer."""
    before, after = draw(units), draw(units)
    for mark in MARKS[: draw(st.integers(0, 3))]:
        before = [*before, mark, *draw(units)]
        kept = [mark] if draw(st.booleans()) else []
        after = [*after, *kept, *draw(units)]
    return before, after


@pytest.fixture
def page(visit: Visit) -> Visit:
    visit.page.goto(visit.url)
    return visit


def test_any_change_is_made_and_taken_back(page: Visit) -> None:
    @given(changes())
    def holds(change: tuple[list[str], list[str]]) -> None:
        before, after = change
        done: Json = page.page.evaluate(APPLIED, [before, after])

        assert done["made"] == after
        lost = [mark for mark in MARKS if mark in before and mark not in after]
        assert done["back"] == (None if lost else before)
        if before == after:
            assert done["count"] == 0

    holds()
