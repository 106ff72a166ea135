"""Reports for people."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.formats.terminal import width
from linter.formats.text import WIDTH, render
from linter.policy import DismissalEntry, Policy
from tests.formats import reports
from tests.reader import writing

WORDS = "should have checked"
SENTENCE = f"The engineer {WORDS} the dashboard."


def lines(text: str, columns: int = WIDTH) -> list[str]:
    return render("x.md", reports.impact(text), columns=columns).splitlines()


def underlined(text: str, columns: int = WIDTH) -> str:
    """Give what stands above the underline, column by column."""
    page = lines(text, columns)
    (number,) = (n for n, line in enumerate(page) if line.strip(" ~") == "" and "~" in line)
    start = page[number].index("~")
    return between(page[number - 1], start, len(page[number]))


def between(line: str, low: int, high: int) -> str:
    """Give the characters of a line from one column to another."""
    at = [width(line[:n]) for n in range(len(line) + 1)]
    return line[at.index(low) : at.index(high)]


def test_a_report_reads_like_a_letter() -> None:
    report = reports.of_markdown(
        "# Postmortem: pool\n\n"
        "## Contributing factors\n\n"
        f"- Process: {SENTENCE.lower()}\n"
        "- Technical: a silenced alert was the root cause.\n",
        "LNG01",
        "LNG02",
        "CTF01",
    )

    assert render("pool.md", report) == (
        "pool.md  Postmortem: pool\n"
        "\n"
        "  warning    LNG02 counterfactual  line 5, Contributing factors\n"
        '      "should have checked" tells of a world that did not happen.\n'
        "      Process: the engineer should have checked the dashboard.\n"
        "                            ~~~~~~~~~~~~~~~~~~~\n"
        "      Also: LNG01 person-blamed\n"
        "      Ask: What made the dashboard difficult to find or interpret during the incident?\n"
        '      Fix: Write "the dashboard was not checked"\n'
        '      Fix: Write "the engineer had no cue to check the dashboard"\n'
        "\n"
        "  warning    CTF01 root-cause-phrase  line 6, Contributing factors\n"
        '      "root cause" looks for one cause where several factors met.\n'
        "      Technical: a silenced alert was the root cause.\n"
        "                                          ~~~~~~~~~~\n"
        '      Fix: Write "contributing factor"\n'
        "\n"
        "  2 warnings (only some rules ran, so this does not tell whether it is ready)\n"
    )


class TestTheUnderline:
    @pytest.mark.parametrize(
        "before",
        [
            "",
            "Cafe\u0301 noir: ",
            "“Quoted” – and dashed… ",
            "数据库 was slow; ",
            "😀 👩\u200d🚒 👍\U0001f3fd ⚠\ufe0f 🇩🇪 ",
            "שלום ",
        ],
    )
    def test_stands_beneath_the_words(self, before: str) -> None:
        assert underlined(before + SENTENCE) == WORDS

    def test_is_as_wide_as_wide_words(self) -> None:
        page = render("x.md", reports.impact("数据库 was slow.", "IMP01")).splitlines()

        assert page[-4:-2] == ["      数据库 was slow.", "      ~~~~~~~~~~~~~~~~"]

    def test_marks_the_words_meant_where_they_stand_twice(self) -> None:
        page = lines(f'They wrote "{WORDS}" first, yet the engineer {WORDS} the dashboard.')
        (mark,) = (line for line in page if "~" in line)

        assert mark.index("~") == page[4].rindex(WORDS)

    @pytest.mark.parametrize("columns", [WIDTH, 80, 60, 50])
    @pytest.mark.parametrize("before", [0, 5, 40])
    @pytest.mark.parametrize("after", [0, 5, 40])
    def test_stands_beneath_the_words_of_a_sentence_that_is_cut(
        self, before: int, after: int, columns: int
    ) -> None:
        text = f"{'once more ' * before}the engineer {WORDS} the dashboard{' again' * after}."

        assert underlined(text, columns=columns) == WORDS

    @given(st.text(st.sampled_from("ab é数e\u0301👩\u200d🚒😀⚠\ufe0f“"), max_size=150))
    def test_stands_beneath_the_words_whatever_precedes(self, before: str) -> None:
        assert underlined(f"x {before} x. The engineer {WORDS} the dashboard.") == WORDS

    def test_spans_sentences_where_the_words_do(self) -> None:
        report = reports.of_markdown(
            "# Postmortem\n\n## Impact\n\nIt was bad. Very bad.\n", "IMP01"
        )
        page = render("x.md", report).splitlines()

        assert page[-4:-2] == ["      It was bad. Very bad.", "      ~~~~~~~~~~~~~~~~~~~~~"]

    def test_follows_a_chip(self) -> None:
        content = writing.paragraph(
            "The engineer ",
            writing.person("J. Park", "j@example.com"),
            f" {WORDS} the dashboard.",
        )
        heading = writing.paragraph("Impact", style="HEADING_1")
        answer = writing.answer(heading, content) | {"title": "Postmortem"}
        page = render("x.json", reports.of_docs_json(answer, "LNG02")).splitlines()
        (number,) = (n for n, line in enumerate(page) if "~" in line)

        assert page[number - 1][page[number].index("~") : len(page[number])] == WORDS


class TestLines:
    @pytest.mark.parametrize("columns", [100, 72, 50])
    def test_fit(self, columns: int) -> None:
        text = f"{'long ago ' * 30}the engineer {WORDS} the {'very ' * 30}dashboard."
        page = lines(text, columns=columns)

        assert all(width(line) <= columns for line in page if line.startswith("      "))

    def test_of_a_question_stand_below_its_first_word(self) -> None:
        page = lines(SENTENCE, columns=60)
        first = page.index("      Ask: What made the dashboard difficult to find or")

        assert page[first + 1] == "           interpret during the incident?"

    def test_are_made_of_a_huge_sentence_without_looking_at_all_of_it(self) -> None:
        text = "word " * 100_000 + SENTENCE.lower() + " word" * 100_000

        assert underlined(text) == WORDS


class TestAPlace:
    def heading(self, report: object) -> str:
        page = render("x", report).splitlines()  # type: ignore[arg-type]
        return page[2].split("  ")[-1]

    def test_in_markdown_is_a_line(self) -> None:
        assert self.heading(reports.impact(SENTENCE)) == "line 5, Impact"

    def test_in_a_google_doc_is_an_index(self) -> None:
        heading = writing.paragraph("Impact", style="HEADING_1")
        answer = writing.answer(heading, SENTENCE) | {"title": "Postmortem"}

        assert self.heading(reports.of_docs_json(answer, "LNG02")) == "index 21, Impact"

    def test_names_the_tab_where_there_are_several(self) -> None:
        heading = writing.paragraph("Impact", style="HEADING_1")
        answer = writing.tabbed(
            writing.tab("t.0", "Notes."),
            writing.tab("t.1", heading, SENTENCE),
            title="Postmortem",
        )

        assert self.heading(reports.of_docs_json(answer, "LNG02")) == "index 21 of tab t.1, Impact"

    def test_is_a_section_alone_where_that_is_missing(self) -> None:
        assert self.heading(reports.impact("x", "STR01")) == "Summary"


class TestTheLastLine:
    def last(self, text: str, policy: Policy | None = None) -> str:
        report = reports.of_markdown(text, policy=policy or Policy())
        return render("x.md", report).splitlines()[-1]

    def test_says_ready(self) -> None:
        quiet = Policy(sections=(), levels={"LNG02": "warning"})

        assert re.fullmatch(r"  Ready: .+\.", self.last(f"# Postmortem\n\n{SENTENCE}\n", quiet))

    def test_says_what_is_missing(self) -> None:
        last = self.last("# Postmortem\n\n## Summary\n\nx\n\n## Timeline\n\n## What went well\n")

        assert last.startswith("  Not ready: ")
        assert last.endswith(" Missing: Impact, Contributing factors, Action items.")

    def test_counts_what_is_dismissed(self) -> None:
        entry = DismissalEntry("LNG02", "The words of a customer.", quote=WORDS)
        last = self.last(f"# Postmortem\n\n## Impact\n\n{SENTENCE}\n", Policy(dismissals=[entry]))

        assert "1 dismissed" in last

    def test_says_of_what_is_no_postmortem_why(self) -> None:
        assert self.last("# Lunch\n\nSoup.\n") == (
            "  This is not a postmortem: no title says so, and no section is recognised."
        )


class TestWhatIsDismissed:
    def test_is_listed_with_place_and_reason(self) -> None:
        text = f"{SENTENCE} <!-- dismiss: LNG02 quotes the customer -->"

        assert render("x.md", reports.impact(text)).splitlines()[1:4] == [
            "",
            "  dismissed  LNG02 counterfactual  line 5, Impact",
            "      quotes the customer",
        ]

    def test_says_so_where_nobody_gave_a_reason(self) -> None:
        page = render("x.md", reports.impact(f"{SENTENCE} <!-- dismiss: LNG02 -->"))

        assert "      no reason given\n" in page

    def test_names_who_did(self) -> None:
        entry = DismissalEntry("LNG02", "house style", quote="should have")
        report = reports.of_markdown(
            f"# Postmortem\n\n## Impact\n\n{SENTENCE}\n",
            "LNG02",
            policy=Policy(dismissals=[entry]),
        )

        assert "      house style (policy)\n" in render("x.md", report)


COVERED = """# Postmortem: pool

