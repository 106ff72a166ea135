/** Draws a document, as documents.get gives it, about as Docs would. */

import { picture } from "./chips.js";
import { element } from "./elements.js";
import { Lists } from "./lists.js";
import { drawParagraph } from "./paragraphs.js";
import { drawTable } from "./tables.js";

/** Give all tabs, parents before children, as {tab, depth, id, title}; an old answer is one tab. */
export function tabsOf(doc) {
    if (!doc.tabs?.length) return [{ tab: doc, depth: 0, id: "", title: "" }];
    return doc.tabs.flatMap((tab) => flattened(tab, 0));
}

function flattened(
    {
        tabProperties: { tabId = "", title = "", iconEmoji = "" } = {},
        documentTab = {},
        childTabs = [],
    },
    depth,
) {
    const own = { tab: documentTab, depth, id: tabId, title: `${iconEmoji} ${title}`.trim() };
    return [own, ...childTabs.flatMap((child) => flattened(child, depth + 1))];
}

/** Draw one tab: header, body, footnotes and footer. */
export function drawTab({ tab, id }) {
    const { documentStyle: style = {} } = tab;
    const context = {
        tab,
        namedStyles: new Map(
            (tab.namedStyles?.styles ?? []).map((named) => [named.namedStyleType, named]),
        ),
        lists: new Lists(tab.lists),
        positioned: (object) =>
            picture(tab.positionedObjects?.[object]?.positionedObjectProperties),
    };
    const header = tab.headers?.[style.defaultHeaderId];
    const footer = tab.footers?.[style.defaultFooterId];
    return element(
        "div",
        { class: "tab-content", data: { tab: id } },
        header && segment("header", header.headerId, header.content, context),
        segment("body", "", tab.body?.content ?? [], context),
        footnotes(tab, context),
        footer && segment("footer", footer.footerId, footer.content, context),
    );
}

function segment(kind, id, content, context) {
    const drawn = element("div", { class: `segment ${kind}` });
    drawn.append(...drawContent(content, { ...context, segment: id }));
    return drawn;
}

function footnotes(tab, context) {
    const all = Object.values(tab.footnotes ?? {});
    const numbers = new Map(
        references(tab.body?.content ?? []).map(({ footnoteId, footnoteNumber }, at) => [
            footnoteId,
            footnoteNumber ?? String(at + 1),
        ]),
    );
    if (!all.length) return null;
    const ordered = [...all].sort(
        (one, other) =>
            Number(numbers.get(one.footnoteId) ?? Infinity) -
            Number(numbers.get(other.footnoteId) ?? Infinity),
    );
    const items = ordered.map(({ footnoteId, content }) =>
        element(
            "div",
            { class: "footnote" },
            element("sup", {}, numbers.get(footnoteId) ?? "?"),
            segment("footnote-text", footnoteId, content, context),
        ),
    );
    return element("div", { class: "footnotes", role: "group", "aria-label": "Footnotes" }, items);
}

function references(content) {
    return content.flatMap(({ paragraph, table }) => [
        ...(paragraph?.elements ?? []).flatMap(({ footnoteReference }) =>
            footnoteReference ? [footnoteReference] : [],
        ),
        ...(table?.tableRows ?? []).flatMap(({ tableCells = [] }) =>
            tableCells.flatMap((cell) => references(cell.content ?? [])),
        ),
    ]);
}

function drawContent(content, context) {
    return content.map((structural, at) => drawStructural(structural, context, at)).filter(Boolean);
}

function drawStructural(structural, context, at) {
    const inner = (content) => drawContent(content, context);
    if (structural.paragraph) return drawParagraph(structural, context);
    if (structural.table) return drawTable(structural, inner);
    if (structural.tableOfContents)
        return element(
            "nav",
            { class: "contents", "aria-label": "Table of contents" },
            inner(structural.tableOfContents.content ?? []),
        );
    const breaks = structural.sectionBreak && at > 0;
    return breaks
        ? element("div", {
              class: "section-break",
              role: "separator",
              "aria-label": "Section break",
          })
        : null;
}
