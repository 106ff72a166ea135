/** Turns what was typed, and keys that do more than type, into requests of a batchUpdate. */

/**
 * Give the requests that turn `before` into `after`, both lists of units as a paragraph's model has
 * them. Chips that are still there stay untouched: only the text between them is compared.
 *
 * `start` is the index of the first unit, `place` where it counts.
 */
export function requestsFor(before, after, start, place) {
    const kept = after.filter(isMark);
    const stretches = pairs(before, after, kept)
        .map(difference)
        .filter(({ removed, added }) => removed || added);
    return stretches.reverse().flatMap(({ at, removed, added }) => {
        const [first, last] = [start + at, start + at + removed];
        // Text takes the style of what stands before it, so the new comes in before the old goes.
        const insert = { insertText: { location: { index: last, ...place }, text: added } };
        const remove = {
            deleteContentRange: { range: { startIndex: first, endIndex: last, ...place } },
        };
        return [...(added ? [insert] : []), ...(removed ? [remove] : [])];
    });
}

function pairs(before, after, kept) {
    const found = [];
    let [from, to] = [0, 0];
    for (const mark of kept) {
        const [oldAt, newAt] = [before.indexOf(mark, from), after.indexOf(mark, to)];
        if (oldAt < 0) continue; // A chip dragged or pasted from elsewhere has no text to insert.
        found.push({ at: from, old: before.slice(from, oldAt), now: after.slice(to, newAt) });
        [from, to] = [oldAt + 1, newAt + 1];
    }
    return [...found, { at: from, old: before.slice(from), now: after.slice(to) }];
}

function difference({ at, old, now }) {
    const most = Math.min(old.length, now.length);
    let front = 0;
    while (front < most && old[front] === now[front]) front += 1;
    if (front && isHigh(old[front - 1])) front -= 1;
    let back = 0;
    while (back < most - front && old.at(-1 - back) === now.at(-1 - back)) back += 1;
    if (back && isLow(old.at(-back))) back -= 1;
    const added = now.slice(front, now.length - back).filter((unit) => !isMark(unit));
    return { at: at + front, removed: old.length - front - back, added: added.join("") };
}

const isHigh = (unit) => /^[\ud800-\udbff]$/.test(unit);
const isLow = (unit) => /^[\udc00-\udfff]$/.test(unit);

/** Give where a paragraph's indexes count, as requests say it. */
export function placeOf({ segment }, tabId) {
    return { ...(segment && { segmentId: segment }), ...(tabId && { tabId }) };
}

/**
 * An edit is {requests, caret, inverse}: the caret as {segment, index}, and the requests that take
 * it back, or null where none can.
 *
 * This one saves what was typed into paragraphs, given in document order as {model, sent}.
 */
export function typed(paragraphs, tabId) {
    const edit = { requests: [], inverse: [], caret: null };
    const moved = new Map(); // By segment: how far what lies above has moved what lies below.
    for (const { model, sent } of paragraphs) {
        const place = placeOf(model, tabId);
        const start = model.start + (moved.get(model.segment) ?? 0);
        // From the end backwards, so that no request moves the place of the next.
        edit.requests.unshift(...requestsFor(model.units, sent, model.start, place));
        edit.inverse.unshift(...requestsFor(sent, model.units, start, place));
        moved.set(model.segment, start - model.start + sent.length - model.units.length);
    }
    const isLost = ({ model, sent }) =>
        model.units.some((unit) => isMark(unit) && !sent.includes(unit));
    return paragraphs.some(isLost) ? { ...edit, inverse: null } : edit;
}

/** Insert text into a paragraph; a paragraph's end in an empty bullet takes the bullet away. */
export function insertion(model, tabId, offset, text) {
    if (text === "\n" && model.bullet && model.units.length === 0) return unbulleting(model, tabId);
    const index = model.start + offset;
    const place = placeOf(model, tabId);
    return {
        requests: [{ insertText: { location: { index, ...place }, text } }],
        inverse: [removing(index, index + text.length, place)],
        caret: { segment: model.segment, index: index + text.length },
    };
}

function removing(startIndex, endIndex, place) {
    return { deleteContentRange: { range: { startIndex, endIndex, ...place } } };
}

/** Take away a stretch of units, the end of the paragraph before or its own end included. */
function removal(model, tabId, from, to) {
    const place = placeOf(model, tabId);
    const units = [...Array(Math.max(0, -from)).fill("\n"), ...model.units, "\n"];
    const gone = units.slice(Math.max(0, from), to + Math.max(0, -from));
    const index = model.start + from;
    const back = [{ insertText: { location: { index, ...place }, text: gone.join("") } }];
    return {
        requests: [removing(index, model.start + to, place)],
        inverse: gone.some(isMark) ? null : back,
        caret: { segment: model.segment, index },
    };
}

function unbulleting(model, tabId) {
    const range = { startIndex: model.start, endIndex: model.end, ...placeOf(model, tabId) };
    return {
        requests: [{ deleteParagraphBullets: { range } }],
        inverse: null,
        caret: { segment: model.segment, index: model.start },
    };
}

/** The key Backspace: what stands before the caret, the bullet, or the break between paragraphs. */
export function backspace(model, tabId, offset, hasNeighbour) {
    const pair = /^[\udc00-\udfff]$/.test(model.units[offset - 1]) ? 2 : 1;
    if (offset > 0) return removal(model, tabId, offset - pair, offset);
    if (model.bullet) return unbulleting(model, tabId);
    return hasNeighbour ? removal(model, tabId, -1, 0) : null;
}

/** The key Delete: what stands behind the caret, or the break between paragraphs. */
export function erasure(model, tabId, offset, hasNeighbour) {
    const pair = /^[\ud800-\udbff]$/.test(model.units[offset]) ? 2 : 1;
    if (offset < model.units.length) return removal(model, tabId, offset, offset + pair);
    return hasNeighbour ? removal(model, tabId, offset, offset + 1) : null;
}

/** Tell whether a unit stands for something that is no text and cannot be typed. */
function isMark(unit) {
    return unit.length > 1;
}
