"""Facts about Google that nobody could confirm, each as a switch set to its less convenient side.

What google.md marks [?] is decided here and nowhere else, so that a measurement in a live domain
changes one line. Quotas are no doubt but a nuisance: they are known, and off unless asked for.
"""

from __future__ import annotations

from typing import NamedTuple

Value = str | int | bool


class Switch(NamedTuple):
    """One fact: its ``choices`` start with the default; none at all means any number from 0 on."""

    name: str
    default: Value
    choices: tuple[Value, ...]
    meaning: str


SWITCHES = (
    Switch(
        "default_visibility",
        "domain",
        ("domain", "private"),
        "Who sees a new file that was created without ignoreDefaultVisibility: everybody of the "
        "owner's domain who has the link, as an administrator may have set it, or nobody else.",
    ),
    Switch(
        "drive_unknown_parameters",
        "refused",
        ("refused", "ignored"),
        "What Drive does with a query parameter that its discovery document does not name.",
    ),
    Switch(
        "most_requests_in_a_batch",
        500,
        (),
        "The largest number of requests that one batchUpdate takes; 0 is any number (google.md "
        "5.7).",
    ),
    Switch(
        "comments_and_suggestions",
        "available",
        ("available", "unknown", "not_enrolled"),
        "Whether the project has comments and suggestions in the Docs API: all of them, none of "
        "their names, or the names of the requests alone, which do nothing (google.md 5.6). No "
        "doubt but a choice: a client has to bear each.",
    ),
    Switch(
        "suggest_mode",
        "suggests",
        ("suggests", "ignored"),
        "Whether a batch in SUGGEST mode suggests, or changes the text as if nothing had been said "
        "(google.md 5.6). Nobody has seen the latter: a client has to notice it.",
    ),
    Switch(
        "choices_in_suggest_mode",
        "refused",
        ("refused", "suggested"),
        "What becomes of dropdowns and dates in SUGGEST mode (google.md 5.5).",
    ),
    Switch(
        "suggestions_of_others",
        "apart",
        ("apart", "joined"),
        "Whether a suggestion that touches one of another person is one of its own, or becomes "
        "part of it (google.md 5.5). Neither is harder than the other.",
    ),
    Switch(
        "commenter_batches",
        "refused",
        ("refused", "comments", "comments_and_suggestions"),
        "What of documents.batchUpdate is a commenter's to ask for: nothing, comments and replies, "
        "or suggestions too (google.md 5.5 and 10). Drive's comments are theirs in any case.",
    ),
    Switch(
        "commenter_resolves",
        "own",
        ("own", "any"),
        "Which threads a commenter may resolve and reopen: those they opened, or any (google.md "
        "10).",
    ),
    Switch(
        "deleted_posts",
        "listed",
        ("listed", "gone"),
        "Whether deleted comments and replies are listed by Docs, without words and author, or no "
        "more (google.md 5.2).",
    ),
    Switch(
        "comment_on_deleted_text",
        "orphaned",
        ("orphaned", "refused"),
        "What becomes of insertComment with a targetRevisionId where colleagues have deleted all "
        "of the text: a thread without an anchor, or a refused batch (google.md 5.7).",
    ),
    Switch(
        "chips_in_quotes",
        "left_out",
        ("left_out", "shown"),
        "Whether plainTextQuote has what chips show, or the text around them alone (google.md "
        "5.3).",
    ),
    Switch(
        "locked_document",
        "forbidden",
        ("forbidden", "failed_precondition"),
        "How documents.batchUpdate refuses a locked file: with the 403 of a missing role, or with "
        "a 400 that tells it apart (google.md 6.2).",
    ),
    Switch(
        "target_revision_age_s",
        120,
        (),
        "For how many seconds after the next write a revision can be a targetRevisionId: minutes, "
        "says Google (google.md 5.7).",
    ),
    Switch(
        "insertion_in_a_pair",
        "refused",
        ("refused", "moved"),
        "What becomes of an insertion between the halves of a surrogate pair: it is refused, or "
        "goes in front of the character (google.md 5.8).",
    ),
    Switch(
        "merged_paragraph",
        "first",
        ("first", "last"),
        "Which of two paragraphs the one is like that deleteContentRange makes of them, where "
        "something is left of both (google.md 5.8). Neither is harder than the other.",
    ),
    Switch(
        "named_range_without_content",
        "gone",
        ("gone", "kept"),
        "What becomes of a named range when all its content is deleted: it is gone, or kept "
        "without ranges (google.md 5.9).",
    ),
    Switch(
        "rich_links",
        "of_google",
        ("of_google", "any"),
        "Which addresses insertRichLink makes chips of: those of Google's own services, or any "
        "(google.md 5.9).",
    ),
    Switch(
        "search_lag_s",
        0,
        (),
        "For how many seconds a new file is not yet found by files.list.",
    ),
    Switch(
        "copy_keeps_properties",
        "yes",
        ("yes", "no"),
        "Whether a copy has the custom properties of its original, so that it looks like it "
        "(google.md 6.2).",
    ),
    Switch(
        "copy_keeps_restriction",
        "yes",
        ("yes", "no"),
        "Whether a copy of a locked file is locked (google.md 6.2).",
    ),
    Switch(
        "copy_keeps_comments",
        "no",
        ("no", "marked", "unmarked"),
        "Whether a copy has the comments of its original, which a person may choose and the API "
        "does not by default, and whether their posts say so (google.md 10).",
    ),
    Switch(
        "permission_before_grant",
        "absent",
        ("absent", "false"),
        "What an event says of a file that the user has not granted to the add-on: nothing, or "
        "false (google.md 1.3).",
    ),
    Switch(
        "id_under_broad_scopes",
        "withheld",
        ("withheld", "told"),
        "Whether an event tells id and title without the grant, where the add-on holds a scope "
        "that reaches every document (google.md 1.3).",
    ),
    Switch(
        "empty_text_inputs",
        "missing",
        ("missing", "sent"),
        "Whether a text input that was left empty is missing among the form inputs, as an unticked "
        "box is, or sent as an empty text.",
    ),
    Switch(
        "granted_card",
        "pushed",
        ("pushed", "alone"),
        "Whether the card that answers the grant lies on top of the one that asked for it, or "
        "stands alone.",
    ),
    Switch(
        "copy_keeps_named_ranges",
        "no",
        ("no", "with_new_ids", "with_same_ids"),
        "Whether a copy has the named ranges of its original (google.md 5.9 and 10).",
    ),
    Switch(
        "task_dispatch",
        "by_itself",
        ("by_itself", "on_demand"),
        "Whether Cloud Tasks delivers by itself what is due, or when POST /emulator/tasks/dispatch "
        "says so.",
    ),
    Switch(
        "task_delivery",
        "once",
        ("once", "twice"),
        "How often each task is delivered at a time: at least once, says Google, and now and then "
        "twice.",
    ),
    Switch(
        "task_late_s",
        0,
        (),
        "How many seconds after it is due each task is delivered.",
    ),
    Switch(
        "task_name_kept_s",
        86_400,
        (),
        "For how many seconds the name of a task that is over cannot be used again: nine days in "
        "queues of queue.yaml, else a day (google.md 11).",
    ),
    Switch(
        "task_enqueuers",
        "everybody",
        ("everybody", "nobody"),
        "Who may put tasks into queues (the permission cloudtasks.tasks.create).",
    ),
    Switch(
        "quota_user",
        "ignored",
        ("ignored", "counts_apart"),
        "Whether calls that name a quotaUser have a quota of their own (google.md 7).",
    ),
    Switch(
        "quotas",
        "off",
        ("off", "on"),
        "Whether calls beyond 300 reads or 60 writes a minute and user are refused with 429 "
        "(google.md 7). Off by default: a test calls faster than a person.",
    ),
)


# The editor of Docs itself has its features, whatever a project may have of them by the API.
EDITOR: dict[str, Value] = {
    "comments_and_suggestions": "available",
    "commenter_batches": "comments_and_suggestions",
    "suggest_mode": "suggests",
}
