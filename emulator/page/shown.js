/** Reduces a card to what Google shows of it; `card_rules.js` says aloud what is lost here. */

import { LIMITS, crossing } from "./judging.js";

/** Give the card without what Google drops, or null where Google shows no card at all. */
export function shownCard(card, definitions) {
    if (opensDialog(card)) return null;
    const known = usable(card, definitions.Card, definitions);
    const filled = (known.sections ?? []).filter(({ widgets }) => widgets?.length);
    const cut = crossing(filled);
    const sections = (cut < 0 ? filled : filled.slice(0, cut)).slice(0, LIMITS.sections);
    const actions = known.cardActions?.slice(0, LIMITS.cardActions);
    return {
        ...known,
        sections,
        cardActions: actions,
        fixedFooter: wholeFooter(known.fixedFooter),
    };
}

function opensDialog(card) {
    return JSON.stringify(card).includes('"interaction":"OPEN_DIALOG"');
}

function wholeFooter(footer) {
    const complete = (button) => (button?.text && button.color ? button : undefined);
    const primaryButton = complete(footer?.primaryButton);
    return primaryButton && { primaryButton, secondaryButton: complete(footer.secondaryButton) };
}

/** Leave out the members that other products than an add-on in Docs know. */
function usable(value, schema, definitions) {
    if (schema?.$ref) return usable(value, definitions[schema.$ref.split("/").at(-1)], definitions);
    if (Array.isArray(value))
        return value.slice(0, most(schema)).map((item) => usable(item, schema.items, definitions));
    if (!schema?.properties) return value;
    const kept = Object.entries(value).filter(([name]) => !schema.properties[name]?.onlyIn);
    return Object.fromEntries(
        kept.map(([name, member]) => [name, usable(member, schema.properties[name], definitions)]),
    );
}

function most(schema) {
    return schema.items?.$ref?.endsWith("/SelectionItem") ? LIMITS.items : undefined;
}
