/** Takes back what was typed, edit by edit, as long as nobody else has changed the document. */

export class Undo {
    constructor() {
        this.steps = [];
        this.revision = undefined;
    }

    /** Note an edit that has led from one revision to another; one that takes back is no step. */
    record({ inverse, takesBack }, before, after) {
        if (before !== this.revision || inverse === null) this.steps = [];
        if (inverse && !takesBack) this.steps.push(inverse);
        this.revision = after;
    }

    /** Give the edit that takes back the last one of a revision, or null. */
    take(revision) {
        const inverse = revision === this.revision && this.steps.pop();
        return inverse ? { requests: inverse, caret: caretAfter(inverse), takesBack: true } : null;
    }
}

/** Give where the first change in the document ends, which is that of the last request. */
function caretAfter(requests) {
    const { insertText, deleteContentRange } = requests.at(-1);
    const place = insertText?.location ?? deleteContentRange.range;
    const index = insertText ? place.index + insertText.text.length : place.startIndex;
    return { segment: place.segmentId ?? "", index };
}
