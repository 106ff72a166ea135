/** What each part of a card must be for Google to show it as meant: one function for each kind. */

import { KNOWN_ICONS } from "./icons.js";
import {
    DROPPED,
    LIMITS,
    REFUSED,
    crossing,
    image,
    marked,
    named,
    oneOf,
    plain,
    present,
} from "./judging.js";
import { isLoopback } from "./markup.js";

/** What is judged of each kind of message: `say(what, {at, effect})` for each problem. */
export const RULES = {
    Card(card, say) {
        const sections = card.sections ?? [];
        if (sections.length > LIMITS.sections)
            say(`has ${sections.length} sections; ${LIMITS.sections} are allowed`, {
                at: "sections",
                effect: DROPPED,
            });
        if ((card.cardActions ?? []).length > LIMITS.cardActions)
            say(`has ${card.cardActions.length} items; ${LIMITS.cardActions} are allowed`, {
                at: "cardActions",
                effect: DROPPED,
            });
        const total = sections.reduce((sum, { widgets = [] }) => sum + widgets.length, 0);
        if (total > LIMITS.widgets)
            say(
                `has ${total} widgets; the section that crosses ${LIMITS.widgets} and all after it are lost`,
                { at: `sections[${crossing(sections)}]`, effect: DROPPED },
            );
        inputsOf(card, say);
    },
    CardHeader(header, say) {
        if (!header.title) say("has no title");
        plain(header.title, say, "title");
        plain(header.subtitle, say, "subtitle");
        image(header.imageUrl, say, "imageUrl");
        if (header.imageUrl && !header.imageAltText) say("has an image without imageAltText");
    },
    Section(section, say) {
        if (!section.widgets?.length)
            say("has no widgets; a section needs one", { effect: DROPPED });
        marked(section.header, say, "header");
        const shown = section.uncollapsibleWidgetsCount ?? 0;
        if (shown && !section.collapsible)
            say("counts for nothing: the section is not collapsible", {
                at: "uncollapsibleWidgetsCount",
            });
    },
    CollapseControl(control, say) {
        if (present(control, ["expandButton", "collapseButton"]).length !== 2)
            say("needs both expandButton and collapseButton", { effect: DROPPED });
    },
    CardFixedFooter(footer, say) {
        if (!footer.primaryButton) say("has no primaryButton", { effect: REFUSED });
        for (const name of present(footer, ["primaryButton", "secondaryButton"]))
            if (!footer[name].text || !footer[name].color)
                say("is a text button that needs both text and color", {
                    at: name,
                    effect: DROPPED,
                });
    },
    CardAction(action, say) {
        if (!action.actionLabel) say("has no actionLabel");
        if (!action.onClick) say("has no onClick");
    },
    Widget(widget, say, { definitions }) {
        const kinds = Object.keys(definitions.Widget.properties).filter(
            (name) => definitions.Widget.properties[name].$ref,
        );
        oneOf(widget, kinds, say);
    },
    TextParagraph({ text }, say) {
        if (!text) say("has no text", { effect: DROPPED });
        marked(text, say, "text");
    },
    DecoratedText(widget, say) {
        if (!widget.text) say("has no text");
        marked(widget.text, say, "text");
        plain(widget.topLabel, say, "topLabel");
        plain(widget.bottomLabel, say, "bottomLabel");
        if (present(widget, ["endIcon", "button", "switchControl"]).length > 1)
            say("has more than one of endIcon, button, switchControl");
        if (widget.icon) say("is deprecated; startIcon takes its place", { at: "icon" });
    },
    Image(widget, say) {
        if (!widget.imageUrl) say("has no imageUrl", { effect: DROPPED });
        image(widget.imageUrl, say, "imageUrl");
        if (!widget.altText) say("has no altText");
    },
    ImageComponent(component, say) {
        image(component.imageUri, say, "imageUri");
        if (!component.altText) say("has no altText");
    },
    Icon(icon, say) {
        const found = present(icon, ["knownIcon", "iconUrl"]);
        if (found.length !== 1 && !icon.materialIcon)
            say("needs one of knownIcon, iconUrl", { effect: DROPPED });
        if (icon.knownIcon && !(icon.knownIcon in KNOWN_ICONS))
            say(`is none of Google's icons: ${icon.knownIcon}`, {
                at: "knownIcon",
                effect: DROPPED,
            });
        image(icon.iconUrl, say, "iconUrl");
    },
    Button(button, say) {
        if (!button.text && !button.icon) say("has neither text nor icon", { effect: DROPPED });
        if (!button.text && button.icon && !button.altText && !button.icon.altText)
            say("is an icon without altText");
        plain(button.text, say, "text");
    },
    ButtonList(list, say) {
        if (!list.buttons?.length) say("has no buttons", { effect: DROPPED });
        for (const [index, button] of (list.buttons ?? []).entries())
            if (!button.onClick) say("has no onClick", { at: `buttons[${index}]` });
    },
    Chip(chip, say) {
        if (!chip.label && !chip.icon) say("has neither label nor icon", { effect: DROPPED });
        if (!chip.label && chip.icon && !chip.altText && !chip.icon.altText)
            say("is an icon without altText");
        if (chip.enabled !== undefined)
            say("is deprecated; disabled takes its place", { at: "enabled" });
        plain(chip.label, say, "label");
    },
    ChipList(list, say) {
        if (!list.chips?.length) say("has no chips", { effect: DROPPED });
    },
    TextInput(input, say) {
        named(input, say);
        if (!input.label && !input.hintText) say("needs a label or a hintText");
        if (input.validation?.inputType === "EMOJI_PICKER")
            say("is not shown by every host", { at: "validation.inputType" });
        plain(input.label, say, "label");
        plain(input.hintText, say, "hintText");
    },
    SelectionInput(input, say) {
        const items = input.items ?? [];
        const selected = items.filter((item) => item.selected).length;
        const several = !["RADIO_BUTTON", "DROPDOWN"].includes(input.type);
        const most =
            input.type === "MULTI_SELECT"
                ? (input.multiSelectMaxSelectedItems ?? LIMITS.selected)
                : several
                  ? items.length
                  : 1;
        named(input, say);
        if (!items.length) say("has no items", { effect: DROPPED });
        if (items.length > LIMITS.items)
            say(`has ${items.length} items; ${LIMITS.items} are allowed`, {
                at: "items",
                effect: DROPPED,
            });
        if (selected > most) say(`selects ${selected} items; ${most} can be`, { at: "items" });
        plain(input.label, say, "label");
    },
    SelectionItem(item, say) {
        if (!item.text) say("has no text");
        plain(item.text, say, "text");
        image(item.startIconUri, say, "startIconUri");
    },
    DateTimePicker(input, say) {
        named(input, say);
        if (!input.label) say("has no label");
        if (input.valueMsEpoch !== undefined && typeof input.valueMsEpoch !== "string")
            say("is a number; an int64 is sent as text", { at: "valueMsEpoch" });
    },
    SwitchControl(control, say) {
        named(control, say);
        if (control.controlType === "CHECKBOX")
            say("is deprecated; CHECK_BOX takes its place", { at: "controlType" });
    },
    Grid(grid, say) {
        if (!grid.items?.length) say("has no items", { effect: DROPPED });
    },
    OnClick(click, say) {
        oneOf(click, ["action", "openLink", "openDynamicLinkAction", "card", "overflowMenu"], say);
    },
    OverflowMenu(menu, say) {
        if (!menu.items?.length) say("has no items", { effect: DROPPED });
    },
    OverflowMenuItem(item, say) {
        if (!item.text) say("has no text");
        if (!item.onClick && !item.disabled) say("has no onClick");
        if (item.onClick?.overflowMenu)
            say("is a menu within a menu; the item is disabled", {
                at: "onClick.overflowMenu",
                effect: DROPPED,
            });
        plain(item.text, say, "text");
    },
    OpenLink(link, say, { prefixes }) {
        const url = link.url ?? "";
        if (!/^(https?:\/\/|mailto:)/i.test(url))
            say(`is no web address: ${url || "nothing"}`, { at: "url", effect: DROPPED });
        else if (/^http:/i.test(url) && !isLoopback(url))
            say("is http, which Google turns into https", { at: "url" });
        if (prefixes.length && !prefixes.some((prefix) => url.startsWith(prefix)))
            say(`is not allowed by the manifest's openLinkUrlPrefixes: ${url}`, {
                at: "url",
                effect: DROPPED,
            });
    },
    Action(action, say) {
        const url = action.function ?? "";
        if (!/^https:\/\/[^/]/i.test(url) && !isLoopback(url))
            say(`is no https address: ${url || "nothing"}`, {
                at: "function",
                effect: "Google cannot call it.",
            });
        if (action.interaction === "OPEN_DIALOG")
            say("makes the whole card vanish", { at: "interaction", effect: DROPPED });
        const keys = (action.parameters ?? []).map(({ key }) => key);
        if (keys.some((key) => !key) || new Set(keys).size < keys.length)
            say("has an empty key, or one twice", { at: "parameters" });
    },
    Navigation(navigation, say) {
        oneOf(
            navigation,
            ["pushCard", "updateCard", "pop", "popToRoot", "popToCard", "endNavigation"],
            say,
        );
    },
    Notification({ text }, say) {
        if (!text) say("has no text", { effect: DROPPED });
        plain(text, say, "text");
    },
    HostAppAction(action, say, { call }) {
        const asks = action.editorAction?.requestFileScopeForActiveDocument;
        if (asks && call !== "click")
            say("is the answer to a click; for a trigger it is not documented", {
                at: "editorAction",
            });
        if (action.driveAction)
            say("asks for a file of Drive; Docs asks for the open document", {
                at: "driveAction",
                effect: DROPPED,
            });
    },
    TriggerAnswer: prompts,
    ClickAnswer: prompts,
};

