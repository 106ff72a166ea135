"""The plan of comments: one thread for a finding, whatever people and other clicks do meanwhile."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addon.domain.comments.pairing import Pairing, our_threads
from addon.domain.comments.plan import (
    MOST_AT_ONCE,
    plan_all,
    plan_closing,
    plan_one,
    plan_removal,
)
from linter.document import Post, Thread
from linter.markers import is_ours
from tests.comments.margin import WORDS, Margin

BLAMED = f"She {WORDS} looked."
NEGLECTED = f"Somebody {WORDS} an owner."


def comment_all(margin: Margin, **kept: list[object]) -> None:
    margin.carry_out(plan_all(margin.report(), kept.get("suggested", []), margin.me))  # type: ignore[arg-type]


def commented(*sentences: str) -> Margin:
    margin = Margin(*sentences)
    comment_all(margin)
    return margin


def last(margin: Margin) -> tuple[str, str]:
    post = margin.threads[0].posts[-1]
    return post.content.splitlines()[0], post.action


def test_each_error_and_warning_is_commented_on_its_words_and_no_suggestion() -> None:
    margin = commented(BLAMED, NEGLECTED, f"It {WORDS} been clear.")

    assert [thread.quote for thread in margin.threads] == [WORDS, WORDS]
    assert sorted(margin.homes.values()) == [0, 1]


def test_errors_come_first_and_ten_at_a_time() -> None:
    margin = Margin(*[BLAMED, NEGLECTED, "Fine."] * 11)
    numbers = []
    for _ in range(4):
        plan = plan_all(margin.report(), [], "Ada")
        numbers.append((len(plan.openings), plan.left))
        margin.carry_out(plan)

    assert numbers == [(MOST_AT_ONCE, 12), (MOST_AT_ONCE, 2), (2, 0), (0, 0)]
    first_ten = [thread.posts[0].content[15:20] for thread in margin.threads[:10]]
    assert first_ten == ["ACT01"] * 10


def test_a_thread_of_a_finding_that_is_gone_is_resolved_with_a_reply_that_says_so() -> None:
    margin = commented(BLAMED)
    (about,) = [one.about for one in our_threads(margin.threads)]
    margin.sentences[0] = "The graph was hidden."

    comment_all(margin)

    assert last(margin) == (f"Fixed · {about.code} {about.fingerprint}", "RESOLVE")


def test_a_finding_that_comes_back_reopens_the_thread_that_we_resolved() -> None:
    margin = commented(BLAMED)
    margin.sentences[0] = "The graph was hidden."
    comment_all(margin)
    margin.sentences[0] = BLAMED

    comment_all(margin)

    assert len(margin.threads) == 1
    assert last(margin)[1] == "REOPEN"
    assert last(margin)[0].startswith("Found again · LNG02 ")


def test_what_a_person_resolved_stays_resolved() -> None:
    margin = commented("Fine.", NEGLECTED)
    margin.say(0, "", "RESOLVE")

    assert not plan_all(margin.report(), [], "Ada")
    assert len(margin.report().diagnostics) == 1


@pytest.mark.parametrize(("sentence", "stands"), [(0, 0), (1, 1)], ids=["warning", "error"])
def test_resolving_without_a_word_dismisses_warnings_never_errors(
    sentence: int, stands: int
) -> None:
    margin = commented(*[BLAMED if number == sentence else "Fine." for number in (0, 1)])

    margin.say(0, "", "RESOLVE")

    report = margin.report()
    assert (len(report.diagnostics), len(report.dismissed)) == (stands, 1 - stands)


@pytest.mark.parametrize("words", ["dismiss: quoted", "DISMISS : quoted", "  Dismiss:quoted"])
def test_a_dismissal_holds_until_the_passage_changes(words: str) -> None:
    margin = commented("Fine.", NEGLECTED)

    margin.say(0, words)
    comment_all(margin)
    report = margin.report()
    assert [one.dismissal.reason for one in report.dismissed] == ["quoted"]
    assert last(margin)[0].startswith("Dismissed · ACT01")

    margin.sentences[1] = f"Nobody {WORDS} an owner."
    assert len(margin.report().diagnostics) == 1
    comment_all(margin)
    assert len(margin.threads) == 1
    assert last(margin)[0].startswith("Found again · ACT01")
    assert len(margin.report().diagnostics) == 1


def test_a_thread_whose_words_carry_an_open_suggestion_stays_open() -> None:
    margin = commented(BLAMED)
    suggested = [margin.spans_of(0)]
    report = margin.report()
    report.diagnostics = []

    assert not plan_all(report, suggested, "Ada")
    assert plan_all(report, [], "Ada").replies_with("RESOLVE") == 1


def test_a_rule_that_crashed_resolves_nothing() -> None:
    margin = commented(BLAMED)
    report = margin.report()
    (finding,) = report.diagnostics
    finding.code, finding.span, finding.block, finding.section = "RUN01", None, None, None

    assert not plan_all(report, [], "Ada")


def test_a_document_that_is_no_postmortem_any_more_resolves_nothing() -> None:
    margin = commented(BLAMED)
    margin.sentences[0] = "Fine."

    assert not plan_all(margin.report(kind="none"), [], "Ada")


def test_a_sentence_that_is_reworded_keeps_its_thread_which_speaks_of_the_new_one() -> None:
    margin = commented(BLAMED)
    margin.sentences[0] = f"She surely {WORDS} looked."

    comment_all(margin)

    (thread,) = our_threads(margin.threads)
    (finding,) = margin.report().diagnostics
    assert thread.about.finding == (finding.code, finding.fingerprint)
    assert [len(one.posts) for one in margin.threads] == [1]


def test_nobody_s_words_are_changed_under_an_answer() -> None:
    margin = commented(BLAMED)
    margin.say(0, "Is that so?")
    margin.sentences[0] = f"She surely {WORDS} looked."

    comment_all(margin)

    (thread,) = margin.threads
    assert last(margin)[0].startswith("Reworded · LNG02")
    assert len(thread.posts) == 3


def test_a_thread_under_another_name_is_replied_to_and_resolved_never_edited() -> None:
    margin = commented(BLAMED, NEGLECTED)
    margin.me = "Bo"
    margin.sentences = [f"She surely {WORDS} looked.", "Fine."]

    comment_all(margin)

    heads = [thread.posts[0].author for thread in margin.threads]
    assert heads == ["Ada", "Ada"]
    assert {thread.posts[-1].author for thread in margin.threads} == {"Bo"}


def test_of_two_open_threads_for_one_finding_one_goes() -> None:
    margin, other = commented(BLAMED), commented(BLAMED)
    margin.threads.append(Thread("twin", other.threads[0].posts, quote=WORDS))
    margin.homes["twin"] = 0

    comment_all(margin)

    assert [thread.id for thread in margin.threads] == ["thread0"]


def test_the_second_thread_is_resolved_where_people_have_answered() -> None:
    margin, other = commented(BLAMED), commented(BLAMED)
    margin.threads.append(Thread("twin", other.threads[0].posts, quote=WORDS))
    margin.homes["twin"] = 0
    margin.say(0, "Yes.")
    margin.say(1, "No.")

    comment_all(margin)

    assert [thread.resolved for thread in margin.threads] == [False, True]
    assert margin.threads[1].posts[-1].content.startswith("Repeated · LNG02")


def test_a_comment_of_ours_on_other_words_moves_to_its_own() -> None:
    margin = commented(BLAMED, "Fine.", "Fine.", f"We {WORDS} known.")
    margin.homes["thread0"] = 3
    margin.threads[0].quote = "other words"

    comment_all(margin)

    assert sorted(margin.homes[thread.id] for thread in margin.threads) == [0, 3]


def test_one_finding_is_commented_on_alone_even_a_suggestion() -> None:
    margin = Margin(BLAMED, "Fine.", f"It {WORDS} been clear.")
    report = margin.report()

    margin.carry_out(plan_one(report, report.diagnostics[1], "Ada"))
    assert list(margin.homes.values()) == [2]
    comment_all(margin)
    assert sorted(margin.homes.values()) == [0, 2]


def test_my_comments_are_removed_and_what_people_said_is_kept() -> None:
    margin = commented(BLAMED, NEGLECTED)
    margin.say(0, "Is that so?")
    margin.carry_out(plan_removal(margin.report().postmortem.document))

    (thread,) = margin.threads
    assert last(margin)[0].startswith("Withdrawn · ACT01")
    assert thread.resolved

    comment_all(margin)
    assert [thread.resolved for thread in margin.threads] == [False, False]


def test_comments_of_others_are_not_mine_to_remove() -> None:
    margin = commented(BLAMED)
    margin.me = "Bo"

    assert not plan_removal(margin.report().postmortem.document)


def test_publishing_closes_every_open_thread_of_ours() -> None:
    margin = commented(BLAMED, NEGLECTED)
    margin.say(0, "", "RESOLVE")
    margin.me = "Bo"

    margin.carry_out(plan_closing(margin.report().postmortem.document))

    assert all(thread.resolved for thread in margin.threads)
    assert margin.threads[1].posts[-1].content.startswith("Closed · LNG02")


def test_threads_that_came_with_a_copied_text_are_the_original_s() -> None:
    margin = commented(BLAMED)
    (thread,) = margin.report().postmortem.document.threads
    thread.copied = True

    assert list(our_threads([thread])) == []


ACTS = st.one_of(
    st.tuples(st.just("edit"), st.integers(0, 4), st.sampled_from(["Fine.", BLAMED, NEGLECTED])),
    st.tuples(st.just("say"), st.integers(0, 9), st.sampled_from(["Hm.", "dismiss: so", ""])),
    st.tuples(st.just("resolve"), st.integers(0, 9), st.sampled_from(["", "done", "dismiss: x"])),
    st.tuples(st.just("reopen"), st.integers(0, 9), st.just("")),
    st.tuples(st.just("all"), st.sampled_from(["Ada", "Bo"]), st.just("")),
    st.tuples(st.just("one"), st.integers(0, 9), st.just("")),
    st.tuples(st.just("remove"), st.sampled_from(["Ada", "Bo"]), st.just("")),
    st.tuples(st.just("chat"), st.integers(0, 4), st.just("")),
)


def act(margin: Margin, kind: str, which: object, words: str) -> None:
    if kind == "edit" and isinstance(which, int):
        margin.sentences[which] = words
    elif kind in {"all", "remove"}:
        margin.me = str(which)
        report = margin.report()
        plan = (
            plan_all(report, [], margin.me)
            if kind == "all"
            else plan_removal(report.postmortem.document)
        )
        margin.carry_out(plan)
    elif kind == "one" and isinstance(which, int):
        report = margin.report()
        if which < len(report.diagnostics):
            margin.carry_out(plan_one(report, report.diagnostics[which], margin.me))
    elif kind == "chat" and isinstance(which, int):
        posts = [Post("chat", "Bo", "I saw this too.", "")]
        margin.threads.append(Thread(f"chat{len(margin.threads)}", posts, quote="She"))
    elif isinstance(which, int) and which < len(margin.threads):
        action = {"resolve": "RESOLVE", "reopen": "REOPEN"}.get(kind, "")
        if words or action:
            margin.say(which, words, action, "Cy")


def human_posts(margin: Margin) -> list[tuple[str, str, str]]:
    return [
        (thread.id, post.author, post.content)
        for thread in margin.threads
        for post in thread.posts
        if post.author == "Cy" or not is_ours(thread)
    ]


@given(st.lists(ACTS, max_size=25))
def test_whatever_happens_a_finding_has_one_open_thread_and_people_keep_their_words(
    acts: list[tuple[str, object, str]],
) -> None:
    margin = Margin(BLAMED, NEGLECTED, f"It {WORDS} been.", BLAMED, NEGLECTED)
    for kind, which, words in acts:
        before = human_posts(margin)
        act(margin, kind, which, words)
        if kind in {"all", "one", "remove"}:
            assert human_posts(margin) == before

        report = margin.report()
        pairing = Pairing(report)
        for finding in report.diagnostics:
            assert sum(one.is_open for one in pairing.of(finding)) <= 1
        if kind == "all":
            again = plan_all(report, [], margin.me)
            assert not again
            assert not any(one.is_open for one in pairing.gone)
