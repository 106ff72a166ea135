/** Typing in a document: each change becomes a batchUpdate, and its result is drawn anew. */

import { requestsFor } from "./edits.js";
import { isAtEdge, neighbour, prepare } from "./editable.js";
import { offsetOf, placeAt, unitsIn } from "./paragraphs.js";

const PAUSE = 400; // Milliseconds without a key after which what was typed is saved.
const LINE = "\u000b";

/**
 * Makes the paragraphs of a drawn tab editable.
 *
 * `save(requests)` carries out a batchUpdate and draws the document anew, or throws; then
 * `refused(error)` is to say why and draw it as it was. All saving is done one after the other, and
 * what is typed while paragraphs are being split or joined waits for its turn.
 */
export class Typing {
    constructor({ save, refused }) {
        Object.assign(this, {
            save,
            refused,
            root: null,
            timer: 0,
            waiting: 0,
            saving: Promise.resolve(),
            drawing: false,
        });
    }

    /**
     * Take over a newly drawn tab before it replaces the old one on the page; call what this gives
     * once it has. `key` names document, tab and visitor: under the same, caret and unsaved words stay.
     */
    attach(root, tabId, key) {
        const isSame = this.root?.isConnected && this.key === key;
        const [caret, unsaved] = isSame ? [this.caret(), this.unsaved()] : [null, []];
        Object.assign(this, { root, tabId, key, drawing: true });
        this.paragraphs().forEach(prepare);
        this.enter(this.paragraphs()[0]);
        root.addEventListener("beforeinput", (event) => this.before(event));
        root.addEventListener("input", () => this.later());
        root.addEventListener("keydown", (event) => this.pressed(event));
        root.addEventListener("focusin", (event) => this.enter(event.target.closest(".paragraph")));
        root.addEventListener("focusout", () => this.drawing || this.flush());
        root.addEventListener("drop", (event) => event.preventDefault());
        return () => this.resume(unsaved, caret);
    }

    /** Forget the drawn tab, and what was typed in it and not saved. */
    detach() {
        clearTimeout(this.timer);
        this.root = null;
    }

    paragraphs() {
        return [...this.root.querySelectorAll(".paragraph")].filter(
            (paragraph) => !paragraph.closest(".contents"),
        );
    }

    /** Only one paragraph is a stop of the Tab key; the arrows lead to the others. */
    enter(paragraph) {
        if (!paragraph) return;
        for (const other of this.root.querySelectorAll(".paragraph[tabindex='0']"))
            other.tabIndex = -1;
        paragraph.tabIndex = 0;
    }

    unsaved() {
        return this.paragraphs().flatMap((paragraph, at) =>
            isChanged(paragraph) ? [{ paragraph, at }] : [],
        );
    }

    resume(unsaved, caret) {
        const drawn = this.paragraphs();
        for (const { paragraph, at } of unsaved.filter(({ at }) => drawn[at])) {
            paragraph.model = drawn[at].model;
            drawn[at].replaceWith(paragraph);
        }
        if (caret) this.put(caret);
        this.drawing = false;
        if (unsaved.length) this.later();
    }

    /** Give where the caret is: the paragraph's number and the units before it, or null. */
    caret() {
        const { focusNode, focusOffset } = document.getSelection();
        const at =
            focusNode && this.root
                ? this.paragraphs().findIndex((paragraph) => paragraph.contains(focusNode))
                : -1;
        return at < 0
            ? null
            : { at, offset: offsetOf(this.paragraphs()[at], focusNode, focusOffset) };
    }

    /** Put the caret into a paragraph given by its number, or to an index of a segment. */
    put({ at, offset, segment, index }) {
        const drawn = this.paragraphs();
        const paragraph =
            drawn[at] ??
            drawn.find(
                ({ model }) =>
                    model.segment === segment && model.start <= index && index < model.end,
            );
        if (!paragraph) return;
        const units = Math.min(offset ?? index - paragraph.model.start, unitsIn(paragraph).length);
        paragraph.focus({ preventScroll: true });
        document.getSelection().collapse(...placeAt(paragraph, units));
    }

