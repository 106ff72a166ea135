"""Dismissals at the edges: who said what last, on which words, and what that may not do."""

from __future__ import annotations

import pytest

from docs_template import markdown
from linter.diagnostic import Diagnostic
from linter.dismissals import apply, collect
from linter.document import Block, Document, Post, Span, Thread
from linter.policy import DEFAULT, DismissalEntry, Policy

NAMES = ("vague-action", "counterfactual")
BLOCK = Block("paragraph", "It should have been seen.", 10, 35)


def finding(
    code: str = "LNG02", start: int = 13, end: int = 24, severity: str = "warning"
) -> Diagnostic:
    found = Diagnostic(code, "counterfactual", "…", block=BLOCK, span=Span(start, end))
    found.severity = severity
    found.fingerprint = "0badcafe"
    found.quote = "should have"
    return found


def post(content: str, action: str = "", author: str = "reviewer") -> Post:
    return Post("p", author, content, "2026-03-02T09:00:00Z", action)


def thread(*posts: Post, span: Span | None = None) -> Document:
    spans = [span] if span is not None else []
    return Document("Postmortem", [BLOCK], threads=[Thread("c", posts, spans)])


def outcome(
    document: Document, *found: Diagnostic, policy: Policy = DEFAULT
) -> tuple[int, int, int]:
    """How many findings stand, how many are dismissed, and how many dismissals are unused."""
    stated = collect(document, policy, NAMES)
    standing, dismissed, unused = apply(found, stated, policy)
    return len(standing), len(dismissed), len(unused)


WORDS = Span(15, 20)
OURS = post("Second Story · LNG02 0badcafe, added for J. Park\nIt blames.")


@pytest.mark.parametrize(
    ("posts", "dismissed"),
    [
        ([post("dismiss: quoted")], True),
        ([post("Dismiss : LNG02 quoted")], True),
        ([post("dismiss: LNG01, counterfactual – quoted")], True),
        ([post("dismiss: LNG01 quoted")], False),
        ([post("please dismiss: quoted")], False),
        ([post("What?"), post("dismiss: quoted"), post("Thanks.")], True),
        ([post("dismiss: quoted"), post("No.", "REOPEN")], False),
        ([post("dismiss: quoted"), post("No.", "REOPEN"), post("dismiss: still quoted")], True),
        ([post("dismiss: so", "RESOLVE")], True),
        ([], False),
    ],
    ids=lambda value: (
        " | ".join(p.content for p in value) if isinstance(value, list) else str(value)
    ),
)
def test_the_last_word_of_a_thread_on_the_words_counts(posts: list[Post], dismissed: bool) -> None:
    assert outcome(thread(*posts, span=WORDS), finding())[1] == dismissed


def test_a_thread_of_ours_speaks_of_its_fingerprint_wherever_it_is_anchored() -> None:
    document = thread(OURS, post("dismiss: quoted"))

    assert outcome(document, finding()) == (0, 1, 0)
    assert outcome(document, finding("LNG01")) == (1, 0, 1)


def test_in_a_thread_of_ours_all_behind_the_colon_is_the_reason() -> None:
    (stated,) = collect(thread(OURS, post("dismiss: LNG02 is wrong here")), DEFAULT, NAMES)

    assert (stated.codes, stated.reason) == (("LNG02",), "LNG02 is wrong here")
    assert (stated.by, stated.when) == ("reviewer", "2026-03-02T09:00:00Z")


def test_a_thread_beside_the_words_covers_nothing() -> None:
    assert outcome(thread(post("dismiss: quoted"), span=Span(30, 34)), finding()) == (1, 0, 1)


@pytest.mark.parametrize(
    ("comment", "severity", "dismissed"),
    [
        ("dismiss: quoted", "error", True),
        ("dismiss:", "error", False),
        ("dismiss: LNG02", "error", False),
        ("dismiss:", "warning", True),
        ("dismiss:", "suggestion", True),
    ],
)
def test_an_error_is_dismissed_only_with_a_reason(
    comment: str, severity: str, dismissed: bool
) -> None:
    document = thread(post(comment), span=WORDS)

    assert outcome(document, finding(severity=severity))[1] == dismissed


def test_a_dismissal_that_may_not_cover_what_it_speaks_of_is_not_unused() -> None:
    document = thread(post("dismiss: LNG02"), span=WORDS)

    assert outcome(document, finding(severity="error")) == (1, 0, 0)


def test_what_can_never_be_dismissed_stands_for_the_policy_too() -> None:
    entry = DismissalEntry("LNG02", "house style", fingerprint="0badcafe")
    document = Document("Postmortem", [BLOCK])

    assert outcome(document, finding(), policy=Policy(dismissals=[entry])) == (0, 1, 0)
    stands = Policy(dismissals=[entry], never_dismiss=["LNG02"])
    assert outcome(document, finding(), policy=stands) == (1, 0, 0)


