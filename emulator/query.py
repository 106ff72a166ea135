"""Query parameters read as Google's newer APIs read them, by the discovery document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator import scalars
from emulator.errors import ApiError, invalid_argument
from emulator.payload import field_name, snake_case

if TYPE_CHECKING:
    from collections.abc import Iterable

Json = dict[str, Any]


def read(
    parameters: Json,
    system: Json,
    sent: Iterable[tuple[str, str]],
    *,
    ignore_unknown: bool = False,
) -> Json:
    """Values by parameter; ``system`` are those that every method takes, such as fields and alt.

    The first of repeated ones counts. ``ignore_unknown`` overlooks parameters that are not known.

    Raises:
        ApiError: 400 that lists the parameters that are unknown or of another type.

    """
    known = {name: schema for name, schema in parameters.items() if schema["location"] == "query"}
    values: Json = {}
    violations: list[tuple[str, str]] = []
    for name, text in sent:
        if name in system:
            values.setdefault(name, _system_value(name, system[name], text))
        elif (field := field_name(name, known)) is None:
            violations += [] if ignore_unknown else [("", _unknown(name))]
        elif text or known[field]["type"] != "boolean":
            try:
                values.setdefault(field, scalars.read(known[field], text))
            except (TypeError, ValueError):
                violations.append((snake_case(field), _invalid(field, known[field], text)))
    if violations:
        raise invalid_argument("\n".join(text for _, text in violations), violations)
    return values


def _unknown(name: str) -> str:
    return (
        f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter. '
        f"Field '{name}' could not be found in request message."
    )


def _invalid(field: str, schema: Json, text: str) -> str:
    kind = scalars.type_name(schema, field)
    return f"Invalid value at '{snake_case(field)}' ({kind}), {scalars.shown(text)}"


def _system_value(name: str, schema: Json, text: str) -> str:
    """A system parameter's text; only its listed values are taken, alt in any letter case."""
    value = text.casefold() if name == "alt" else text
    if value and "enum" in schema and value not in schema["enum"]:
        raise _bad_system_parameter(name, text)
    return value


def _bad_system_parameter(name: str, text: str) -> ApiError:
    return invalid_argument(
        f"Invalid query parameters. Invalid value '{text}' for system query parameter : {name}"
    )
