"""Which rules run, and how grave their findings are: worked out once for a policy and a kind."""

from __future__ import annotations

from functools import lru_cache

from linter.diagnostic import OFF
from linter.lexicon import WordRule, added_by, lexicon_of
from linter.registry import all_rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.policy import Policy
    from linter.rule import Rule


class Selection:
    """The rules of a run in order, those about words, their lexicon, and the level of every rule.

    ``by_code`` and ``names`` are those of all rules, whether they run or not.
    """

    __slots__ = ("by_code", "levels", "lexicon", "names", "rules", "word_rules")

    def __init__(
        self, policy: Policy, kind: str, codes: frozenset[str] | None, *, is_from_template: bool
    ) -> None:
        self.by_code = {rule.code: rule for rule in all_rules()}
        self.names = frozenset(rule.name for rule in all_rules())
        self.levels = {rule.code: _level(rule, policy) for rule in all_rules()}
        self.rules = [
            rule
            for rule in all_rules()
            if self.levels[rule.code] != OFF
            and (codes is None or rule.code in codes)
            and kind in rule.kinds
            and (not rule.template_only or is_from_template)
        ]
        self.word_rules = [rule for rule in self.rules if isinstance(rule, WordRule)]
        self.lexicon = lexicon_of(tuple(self.word_rules), added_by(policy, self.word_rules))


def _level(rule: Rule, policy: Policy) -> str:
    return policy.levels.get(rule.code) or policy.levels.get(rule.name) or rule.severity


@lru_cache(maxsize=8)
def selection_of(
    policy: Policy, kind: str, codes: frozenset[str] | None, *, is_from_template: bool
) -> Selection:
    """The selection for a run; made once, since few policies and kinds are in use."""
    return Selection(policy, kind, codes, is_from_template=is_from_template)