@pytest.mark.parametrize(
    ("entry", "dismissed"),
    [
        (DismissalEntry("LNG02", "so", fingerprint="0badcafe"), True),
        (DismissalEntry("lng02", "so", fingerprint="0badcafe"), True),
        (DismissalEntry("counterfactual", "so", quote="SHOULD have"), True),
        (DismissalEntry("LNG02", "so", fingerprint="0badbeef"), False),
        (DismissalEntry("LNG01", "so", fingerprint="0badcafe"), False),
        (DismissalEntry("LNG02", "so", quote="could have"), False),
    ],
)
def test_a_policy_entry_is_for_a_code_and_a_fingerprint_or_words(
    entry: DismissalEntry, dismissed: bool
) -> None:
    document = Document("Postmortem", [BLOCK])

    assert outcome(document, finding(), policy=Policy(dismissals=[entry]))[1] == dismissed


@pytest.mark.parametrize(
    ("text", "codes", "reason"),
    [
        ("dismiss: LNG02 quoted", ("LNG02",), "quoted"),
        ("dismiss: LNG02: quoted", ("LNG02",), "quoted"),
        ("dismiss: LNG02 – quoted", ("LNG02",), "quoted"),
        ("dismiss: LNG02, LNG01 quoted", ("LNG02", "LNG01"), "quoted"),
        ("dismiss: vague-action it is clear", ("vague-action",), "it is clear"),
        ("dismiss: well-known wording", (), "well-known wording"),
        ("DISMISS:quoted,\n  really", (), "quoted,\n  really"),
        ("dismiss: LNG02", ("LNG02",), ""),
        ("dismiss:", (), ""),
    ],
)
def test_codes_and_names_stand_in_front_of_the_reason(
    text: str, codes: tuple[str, ...], reason: str
) -> None:
    (stated,) = collect(markdown.read(f"<!-- {text} -->\n\nWords."), DEFAULT, NAMES)

    assert (tuple(stated.codes), stated.reason) == (codes, reason)


@pytest.mark.parametrize(
    "text",
    [
        "<!-- dismiss: x -->\n\nIt should have.",
        "It should <!-- dismiss: x --> have.",
        "- It should have. <!-- dismiss: x -->",
        "- One\n  <!-- dismiss: x -->\n- Two",
        "| A |\n|---|\n| It should have. <!-- dismiss: x --> |",
        "# Heading <!-- dismiss: x -->",
    ],
)
def test_a_hidden_comment_stands_in_a_block_or_before_one(text: str) -> None:
    (stated,) = collect(markdown.read(text), DEFAULT, NAMES)

    assert stated.place is not None
    assert text[stated.place[1].start : stated.place[1].end] == "<!-- dismiss: x -->"


def test_a_hidden_comment_in_code_is_code() -> None:
    text = "```\n<!-- dismiss: x -->\n```\n\nand `<!-- dismiss: y -->`\n"

    assert collect(markdown.read(text), DEFAULT, NAMES) == []


SILENTLY = post("", "RESOLVE")


@pytest.mark.parametrize(
    ("posts", "severity", "dismissed"),
    [
        ([OURS, SILENTLY], "warning", True),
        ([OURS, SILENTLY], "suggestion", True),
        ([OURS, SILENTLY], "error", False),
        ([OURS, post("fixed it", "RESOLVE")], "warning", False),
        ([OURS, post("Fixed · LNG02 0badcafe\nGone.", "RESOLVE")], "warning", False),
        ([OURS, SILENTLY, post("", "REOPEN")], "warning", False),
        ([post("What?"), SILENTLY], "warning", False),
    ],
)
def test_a_thread_of_ours_that_a_person_resolves_without_a_word_dismisses_no_error(
    posts: list[Post], severity: str, dismissed: bool
) -> None:
    document = thread(*posts, span=WORDS)
    document.threads[0].resolved = posts[-1].action == "RESOLVE"

    assert outcome(document, finding(severity=severity))[1] == dismissed


@pytest.mark.parametrize(
    ("posts", "fingerprint"),
    [
        ([post("Reworded · LNG02 00000001\nIt changed."), post("dismiss: so")], "00000001"),
        ([post("dismiss: so"), post("Reworded · LNG02 00000001\nIt changed.")], "0badcafe"),
        ([post("dismiss: so\nSecond Story · LNG02 00000002")], "00000002"),
    ],
)
def test_a_dismissal_is_about_the_passage_as_it_was_when_it_was_written(
    posts: list[Post], fingerprint: str
) -> None:
    (stated,) = collect(thread(OURS, *posts), DEFAULT, NAMES)

    assert (stated.fingerprint, stated.reason) == (fingerprint, "so")
