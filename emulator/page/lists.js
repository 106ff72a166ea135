/** Numbers the paragraphs of lists and gives each its glyph. */

const SYMBOLS = ["●", "○", "■"];
const ROMAN = [
    [1000, "m"],
    [900, "cm"],
    [500, "d"],
    [400, "cd"],
    [100, "c"],
    [90, "xc"],
    [50, "l"],
    [40, "xl"],
    [10, "x"],
    [9, "ix"],
    [5, "v"],
    [4, "iv"],
    [1, "i"],
];

const NUMERALS = {
    DECIMAL: String,
    ZERO_DECIMAL: (number) => String(number).padStart(2, "0"),
    ALPHA: letters,
    UPPER_ALPHA: (number) => letters(number).toUpperCase(),
    ROMAN: roman,
    UPPER_ROMAN: (number) => roman(number).toUpperCase(),
};

function letters(number) {
    const [rest, last] = [Math.floor((number - 1) / 26), (number - 1) % 26];
    return (rest > 0 ? letters(rest) : "") + String.fromCharCode(97 + last);
}

function roman(number) {
    let [left, written] = [number, ""];
    for (const [value, numeral] of ROMAN) for (; left >= value; left -= value) written += numeral;
    return written;
}

/** Counts through the lists of one tab, in document order. */
export class Lists {
    constructor(lists = {}) {
        this.lists = lists;
        this.counts = new Map();
    }

    /** Count one bullet; gives its glyph, indents and text style. */
    next({ listId, nestingLevel = 0 }) {
        const levels = this.lists[listId]?.listProperties?.nestingLevels ?? [];
        const level = levels[nestingLevel] ?? {};
        const counts = this.counts.get(listId) ?? [];
        counts[nestingLevel] = (counts[nestingLevel] ?? (level.startNumber ?? 1) - 1) + 1;
        counts.length = nestingLevel + 1; // A deeper list starts anew below the next item.
        this.counts.set(listId, counts);
        const indentStart = level.indentStart ?? { magnitude: 36 * (nestingLevel + 1) };
        return {
            glyph: glyph(level, levels, counts, nestingLevel),
            indentStart,
            indentFirstLine: level.indentFirstLine,
        };
    }
}

function glyph(level, levels, counts, depth) {
    if (level.glyphSymbol) return level.glyphSymbol;
    if (level.glyphType === "NONE") return "";
    if (level.glyphType in NUMERALS) return numbered(level, levels, counts, depth);
    return Object.keys(level).length > 0 && level.glyphType === "GLYPH_TYPE_UNSPECIFIED"
        ? "☐"
        : SYMBOLS[depth % SYMBOLS.length];
}

function numbered({ glyphFormat }, levels, counts, depth) {
    const format = glyphFormat || `%${depth}.`;
    return format.replace(/%(\d)/g, (_, at) => {
        const numeral = NUMERALS[levels[at]?.glyphType] ?? String;
        return numeral(counts[at] ?? 1);
    });
}
