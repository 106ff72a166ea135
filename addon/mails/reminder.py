"""A reminder as a mail: what is overdue, then what is due soon, and how to get no more of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addon.mails.parts import Line, heading, listed, mail, paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from addon.domain.pushes import Push
    from addon.mails.parts import Mail, Part
    from addon.usecases.remind_owners import Reminder

    Address = Callable[[str], str]

_MOST = 40


def reminder_mail(reminder: Reminder, address: Address) -> Mail:
    """The reminder; ``address`` gives that of a document by its id."""
    return mail(_subject(reminder), [*_parts(reminder, address)])


def _subject(reminder: Reminder) -> str:
    late, soon = len(reminder.overdue), len(reminder.due_soon)
    counts = [f"{late} overdue"] if late else []
    counts += [f"{soon} due soon"] if soon else []
    whose = "action item of yours is" if late + soon == 1 else "action items of yours are"
    if len(counts) == 1:
        number, _, state = counts[0].partition(" ")
        return f"{number} {whose} {state}"
    return f"Your action items: {' and '.join(counts)}"


def _parts(reminder: Reminder, address: Address) -> Iterator[Part]:
    yield paragraph(
        "You are named as the owner of these action items of postmortems. If one is not yours any "
        "more, name its new owner in the document and in the ticket."
    )
    yield from _section("Overdue", reminder.overdue, reminder.day, address)
    yield from _section("Due soon", reminder.due_soon, reminder.day, address)
    yield paragraph(
        "One mail a day at most, on working days, and none where nothing is due. To get none at "
        "all, ask whoever runs Second Story for you. Items of private postmortems are in no mail.",
        is_quiet=True,
    )


def _section(name: str, items: Sequence[Push], today: date, address: Address) -> Iterator[Part]:
    if not items:
        return
    yield heading(f"{name} ({len(items)})")
    yield listed([_line(item, today, address) for item in items[:_MOST]])
    if len(items) > _MOST:
        yield paragraph(f"… and {len(items) - _MOST} more", is_quiet=True)


def _line(push: Push, today: date, address: Address) -> Line:
    facts = [push.item_priority, _due(push.due, today), push.status, _assigned(push)]
    return Line(
        push.key or "no ticket",
        push.url or address(push.document_id),
        push.text.partition("\n")[0],
        " · ".join(fact for fact in facts if fact),
        address(push.document_id),
    )


def _due(due: str, today: date) -> str:
    days = (type(today).fromisoformat(due) - today).days
    if days == 0:
        return "due today"
    if days == 1:
        return "due tomorrow"
    if days > 0:
        return f"due {due}"
    return f"due {due}, {-days} day{'' if days == -1 else 's'} ago"


def _assigned(push: Push) -> str:
    """Whose the ticket is by the tracker, where that is somebody else by name."""
    is_other = push.assignee and push.assignee != push.owner
    return f"assigned to {push.assignee}" if is_other else ""
