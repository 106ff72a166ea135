"""A request carried out as suggestions: on a copy as an edit, whose differences are then marked.

What the edit takes out stays and is marked, unless it is a suggestion of the writer's own; what it
puts in is marked, and what it changes is noted beside what it was. Differences that touch each
other are one suggestion, which an open one of the same writer that they touch takes in (google.md
5.5).
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from emulator import errors
from emulator.docs import aligning, beside, dependants, marks, runs, structure, suggestions
from emulator.docs.aligning import GONE, NEW, SAME
from emulator.docs.model import Kind
from emulator.docs.requests import HANDLERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from emulator.docs.aligning import Step
    from emulator.docs.model import Document, Json, Tab, Unit


# Requests that Google refuses to carry out as suggestions (google.md 5.5); what of the document's
# style can be suggested is not known.
REFUSED = frozenset(
    (
        "addDocumentTab",
        "createNamedRange",
        "deleteFooter",
        "deleteHeader",
        "deleteNamedRange",
        "deleteTab",
        "updateDocumentStyle",
        "updateDocumentTabProperties",
        "updateTableColumnProperties",
    )
)
# Of these nobody could tell: a switch does.
DOUBTFUL = frozenset(("insertDate", "insertDropdown", "updateDropdownProperties"))
# Of all others nobody has said that Google refuses them, and nothing marks them here: a column is a
# cell in each row and yet one suggestion; merged cells and the styles of sections, tables and names
# are not marked; a header is named by a style; images and dropdown definitions stand beside the
# text. A 501 is neither a refusal of Google's nor an edit that was to be a suggestion.
_KNOWN = frozenset(
    (
        "createFootnote",
        "createParagraphBullets",
        "deleteContentRange",
        "deleteParagraphBullets",
        "deleteTableRow",
        "insertDate",
        "insertDropdown",
        "insertPageBreak",
        "insertPerson",
        "insertRichLink",
        "insertSectionBreak",
        "insertTable",
        "insertTableRow",
        "insertText",
        "replaceAllText",
        "updateParagraphStyle",
        "updateTextStyle",
    )
)
_UNMARKED = frozenset((Kind.TABLE_CLOSE, Kind.CONTENTS_CLOSE, Kind.REST))


class _Piece(NamedTuple):
    """What becomes of a unit: ``unit`` is marked so far as it goes without a suggestion's id."""

    step: Step
    ids: frozenset[str]  # the writer's own open suggestions on it
    is_dropped: bool
    is_marked: bool

    @property
    def touches(self) -> bool:
        return self.is_dropped or self.is_marked


def suggest(document: Document, kind: str, request: Json) -> Json:
    """Mark in a document what a request would change; answers the request's reply.

    Raises:
        RefusalError: the request cannot be applied.
        ApiError: 501 for what the local Workspace cannot suggest yet.

    """
    if kind not in _KNOWN:
        raise errors.ApiError(501, f"The local Workspace does not suggest {kind} yet.")
    edited = document.copy()
    reply = HANDLERS[kind](edited, request) or {}
    document.counter, document.names = edited.counter, edited.names
    for tab in document.tabs:
        new_tab = edited.tab(tab.tab_id)
        made = beside.take_footnotes(tab, new_tab) if new_tab else False
        for name in list(tab.segments):
            new = new_tab.segments.get(name) if new_tab else None
            if new and new.units != tab.segments[name].units:
                _check_cells(tab.segments[name].units, new.units)
                _Marking(document, tab, name).carry_out(new.units)
        if new_tab:
            beside.take_lists(tab, new_tab)
        if made:
            dependants.number_footnotes(tab)
    return reply


def _check_cells(old: list[Unit], new: list[Unit]) -> None:
    """Refuse what makes merged cells larger or smaller."""
    before = {unit.uid: unit.data for unit in old if unit.kind is Kind.CELL}
    if any(before.get(unit.uid, unit.data) != unit.data for unit in new):
        raise errors.ApiError(501, "The local Workspace does not suggest rows of merged cells yet.")


