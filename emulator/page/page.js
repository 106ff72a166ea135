/** The page: which document, which visitor, and the parts that show them. */

import { Choices } from "./choices.js";
import { Commenting } from "./commenting.js";
import * as dialogs from "./dialogs.js";
import { drawTab, tabsOf } from "./docs.js";
import { element } from "./elements.js";
import { openFaults } from "./faults.js";
import { Margin } from "./margin.js";
import { Problems } from "./problems.js";
import { namedRanges, outlineOnHover, showHeading } from "./ranges.js";
import * as server from "./server.js";
import { Sidebar } from "./sidebar.js";
import { Typing } from "./typing.js";

const byId = (id) => document.getElementById(id);
const MAY_EDIT = ["owner", "editor"];
const problems = new Problems(byId("errors"));

class Page {
    constructor({ addon, users, schema, grantedCard }) {
        Object.assign(this, { addon, users });
        this.choices = new Choices(byId, this);
        this.margin = new Margin((requests) => this.settle(requests));
        this.commenting = new Commenting(
            () => this.typing.flush(),
            (requests) => this.settle(requests),
        );
        byId("copy").addEventListener("click", () => this.makeCopy());
        byId("faults").addEventListener("click", () => openFaults(this.id));
        this.typing = new Typing({
            save: (requests) => this.save(requests),
            refused: (error) => this.refused(error),
            lost: (texts) => this.lost(texts),
            saving: (isUnsaved) => this.say(isUnsaved),
        });
        const report = (found) => problems.show("add-on", found);
        const parts = { addon, definitions: schema.$defs, grantedCard, host: this.host(), report };
        this.sidebar = addon && new Sidebar(byId("sidebar"), parts);
        window.addEventListener("focus", () => this.refresh());
    }

    /** Show what the page's address names, or the first document as the first visitor. */
    async start() {
        const asked = new URLSearchParams(location.search);
        this.take(asked.get("user") ?? this.users[0]?.email ?? "visitor@example.com");
        await this.list();
        await this.open(asked.get("document") ?? this.library[0]?.id, asked.get("tab"));
    }

    /** Be another visitor from the next reading on. */
    take(email) {
        if (!this.users.some((user) => user.email === email))
            this.users.push({ email, name: "Visitor" });
        this.user = email;
        this.docs = new server.Docs(email);
    }

    async list() {
        const { documents, authorizedScopes } = await server.documents(this.user);
        Object.assign(this, { library: documents, authorizedScopes });
        this.choices.draw();
    }

    /** The open document as the list has it: {id, title, role, granted}. */
    get entry() {
        return this.library.find(({ id }) => id === this.id);
    }

    /** Open a document as the visitor sees it, and the add-on beside it. */
    async open(id, tabId) {
        await this.typing.flush();
        this.typing.detach();
        this.sidebar?.close();
        Object.assign(this, { id, tabId: tabId ?? null, doc: null });
        this.remember();
        this.choices.draw();
        await this.load();
        if (!this.sidebar) byId("sidebar").replaceChildren(absentAddon());
        else if (this.doc) await this.sidebar.open();
    }

    remember() {
        const names = { document: this.id, user: this.user, tab: this.tabId };
        const query = new URLSearchParams(Object.entries(names).filter(([, value]) => value));
        history.replaceState(null, "", `?${query}`);
    }

    /** Read the document and draw it; what prevents that is told in its place. */
    async load() {
        if (!this.id) return this.drawInstead(...NOTHING);
        try {
            this.doc = await this.docs.read(this.id);
        } catch (refusal) {
            this.doc = null;
            return this.drawInstead(...sentences(refusal, this.user));
        }
        return this.draw();
    }

    drawInstead(title, sentence) {
        this.typing.detach();
        byId("title").textContent = "";
        this.choices.drawTabs([]);
        const words = [element("h2", {}, title), element("p", {}, sentence)];
        byId("document").replaceChildren(element("div", { class: "instead" }, words));
        byId("document").classList.remove("beside");
    }

    draw() {
        const title = this.doc.title ?? "Untitled document";
        const tabs = tabsOf(this.doc);
        const shown = tabs.find(({ id }) => id === this.tabId) ?? tabs[0];
        const root = drawTab(shown);
        this.tabId = shown.id;
        byId("title").textContent = title;
        document.title = `${title} - Local Workspace`;
        const finish = this.prepare(root);
        const sheet = element("div", { class: "sheet" }, root);
        const margin = this.margin.draw(root, shown.tab, this.doc, this.entry?.role);
        byId("document").replaceChildren(...[sheet, margin].filter(Boolean));
        byId("document").classList.toggle("beside", Boolean(margin));
        finish();
        outlineOnHover(root, namedRanges(shown.tab));
        this.commenting.attach(root, this.tabId, this.entry?.role);
        this.margin.settle();
        this.choices.drawTabs(tabs);
    }

    /** Let the visitor type where they may; call what this gives once the tab is on the page. */
    prepare(root) {
        if (!MAY_EDIT.includes(this.entry?.role)) return () => this.typing.detach();
        const key = [this.id, this.tabId, this.user].join(" ");
        const { revisionId: revision } = this.doc;
        return this.typing.attach(root, { tabId: this.tabId, key, revision });
    }

