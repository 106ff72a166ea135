/** The markup that cards may hold: a few HTML tags and entities; anything else is shown as it stands. */

import { element } from "./elements.js";

const TAGS = new Set(["b", "i", "u", "s", "strike", "font", "a", "br", "time"]);
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
const TOKEN =
    /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*)\s*\/?>|&(#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);/gi;
const ATTRIBUTE = /([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const LINK = /^(https?:\/\/|mailto:)/i;

/**
 * Read marked-up text. Gives a tree of strings and {tag, attributes, children}, and the mistakes
 * found, each as the middle of a sentence about the text.
 */
export function readMarkup(text) {
    const reading = { root: { children: [] }, mistakes: [] };
    reading.open = [reading.root];
    let end = 0;
    for (const match of text.matchAll(TOKEN)) {
        readPlain(reading, text.slice(end, match.index));
        if (match[4]) readEntity(reading, match);
        else readTag(reading, match);
        end = match.index + match[0].length;
    }
    readPlain(reading, text.slice(end));
    for (const { tag } of reading.open.slice(1)) reading.mistakes.push(`leaves <${tag}> open`);
    return { children: reading.root.children, mistakes: reading.mistakes };
}

function add(reading, child) {
    reading.open.at(-1).children.push(child);
}

function readPlain(reading, text) {
    if (!text) return;
    const bare = text.match(/[<&].{0,20}/s);
    if (bare) reading.mistakes.push(`holds unescaped markup: ${bare[0]}`);
    add(reading, text);
}

function readEntity(reading, [whole, , , , name]) {
    const character = name.startsWith("#") ? numbered(name) : ENTITIES[name];
    if (character == null) reading.mistakes.push(`holds an entity that is not known: ${whole}`);
    add(reading, character ?? whole);
}

function numbered(name) {
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

function readTag(reading, [whole, closing, name, rest]) {
    const tag = name.toLowerCase();
    if (!TAGS.has(tag)) {
        reading.mistakes.push(`holds unescaped markup: ${whole}`);
        add(reading, whole);
    } else if (closing) {
        close(reading, tag, whole);
    } else {
        const node = { tag, attributes: attributesOf(reading, tag, rest), children: [] };
        add(reading, node);
        if (tag !== "br") reading.open.push(node);
    }
}

function close(reading, tag, whole) {
    if (tag === "br") return;
    const at = reading.open.findLastIndex((node) => node.tag === tag);
    if (at < 1 || at !== reading.open.length - 1)
        reading.mistakes.push(`closes what is not open: ${whole}`);
    if (at >= 1) reading.open.length = at;
}

function attributesOf(reading, tag, rest) {
    const found = [...rest.matchAll(ATTRIBUTE)].map(([, name, double, single]) => [
        name.toLowerCase(),
        decode(double ?? single),
    ]);
    const attributes = Object.fromEntries(found);
    if (tag === "a" && !LINK.test(attributes.href ?? ""))
        reading.mistakes.push(`links to what is no web address: ${attributes.href ?? "nothing"}`);
    if (tag === "font" && !/^#[0-9a-f]{6}$/i.test(attributes.color ?? ""))
        reading.mistakes.push(
            `colours text with what is no #rrggbb: ${attributes.color ?? "nothing"}`,
        );
    return attributes;
}

function decode(text) {
    return text.replace(
        /&(#\d+|#x[0-9a-f]+|[a-z]+);/gi,
        (whole, name) => (name.startsWith("#") ? numbered(name) : ENTITIES[name]) ?? whole,
    );
}

/** Give marked-up text as DOM nodes. */
export function markup(text) {
    return readMarkup(text ?? "").children.map(node);
}

function node(read) {
    if (typeof read === "string") return document.createTextNode(read);
    const children = read.children.map(node);
    if (read.tag === "a") return link(read.attributes.href, children);
    if (read.tag === "font")
        return element("span", { style: { color: colour(read.attributes.color) } }, children);
    return element(read.tag === "strike" ? "s" : read.tag, {}, children);
}

function link(href, children) {
    if (!LINK.test(href ?? "")) return element("span", {}, children);
    return element(
        "a",
        { href: secure(href), target: "_blank", rel: "noopener noreferrer" },
        children,
    );
}

function colour(value) {
    return /^#[0-9a-f]{6}$/i.test(value ?? "") ? value : "";
}

/** Tell whether an address is on this machine, where no certificate can be had. */
export function isLoopback(address) {
    return /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/i.test(address);
}

/** Give an address as Google opens it: http becomes https, except on this machine. */
export function secure(address) {
    return isLoopback(address) ? address : address.replace(/^http:/i, "https:");
}