class _Marking:
    """Marks the differences of one segment."""

    def __init__(self, document: Document, tab: Tab, name: str) -> None:
        self._document = document
        self._tab = tab
        self._name = name
        self._own = suggestions.own(document)

    def carry_out(self, new: list[Unit]) -> None:
        old = self._tab.segments[self._name].units
        pieces = [self._piece(step) for step in aligning.steps(old, new)]
        result: list[tuple[_Piece, Unit | None]] = [
            (piece, None if piece.is_dropped else piece.step.unit) for piece in pieces
        ]
        absorbed: dict[str, str] = {}
        for start, end in _clusters(pieces):
            suggestion = self._suggestion(pieces, start, end, absorbed)
            shared: dict[tuple[Any, ...], Json] = {}
            for at in range(start, end):
                if pieces[at].is_marked:
                    result[at] = (pieces[at], self._marked(pieces, at, suggestion, shared))
        self._write(result)
        for other, suggestion in absorbed.items():
            self._rename(other, suggestion)

    def _piece(self, step: Step) -> _Piece:
        ids = frozenset(marks.all_of(step.unit) & self._own)
        is_own = self._is_own(step.unit)
        is_gone_already = bool(set(marks.deletions(step.unit)) & self._own)
        is_dropped = step.state == GONE and is_own
        is_marked = (
            step.state == NEW
            or (step.state == GONE and not is_own and not is_gone_already)
            or (step.state == SAME and not is_own and step.unit != step.changed)
        )
        return _Piece(step, ids, is_dropped, is_marked)

    def _is_own(self, unit: Unit) -> bool:
        """Whether a unit is there by a suggestion of the writer's own alone."""
        ids = set(marks.insertions(unit))
        return bool(ids) and ids <= self._own

    def _suggestion(
        self, pieces: list[_Piece], start: int, end: int, absorbed: dict[str, str]
    ) -> str:
        """The suggestion that a cluster becomes part of, or a new one."""
        around = pieces[max(start - 1, 0) : end + 1]
        touched = [
            absorbed.get(suggestion, suggestion)
            for piece in around
            for suggestion in sorted(piece.ids)
        ]
        if not any(piece.is_marked for piece in pieces[start:end]):
            return ""
        if not touched:
            return suggestions.create(self._document)
        first, *others = dict.fromkeys(touched)
        for name, into in absorbed.items():
            absorbed[name] = first if into in others else into
        absorbed.update(dict.fromkeys(others, first))
        return first

    def _marked(
        self,
        pieces: list[_Piece],
        at: int,
        suggestion: str,
        shared: dict[tuple[Any, ...], Json],
    ) -> Unit:
        """The unit as the suggestion marks it; units of one run go on sharing their JSON."""
        step = pieces[at].step
        ids = [*self._around(pieces, at), suggestion] if step.state == NEW else [suggestion]
        if step.state == SAME:
            unit = marks.with_changes(step.unit, step.changed, suggestion)
        elif step.unit.kind in _UNMARKED:
            return step.unit
        else:
            member = marks.INSERTION if step.state == NEW else marks.DELETION
            unit = marks.with_part(step.unit, lambda part: marks.marked(part, member, ids))
        key = (step.state, id(step.unit.data), id(step.changed.data), *ids)
        return unit._replace(data=shared.setdefault(key, unit.data))

    def _around(self, pieces: list[_Piece], at: int) -> list[str]:
        """The suggestions of others that text is put into the middle of."""
        before = next((p for p in reversed(pieces[:at]) if p.step.state != NEW), None)
        after = next((p for p in pieces[at:] if p.step.state != NEW), None)
        if before is None or after is None:
            return []
        behind = set(marks.insertions(after.step.unit))
        found = marks.insertions(before.step.unit)
        return [each for each in found if each in behind and each not in self._own]

    def _write(self, result: list[tuple[_Piece, Unit | None]]) -> None:
        """Put the units into the segment, so that ranges move as for an edit."""
        tab, name, at = self._tab, self._name, 0
        changed = []
        for (is_dropped, is_new), group in groupby(result, _fate):
            pairs = list(group)
            if is_dropped:
                tab.delete(name, at, at + len(pairs))
                continue
            units = [self._final(piece, unit) for piece, unit in pairs if unit]
            if is_new:
                tab.insert(name, at, units)
            else:
                tab.segments[name].units[at : at + len(units)] = units
            changed += [unit.uid for piece, unit in pairs if unit and _is_changed(piece)]
            at += len(units)
        self._count_tables()
        runs.join(tab.segments[name], changed)

    def _final(self, piece: _Piece, unit: Unit) -> Unit:
        """The unit that is written: one of the writer's own suggestions is changed directly."""
        is_own = piece.step.state == SAME and self._is_own(piece.step.unit)
        return piece.step.changed if is_own else unit

    def _count_tables(self) -> None:
        """Count the rows of tables, those that are only suggested included."""
        units = self._tab.segments[self._name].units
        for at, unit in enumerate(units):
            if unit.kind is Kind.TABLE:
                table = structure.table_at(units, at)
                rows = len(table.children) if table else 0
                if unit.data.get("rows") != rows:
                    data = {**unit.data, "rows": rows}
                    self._tab.put(self._name, at, unit._replace(data=data))

    def _rename(self, other: str, suggestion: str) -> None:
        for tab, name, segment in self._document.segments():
            for at, unit in enumerate(segment.units):
                if other in marks.all_of(unit):
                    tab.put(name, at, marks.renamed(unit, other, suggestion))
        suggestions.drop(self._document, other)


def _fate(pair: tuple[_Piece, Unit | None]) -> tuple[bool, bool]:
    piece, unit = pair
    return unit is None, piece.step.state == NEW


def _is_changed(piece: _Piece) -> bool:
    return piece.is_marked or piece.step.unit != piece.step.changed


def _clusters(pieces: list[_Piece]) -> Iterator[tuple[int, int]]:
    """Where pieces that are touched follow each other."""
    start = None
    for at, piece in enumerate(pieces):
        if piece.touches and start is None:
            start = at
        if not piece.touches and start is not None:
            yield start, at
            start = None
    if start is not None:
        yield start, len(pieces)
