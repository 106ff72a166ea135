"""Names in a list, and whether two of them are of one person."""

from __future__ import annotations

from linter.language.patterns import regex
from linter.language.people import GROUPS, ROLES
from linter.language.text import lower

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_BETWEEN = regex(r"[,;/|&+\n\u000b]|\band\b|(?<=\s)[–—-](?=\s)")
_BRACKETS = regex(r"[(\[][^()\[\]]{0,60}[)\]]")
_WORD = regex(r"[^\W\d_]+")
_ROLE_BEFORE = regex(r"^[^:]{1,30}:\s*")
_NOBODY = frozenset("none na tbd nobody unknown team everyone all".split())


def names_in(text: str) -> Iterator[str]:
    """The names or roles that a list holds: "Ana R. (IC), J. Park and the on-call SRE"."""
    for part in _BETWEEN.split(_BRACKETS.sub("", text)):
        name = _ROLE_BEFORE.sub("", part).strip(" .@*\t\r\u00a0")
        if name:
            yield name


def is_same(one: str, other: str) -> bool:
    """Tell whether two names may be one person's: "Ana Ruiz" and "Ana R.", "@jpark" and "J. Park".

    Roles are the same if all their words are.
    """
    first, second = _words(one), _words(other)
    if not first or not second or not _NOBODY.isdisjoint(first):
        return False
    if "".join(first) == "".join(second):
        return True
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0] and first[0] not in ROLES | GROUPS
    return len(first) == len(second) and all(
        _is_short_for(a, b) or _is_short_for(b, a) for a, b in zip(first, second, strict=True)
    )


def _words(name: str) -> list[str]:
    low = lower(name.partition("@")[0] or name.lstrip("@"))
    return [word for word in _WORD.findall(low) if word not in {"the", "our", "a", "an"}]


def _is_short_for(short: str, full: str) -> bool:
    return short == full or (len(short) == 1 and full.startswith(short))
