/** Menus that open at a button: arrows move, Enter or Space chooses, Escape closes. */

import { element } from "./elements.js";

/** Open a menu at `origin`. Entries are {label, icon, disabled, choose}; null draws a line. */
export function openMenu(origin, entries) {
    const menu = element(
        "div",
        { class: "menu", role: "menu", popover: "auto" },
        entries.map((entry) => item(entry, () => menu)),
    );
    document.body.append(menu);
    menu.addEventListener("keydown", (event) => moveIn(menu, event));
    menu.addEventListener("toggle", (event) => event.newState === "closed" && forget(menu, origin));
    origin.setAttribute("aria-expanded", "true");
    menu.showPopover();
    place(menu, origin.getBoundingClientRect());
    choices(menu)[0]?.focus();
}

function item(entry, menu) {
    if (!entry) return element("hr", { role: "separator" });
    const { label, icon, disabled, choose } = entry;
    const chosen = () => {
        menu().hidePopover();
        choose();
    };
    return element(
        "button",
        { type: "button", role: "menuitem", disabled, on: { click: chosen } },
        icon,
        element("span", {}, label),
    );
}

function forget(menu, origin) {
    origin.removeAttribute("aria-expanded");
    if (menu.contains(document.activeElement)) origin.focus();
    menu.remove();
}

function place(menu, { right, bottom, top }) {
    const { width, height } = menu.getBoundingClientRect();
    const below = bottom + height < window.innerHeight ? bottom : Math.max(4, top - height);
    menu.style.left = `${Math.max(4, Math.min(right - width, window.innerWidth - width - 4))}px`;
    menu.style.top = `${below}px`;
}

function choices(menu) {
    return [...menu.querySelectorAll("[role=menuitem]:not(:disabled)")];
}

function moveIn(menu, event) {
    const all = choices(menu);
    const at = all.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Tab") menu.hidePopover();
    if (next === undefined || !all.length) return;
    event.preventDefault();
    all[(next + all.length) % all.length].focus();
}
