"""What Google drops or refuses of a card without a word: google.md 1.5 and 1.6, told aloud.

Written from those sections alone, so that it shares no mistake with the cards that it judges.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

MOST_WIDGETS = 100
MOST_SECTIONS = 100
MOST_ACTIONS = 10
MOST_ITEMS = 100
MOST_BYTES = 25_000

# By the key that a message stands under; what Chat apps or Workspace Studio alone may use.
NOT_FOR_ADDONS = {
    "textParagraph": {"textSyntax"},
    "decoratedText": {"contentText", "topLabelText", "bottomLabelText"},
    "textInput": {"placeholderText", "hostAppDataSource"},
    "selectionInput": {"externalDataSource", "platformDataSource", "dataSourceConfigs", "hintText"},
    "startIcon": {"materialIcon"},
    "icon": {"materialIcon"},
    "action": {"interaction", "modifyOperations"},
}
NOT_IN_DOCS = {"carousel", "columns"}
NOT_ANYWHERE = {"id", "visibility", "eventActions", "expressionData", "startIconVerticalAlignment"}
MARKED_UP = {("textParagraph", "text"), ("decoratedText", "text"), ("section", "header")}
IMAGES = {"imageUrl", "imageUri", "iconUrl", "startIconUri"}
CLICKS = {"action", "openLink", "openDynamicLinkAction", "card", "overflowMenu"}
WIDGETS = {
    *("textParagraph", "image", "decoratedText", "buttonList", "chipList"),
    *("textInput", "selectionInput", "dateTimePicker", "divider", "grid"),
}

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>b|i|u|s|strike|font|a|time)"
    r"(?P<attribute> color=\"#[0-9a-fA-F]{6}\"| href=\"https?://[^\"<>\s]+\")?>|<br>"
)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|#39);")
_JOINERS = "\u200c\u200d"


def faults(card: Json) -> list[str]:
    """Everything that is wrong with a card."""
    return [*_of_size(card), *_of_message("card", card)]


def _of_size(card: Json) -> Iterator[str]:
    sections = card.get("sections", [])
    widgets = sum(len(section.get("widgets", ())) for section in sections)
    size = len(json.dumps(card))
    if widgets > MOST_WIDGETS:
        yield f"{widgets} widgets"
    if len(sections) > MOST_SECTIONS:
        yield f"{len(sections)} sections"
    if len(card.get("cardActions", ())) > MOST_ACTIONS:
        yield f"{len(card['cardActions'])} card actions"
    if size > MOST_BYTES:
        yield f"{size} bytes"
    if not card.get("header", {}).get("title"):
        yield "no title"
    if not sections:
        yield "no sections"


def _of_message(kind: str, message: Json) -> Iterator[str]:
    forbidden = NOT_FOR_ADDONS.get(kind, set()) | NOT_IN_DOCS | NOT_ANYWHERE
    yield from (f"{kind}.{name}: not for a Docs add-on" for name in message.keys() & forbidden)
    yield from _RULES.get(kind, _nothing)(message)
    for name, value in message.items():
        for entry in value if isinstance(value, list) else [value]:
            if isinstance(entry, dict):
                yield from _of_message(_ENTRIES.get(name, name), entry)
            elif isinstance(entry, str):
                yield from _of_text(kind, name, entry)


_ENTRIES = {
    "sections": "section",
    "widgets": "widget",
    "buttons": "button",
    "items": "item",
} | dict.fromkeys(("primaryButton", "secondaryButton"), "footerButton")


def _of_text(kind: str, name: str, text: str) -> Iterator[str]:
    if any(category(c) in {"Cc", "Cf", "Cs", "Co"} and c not in _JOINERS for c in text):
        yield f"{kind}.{name}: control characters"
    if name in IMAGES and not re.match(r"https://\S+(?<!\.svg)$", text):
        yield f"{kind}.{name}: no https address of a PNG or JPEG"
    if (kind, name) in MARKED_UP:
        yield from (f"{kind}.{name}: {fault}" for fault in _of_markup(text))


def _of_markup(text: str) -> Iterator[str]:
    opened: list[str] = []
    for tag in _TAG.finditer(text):
        name = tag["name"]
        if name is None:
            continue
        if not tag["end"]:
            opened.append(name)
        elif not opened or opened.pop() != name:
            yield f"</{name}> closes nothing"
    if opened:
        yield f"<{opened[-1]}> stays open"
    rest = _ENTITY.sub("", _TAG.sub("", text))
    if re.search(r"[<>&]", rest):
        yield "mark-up that is not escaped, or that cards do not know"


def _nothing(_: Json) -> Iterator[str]:
    return iter(())


def _of_section(section: Json) -> Iterator[str]:
    if not section.get("widgets"):
        yield "section: no widgets"
    if "uncollapsibleWidgetsCount" in section and not section.get("collapsible"):
        yield "section: counts widgets though it is not collapsible"
    control = section.get("collapseControl")
    if control is not None and not {"expandButton", "collapseButton"} <= control.keys():
        yield "section: one collapse button without the other"


def _of_widget(widget: Json) -> Iterator[str]:
    if len(widget.keys() & WIDGETS) != 1:
        yield f"widget: one of all kinds, not {', '.join(widget) or 'none'}"


def _of_paragraph(paragraph: Json) -> Iterator[str]:
    if not paragraph.get("text"):
        yield "textParagraph: no text"


def _of_decorated(text: Json) -> Iterator[str]:
    if not text.get("text"):
        yield "decoratedText: no text"
    if len(text.keys() & {"endIcon", "button", "switchControl"}) > 1:
        yield "decoratedText: more than one thing at its end"


def _of_buttons(row: Json) -> Iterator[str]:
    if not row.get("buttons"):
        yield "buttonList: no buttons"


def _of_button(button: Json) -> Iterator[str]:
    if not button.get("text") and not button.get("icon"):
        yield "button: neither text nor icon"
    if "icon" in button and not button.get("altText"):
        yield "button: an icon without altText"
    if "onClick" not in button:
        yield "button: no onClick"


def _of_footer(footer: Json) -> Iterator[str]:
    if "primaryButton" not in footer:
        yield "fixedFooter: no primary button"


def _of_footer_button(button: Json) -> Iterator[str]:
    yield from _of_button(button)
    if not button.get("text") or "color" not in button:
        yield "fixedFooter: a button without text or colour"


def _of_click(click: Json) -> Iterator[str]:
    if len(click) != 1 or not click.keys() <= CLICKS:
        yield f"onClick: one of all kinds, not {', '.join(click) or 'none'}"


def _of_action(action: Json) -> Iterator[str]:
    if not re.match(r"https://[^/\s]+/", action.get("function", "")):
        yield "action.function: no https address"
    keys = [entry.get("key") for entry in action.get("parameters", ())]
    if not all(keys) or len(set(keys)) != len(keys):
        yield "action.parameters: a key that is empty or there twice"
    if not all(isinstance(entry.get("value"), str) for entry in action.get("parameters", ())):
        yield "action.parameters: a value that is no text"


def _of_link(link: Json) -> Iterator[str]:
    if not re.match(r"https://[^/\s]+/\S*$", link.get("url", "")):
        yield "openLink.url: no https address"


def _of_input(field: Json) -> Iterator[str]:
    if not field.get("name") or not (field.get("label") or field.get("hintText")):
        yield "an input without name or label"
    if len(field.get("items", ())) > MOST_ITEMS:
        yield f"{len(field['items'])} items"


def _of_image(image: Json) -> Iterator[str]:
    if not image.get("altText"):
        yield "image: no altText"


_RULES = {
    "section": _of_section,
    "widget": _of_widget,
    "textParagraph": _of_paragraph,
    "decoratedText": _of_decorated,
    "buttonList": _of_buttons,
    "button": _of_button,
    "fixedFooter": _of_footer,
    "footerButton": _of_footer_button,
    "onClick": _of_click,
    "action": _of_action,
    "openLink": _of_link,
    "textInput": _of_input,
    "selectionInput": _of_input,
    "dateTimePicker": _of_input,
    "image": _of_image,
}
