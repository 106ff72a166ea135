/** What one paragraph needs to be typed in, and where its caret and neighbours are. */

/** Let a paragraph be typed in, as text without formats. */
export function prepare(paragraph) {
    paragraph.contentEditable = "plaintext-only";
    paragraph.spellcheck = false;
    paragraph.tabIndex = -1;
    paragraph.addEventListener("paste", paste);
}

/** Paste as one line: a paragraph never grows into two behind the document's back. */
function paste(event) {
    event.preventDefault();
    const text = event.clipboardData.getData("text/plain").replace(/\s*[\r\n]+\s*/g, " ");
    document.execCommand("insertText", false, text);
}

/** Give the paragraph beside one in the same body or cell, or null. */
export function neighbour(paragraph, side) {
    const other = paragraph[side];
    return other?.classList.contains("paragraph") ? other : null;
}

/** Tell whether the caret is on the first ("top") or last ("bottom") line of a paragraph. */
export function isAtEdge(paragraph, edge) {
    const [line] = document.getSelection().getRangeAt(0).getClientRects();
    if (!line) return true;
    const box = paragraph.getBoundingClientRect();
    return edge === "top"
        ? line.top - box.top < line.height
        : box.bottom - line.bottom < line.height;
}
