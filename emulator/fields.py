"""Partial answers: what the parameter ``fields`` leaves of an answer.

A mask is names joined by commas, with a slash (in newer APIs a full stop, too) or brackets for what
lies below, and * for every name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from emulator.errors import ApiError

Json = dict[str, Any]
# Below each selected name what is selected there; an empty one selects everything.
Mask = dict[str, Any]

_MARKS = frozenset("/.,()")
_TOKEN = re.compile(r"\s*([A-Za-z_][\w-]*|\*|[/.,()])")


def parse(text: str, refuse: Callable[[str], ApiError]) -> Mask:
    """The mask as a tree of names.

    Raises:
        ApiError: What ``refuse`` makes of a text that is no mask.

    """
    tokens = _TOKEN.findall(text)
    if "".join(tokens) != re.sub(r"\s", "", text):
        raise refuse(text)
    try:
        return _tree(_paths(iter([*tokens, ""]), ()))
    except ValueError:
        raise refuse(text) from None


def _paths(tokens: Iterator[str], around: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The paths of one list of names, up to the bracket or the end that closes it."""
    path = around
    while True:
        name = next(tokens)
        if not name or name in _MARKS:
            raise ValueError(name)
        path = (*path, name)
        mark = next(tokens)
        if mark == "(":
            yield from _paths(tokens, path)
            mark = next(tokens)
        elif mark not in {"/", "."}:
            yield path
        if mark == (")" if around else ""):
            return
        if mark == ",":
            path = around
        elif mark not in {"/", "."}:
            raise ValueError(mark)


def _tree(paths: Iterable[tuple[str, ...]]) -> Mask:
    """The paths as a tree, in which a path takes in all the longer ones."""
    mask: Mask = {}
    for path in sorted(set(paths), key=len):
        _add(mask, path)
    return mask


def _add(mask: Mask, path: tuple[str, ...]) -> None:
    *around, last = path
    for name in around:
        is_whole = name in mask and not mask[name]
        if is_whole:
            return
        mask = mask.setdefault(name, {})
    mask[last] = {}


def unknown(mask: Mask, schema: Json, schemas: Json) -> Iterator[str]:
    """Each path of the mask that the schema does not have, with dots."""
    schema = _resolved(schema, schemas)
    known = schema.get("properties", {})
    for name, below in mask.items():
        if name == "*":
            for value in known.values():
                yield from (f"*.{path}" for path in unknown(below, value, schemas))
            continue
        value = known.get(name, schema.get("additionalProperties"))
        if value is None:
            yield name
        else:
            yield from (f"{name}.{path}" for path in unknown(below, value, schemas))


def _resolved(schema: Json, schemas: Json) -> Json:
    while "$ref" in schema or schema.get("type") == "array":
        schema = schemas[schema["$ref"]] if "$ref" in schema else schema["items"]
    return schema


def reaches(mask: Mask, *path: str) -> bool:
    """Whether the mask selects the field at this path, alone or with all around it."""
    if not mask or not path:
        return True
    return any(reaches(mask[name], *path[1:]) for name in (path[0], "*") if name in mask)


def select(mask: Mask, value: Any) -> Any:
    """What the mask leaves of a value; lists and their elements stay, even with nothing in them."""
    if not mask:
        return value
    if isinstance(value, list):
        return [select(mask, entry) for entry in value]
    if not isinstance(value, dict):
        return value
    selected = {}
    for name, entry in value.items():
        below = mask.get(name, mask.get("*"))
        if below is not None:
            chosen = select(below, entry)
            if chosen or not below or isinstance(chosen, list):
                selected[name] = chosen
    return selected
