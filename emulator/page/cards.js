/** Draws a card as Google's sidebar would: header, sections that fold, widgets, footer. */

import { element, freshId } from "./elements.js";
import { ownIcon, picture, cardIcon } from "./icons.js";
import { markup } from "./markup.js";
import { drawButton, drawWidget } from "./widgets.js";

/**
 * Draw a card, already reduced to what Google shows of it.
 *
 * `view` gives `form`, `act(call, action, extra)`, `complete(action)`, `push(card)`, `reload()`,
 * `leads(url)`.
 */
export function drawCard(card, view) {
    const lines = card.sectionDividerStyle === "NO_DIVIDER" ? "card unlined" : "card";
    return element(
        "article",
        {
            class: lines,
            tabindex: -1,
            "aria-label": card.header?.title ?? "Card",
            data: { name: card.name },
        },
        card.header && header(card.header),
        element(
            "div",
            { class: "sections" },
            (card.sections ?? []).map((section) => drawSection(section, view)),
        ),
        card.fixedFooter && footer(card.fixedFooter, view),
    );
}

function header({ title, subtitle, imageUrl, imageType, imageAltText = "" }) {
    return element(
        "header",
        { class: subtitle ? "card-header" : "card-header single" },
        imageUrl &&
            picture(imageUrl, imageAltText, imageType === "CIRCLE" ? "badge circle" : "badge"),
        element(
            "div",
            {},
            element("h2", {}, title),
            subtitle && element("div", { class: "subtitle" }, subtitle),
        ),
    );
}

function drawSection(section, view) {
    const { collapsible, uncollapsibleWidgetsCount: always = 0, widgets = [] } = section;
    const heading =
        section.header && element("h3", { id: freshId("section") }, markup(section.header));
    const drawn = widgets.map((widget) => drawWidget(widget, view)).filter(Boolean);
    const visible = collapsible ? drawn.slice(0, Math.max(0, always)) : drawn;
    const hidden = drawn.slice(visible.length);
    return element(
        "section",
        { class: "card-section", "aria-labelledby": heading ? heading.id : null },
        heading,
        visible,
        hidden.length > 0 && fold(hidden, section),
    );
}

function fold(hidden, { header: title, collapseControl: control = {} }) {
    const inner = element("div", { class: "folded", id: freshId("folded"), hidden: true }, hidden);
    const button = element("button", { type: "button", class: "fold", "aria-controls": inner.id });
    const draw = () => {
        const own = control.expandButton && control.collapseButton;
        const shown = inner.hidden ? control.expandButton : control.collapseButton;
        const words = own
            ? shown
            : { text: inner.hidden ? `Show more (${hidden.length})` : "Show less" };
        button.setAttribute("aria-expanded", String(!inner.hidden));
        if (title) button.setAttribute("aria-description", title.replace(/<[^>]*>/g, ""));
        if (!words.text)
            button.setAttribute("aria-label", words.altText ?? words.icon?.altText ?? "Show more");
        const mark = words.icon
            ? cardIcon(words.icon, "")
            : ownIcon(inner.hidden ? "expand" : "collapse");
        button.replaceChildren(
            ...[words.text && element("span", {}, words.text), mark].filter(Boolean),
        );
    };
    button.addEventListener("click", () => {
        inner.hidden = !inner.hidden;
        draw();
    });
    draw();
    const side = { CENTER: "centre", END: "end" }[control.horizontalAlignment] ?? "start";
    return [inner, element("div", { class: `fold-row ${side}` }, button)];
}

function footer({ primaryButton, secondaryButton }, view) {
    const quiet = secondaryButton && { ...secondaryButton, color: undefined, type: "OUTLINED" };
    return element(
        "footer",
        { class: "card-footer" },
        quiet && drawButton(quiet, view),
        drawButton(primaryButton, view),
    );
}
