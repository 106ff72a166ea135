"""A postmortem made from the template and filled in, as its author leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docs_template import anchors, requests
from docs_template.render import render
from docs_template.template import Facts, template
from emulator.docs import service
from linter.policy import DEFAULT, FULL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from emulator.docs.service import StoredDocument
    from tests.heal.incidents import Incident

DOCUMENT_ID = "DOC-1"


def filled(incident: Incident, document_id: str = DOCUMENT_ID, **known: Any) -> StoredDocument:
    """The document of an incident, in the default practice; ``known`` are further facts."""
    facts = Facts(incident.title, incident.severity, incident_id="INC-1", **known)
    origin = anchors.Origin(document_id, FULL, DEFAULT.template_version)
    document = service.new(document_id, facts.title)
    document.batch_update({"requests": render(template(DEFAULT, FULL, facts), origin.name)})
    prose = {
        "summary": incident.summary,
        "impact": incident.impact,
        "went_well": incident.went_well,
    }
    for section in DEFAULT.sections_of(FULL):
        if section.required:
            _replace(document, section.prompt, prose.get(section.id, ""))
    _fill(document, 1, incident.timeline)
    _fill(document, 2, incident.factors)
    _fill(document, 3, incident.actions)
    return document


def body(document: StoredDocument) -> list[dict[str, Any]]:
    """The elements of the first tab's body."""
    content: list[dict[str, Any]] = document.get()["body"]["content"]
    return content


def _replace(document: StoredDocument, prompt: str, text: str) -> None:
    """Put words in the place of a prompt, in the style of the empty paragraph."""
    for element in body(document):
        if "paragraph" in element and paragraph_text(element) == f"{prompt}\n":
            start, end = element["startIndex"], element["endIndex"] - 1
            batch = [requests.delete(start, end)]
            if text:
                batch += [
                    requests.insert_text(start, text),
                    requests.restyle_text(start, start + requests.width(text), {}),
                ]
            document.batch_update({"requests": batch})
            return
    raise AssertionError(f"no prompt: {prompt}")


def paragraph_text(element: dict[str, Any]) -> str:
    """The text of a paragraph; empty for a table."""
    parts = element.get("paragraph", {}).get("elements", [])
    return "".join(part.get("textRun", {}).get("content", "") for part in parts)


def tables(document: StoredDocument) -> list[dict[str, Any]]:
    """The tables of the body in order, the header's first."""
    return [element for element in body(document) if "table" in element]


def _fill(document: StoredDocument, number: int, rows: Sequence[Sequence[str]]) -> None:
    """Write rows into a table of the template; rows that nobody needs go."""
    for row_number in reversed(range(1, tables(document)[number]["table"]["rows"])):
        table = tables(document)[number]
        start = table["startIndex"]
        if row_number > len(rows):
            place = requests.table_cell(start, row_number, 0)
            document.batch_update({"requests": [{"deleteTableRow": {"tableCellLocation": place}}]})
            continue
        cells = table["table"]["tableRows"][row_number]["tableCells"]
        batch = []
        for cell, text in reversed(list(zip(cells, rows[row_number - 1], strict=True))):
            inside = cell["startIndex"] + 1
            if cell["endIndex"] - inside > 1:  # a dropdown that is still to be chosen
                batch.append(_choose(cell, text))
            elif text:
                batch.append(requests.insert_text(inside, text))
        document.batch_update({"requests": batch})


def _choose(cell: dict[str, Any], shown: str) -> dict[str, Any]:
    from docs_template.dropdowns import dropdowns

    dropdown = cell["content"][0]["paragraph"]["elements"][0]["dropdown"]
    definition = dropdown["dropdownProperties"]["dropdownDefinitionId"]
    used = next(each for each in dropdowns(DEFAULT).values() if each.definition_id == definition)
    return {
        "updateDropdownProperties": {
            "dropdownId": dropdown["dropdownId"],
            "dropdownProperties": {"selectedOptionId": used.option_id(shown)},
            "fields": "selectedOptionId",
        }
    }
