/** Places in the text: named ranges, outlined while pointed at, and headings that are led to. */

import { element } from "./elements.js";
import { placeAt } from "./paragraphs.js";

/** Give {name, start, end, segment} for each stretch of each named range of a tab. */
export function namedRanges(tab) {
    const named = Object.values(tab.namedRanges ?? {}).flatMap(
        ({ namedRanges = [] }) => namedRanges,
    );
    return named.flatMap(({ name, ranges = [] }) => ranges.map((range) => stretch(name, range)));
}

function stretch(name, { startIndex = 0, endIndex = 0, segmentId = "" }) {
    return { name, start: startIndex, end: endIndex, segment: segmentId };
}

/** Outline the ranges that touch a paragraph, while it is pointed at or edited. */
export function outlineOnHover(root, ranges) {
    const layer = element("div", { class: "outlines", "aria-hidden": "true" });
    root.append(layer);
    const show = (event) => {
        const paragraph = event.target.closest?.(".paragraph");
        layer.replaceChildren(
            ...(paragraph
                ? touching(ranges, paragraph).flatMap((range) => boxes(root, range))
                : []),
        );
    };
    root.addEventListener("mouseover", show);
    root.addEventListener("focusin", show);
    root.addEventListener("mouseleave", () => layer.replaceChildren());
}

function touching(ranges, { model }) {
    return ranges.filter(
        ({ start, end, segment }) =>
            segment === model.segment && start < model.end && model.start < end,
    );
}

function boxes(root, range) {
    const origin = root.getBoundingClientRect();
    const shown = rectangles(root, range);
    if (!shown.length) return [];
    const [left, top] = [
        Math.min(...shown.map((box) => box.left)),
        Math.min(...shown.map((box) => box.top)),
    ];
    const [right, bottom] = [
        Math.max(...shown.map((box) => box.right)),
        Math.max(...shown.map((box) => box.bottom)),
    ];
    const style = {
        left: `${left - origin.left - 3}px`,
        top: `${top - origin.top - 2}px`,
        width: `${right - left + 6}px`,
        height: `${bottom - top + 4}px`,
    };
    return [
        element(
            "div",
            { class: "outline", style },
            element("span", { class: "outline-name" }, range.name),
        ),
    ];
}

function rectangles(root, range) {
    return domRanges(root, range).flatMap((stretch) => [...stretch.getClientRects()]);
}

/** Give the DOM ranges, one for each paragraph, that cover a stretch of indexes. */
export function domRanges(root, { start, end, segment = "" }) {
    const held = [...root.querySelectorAll(".paragraph")].filter(
        ({ model }) => model.segment === segment && start < model.end && model.start < end,
    );
    return held.map((paragraph) => {
        const range = document.createRange();
        const size = paragraph.model.units.length;
        const within = (index) => Math.max(0, Math.min(index - paragraph.model.start, size));
        range.setStart(...placeAt(paragraph, within(start)));
        range.setEnd(...placeAt(paragraph, within(end)));
        return range;
    });
}

const NOTICED = 2_000; // Milliseconds for which a heading that was led to stands out.

/** Bring a heading into view, and let it stand out for a moment. */
export function showHeading(page, headingId) {
    const heading = page.querySelector(`[data-heading="${CSS.escape(headingId)}"]`);
    if (!heading) return;
    heading.scrollIntoView({ block: "start" });
    heading.classList.add("noticed");
    setTimeout(() => heading.classList.remove("noticed"), NOTICED);
}
