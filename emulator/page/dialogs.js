/** Questions to the visitor, as Google's own dialogs ask them; Escape is a no. */

import { element, freshId } from "./elements.js";

/** Ask; resolves to what `answer(form)` gives on the first button, else to null. */
function ask(title, content, yes, answer = () => true) {
    return new Promise((resolve) => {
        const id = freshId("dialog");
        const buttons = [
            element(
                "button",
                { value: "no", class: "button outlined", formnovalidate: true },
                "Cancel",
            ),
            element("button", { value: "yes", class: "button filled", autofocus: true }, yes),
        ];
        const form = element(
            "form",
            { method: "dialog" },
            element("h2", { id }, title),
            content,
            element("div", { class: "buttons end" }, buttons),
        );
        const dialog = element("dialog", { class: "question", "aria-labelledby": id }, form);
        dialog.addEventListener("close", () => {
            resolve(dialog.returnValue === "yes" ? answer(form) : null);
            dialog.remove();
        });
        document.body.append(dialog);
        dialog.showModal();
    });
}

/** Ask whether the add-on may have the open document. */
export function askForFile(addon, title) {
    const words = element(
        "p",
        {},
        element("bdi", {}, addon),
        " wants to see and change ",
        element("bdi", {}, title),
        " on your behalf. It sees no other document of yours.",
    );
    return ask(`Allow access to this document?`, words, "Allow");
}

/** Ask for scopes; resolves to those that were left ticked. */
export function askForScopes(addon, scopes, given) {
    const rows = scopes.map((scope) =>
        element(
            "label",
            { class: "choice" },
            element("input", {
                type: "checkbox",
                name: "scope",
                value: scope,
                checked: given.includes(scope),
            }),
            element("code", {}, scope.split("/").at(-1)),
        ),
    );
    const words = element("p", {}, element("bdi", {}, addon), " asks for:");
    return ask(
        "Permissions",
        [words, element("div", { class: "choices" }, rows)],
        "Continue",
        (form) => new FormData(form).getAll("scope"),
    );
}

/** Ask for a comment on some words; resolves to it, empty where nothing is written. */
export function askForComment(words) {
    const field = element("textarea", {
        name: "content",
        id: freshId("comment"),
        rows: 3,
        required: true,
        autofocus: true,
    });
    const quoted = element("blockquote", {}, element("bdi", {}, words));
    const content = element(
        "div",
        { class: "field" },
        element("label", { for: field.id }, "Comment"),
        field,
    );
    const written = (form) => new FormData(form).get("content").trim();
    return ask("Comment on these words", [quoted, content], "Comment", written);
}

/** Ask for an e-mail address. */
export function askForVisitor() {
    const input = element("input", {
        type: "email",
        name: "email",
        required: true,
        id: freshId("email"),
        autocomplete: "off",
    });
    const words = element(
        "div",
        { class: "field" },
        element("label", { for: input.id }, "E-mail address"),
        input,
    );
    return ask("Another visitor", words, "Visit", (form) => new FormData(form).get("email"));
}