## Contributing factors

- Technical: the pool was full.
- Detection: it had no alert.

## Action items

- Cap the pool (F1, J. Park, P0, OPS-1)
- Buy more memory (J. Park, P1)
"""


class TestTheCoverageOfFactors:
    def test_is_a_line_for_each_factor_and_each_item_without_one(self) -> None:
        lines = render("x.md", reports.of_markdown(COVERED)).splitlines()
        start = lines.index("  Factors and the action items that name them")

        assert lines[start + 1 : start + 4] == [
            "       1  the pool was full.  -> OPS-1",
            "       2  it had no alert.  -> none",
            "       -  Buy more memory",
        ]

    def test_is_left_out_where_only_some_rules_ran(self) -> None:
        assert "Factors and" not in render("x.md", reports.of_markdown(COVERED, "LNG"))

    def test_is_left_out_where_no_item_names_a_factor(self) -> None:
        assert "Factors and" not in render("x.md", reports.of_markdown(COVERED.replace("F1, ", "")))


def test_colour_changes_nothing_but_colour() -> None:
    report = reports.impact(SENTENCE)
    coloured = render("x.md", report, colour=True)

    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == render("x.md", report)


def test_every_colour_ends_in_its_line() -> None:
    for line in render("x.md", reports.impact(SENTENCE), colour=True).splitlines():
        assert line.count("\x1b[0m") * 2 == line.count("\x1b[")


SECRET = "q7Zr1Kd9Xw3Tb5Yv8Lm2Np4Hs6Jc0Gf7RaQe"
LEAK = f"# Postmortem\n\n## Action items\n\n- Improve ghp_{SECRET} rotation\n"


def test_no_line_repeats_a_secret_that_the_document_exposes() -> None:
    page = render("x.md", reports.of_markdown(LEAK))

    assert "PRV01" in page
    assert "ACT07" in page
    assert "ghp_" + "•" * len(SECRET) in page
    assert SECRET not in page
