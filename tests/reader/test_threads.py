"""Named ranges and comment threads find the places they are anchored to."""

from __future__ import annotations

from typing import Any

from docs_template.reader import read
from linter.document import Span, Thread
from tests.reader.writing import answer, page, tab, tabbed

Json = dict[str, Any]


def named(name: str, *ranges: Json) -> Json:
    entry = {"namedRangeId": f"kix.{name}", "name": name, "ranges": list(ranges)}
    return {name: {"name": name, "namedRanges": [entry]}}


def post(content: str, **extra: Any) -> Json:
    return {
        "postId": f"post.{content}",
        "author": {"displayName": "J. Park"},
        "content": content,
        "createTime": "2026-03-02T09:00:00Z",
        **extra,
    }


def comment(*posts: Json, **extra: Any) -> Json:
    return {"commentId": "AAA", "headPost": posts[0], "replies": list(posts[1:]), **extra}


def only(*comments: Json, **page_extra: Any) -> Thread:
    (thread,) = read(answer("Some text", **page_extra) | {"comments": list(comments)}).threads
    return thread


def test_a_named_range_keeps_its_id_name_and_all_its_ranges() -> None:
    ranges = named("timeline", {"startIndex": 1, "endIndex": 5}, {"startIndex": 7, "endIndex": 9})
    (found,) = read(answer("Some text", namedRanges=ranges)).named_ranges

    assert (found.id, found.name) == ("kix.timeline", "timeline")
    assert found.spans == [Span(1, 5, "t.0"), Span(7, 9, "t.0")]


def test_a_named_range_stands_in_the_tab_that_lists_it() -> None:
    ranges = named("impact", {"startIndex": 1, "endIndex": 4, "tabId": "t.2"})
    (found,) = read(tabbed(tab("t.1", "One"), tab("t.2", "Two", namedRanges=ranges))).named_ranges

    assert found.spans == [Span(1, 4, "t.2")]


def test_the_older_form_keeps_named_ranges_without_a_tab() -> None:
    ranges = named("impact", {"startIndex": 1, "endIndex": 4})
    (found,) = read(page("One", namedRanges=ranges)).named_ranges

    assert found.spans == [Span(1, 4, None)]


def test_two_ranges_of_one_name_are_two_named_ranges() -> None:
    same = named("item", {"startIndex": 1, "endIndex": 2})
    same["item"]["namedRanges"] *= 2

    assert len(read(answer("Text", namedRanges=same)).named_ranges) == 2


def test_a_named_range_may_stand_in_a_footnote() -> None:
    ranges = named("note", {"segmentId": "kix.f", "endIndex": 4})
    (found,) = read(answer("Text", namedRanges=ranges)).named_ranges

    assert found.spans == [Span(0, 4, "t.0", "kix.f")]


def test_a_thread_has_its_posts_in_order() -> None:
    thread = only(comment(post("Why?"), post("Because."), post("I see.")), suggestions=[])

    assert [one.content for one in thread.posts] == ["Why?", "Because.", "I see."]


def test_a_post_keeps_its_id_author_and_time() -> None:
    (one,) = only(comment(post("Why?"))).posts

    assert (one.id, one.author, one.when, one.action) == (
        "post.Why?",
        "J. Park",
        "2026-03-02T09:00:00Z",
        "",
    )


def test_a_post_that_resolves_or_reopens_says_so() -> None:
    still = post("Still?", commentAction="NO_COMMENT_ACTION_CHANGE")
    done = post("Done.", commentAction="RESOLVE")
    again = post("Not so.", commentAction="REOPEN")

    assert [one.action for one in only(comment(still, done, again)).posts] == [
        "",
        "RESOLVE",
        "REOPEN",
    ]


def test_a_deleted_post_is_left_out() -> None:
    thread = only(comment(post("Why?"), {"postId": "post.gone", "deleted": True}))

    assert [one.content for one in thread.posts] == ["Why?"]


def test_a_thread_of_deleted_posts_is_left_out() -> None:
    gone = comment({"postId": "post.gone", "deleted": True})

    assert not read(answer("Text") | {"comments": [gone]}).threads


def test_a_thread_keeps_its_id_its_quote_and_whether_it_is_resolved() -> None:
    thread = only(comment(post("Why?"), plainTextQuote="text", status="RESOLVED"))

    assert (thread.id, thread.quote, thread.resolved) == ("AAA", "text", True)


def test_an_open_thread_is_not_resolved() -> None:
    assert not only(comment(post("Why?"), status="OPEN")).resolved


def test_a_thread_stands_where_its_anchor_does() -> None:
    ranges = [{"startIndex": 1, "endIndex": 5}, {"startIndex": 6, "endIndex": 10}]
    anchors = {"kix.a": {"anchorId": "kix.a", "ranges": ranges}}
    thread = only(comment(post("Why?"), anchorId="kix.a"), commentAnchors=anchors)

    assert thread.spans == [Span(1, 5, "t.0"), Span(6, 10, "t.0")]


def test_an_anchor_in_another_tab_is_found() -> None:
    anchors = {"kix.a": {"ranges": [{"startIndex": 1, "endIndex": 4, "tabId": "t.2"}]}}
    tabs = tabbed(tab("t.1", "One"), tab("t.2", "Two", commentAnchors=anchors))
    (thread,) = read(tabs | {"comments": [comment(post("Why?"), anchorId="kix.a")]}).threads

    assert thread.spans == [Span(1, 4, "t.2")]


def test_a_thread_without_an_anchor_stands_nowhere() -> None:
    assert not only(comment(post("Why?"))).spans


def test_a_thread_whose_anchor_is_gone_stands_nowhere() -> None:
    assert not only(comment(post("Why?"), anchorId="kix.gone")).spans


def test_an_answer_without_comments_has_no_threads() -> None:
    assert not read(answer("Text")).threads


def test_a_thread_goes_with_its_first_post() -> None:
    gone = comment({"postId": "a", "deleted": True}, post("dismiss: so"))

    assert read(answer("Some text") | {"comments": [gone]}).threads == []


def test_a_thread_tells_whose_posts_are_the_reader_s_own_and_whether_it_was_copied() -> None:
    mine = post("mine", author={"displayName": "Ada", "me": True}, fromCopiedDocument=True)
    found = only(comment(mine, post("theirs")))

    assert [one.is_own for one in found.posts] == [True, False]
    assert found.copied
