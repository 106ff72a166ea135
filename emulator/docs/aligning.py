"""Two states of a segment side by side: what is gone, what is new, and what has changed in between.

Paragraphs that an edit splits or joins get other JSON by that; none of it is a change of theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from emulator.docs.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from emulator.docs.model import Unit

GONE, NEW, SAME = "gone", "new", "same"
# What units of these kinds carry says how they lie to others, and is counted anew.
_COUNTED = frozenset((Kind.TABLE, Kind.ROW, Kind.CELL, Kind.SECTION))


class Step(NamedTuple):
    """A unit that is gone, new or the same; ``changed`` is the same one as it is afterwards."""

    state: str
    unit: Unit
    changed: Unit


def steps(old: list[Unit], new: list[Unit]) -> list[Step]:
    """Every unit of both states in order; what is gone stands before what has come in its place."""
    found = list(_aligned(old, new))
    joined, split = False, -1
    for at, step in enumerate(found):
        if step.unit.kind is not Kind.END:
            continue
        if step.state == GONE:
            joined = True
        elif step.state == NEW:
            split = at if split < 0 else split
        else:
            if joined or split >= 0:
                found[at] = step._replace(
                    changed=step.changed._replace(paragraph=step.unit.paragraph)
                )
            if split >= 0 and found[split].unit.paragraph == step.unit.paragraph:
                # What there is once stays with the old newline: the new one may be rejected.
                made = found[split].unit._replace(paragraph=step.changed.paragraph)
                found[split] = Step(NEW, made, made)
            joined, split = False, -1
    return found


def _aligned(old: list[Unit], new: list[Unit]) -> Iterator[Step]:
    kept, known = {unit.uid for unit in new}, {unit.uid for unit in old}
    following = iter(new)
    for unit in old:
        if unit.uid not in kept:
            yield Step(GONE, unit, unit)
            continue
        for other in following:
            if other.uid not in known:
                yield Step(NEW, other, other)
                continue
            changed = unit if other.kind in _COUNTED else other
            yield Step(SAME, unit, changed)
            break
    for other in following:
        yield Step(NEW, other, other)
