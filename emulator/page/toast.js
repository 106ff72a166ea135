/** Short notices at the foot of the sidebar; they go by themselves. */

import { element } from "./elements.js";

const SHOWN_FOR = 8_000; // Milliseconds.

/** Show plain text in a live region, in place of an earlier one. */
export function toast(region, text) {
    const shown = element("div", { class: "toast" }, text);
    region.replaceChildren(shown);
    setTimeout(() => shown.remove(), SHOWN_FOR);
}
