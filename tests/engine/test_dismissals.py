"""Dismissals in all their notations: what they cover, and what they never do."""

from __future__ import annotations

from typing import Any

import pytest

from docs_template import markdown, reader
from linter.engine import Report, lint
from linter.policy import DEFAULT, DismissalEntry, Policy
from tests.reader.writing import answer, paragraph
from tests.rules.specification import FRAME

BLAME = "The engineer should have checked the dashboard."


def factors(text: str, policy: Policy = DEFAULT) -> Report:
    return lint(markdown.read(f"# Postmortem\n\n## Contributing factors\n\n{text}\n"), policy)


def dismissed(report: Report) -> list[tuple[str, str]]:
    return [(one.finding.code, one.dismissal.reason) for one in report.dismissed]


def codes(report: Report) -> set[str]:
    return {code for finding in report.diagnostics for code in (finding.code, *finding.also)}


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- dismiss: LNG02 quoted -->\n\n{BLAME}",
        f"<!-- dismiss: LNG02 quoted -->\n- {BLAME}",
        f"- {BLAME} <!-- dismiss: LNG02 quoted -->",
        f"- <!-- Dismiss: lng02: quoted --> {BLAME}",
        f"<!-- dismiss: counterfactual quoted -->\n\n{BLAME}",
        f"| Factor | Note |\n|---|---|\n| {BLAME} | x <!-- dismiss: LNG02 quoted --> |",
    ],
    ids=["block before", "list before", "inside", "case and colon", "by name", "table row"],
)
def test_a_hidden_comment_covers_the_block_it_belongs_to(text: str) -> None:
    report = factors(text)

    assert ("LNG02", "quoted") in dismissed(report)
    assert "LNG02" not in codes(report)


def test_it_covers_nothing_further_on() -> None:
    report = factors(f"<!-- dismiss: LNG02 quoted -->\n\n{BLAME}\n\nAnd {BLAME}")

    assert len(dismissed(report)) == 1
    assert "LNG02" in codes(report)


def test_dismissing_one_code_shows_the_other_that_held_there() -> None:
    assert "LNG01" in codes(factors(f"<!-- dismiss: LNG02 quoted -->\n\n{BLAME}"))


def test_one_comment_may_name_several_codes() -> None:
    report = factors(f"<!-- dismiss: LNG02, LNG01: quoted -->\n\n{BLAME}")

    assert sorted(dismissed(report)) == [("LNG01", "quoted"), ("LNG02", "quoted")]


def sections_missing(report: Report) -> list[str | None]:
    return [found.section for found in report.diagnostics if found.code == "STR01"]


@pytest.mark.parametrize("name", ["Impact: nobody noticed", "nobody noticed, so no impact"])
def test_of_several_sections_that_are_missing_the_one_named_is_dismissed(name: str) -> None:
    before = factors("Process: none.")
    report = factors(f"Process: none.\n\n<!-- dismiss: STR01 {name} -->")

    assert [one.finding.section for one in report.dismissed] == ["impact"]
    assert sections_missing(report) == [one for one in sections_missing(before) if one != "impact"]


def test_a_dismissal_that_names_none_of_several_covers_none_and_says_so() -> None:
    report = factors("Process: none.\n\n<!-- dismiss: STR01 kept short -->")
    (unused,) = [found for found in report.diagnostics if found.code == "DSM01"]

    assert not report.dismissed
    assert unused.message.endswith("so name the section it is about.")


def test_the_only_finding_without_a_place_is_dismissed_from_anywhere() -> None:
    frame = FRAME.read_text(encoding="utf-8")
    text = frame.replace("## What went well", "### Remarks")
    text += "\n<!-- dismiss: STR01 a near miss, kept short -->\n"

    assert sections_missing(lint(markdown.read(text), DEFAULT)) == []
    assert sections_missing(lint(markdown.read(text.replace("dismiss", "x")), DEFAULT))


def test_a_dismissal_without_a_reason_covers_a_warning_and_is_one() -> None:
    report = factors(f"<!-- dismiss: LNG02 -->\n\n{BLAME}")

    assert ("LNG02", "") in dismissed(report)
    assert "DSM02" in codes(report)


def test_a_dismissal_without_a_reason_never_covers_an_error() -> None:
    report = factors("<!-- dismiss: STR05 -->\nTBD")

    assert "STR05" in codes(report)
    assert "DSM01" not in codes(report)


def test_what_the_policy_never_lets_go_stands_whatever_the_reason() -> None:
    policy = Policy(never_dismiss=("LNG02",))

    assert "LNG02" in codes(factors(f"<!-- dismiss: LNG02 quoted -->\n\n{BLAME}", policy))


