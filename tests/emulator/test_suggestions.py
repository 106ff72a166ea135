"""Suggestions mark what would change, and accepting or rejecting them does just that."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from emulator.discovery import schemas
from emulator.docs import service
from emulator.docs.preview import ACCEPTED, WITHOUT
from emulator.errors import ApiError
from tests.emulator import asking, truth, walking
from tests.emulator.documents import bold, delete, insert, named, span, styled, table, written
from tests.emulator.starts import starts
from tests.emulator.test_comments import comment, read, thread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from emulator.docs.service import StoredDocument

Json = dict[str, Any]

# These are carried out at once, whatever the batch.
SETTLING = {"acceptSuggestion", "rejectSuggestion", "deleteSuggestion"}
ANN, BOB = "ann@example.com", "bob@example.com"


def suggest(document: StoredDocument, *requests: Json, user: str = ANN, **control: str) -> Json:
    body = {"requests": list(requests), "writeControl": {"writeMode": "SUGGEST", **control}}
    return document.batch_update(body, user=user)


def settle(
    document: StoredDocument, suggestion: str, kind: str = "acceptSuggestion", user: str = BOB
) -> Json:
    body = {"requests": [{kind: {"suggestionId": suggestion}}]}
    return document.batch_update(body, user=user)


def suggested(document: StoredDocument, request: Json, user: str = ANN) -> Json | None:
    """The answer; None where the batch is refused, or more than the local Workspace can do."""
    try:
        return suggest(document, request, user=user)
    except ApiError as error:
        if error.status not in {400, 501}:
            raise
        return None


def created(answer: Json) -> list[str]:
    return [
        name
        for response in answer["suggestionResponses"]
        for name in response.get("createdSuggestionIds", ())
    ]


def opened(document: StoredDocument) -> list[str]:
    threads = read(document).get("suggestions", [])
    return [each["suggestionId"] for each in threads if each["status"] == "OPEN"]


def text(document: StoredDocument, mode: str = "SUGGESTIONS_INLINE") -> str:
    answer = document.get(include_tabs=True, suggestions_view_mode=mode)
    return "".join(walking.texts(answer))


class Letter(NamedTuple):
    """A UTF-16 unit as an answer shows it."""

    char: str
    put_in: tuple[str, ...]
    taken_out: tuple[str, ...]


def letters(document: StoredDocument) -> list[Letter]:
    """Every unit of text in reading order, with the suggestions on it."""
    found = []
    for spot in walking.paragraphs(read(document)):
        for element in spot.json["paragraph"]["elements"]:
            run = element.get("textRun", {})
            ids = (
                tuple(run.get(name, ()))
                for name in ("suggestedInsertionIds", "suggestedDeletionIds")
            )
            put_in, taken_out = ids
            found += [Letter(char, put_in, taken_out) for char in run.get("content", "")]
    return found


def without(all_letters: list[Letter], suggestion: str, *, accepted: bool) -> list[Letter]:
    """What is left of letters once a suggestion is accepted or rejected."""
    return [
        Letter(
            each.char,
            tuple(one for one in each.put_in if one != suggestion),
            tuple(one for one in each.taken_out if one != suggestion),
        )
        for each in all_letters
        if suggestion not in (each.taken_out if accepted else each.put_in)
    ]


def test_a_replacement_is_one_suggestion() -> None:
    document = written("one two three")

    answer = suggest(document, delete(5, 8), insert(5, "2"))

    (name,) = created(answer)
    first, second = answer["suggestionResponses"]
    assert first == {"createdSuggestionIds": [name]}
    assert second == {"updatedSummarySuggestionIds": [name]}
    assert text(document) == "one 2two three\n"
    assert text(document, WITHOUT) == "one two three\n"
    assert text(document, ACCEPTED) == "one 2 three\n"
    (found,) = read(document, ANN)["suggestions"]
    assert found["summaryText"] == "Replace: “two” with “2”"
    assert found["headPost"]["author"]["me"]
    assert "content" not in found["headPost"]


def test_a_suggestion_that_touches_another_becomes_part_of_it() -> None:
    document = written("one two three")
    (name,) = created(suggest(document, delete(5, 8)))

    answer = suggest(document, insert(8, "2"))

    assert answer["suggestionResponses"] == [{"updatedSummarySuggestionIds": [name]}]
    assert opened(document) == [name]


def test_one_unit_between_two_suggestions_keeps_them_apart() -> None:
    document = written("one two three")
    (first,) = created(suggest(document, delete(1, 4)))

    (second,) = created(suggest(document, delete(5, 8)))

    assert opened(document) == [first, second]


def test_a_suggestion_between_two_makes_them_one() -> None:
    document = written("one two three")
    first, second = created(suggest(document, delete(1, 4), delete(5, 8)))

    answer = suggest(document, insert(4, "x"), delete(5, 6))

    assert answer["suggestionResponses"] == [
        {"updatedSummarySuggestionIds": [first]},
        {"updatedSummarySuggestionIds": [first], "deletedSuggestionIds": [second]},
    ]
    assert text(document, WITHOUT) == "one two three\n"
    settle(document, first)
    assert text(document) == "x three\n"


def test_suggestions_of_two_people_stay_apart_or_are_joined() -> None:
    for facts, count in (({}, 2), ({"suggestions_of_others": "joined"}, 1)):
        document = written("one two three")
        for user, request in ((ANN, delete(5, 8)), (BOB, insert(5, "2"))):
            body = {"requests": [request], "writeControl": {"writeMode": "SUGGEST"}}
            document.batch_update(body, user=user, facts=facts)
        assert len(opened(document)) == count


def test_a_suggestion_within_one_of_another_person_goes_with_it() -> None:
    document = written("one")
    (outer,) = created(suggest(document, insert(4, " two")))
    (inner,) = created(suggest(document, insert(6, "x"), user=BOB))

    assert [each.put_in for each in letters(document)][5] == (outer, inner)
    settle(document, outer, "rejectSuggestion")
    assert text(document) == "one\n"
    assert opened(document) == []


def test_what_one_has_suggested_oneself_is_taken_out_at_once() -> None:
    document = written("one three")
    (name,) = created(suggest(document, insert(5, "two ")))

    answer = suggest(document, delete(5, 9))

    assert answer["suggestionResponses"] == [{"deletedSuggestionIds": [name]}]
    assert text(document) == "one three\n"
    assert "suggestions" not in read(document)


def test_deletions_leave_indexes_alone_and_insertions_do_not() -> None:
    document = written("one two three")

    suggest(document, delete(1, 5), insert(9, "and "), insert(13, "x"))

    assert text(document) == "one two and xthree\n"


def test_a_paragraph_is_suggested_with_its_newline() -> None:
    document = written("one\ntwo", styled("HEADING_1", 1, 2))
    before = read(document)

    (name,) = created(suggest(document, insert(3, "x\ny")))
    assert truth.faults(read(document)) == []
    assert text(document, WITHOUT) == "one\ntwo\n"
    assert text(document, ACCEPTED) == "onx\nye\ntwo\n"
    settle(document, name, "rejectSuggestion")

    assert read(document)["tabs"] == before["tabs"]


def test_joined_paragraphs_are_so_once_that_is_accepted() -> None:
    document = written("one\ntwo", styled("HEADING_1", 1, 2))
    (name,) = created(suggest(document, delete(3, 6)))
    assert text(document) == "one\ntwo\n"

    settle(document, name)

    (joined,) = walking.paragraphs(read(document))
    assert walking.spelled(joined) == "onwo\n"
    assert joined.json["paragraph"]["paragraphStyle"]["namedStyleType"] == "HEADING_1"


def test_styles_are_suggested_beside_the_old_ones() -> None:
    document = written("one two")
    before = read(document)
    italic = {"range": span(1, 4), "textStyle": {"italic": True}, "fields": "italic"}

    (name,) = created(suggest(document, bold(1, 4)))
    suggest(document, {"updateTextStyle": italic})

    run = read(document)["tabs"][0]["documentTab"]["body"]["content"][1]["paragraph"]["elements"][0]
    change = run["textRun"]["suggestedTextStyleChanges"][name]
    assert run["textRun"]["textStyle"] == {}
    assert change["textStyle"] == {"bold": True, "italic": True}
    assert change["textStyleSuggestionState"] == {"boldSuggested": True, "italicSuggested": True}
    again = service.restore(document.snapshot())
    settle(again, name, "rejectSuggestion")
    assert read(again)["tabs"] == before["tabs"]
    settle(document, name)
    first = walking.paragraphs(read(document))[0].json["paragraph"]["elements"][0]
    assert first["textRun"]["textStyle"] == {"bold": True, "italic": True}


@pytest.mark.parametrize(
    "request_",
    [
        {"addDocumentTab": {}},
        named("n", 1, 2),
        {"deleteNamedRange": {"name": "n"}},
        {"deleteHeader": {"headerId": "none"}},
        {"deleteFooter": {}},
        {"deleteTab": {}},
        {"updateDocumentTabProperties": {}},
        {"updateTableColumnProperties": {}},
        {"insertDate": {}},
        {"insertDropdown": {}},
    ],
    ids=lambda request: next(iter(request)),
)
def test_what_cannot_be_suggested_is_refused_before_anything_is_looked_at(request_: Json) -> None:
    document = written("one")
    (kind,) = request_

    with pytest.raises(ApiError) as refused:
        suggest(document, insert(999, "x"), request_)

    refusal = "Request does not support application as suggestion."
    assert refused.value.message == f"Invalid requests[1].{kind}: {refusal}"
    assert text(document) == "one\n"


def test_comments_are_written_in_a_batch_that_suggests() -> None:
    document = written("one two")

    answer = suggest(document, comment(1, 4), insert(5, "x"))

    assert answer["commentUpdateState"] == "ALL_SAVED"
    assert answer["suggestionResponses"][0] == {}
    assert read(document)["comments"][0]["plainTextQuote"] == "one"


def test_suggested_text_may_be_commented_on_and_the_comment_lost_with_it() -> None:
    document = written("one")
    (name,) = created(suggest(document, insert(4, " two")))
    thread(document, 5, 8)

    settle(document, name, "rejectSuggestion")

    (orphan,) = read(document)["comments"]
    assert "anchorId" not in orphan
    assert orphan["plainTextQuote"] == "two"


def test_a_suggestion_is_replied_to_as_a_comment_is() -> None:
    document = written("one")
    (name,) = created(suggest(document, insert(1, "x")))

    def say(**post: str) -> None:
        request = {"addCommentReply": {"suggestionId": name, "post": post}}
        document.batch_update({"requests": [request]}, user=BOB)

    say(content="Why?")
    with pytest.raises(ApiError, match="cannot be specified for a suggestion"):
        say(commentAction="RESOLVE")

    (found,) = read(document)["suggestions"]
    assert [post["content"] for post in found["replies"]] == ["Why?"]


def test_settled_suggestions_stay_listed_and_deleted_ones_do_not() -> None:
    document = written("one two three four")
    first, second, third = (
        created(suggest(document, request))[0]
        for request in (delete(1, 4), delete(5, 8), delete(9, 14))
    )

    answers = [
        settle(document, first),
        settle(document, second, "rejectSuggestion"),
        settle(document, third, "deleteSuggestion", ANN),
    ]

    assert [answer["suggestionResponses"] for answer in answers] == [
        [{"acceptedSuggestionIds": [first]}],
        [{"rejectedSuggestionIds": [second]}],
        [{"deletedSuggestionIds": [third]}],
    ]
    found = {each["suggestionId"]: each for each in read(document)["suggestions"]}
    assert {name: each["status"] for name, each in found.items()} == {
        first: "ACCEPTED",
        second: "REJECTED",
    }
    assert found[first]["replies"][0]["suggestionAction"] == "ACCEPT"
    assert text(document) == " two three four\n"
    with pytest.raises(ApiError, match="already resolved"):
        settle(document, first)


def test_who_may_not_edit_rejects_their_own_and_deletes_nobody_else_s() -> None:
    document = written("one two")
    (name,) = created(suggest(document, delete(1, 4)))

    def refused(kind: str, user: str, *, can_edit: bool) -> int:
        body = {"requests": [{kind: {"suggestionId": name}}]}
        with pytest.raises(ApiError) as refusal:
            document.batch_update(body, user=user, can_edit=can_edit)
        return refusal.value.status

    assert refused("acceptSuggestion", ANN, can_edit=False) == 403
    assert refused("rejectSuggestion", BOB, can_edit=False) == 403
    assert refused("deleteSuggestion", BOB, can_edit=True) == 403
    body = {"requests": [{"rejectSuggestion": {"suggestionId": name}}]}
    assert document.batch_update(body, user=ANN, can_edit=False)
    assert text(document) == "one two\n"


def test_a_colleagues_edit_changes_or_ends_a_suggestion() -> None:
    document = written("one three")
    (name,) = created(suggest(document, insert(5, "two ")))

    shorter = document.batch_update({"requests": [delete(5, 7)]})
    gone = document.batch_update({"requests": [delete(4, 8)]})

    assert shorter["suggestionResponses"] == [{"updatedSummarySuggestionIds": [name]}]
    assert gone["suggestionResponses"] == [{"deletedSuggestionIds": [name]}]


def test_a_table_and_a_row_are_suggested_whole() -> None:
    document = written("one\ntwo")
    before = read(document)
    (name,) = created(suggest(document, table(4, 2, 2)))
    assert truth.faults(read(document)) == []
    again = service.restore(document.snapshot())

    settle(again, name, "rejectSuggestion")
    assert read(again)["tabs"] == before["tabs"]

    settle(document, name)
    below = {"tableCellLocation": {"tableStartLocation": {"index": 5}}, "insertBelow": True}
    whole = read(document)
    (row,) = created(suggest(document, {"insertTableRow": below}))
    assert walking.tables(read(document))[0].json["table"]["rows"] == 3
    settle(document, row, "rejectSuggestion")
    assert read(document)["tabs"] == whole["tabs"]


def test_a_section_break_is_suggested_with_its_newline() -> None:
    document = written("one two")
    before = read(document)
    broken = {"insertSectionBreak": {"location": {"index": 4}, "sectionType": "NEXT_PAGE"}}

    (name,) = created(suggest(document, broken))
    again = service.restore(document.snapshot())

    whole = document.get(include_tabs=True, suggestions_view_mode=WITHOUT)
    assert whole["tabs"] == before["tabs"]
    settle(again, name, "rejectSuggestion")
    assert read(again)["tabs"] == before["tabs"]
    settle(document, name)
    edited = written("one two", broken)
    assert read(document)["tabs"] == read(edited)["tabs"]


def test_a_footnote_is_suggested_and_goes_with_its_reference() -> None:
    """The footnote behind it is counted anew, and that is no suggestion."""
    document = written("one two", {"createFootnote": {"location": {"index": 8}}})
    before = read(document)

    answer = suggest(document, {"createFootnote": {"location": {"index": 4}}})

    (name,) = created(answer)
    made = answer["replies"][0]["createFootnote"]["footnoteId"]
    assert truth.faults(read(document)) == []
    assert made in read(document)["tabs"][0]["documentTab"]["footnotes"]
    assert numbers(document) == ["1", "2"]
    assert opened(document) == [name]
    again = service.restore(document.snapshot())
    settle(again, name, "rejectSuggestion")
    assert read(again)["tabs"] == before["tabs"]
    settle(document, name)
    assert numbers(document) == ["1", "2"]
    assert truth.faults(read(document)) == []


def numbers(document: StoredDocument) -> list[str]:
    """The numbers of footnotes, as their references show them."""
    return [
        element["footnoteReference"]["footnoteNumber"]
        for spot in walking.paragraphs(read(document))
        for element in spot.json["paragraph"]["elements"]
        if "footnoteReference" in element
    ]


def test_a_suggestion_for_an_old_revision_finds_its_words() -> None:
    document = written("one two three")
    revision = document.get(user=ANN)["revisionId"]
    document.batch_update({"requests": [insert(1, "zero ")]}, user=BOB)

    suggest(document, delete(5, 8), insert(5, "2"), targetRevisionId=revision)

    assert text(document, ACCEPTED) == "zero one 2 three\n"
    assert text(document, WITHOUT) == "zero one two three\n"


def test_a_project_may_ignore_what_is_only_suggested() -> None:
    document = written("one")
    body = {"requests": [insert(1, "x")], "writeControl": {"writeMode": "SUGGEST"}}

    answer = document.batch_update(body, facts={"suggest_mode": "ignored"})

    assert answer["suggestionResponses"] == [{}]
    assert text(document, WITHOUT) == "xone\n"


def test_suggestions_are_in_a_snapshot() -> None:
    document = written("one two")
    (name,) = created(suggest(document, delete(1, 4), insert(1, "1")))

    restored = service.restore(json.loads(json.dumps(document.snapshot())))

    assert read(restored) == read(document)
    settle(restored, name)
    assert text(restored) == "1 two\n"


@st.composite
def typed(draw: st.DrawFn, length: int) -> Json:
    at = draw(st.integers(1, length))
    if draw(st.booleans()):
        return insert(at, draw(st.text("xy\n", min_size=1, max_size=3)))
    return delete(at, draw(st.integers(min(at + 1, length), length)))


@given(st.data())
@settings(max_examples=150)
def test_suggesting_and_settling_in_any_order(data: st.DataObject) -> None:
    """Against a model of its own: letters with the suggestions that the answers name on them."""
    document = written(data.draw(st.text("ab \n", min_size=1, max_size=12)))
    original = text(document)
    for _ in range(data.draw(st.integers(1, 6))):
        found = letters(document)
        request = data.draw(typed(len(found)))
        user = data.draw(st.sampled_from([ANN, BOB]))
        answer = suggested(document, request, user)
        if answer is None:
            continue
        assert text(document, WITHOUT) == original
        assert truth.faults(read(document)) == []
        assert schemas("docs.v1").check_response("Document", read(document)) == []
        assert schemas("docs.v1").check_response("BatchUpdateDocumentResponse", answer) == []
        assert_shows(found, letters(document), request)
        assert_joined(document)
    for name in data.draw(st.permutations(opened(document))):
        if name not in opened(document):
            continue
        is_accepted = data.draw(st.booleans())
        expected = without(letters(document), name, accepted=is_accepted)
        settle(document, name, "acceptSuggestion" if is_accepted else "rejectSuggestion")
        assert letters(document) == expected
        assert truth.faults(read(document)) == []
    assert not any(each.put_in or each.taken_out for each in letters(document))


def assert_shows(before: list[Letter], after: list[Letter], request: Json) -> None:
    """What is put in stands where it was to go, and what is taken out still stands."""
    if "insertText" in request:
        place, new = request["insertText"]["location"]["index"] - 1, request["insertText"]["text"]
        chars = [each.char for each in before]
        assert [each.char for each in after] == [*chars[:place], *new, *chars[place:]]
        assert all(each.put_in for each in after[place : place + len(new)])
    else:
        range_ = request["deleteContentRange"]["range"]
        start, end = range_["startIndex"] - 1, range_["endIndex"] - 1
        gone = len(before) - len(after)
        kept = after[start : end - gone]
        assert [each.char for each in before[:start]] == [each.char for each in after[:start]]
        assert [each.char for each in before[end:]] == [each.char for each in after[end - gone :]]
        assert all(each.taken_out for each in kept)
        assert gone == 0 or any(each.put_in for each in before[start:end])


def assert_joined(document: StoredDocument) -> None:
    """Neighbours belong to one suggestion, as long as one person alone has made any."""
    threads = read(document).get("suggestions", ())
    if len({each["headPost"]["author"]["user"] for each in threads}) > 1:
        return
    for first, second in pairwise(letters(document)):
        assert len({*first.put_in, *first.taken_out, *second.put_in, *second.taken_out}) <= 1


@given(starts, st.data())
@settings(max_examples=120)
def test_a_batch_that_suggests_anything_changes_nothing_yet(
    document: StoredDocument, data: st.DataObject
) -> None:
    before = document.get(include_tabs=True, suggestions_view_mode=WITHOUT)
    inline = read(document)
    known = set(opened(document))
    request = data.draw(asking.request(inline, lambda kind: kind not in SETTLING))
    (kind,) = request

    is_suggested = suggested(document, request) is not None
    event(f"{'suggested' if is_suggested else 'refused'} {kind}")
    if not is_suggested:
        assert read(document) == inline
        return

    assert truth.faults(read(document)) == []
    assert schemas("docs.v1").check_response("Document", read(document)) == []
    after = document.get(include_tabs=True, suggestions_view_mode=WITHOUT)
    assert plain(after) == plain(before)
    for name in opened(document):
        if name not in known:
            settle(document, name, "rejectSuggestion")
    assert plain(read(document)) == plain(inline)


def joined(elements: list[Json]) -> Iterator[Json]:
    """Elements of a paragraph, neighbouring runs of one look as one."""
    held: Json = {}
    for element in elements:
        run, before = ({**one.get("textRun", {})} for one in (element, held))
        texts = before.pop("content", ""), run.pop("content", "")
        if all(texts) and before == run:
            whole = {**run, "content": "".join(texts)}
            held = {**held, "endIndex": element["endIndex"], "textRun": whole}
            continue
        if held:
            yield held
        held = element
    yield held


def plain(answer: Json) -> list[Json]:
    """The tabs without comments; what real documents part into runs that look alike is one run."""
    tabs: list[Json] = json.loads(json.dumps(answer["tabs"]))
    for spot in walking.paragraphs({"tabs": tabs}):
        spot.json["paragraph"]["elements"] = list(joined(spot.json["paragraph"]["elements"]))
    for _, page in walking.tabs({"tabs": tabs}):
        page.pop("commentAnchors", None)
    return tabs