    later() {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.flush(), PAUSE);
    }

    /** Save what is typed; resolves when nothing is left to save. */
    flush() {
        clearTimeout(this.timer);
        this.saving = this.saving.then(() => this.saveTyped());
        return this.saving;
    }

    async saveTyped() {
        if (!this.root?.isConnected) return;
        const changed = this.paragraphs().filter(isChanged).reverse();
        const requests = changed.flatMap((paragraph) =>
            requestsFor(paragraph.model.units, unitsIn(paragraph), {
                start: paragraph.model.start,
                ...this.inside(paragraph.model),
            }),
        );
        if (requests.length) await this.send(requests);
    }

    async send(requests, caret) {
        try {
            await this.save(requests);
            if (caret) this.put(caret);
        } catch (error) {
            await this.refused(error);
        }
    }

    /** Once all before it is saved, carry out what `make(paragraph, offset)` gives for the caret. */
    queue(make) {
        this.waiting += 1;
        this.saving = this.flush().then(async () => {
            const caret = this.caret();
            const made = caret && make(this.paragraphs()[caret.at], caret.offset);
            if (made) await this.send(made.requests, made.caret);
            this.waiting -= 1;
        });
    }

    before(event) {
        const { inputType: type, data } = event;
        if (this.waiting && type === "insertText") this.insert(data);
        if (this.waiting || /^(format|insertFromDrop)/.test(type)) event.preventDefault();
    }

    insert(text) {
        this.queue((paragraph, offset) => this.inserted(paragraph, offset, text));
    }

    inside({ segment }) {
        return { ...(segment && { segmentId: segment }), ...(this.tabId && { tabId: this.tabId }) };
    }

    inserted({ model }, offset, text) {
        if (text === "\n" && model.bullet && model.units.length === 0)
            return this.unbulleted(model);
        const index = model.start + offset;
        const requests = [{ insertText: { location: { index, ...this.inside(model) }, text } }];
        return { requests, caret: { segment: model.segment, index: index + text.length } };
    }

    unbulleted(model) {
        const range = { startIndex: model.start, endIndex: model.end, ...this.inside(model) };
        return {
            requests: [{ deleteParagraphBullets: { range } }],
            caret: { segment: model.segment, index: model.start },
        };
    }

    removed(model, startIndex, endIndex) {
        const range = { startIndex, endIndex, ...this.inside(model) };
        return {
            requests: [{ deleteContentRange: { range } }],
            caret: { segment: model.segment, index: startIndex },
        };
    }

    /** The key Backspace: what stands before the caret, the bullet, or the break between paragraphs. */
    backspaced(paragraph, offset) {
        const { model } = paragraph;
        const pair = /^[\udc00-\udfff]$/.test(model.units[offset - 1] ?? "") ? 2 : 1;
        if (offset > 0)
            return this.removed(model, model.start + offset - pair, model.start + offset);
        if (model.bullet) return this.unbulleted(model);
        return (
            neighbour(paragraph, "previousElementSibling") &&
            this.removed(model, model.start - 1, model.start)
        );
    }

    /** The key Delete at the end of a paragraph. */
    deleted(paragraph, offset) {
        const { model } = paragraph;
        const isLast = offset < model.units.length || !neighbour(paragraph, "nextElementSibling");
        return isLast ? null : this.removed(model, model.end - 1, model.end);
    }

    pressed(event) {
        const paragraph = event.target.closest?.(".paragraph");
        const selection = document.getSelection();
        if (!paragraph || event.isComposing || event.ctrlKey || event.metaKey) return;
        if (event.key === "Enter") return this.broken(event);
        if (event.shiftKey || (!selection.isCollapsed && event.key !== "Escape")) return;
        const offset = offsetOf(paragraph, selection.focusNode, selection.focusOffset);
        const isAtEnd = offset === unitsIn(paragraph).length;
        const act = {
            Backspace: () =>
                (offset === 0 || this.waiting) &&
                this.queue((at, units) => this.backspaced(at, units)),
            Delete: () => isAtEnd && this.queue((at, units) => this.deleted(at, units)),
            ArrowUp: () => isAtEdge(paragraph, "top") && this.go(paragraph, -1, offset),
            ArrowDown: () => isAtEdge(paragraph, "bottom") && this.go(paragraph, 1, offset),
            ArrowLeft: () => offset === 0 && this.go(paragraph, -1, Infinity),
            ArrowRight: () => isAtEnd && this.go(paragraph, 1, 0),
            Escape: () => paragraph.blur(),
        }[event.key];
        if (act && act() !== false) event.preventDefault();
    }

    /** The key Enter: what is selected goes, and a paragraph ends; with Shift only a line does. */
    broken(event) {
        event.preventDefault();
        if (!document.getSelection().isCollapsed) document.execCommand("delete");
        this.insert(event.shiftKey ? LINE : "\n");
    }

    go(paragraph, by, offset) {
        const at = this.paragraphs().indexOf(paragraph) + by;
        if (!this.paragraphs()[at]) return false;
        this.put({ at, offset });
        return true;
    }
}

function isChanged(paragraph) {
    return paragraph.model.units.join("\u0000") !== unitsIn(paragraph).join("\u0000");
}
