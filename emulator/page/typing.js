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
 * `refused(error)` is to say why and draw it as it was. `lost(texts)` hears of what was typed into a
 * paragraph that is no more, `saving(isUnsaved)` of whether something is left to save. All saving is
 * done one after the other, and what is typed while paragraphs are being split or joined waits for
 * its turn.
 */
export class Typing {
    constructor({ save, refused, lost, saving }) {
        Object.assign(this, {
            save,
            refused,
            lost,
            saving,
            root: null,
            timer: 0,
            waiting: 0,
            chain: Promise.resolve(),
            drawing: false,
        });
    }

    /**
     * Take over a newly drawn tab before it replaces the old one on the page; call what this gives
     * once it has. `key` names document, tab and visitor: under the same, caret and unsaved words stay.
     */
    attach(root, tabId, key) {
        const isSame = this.root?.isConnected && this.key === key;
        const [old, caret] = isSame ? [this.paragraphs(), this.caret()] : [[], null];
        Object.assign(this, { root, tabId, key, drawing: true });
        this.paragraphs().forEach(prepare);
        this.enter(this.paragraphs()[0]);
        root.addEventListener("beforeinput", (event) => this.before(event));
        root.addEventListener("input", () => this.later());
        root.addEventListener("keydown", (event) => this.pressed(event));
        root.addEventListener("focusin", (event) => this.enter(event.target.closest(".paragraph")));
        root.addEventListener("focusout", () => this.drawing || this.flush());
        root.addEventListener("drop", (event) => event.preventDefault());
        return () => this.resume(old, caret);
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

    /** Keep what was typed since, where its paragraph is still the same, and the caret with it. */
    resume(old, caret) {
        const drawn = this.paragraphs();
        const lost = [];
        for (const [at, paragraph] of old.entries()) {
            if (!isChanged(paragraph)) continue;
            const place = counterpart(paragraph, at, drawn);
            if (place >= 0) drawn[place] = this.kept(paragraph, drawn[place]);
            else lost.push(paragraph.textContent);
        }
        if (caret)
            this.put({ ...caret, at: counterpart(old[caret.at], caret.at, drawn, caret.at) });
        this.drawing = false;
        if (lost.length) this.lost(lost);
        if (drawn.some(isChanged)) this.later();
    }

    kept(typed, drawn) {
        if (isSame(unitsIn(typed), drawn.model.units)) return drawn;
        Object.assign(typed, { model: drawn.model, sent: undefined });
        drawn.replaceWith(typed);
        return typed;
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
        this.saving(true);
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.flush(), PAUSE);
    }

    /** Save what is typed; resolves when nothing is left to save. */
    flush() {
        clearTimeout(this.timer);
        this.chain = this.chain.then(() => this.saveTyped()).then(() => this.rest());
        return this.chain;
    }

    async saveTyped() {
        if (!this.root?.isConnected) return;
        const changed = this.paragraphs().filter(isChanged).reverse();
        for (const paragraph of changed) paragraph.sent = unitsIn(paragraph);
        const requests = changed.flatMap((paragraph) =>
            requestsFor(paragraph.model.units, paragraph.sent, {
                start: paragraph.model.start,
                ...this.inside(paragraph.model),
            }),
        );
        if (requests.length) await this.send(requests);
    }

    /** Tell that all is saved, once it is. */
    rest() {
        const isUnsaved = this.waiting > 0 || (this.root && this.paragraphs().some(isChanged));
        if (!isUnsaved) this.saving(false);
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
        this.saving(true);
        this.chain = this.flush().then(async () => {
            const caret = this.caret();
            const made = caret && make(this.paragraphs()[caret.at], caret.offset);
            if (made) await this.send(made.requests, made.caret);
            this.waiting -= 1;
            this.rest();
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
        const at = model.start + offset;
        if (offset > 0) return this.removed(model, at - widthBefore(model.units, offset), at);
        if (model.bullet) return this.unbulleted(model);
        return neighbour(paragraph, "previousElementSibling") && this.removed(model, at - 1, at);
    }

    /** The key Delete: what stands behind the caret, or the break between paragraphs. */
    deleted(paragraph, offset) {
        const { model } = paragraph;
        const at = model.start + offset;
        if (offset < model.units.length)
            return this.removed(model, at, at + widthBehind(model.units, offset));
        return neighbour(paragraph, "nextElementSibling") && this.removed(model, at, at + 1);
    }

    pressed(event) {
        const paragraph = event.target.closest?.(".paragraph");
        const selection = document.getSelection();
        if (!paragraph || event.isComposing || event.ctrlKey || event.metaKey) return;
        if (event.key === "Enter") return this.broken(event);
        if (event.shiftKey || (!selection.isCollapsed && event.key !== "Escape")) return;
        const offset = offsetOf(paragraph, selection.focusNode, selection.focusOffset);
        const units = unitsIn(paragraph);
        const act = {
            Backspace: () => this.erase(units[offset - 1], (...place) => this.backspaced(...place)),
            Delete: () => this.erase(units[offset], (...place) => this.deleted(...place)),
            ArrowUp: () => isAtEdge(paragraph, "top") && this.go(paragraph, -1, offset),
            ArrowDown: () => isAtEdge(paragraph, "bottom") && this.go(paragraph, 1, offset),
            ArrowLeft: () => offset === 0 && this.go(paragraph, -1, Infinity),
            ArrowRight: () => offset === units.length && this.go(paragraph, 1, 0),
            Escape: () => paragraph.blur() ?? true,
        }[event.key];
        if (act?.()) event.preventDefault();
    }

    /** Leave a letter to the browser; take all else away in the document. True for the latter. */
    erase(unit, make) {
        const isLetter = unit?.length === 1 && this.waiting === 0;
        if (!isLetter) this.queue(make);
        return !isLetter;
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

function widthBefore(units, offset) {
    return /^[\udc00-\udfff]$/.test(units[offset - 1]) ? 2 : 1;
}

function widthBehind(units, offset) {
    return /^[\ud800-\udbff]$/.test(units[offset]) ? 2 : 1;
}

function isSame(units, others) {
    return units.join("\u0000") === others.join("\u0000");
}

function isChanged(paragraph) {
    return !isSame(paragraph.model.units, unitsIn(paragraph));
}

/** Give the number of the paragraph drawn from what an old one showed, or had sent, before. */
function counterpart(old, at, drawn, otherwise = -1) {
    const before = old.sent ?? old.model.units;
    const isIt = (paragraph) => paragraph === old || isSame(paragraph.model.units, before);
    if (drawn[at] && isIt(drawn[at])) return at;
    const found = drawn.findIndex(isIt);
    return found < 0 ? otherwise : found;
}
