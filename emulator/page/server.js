/** Every request of the page: to the local Docs API as the visitor, and to what plays Google's servers. */

/** A refusal, told in one sentence. */
export class Refusal extends Error {
    constructor(status, message) {
        super(message);
        this.status = status;
    }
}

async function ask(method, path, { body, token } = {}) {
    const headers = {
        ...(body && { "Content-Type": "application/json" }),
        ...(token && { Authorization: `Bearer ${token}` }),
    };
    let response;
    try {
        response = await fetch(path, {
            method,
            headers,
            body: body && JSON.stringify(body),
            cache: "no-store",
        });
    } catch {
        throw new Refusal(0, "The local Workspace does not answer. Is it still running?");
    }
    const text = await response.text();
    const answer = parsed(text);
    if (!response.ok)
        throw new Refusal(
            response.status,
            answer?.error?.message ?? answer?.error ?? text.slice(0, 300),
        );
    return answer;
}

function parsed(text) {
    try {
        return JSON.parse(text);
    } catch {
        return null;
    }
}

/** Give {addon, users, schema, grantedCard}: what the page needs to know once. */
export const session = () => ask("GET", "/emulator/page");

/** Give {documents, authorizedScopes}: the first as {id, title, role, granted} for this visitor. */
export const documents = (email) =>
    ask("GET", `/emulator/page/documents?user=${encodeURIComponent(email)}`);

export const setRole = (document, email, role) =>
    ask("PUT", "/emulator/page/role", { body: { document, user: email, role } });

/** Give what the library knows of the new document. */
export const makeCopy = (document, email) =>
    ask("POST", `/emulator/documents/${encodeURIComponent(document)}/copy`, {
        body: { user: email },
    });

export const setConsent = (email, scopes) =>
    ask("PUT", "/emulator/page/consent", { body: { user: email, scopes } });

export const revokeGrant = (document, email) =>
    ask("DELETE", "/emulator/page/grant", { body: { document, user: email } });

/** Give an exchange with the add-on: {answer, bytes, seconds}, or {failure, detail}. */
export const callAddon = (document, email, click) =>
    ask("POST", "/emulator/page/call", { body: { document, user: email, ...place(), ...click } });

/** Record that this visitor lets the add-on have the document, and call its trigger. */
export const grant = (document, email) =>
    ask("POST", "/emulator/page/grant", { body: { document, user: email, ...place() } });

/** Give the faults to come, after one more is ordered or all are called off. */
export const faults = () => ask("GET", "/emulator/faults");
export const orderFault = (fault) => ask("POST", "/emulator/faults", { body: fault });
export const calm = () => ask("DELETE", "/emulator/faults");

function place() {
    const { locale, timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
    return { locale, zone, offsetMinutes: -new Date().getTimezoneOffset() };
}

/** Docs itself, as this visitor: reads and writes go through the API with a token of the page's own. */
export class Docs {
    constructor(email) {
        this.email = email;
        this.token = null;
    }

    async read(id) {
        const views =
            "suggestionsViewMode=DEFAULT_FOR_CURRENT_ACCESS&commentsViewMode=COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS";
        return this.ask(
            "GET",
            `/v1/documents/${encodeURIComponent(id)}?includeTabsContent=true&${views}`,
        );
    }

    /** Carry out requests made from a revision; what others did since is taken into account. */
    async write(id, requests, targetRevisionId) {
        const writeControl = targetRevisionId && { targetRevisionId };
        const path = `/v1/documents/${encodeURIComponent(id)}:batchUpdate`;
        return this.ask("POST", path, { requests, writeControl });
    }

    async ask(method, path, body) {
        try {
            return await ask(method, path, { body, token: await this.held() });
        } catch (refusal) {
            if (refusal.status !== 401) throw refusal;
            this.token = null; // It lasts an hour; a page may stay open for longer.
            return ask(method, path, { body, token: await this.held() });
        }
    }

    async held() {
        this.token ??= (
            await ask("POST", "/emulator/page/token", { body: { user: this.email } })
        ).access_token;
        return this.token;
    }
}
