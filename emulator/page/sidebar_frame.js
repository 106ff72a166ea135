/** What Google draws around the cards of an add-on, and in their place. */

import { follow } from "./clicks.js";
import { element } from "./elements.js";
import { ownIcon, picture } from "./icons.js";
import { openMenu } from "./menus.js";

/** Draw the bar, the progress, the place of cards and that of notices. */
export function drawFrame({ name, logoUrl }, sidebar) {
    const back = element(
        "button",
        {
            type: "button",
            class: "icon-button back",
            "aria-label": "Back",
            hidden: true,
            on: { click: () => sidebar.back() },
        },
        ownIcon("back"),
    );
    const menu = element(
        "button",
        {
            type: "button",
            class: "icon-button menu-button",
            "aria-label": "Add-on menu",
            "aria-haspopup": "menu",
        },
        ownIcon("more"),
    );
    menu.addEventListener("click", () => openMenu(menu, sidebar.menu()));
    return {
        bar: element(
            "div",
            { class: "bar" },
            back,
            picture(logoUrl, "", "logo"),
            element("span", { class: "bar-name" }, name),
            menu,
        ),
        progress: element("div", {
            class: "progress",
            role: "progressbar",
            "aria-label": "Waiting for the add-on",
            hidden: true,
        }),
        body: element("div", { class: "cards" }),
        toasts: element("div", { class: "toasts", role: "status", "aria-live": "polite" }),
    };
}

/** What Google shows where the homepage has failed. */
export function failed(sidebar) {
    return element(
        "article",
        { class: "card failed", tabindex: -1 },
        element("p", {}, "Something went wrong with this add-on."),
        element(
            "button",
            { type: "button", class: "button outlined", on: { click: () => sidebar.open() } },
            "Try again",
        ),
    );
}

/** Ask for a sign-in at a third party, as the basic authorization prompt does. */
export function signInPrompt({ authorizationUrl, resource = "a third party" }, sidebar) {
    const sign = () =>
        follow({ url: authorizationUrl, openAs: "OVERLAY", onClose: "RELOAD" }, sidebar);
    return element(
        "article",
        { class: "card failed", tabindex: -1 },
        element("p", {}, `To go on, sign in to ${resource}.`),
        element(
            "button",
            { type: "button", class: "button filled", on: { click: sign } },
            "Sign in",
        ),
    );
}