@pytest.mark.parametrize(
    "comment",
    ["dismiss: LNG02 quoted", "dismiss: LNG99 no such rule", "dismiss: quoted"],
    ids=["no finding", "no rule", "no code"],
)
def test_a_dismissal_that_covers_nothing_is_a_finding(comment: str) -> None:
    two = "- Process: the checklist has no step for it.\n- Detection: it had no alert."
    report = factors(f"<!-- {comment} -->\n\n{two}")

    (unused,) = [finding for finding in report.diagnostics if finding.code == "DSM01"]
    assert unused.quote == f"<!-- {comment} -->"


def test_it_is_not_unused_where_its_rule_did_not_run() -> None:
    text = f"# Postmortem\n\n<!-- dismiss: LNG02 quoted -->\n\n{BLAME}\n"

    report = lint(markdown.read(text), DEFAULT, codes=frozenset({"CTF01", "DSM01"}))

    assert codes(report) == set()


def test_any_other_comment_is_nobodys_business() -> None:
    assert "DSM01" not in codes(factors("<!-- remember to dismiss: lunch -->\n\nProcess: none."))


def entry(**keys: str) -> Policy:
    return Policy(dismissals=(DismissalEntry("LNG02", "house style", **keys),))


def test_a_policy_entry_dismisses_by_fingerprint() -> None:
    (found,) = [f for f in factors(BLAME).diagnostics if f.code == "LNG02"]

    report = factors(BLAME, entry(fingerprint=found.fingerprint))

    assert ("LNG02", "house style") in dismissed(report)


def test_a_policy_entry_dismisses_by_the_words() -> None:
    report = factors(BLAME, entry(quote="Should have checked"))

    assert [(one.dismissal.by, one.dismissal.reason) for one in report.dismissed] == [
        ("policy", "house style")
    ]


def test_an_unused_policy_entry_is_no_finding_of_the_document() -> None:
    assert "DSM01" not in codes(factors("Process: none.", entry(quote="nowhere")))


def docs(*posts: dict[str, Any], anchored: bool = True) -> Report:
    """A Google Doc with the blaming sentence, and a thread on it."""
    content = answer(
        paragraph("Postmortem", style="TITLE"),
        paragraph("Contributing factors", style="HEADING_1"),
        paragraph(BLAME),
    )
    start = reader.read(content).blocks[-1].start + BLAME.index("should")
    anchors = {"kix.a": {"ranges": [{"startIndex": start, "endIndex": start + 19}]}}
    head, *replies = posts
    thread = {"commentId": "c", "headPost": head, "replies": replies}
    if anchored:
        thread["anchorId"] = "kix.a"
    content["tabs"][0]["documentTab"]["commentAnchors"] = anchors
    return lint(reader.read(content | {"comments": [thread]}), DEFAULT)


def post(content: str, action: str = "NO_COMMENT_ACTION_CHANGE") -> dict[str, Any]:
    return {
        "postId": "p",
        "author": {"displayName": "the reviewer"},
        "content": content,
        "createTime": "2026-03-02T09:00:00Z",
        "commentAction": action,
    }


def ours() -> dict[str, Any]:
    (found,) = [f for f in docs(post("hm")).diagnostics if f.code == "LNG02"]
    return post(f"Second Story · LNG02 {found.fingerprint}, added for the author\nIt blames.")


def test_a_reply_in_our_thread_dismisses_its_finding() -> None:
    report = docs(ours(), post("DISMISS: customer quote"), anchored=False)

    (one,) = [one for one in report.dismissed if one.finding.code == "LNG02"]
    assert (one.dismissal.reason, one.dismissal.by, one.dismissal.when) == (
        "customer quote",
        "the reviewer",
        "2026-03-02T09:00:00Z",
    )


def test_a_thread_on_the_words_dismisses_the_code_it_names() -> None:
    report = docs(post("dismiss: LNG02 customer quote"))

    assert dismissed(report) == [("LNG02", "customer quote")]


def test_a_thread_on_the_words_that_names_no_code_dismisses_all_that_is_found_on_them() -> None:
    report = docs(post("What is this?"), post("dismiss: customer quote"))

    assert {code for code, _ in dismissed(report)} >= {"LNG01", "LNG02"}


def test_a_thread_elsewhere_dismisses_nothing() -> None:
    assert dismissed(docs(post("dismiss: customer quote"), anchored=False)) == []


def test_the_last_word_counts() -> None:
    report = docs(ours(), post("dismiss: customer quote"), post("It does blame.", "REOPEN"))

    assert dismissed(report) == []


def test_a_secret_stays_exposed_whatever_the_policy_says() -> None:
    text = "The key was AKIAQ7ZR1KD9XW3TB5YV. <!-- dismiss: PRV01 revoked -->"

    assert "PRV01" in codes(factors(text, Policy(never_dismiss=())))
