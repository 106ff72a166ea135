"""The status in the header says what it is told to, and no word of it is lost."""

from __future__ import annotations

import pytest

from docs_template import dropdowns, requests, status
from docs_template.reader import read
from emulator.docs import service
from linter.policy import DEFAULT
from linter.postmortem import Postmortem
from tests.heal.filled import filled
from tests.heal.incidents import INCIDENTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from emulator.docs.service import StoredDocument
    from linter.anatomy.header import Header


def header(document: StoredDocument) -> Header:
    return Postmortem(read(document.get(include_tabs=True)), DEFAULT).header


def show(document: StoredDocument, wanted: str) -> None:
    answer = document.get(include_tabs=True)
    batch = status.show(answer, Postmortem(read(answer), DEFAULT), DEFAULT, wanted)
    document.batch_update({"requests": batch})


def plain(*lines: str) -> StoredDocument:
    """A postmortem without a chip."""
    document = service.new("DOC-1", "Postmortem: checkout")
    text = "\n".join([*lines, "Summary", "It was down."])
    document.batch_update({"requests": [requests.insert_text(1, text)]})
    at = document.get()["body"]["content"][len(lines) + 1]["startIndex"]
    style = requests.style_paragraph(at, at + 1, "HEADING_1")
    document.batch_update({"requests": [style]})
    return document


@pytest.mark.parametrize("wanted", dropdowns.STATUSES)
def test_the_chip_of_the_template_is_set(wanted: str) -> None:
    document = filled(INCIDENTS[0])

    show(document, wanted)

    assert header(document).fields["status"].text == wanted


def test_words_in_its_place_stay_behind_a_chip() -> None:
    document = plain("Severity: SEV2", "Status: Draft since Tuesday")

    show(document, dropdowns.PUBLISHED)
    assert header(document).fields["status"].text == "Published Draft since Tuesday"
    assert header(document).is_published

    show(document, dropdowns.IN_REVIEW)
    assert header(document).fields["status"].text == "In review Draft since Tuesday"
    assert not header(document).is_published


def test_an_empty_status_gets_a_chip() -> None:
    document = plain("Severity: SEV2", "Status: ")

    show(document, dropdowns.PUBLISHED)

    assert header(document).is_published


def test_without_a_status_it_is_refused() -> None:
    with pytest.raises(status.NoStatusError):
        show(plain("Severity: SEV2", "Service: checkout"), dropdowns.PUBLISHED)
