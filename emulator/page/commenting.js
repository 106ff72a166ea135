/** Words that a visitor selects, and the comment that they write on them. */

import { askForComment } from "./dialogs.js";
import { placeOf } from "./edits.js";
import { element } from "./elements.js";
import { offsetOf } from "./paragraphs.js";

const MAY_WRITE = ["owner", "editor", "commenter"];
const GAP = 4; // Pixels between the words and the button.

export class Commenting {
    /** `flush()` saves what is typed, `act(requests)` carries out a batch; both draw anew. */
    constructor(flush, act) {
        const button = element(
            "button",
            {
                type: "button",
                class: "button outlined small comment-here",
                "aria-keyshortcuts": "Control+Alt+M",
                title: "Comment on the selected words (Ctrl+Alt+M)",
                hidden: true,
                // A press would take the selection away.
                on: { mousedown: (event) => event.preventDefault(), click: () => this.comment() },
            },
            "Comment",
        );
        Object.assign(this, { flush, act, button, root: null });
        document.addEventListener("selectionchange", () => this.place());
        document.addEventListener("keydown", (event) => this.pressed(event));
    }

    /** Take over a newly drawn tab. */
    attach(root, tabId, role) {
        Object.assign(this, { root, tabId, mayWrite: MAY_WRITE.includes(role) });
        root.append(this.button);
        this.place();
    }

    /** Give the range of what is selected, as requests say it; null where that is no text. */
    selected() {
        const selection = document.getSelection();
        if (!this.mayWrite || !this.root?.isConnected || selection.isCollapsed) return null;
        const range = selection.getRangeAt(0);
        const first = this.paragraphOf(range.startContainer);
        const last = this.paragraphOf(range.endContainer);
        if (!first || first.model.segment !== last?.model.segment) return null;
        const startIndex =
            first.model.start + offsetOf(first, range.startContainer, range.startOffset);
        const endIndex = last.model.start + offsetOf(last, range.endContainer, range.endOffset);
        if (startIndex >= endIndex) return null;
        return { startIndex, endIndex, ...placeOf(first.model, this.tabId) };
    }

    paragraphOf(node) {
        const holder = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
        const paragraph = holder.closest(".paragraph");
        return this.root.contains(paragraph) ? paragraph : null;
    }

    /** The button stands below the end of what is selected. */
    place() {
        this.button.hidden = !this.selected();
        if (this.button.hidden) return;
        const boxes = [...document.getSelection().getRangeAt(0).getClientRects()];
        const origin = this.root.getBoundingClientRect();
        const { right, bottom } = boxes.at(-1) ?? origin;
        const most = origin.width - this.button.offsetWidth;
        this.button.style.left = `${Math.max(0, Math.min(right - origin.left, most))}px`;
        this.button.style.top = `${bottom - origin.top + GAP}px`;
    }

    pressed(event) {
        const isShortcut = event.ctrlKey && event.altKey && event.code === "KeyM";
        if (!isShortcut || !this.selected()) return;
        event.preventDefault();
        this.comment();
    }

    async comment() {
        await this.flush();
        const range = this.selected(); // Saving draws anew, and may have moved the words.
        const content = range && (await askForComment(String(document.getSelection())));
        if (!content) return;
        await this.act([{ insertComment: { content, range } }]);
        document.getElementById("margin")?.focus();
    }
}
