"""The keys ``sections`` and ``header`` of a practice."""

from __future__ import annotations

import re

from linter.anatomy.header import FIELD_NAMES
from linter.anatomy.sections import normalise
from linter.policy import BRIEF, DEFAULT, FULL, HeaderSpec, SectionSpec

TYPE_CHECKING = False
if TYPE_CHECKING:
    from addon.policy_file.nodes import Entry

_SECTION_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
_HEADER = "header"  # The part above all sections, which outputs call by this id.
_SECTION_KEYS = frozenset(("id", "heading", "aliases", "prompt", "required", "kinds", "columns"))


def sections(entry: Entry) -> tuple[SectionSpec, ...]:
    """A list of sections, no two of which answer to one name."""
    found: dict[str, SectionSpec] = {}
    names: dict[str, str] = {}

    def read(item: Entry) -> None:
        section = _section(item)
        if section.id in found:
            item.refuse(f'the section "{section.id}" stands twice')
        own = {normalise(name) for name in (section.heading, *section.aliases)}
        for name in sorted(own & names.keys()):
            item.refuse(f'"{name}" already names the section "{names[name]}"')
        names.update(dict.fromkeys(own, section.id))
        found[section.id] = section

    entry.each(read)
    if not entry.items():
        entry.refuse("at least one section belongs here")
    return tuple(found.values())


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
        columns=keys["columns"].texts() if "columns" in keys else base.columns,
    )


def _kinds(entry: Entry) -> tuple[str, ...]:
    kinds = entry.texts()
    if not kinds or not {FULL, BRIEF}.issuperset(kinds):
        entry.refuse(f"a list of {FULL}, {BRIEF} or both belongs here")
    return kinds


def header(entry: Entry) -> HeaderSpec:
    """The fields that are required and those that are expected; each defaults on its own."""
    keys = entry.mapping({"required", "expected"})
    required, expected = (
        _fields(keys[name]) if name in keys else getattr(DEFAULT.header, name)
        for name in ("required", "expected")
    )
    return HeaderSpec(required, tuple(name for name in expected if name not in required))


def _fields(entry: Entry) -> tuple[str, ...]:
    def read(item: Entry) -> str:
        name = item.text()
        if name not in FIELD_NAMES:
            item.refuse(f'"{name}" is no field; fields are {", ".join(FIELD_NAMES)}')
        return name

    return tuple(dict.fromkeys(entry.each(read)))
