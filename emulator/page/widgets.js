/** The widgets of cards that show something: text, images, buttons, chips, grids. */

import { clickable } from "./clicks.js";
import { element } from "./elements.js";
import { cardIcon, picture } from "./icons.js";
import { dateTimePicker, selectionInput, switchControl, textInput } from "./inputs.js";
import { markup } from "./markup.js";

const WIDGETS = {
    textParagraph,
    image,
    decoratedText,
    buttonList,
    chipList,
    textInput,
    selectionInput,
    dateTimePicker,
    divider: () => element("hr", { class: "divider" }),
    grid,
};

/** Draw one widget; one that Google does not show here gives null. */
export function drawWidget(widget, view) {
    const kind = Object.keys(WIDGETS).find((name) => widget[name] !== undefined);
    return kind
        ? element("div", { class: `widget ${kind}` }, WIDGETS[kind](widget[kind], view))
        : null;
}

function textParagraph({ text, maxLines = 0 }) {
    const paragraph = element("p", { class: "text" }, markup(text));
    return maxLines > 0 ? clamped(paragraph, maxLines) : paragraph;
}

function clamped(paragraph, lines) {
    const button = element(
        "button",
        { type: "button", class: "more", hidden: true, "aria-expanded": "false" },
        "Show more",
    );
    paragraph.classList.add("clamped");
    paragraph.style.setProperty("-webkit-line-clamp", String(lines));
    button.addEventListener("click", () => {
        const isOpen = !paragraph.classList.toggle("clamped");
        button.textContent = isOpen ? "Show less" : "Show more";
        button.setAttribute("aria-expanded", String(isOpen));
    });
    new ResizeObserver((_, observer) => {
        if (!paragraph.clientHeight) return;
        button.hidden = paragraph.scrollHeight <= paragraph.clientHeight + 1;
        observer.disconnect();
    }).observe(paragraph);
    return [paragraph, button];
}

function image({ imageUrl, altText = "", onClick }, view) {
    const shown = picture(imageUrl, altText, "picture");
    return onClick
        ? clickable(onClick, view, { class: "bare", "aria-label": altText || "Image" }, shown)
        : shown;
}

function decoratedText(widget, view) {
    const {
        text,
        topLabel,
        bottomLabel,
        wrapText,
        startIcon,
        endIcon,
        button,
        switchControl: control,
        onClick,
    } = widget;
    const lines = element(
        "span",
        { class: "lines" },
        topLabel && element("span", { class: "top-label" }, topLabel),
        element("span", { class: wrapText ? "main wrapped" : "main" }, markup(text)),
        bottomLabel && element("span", { class: "bottom-label" }, bottomLabel),
    );
    const start = startIcon && element("span", { class: "start" }, cardIcon(startIcon));
    const end = endIcon && element("span", { class: "end" }, cardIcon(endIcon));
    const inner = [start, lines, end];
    const body = onClick
        ? pressable(onClick, view, inner)
        : element("div", { class: "body" }, inner);
    return element(
        "div",
        { class: "decorated" },
        body,
        button && element("span", { class: "end" }, drawButton(button, view)),
        control &&
            element("span", { class: "end" }, switchControl(control, view, lines.textContent)),
    );
}

/** Text with links in it cannot lie inside a button; then the button lies over the text. */
function pressable(onClick, view, inner) {
    const links = inner.some((part) => part?.querySelector("a"));
    if (!links) return clickable(onClick, view, { class: "body pressable" }, inner);
    const label = inner.find((part) => part?.className === "lines").textContent;
    return element(
        "div",
        { class: "body pressable layered" },
        clickable(onClick, view, { class: "cover", "aria-label": label }),
        inner,
    );
}

function buttonList({ buttons = [] }, view) {
    return element(
        "div",
        { class: "buttons" },
        buttons.map((button) => drawButton(button, view)),
    );
}

