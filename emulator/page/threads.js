/** Cards of the margin: threads of comments and suggestions, with what a visitor may do to them. */

import { element, freshId } from "./elements.js";

const MAY_WRITE = ["owner", "editor", "commenter"];
const MAY_EDIT = ["owner", "editor"];
const ACTS = {
    RESOLVE: " marked this as resolved",
    REOPEN: " reopened this",
    ACCEPT: " accepted this",
    REJECT: " rejected this",
};

/**
 * Make the card of a thread of comments. `act(requests)` carries out what the visitor asks for,
 * `drafts` holds replies that are not sent yet, by the id of their thread.
 */
export function commentCard(thread, { role, act, drafts }) {
    const { commentId, plainTextQuote, status, headPost } = thread;
    const isResolved = status === "RESOLVED";
    const reply = (post) => [{ addCommentReply: { commentId, post } }];
    const name = headPost?.author?.displayName ?? "Someone";
    const settle = isResolved
        ? ["Reopen", () => act(reply({ commentAction: "REOPEN" }))]
        : ["Resolve", () => act(reply({ commentAction: "RESOLVE" }))];
    return card({
        id: commentId,
        label: `Comment by ${name}`,
        className: isResolved ? "thread resolved" : "thread",
        head: plainTextQuote && quote(plainTextQuote),
        thread,
        buttons: MAY_WRITE.includes(role) ? [settle] : [],
        send: MAY_WRITE.includes(role) && ((content) => act(reply({ content }))),
        drafts,
    });
}

/** Make the card of a suggestion. */
export function suggestionCard(thread, { role, act, drafts }) {
    const { suggestionId, summaryText, headPost } = thread;
    const request = (kind) => () => act([{ [kind]: { suggestionId } }]);
    const accept = MAY_EDIT.includes(role) && ["Accept", request("acceptSuggestion")];
    const isOwn = headPost?.author?.me;
    const reject = (MAY_EDIT.includes(role) || isOwn) && ["Reject", request("rejectSuggestion")];
    const reply = (content) => act([{ addCommentReply: { suggestionId, post: { content } } }]);
    return card({
        id: suggestionId,
        label: `Suggestion by ${headPost?.author?.displayName ?? "Someone"}`,
        className: "thread suggestion",
        head: element("p", { class: "summary" }, element("bdi", {}, summaryText ?? "")),
        thread,
        buttons: [accept, reject].filter(Boolean),
        send: MAY_WRITE.includes(role) && reply,
        drafts,
    });
}

function card({ id, label, className, head, thread, buttons, send, drafts }) {
    const posts = [thread.headPost, ...(thread.replies ?? [])].filter((one) => one && !one.deleted);
    return element(
        "article",
        { class: className, "aria-label": label, data: { thread: id } },
        head,
        posts.map(post),
        element(
            "div",
            { class: "acts" },
            buttons.map(([words, choose]) => button(words, id, choose)),
        ),
        send && replyForm(id, send, drafts),
    );
}

function quote(text) {
    return element("blockquote", {}, element("bdi", {}, text));
}

function post({ author = {}, content = "", commentAction, suggestionAction }) {
    const act = ACTS[commentAction] ?? ACTS[suggestionAction] ?? "";
    return element(
        "p",
        {},
        element("strong", {}, author.displayName ?? "Someone"),
        act,
        content && ": ",
        element("bdi", {}, content),
    );
}

function button(words, id, choose) {
    const attributes = { type: "button", class: "button outlined small" };
    const data = { keep: `${words} ${id}` };
    return element("button", { ...attributes, data, on: { click: choose } }, words);
}

/** A line to reply in, which grows; Enter sends it, Shift and Enter break the line. */
function replyForm(id, send, drafts) {
    const name = freshId("reply");
    const field = element("textarea", {
        id: name,
        rows: 1,
        "aria-label": "Reply",
        placeholder: "Reply",
        data: { keep: `reply ${id}` },
    });
    field.value = drafts.get(id) ?? "";
    const submit = () => {
        const words = field.value.trim();
        if (!words) return field.focus();
        drafts.delete(id);
        send(words);
    };
    field.addEventListener("input", () => drafts.set(id, field.value));
    field.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        submit();
    });
    return element("div", { class: "reply" }, field, button("Reply", id, submit));
}
