/** The margin: open threads and suggestions beside the words that they are about. */

import { element } from "./elements.js";
import { domRanges } from "./ranges.js";
import { commentCard, suggestionCard } from "./threads.js";

const [MARKED, NOTICED] = ["commented", "commented-now"];
const GAP = 8; // Pixels between cards.

export class Margin {
    /** `act(requests)` carries out a visitor's batch and draws the document anew. */
    constructor(act) {
        Object.assign(this, { act, drafts: new Map(), showsResolved: false, held: [], kept: null });
        new ResizeObserver(() => this.place()).observe(document.body);
    }

    /** Give the margin of a newly drawn tab, or null where nothing stands in it. */
    draw(root, tab, { comments = [], suggestions = [] }, role) {
        this.kept =
            document.activeElement?.closest(".margin") && document.activeElement.dataset.keep;
        const given = { role, act: this.act, drafts: this.drafts };
        const isThere = ({ headPost }) => !headPost?.deleted;
        const there = comments.filter(isThere);
        const resolved = there.filter(isResolved);
        const shown = this.showsResolved ? there : there.filter((one) => !isResolved(one));
        const open = suggestions.filter(({ status }) => status === "OPEN");
        this.root = root;
        this.held = [
            ...shown.map((thread) => ({
                card: commentCard(thread, given),
                ranges: rangesOf(root, tab, thread),
                isMarked: !isResolved(thread),
            })),
            ...open.map((thread) => ({
                card: suggestionCard(thread, given),
                words: wordsOf(root, thread),
            })),
        ];
        this.mark(
            MARKED,
            this.held.flatMap(({ ranges, isMarked }) => (isMarked ? ranges : [])),
        );
        this.mark(NOTICED, []);
        if (!this.held.length && !resolved.length) return (this.margin = null);
        return this.drawn(there.length - resolved.length, open.length, resolved.length);
    }

    drawn(comments, suggestions, resolved) {
        const title = [counted(comments, "comment"), counted(suggestions, "suggestion")]
            .filter(Boolean)
            .join(", ");
        const toggle = element(
            "button",
            {
                type: "button",
                class: "button borderless small",
                "aria-pressed": String(this.showsResolved),
                data: { keep: "resolved" },
                on: { click: () => this.toggle() },
            },
            `Resolved (${resolved})`,
        );
        for (const one of this.held) this.listen(one);
        this.cards = element(
            "div",
            { class: "cards-in-margin" },
            this.held.map(({ card }) => card),
        );
        this.margin = element(
            "section",
            { class: "margin", id: "margin", tabindex: -1, "aria-label": "Comments" },
            element("h2", {}, title || "No open comments", resolved > 0 && toggle),
            this.cards,
        );
        return this.margin;
    }

    toggle() {
        this.showsResolved = !this.showsResolved;
        this.act([]);
    }

    /** What a card is about stands out while the card is pointed at or has the focus. */
    listen({ card, ranges = [], words = [] }) {
        const notice = (isOn) => () => {
            this.mark(NOTICED, isOn ? ranges : []);
            for (const word of words) word.classList.toggle("suggested-now", isOn);
        };
        for (const name of ["mouseenter", "focusin"]) card.addEventListener(name, notice(true));
        for (const name of ["mouseleave", "focusout"]) card.addEventListener(name, notice(false));
        const shown = () =>
            (ranges[0]?.startContainer.parentElement ?? words[0])?.scrollIntoView({
                block: "nearest",
            });
        card.querySelector("blockquote, .summary")?.addEventListener("click", shown);
        for (const word of words)
            word.addEventListener("click", () => card.scrollIntoView({ block: "nearest" }));
    }

    /** Once the margin is on the page: put its cards in place, and the focus back where it was. */
    settle() {
        this.place();
        const kept =
            this.kept && this.margin?.querySelector(`[data-keep="${CSS.escape(this.kept)}"]`);
        if (kept) kept.focus({ preventScroll: true });
        else if (this.kept) this.margin?.focus({ preventScroll: true });
        this.kept = null;
    }

    /** Cards stand as high as their words, one below the other; on a narrow page they just follow. */
    place() {
        if (!this.margin?.isConnected) return;
        for (const { card } of this.held) card.style.removeProperty("top");
        this.cards.style.removeProperty("height");
        const isBeside = getComputedStyle(this.cards).position === "relative";
        const origin = this.cards.getBoundingClientRect().top;
        const ordered = this.held
            .map((one) => ({ ...one, top: topOf(one) }))
            .sort((one, other) => one.top - other.top);
        // Moving a card takes the focus from it.
        if (ordered.some(({ card }, at) => this.cards.children[at] !== card))
            this.cards.append(...ordered.map(({ card }) => card));
        if (!isBeside) return;
        let free = 0;
        for (const { card, top } of ordered) {
            const at = Math.max(free, Number.isFinite(top) ? top - origin : free);
            card.style.top = `${at}px`;
            free = at + card.offsetHeight + GAP;
        }
        this.cards.style.height = `${free}px`;
    }

    mark(name, ranges) {
        CSS.highlights?.set(name, new Highlight(...ranges));
    }
}

function isResolved({ status }) {
    return status === "RESOLVED";
}

function counted(number, word) {
    return number > 0 && `${number} ${word}${number > 1 ? "s" : ""}`;
}

function rangesOf(root, tab, { anchorId }) {
    const { ranges = [] } = tab.commentAnchors?.[anchorId] ?? {};
    return ranges.flatMap(({ startIndex = 0, endIndex = 0, segmentId = "" }) =>
        domRanges(root, { start: startIndex, end: endIndex, segment: segmentId }),
    );
}

function wordsOf(root, { suggestionId }) {
    return [...root.querySelectorAll(`[data-suggestions~="${CSS.escape(suggestionId)}"]`)];
}

/** How high the first words of a card stand on the page; what has none comes last. */
function topOf({ ranges = [], words = [] }) {
    const tops = [...ranges, ...words].map((one) => one.getBoundingClientRect().top);
    return tops.length ? Math.min(...tops) : Infinity;
}
