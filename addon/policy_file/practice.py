"""The key ``practice`` of a policy file: sections, words, levels and dismissals, all checked."""

from __future__ import annotations

import re
from functools import partial

from addon.policy_file import deadlines, sections
from addon.policy_file.nodes import Entry
from linter.diagnostic import OFF, SEVERITIES
from linter.language.text import lower
from linter.policy import DEFAULT, WORD_LISTS, DismissalEntry, Policy
from linter.registry import UnknownRuleError, find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from linter.rule import Rule

LEVELS = (*SEVERITIES, OFF)

_FINGERPRINT = re.compile(r"[0-9a-f]{8}")
_DISMISSAL_KEYS = frozenset(("code", "reason", "fingerprint", "quote"))


def read_practice(entry: Entry | None) -> Policy:
    """The policy that a practice states; the default where there is none, or for a key refused.

    What is refused is noted in the entry's ``faults``.
    """
    if entry is None:
        return DEFAULT
    given = {
        name: read
        for keys in entry.tried(lambda top: top.mapping(READERS))
        for name, value in keys.items()
        for read in value.tried(READERS[name])
    }
    return Policy(**given)


def _some_texts(entry: Entry) -> tuple[str, ...]:
    if not entry.items():
        entry.refuse("the list is empty; leave the key out to keep the default")
    return entry.texts()


def _lower_texts(entry: Entry) -> tuple[str, ...]:
    """Texts that documents are searched for in lower case."""
    return tuple(dict.fromkeys(lower(text) for text in entry.texts()))


def _some_lower_texts(entry: Entry) -> tuple[str, ...]:
    _some_texts(entry)
    return _lower_texts(entry)


def _words(entry: Entry) -> dict[str, tuple[str, ...]]:
    lists = entry.mapping(WORD_LISTS)
    return {name: words for name, value in lists.items() for words in value.tried(_lower_texts)}


def _levels(entry: Entry) -> dict[str, str]:
    levels: dict[str, str] = {}
    for name, value in entry.mapping().items():
        levels.update(value.tried(partial(_level, name, levels)))
    return levels


def _level(name: str, levels: Mapping[str, str], value: Entry) -> tuple[str, str]:
    code = _code(name, value)
    level = value.word().lower()
    if code in levels:
        value.refuse(f"the rule {code} already has a level")
    if level not in LEVELS:
        value.refuse(f'"{level}" is no level; levels are {", ".join(LEVELS)}')
    return code, level


def _options(entry: Entry) -> dict[str, dict[str, object]]:
    options: dict[str, dict[str, object]] = {}
    for name, value in entry.mapping().items():
        for rule in value.tried(partial(_rule, name)):
            if rule.code in options:
                value.refuse(f"the rule {rule.code} already has options")
            options[rule.code] = _options_of(rule, value)
    return options


def _options_of(rule: Rule, entry: Entry) -> dict[str, object]:
    """The options of a rule, each of the kind of its default."""
    if not rule.options:
        entry.refuse(f"{rule.code} {rule.name} has no options")
    return {
        name: option
        for name, value in entry.mapping(rule.options).items()
        for option in value.tried(
            Entry.number if isinstance(rule.options[name], int) else _lower_texts
        )
    }


def _never_dismiss(entry: Entry) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.each(lambda item: _code(item.text(), item))))


def _dismissals(entry: Entry) -> tuple[DismissalEntry, ...]:
    return tuple(entry.each(_dismissal))


def _dismissal(entry: Entry) -> DismissalEntry:
    keys = entry.mapping(_DISMISSAL_KEYS)
    for needed in ("code", "reason"):
        if needed not in keys:
            entry.refuse(f"the dismissal has no {needed}")
    if len({"fingerprint", "quote"} & keys.keys()) != 1:
        entry.refuse("a dismissal says what it is about by either a fingerprint or a quote")
    return DismissalEntry(
        _code(keys["code"].text(), keys["code"]),
        keys["reason"].text(),
        fingerprint=_fingerprint(keys["fingerprint"]) if "fingerprint" in keys else "",
        quote=keys["quote"].text() if "quote" in keys else "",
    )


def _fingerprint(entry: Entry) -> str:
    # As written, for YAML takes eight decimal digits for a number, and 1234e567 for another.
    fingerprint = entry.word().lower()
    if not _FINGERPRINT.fullmatch(fingerprint):
        entry.refuse("a fingerprint has eight digits of 0-9 and a-f")
    return fingerprint


def _template_version(entry: Entry) -> int:
    version = entry.number()
    if version < 1:
        entry.refuse("versions count from 1")
    return version


def _code(name: str, entry: Entry) -> str:
    """The code of a rule named by code or name; what the default names is known in any case."""
    return name if name in DEFAULT.never_dismiss else _rule(name, entry).code


def _rule(name: str, entry: Entry) -> Rule:
    try:
        return find(name)
    except UnknownRuleError as problem:
        entry.refuse(problem.args[0])


READERS: Mapping[str, Callable[[Entry], Any]] = {
    "sections": sections.sections,
    "header": sections.header,
    "severities": deadlines.severities,
    "priorities": deadlines.priorities,
    "sprint": deadlines.sprint,
    "review": deadlines.review,
    "holidays": deadlines.holidays,
    "categories": _some_lower_texts,
    "title_words": _some_lower_texts,
    "words": _words,
    "levels": _levels,
    "options": _options,
    "allowed_phrases": lambda entry: entry.texts(),
    "never_dismiss": _never_dismiss,
    "dismissals": _dismissals,
    "template_version": _template_version,
}
