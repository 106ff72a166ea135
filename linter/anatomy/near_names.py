"""Headings that are a section's name but for one slip of the pen."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORTEST = 6
_LONGEST = 40
# In a shorter one another letter makes another word.
_LONG = 10
_MEANT_SO = frozenset(("follow us", "cases", "clauses", "auction", "auctions"))


def meant(key: str, names: Iterable[str]) -> str | None:
    """The name that a normalised heading misspells by one letter: "what happend", "timline".

    A letter is missing, too many, wrong or swapped with its neighbour, and the first is right.
    """
    if not _SHORTEST - 1 <= len(key) <= _LONGEST or key in _MEANT_SO:
        return None
    first, size = key[0], len(key)
    return next(
        (
            name
            for name in names
            if name[:1] == first
            and -1 <= len(name) - size <= 1
            and len(name) >= _SHORTEST
            and _is_slip(key, name)
        ),
        None,
    )


def _is_slip(written: str, name: str) -> bool:
    pairs = enumerate(zip(written, name, strict=False))
    at = next((at for at, (one, other) in pairs if one != other), min(len(written), len(name)))
    rest, right = written[at:], name[at:]
    if rest[1:] == right or rest == right[1:]:
        return True
    if rest[1:] == right[1:]:
        return len(name) >= _LONG
    return rest[:2] == right[1::-1] and rest[2:] == right[2:]
