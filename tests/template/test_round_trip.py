"""Whatever the practice: the template is read back with the sections that it was made of."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from linter.anatomy.sections import normalise
from linter.policy import BRIEF, FULL, Policy, SectionSpec
from linter.postmortem import Postmortem
from tests.template.documents import UNKNOWN, created, read_back

IDS = ("summary", "impact", "timeline", "factors", "went_well", "action_items", "lucky")

# Headings and prompts in any script, with characters outside the BMP; none of them empty.
WORDS = st.text(st.sampled_from("abcdefg äöñ日本語😀ع"), min_size=1, max_size=12).map(str.strip)
PHRASES = st.lists(WORDS.filter(bool), min_size=1, max_size=4).map(" ".join)
NAMES = st.lists(PHRASES, min_size=2, max_size=4, unique=True)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """A practice with headings, prompts, columns and choices of its own."""
    ids = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=5, unique=True))
    headings = draw(
        st.lists(
            PHRASES.filter(lambda text: len(normalise(text)) > 1),
            min_size=len(ids) + 1,
            max_size=len(ids) + 1,
            unique_by=lambda text: normalise(text).replace("-", " "),
        )
    )
    specs = [
        SectionSpec(
            section_id,
            f"Section {number} {heading}",
            prompt=draw(st.one_of(st.just(""), PHRASES)),
            columns=draw(st.one_of(st.just([]), NAMES)),
        )
        for number, (section_id, heading) in enumerate(zip(ids, headings, strict=False))
    ]
    brief = SectionSpec("brief", f"The brief {headings[-1]}", prompt="", kinds=(BRIEF,))
    return Policy(
        sections=[*specs, brief],
        categories=draw(NAMES),
        template_version=draw(st.integers(1, 99)),
    )


@given(policies(), st.sampled_from((FULL, BRIEF)))
@settings(max_examples=60)
def test_the_sections_come_back_in_order(policy: Policy, kind: str) -> None:
    document = read_back(created(kind, UNKNOWN, policy))

    found = [section.id for section in Postmortem(document, policy).sections if section.id]
    assert found == [section.id for section in policy.sections_of(kind)]


@given(policies())
@settings(max_examples=60)
def test_tables_and_prompts_come_back_word_for_word(policy: Policy) -> None:
    document = read_back(created(FULL, UNKNOWN, policy))
    texts = [block.text for block in document.blocks]

    for section in policy.sections_of(FULL):
        assert section.prompt in texts
    shown = [[cell.text for cell in table.rows[0]] for table in document.tables[1:]]
    assert shown == [list(each.columns) for each in policy.sections_of(FULL) if each.columns]
