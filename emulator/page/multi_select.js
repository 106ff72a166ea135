/** A menu from which several items are chosen: type to filter, arrows and Enter to choose. */

import { element, freshId } from "./elements.js";
import { ownIcon } from "./icons.js";

/** Give {box, chosen, list, values} for a selection input; `changed` is called after each change. */
export function multiSelect(
    { name, label, items = [], multiSelectMaxSelectedItems: most = 3 },
    preset,
    changed,
) {
    const state = { values: [...preset], active: 0, open: false };
    const list = element("ul", {
        class: "options",
        role: "listbox",
        id: freshId("options"),
        "aria-label": label ?? name,
        hidden: true,
    });
    const chosen = element("ul", { class: "chosen" });
    const box = element("input", {
        type: "text",
        role: "combobox",
        autocomplete: "off",
        "aria-expanded": "false",
        "aria-controls": list.id,
        "aria-autocomplete": "list",
    });
    const text = (value) => items.find((item) => (item.value ?? "") === value)?.text ?? value;

    const offered = () => {
        const typed = box.value.trim().toLowerCase();
        return items.filter(
            (item) =>
                !state.values.includes(item.value ?? "") &&
                (item.text ?? "").toLowerCase().includes(typed),
        );
    };
    const put = (values) => {
        state.values = values;
        box.value = "";
        draw();
        changed();
    };
    const take = (item) => put([...state.values, item.value ?? ""]);
    const drop = (value) => {
        put(state.values.filter((other) => other !== value));
        box.focus();
    };
    const draw = () => {
        const full = state.values.length >= most;
        const shown = state.open && !full ? offered() : [];
        state.active = Math.max(0, Math.min(state.active, shown.length - 1));
        box.disabled = full;
        box.placeholder = full ? `${most} chosen, the most there can be` : "";
        chosen.replaceChildren(
            ...state.values.map((value) => chip(text(value), () => drop(value))),
        );
        list.replaceChildren(
            ...shown.map((item, at) => option(item, at === state.active, () => take(item))),
        );
        list.hidden = shown.length === 0;
        box.setAttribute("aria-expanded", String(!list.hidden));
        const active = list.querySelector("[aria-selected=true]");
        if (active) box.setAttribute("aria-activedescendant", active.id);
        else box.removeAttribute("aria-activedescendant");
    };
    const open = (isOpen) => {
        state.open = isOpen;
        draw();
    };
    const move = (by) => {
        const count = offered().length || 1;
        state.active = (state.active + by + count) % count;
        open(true);
    };
    const keys = {
        ArrowDown: () => (state.open ? move(1) : open(true)),
        ArrowUp: () => move(-1),
        Enter: () => state.open && offered()[state.active] && take(offered()[state.active]),
        Escape: () => open(false),
    };
    box.addEventListener("keydown", (event) => {
        if (!(event.key in keys)) return;
        event.preventDefault();
        keys[event.key]();
    });
    box.addEventListener("input", () => open(true));
    box.addEventListener("focus", () => open(true));
    box.addEventListener("blur", () => open(false));
    draw();
    return { box, chosen, list, values: () => state.values };
}

function option({ text, bottomText }, isActive, take) {
    const choose = (event) => {
        event.preventDefault(); // Keeps the focus in the box.
        take();
    };
    return element(
        "li",
        {
            role: "option",
            id: freshId("option"),
            "aria-selected": String(isActive),
            on: { mousedown: choose },
        },
        text,
        bottomText && element("small", {}, bottomText),
    );
}

function chip(text, drop) {
    const button = element(
        "button",
        { type: "button", "aria-label": `Remove ${text}`, on: { click: drop } },
        ownIcon("close"),
    );
    return element("li", {}, element("span", {}, text), button);
}
