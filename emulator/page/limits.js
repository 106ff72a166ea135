/**
 * What Google would refuse, drop or change without a word, said aloud.
 *
 * The facts are those of Google's reference for cards; a limit of our own says so in its sentence.
 */

import { RULES } from "./card_rules.js";
import { DROPPED, LIMITS, REFUSED, SHOWN } from "./judging.js";
import { messages, misfits } from "./schema.js";

/** The kind of answer that is expected of each kind of call. */
export const ANSWERS = {
    homepage: "TriggerAnswer",
    granted: "TriggerAnswer",
    universal: "TriggerAnswer",
    click: "ClickAnswer",
    link: "ClickAnswer",
    completion: "CompletionAnswer",
};

/**
 * Give every problem of an answer as {where, what, effect, refused}.
 *
 * `call` is a key of ANSWERS; `exchange` tells bytes and seconds; `definitions` is the closed
 * schema; `prefixes` are the manifest's openLinkUrlPrefixes, `scopes` its oauthScopes.
 */
export function examine(answer, call, { exchange = {}, definitions, prefixes = [], scopes = [] }) {
    const problems = [...costs(exchange)];
    const wrong =
        envelope(answer, call) ?? misfits(answer, definitions[ANSWERS[call]], definitions);
    problems.push(...wrong.map((problem) => ({ ...problem, effect: REFUSED, refused: true })));
    if (wrong.length) return problems;
    const context = { call, prefixes, scopes, definitions };
    for (const found of messages(answer, ANSWERS[call], definitions))
        problems.push(...judge(found, context));
    return problems.concat(unanswered(answer, call));
}

function* costs({ bytes = 0, seconds = 0 }) {
    if (bytes > LIMITS.bytes)
        yield {
            where: "",
            what: `the answer has ${bytes} bytes, more than our limit of ${LIMITS.bytes}`,
            effect: SHOWN,
        };
    if (seconds > LIMITS.stopSeconds)
        yield {
            where: "",
            what: `the answer took ${seconds.toFixed(1)} s, more than ${LIMITS.stopSeconds} s`,
            effect: "Google may have given up by then.",
        };
    else if (seconds > LIMITS.slowSeconds)
        yield {
            where: "",
            what: `the answer took ${seconds.toFixed(1)} s, more than our limit of ${LIMITS.slowSeconds} s`,
            effect: SHOWN,
        };
}

function envelope(answer, call) {
    if (answer === null || typeof answer !== "object" || Array.isArray(answer))
        return [{ where: "", what: "the answer is no JSON object" }];
    const click = ANSWERS[call] === "ClickAnswer";
    if (click && "action" in answer)
        return [
            {
                where: "action",
                what: 'answers a click as if it were a trigger; a click wraps it in "renderActions"',
            },
        ];
    if (ANSWERS[call] === "TriggerAnswer" && "renderActions" in answer)
        return [
            {
                where: "renderActions",
                what: 'answers a trigger as if it were a click; a trigger answers "action" itself',
            },
        ];
    return null;
}

function unanswered(answer, call) {
    const navigations = answer.action?.navigations ?? [];
    const asks = Object.keys(answer).some((name) => /Prompt$|Scopes$/.test(name));
    if (call === "homepage" && !asks && !navigations.some(({ pushCard }) => pushCard))
        return [
            {
                where: "action.navigations",
                what: "does not answer the homepage trigger with a pushCard",
                effect: DROPPED,
            },
        ];
    const link = answer.renderActions?.action?.link;
    if (call === "link" && !link)
        return [
            {
                where: "renderActions.action",
                what: "answers openDynamicLinkAction without a link",
                effect: DROPPED,
            },
        ];
    return [];
}

function judge({ kind, message, where }, context) {
    const problems = [];
    const say = (what, { at = "", effect = SHOWN } = {}) =>
        problems.push({
            where: [where, at].filter(Boolean).join("."),
            what,
            effect,
            refused: effect === REFUSED,
        });
    for (const [name, { onlyIn }] of Object.entries(context.definitions[kind].properties))
        if (onlyIn && name in message) say(`is for ${onlyIn} only`, { at: name, effect: DROPPED });
    RULES[kind]?.(message, say, context);
    return problems;
}
