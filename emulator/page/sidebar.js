/** The add-on's sidebar: a stack of cards, the calls to the add-on, and what its answers ask for. */

import { drawCard } from "./cards.js";
import { follow, press } from "./clicks.js";
import { element } from "./elements.js";
import { Form } from "./form.js";
import { examine } from "./limits.js";
import { camelCased } from "./schema.js";
import { shownCard } from "./shown.js";
import { drawFrame, failed, signInPrompt } from "./sidebar_frame.js";
import { toast } from "./toast.js";

export class Sidebar {
    /**
     * `frame` holds the sidebar; `host` carries calls: `call(request)` and `grantFile()` give an
     * exchange, `mayHaveFile()` and `askForScopes(scopes)` ask the visitor, `changed()` hears of each
     * answer, `leads(url)` follows an address into the document and tells whether it did. `report(problems)` says them aloud; `addon` is what the manifest says.
     */
    constructor(frame, { addon, definitions, grantedCard, host, report }) {
        Object.assign(this, {
            addon,
            definitions,
            grantedCard,
            host,
            report,
            stack: [],
            visit: 0,
            busy: false,
        });
        this.problems = [];
        this.parts = drawFrame(addon, this);
        frame.replaceChildren(...Object.values(this.parts));
        frame.addEventListener("click", (event) => this.clicked(event));
    }

    get top() {
        return this.stack.at(-1);
    }

    /** A link to a document of this Workspace is followed here; Google would open it in a tab. */
    clicked(event) {
        const link = event.target.closest?.("a[href]");
        if (link && this.leads(link.href)) event.preventDefault();
    }

    leads(url) {
        return this.host.leads(url);
    }

    /** Forget all cards and ask for the homepage, as when the sidebar is opened. */
    async open() {
        this.visit += 1;
        this.busy = false;
        this.stack = [];
        this.draw();
        await this.call("homepage", {});
    }

    /** Forget all cards, without a call. */
    close() {
        this.visit += 1;
        this.busy = false;
        this.stack = [];
        this.report([]);
        this.draw();
    }

    /** Call the add-on and do what it answers. `wait` says whether the sidebar is held meanwhile. */
    async call(call, request, { wait = true, stays = false } = {}) {
        if (this.busy) return;
        const { visit } = this;
        this.wait(true, wait);
        this.problems = [];
        const exchange = await this.host.call({ call, ...request });
        if (visit !== this.visit) return;
        this.wait(false);
        this.last = { call, request };
        await this.take(exchange, call, { stays });
    }

    async take(exchange, call, { stays = true } = {}) {
        this.host.changed();
        if (exchange.failure) return this.fail([failure(exchange)]);
        const answer = camelCased(exchange.answer);
        const problems = this.problemsOf(answer, call, exchange);
        if (problems.some(({ refused }) => refused)) return this.fail(problems);
        this.tell(problems);
        if (call === "granted" && this.grantedCard === "alone") this.stack = [];
        await this.obey(answer.renderActions ?? answer, { call, stays, answer });
        if (answer.stateChanged) for (const shown of this.stack.slice(0, -1)) shown.stale = true;
    }

    /** Say problems aloud, beside those that the same click has brought before. */
    tell(problems) {
        this.problems.push(...problems);
        this.report(this.problems);
    }

    problemsOf(answer, call, exchange) {
        const { openLinkUrlPrefixes: prefixes, oauthScopes: scopes } = this.addon;
        return examine(answer, call, { exchange, definitions: this.definitions, prefixes, scopes });
    }

    async obey(actions, { call, stays, answer }) {
        const asked = answer.requestingGoogleScopes;
        if (asked) return this.consent(asked);
        if (answer.basicAuthorizationPrompt)
            return this.draw(signInPrompt(answer.basicAuthorizationPrompt, this));
        const { action = {}, hostAppAction } = answer.customAuthorizationPrompt ?? actions;
        const before = this.top;
        for (const navigation of action.navigations ?? []) this.navigate(navigation);
        if (!stays && this.top === before && before?.form.inputs.length)
            this.redraw(before, new Map());
        this.draw(this.top ? undefined : failed(this));
        if (call !== "homepage") this.top?.element?.focus({ preventScroll: true });
        if (action.notification?.text) toast(this.parts.toasts, action.notification.text);
        if (action.link) follow(action.link, this);
        if (hostAppAction?.editorAction?.requestFileScopeForActiveDocument) await this.grant();
    }

    navigate({ pushCard, updateCard, pop, popToRoot, popToCard }) {
        if (pushCard) this.place(pushCard);
        else if (updateCard) this.replace(updateCard);
        else if (pop) this.popTo(this.stack.length - 2);
        else if (popToRoot) this.popTo(0);
        else if (popToCard)
            this.popTo(
                this.stack.findLastIndex(({ card }) => card.name === popToCard),
                popToCard,
            );
    }

