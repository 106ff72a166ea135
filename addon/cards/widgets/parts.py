"""The widgets that our cards use, each as Google's Card JSON (google.md 1.6)."""

from __future__ import annotations

from addon.cards.widgets.limits import within_limits
from addon.cards.widgets.text import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from addon.cards.widgets.limits import Card, CardSection, Widget
    from addon.cards.widgets.text import Html

Button = dict[str, "Any"]
OnClick = dict[str, "Any"]

# The blue of the logo. A button of the footer must state its colour, which fills it.
_BLUE = {"red": 0.043, "green": 0.341, "blue": 0.816, "alpha": 1}


def paragraph(*lines: Html) -> Widget:
    """A text; each line begins anew."""
    return {"textParagraph": {"text": "<br>".join(lines)}}


def call(url: str, parameters: Mapping[str, str] | None = None) -> OnClick:
    """A click that calls an endpoint of ours and shows that it is waiting."""
    action: dict[str, Any] = {"function": url, "loadIndicator": "SPINNER"}
    if parameters:
        action["parameters"] = [{"key": key, "value": value} for key, value in parameters.items()]
    return {"action": action}


def open_page(url: str) -> OnClick:
    """A click that opens a page beside the document."""
    return {"openLink": {"url": url}}


def button(label: str, on_click: OnClick, *, is_main: bool = False) -> Button:
    """A button with a plain text on it; the main one of a card is filled."""
    kind = "FILLED" if is_main else "BORDERLESS"
    return {"text": plain(label), "type": kind, "onClick": on_click}


def buttons(*row: Button) -> Widget:
    """Buttons in a row."""
    return {"buttonList": {"buttons": list(row)}}


def text_input(name: str, label: str, value: str = "", hint: str = "") -> Widget:
    """A field for a line of text."""
    shown = {"name": name, "label": plain(label), "type": "SINGLE_LINE"}
    optional = {"value": plain(value), "hintText": plain(hint)}
    return {"textInput": shown | {key: text for key, text in optional.items() if text}}


def choice(name: str, label: str, options: Mapping[str, str], chosen: str = "") -> Widget:
    """A choice of one; ``options`` are values with what is shown of them."""
    items = [
        {"text": plain(text), "value": value, "selected": value == chosen}
        for value, text in options.items()
    ]
    shown = {"name": name, "label": plain(label), "type": "RADIO_BUTTON", "items": items}
    return {"selectionInput": shown}


def check_box(name: str, text: Html, below: Html, *, is_on: bool = True) -> Widget:
    """A text that can be ticked, with a smaller line below."""
    control = {"name": name, "value": "on", "selected": is_on, "controlType": "CHECK_BOX"}
    shown: Widget = {"text": text, "wrapText": True, "switchControl": control}
    return {"decoratedText": shown | ({"bottomLabel": below} if below else {})}


def moment_input(name: str, label: str, moment: datetime | None = None) -> Widget:
    """A field for a day and a time in UTC."""
    picker: Widget = {"name": name, "label": plain(label), "type": "DATE_AND_TIME"}
    if moment is not None:
        picker["valueMsEpoch"] = str(int(moment.timestamp() * 1000))
    return {"dateTimePicker": picker | {"timezoneOffsetDate": 0}}


def section(
    widgets: Iterable[Widget], *, header: Html | None = None, is_folded: bool = False
) -> CardSection:
    """A section of a card; folded, it shows its header alone until it is unfolded."""
    built: CardSection = {} if header is None else {"header": header}
    if is_folded:
        built["collapsible"] = True
    return {**built, "widgets": list(widgets)}


def card(
    name: str,
    title: str,
    sections: Sequence[CardSection],
    *,
    subtitle: str = "",
    footer: Button | None = None,
    menu: Mapping[str, OnClick] | None = None,
) -> Card:
    """A whole card; ``name`` is what navigation knows it by, ``footer`` a button always in view.

    ``menu`` are further clicks by their labels, in the menu of the card's header.

    Raises:
        CardLimitError: it breaks a limit.

    """
    header = {"title": plain(title)}
    if subtitle:
        header["subtitle"] = plain(subtitle)
    built: dict[str, Any] = {"name": name, "header": header, "sections": list(sections)}
    if menu:
        built["cardActions"] = [
            {"actionLabel": plain(label), "onClick": on_click} for label, on_click in menu.items()
        ]
    if footer is not None:
        built["fixedFooter"] = {"primaryButton": {**footer, "type": "FILLED", "color": _BLUE}}
    return within_limits(built)