function prompts(
    { requestingGoogleScopes: asked, basicAuthorizationPrompt: prompt },
    say,
    { scopes },
) {
    const unknown = (asked?.scopes ?? []).filter((scope) => !scopes.includes(scope));
    if (unknown.length)
        say(`asks for what the manifest does not list: ${unknown.join(", ")}`, {
            at: "requestingGoogleScopes",
            effect: REFUSED,
        });
    if (asked && !asked.allScopes && !asked.scopes?.length)
        say("asks for no scope", { at: "requestingGoogleScopes", effect: REFUSED });
    if (prompt && !prompt.authorizationUrl)
        say("has no authorizationUrl", { at: "basicAuthorizationPrompt", effect: REFUSED });
}

function inputsOf(card, say) {
    const widgets = (card.sections ?? []).flatMap(({ widgets = [] }) => widgets);
    const inputs = widgets.flatMap(({ textInput, selectionInput, dateTimePicker, decoratedText }) =>
        [textInput, selectionInput, dateTimePicker, decoratedText?.switchControl].filter(Boolean),
    );
    const names = inputs.map(({ name }) => name).filter(Boolean);
    const twice = names.filter((name, index) => names.indexOf(name) < index);
    if (twice.length) say(`has several inputs named ${[...new Set(twice)].join(", ")}`);
    for (const name of requiredBy(card))
        if (!names.includes(name)) say(`requires the input "${name}", which it does not have`);
}

function requiredBy(card) {
    const found = new Set();
    JSON.stringify(card, (key, value) => {
        if (key === "requiredWidgets" && Array.isArray(value))
            for (const name of value) found.add(name);
        return key === "card" ? undefined : value;
    });
    return found;
}
