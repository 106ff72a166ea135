"""An upgrade adds what a newer template added, moves nothing, and tells what it leaves."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from docs_template import heal, requests, upgrade
from docs_template.reader import read
from linter.engine import lint
from linter.policy import DEFAULT, Policy, SectionSpec
from linter.postmortem import Postmortem
from tests.heal import damages
from tests.heal.filled import body, filled, paragraph_text
from tests.heal.incidents import INCIDENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from docs_template.heal import Step
    from emulator.docs.service import StoredDocument


def spec(section_id: str) -> SectionSpec:
    return next(each for each in DEFAULT.sections if each.id == section_id)


def changed(section_id: str, heading: str = "", **parts: Any) -> SectionSpec:
    """A section of the practice with something else in it."""
    old = spec(section_id)
    names = ("aliases", "kinds", "prompt", "columns", "required")
    kept = {name: getattr(old, name) for name in names}
    return SectionSpec(section_id, heading or old.heading, **kept | parts)


def newer(*sections: SectionSpec, order: tuple[str, ...] = ()) -> Policy:
    """The practice with some sections changed, in a newer version of the template."""
    by_id = {each.id: each for each in sections}
    specs = [by_id.get(each.id, each) for each in DEFAULT.sections]
    if order:
        specs.sort(key=lambda each: order.index(each.id) if each.id in order else len(order))
    return Policy(sections=specs, template_version=2)


LUCKY = changed("lucky", required=True)
TIMELINE = changed("timeline", columns=("Time (UTC)", "Who", "What", "Source"))
NEWER = newer(LUCKY, TIMELINE)


def steps(document: StoredDocument, policy: Policy) -> list[Step]:
    answer = document.get(include_tabs=True)
    return upgrade.steps(answer, Postmortem(read(answer), policy), policy)


def run(document: StoredDocument, policy: Policy) -> int:
    """Upgrade as the product does it, pass by pass; gives how many there were."""
    for number in range(heal.MOST_PASSES):
        made = heal.next_pass(steps(document, policy))
        if not made:
            return number
        document.batch_update({"requests": heal.batch(made)})
    raise AssertionError("the upgrade does not end")


def codes(document: StoredDocument, policy: Policy) -> set[str]:
    report = lint(read(document.get(include_tabs=True)), policy)
    return {each.code for each in report.diagnostics}


def words(document: StoredDocument) -> Counter[str]:
    blocks = read(document.get(include_tabs=True)).blocks
    return Counter(word for block in blocks for word in re.findall(r"\w+", block.text))


def lines(document: StoredDocument) -> list[str]:
    """What stands outside of tables, in order."""
    return [text for each in body(document) if (text := paragraph_text(each).strip())]


def is_in_order(some: list[str], among: list[str]) -> bool:
    rest = iter(among)
    return all(line in rest for line in some)


@pytest.mark.parametrize("incident", INCIDENTS, ids=lambda each: each.title)
def test_it_adds_sections_and_columns(incident: object) -> None:
    document = filled(incident)  # type: ignore[arg-type]
    assert "STR08" in codes(document, NEWER)
    before, order = words(document), lines(document)

    run(document, NEWER)

    assert not codes(document, NEWER) & {"STR01", "STR08", "STR10"}
    assert before - words(document) == Counter()
    assert is_in_order(order, lines(document))
    assert run(document, NEWER) == 0


@pytest.mark.parametrize("damage", damages.DAMAGES, ids=lambda damage: damage.__name__)
def test_whatever_was_done_to_a_document_nothing_moves(
    damage: Callable[[StoredDocument], None],
) -> None:
    document = filled(INCIDENTS[1])
    damages.apply(damage, document)
    before, order = words(document), lines(document)

    run(document, NEWER)

    assert before - words(document) == Counter()
    assert is_in_order(order, lines(document))
    assert run(document, NEWER) == 0


def test_what_it_does_is_told() -> None:
    found = steps(filled(INCIDENTS[0]), NEWER)

    assert [step.text for step in found] == [
        f'Add "{LUCKY.heading}" with its prompt',
        'Add the column "Source" to "Timeline"',
        "Mark it as version 2",
    ]
    assert not any(step.obstacle for step in found)


def test_another_order_is_told_and_left() -> None:
    policy = newer(order=("summary", "timeline", "impact"))
    document = filled(INCIDENTS[0])
    order = lines(document)

    (left, mark) = steps(document, policy)
    run(document, policy)

    assert left.text in {'Move "Impact" to its place', 'Move "Timeline" to its place'}
    assert left.obstacle == "left to you, since an upgrade moves and renames nothing"
    assert mark.text == "Mark it as version 2"
    assert lines(document) == order
    assert "STR08" not in codes(document, policy)


def test_another_name_is_told_and_left() -> None:
    policy = newer(changed("went_well", heading="What worked", aliases=["What went well"]))

    left, _ = steps(filled(INCIDENTS[0]), policy)

    assert left.text == 'Call "What went well" "What worked"'
    assert left.obstacle


def test_an_older_prompt_is_told_and_left() -> None:
    policy = newer(changed("impact", prompt="How many requests failed?"))
    document = filled(INCIDENTS[0])
    prompt = spec("impact").prompt
    (at,) = (each["startIndex"] for each in body(document) if "9,300 of" in paragraph_text(each))
    style = {"italic": True, "foregroundColor": _grey()}
    batch = [
        requests.insert_text(at, f"{prompt}\n"),
        requests.style_text(at, at + requests.width(prompt), style, sorted(style)),
    ]
    document.batch_update({"requests": batch})

    left, _ = steps(document, policy)
    run(document, policy)

    assert left.text == 'Ask in "Impact": How many requests failed?'
    assert "stands in its place, and stays" in left.obstacle
    assert prompt in lines(document)


def _grey() -> dict[str, object]:
    from docs_template.render import PROMPT

    return dict(PROMPT["foregroundColor"])


def test_a_document_of_this_version_needs_nothing() -> None:
    assert steps(filled(INCIDENTS[0]), DEFAULT) == []
