/** Draws paragraphs, and translates between their DOM and the API's indexes (UTF-16 units). */

import { drawAtom } from "./chips.js";
import { element } from "./elements.js";
import { secure } from "./markup.js";
import { merged, paragraphCss, textCss } from "./styles.js";

const TAGS = {
    TITLE: "div",
    HEADING_1: "h1",
    HEADING_2: "h2",
    HEADING_3: "h3",
    HEADING_4: "h4",
    HEADING_5: "h5",
    HEADING_6: "h6",
};
const LINE = "\u000b"; // How the API writes a line break within a paragraph.

/**
 * Draw a paragraph. The element's `model` is {start, end, units, bullet, segment}; `units` has one
 * entry per index: a UTF-16 unit of text, or a mark for what is no text.
 */
export function drawParagraph(structural, context) {
    const { paragraph } = structural;
    const {
        paragraphStyle: style = {},
        bullet,
        elements = [],
        positionedObjectIds = [],
    } = paragraph;
    const named = context.namedStyles.get(style.namedStyleType) ?? {};
    const list = bullet ? context.lists.next(bullet) : {};
    const css = {
        ...textCss(named.textStyle),
        ...paragraphCss(merged(named.paragraphStyle, style), list),
    };
    const drawn = element(TAGS[style.namedStyleType] ?? "p", {
        class: ["paragraph", className(style, bullet)].filter(Boolean).join(" "),
        style: css,
        data: { glyph: list.glyph, heading: style.headingId },
        role: style.namedStyleType === "TITLE" ? "heading" : null,
        "aria-level": style.namedStyleType === "TITLE" ? 1 : null,
    });
    suggested(drawn, paragraph);
    drawn.model = modelOf(structural, elements, bullet, context.segment);
    drawn.append(...elements.flatMap((part) => drawPart(part, context)));
    // Without a break of its own a browser shows no line after the last one that ends.
    if (drawn.model.units.at(-1) === LINE) drawn.append(element("br"));
    for (const id of positionedObjectIds) drawn.before(context.positioned(id));
    return drawn;
}

function className({ namedStyleType }, bullet) {
    const named = { TITLE: "title", SUBTITLE: "subtitle" }[namedStyleType] ?? "";
    return `${named} ${bullet ? "bulleted" : ""}`.trim();
}

function modelOf({ startIndex = 0, endIndex }, elements, bullet, segment) {
    const units = elements.flatMap((part) =>
        part.textRun ? [...unitsOf(part.textRun.content)] : marksOf(part),
    );
    if (units.at(-1) === "\n") units.pop();
    return { start: elements[0]?.startIndex ?? startIndex, end: endIndex, units, bullet, segment };
}

function unitsOf(text) {
    return text.split("");
}

function marksOf({ startIndex = 0, endIndex = startIndex + 1 }) {
    return Array.from({ length: endIndex - startIndex }, (_, at) => `atom ${startIndex + at}`);
}

function drawPart(part, context) {
    if (!part.textRun) return atom(part, context);
    const { content, textStyle } = part.textRun;
    const text = content.replace(/\n$/, "").replaceAll(LINE, "\n");
    return text ? [suggested(run(text, textStyle), part.textRun)] : [];
}

function atom(part, context) {
    const drawn = suggested(
        drawAtom(part, context),
        Object.values(part).find((value) => value?.textStyle || value?.suggestedInsertionIds) ?? {},
    );
    drawn.dataset.start = part.startIndex ?? 0;
    drawn.dataset.width = (part.endIndex ?? 1) - (part.startIndex ?? 0);
    return [drawn];
}

function run(text, style = {}) {
    const css = textCss(style);
    const url = style.link?.url;
    if (url && /^(https?:|mailto:)/i.test(url))
        return element(
            "a",
            {
                class: "run",
                href: secure(url),
                target: "_blank",
                rel: "noopener noreferrer",
                style: css,
            },
            text,
        );
    return element("span", { class: style.link ? "run inner-link" : "run", style: css }, text);
}

function suggested(drawn, part) {
    const { suggestedInsertionIds = [], suggestedDeletionIds = [] } = part;
    const changes = Object.entries(part).filter(([name]) => /^suggested.*Changes$/.test(name));
    const changed = changes.flatMap(([, change]) => Object.keys(change));
    if (suggestedInsertionIds.length) drawn.classList.add("suggested-insertion");
    if (suggestedDeletionIds.length) drawn.classList.add("suggested-deletion");
    if (changed.length) drawn.classList.add("suggested-change");
    const ids = [...suggestedInsertionIds, ...suggestedDeletionIds, ...changed];
    if (ids.length) drawn.dataset.suggestions = ids.join(" ");
    return drawn;
}

/** Give the units that a paragraph's DOM holds now. */
export function unitsIn(paragraph) {
    const units = leaves(paragraph).flatMap((leaf) => {
        if (leaf.nodeType === Node.TEXT_NODE)
            return unitsOf(
                leaf.data.replaceAll("\n", LINE).replaceAll("\u00a0", keptSpace(paragraph)),
            );
        if (leaf.tagName === "BR") return [LINE];
        return Array.from(
            { length: Number(leaf.dataset.width) },
            (_, at) => `atom ${Number(leaf.dataset.start) + at}`,
        );
    });
    // A browser keeps an empty or broken last line visible with a break of its own.
    if (leaves(paragraph).at(-1)?.tagName === "BR") units.pop();
    return units;
}

/** A browser may write a space typed beside another as a no-break one; the author's own are kept. */
function keptSpace({ model }) {
    return model.units.includes("\u00a0") ? "\u00a0" : " ";
}

function leaves(node) {
    if (
        node.nodeType === Node.TEXT_NODE ||
        node.tagName === "BR" ||
        node.classList?.contains("atom")
    )
        return [node];
    return [...node.childNodes].flatMap(leaves);
}

function widthOf(leaf) {
    if (leaf.nodeType === Node.TEXT_NODE) return leaf.data.length;
    return leaf.tagName === "BR" ? 1 : Number(leaf.dataset.width);
}

/** Give the place in the DOM, as [node, offset], that lies `offset` units into a paragraph. */
export function placeAt(paragraph, offset) {
    let left = offset;
    for (const leaf of leaves(paragraph)) {
        const width = widthOf(leaf);
        if (left <= width && leaf.nodeType === Node.TEXT_NODE) return [leaf, left];
        if (left < width || (left === 0 && width))
            return [leaf.parentNode, [...leaf.parentNode.childNodes].indexOf(leaf)];
        left -= width;
    }
    return [paragraph, paragraph.childNodes.length];
}

/** Give how many units lie before a place in a paragraph's DOM. */
export function offsetOf(paragraph, node, offset) {
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(node, offset);
    return leaves(before.cloneContents()).reduce((sum, leaf) => sum + widthOf(leaf), 0);
}
