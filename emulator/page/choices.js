/** What a visitor chooses from: documents, tabs, who they are, their role, and what is granted. */

import * as dialogs from "./dialogs.js";
import { element } from "./elements.js";
import { openMenu } from "./menus.js";

export class Choices {
    /** `byId` finds the parts of the page; `page` is asked for what there is and told what is chosen. */
    constructor(byId, page) {
        this.page = page;
        const names = ["documents", "tabs", "visitor", "role", "access"];
        this.parts = Object.fromEntries(names.map((id) => [id, byId(id)]));
        const { visitor, role, access } = this.parts;
        visitor.addEventListener("change", () => this.visitAs(visitor.value));
        role.addEventListener("change", () => page.setRole(role.value));
        access.addEventListener("click", () => openMenu(access, this.accessMenu()));
    }

    draw() {
        const { documents, visitor, role } = this.parts;
        const { library, users, user, entry } = this.page;
        const none = element("li", { class: "empty" }, "No documents yet.");
        documents.replaceChildren(
            ...(library.length ? library.map((one) => this.line(one)) : [none]),
        );
        visitor.replaceChildren(
            ...users.map(({ email, name }) => option(email, `${name} (${email})`, email === user)),
            option("", "Someone else …", false),
        );
        role.value = entry?.role ?? "none";
        role.disabled = !entry;
    }

    line({ id, title, role }) {
        const chosen = { "aria-current": id === this.page.id ? "page" : null };
        const words = [
            element("bdi", {}, title || "Untitled document"),
            role === "none" && element("small", {}, " not shared"),
        ];
        return element(
            "li",
            {},
            entry(chosen, words, () => this.page.open(id)),
        );
    }

    drawTabs(tabs) {
        const lines = tabs.map(({ id, title, depth }) => {
            const chosen = { "aria-current": id === this.page.tabId ? "true" : null };
            const button = entry(chosen, title || "Untitled tab", () => this.page.showTab(id));
            return element("li", { style: { "padding-inline-start": `${depth * 14}px` } }, button);
        });
        const list = [element("h2", {}, "Tabs"), element("ul", {}, lines)];
        this.parts.tabs.replaceChildren(...(tabs.length > 1 ? list : []));
    }

    async visitAs(email) {
        const chosen = email || (await dialogs.askForVisitor());
        if (chosen) await this.page.visitAs(chosen);
        else this.draw();
    }

    accessMenu() {
        const { addon, entry: open } = this.page;
        const scopes = {
            label: "Scopes granted to the add-on …",
            disabled: !addon,
            choose: () => this.page.chooseScopes(addon.oauthScopes),
        };
        const back = {
            label: "Take this document back from the add-on",
            disabled: !addon || !open?.granted,
            choose: () => this.page.takeBack(),
        };
        return [scopes, back];
    }
}

function entry(attributes, words, choose) {
    return element(
        "button",
        { type: "button", class: "entry", ...attributes, on: { click: choose } },
        words,
    );
}

function option(value, text, selected) {
    return element("option", { value, selected }, text);
}
