"""Cards and answers for tests, as an add-on would write them."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def card(*widgets: Json, title: str = "Card", **more: Any) -> Json:
    """A card with one section of these widgets."""
    sections = {"sections": [{"widgets": list(widgets)}]} if widgets else {}
    return {"header": {"title": title}, **sections, **more}


def text(words: str, **more: Any) -> Json:
    return {"textParagraph": {"text": words, **more}}


def button(name: str, on_click: Json) -> Json:
    return {"buttonList": {"buttons": [{"text": name, "onClick": on_click}]}}


def action(url: str, **more: Any) -> Json:
    return {"action": {"function": url, **more}}


def push(pushed: Json) -> Json:
    """The answer of a trigger."""
    return {"action": {"navigations": [{"pushCard": pushed}]}}


def click(*navigations: Json, **action: Any) -> Json:
    """The answer of a click."""
    moves = {"navigations": list(navigations)} if navigations else {}
    return {"renderActions": {"action": {**moves, **action}}}


def widgets(*held: Json) -> Json:
    """The answer of a trigger: a card with these widgets."""
    return push(card(*held))
