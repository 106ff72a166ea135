"""The zone that a document declares for all times of its timeline, and where it says so."""

from __future__ import annotations

import re

from linter.document import CODE, HEADING, PARAGRAPH, QUOTE
from linter.language.patterns import regex
from linter.language.times import clocks
from linter.language.zones import zones, zones_of_times

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from linter.anatomy.sections import Section
    from linter.document import Block
    from linter.language.zones import Zone

# What may stand between "times" and the zone: "All times below are given in the zone …".
_DECLARING = regex(
    r"\b(?:time\s?zones?|times?|timestamps?|dates?|hours|clocks?)"
    r"(?:[\s:=(,;|*–—-]{1,3}(?:zone|in|are|is|all|listed|given|shown|expressed|reported|recorded"
    r"|noted|stated|displayed|approximate(?:ly)?|as|use|uses|using|below|above|here|this|document"
    r"|report|the|timeline|to|be|otherwise|unless|we|every|everything))*[\s:=(,;|*–—-]*$",
    re.IGNORECASE,
)
_LOOK_BACK = 100
_FEW_WORDS = 2


class Declaration:
    """A zone stated once for the whole timeline, and the block whose text says so."""

    __slots__ = ("block", "zone")

    def __init__(self, block: Block, zone: Zone) -> None:
        self.block = block
        self.zone = zone


def declared_in(section: Section, entries: Collection[int]) -> Iterator[Declaration]:
    """Zones that a timeline declares: in a heading, in a column's name or in so many words.

    ``entries`` are the blocks, by ``id``, that are entries and so speak for themselves.
    """
    for block in (section.heading, *section.blocks):
        if block is None or id(block) in entries or block.kind in {CODE, QUOTE}:
            continue
        if block is section.heading or block.kind == HEADING or _names_column(block):
            found = _outside_clocks(block) or [*zones(block.text)]
            yield from _all(block, found or [*zones_of_times(block.text)])
        elif block.cell is None:
            yield from _all(block, _said(block, utc=block.kind == PARAGRAPH))


def declared_elsewhere(sections: Sequence[Section]) -> Iterator[Declaration]:
    """A line such as "All times are UTC" in the title, the preamble or another section."""
    for section in sections:
        for block in (section.heading, *section.blocks):
            if block is not None and block.kind not in {CODE, QUOTE}:
                few = len(block.text.split(maxsplit=_FEW_WORDS)) <= _FEW_WORDS
                yield from _all(block, _said(block, utc=few and block.kind != HEADING))


def declares(block: Block) -> bool:
    """Tell whether a block says in so many words which zone the times are in."""
    return bool(_said(block, utc=False))


def _all(block: Block, found: Sequence[Zone]) -> Iterator[Declaration]:
    for zone in found:
        yield Declaration(block, zone)


def _said(block: Block, *, utc: bool) -> list[Zone]:
    """The zones of a block, if it declares one; with ``utc`` the mere word UTC does."""
    if not utc and not _speaks_of_times(block.text):
        return []
    for zone in zones(block.text):
        if (utc and zone.is_utc) or _is_declared(block.text, zone):
            # Only now, since to tell which are of times is to read all the times.
            found = _outside_clocks(block)
            if any((utc and one.is_utc) or _is_declared(block.text, one) for one in found):
                return found
            break
    return [*zones_of_times(block.text)]


def _speaks_of_times(text: str) -> bool:
    """Whether a text has a word that a zone is declared with: most have none."""
    low = text.lower()
    return "time" in low or "date" in low or "hours" in low or "clock" in low


def _is_declared(text: str, zone: Zone) -> bool:
    before = text[max(0, zone.start - _LOOK_BACK) : zone.start]
    return _DECLARING.search(before) is not None


def _outside_clocks(block: Block) -> list[Zone]:
    found = [*zones(block.text)]
    taken = {clock.zone_start for clock in clocks(block.text)} if found else set()
    return [zone for zone in found if zone.start not in taken]


def _names_column(block: Block) -> bool:
    return block.cell is not None and block.cell[1] == 0 and not clocks(block.text)
