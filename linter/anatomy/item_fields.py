"""The fields of an action item's text: labelled, or told by their looks, alone or in groups."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from linter.anatomy.item_labels import CLAUSES, SPOKEN_LABELS, fits, is_plainly, labels, value_end
from linter.anatomy.item_literals import Field, literals
from linter.anatomy.item_names import is_owner
from linter.anatomy.item_values import (
    day_at,
    is_day,
    is_name,
    is_nothing,
    is_priority,
    is_status,
)
from linter.language.patterns import regex
from linter.language.people import is_given_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.anatomy.item_labels import Label
    from linter.document import Block

_SEPARATOR = regex(r"[,;|·/&]|\band\b|(?<=\s)[–—+-](?=\s)")
_WORD = regex(r"\w")
_EDGES = " \t\n\u000b\u00a0,;|·/&+"
_FACTOR = regex(r"(?:cf|factor |f)[\s#-]?\d{1,2}(?:\s?[-–]\s?(?:cf|f)?\d{1,2})?", re.IGNORECASE)
_MOST_WORDS_BESIDE = 4
_LOWER_NAME = regex(r"[a-z][\w.-]{1,30}")


class Labelled:
    """A stretch that starts with a label: the field it names, all its fields, where it ends."""

    __slots__ = ("end", "fields", "name", "start")

    def __init__(self, name: str, start: int, end: int, fields: Sequence[Field]) -> None:
        self.name = name
        self.start = start
        self.end = end
        self.fields = fields


class Fields:
    """The fields of one block's text: literals in order, and labelled stretches by their start."""

    def __init__(self, block: Block, text: str) -> None:
        self.text = text
        self.literals = literals(block, text)
        self._starts = [field.start for field in self.literals]
        self._literal_at = {field.start: field for field in self.literals}
        self.labelled: dict[int, Labelled] = {}
        self._label_starts: list[int] = []
        self._read_labels()

    def literals_in(self, start: int, end: int) -> Sequence[Field]:
        """The literals that lie between two offsets."""
        low = bisect_left(self._starts, start)
        high = bisect_left(self._starts, end)
        return [field for field in self.literals[low:high] if field.end <= end]

    def group(
        self, start: int, end: int, *, listed: bool = False, enclosed: bool = False
    ) -> list[Field] | None:
        """The fields that a stretch consists of; ``None`` where it says anything else.

        Names count if they look like one or stand beside another field; in a ``listed`` stretch (a
        cell of a row) names in lower case do too. An ``enclosed`` stretch (brackets) may say a few
        words of its own beside a field: "J. Park, platform, OPS-1", "Ana, with help from Lee".
        """
        found: list[Field] = []
        names: list[Field] = []
        has_status = False
        has_more = False
        for low, high in self._parts(start, end):
            part = self.text[low:high]
            if low in self.labelled:
                found.extend(self.labelled[low].fields)
            elif (fields := self._part(low, high)) is not None:
                found.extend(fields)
            elif is_status(part) or is_nothing(part):
                has_status = True
            elif is_owner(part):
                found.append(Field("owner", part, low, high))
            elif is_name(part, trusted=True) or (listed and _LOWER_NAME.fullmatch(part)):
                names.append(Field("owner", part, low, high))
            elif enclosed and len(part.split()) <= _MOST_WORDS_BESIDE:
                has_more = True
            else:
                return None
        if has_more and not (found or any(_is_given(name.value) for name in names[:1])):
            return None
        trusted = bool(found) or listed
        if not all(trusted or is_name(name.value, trusted=False) for name in names):
            return None
        whole = [*found, *names]
        return sorted(whole, key=lambda field: field.start) if whole or has_status else None

    def _parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of a stretch between separators, labelled ones and days whole."""
        at = start
        while (at := self._skip(at, end)) < end:
            stop = self.labelled[at].end if at in self.labelled else self._part_end(at, end)
            stop = min(stop, end)
            yield at, at + len(self.text[at:stop].rstrip(_EDGES + "."))
            at = max(stop, at + 1)

    def _skip(self, at: int, end: int) -> int:
        while at < end:
            if self.text[at] in _EDGES + ".":
                at += 1
            elif self.text.startswith("and ", at):
                at += 4
            else:
                break
        return at

    def _part_end(self, at: int, end: int) -> int:
        day = day_at(self.text, at, end)
        if day > at and (day == end or self.text[day] in _EDGES):
            return day
        literal = self._literal_at.get(at)
        match = _SEPARATOR.search(self.text, literal.end if literal is not None else at, end)
        stop = match.start() if match is not None else end
        following = bisect_right(self._label_starts, at)
        return min([stop, *self._label_starts[following : following + 1]])

    def _part(self, start: int, end: int) -> list[Field] | None:
        """The fields of a part that is literals, a day, a priority, or a word and its value."""
        part = self.text[start:end]
        inside = self._named_in(start, end)
        if inside and not _has_words_beside(self.text[start:end], start, inside):
            return inside
        if is_day(part):
            return [Field("due", part, start, end)]
        if _FACTOR.fullmatch(part):
            return [Field("factor", part, start, end)]
        if is_priority(part):
            return [Field("priority", part, start, end)]
        for name, pattern in SPOKEN_LABELS:
            match = pattern.match(self.text, start, end)
            if match is not None and is_plainly(name, self.text[match.end() : end], inside):
                return [Field(name, self.text[match.end() : end], start, end, match.end())]
        return None

    def _named_in(self, start: int, end: int) -> list[Field]:
        return [field for field in self.literals_in(start, end) if field.name != "link"]

    def _read_labels(self) -> None:
        found = labels(self.text)
        stops = [*(label.start for label in found[1:]), len(self.text)]
        for label, stop in zip(found, stops, strict=False):
            labelled = self._labelled(label, stop)
            if labelled is not None:
                self.labelled[label.start] = labelled
                self._label_starts.append(label.start)

    def _labelled(self, label: Label, stop: int) -> Labelled | None:
        end = value_end(self.text, label, stop)
        value = self.text[label.said_at : end].strip(_EDGES + "(").rstrip(".")
        if label.name in CLAUSES:
            field = Field(label.name, value, label.start, end, label.said_at)
            return Labelled(label.name, label.start, end, [field])
        if is_nothing(value):
            return Labelled(label.name, label.start, end, [])
        found = self._listed(label, end)
        return Labelled(label.name, label.start, found[-1].end, found) if found else None

    def _listed(self, label: Label, end: int) -> list[Field]:
        """The value of a label and what is listed behind it: "Owner: J. Park, P0, OPS-12"."""
        found: list[Field] = []
        for at, stop in self._parts(label.said_at, end):
            if not found:
                found += self._first(label, at, stop, end)
                if not found:
                    break
            elif at >= found[-1].end:
                more = self._part(at, stop) or self._further_owner(label, at, stop)
                if more is None:
                    break
                found += more
        return found

    def _first(self, label: Label, at: int, stop: int, end: int) -> list[Field]:
        value, inside = self.text[at:stop], self._named_in(at, stop)
        if not (fits if label.is_certain else is_plainly)(label.name, value, inside):
            return []
        stop = self._whole_owner(stop, end) if label.name == "owner" else stop
        return [Field(label.name, self.text[at:stop], label.start, stop, at)]

    def _further_owner(self, label: Label, at: int, stop: int) -> list[Field] | None:
        part = self.text[at:stop]
        if label.name != "owner" or is_status(part):
            return None
        if is_name(part, trusted=True) or _LOWER_NAME.fullmatch(part):
            return [Field("owner", part, at, stop)]
        return None

    def _whole_owner(self, at: int, end: int) -> int:
        """Where an owner ends that a bracket explains: "SRE team lead (J. Park)"."""
        opening = at + len(self.text[at:end]) - len(self.text[at:end].lstrip())
        closing = self.text.find(")", opening, end)
        if closing < 0 or self.text[opening] != "(":
            return at
        inside = self.group(opening + 1, closing)
        is_more = inside is None or all(field.name == "owner" for field in inside)
        return closing + 1 if is_more else at


def _is_given(name: str) -> bool:
    """Whether a name starts with a given name that we know."""
    return is_given_name(name.partition(" ")[0].lower())


def _has_words_beside(part: str, start: int, inside: Sequence[Field]) -> bool:
    """Whether anything but the fields stands in a part that begins at an offset."""
    at = 0
    rest = ""
    for field in inside:
        rest += part[at : field.start - start] + " "
        at = field.end - start
    return bool(_WORD.search((rest + part[at:]).replace(" and ", " ")))