/** Draw a button of a card. */
export function drawButton({ text, icon, color, type, disabled, altText, onClick }, view) {
    const filled = color || type === "FILLED";
    const style = filled ? "filled" : (type ?? "OUTLINED").toLowerCase().replace("_", "-");
    const label = altText ?? (text ? undefined : icon?.altText);
    const attributes = {
        class: `button ${style} ${text ? "" : "icon-only"}`,
        disabled,
        "aria-label": text && altText ? `${text}: ${altText}` : label,
        title: text ? null : label,
        style: color ? { background: css(color), color: contrasting(color) } : {},
    };
    return clickable(onClick, view, attributes, [
        icon && cardIcon(icon, ""),
        text && element("span", {}, text),
    ]);
}

function css({ red = 0, green = 0, blue = 0 }) {
    return `rgb(${[red, green, blue].map((part) => Math.round(part * 255)).join(" ")})`;
}

function contrasting({ red = 0, green = 0, blue = 0 }) {
    return 0.2126 * red ** 2.2 + 0.7152 * green ** 2.2 + 0.0722 * blue ** 2.2 > 0.18
        ? "#000"
        : "#fff";
}

function chipList({ chips = [], layout }, view) {
    const scrolls = layout === "HORIZONTAL_SCROLLABLE";
    return element(
        "div",
        {
            class: scrolls ? "chips scrolls" : "chips",
            tabindex: scrolls ? 0 : null,
            role: scrolls ? "group" : null,
            "aria-label": scrolls ? "Chips" : null,
        },
        chips.map((chip) => drawChip(chip, view)),
    );
}

function drawChip({ label, icon, onClick, disabled, altText }, view) {
    const inner = [icon && cardIcon(icon, ""), label && element("span", {}, label)];
    const name = altText ?? (label ? undefined : icon?.altText);
    if (!onClick)
        return element(
            "span",
            {
                class: disabled ? "chip disabled" : "chip",
                "aria-label": name,
                role: name ? "img" : null,
            },
            inner,
        );
    return clickable(onClick, view, { class: "chip", disabled, "aria-label": name }, inner);
}

function grid({ title, items = [], columnCount = 2, onClick, borderStyle }, view) {
    const columns = {
        "grid-template-columns": `repeat(${Math.max(1, columnCount)}, minmax(0, 1fr))`,
    };
    return [
        title && element("div", { class: "grid-title" }, title),
        element(
            "div",
            { class: "cells", style: columns },
            items.map((item) => cell(item, onClick, borderStyle, view)),
        ),
    ];
}

function cell({ id = "", image: shown, title, subtitle, layout }, onClick, borderStyle, view) {
    const words = element(
        "span",
        { class: "words" },
        title && element("span", { class: "cell-title" }, title),
        subtitle && element("span", { class: "cell-subtitle" }, subtitle),
    );
    const parts = [shown && cropped(shown), (title || subtitle) && words];
    const style = border(borderStyle);
    const inner = layout === "TEXT_ABOVE" ? parts.reverse() : parts;
    if (!onClick) return element("div", { class: "cell", style }, inner);
    return clickable(onClick, view, { class: "cell", style }, inner, { grid_item_identifier: id });
}

function cropped({ imageUri, altText = "", cropStyle = {}, borderStyle }) {
    const ratio =
        { RECTANGLE_4_3: "4 / 3", RECTANGLE_CUSTOM: String(cropStyle.aspectRatio ?? 1) }[
            cropStyle.type
        ] ?? "1";
    const shape = cropStyle.type === "CIRCLE" ? "crop circle" : "crop";
    return element(
        "span",
        { class: shape, style: { "aspect-ratio": ratio, ...border(borderStyle) } },
        picture(imageUri, altText, "picture"),
    );
}

function border({ type, strokeColor, cornerRadius } = {}) {
    return {
        border:
            type === "STROKE" ? `1px solid ${strokeColor ? css(strokeColor) : "currentColor"}` : "",
        "border-radius": cornerRadius ? `${cornerRadius}px` : "",
    };
}
