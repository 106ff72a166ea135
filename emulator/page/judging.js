/** The limits of cards, and the checks that the rules of several kinds of message share. */

import { isLoopback, readMarkup } from "./markup.js";

export const LIMITS = {
    widgets: 100,
    sections: 100,
    cardActions: 10,
    items: 100,
    selected: 3,
    bytes: 25_000,
    slowSeconds: 10,
    stopSeconds: 25,
};

export const REFUSED = "Google refuses the whole answer.";
export const DROPPED = "Google drops it without a word.";
export const SHOWN = "Google may show it, but not as meant.";

export const present = (message, names) => names.filter((name) => message[name] !== undefined);

export function oneOf(message, names, say) {
    const found = present(message, names);
    if (found.length !== 1)
        say(`needs exactly one of ${names.join(", ")}; has ${found.join(", ") || "none"}`);
}

export function marked(text, say, at) {
    if (text === undefined) return;
    for (const mistake of readMarkup(text).mistakes) say(mistake, { at });
    plain(text, say, at);
}

const OPENING = /[\u202a\u202b\u202d\u202e\u2066-\u2068]/g;
const CLOSING = /[\u202c\u2069]/g;

export function plain(text, say, at) {
    if (text === undefined) return;
    const count = (pattern) => text.match(pattern)?.length ?? 0;
    if (/[\u202d\u202e]/.test(text) || count(OPENING) !== count(CLOSING))
        say("holds direction controls that turn around the text beside them", { at });
}

export function named(message, say) {
    if (!message.name) say("has no name, so its value is never sent");
}

export function image(address, say, at) {
    if (address === undefined) return;
    if (!/^https:\/\//i.test(address) && !isLoopback(address))
        say(`is no https address: ${address.slice(0, 60)}`, { at, effect: DROPPED });
    if (/\.svg([?#]|$)/i.test(address))
        say("is an SVG, which Google does not show", { at, effect: DROPPED });
}

/** Give the index of the section that brings a card over the limit of widgets, or -1. */
export function crossing(sections) {
    let total = 0;
    return sections.findIndex(({ widgets = [] }) => (total += widgets.length) > LIMITS.widgets);
}
