"""Where sentences end, what is quoted, and that no offset ever moves."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.language.text import Text, lower, split_sentences, words


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in Text(text).quotations]


@pytest.mark.parametrize(
    "text",
    [
        "The pod died. | The alert fired.",
        "It was down! | We paged.",
        "Was it DNS?! | It was.",
        "It failed... | The alert fired.",
        "It failed… | The alert fired.",
        "“It failed.” | The alert fired.",
        "It failed (see above). | The alert fired.",
        "It failed. | (The alert did not.)",
        "It failed. | – The alert fired.",
        "It failed. | ✅ Restarted.",
        "It failed. | `kubectl` hung.",
        "It failed. | @lee paged.",
        "It failed. | 14 shops were down.",
        "It failed. | Über alles.",
        "We use v1.2. | The alert fired.",
        "It lasted 1.5 hours. | We paged.",
        "See https://x.example/a.b?c=d. | We paged.",
        "Paged at 9 a.m. | The alert fired.",
        "It lost time, money, etc. | We paged.",
        "That was plan B. | We paged.",
        "No. | It did not page.",
        "It failed.\n | We paged.",
        "No full stop\n\n | but a gap",
        "No full stop\u000b | but a line of its own",
    ],
)
def test_a_sentence_ends_here(text: str) -> None:
    first, second = text.split(" | ")

    assert sentences(f"{first} {second}") == [first.strip(), second]


@pytest.mark.parametrize(
    "text",
    [
        "The proxy, e.g. Kubernetes ingress, failed",
        "It failed, i.e. The Pod died",
        "At 9 a.m. PST it failed",
        "On Jan. 3 it failed",
        "J. Park paged",
        "J. A. Park paged Dr. Lee",
        "The U.S. East region failed",
        "Alert no. 3 fired",
        "Approx. 3 hours",
        "See RFC 2616, sec. 3 and fig. 4",
        "Version 1.2.3 and 10.0.0.1 failed",
        "www.example.com and file.py failed",
        "It went down... and then up",
        "“What happened?” she asked",
        "Yahoo! was down",
        "3. Restart it",
        "a) Restart it",
        "1.) Restart it",
        "A soft\nline break",
    ],
)
def test_a_sentence_does_not_end_here(text: str) -> None:
    assert sentences(text) == [text]


def test_what_has_no_words_is_no_sentence() -> None:
    assert sentences("It failed.\n\n---\n\nWe paged.\n\n…") == ["It failed.", "We paged."]


def test_the_sentence_at_an_offset_is_the_one_around_it() -> None:
    text = Text("It failed. We paged.")

    assert [text.sentence_at(offset) for offset in (0, 9, 11, 19)] == [
        (0, 10),
        (0, 10),
        (11, 20),
        (11, 20),
    ]
    assert Text("---").sentence_at(1) == (0, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "failed to start" today', ['"failed to start"']),
        ("“failed” and «failed» and »failed«", ["“failed”", "«failed»", "»failed«"]),
        ("„failed“ and ”failed”", ["„failed“", "”failed”"]),
        ('“failed"', ['“failed"']),
        ('"failed”', ['"failed”']),
        ("‘it didn’t start’ and ‚failed‘", ["‘it didn’t start’", "‚failed‘"]),
        ("it was 'not our cluster's fault'", ["'not our cluster's fault'"]),
        ("`failed`", ["`failed`"]),
        ('"One. Two." and "three"', ['"One. Two."', '"three"']),
        ('“a "b" c”', ['“a "b" c”']),
    ],
)
def test_what_stands_between_quotation_marks_is_quoted(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        '"failed to start',
        "“failed to start",
        'a 5" disk and a 3" disk',
        "the users' data and the shops' data",
        "it wasn't ours, it's theirs",
        "the '90s and the '80s",
        "> failed <",
        '""',
    ],
)
def test_a_mark_without_its_partner_quotes_nothing(text: str) -> None:
    assert quoted(text) == []


def test_an_unbalanced_mark_leaves_the_next_quotation_alone() -> None:
    assert quoted('It "failed. And "balanced" words') == ['"balanced"']


def test_a_stretch_is_quoted_only_if_all_of_it_is() -> None:
    text = Text('It "failed to" start')

    assert text.is_quoted(4, 10)
    assert not text.is_quoted(4, 18)


def test_words_have_apostrophes_inside_and_stand_where_they_stand() -> None:
    text = Text("We Didn’t roll-back")

    assert text.words == ["we", "didn't", "roll", "back"]
    assert [text.raw[a:b] for a, b in zip(text.starts, text.ends, strict=True)] == [
        "We",
        "Didn’t",
        "roll",
        "back",
    ]
    assert words("We Didn’t roll-back.") == 4


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("human error", 0, 11),
        ("human-error", 0, 11),
        ("human\u00a0\nerror", 0, 12),
        ("Human Error.", 0, 11),
        ("human, error", 0, -1),
        ("a human error", 2, 13),
        ("a human", 2, -1),
        ("human errors", 0, -1),
        ("human error's", 0, -1),
        ("human error'", 0, 11),
        ("human  errör", 0, -1),
        ("humanerror", 0, -1),
    ],
)
def test_a_phrase_stands_across_spaces_and_hyphens_alone(text: str, start: int, end: int) -> None:
    assert Text(text).phrase_end(start, ("human", "error")) == end


@given(st.lists(st.sampled_from(["it", "is", "it's", " ", "-", "\n", ",", "'", "é"])))
def test_a_phrase_is_a_run_of_whole_words(parts: list[str]) -> None:
    text = Text("".join(parts))
    gaps = [text.low[a:b] for a, b in zip(text.ends, text.starts[1:], strict=False)]
    runs = [
        (text.starts[n], text.ends[n + 1])
        for n, gap in enumerate(gaps)
        if text.words[n : n + 2] == ["it", "is"] and not gap.strip(" -\n")
    ]

    ends = [(start, text.phrase_end(start, ("it", "is"))) for start in text.starts]
    assert [place for place in ends if place[1] >= 0] == runs


def test_the_word_at_an_offset_is_the_first_from_there_on() -> None:
    text = Text("it was down")

    assert [text.word_at(offset) for offset in (0, 1, 3, 4, 7, 8)] == [0, 1, 1, 2, 2, 3]


texts = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            [*"İßΣςﬁǅ.!?…\"'“”‘’„`«» \n\u000b(", "Dr.", "e.g.", "A.", "3.", "word", "No."]
        )
    ).map("".join),
)


@given(texts)
def test_lower_case_is_as_long_as_the_text(text: str) -> None:
    assert len(lower(text)) == len(text)
    assert len(Text(text).low) == len(text)


@given(texts)
def test_sentences_stand_apart_and_leave_out_no_word(text: str) -> None:
    spans = split_sentences(text)

    assert spans == sorted(spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert sum(words(text[start:end]) for start, end in spans) == words(text)


@given(texts)
def test_sentences_and_quotations_stand_inside_the_text(text: str) -> None:
    whole = Text(text)

    for start, end in (*whole.sentences, *whole.quotations, whole.sentence_at(len(text) // 2)):
        assert 0 <= start <= end <= len(text)
