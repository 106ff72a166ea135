"""What judges the cards: each fault that Google would pass over in silence is told."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from tests.cards import limits, schema

if TYPE_CHECKING:
    from pathlib import Path

Json = dict[str, Any]

LINK: Json = {"openLink": {"url": "https://example.com/x"}}
BUTTON: Json = {"text": "Go", "onClick": LINK}
PARAGRAPH: Json = {"textParagraph": {"text": "Fine."}}


def card(*widgets: Json, **more: Any) -> Json:
    return {
        "header": {"title": "A card"},
        "sections": [{"widgets": list(widgets) or [PARAGRAPH]}],
        **more,
    }


def with_section(**more: Any) -> Json:
    return {"header": {"title": "A card"}, "sections": [{"widgets": [PARAGRAPH], **more}]}


def text(html: str) -> Json:
    return card({"textParagraph": {"text": html}})


GOOD: dict[str, Json] = {
    "a paragraph": card(),
    "all mark-up": text(
        '<b>a</b> <i><u>b</u></i> <s>c</s> <strike>d</strike> <font color="#a0B1c2">e</font><br>'
        '<a href="https://example.com/?a=1&amp;b=2">f</a> <time>g</time> &lt;h&gt; &quot;&#39;'
    ),
    "buttons": card({"buttonList": {"buttons": [BUTTON]}}),
    "a footer": card(fixedFooter={"primaryButton": {**BUTTON, "color": {"red": 1}}}),
    "a folded section": with_section(collapsible=True, uncollapsibleWidgetsCount=1),
    "a hundred widgets": card(*[PARAGRAPH] * 100),
    "joined emoji": text("👩‍👩‍👧"),
}
BAD: dict[str, Json] = {
    "101 widgets": card(*[PARAGRAPH] * 101),
    "101 sections": {
        "header": {"title": "A card"},
        "sections": [{"widgets": [PARAGRAPH]}] * 101,
    },
    "11 card actions": card(cardActions=[{"actionLabel": "Go", "onClick": LINK}] * 11),
    "25,001 bytes": text("a" * 25_000),
    "no title": {"sections": [{"widgets": [PARAGRAPH]}]},
    "an empty title": card() | {"header": {"title": ""}},
    "no sections": {"header": {"title": "A card"}, "sections": []},
    "an empty section": {"header": {"title": "A card"}, "sections": [{"widgets": []}]},
    "counted widgets that do not fold": with_section(uncollapsibleWidgetsCount=1),
    "half a collapse control": with_section(
        collapsible=True, collapseControl={"expandButton": BUTTON}
    ),
    "an empty widget": card({}),
    "two widgets in one": card({**PARAGRAPH, "divider": {}}),
    "an empty text": text(""),
    "a script": text("<script>alert(1)</script>"),
    "an image tag": text('<img src="x">'),
    "an attribute": text('<b onclick="x">a</b>'),
    "a link that is none": text('<a href="javascript:x">a</a>'),
    "a colour by name": text('<font color="red">a</font>'),
    "a tag that stays open": text("<b>a"),
    "a tag that closes nothing": text("a</b>"),
    "crossed tags": text("<b><i>a</b></i>"),
    "a bare ampersand": text("R&D"),
    "a bare angle": text("5 < 6"),
    "mark-up in a header": with_section(header="<h1>a</h1>"),
    "an override of direction": text("a \u202e b"),
    "an isolate": text("a \u2066 b"),
    "a control character": text("a \x07 b"),
    "a control character on a button": card(
        {"buttonList": {"buttons": [{**BUTTON, "text": "\u200f"}]}}
    ),
    "no buttons": card({"buttonList": {"buttons": []}}),
    "a button without words": card({"buttonList": {"buttons": [{"onClick": LINK}]}}),
    "a button without a click": card({"buttonList": {"buttons": [{"text": "Go"}]}}),
    "an icon without words": card(
        {"buttonList": {"buttons": [{"icon": {"knownIcon": "STAR"}, "onClick": LINK}]}}
    ),
    "two clicks": card(
        {"buttonList": {"buttons": [{"text": "Go", "onClick": {**LINK, "card": card()}}]}}
    ),
    "a footer without a button": card(fixedFooter={}),
    "a footer's button without colour": card(fixedFooter={"primaryButton": BUTTON}),
    "a footer's second button alone": card(
        fixedFooter={"secondaryButton": {**BUTTON, "color": {}}}
    ),
    "a dialog": card(
        {
            "buttonList": {
                "buttons": [
                    {
                        "text": "Go",
                        "onClick": {
                            "action": {
                                "function": "https://example.com/x",
                                "interaction": "OPEN_DIALOG",
                            }
                        },
                    }
                ]
            }
        }
    ),
    "a carousel": card({"carousel": {}}),
    "columns": card({"columns": {"columnItems": []}}),
    "Markdown": card({"textParagraph": {"text": "a", "textSyntax": "MARKDOWN"}}),
    "a text of Chat": card({"decoratedText": {"text": "a", "contentText": {"text": "a"}}}),
    "a material icon": card({"decoratedText": {"text": "a", "startIcon": {"materialIcon": {}}}}),
    "an image over http": card({"image": {"imageUrl": "http://example.com/x.png", "altText": "x"}}),
    "an image in the address": card({"image": {"imageUrl": "data:image/png,x", "altText": "x"}}),
    "an SVG": card({"image": {"imageUrl": "https://example.com/x.svg", "altText": "x"}}),
    "an image without words": card({"image": {"imageUrl": "https://example.com/x.png"}}),
    "an icon over http": card(
        {"decoratedText": {"text": "a", "startIcon": {"iconUrl": "http://example.com/x.png"}}}
    ),
    "a function that is a name": card(
        {"buttonList": {"buttons": [{"text": "Go", "onClick": {"action": {"function": "go"}}}]}}
    ),
    "a link over http": card(
        {
            "buttonList": {
                "buttons": [{"text": "Go", "onClick": {"openLink": {"url": "http://example.com/"}}}]
            }
        }
    ),
    "an input without a name": card({"textInput": {"label": "a"}}),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_good_card_is_left_alone(name: str) -> None:
    assert limits.faults(GOOD[name]) == []
    assert schema.faults(GOOD[name], schema.bundled()) == []


@pytest.mark.parametrize("name", BAD)
def test_a_bad_card_is_told(name: str) -> None:
    assert limits.faults(BAD[name]) != []


@pytest.mark.parametrize(
    "change",
    [
        {"unknown": 1},
        {"name": 5},
        {"displayStyle": "BIG"},
        {"header": {"title": "a", "colour": "red"}},
        {"sections": {}},
    ],
    ids=str,
)
def test_a_card_that_is_none_is_told(change: Json, kept_schema: Path) -> None:
    changed = deepcopy(card()) | change

    assert schema.faults(changed, schema.bundled()) != []
    assert schema.faults(changed, schema.kept(kept_schema)) != []
