/** The loud box: what Google would refuse or drop, and what the page could not do. */

import { element } from "./elements.js";
import { ownIcon } from "./icons.js";

export class Problems {
    constructor(box) {
        this.box = box;
        this.sources = new Map();
    }

    /** Show what one source has to say now, as {where, what, effect}, beside what others have said. */
    show(source, problems) {
        this.sources.set(source, problems);
        this.draw();
    }

    draw() {
        const all = [...this.sources.values()].flat();
        const hide = () => {
            this.sources.clear();
            this.draw();
        };
        const close = element(
            "button",
            {
                type: "button",
                class: "icon-button",
                "aria-label": "Hide errors",
                on: { click: hide },
            },
            ownIcon("close"),
        );
        const head = element(
            "div",
            { class: "errors-head" },
            element("strong", {}, all.length === 1 ? "1 error" : `${all.length} errors`),
            close,
        );
        this.box.hidden = all.length === 0;
        this.box.replaceChildren(...(all.length ? [head, element("ul", {}, all.map(line))] : []));
    }
}

function line({ where, what, effect = "" }) {
    return element(
        "li",
        {},
        where && [element("code", {}, where), " "],
        element("bdi", {}, what),
        effect && [". ", element("em", {}, effect)],
    );
}
