"""Answers that Google would refuse, drop in part, or not show as meant, with what the page says."""

from __future__ import annotations

from typing import Any

from tests.browser.cards import action, button, card, click, push, text, widgets

Json = dict[str, Any]

GO = {"action": {"function": "https://addon.example.com/go"}}
BLUE = {"blue": 1}


def selection(count: int, **more: Any) -> Json:
    items = [{"text": f"Item {at}", "value": str(at)} for at in range(count)]
    return {"selectionInput": {"name": "s", "type": "CHECK_BOX", "items": items, **more}}


def decorated(**more: Any) -> Json:
    return {"decoratedText": {"text": "Words", **more}}


FIRST = "action.navigations[0].pushCard"
WIDGET = f"{FIRST}.sections[0].widgets[0]"
REFUSED = [
    (push(card(text("x"), colour="red")), f"{FIRST}.colour is a member that Google does not know"),
    (widgets({"textParagraf": {}}), f"{WIDGET}.textParagraf is a member that Google does not know"),
    (widgets({"textParagraph": {"text": 7}}), f"{WIDGET}.textParagraph.text is not of type string"),
    (
        widgets(decorated(switchControl={"name": "x", "controlType": "LEVER"})),
        f'{WIDGET}.decoratedText.switchControl.controlType is "LEVER", which is none of',
    ),
    (
        click({"pushCard": card(text("x"))}),
        "renderActions answers a trigger as if it were a click",
    ),
    (["no", "object"], "the answer is no JSON object"),
]
DROPPED = [
    (widgets({"carousel": {"carouselCards": []}}), f"{WIDGET}.carousel is for Chat apps only"),
    (
        widgets({"columns": {"columnItems": []}}),
        f"{WIDGET}.columns is for some cards in Gmail and Calendar only",
    ),
    (widgets({"id": "w", **text("x")}), f"{WIDGET}.id is for Workspace Studio only"),
    (
        widgets(text("x", textSyntax="MARKDOWN")),
        f"{WIDGET}.textParagraph.textSyntax is for Chat apps only",
    ),
    (
        widgets(decorated(contentText={"text": "x"})),
        f"{WIDGET}.decoratedText.contentText is for Chat apps only",
    ),
    (
        widgets(decorated(startIcon={"materialIcon": {"name": "check"}})),
        f"{WIDGET}.decoratedText.startIcon.materialIcon is for Chat apps only",
    ),
    (
        widgets({"image": {"imageUrl": "http://example.com/a.png", "altText": "A"}}),
        f"{WIDGET}.image.imageUrl is no https address: http://example.com/a.png",
    ),
    (
        widgets({"image": {"imageUrl": "data:image/png;base64,AA", "altText": "A"}}),
        f"{WIDGET}.image.imageUrl is no https address: data:image/png;base64,AA",
    ),
    (
        widgets({"image": {"imageUrl": "https://example.com/a.svg", "altText": "A"}}),
        f"{WIDGET}.image.imageUrl is an SVG",
    ),
    (push(card(sections=[{}])), f"{FIRST}.sections[0] has no widgets; a section needs one"),
    (
        widgets(button("Go", action("https://addon.example.com/go", interaction="OPEN_DIALOG"))),
        f"{WIDGET}.buttonList.buttons[0].onClick.action.interaction makes the whole card vanish",
    ),
    (
        widgets(
            button(
                "Go",
                {
                    "overflowMenu": {
                        "items": [
                            {
                                "text": "Deep",
                                "onClick": {
                                    "overflowMenu": {"items": [{"text": "er", "onClick": GO}]}
                                },
                            }
                        ]
                    }
                },
            )
        ),
        "overflowMenu.items[0].onClick.overflowMenu is a menu within a menu",
    ),
    (
        push(card(text("x"), fixedFooter={"primaryButton": {"text": "Go", "onClick": GO}})),
        f"{FIRST}.fixedFooter.primaryButton is a text button that needs both text and color",
    ),
    (
        push(card(text("x"), fixedFooter={"secondaryButton": {"text": "Go", "color": BLUE}})),
        f"{FIRST}.fixedFooter has no primaryButton",
    ),
    (
        push(
            card(
                text("x"),
                cardActions=[{"actionLabel": f"A{at}", "onClick": GO} for at in range(11)],
            )
        ),
        f"{FIRST}.cardActions has 11 items; 10 are allowed",
    ),
    (widgets(selection(101)), f"{WIDGET}.selectionInput.items has 101 items; 100 are allowed"),
    (
        push({"sections": [{"widgets": [text("x")]} for _ in range(101)]}),
        f"{FIRST}.sections has 101 sections; 100 are allowed",
    ),
    ({"action": {"notification": {"text": "Hello"}}}, "does not answer the homepage trigger"),
    ({}, "does not answer the homepage trigger with a pushCard"),
]
AMISS = [
    (widgets(text("5 < 6")), f"{WIDGET}.textParagraph.text holds unescaped markup: < 6"),
    (widgets(text("Q&A")), f"{WIDGET}.textParagraph.text holds unescaped markup: &A"),
    (
        widgets(text("<script>alert(1)</script>")),
        f"{WIDGET}.textParagraph.text holds unescaped markup: <script>",
    ),
    (widgets(text("<b>open")), f"{WIDGET}.textParagraph.text leaves <b> open"),
    (
        widgets(text('<a href="javascript:alert(1)">x</a>')),
        f"{WIDGET}.textParagraph.text links to what is no web address: javascript:alert(1)",
    ),
    (
        widgets(text("\u202eturned")),
        f"{WIDGET}.textParagraph.text holds direction controls",
    ),
    (
        widgets(button("Go", action("go"))),
        f"{WIDGET}.buttonList.buttons[0].onClick.action.function is no https address: go",
    ),
    (
        widgets(button("Go", action("http://addon.example.com/"))),
        "onClick.action.function is no https address: http://addon.example.com/",
    ),
    (widgets(button("Go", {})), "onClick needs exactly one of action, openLink"),
    (
        widgets(button("Go", {"openLink": {"url": "http://example.com/"}})),
        "openLink.url is http, which Google turns into https",
    ),
    (widgets({}), "needs exactly one of buttonList"),
    (widgets({**text("x"), "divider": {}}), "; has divider, textParagraph"),
    (
        widgets({"textInput": {"name": "x"}}),
        f"{WIDGET}.textInput needs a label or a hintText",
    ),
    (widgets({"textInput": {"label": "x"}}), f"{WIDGET}.textInput has no name"),
    (
        push(
            card(
                sections=[
                    {
                        "widgets": [text("x")],
                        "collapsible": True,
                        "collapseControl": {"expandButton": {"text": "x", "onClick": GO}},
                    }
                ]
            )
        ),
        f"{FIRST}.sections[0].collapseControl needs both expandButton and collapseButton",
    ),
    (
        widgets({"dateTimePicker": {"name": "d", "label": "D", "valueMsEpoch": 5}}),
        f"{WIDGET}.dateTimePicker.valueMsEpoch is a number; an int64 is sent as text",
    ),
    (
        widgets(selection(2), selection(2)),
        f"{FIRST} has several inputs named s",
    ),
    (
        widgets(button("Go", action("https://addon.example.com/", requiredWidgets=["owner"]))),
        f'{FIRST} requires the input "owner", which it does not have',
    ),
    (
        widgets(decorated(endIcon={"knownIcon": "STAR"}, button={"text": "x", "onClick": GO})),
        f"{WIDGET}.decoratedText has more than one of endIcon, button, switchControl",
    ),
    (
        widgets(decorated(startIcon={"knownIcon": "UNICORN"})),
        f"{WIDGET}.decoratedText.startIcon.knownIcon is none of Google's icons: UNICORN",
    ),
    (
        widgets({"buttonList": {"buttons": [{"icon": {"knownIcon": "STAR"}, "onClick": GO}]}}),
        f"{WIDGET}.buttonList.buttons[0] is an icon without altText",
    ),
    (
        {"action": {"navigations": [{"pushCard": card(text("x")), "pop": True}]}},
        "action.navigations[0] needs exactly one of pushCard, updateCard",
    ),
    (
        {
            **push(card(text("x"))),
            "hostAppAction": {"editorAction": {"requestFileScopeForActiveDocument": {}}},
        },
        "hostAppAction.editorAction is the answer to a click",
    ),
    (widgets(text("x" * 25_001)), "the answer has"),
]
