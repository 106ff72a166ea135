"""Whether a document still is what a template makes: its words, its ranges, its dropdowns."""

from __future__ import annotations

from hashlib import sha256

from docs_template.reader import read
from docs_template.requests import HEADING as HEADING_STYLE
from docs_template.template import TITLE
from linter.anatomy.template import PREFIX
from linter.document import HEADING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from docs_template.template import Template

_LEVELS = {TITLE: 0, HEADING_STYLE: 1}
_DIGITS = 16


def lines_of_template(template: Template, origin: str) -> list[str]:
    """What a document shows that the template was rendered into; blank paragraphs left out.

    ``origin`` is the named range over the title. Holds for templates without facts: no times and
    no people.
    """
    ranges = [origin, *(part.anchor for part in template.parts if part.anchor)]
    choices = [", ".join(each.options) for each in template.dropdowns.values()]
    return [*_written(_texts(template)), *sorted(ranges), *sorted(choices)]


def _texts(template: Template) -> Iterator[tuple[str, str]]:
    for part in template.parts:
        yield _sign(_LEVELS.get(part.style)), part.text
        for row in part.rows:
            for cell in row:
                options = template.dropdowns[cell.dropdown].options if cell.dropdown else ()
                yield "|", cell.text or cell.chosen or (options[0] if options else "")


def lines_of_document(answer: Mapping[str, Any]) -> list[str]:
    """What the answer of ``documents.get`` shows, in the same form.

    Raises:
        NotADocumentError: it is none.

    """
    document = read(answer)
    texts = (
        ("|" if block.cell else _sign(block.level if block.kind == HEADING else None), block.text)
        for block in document.blocks
    )
    ranges = [named.name for named in document.named_ranges if named.name.startswith(PREFIX)]
    return [*_written(texts), *sorted(ranges), *sorted(_choices(answer))]


def _choices(answer: Mapping[str, Any]) -> Iterator[str]:
    for tab in answer.get("tabs", ()):
        for each in tab["documentTab"].get("dropdownDefinitions", {}).values():
            options = each["dropdownDefinitionProperties"]["options"]
            yield ", ".join(option["displayValue"] for option in options)


def _sign(level: int | None) -> str:
    return "-" if level is None else "#" * (level + 1)


def _written(texts: Iterable[tuple[str, str]]) -> Iterator[str]:
    for sign, text in texts:
        words = " ".join(text.split())
        if words:
            yield f"{sign} {words}"


def digest(lines: Iterable[str]) -> str:
    """Some letters that are the same for the same lines."""
    return sha256("\n".join(lines).encode()).hexdigest()[:_DIGITS]
