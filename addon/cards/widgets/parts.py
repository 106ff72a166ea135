"""The widgets that our cards use, each as Google's Card JSON (google.md 1.6)."""

from __future__ import annotations

from addon.cards.widgets.limits import within_limits
from addon.cards.widgets.text import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
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
) -> Card:
    """A whole card; ``name`` is what navigation knows it by, ``footer`` a button always in view.

    Raises:
        CardLimitError: it breaks a limit.

    """
    header = {"title": plain(title)}
    if subtitle:
        header["subtitle"] = plain(subtitle)
    built: dict[str, Any] = {"name": name, "header": header, "sections": list(sections)}
    if footer is not None:
        built["fixedFooter"] = {"primaryButton": {**footer, "type": "FILLED", "color": _BLUE}}
    return within_limits(built)
