"""How the postmortem that is open stands: what tests read of it, and what they do by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, text

from addon.ports import PostmortemRecord
from addon.store import database
from addon.store.postmortems import Postmortems
from docs_template import requests, status
from docs_template.reader import read
from linter.policy import DEFAULT
from linter.postmortem import Postmortem
from tests.addon.host import DOCUMENT, Host, buttons_of, store, texts_of, updated
from tests.addon.killing import MOST_WRITES, KilledError, killed_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.addon.host import Json
    from tests.emulator.local import Local

ADA, BO, CY, VI = (f"{name}@example.com" for name in ("ada", "bo", "cy", "vi"))


def answer_of(local: Local, email: str = ADA) -> Json:
    documents = local.docs(email).documents()
    found: Json = documents.get(documentId=DOCUMENT, includeTabsContent=True).execute()
    return found


def status_of(local: Local) -> str:
    return Postmortem(read(answer_of(local)), DEFAULT).header.fields["status"].text


def lock_of(local: Local) -> str | None:
    """The reason of the lock; None where there is none."""
    file = local.drive(ADA).files().get(fileId=DOCUMENT, fields="contentRestrictions").execute()
    locks = file.get("contentRestrictions", [])
    return locks[0]["reason"] if locks else None


def events() -> list[tuple[str, str, str]]:
    """Kind, person and reason of every event that is recorded."""
    with create_engine(store()).connect() as connection:
        rows = connection.execute(text("SELECT kind, by_user, reason FROM events ORDER BY id"))
        return [tuple(row) for row in rows]


def state(local: Local) -> tuple[str, str | None, list[tuple[str, str, str]]]:
    """All that publishing and reopening change."""
    return status_of(local), lock_of(local), events()


def labels(card: Json) -> list[str]:
    """What can be pressed on a card, its menu included."""
    menu = [action["actionLabel"] for action in card.get("cardActions", [])]
    return [button["text"] for button in buttons_of(card)] + menu


def words(card: Json) -> str:
    return "\n".join([card["header"]["title"], *texts_of(card)])


def say(local: Local, shown: str) -> None:
    """Choose a status by hand."""
    answer = answer_of(local)
    batch = status.show(answer, Postmortem(read(answer), DEFAULT), DEFAULT, shown)
    body = {"requests": batch}
    local.docs(ADA).documents().batchUpdate(documentId=DOCUMENT, body=body).execute()


def lock(local: Local, *, owner_only: bool = False) -> None:
    """Lock by hand."""
    restriction = {"readOnly": True, "reason": "by hand", "ownerRestricted": owner_only}
    body = {"contentRestrictions": [restriction]}
    local.drive(ADA).files().update(fileId=DOCUMENT, body=body).execute()


def unlock(local: Local) -> None:
    body = {"contentRestrictions": [{"readOnly": False}]}
    local.drive(ADA).files().update(fileId=DOCUMENT, body=body).execute()


def edit_before(
    local: Local, method: str, path: str, typed: str, *, times: int = 1, skip: int = 0
) -> None:
    """Let a colleague type in front of everything just before a call is carried out."""
    fault = {
        "kind": "edit",
        "when": "before",
        "method": method,
        "path": path,
        "times": times,
        "skip": skip,
        "user": BO,
        "document": DOCUMENT,
        "requests": [requests.insert_text(1, typed)],
    }
    local.control("POST", "faults", fault)


def publish(host: Host, reason: str = "") -> Json:
    return updated(host.call("/addon/publish", None, {"reason": reason} if reason else None))


def kills(start: Callable[[], None], click: Callable[[], Any], *, is_sent: bool) -> Iterator[int]:
    """Kill a click at each of its writes, press again, and let the end be looked at."""
    for number in range(MOST_WRITES):
        forget_events()
        start()
        try:
            with killed_at(number, is_sent=is_sent):
                click()
        except KilledError:
            click()
            yield number
        else:
            assert number > 1
            return


def forget_events() -> None:
    with create_engine(store()).begin() as connection:
        connection.execute(text("DELETE FROM events"))


def record(visibility: str) -> None:
    """Let the store know the open document as one that was created here."""
    engine = database.connect(store())
    now = datetime(2026, 3, 2, tzinfo=UTC)
    records = Postmortems(engine)
    intent = f"intent-{visibility}"
    records.ask(PostmortemRecord(intent, None, None, "full", "SEV1", visibility, 1, now))
    records.created(intent, DOCUMENT, now)
    engine.dispose()
