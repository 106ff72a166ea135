/** What happens on a click: an action, a link, a further card or a menu. */

import { element } from "./elements.js";
import { secure } from "./markup.js";
import { openMenu } from "./menus.js";
import { cardIcon } from "./icons.js";

const WEB = /^(https?:\/\/|mailto:)/i;

/**
 * Make what can be clicked: a link where it only opens one, else a button.
 *
 * `view` is the card's view; `extra` are parameters beside those of the action.
 */
export function clickable(onClick, view, attributes, children, extra = {}) {
    const { openLink } = onClick ?? {};
    if (openLink && isPlain(openLink) && !attributes.disabled)
        return anchor(openLink, attributes, children);
    const button = element("button", { type: "button", ...attributes }, children);
    if (onClick?.overflowMenu) button.setAttribute("aria-haspopup", "menu");
    button.addEventListener("click", () => press(onClick, view, button, extra));
    return button;
}

function isPlain({ url = "", openAs, onClose }) {
    return WEB.test(url) && openAs !== "OVERLAY" && onClose !== "RELOAD";
}

function anchor({ url }, { disabled, ...attributes }, children) {
    return element(
        "a",
        { href: secure(url), target: "_blank", rel: "noopener noreferrer", ...attributes },
        children,
    );
}

/** Carry out an onClick. */
export function press(onClick, view, origin, extra = {}) {
    if (!onClick) return;
    const { action, openDynamicLinkAction, openLink, card, overflowMenu } = onClick;
    if (action) view.act("click", action, extra);
    else if (openDynamicLinkAction) view.act("link", openDynamicLinkAction, extra);
    else if (openLink) follow(openLink, view);
    else if (card) view.push(card);
    else if (overflowMenu)
        openMenu(
            origin,
            (overflowMenu.items ?? []).map((item) => entry(item, view, origin)),
        );
}

function entry({ text, startIcon, onClick, disabled }, view, origin) {
    return {
        label: text ?? "",
        icon: startIcon && cardIcon(startIcon),
        disabled: disabled || !onClick || Boolean(onClick.overflowMenu),
        choose: () => press(onClick, view, origin),
    };
}

/** Open a link as a card asks: in a tab, or over the page, where its closing may reload the add-on. */
export function follow({ url = "", openAs, onClose }, view) {
    if (!WEB.test(url) || view.leads(url)) return;
    const shape = openAs === "OVERLAY" ? "popup,width=480,height=640" : "";
    const watched = onClose === "RELOAD";
    const opened = window.open(
        secure(url),
        "_blank",
        watched ? shape : ["noopener", shape].filter(Boolean).join(","),
    );
    if (watched && opened) whenClosed(opened, () => view.reload());
}

function whenClosed(opened, then) {
    const timer = setInterval(() => {
        if (!opened.closed) return;
        clearInterval(timer);
        then();
    }, 300);
}