    place(card) {
        const shown = { card: shownCard(card, this.definitions), form: new Form() };
        shown.element = shown.card
            ? drawCard(shown.card, this.viewOf(shown))
            : element("article", { class: "card", tabindex: -1 });
        shown.card ??= {};
        this.stack.push(shown);
    }

    replace(card) {
        const kept = this.stack.pop()?.form.snapshot() ?? new Map();
        this.place(card);
        this.redraw(this.top, kept);
    }

    redraw(shown, kept) {
        shown.form = new Form(kept);
        if (shown.card.sections) shown.element = drawCard(shown.card, this.viewOf(shown));
    }

    popTo(index, name) {
        if (this.stack[index]) this.stack.length = index + 1;
        else if (name) this.tell([nowhere(`pops to the card "${name}", which is not open`)]);
        else this.tell([nowhere("pops the only card")]);
    }

    /** Go one card back, as its arrow does. A first card that became stale is asked for anew. */
    back() {
        this.stack.pop();
        if (this.stack.length === 1 && this.top.stale) return this.open();
        this.draw();
        (this.top.left ?? this.top.element).focus();
        return undefined;
    }

    /** Put a card on top without a call. */
    push(card) {
        if (this.top) this.top.left = document.activeElement;
        this.place(card);
        this.draw();
        this.top.element.focus();
    }

    viewOf(shown) {
        return {
            form: shown.form,
            act: (call, action, extra, options) => this.act(shown, call, action, extra, options),
            complete: (action) => this.complete(shown, action),
            push: (card) => this.push(card),
            reload: () => this.open(),
            leads: (url) => this.leads(url),
        };
    }

    act(shown, call, action, extra, { validated = true } = {}) {
        if (validated && !shown.form.allows(action)) return undefined;
        if (this.top) this.top.left = document.activeElement;
        const stays = !validated || action.persistValues === true;
        return this.call(call, request(action, shown, extra), {
            wait: action.loadIndicator !== "NONE",
            stays,
        });
    }

    async complete(shown, action) {
        const exchange = await this.host.call({ call: "completion", ...request(action, shown) });
        if (exchange.failure) return [];
        const answer = camelCased(exchange.answer);
        this.tell(this.problemsOf(answer, "completion", exchange));
        return answer.autoComplete?.items ?? [];
    }

    async grant() {
        const { visit } = this;
        if (!(await this.host.mayHaveFile())) return;
        this.wait(true, true);
        const exchange = await this.host.grantFile();
        if (visit !== this.visit) return;
        this.wait(false);
        await this.take(exchange, "granted");
    }

    async consent({ scopes, allScopes }) {
        const { visit, last } = this;
        const given = await this.host.askForScopes(allScopes ? this.addon.oauthScopes : scopes);
        if (given && visit === this.visit) await this.call(last.call, last.request);
    }

    /** Show what Google shows when a call has come to nothing: the cards stay as they are. */
    fail(problems) {
        this.tell(problems);
        if (this.top) toast(this.parts.toasts, "Something went wrong. Try again.");
        else this.draw(failed(this));
    }

    wait(isBusy, holds = false) {
        this.busy = isBusy;
        this.parts.body.toggleAttribute("inert", isBusy && holds);
        this.parts.body.setAttribute("aria-busy", String(isBusy));
        this.parts.progress.hidden = !(isBusy && holds);
    }

    draw(instead) {
        this.wait(this.busy);
        this.parts.bar.querySelector(".back").hidden = this.stack.length < 2;
        this.parts.body.replaceChildren(...[instead ?? this.top?.element].filter(Boolean));
    }

    /** Give the entries of the menu in the bar: the card's own actions, then the add-on's. */
    menu() {
        const own = this.top?.card.cardActions ?? [];
        const entries = own.map(({ actionLabel, onClick }) => ({
            label: actionLabel,
            choose: () =>
                press(onClick, this.viewOf(this.top), this.parts.bar.querySelector(".menu-button")),
        }));
        const everywhere = this.addon.universalActions.map((action) => ({
            label: action.label,
            choose: () => this.universal(action),
        }));
        const refresh = { label: "Refresh", choose: () => this.open() };
        return [...entries, ...(own.length ? [null] : []), ...everywhere, refresh];
    }

    universal({ openLink, runFunction }) {
        if (openLink) follow({ url: openLink }, this);
        else this.call("universal", { function: runFunction });
    }

    reload() {
        return this.open();
    }
}

function request(action, shown, extra = {}) {
    const own = Object.fromEntries(
        (action.parameters ?? []).map(({ key, value = "" }) => [key, value]),
    );
    return {
        function: action.function,
        parameters: { ...own, ...extra },
        values: shown.form.values(),
    };
}

function failure({ url = "", failure: sentence, detail }) {
    const what = [sentence, detail].filter(Boolean).join(" ");
    return { where: url, what, effect: "Google shows that something went wrong." };
}

function nowhere(what) {
    return { where: "navigations", what, effect: "Google does nothing." };
}
