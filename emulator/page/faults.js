/** The fault panel: what shall go wrong with the add-on's next calls of Google's APIs. */

import { element, freshId } from "./elements.js";
import * as server from "./server.js";

const KINDS = {
    "Too many requests (429)": { kind: "status", status: 429 },
    "Server error (500)": { kind: "status", status: 500 },
    "Unavailable (503)": { kind: "status", status: 503 },
    "No permission (403)": { kind: "status", status: 403 },
    "Not found (404)": { kind: "status", status: 404 },
    "No answer for a minute": { kind: "delay", seconds: 60 },
    "The connection is dropped": { kind: "drop" },
    "Comments are lost, text is saved": { kind: "comments_lost" },
    "A colleague types": { kind: "edit", types: true },
    "A colleague suggests": { kind: "edit", types: true, write_mode: "SUGGEST" },
};
const CALLS = {
    "any call": {},
    "a reading of a document": { method: "GET", path: "/v1/documents/*" },
    "a writing of a document": { method: "POST", path: "/v1/documents/*" },
    "a call of Drive": { path: "/drive/*" },
};
const MOMENTS = { "before it is carried out": "before", "after it is carried out": "after" };

/** Open the panel for the open document; Escape closes it. */
export async function openFaults(documentId) {
    const id = freshId("faults");
    const pending = element("ul", { class: "pending", "aria-label": "Faults to come" });
    const complaint = element("p", { class: "complaint", role: "alert" });
    const said = async (asked) => {
        try {
            list(pending, await asked);
            complaint.textContent = "";
        } catch (refusal) {
            complaint.textContent = refusal.message;
        }
    };
    const form = element("form", { class: "fault", on: { submit: (event) => order(event) } }, [
        field("What goes wrong", select("kind", Object.keys(KINDS))),
        field("At", select("calls", Object.keys(CALLS))),
        field("When", select("when", Object.keys(MOMENTS))),
        field("How often", element("input", { type: "number", name: "times", min: 1, value: 1 })),
        field(
            "What a colleague types at the beginning",
            element("input", { name: "text", value: "Meanwhile: " }),
        ),
        complaint,
        element("div", { class: "buttons" }, [
            element("button", { class: "button filled" }, "Add fault"),
            element(
                "button",
                {
                    type: "button",
                    class: "button outlined",
                    on: { click: () => said(server.calm()) },
                },
                "Remove all",
            ),
        ]),
    ]);
    const order = (event) => {
        event.preventDefault();
        said(server.orderFault(faultOf(new FormData(form), documentId)));
    };
    const close = element("button", { class: "button outlined", value: "close" }, "Close");
    const dialog = element(
        "dialog",
        { class: "question", "aria-labelledby": id },
        element("h2", { id }, "Faults"),
        element("p", {}, "The add-on meets these; what this page does itself is never disturbed."),
        form,
        element("h3", {}, "To come"),
        pending,
        element("form", { method: "dialog", class: "buttons end" }, close),
    );
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    await said(server.faults());
}

function faultOf(form, documentId) {
    const { types, ...fault } = KINDS[form.get("kind")];
    const order = { ...fault, ...CALLS[form.get("calls")], times: Number(form.get("times")) };
    if (fault.kind !== "comments_lost") order.when = MOMENTS[form.get("when")];
    if (!types) return order;
    const insertText = { location: { index: 1 }, text: form.get("text") };
    return { ...order, document: documentId ?? "", requests: [{ insertText }] };
}

function list(pending, faults) {
    const none = element("li", { class: "hint" }, "None.");
    pending.replaceChildren(...(faults.length ? faults.map(line) : [none]));
}

function line({ kind, status, when, method, path, times }) {
    const what = kind === "status" ? `status ${status}` : kind.replaceAll("_", " ");
    const often = times === 1 ? "once" : `${times} times`;
    return element(
        "li",
        {},
        `${what}, ${often}, ${when} `,
        element("code", {}, `${method} ${path}`),
    );
}

function field(label, input) {
    input.id = freshId("fault");
    return element("div", { class: "field" }, element("label", { for: input.id }, label), input);
}

function select(name, choices) {
    return element(
        "select",
        { name },
        choices.map((choice) => element("option", { value: choice }, choice)),
    );
}
