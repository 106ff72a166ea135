"""Which action item answers which contributing factor, where items name their factor."""

from __future__ import annotations

from functools import cached_property

from linter.anatomy.factors import category_of
from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from linter.anatomy.action_items import ActionItem
    from linter.anatomy.factors import Factor
    from linter.policy import Policy

_NUMBERS = regex(r"(?:\b(?:cf|factors?|f|no|nr)[\s.#-]*|#|^\W*|[,;/&+]\s*|\band\s+)(\d{1,2})\b")
_RANGE = regex(r"(\d{1,2})\s*(?:-|–|to)\s*(?:cf|f)?(\d{1,2})\b")
_WORD = regex(r"[^\W\d_]{3,}")
_EVERY = regex(r"\W*(?:all|every|each)\b")
_NONE = regex(r"\W*(?:none|n/?a|-+|–|—|\?+|tb[acd])?\W*")
_SMALL = frozenset("the and for with that this was were are had has not from into our its".split())
_ALIKE = 0.5
# Nobody tells more factors apart in the cells of a table.
_MOST = 100


class Covered:
    """One factor and the items that name it; ``number`` counts the factors from 1."""

    __slots__ = ("factor", "items", "number")

    def __init__(self, number: int, factor: Factor, items: Sequence[ActionItem]) -> None:
        self.number = number
        self.factor = factor
        self.items = items


class Coverage:
    """Every factor with its items in ``rows``, and the items that name none in ``loose``."""

    __slots__ = ("loose", "rows")

    def __init__(self, rows: Sequence[Covered], loose: Sequence[ActionItem]) -> None:
        self.rows = rows
        self.loose = loose


def find_coverage(
    factors: Sequence[Factor], items: Sequence[ActionItem], policy: Policy
) -> Coverage | None:
    """The coverage of the first factors by items; ``None`` where no item names one of them.

    An item names a factor by its number ("F2", "1, 3"), by its words or the most of them, or all
    of a category by that. A declined item covers its factor too: somebody looked, and decided.
    """
    listed = [factor for factor in factors if not factor.is_prose][:_MOST]
    names = _Names(listed, policy)
    answers: dict[int, list[ActionItem]] = {id(factor): [] for factor in listed}
    for item in items:
        for factor in names.named(item.factor or ""):
            answers[id(factor)].append(item)
    if not any(answers.values()):
        return None
    rows = [Covered(n, factor, answers[id(factor)]) for n, factor in enumerate(listed, 1)]
    loose = [item for item in items if item.declined_because is None and _is_open(item.factor)]
    return Coverage(rows, loose)


def _is_open(name: str | None) -> bool:
    return name is None or _NONE.fullmatch(name) is not None


class _Names:
    """What the factors of a document may be named by; their words are found once."""

    def __init__(self, factors: Sequence[Factor], policy: Policy) -> None:
        self.factors = factors
        self.policy = policy
        self.said = [factor.number or n for n, factor in enumerate(factors, 1)]

    @cached_property
    def words(self) -> list[frozenset[str]]:
        return [_words(factor.text) for factor in self.factors]

    def named(self, name: str) -> Sequence[Factor]:
        """The factors that an item's cell or label names."""
        if _is_open(name):
            return ()
        if _EVERY.match(name.lower()):
            return self.factors
        category = category_of(name, self.policy)
        if category is not None:
            return [factor for factor in self.factors if factor.category == category]
        return self._by_words(name) or self._by_number(name)

    def _by_number(self, name: str) -> list[Factor]:
        low = name.lower()
        numbers = {int(number) for number in _NUMBERS.findall(low)}
        for first, last in _RANGE.findall(low):
            numbers.update(range(int(first), int(last) + 1))
        return [f for f, number in zip(self.factors, self.said, strict=True) if number in numbers]

    def _by_words(self, name: str) -> list[Factor]:
        """The factor that shares most words with a name of several, if it shares enough."""
        wanted = _words(name)
        if len(wanted) < 2:
            return []
        shares = [len(wanted & words) / len(wanted) for words in self.words]
        best = max(shares, default=0.0)
        return [self.factors[shares.index(best)]] if best >= _ALIKE else []


def _words(text: str) -> frozenset[str]:
    return frozenset(_stems(_WORD.findall(text.lower())))


def _stems(words: Iterable[str]) -> Iterable[str]:
    for word in words:
        if word not in _SMALL:
            yield word.removesuffix("s")
