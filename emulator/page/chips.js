/** Draws what stands in a paragraph and is no text: chips, images, rules, breaks, references. */

import { element } from "./elements.js";
import { ownIcon } from "./icons.js";
import { colour, points, textCss } from "./styles.js";

const DRAWN = {
    person: ({ personProperties: { name, email } = {} }) =>
        chip("person", name || email || "Someone", email),
    richLink: ({ richLinkProperties: { title, uri } = {} }) =>
        chip("link", title || uri || "Link", uri),
    dateElement: ({ dateElementProperties: { displayText, timestamp } = {} }) =>
        chip("date", displayText || timestamp || "Date", timestamp),
    dropdown,
    footnoteReference: ({ footnoteNumber }, { footnotes }) =>
        reference(footnoteNumber ?? footnotes),
    inlineObjectElement: ({ inlineObjectId }, { tab }) =>
        picture(tab.inlineObjects?.[inlineObjectId]?.inlineObjectProperties),
    horizontalRule: () => element("span", { class: "rule", role: "separator" }),
    pageBreak: () =>
        element("span", { class: "page-break", role: "separator", "aria-label": "Page break" }),
    columnBreak: () =>
        element("span", { class: "column-break", role: "separator", "aria-label": "Column break" }),
    autoText: ({ type }) =>
        element("span", { class: "auto-text" }, type === "PAGE_COUNT" ? "#" : "1"),
    equation: () => element("span", { class: "equation" }, "equation"),
};

/** Draw an element of a paragraph that is no text run; it counts as one character. */
export function drawAtom(part, context) {
    const kind = Object.keys(DRAWN).find((name) => part[name]);
    const drawn = kind
        ? DRAWN[kind](part[kind], context)
        : element("span", { class: "chip-in-text" }, "?");
    const style = textCss(part[kind]?.textStyle);
    for (const [name, value] of Object.entries(style))
        if (value) drawn.style.setProperty(name, value);
    drawn.classList.add("atom");
    drawn.contentEditable = "false";
    drawn.dataset.kind = kind ?? "unknown";
    return drawn;
}

function chip(icon, text, detail) {
    const title = detail && detail !== text ? detail : null;
    return element(
        "span",
        { class: "chip-in-text", title },
        ownIcon(icon),
        element("bdi", {}, text),
    );
}

function dropdown({ dropdownProperties = {} }, { tab }) {
    const { dropdownDefinitionId, selectedOptionId, displayValue = "" } = dropdownProperties;
    const definition =
        tab.dropdownDefinitions?.[dropdownDefinitionId]?.dropdownDefinitionProperties;
    const option = definition?.options?.find(({ optionId }) => optionId === selectedOptionId);
    const style = {
        color: colour(option?.textStyle?.foregroundColor),
        "background-color": colour(option?.textStyle?.backgroundColor),
    };
    return element(
        "span",
        { class: "chip-in-text dropdown-chip", title: definition?.title, style },
        element("bdi", {}, option?.displayValue ?? displayValue),
        ownIcon("expand"),
    );
}

function reference(number) {
    return element(
        "sup",
        { class: "footnote-reference", "aria-label": `Footnote ${number}` },
        String(number),
    );
}

/** Draw an image as a box of its size with its title: nothing is fetched. */
export function picture(properties = {}) {
    const { embeddedObject: { title, description, size = {} } = {} } = properties;
    const words = title || description || "Image";
    return element(
        "span",
        {
            class: "image-box",
            role: "img",
            "aria-label": words,
            style: { width: points(size.width), height: points(size.height) },
        },
        ownIcon("image"),
        element("bdi", {}, words),
    );
}
