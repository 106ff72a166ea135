/** Builds DOM elements from values; text is always text, never parsed as HTML. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element. `on` holds listeners, `data` data attributes, `style` CSS properties, `class` the
 * classes; everything else is an attribute, left out where it is null, undefined or false.
 */
export function element(tag, { on = {}, data = {}, style = {}, ...attributes } = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) setAttribute(made, name, value);
    for (const [name, value] of Object.entries(data)) if (value != null) made.dataset[name] = value;
    for (const [name, value] of Object.entries(style))
        if (value) made.style.setProperty(name, value);
    for (const [name, listener] of Object.entries(on)) made.addEventListener(name, listener);
    made.append(...children.flat().filter((child) => child != null && child !== false));
    return made;
}

function setAttribute(made, name, value) {
    if (value == null || value === false) return;
    made.setAttribute(name, value === true ? "" : String(value));
}

/** Make a drawing of 24 by 24 units from path data; hidden from readers, who get its label elsewhere. */
export function drawing(paths, name = "") {
    const svg = document.createElementNS(SVG, "svg");
    const attributes = {
        viewBox: "0 0 24 24",
        class: `drawing ${name}`.trim(),
        "aria-hidden": "true",
    };
    for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", paths);
    svg.append(path);
    return svg;
}

let made = 0;

/** Give an id that no other element of the page has. */
export function freshId(prefix) {
    made += 1;
    return `${prefix}-${made}`;
}
