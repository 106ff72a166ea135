"""What may happen next: clicks in the sidebar, and what people do in the document by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.addon.host import button_of, buttons_of, updated
from tests.margin.world import HANA, STATUS, STRUCTURE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.margin.world import World

Json = dict[str, Any]

WANTED = {"reason": "The director wants it out today."}


def comment_all(world: World) -> None:
    world.clicker().call("/addon/comment-all")


def comment_one(world: World) -> None:
    world.click(world.clicker(), "Comment")


def check(world: World) -> None:
    world.clicker().call("/addon/check")


def review(world: World) -> None:
    world.clicker().call("/addon/review")


def remove(world: World) -> None:
    world.clicker().call("/addon/remove-comments")


def dismiss(world: World) -> None:
    host = world.clicker()
    found = [each for each in buttons_of(host.open()) if each["text"] == "Dismiss"]
    if found:
        form = updated(host.click(world.random.choice(found)))
        if form["header"]["title"] == "Dismiss a finding":
            host.click(button_of(form, "Dismiss"), {"reason": "quotes the customer"})


def fix(world: World) -> None:
    """Ask for a fix; where there is a choice of words, take one of them."""
    host = world.clicker()
    found = [each for each in buttons_of(host.open()) if each["text"].startswith("Fix")]
    if not found:
        return
    card = updated(host.click(world.random.choice(found)))
    offers = [each for each in buttons_of(card) if each["text"].startswith("Suggest")]
    if offers:
        host.click(world.random.choice(offers))


def publish(world: World) -> None:
    """Publish, with a reason to do so whatever stands in the way, or without."""
    world.owned.add(STATUS)
    reason = world.random.choice(({}, WANTED, WANTED))
    world.clicker().call("/addon/publish", None, reason)


def unpublish(world: World) -> None:
    world.owned.add(STATUS)
    world.clicker().call("/addon/reopen")


def heal(world: World) -> None:
    """Look what can be repaired, and agree to it."""
    world.owned.add(STRUCTURE)
    host = world.clicker()
    card = updated(host.call("/addon/repairs"))
    offers = [each for each in buttons_of(card) if each["text"].startswith("Repair")]
    if offers:
        host.click(world.random.choice(offers))


def at_once(world: World) -> None:
    """Two people click, each while the other's click is on its way."""
    first, second = world.random.choices(*zip(*CLICKS, strict=True), k=2)
    world.overlap(lambda: first(world), lambda: second(world))


def type_(world: World) -> None:
    world.write(*world.edit())


def damage(world: World) -> None:
    world.damage()


def suggest(world: World) -> None:
    world.write(*world.edit(), suggests=True)


def settle(world: World) -> None:
    found = [each for each in world.read().get("suggestions", ()) if each["status"] == "OPEN"]
    if found:
        kind = world.random.choice(("acceptSuggestion", "rejectSuggestion"))
        name = world.random.choice(found)["suggestionId"]
        world.write({kind: {"suggestionId": name}})


def comment_by_hand(world: World) -> None:
    world.write(world.comment("Who saw this first?"))


def _answer(world: World, **post: str) -> None:
    found = [
        each
        for each in world.read().get("comments", ())
        if not each.get("headPost", {}).get("deleted")
    ]
    if found:
        name = world.random.choice(found)["commentId"]
        world.write({"addCommentReply": {"commentId": name, "post": post}}, email=HANA)


def reply(world: World) -> None:
    _answer(world, content="I think so, too.")


def dismiss_by_hand(world: World) -> None:
    _answer(world, content="Dismiss: the customer said so")


def resolve(world: World) -> None:
    _answer(world, commentAction="RESOLVE")


def reopen(world: World) -> None:
    _answer(world, commentAction="REOPEN")


def come_or_go(world: World) -> None:
    """The project gets the features, or loses them."""
    world.become(world.random.choice(("available", "unknown")))


CLICKS: tuple[tuple[Callable[[World], None], int], ...] = (
    (comment_all, 6),
    (comment_one, 3),
    (check, 1),
    (review, 1),
    (remove, 1),
    (dismiss, 2),
    (fix, 3),
    (publish, 3),
    (unpublish, 1),
    (heal, 2),
)
IN_SIDEBARS = (*CLICKS, (at_once, 4))
BY_HAND: tuple[tuple[Callable[[World], None], int], ...] = (
    (type_, 6),
    (damage, 2),
    (suggest, 2),
    (settle, 2),
    (comment_by_hand, 1),
    (reply, 2),
    (dismiss_by_hand, 2),
    (resolve, 2),
    (reopen, 1),
    (come_or_go, 1),
)
