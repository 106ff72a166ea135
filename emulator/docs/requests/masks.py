"""Field masks: which fields of a style or of properties a request sets, and which it clears."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from emulator.discovery import schemas
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from emulator.docs.model import Json

NO_FIELD = "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"

# The writable fields of each message, by the names of the discovery document.
WRITABLE = {
    "TextStyle": "backgroundColor baselineOffset bold fontSize foregroundColor italic link "
    "smallCaps strikethrough underline weightedFontFamily",
    "ParagraphStyle": "alignment avoidWidowAndOrphan borderBetween borderBottom borderLeft "
    "borderRight borderTop direction indentEnd indentFirstLine indentStart keepLinesTogether "
    "keepWithNext "
    "lineSpacing namedStyleType pageBreakBefore shading spaceAbove spaceBelow spacingMode",
    "TableCellStyle": "backgroundColor borderBottom borderLeft borderRight borderTop "
    "contentAlignment paddingBottom paddingLeft paddingRight paddingTop",
    "TableRowStyle": "minRowHeight preventOverflow tableHeader",
    "TableColumnProperties": "width widthType",
    "TabProperties": "iconEmoji index title",
    "DropdownProperties": "selectedOptionId",
    "DropdownDefinitionProperties": "options title",
    "DocumentStyle": "background documentFormat flipPageOrientation marginBottom marginFooter "
    "marginHeader marginLeft marginRight marginTop pageNumberStart pageSize "
    "useEvenPageHeaderFooter useFirstPageHeaderFooter",
    "SectionStyle": "columnProperties columnSeparatorStyle contentDirection flipPageOrientation "
    "marginBottom marginFooter marginHeader marginLeft marginRight marginTop pageNumberStart "
    "useFirstPageHeaderFooter",
    "NamedStyle": "namedStyleType paragraphStyle textStyle",
}


def paths(fields: str, message: str) -> list[list[str]]:
    """The paths of a mask, each as its parts, in the names of proto JSON.

    Raises:
        RefusalError: the mask is empty or names a field that the message has not.

    """
    if not fields.strip():
        raise RefusalError(NO_FIELD)
    known = WRITABLE[message].split()
    if fields.strip() == "*":
        return [[name] for name in known]
    found = []
    for path in fields.split(","):
        parts = [_camel_case(part) for part in path.strip().split(".")]
        if parts[0] not in known or not schemas("docs.v1").has_field(message, parts):
            raise RefusalError(f"Invalid field: {_snake_case(path.strip())}")
        found.append(parts)
    return found


def apply(mask: list[list[str]], base: Json, update: Json) -> Json:
    """The base with the masked fields of the update; a field that it lacks is cleared."""
    result = base
    for parts in mask:
        result = _set(result, parts, update)
    return result


def _set(base: Json, parts: list[str], update: Json) -> Json:
    name, rest = parts[0], parts[1:]
    if rest:
        inner = _set(base.get(name, {}), rest, update.get(name, {}))
        return {**base, name: inner}
    if name in update:
        return {**base, name: update[name]}
    return {key: part for key, part in base.items() if key != name}


def _camel_case(name: str) -> str:
    return re.sub(r"_([a-z])", lambda match: match[1].upper(), name)


def _snake_case(name: str) -> str:
    return re.sub(r"[A-Z]", lambda match: f"_{match[0].lower()}", name)
