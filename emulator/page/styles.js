/** Turns the styles of the Docs API into CSS properties. */

const ALIGNMENTS = { START: "start", CENTER: "center", END: "end", JUSTIFIED: "justify" };

/** Give a length as CSS, or nothing; the API counts in points. */
export function points(dimension) {
    return dimension?.magnitude === undefined ? "" : `${dimension.magnitude}pt`;
}

/** Give a colour as CSS, or nothing where none is set. */
export function colour(optional) {
    if (!optional?.color) return "";
    const { red = 0, green = 0, blue = 0 } = optional.color.rgbColor ?? {};
    return `rgb(${[red, green, blue].map((part) => Math.round(part * 255)).join(" ")})`;
}

/** Give the CSS of a text style. */
export function textCss(style = {}) {
    const lines = [style.underline && "underline", style.strikethrough && "line-through"].filter(
        Boolean,
    );
    return {
        "font-weight": weight(style),
        "font-style": style.italic ? "italic" : style.italic === false ? "normal" : "",
        "text-decoration": lines.join(" "),
        "font-variant-caps": style.smallCaps ? "small-caps" : "",
        "vertical-align": { SUPERSCRIPT: "super", SUBSCRIPT: "sub" }[style.baselineOffset] ?? "",
        "font-size": points(style.fontSize),
        "font-family": style.weightedFontFamily
            ? `"${style.weightedFontFamily.fontFamily.replace(/["\\]/g, "")}", Arial, sans-serif`
            : "",
        color: colour(style.foregroundColor),
        "background-color": colour(style.backgroundColor),
    };
}

function weight({ bold, weightedFontFamily }) {
    if (bold) return "bold";
    if (weightedFontFamily?.weight) return String(weightedFontFamily.weight);
    return bold === false ? "normal" : "";
}

/** Give the CSS of a paragraph style; `list` gives the indents of a bullet that sets none itself. */
export function paragraphCss(style = {}, list = {}) {
    const start = style.indentStart ?? list.indentStart;
    const first = style.indentFirstLine ?? list.indentFirstLine;
    return {
        "text-align": ALIGNMENTS[style.alignment] ?? "",
        direction: { RIGHT_TO_LEFT: "rtl", LEFT_TO_RIGHT: "ltr" }[style.direction] ?? "",
        "line-height": style.lineSpacing ? String((style.lineSpacing / 100) * 1.2) : "",
        "margin-top": points(style.spaceAbove),
        "margin-bottom": points(style.spaceBelow),
        "padding-inline-start": points(start),
        "padding-inline-end": points(style.indentEnd),
        "text-indent":
            list.glyph === undefined && first
                ? `${(first.magnitude ?? 0) - (start?.magnitude ?? 0)}pt`
                : "",
        "background-color": colour(style.shading?.backgroundColor),
    };
}

/** Lay styles over each other, as the API does: what a later one sets wins. */
export function merged(...styles) {
    return Object.assign({}, ...styles.filter(Boolean));
}
