/** Turns what was typed into the smallest requests of a batchUpdate. */

/**
 * Give the requests that turn `before` into `after`, both lists of units as a paragraph's model has
 * them. Chips that are still there stay untouched: only the text between them is compared.
 *
 * `at` is {start, segmentId, tabId}: the index of the first unit, and where it counts.
 */
export function requestsFor(before, after, { start, segmentId, tabId }) {
    const kept = after.filter((unit) => unit.length > 1);
    const stretches = pairs(before, after, kept)
        .map(difference)
        .filter(({ removed, added }) => removed || added);
    const place = { ...(segmentId && { segmentId }), ...(tabId && { tabId }) };
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
    const added = now.slice(front, now.length - back).filter((unit) => unit.length === 1);
    return { at: at + front, removed: old.length - front - back, added: added.join("") };
}

const isHigh = (unit) => /^[\ud800-\udbff]$/.test(unit);
const isLow = (unit) => /^[\udc00-\udfff]$/.test(unit);
