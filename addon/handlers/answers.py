"""The forms of an answer to Google: RenderActions for a trigger, wrapped for a click (1.4)."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from addon.cards.widgets.limits import Card

Answer = dict[str, "Any"]


def to_trigger(card: Card) -> Answer:
    """Open a card."""
    return {"action": {"navigations": [{"pushCard": card}]}}


def to_click(card: Card, notification: str = "") -> Answer:
    """Put a card in place of the one that was clicked, so that no stack of them grows."""
    action: Answer = {"navigations": [{"updateCard": card}]}
    if notification:
        action["notification"] = {"text": notification}
    return {"renderActions": {"action": action}}


def asking_for_file() -> Answer:
    """Let Google ask for the open document; it goes on with the trigger of the grant."""
    ask: Answer = {"editorAction": {"requestFileScopeForActiveDocument": {}}}
    return {"renderActions": {"hostAppAction": ask}}


def asking_for_scopes(scopes: Sequence[str]) -> Answer:
    """Let Google ask for scopes; it sends the same event again when they are granted (3.4)."""
    return {"requesting_google_scopes": {"scopes": list(scopes)}}