    async showTab(id) {
        await this.typing.flush();
        this.tabId = id;
        this.remember();
        this.draw();
    }

    async visitAs(email) {
        await this.typing.flush();
        this.take(email);
        await this.list();
        await this.open(this.id, this.tabId);
    }

    /** Make a copy in the visitor's own Drive, which no app was given, and open it. */
    async makeCopy() {
        if (!this.doc) return;
        await this.typing.flush();
        const { id } = await server.makeCopy(this.id, this.user);
        await this.list();
        await this.open(id);
    }

    async setRole(role) {
        await this.typing.flush();
        await server.setRole(this.id, this.user, role);
        await this.list();
        await this.open(this.id, this.tabId);
    }

    /** Ask which of some scopes the visitor grants; the others stay as they are. */
    async chooseScopes(scopes) {
        const given = await dialogs.askForScopes(this.addon.name, scopes, this.authorizedScopes);
        if (!given) return false;
        const others = this.authorizedScopes.filter((scope) => !scopes.includes(scope));
        await server.setConsent(this.user, [...others, ...given]);
        await this.list();
        return true;
    }

    async takeBack() {
        await server.revokeGrant(this.id, this.user);
        await this.list();
        await this.sidebar.open();
    }

    /** Say how it stands with what was typed; that something was refused stays until the next edit. */
    say(isUnsaved) {
        if (isUnsaved) this.isRefused = false;
        const rest = this.isRefused ? "Not saved" : "Saved";
        if (isUnsaved || byId("saving").textContent)
            byId("saving").textContent = isUnsaved ? "Saving …" : rest;
    }

    /** Carry out what the visitor asks for in the margin. */
    async settle(requests) {
        await this.typing.flush();
        if (!requests.length) return this.draw();
        try {
            await this.docs.write(this.id, requests);
            problems.show("document", []);
        } catch ({ message: what }) {
            problems.show("document", [{ where: "This was not done:", what }]);
        }
        return this.load();
    }

    async save(requests) {
        await this.docs.write(this.id, requests, this.doc.revisionId);
        problems.show("document", []);
        await this.load();
    }

    refused(error) {
        this.isRefused = true;
        const effect = "The text is shown as it was before.";
        problems.show("document", [
            { where: "This change was not saved:", what: error.message, effect },
        ]);
        this.typing.detach();
        return this.load();
    }

    lost(texts) {
        const where = "Somebody else changed this paragraph; yours was not saved:";
        problems.show(
            "document",
            texts.map((what) => ({ where, what })),
        );
    }

    /** Read again what others may have changed; nothing is redrawn where nothing did. */
    async refresh() {
        if (!this.doc || this.sidebar?.busy) return;
        await this.typing.flush();
        const { id, docs } = this;
        const now = await docs.read(id).catch(() => null);
        if (!now || docs !== this.docs || id !== this.id) return;
        await this.list();
        if (JSON.stringify(now) === JSON.stringify(this.doc)) return;
        this.doc = now;
        this.draw();
    }

    /** What the sidebar needs of the page. */
    host() {
        return {
            call: async (click) => {
                await this.typing.flush();
                return failing(() => server.callAddon(this.id, this.user, click));
            },
            changed: () => this.refresh(),
            mayHaveFile: () =>
                this.entry?.granted || dialogs.askForFile(this.addon.name, this.doc?.title),
            grantFile: () => this.grantFile(),
            askForScopes: (scopes) => this.chooseScopes(scopes),
            leads: (url) => this.leads(url),
        };
    }

    /** Go where an address of Docs leads, if the document is one of this Workspace. */
    leads(url) {
        const [, id] = url.match(/^https:\/\/docs\.google\.com\/document\/d\/([^/?#]+)/) ?? [];
        const isHere = this.library.some((entry) => entry.id === decodeURIComponent(id ?? ""));
        if (isHere) this.goTo(decodeURIComponent(id), new URL(url));
        return isHere;
    }

    async goTo(id, { searchParams, hash }) {
        const tab = searchParams.get("tab");
        if (id !== this.id) await this.open(id, tab);
        else if (tab && tab !== this.tabId) await this.showTab(tab);
        const [, heading] = hash.match(/heading=([^&]+)/) ?? [];
        if (heading) showHeading(byId("document"), heading);
    }

    async grantFile() {
        const exchange = await failing(() => server.grant(this.id, this.user));
        await this.list();
        return exchange;
    }
}

const NOTHING = [
    "No documents",
    "PUT a documents.get answer to /emulator/documents/ID to load one.",
];

function absentAddon() {
    return element("p", { class: "absent-addon" }, "No add-on is set up here.");
}

async function failing(call) {
    try {
        return await call();
    } catch (refusal) {
        return { failure: refusal.message };
    }
}

function sentences({ status, message }, user) {
    if (status === 404) return ["No such document", "There is no document of this id."];
    if (status === 403)
        return ["No access", `${user} may not see this document. Choose another visitor or role.`];
    return ["The document cannot be shown", message];
}

try {
    await new Page(await server.session()).start();
} catch (error) {
    problems.show("page", [{ where: "The page cannot be shown:", what: error.message }]);
    throw error;
}
