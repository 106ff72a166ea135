/** Comment threads: their words marked in the text, and the open ones listed beneath it. */

import { element } from "./elements.js";
import { domRanges } from "./ranges.js";

const MARKED = "commented";

/** Mark the words of all open threads; a browser without highlights shows the list alone. */
export function markThreads(root, tab, threads) {
    if (!CSS.highlights) return;
    const open = new Set(threads.filter(isOpen).map(({ anchorId }) => anchorId));
    const anchors = Object.values(tab.commentAnchors ?? {}).filter(({ anchorId }) =>
        open.has(anchorId),
    );
    const stretches = anchors.flatMap(({ ranges = [] }) => ranges);
    const ranges = stretches.flatMap(({ startIndex = 0, endIndex = 0, segmentId = "" }) =>
        domRanges(root, { start: startIndex, end: endIndex, segment: segmentId }),
    );
    CSS.highlights.set(MARKED, new Highlight(...ranges));
}

/** List the open threads, or give null where there are none. */
export function listThreads(threads) {
    const open = threads.filter(isOpen);
    if (!open.length) return null;
    const title = `Comments (${open.length})`;
    return element(
        "section",
        { class: "threads", "aria-label": title },
        element("h2", {}, title),
        open.map(thread),
    );
}

function isOpen({ status }) {
    return status !== "RESOLVED";
}

function thread({ plainTextQuote, headPost, replies = [] }) {
    const quote = plainTextQuote && element("blockquote", {}, element("bdi", {}, plainTextQuote));
    return element(
        "article",
        { class: "thread" },
        quote,
        [headPost, ...replies].filter((post) => post && !post.deleted).map(post),
    );
}

function post({ author = {}, content = "", commentAction }) {
    const action = { RESOLVE: " resolved this", REOPEN: " reopened this" }[commentAction] ?? "";
    return element(
        "p",
        {},
        element("strong", {}, author.displayName ?? "Someone"),
        action,
        content && ": ",
        element("bdi", {}, content),
    );
}
