"""The key ``practice`` of a policy file: sections, words, levels and dismissals, all checked."""

from __future__ import annotations

import re

from linter.anatomy.sections import normalise
from linter.diagnostic import OFF, SEVERITIES
from linter.policy import BRIEF, DEFAULT, FULL, DismissalEntry, Policy, SectionSpec
from linter.registry import UnknownRuleError, find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from addon.policy_file.nodes import Entry

LEVELS = (*SEVERITIES, OFF)

_SECTION_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
_FINGERPRINT = re.compile(r"[0-9a-f]{8}")
_HEADER = "header"  # The part above all sections, which outputs call by this id.
_SECTION_KEYS = frozenset(("id", "heading", "aliases", "prompt", "required", "kinds"))
_DISMISSAL_KEYS = frozenset(("code", "reason", "fingerprint", "quote"))


def read_practice(entry: Entry | None) -> Policy:
    """The policy that a practice states; the default where there is none.

    Raises:
        PolicyError: a key or a value is refused.

    """
    given = entry.mapping(READERS) if entry is not None else {}
    return Policy(**{name: READERS[name](value) for name, value in given.items()})


def _sections(entry: Entry) -> tuple[SectionSpec, ...]:
    sections: dict[str, SectionSpec] = {}
    names: dict[str, str] = {}
    for item in entry.items():
        section = _section(item)
        if section.id in sections:
            item.refuse(f'the section "{section.id}" stands twice')
        for name in {normalise(name) for name in (section.heading, *section.aliases)}:
            if name in names:
                item.refuse(f'"{name}" already names the section "{names[name]}"')
            names[name] = section.id
        sections[section.id] = section
    if not sections:
        entry.refuse("at least one section belongs here")
    return tuple(sections.values())


def _section(entry: Entry) -> SectionSpec:
    """A section; what it leaves out comes from the default section of its id, if there is one."""
    keys = entry.mapping(_SECTION_KEYS)
    if "id" not in keys:
        entry.refuse("the section has no id")
    section_id = keys["id"].text()
    if not _SECTION_ID.fullmatch(section_id) or section_id == _HEADER:
        keys["id"].refuse("an id is of lower-case letters, digits and underscores, and not header")
    base = next((one for one in DEFAULT.sections if one.id == section_id), None)
    if base is None and "heading" not in keys:
        entry.refuse(f'"{section_id}" is no section of the default policy, so it needs a heading')
    base = base or SectionSpec(section_id, "")
    return SectionSpec(
        section_id,
        keys["heading"].text() if "heading" in keys else base.heading,
        keys["aliases"].texts() if "aliases" in keys else base.aliases,
        prompt=keys["prompt"].text() if "prompt" in keys else base.prompt,
        required=keys["required"].truth() if "required" in keys else base.required,
        kinds=_kinds(keys["kinds"]) if "kinds" in keys else base.kinds,
    )


def _kinds(entry: Entry) -> tuple[str, ...]:
    kinds = entry.texts()
    if not kinds or not {FULL, BRIEF}.issuperset(kinds):
        entry.refuse(f"a list of {FULL}, {BRIEF} or both belongs here")
    return kinds


def _some_texts(entry: Entry) -> tuple[str, ...]:
    texts = entry.texts()
    if not texts:
        entry.refuse("the list is empty; leave the key out to keep the default")
    return texts


def _lower_texts(entry: Entry) -> tuple[str, ...]:
    """Texts that documents are searched for in lower case."""
    return tuple(dict.fromkeys(text.lower() for text in _some_texts(entry)))


def _levels(entry: Entry) -> dict[str, str]:
    levels: dict[str, str] = {}
    for name, value in entry.mapping().items():
        code = _code(name, value)
        level = value.word().lower()
        if code in levels:
            value.refuse(f"the rule {code} already has a level")
        if level not in LEVELS:
            value.refuse(f'"{level}" is no level; levels are {", ".join(LEVELS)}')
        levels[code] = level
    return levels


def _options(entry: Entry) -> dict[str, dict[str, int]]:
    options: dict[str, dict[str, int]] = {}
    for name, value in entry.mapping().items():
        code = _code(name, value)
        if code in options:
            value.refuse(f"the rule {code} already has options")
        options[code] = {option: number.number() for option, number in value.mapping().items()}
    return options


def _never_dismiss(entry: Entry) -> tuple[str, ...]:
    codes = [_code(item.text(), item) for item in entry.items()]
    return tuple(dict.fromkeys(codes))


def _dismissals(entry: Entry) -> tuple[DismissalEntry, ...]:
    return tuple(_dismissal(item) for item in entry.items())


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
    if name in DEFAULT.never_dismiss:
        return name
    try:
        return find(name).code
    except UnknownRuleError as problem:
        entry.refuse(problem.args[0])


READERS: Mapping[str, Callable[[Entry], Any]] = {
    "sections": _sections,
    "categories": _lower_texts,
    "priorities": _some_texts,
    "title_words": _lower_texts,
    "levels": _levels,
    "options": _options,
    "allowed_phrases": lambda entry: entry.texts(),
    "never_dismiss": _never_dismiss,
    "dismissals": _dismissals,
    "template_version": _template_version,
}
