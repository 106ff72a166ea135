/** The inputs of one card: their values, what an action requires of them, and what outlives an update. */

const FORMATS = {
    INTEGER: [/^[+-]?\d+$/, "Enter a whole number"],
    FLOAT: [/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i, "Enter a number"],
    EMAIL: [/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "Enter an e-mail address"],
};

/**
 * An input has a name, a kind (its value survives only into the same kind), `state()` (what it
 * holds), `sent()` (what goes into the event, null for nothing) and `complain(sentence)`.
 */
export class Form {
    /** `kept` holds values by name from the card that this one replaces. */
    constructor(kept = new Map()) {
        this.kept = kept;
        this.inputs = [];
    }

    add(input) {
        this.inputs.push(input);
    }

    /** Give what an equivalent input held before, or what the card says. */
    initial(name, kind, fromCard) {
        const before = this.kept.get(name);
        return before && before.kind === kind ? before.state : fromCard;
    }

    snapshot() {
        return new Map(
            this.inputs.map((input) => [input.name, { kind: input.kind, state: input.state() }]),
        );
    }

    /** Give the values that an event carries, by name. */
    values() {
        const sent = this.inputs.map((input) => [input.name, input.sent()]);
        return Object.fromEntries(sent.filter(([name, value]) => name && value !== null));
    }

    /** Tell whether an action may be sent; where not, say so at each input and go to the first. */
    allows({ requiredWidgets = [], allWidgetsAreRequired = false }) {
        const complaints = this.inputs.map((input) => {
            const required = allWidgetsAreRequired || requiredWidgets.includes(input.name);
            const complaint = required && input.isEmpty() ? "Required" : (input.mistake?.() ?? "");
            input.complain(complaint);
            return complaint && input;
        });
        const first = complaints.find(Boolean);
        first?.focus();
        return !first;
    }
}

/** Give what is wrong with a text under a card's validation, or nothing. */
export function textMistake(text, { characterLimit = 0, inputType } = {}) {
    if (characterLimit && text.length > characterLimit)
        return `At most ${characterLimit} characters`;
    const [format, sentence] = FORMATS[inputType] ?? [];
    return text && format && !format.test(text) ? sentence : "";
}
