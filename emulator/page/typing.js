/** Typing in a document: each change becomes a batchUpdate, and its result is drawn anew. */

import { backspace, erasure, insertion, typed } from "./edits.js";
import { isAtEdge, neighbour, prepare } from "./editable.js";
import { offsetOf, placeAt, unitsIn } from "./paragraphs.js";
import { Undo } from "./undo.js";

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
            composing: false,
            undo: new Undo(),
        });
    }

    /**
     * Take over a newly drawn tab before it replaces the old one on the page; call what this gives
     * once it has. `key` names document, tab and visitor: under the same, caret and unsaved words stay.
     */
    attach(root, { tabId, key, revision }) {
        const isSame = this.root?.isConnected && this.key === key;
        const [old, caret] = isSame ? [this.paragraphs(), this.caret()] : [[], null];
        Object.assign(this, { root, tabId, key, revision, drawing: true });
        this.paragraphs().forEach(prepare);
        this.enter(this.paragraphs()[0]);
        root.addEventListener("beforeinput", (event) => this.before(event));
        root.addEventListener("input", () => this.later());
        root.addEventListener("keydown", (event) => this.pressed(event));
        root.addEventListener("focusin", (event) => this.enter(event.target.closest(".paragraph")));
        root.addEventListener("focusout", () => this.drawing || this.flush());
        root.addEventListener("compositionstart", () => (this.composing = true));
        root.addEventListener("compositionend", () => this.composed());
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
        if (!this.root?.isConnected || this.composing) return;
        const changed = this.paragraphs().filter(isChanged);
        for (const paragraph of changed) paragraph.sent = unitsIn(paragraph);
        const edit = typed(changed, this.tabId);
        if (edit.requests.length) await this.send(edit);
    }

    /** What an input method has put together is typed only now. */
    composed() {
        this.composing = false;
        this.later();
    }

    /** Tell that all is saved, once it is. */
    rest() {
        const isUnsaved = this.waiting > 0 || (this.root && this.paragraphs().some(isChanged));
        if (!isUnsaved) this.saving(false);
    }

    async send(edit) {
        const before = this.revision;
        try {
            await this.save(edit.requests);
            this.undo.record(edit, before, this.revision);
            if (edit.caret) this.put(edit.caret);
        } catch (error) {
            await this.refused(error);
        }
    }

    /** Once all before it is saved, carry out the edit that `make(paragraph, offset)` gives. */
    queue(make) {
        this.waiting += 1;
        this.saving(true);
        this.chain = this.flush().then(async () => {
            const caret = this.caret();
            const edit = caret && make(this.paragraphs()[caret.at], caret.offset);
            if (edit) await this.send(edit);
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
        this.queue(({ model }, offset) => insertion(model, this.tabId, offset, text));
    }

    pressed(event) {
        const paragraph = event.target.closest?.(".paragraph");
        const selection = document.getSelection();
        if (!paragraph || event.isComposing) return;
        if (event.ctrlKey || event.metaKey) return this.commanded(event);
        if (event.key === "Enter") return this.broken(event);
        if (event.shiftKey || (!selection.isCollapsed && event.key !== "Escape")) return;
        const offset = offsetOf(paragraph, selection.focusNode, selection.focusOffset);
        const units = unitsIn(paragraph);
        const act = {
            Backspace: () => this.erase(units[offset - 1], backspace, "previousElementSibling"),
            Delete: () => this.erase(units[offset], erasure, "nextElementSibling"),
            ArrowUp: () => isAtEdge(paragraph, "top") && this.go(paragraph, -1, offset),
            ArrowDown: () => isAtEdge(paragraph, "bottom") && this.go(paragraph, 1, offset),
            ArrowLeft: () => offset === 0 && this.go(paragraph, -1, Infinity),
            ArrowRight: () => offset === units.length && this.go(paragraph, 1, 0),
            Escape: () => paragraph.blur() ?? true,
        }[event.key];
        if (act?.()) event.preventDefault();
    }

    /** Leave a letter to the browser; take all else away in the document. True for the latter. */
    erase(unit, make, side) {
        const isLetter = unit?.length === 1 && this.waiting === 0;
        if (isLetter) return false;
        this.queue((paragraph, offset) =>
            make(paragraph.model, this.tabId, offset, neighbour(paragraph, side) !== null),
        );
        return true;
    }

    /** Undo takes back what is saved, too; the browser knows only of what it drew last. */
    commanded(event) {
        if (event.key !== "z" || event.shiftKey) return;
        event.preventDefault();
        this.queue(() => this.undo.take(this.revision));
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
