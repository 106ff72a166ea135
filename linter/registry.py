"""The rules there are: every module of ``linter/rules`` holds one, none is listed by hand."""

from __future__ import annotations

import os

import linter.rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from linter.rule import Rule

_found: list[Rule] = []


class UnknownRuleError(LookupError):
    """A code, name or prefix that no rule answers to."""


def all_rules() -> Sequence[Rule]:
    """Every rule once, sorted by code."""
    if not _found:
        _found.extend(sorted((_load(stem) for stem in _stems()), key=lambda rule: rule.code))
    return _found


def find(code_or_name: str) -> Rule:
    """The rule of a code or name, in any case.

    Raises:
        UnknownRuleError: no rule has it.

    """
    wanted = code_or_name.strip().lower()
    for rule in all_rules():
        if wanted in {rule.code.lower(), rule.name}:
            return rule
    message = f'there is no rule "{code_or_name}"; "postmortem rules" lists them all'
    raise UnknownRuleError(message)


def codes_of(selectors: Iterable[str]) -> frozenset[str]:
    """The codes that codes, names or prefixes ("LNG") select.

    Raises:
        UnknownRuleError: one of them selects nothing.

    """
    codes: set[str] = set()
    for selector in selectors:
        wanted = selector.strip().upper()
        chosen = {rule.code for rule in all_rules() if wanted and rule.code.startswith(wanted)}
        codes |= chosen or {find(selector).code}
    return frozenset(codes)


def _stems() -> list[str]:
    names = os.listdir(linter.rules.__path__[0])
    return sorted(name[:-3] for name in names if name.endswith(".py") and name[0] != "_")


def _load(stem: str) -> Rule:
    # What import_module gives, whose own import takes longer than that of ten rules.
    module = __import__(f"linter.rules.{stem}", fromlist=[stem])
    rule: Rule = getattr(module, "".join(part.capitalize() for part in stem.split("_")))()
    return rule
