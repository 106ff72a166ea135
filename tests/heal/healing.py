"""Heal all, as the product does it: read, one pass, write, until nothing is left to do."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from docs_template import heal
from docs_template.dropdowns import dropdowns
from docs_template.reader import read
from docs_template.template import Facts, template
from linter.engine import lint
from linter.policy import DEFAULT, FULL
from linter.postmortem import Postmortem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docs_template.heal import Step
    from emulator.docs.service import StoredDocument
    from linter.document import Block

# The rules whose findings are repaired.
STRUCTURE = frozenset(("STR01", "STR02", "STR03", "STR06", "STR09", "STR10"))


def heal_all(document: StoredDocument) -> list[Step]:
    """Repair all that can be repaired; answers what cannot."""
    for _ in range(heal.MOST_PASSES):
        answer = document.get(include_tabs=True)
        postmortem = Postmortem(read(answer), DEFAULT)
        found = heal.preview(answer, postmortem, DEFAULT)
        steps = heal.next_pass(found)
        if not steps:
            return found
        document.batch_update({"requests": heal.batch(steps)})
    raise AssertionError("healing does not end")


def unexplained(document: StoredDocument, left: Sequence[Step]) -> list[str]:
    """The codes of structure rules that find what could be repaired, and nobody says why not."""
    report = lint(read(document.get(include_tabs=True)), DEFAULT)
    return [
        each.code
        for each in report.diagnostics
        if each.code in STRUCTURE
        and each.repair is not None
        and not heal.chosen(left, each.repair.kind, each.repair.section_id)
    ]


def words(document: StoredDocument) -> Counter[str]:
    """Every word of every tab, and how often it is there; chips that are only offered are none."""
    return words_of(read(document.get(include_tabs=True)).blocks)


def words_of(blocks: Iterable[Block]) -> Counter[str]:
    """The words of some blocks, and how often each is there."""
    return Counter(word for block in blocks for word in re.findall(r"\w+", block.text))


def template_words() -> Counter[str]:
    """The words that the template brings along."""
    parts = template(DEFAULT, FULL, Facts("")).parts
    choices = [each.options[0] for each in dropdowns(DEFAULT).values()] * 9
    texts = [part.text for part in parts] + choices
    texts += [cell.text for part in parts for row in part.rows for cell in row]
    return Counter(word for text in texts for word in re.findall(r"\w+", text))


def headings(document: StoredDocument) -> Counter[str]:
    """The words of all headings, which a repair may rename."""
    return headings_of(read(document.get(include_tabs=True)).blocks)


def headings_of(blocks: Iterable[Block]) -> Counter[str]:
    """The words of those of some blocks that are headings."""
    return words_of(block for block in blocks if block.kind == "heading")


def names(steps: Sequence[Step]) -> list[tuple[str, str]]:
    """What steps repair, by kind and section."""
    return [(step.kind, step.section_id) for step in steps]
