"""Which action item is which: by its key, its range, its words, in this order."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from addon.domain.action_items import KEY, RANGE, WORDS, fingerprints, identify, is_copy, range_name
from addon.domain.pushes import CREATED, UNKNOWN, Push
from linter.anatomy.action_items import ActionItem
from linter.document import Block, Document, NamedRange, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addon.domain.action_items import Known

UIDS = [f"0e1d8a52-6a52-4f5e-9d5c-0a2f7f3b9c{number:02d}" for number in range(10)]
TEXTS = [
    "Add an alert on dead pooler connections above 10",
    "Run the load test on each change of a limit",
    "Refuse a swap to an index with fewer documents",
    "Page when a third of all searches come back empty",
]


class Page:
    """Items one below the other, and ranges over some of them."""

    def __init__(self, document_id: str = "DOC") -> None:
        self.document_id = document_id
        self.items: list[ActionItem] = []
        self.ranges: list[NamedRange] = []
        self._index = 1

    def write(self, text: str, ticket: str = "", range_of: str = "", of: str = "DOC") -> None:
        block = Block("item", text, self._index, self._index + len(text))
        self._index = block.end + 1
        item = ActionItem(block, text, 0, len(text))
        item.ticket = ticket or None
        self.items.append(item)
        if range_of:
            name = range_name(of, range_of)
            self.ranges.append(NamedRange("r", name, [Span(block.start, block.end)]))

    def known(self, *pushes: Push) -> list[Known]:
        document = Document("", [], document_id=self.document_id, named_ranges=self.ranges)
        return identify(self.items, document, pushes)


def push(number: int, key: str = "", state: str = CREATED, owner: str = "") -> Push:
    page = Page()
    page.write(TEXTS[number])
    (words,) = fingerprints(page.items)
    return Push(
        UIDS[number], "DOC", "jira", "OPS", words, state, text=TEXTS[number], owner=owner, key=key
    )


def told(known: Sequence[Known]) -> list[tuple[str, str]]:
    return [(one.uid, one.told_by) for one in known]


def test_a_key_says_most_whatever_the_words_and_ranges_are() -> None:
    page = Page()
    page.write("Something else", ticket="ops-1", range_of=UIDS[1])
    page.write(TEXTS[0])

    assert told(page.known(push(0, "OPS-1"), push(1, "OPS-2"))) == [(UIDS[0], KEY), ("", "")]


def test_a_range_says_more_than_words() -> None:
    page = Page()
    page.write(TEXTS[1], range_of=UIDS[0])

    assert told(page.known(push(0), push(1))) == [(UIDS[0], RANGE)]


def test_words_are_enough_where_the_range_was_lost() -> None:
    page = Page()
    page.write(TEXTS[0])

    assert told(page.known(push(0))) == [(UIDS[0], WORDS)]


def test_case_and_punctuation_change_no_words() -> None:
    page = Page()
    page.write(f"  {TEXTS[0].upper()}. ")

    assert told(page.known(push(0))) == [(UIDS[0], WORDS)]


def test_equal_items_are_two() -> None:
    page = Page()
    page.write(TEXTS[0])
    page.write(TEXTS[0])

    assert told(page.known(push(0))) == [(UIDS[0], WORDS), ("", "")]


def test_one_ticket_is_one_items_alone() -> None:
    page = Page()
    page.write(TEXTS[0], ticket="OPS-1")
    page.write(TEXTS[0], ticket="OPS-1")

    assert told(page.known(push(0, "OPS-1"))) == [(UIDS[0], KEY), ("", "")]


def test_a_range_that_grew_over_the_next_item_is_the_first_ones() -> None:
    page = Page()
    page.write("New words", range_of=UIDS[0])
    page.write("More words")
    (grown,) = page.ranges
    grown.spans = [Span(1, page.items[1].block.end)]

    assert told(page.known(push(0))) == [(UIDS[0], RANGE), ("", "")]


def test_the_ranges_of_a_copy_say_nothing_of_it() -> None:
    page = Page("COPY")
    page.write(TEXTS[0], range_of=UIDS[0], of="DOC")
    document = Document("", [], document_id="COPY", named_ranges=page.ranges)

    assert told(page.known()) == [("", "")]
    assert is_copy(document)
    assert not is_copy(Document("", [], document_id="DOC", named_ranges=page.ranges))


def test_a_range_without_a_push_keeps_its_id() -> None:
    page = Page()
    page.write("Never sent", range_of=UIDS[3])

    (one,) = page.known()
    assert (one.uid, one.push, one.is_anchored) == (UIDS[3], None, True)


@pytest.mark.parametrize(
    ("text", "is_alike"),
    [
        ("Add an alert on dead pooler connections above 12", True),
        ("Add two alerts: dead pooler connections, stuck ones", False),
        ("Refuse a swap to an empty index", False),
    ],
)
def test_what_was_cut_and_reworded_is_asked_about(text: str, is_alike: bool) -> None:
    page = Page()
    page.write(text)

    (one,) = page.known(push(0, "OPS-1"))
    assert (one.alike is not None) == is_alike


def test_of_an_owner_whose_item_is_under_way_little_is_enough_to_ask() -> None:
    page = Page()
    page.write("Alert on connections")
    page.items[0].owner = "Mira"

    (one,) = page.known(push(0, state=UNKNOWN, owner="Mira"))
    assert one.alike is not None


def test_whatever_is_done_to_a_page_no_item_takes_the_ticket_of_another() -> None:
    """Reordered, reworded, cut and pasted, with rows put in between, in 500 ways."""
    for seed in range(500):
        random = Random(seed)  # noqa: S311 - a page is to be made again
        page, expected = Page(), []
        for number in random.sample(range(4), 4):
            if random.random() < 0.3:
                page.write(f"A row of its own {seed}")
                expected.append("")
            has_key, has_range = random.random() < 0.4, random.random() < 0.6
            text = TEXTS[number]
            if (has_key or has_range) and random.random() < 0.5:
                text = f"Reworded {number} {seed}"
            page.write(text, f"OPS-{number}" if has_key else "", UIDS[number] if has_range else "")
            expected.append(UIDS[number])

        found = page.known(*(push(number, f"OPS-{number}") for number in range(4)))

        assert [one.uid for one in found] == expected, seed
