import { createServer, type IncomingMessage, type Server, type ServerResponse as NodeResponse } from 'node:http';
import { errorPayload, methodNotAllowed, refusalOf, RestError } from './http/errors.ts';
import { PASSWORD_PATH } from '../database/password-links.ts';
import { bearerToken } from './http/oauth.ts';
import { readBody, type ServerRequest, type ServerResponse } from './http/request.ts';
import { decoded, router, type Route, type SlowHandler } from './http/router.ts';
import { checkHost, checkSameOrigin, mayBeginSession, SECURITY_HEADERS } from './http/security.ts';
import type { Session, SessionKeeper } from './http/session.ts';
import { sendFile } from './http/static-files.ts';

/** What the server needs besides its routes. */
export interface ServerOptions {
    routes: Route<SlowHandler>[];
    /** what is answered without a session: how one gets a session or token, and what says itself who asks; `userId` is empty */
    openRoutes?: Route<SlowHandler>[];
    sessions: SessionKeeper;
    /** the user of a browser that comes for the first time */
    defaultUserId: () => string;
    /** false once a session's user has gone or is inactive */
    isActiveUser: (userId: string) => boolean;
    /** absolute folder with SLDS's `assets` */
    assetsFolder: string;
    /** absolute folder of the built page, by its version */
    pageFolder: (version: string) => string | null;
    /** absolute path of a static resource's file or folder, or null */
    staticResource: (path: string) => { folder: string; file: string } | null;
    /** the HTML of the application */
    shell: (session: Session) => string;
    /** address of a record by its id alone (`/003…`), or null */
    recordAddress: (id: string) => string | null;
    /** the page behind a link of the platform's password e-mails; `body` is the form, when it was sent */
    passwordPage?: (token: string, body: Uint8Array | null, port: number) => ServerResponse;
    /** the org's time less the machine's, in milliseconds; every answer tells the page */
    clockOffset?: () => number;
    /** reports what went wrong inside of the server */
    report: (error: unknown) => void;
}

const FOREVER = { 'Cache-Control': 'public, max-age=31536000, immutable' };
/** Tells the page how far the org's clock is ahead of the machine's. */
const CLOCK_HEADER = 'X-Org-Clock-Offset';
const NO_STORE = { 'Cache-Control': 'no-store' };
/**
 * Settings of whatever server listens for the org. A connection is kept for the next request: Node's five seconds are over while
 * the org is busy with Apex, and a request that arrived meanwhile would be thrown away with its connection.
 */
export const CONNECTIONS = { keepAliveTimeout: 65_000 };
/** A server that starts anew is there soon. */
const EVENTS_RETRY_MS = 500;
const DATA = '/services/data/';
const WRITING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Makes the HTTP server; the caller listens.
 * Requests are handled one after the other: Apex is synchronous.
 */
export function createOrgServer(options: ServerOptions): Server {
    const find = router(options.routes);
    const findOpen = router(options.openRoutes ?? []);
    return createServer(CONNECTIONS, (incoming, response) => {
        void answer(incoming, response, options, find, findOpen).catch((error: unknown) => {
            options.report(error);
            response.destroy();
        });
    });
}

async function answer(
    incoming: IncomingMessage,
    response: NodeResponse,
    options: ServerOptions,
    find: Find,
    findOpen: Find
): Promise<void> {
    try {
        checkHost(incoming.headers);
        const url = addressOf(incoming);
        const method = incoming.method ?? 'GET';
        if (method === 'GET' && sendStatic(url.pathname, options, response)) {
            return;
        }
        if (url.pathname === PASSWORD_PATH && options.passwordPage && (method === 'GET' || method === 'POST')) {
            // Whoever has the link needs no session; the form is sent by its own page alone.
            const isForm = method === 'POST';
            if (isForm) {
                checkSameOrigin(incoming.headers);
            }
            send(
                response,
                options.passwordPage(
                    url.searchParams.get('c') ?? '',
                    isForm ? await readBody(incoming, url.pathname) : null,
                    Number(url.port || 80)
                )
            );
            return;
        }
        const open = findOpen(method, url.pathname);
        if (open && 'handler' in open) {
            const nobody = { session: { userId: '', app: null }, isNew: true, isProgram: true };
            send(response, await open.handler(await requestOf(incoming, url, method, nobody), open.parameters));
            return;
        }
        const session = sessionOf(incoming, url, options);
        const page = method === 'GET' ? pageAnswer(url, incoming, session, options) : null;
        const answered = page ?? (await apiAnswer(incoming, url, method, session, options, find));
        if (options.clockOffset) {
            response.setHeader(CLOCK_HEADER, options.clockOffset());
        }
        send(response, answered);
    } catch (error) {
        send(response, failure(error, options));
    }
}

type Find = ReturnType<typeof router<SlowHandler>>;

/**
 * Where a request goes. Clients put a slash behind an instance URL, and their own before the path: one slash counts.
 * @throws RestError 400 for an address that is none
 */
function addressOf(incoming: IncomingMessage): URL {
    const [path = '/', ...query] = (incoming.url ?? '/').split('?');
    const text = [path.replace(/\/{2,}/g, '/'), ...query].join('?');
    const base = `http://${incoming.headers.host}`;
    if (!text.startsWith('/') || !URL.canParse(text, base)) {
        throw new RestError(400, 'MALFORMED_ID', 'The address of the request is malformed.');
    }
    return new URL(text, base);
}

interface CurrentSession {
    session: Session;
    /** true when the browser sent no valid cookie */
    isNew: boolean;
    /** true when a program brought an access token: no browser sends that by itself, so it needs no CSRF token */
    isProgram: boolean;
}

function sessionOf(incoming: IncomingMessage, url: URL, options: ServerOptions): CurrentSession {
    const token = bearerToken(incoming.headers.authorization);
    if (token !== null) {
        const userId = options.sessions.readAccessToken(token, Date.now());
        if (userId === null || !options.isActiveUser(userId)) {
            throw expired();
        }
        return { session: { userId, app: null }, isNew: false, isProgram: true };
    }
    const known = options.sessions.read(incoming.headers.cookie, portOf(url));
    return known && options.isActiveUser(known.userId)
        ? { session: known, isNew: false, isProgram: false }
        : { session: { userId: options.defaultUserId(), app: null }, isNew: true, isProgram: false };
}

const portOf = (url: URL): number => Number(url.port || 80);

const expired = (): RestError => new RestError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');

function sendStatic(path: string, options: ServerOptions, response: NodeResponse): boolean {
    const headers = { ...SECURITY_HEADERS, ...FOREVER };
    if (path.startsWith('/assets/')) {
        return sendFile(options.assetsFolder, path.slice('/assets/'.length), headers, response);
    }
    const page = /^\/webruntime\/page\/(\w+)\/([\w.-]+)$/.exec(path);
    if (page) {
        const folder = options.pageFolder(page[1]!);
        return folder !== null && sendFile(folder, page[2]!, headers, response);
    }
    if (path.startsWith('/resource/')) {
        const resource = options.staticResource(decoded(path.slice('/resource/'.length)));
        return (
            resource !== null &&
            sendFile(resource.folder, resource.file, { ...SECURITY_HEADERS, ...NO_STORE }, response)
        );
    }
    return false;
}

// Pages: `/` and record ids lead into the application, everything below /lightning is the application.
function pageAnswer(
    url: URL,
    { headers }: IncomingMessage,
    { session, isNew: isFirst }: CurrentSession,
    options: ServerOptions
): ServerResponse | null {
    const path = url.pathname;
    const port = portOf(url);
    const isNew = isFirst && mayBeginSession(headers);
    if (path === '/') {
        return redirect('/lightning/page/home');
    }
    if (/^\/\w{15}(\w{3})?$/.test(path)) {
        const address = options.recordAddress(path.slice(1));
        return address ? redirect(address) : null;
    }
    if (path !== '/lightning' && !path.startsWith('/lightning/')) {
        // A person who mistyped an address gets the application's own page, a program the REST error.
        return isPageAddress(path) && headers.accept?.includes('text/html')
            ? { ...shellAnswer(session, isNew, port, options), status: 404 }
            : null;
    }
    const app = /^\/lightning\/app\/(\w+)/.exec(path);
    if (app) {
        const chosen = { ...session, app: app[1]! };
        return {
            ...redirect('/lightning/page/home'),
            headers: {
                Location: '/lightning/page/home',
                ...(isFirst && !isNew ? {} : { 'Set-Cookie': options.sessions.cookie(chosen, port) })
            }
        };
    }
    return shellAnswer(session, isNew, port, options);
}

const isPageAddress = (path: string): boolean => !/^\/(services|webruntime|sfc|assets|resource|secur)(\/|$)/.test(path);

function shellAnswer(session: Session, isNew: boolean, port: number, options: ServerOptions): ServerResponse {
    return {
        status: 200,
        body: options.shell(session),
        type: 'text/html; charset=utf-8',
        headers: isNew ? { 'Set-Cookie': options.sessions.cookie(session, port) } : {}
    };
}

async function apiAnswer(
    incoming: IncomingMessage,
    url: URL,
    method: string,
    current: CurrentSession,
    options: ServerOptions,
    find: Find
): Promise<ServerResponse> {
    const { session, isNew, isProgram } = current;
    const asked = askedMethod(method, url);
    if (url.pathname.startsWith(DATA) && wantsXml(incoming.headers.accept)) {
        throw new RestError(501, 'FUNCTIONALITY_NOT_ENABLED', 'Unsupported: answers in XML. Ask for application/json.');
    }
    const found = find(asked, url.pathname);
    if (!found) {
        throw new RestError(404, 'NOT_FOUND', 'The requested resource does not exist');
    }
    if ('allowed' in found) {
        throw methodNotAllowed(asked, found.allowed);
    }
    if (isNew) {
        throw expired();
    }
    checkSameOrigin(incoming.headers);
    const token = incoming.headers['x-csrf-token'];
    if (
        !isProgram &&
        WRITING.has(method) &&
        !options.sessions.isCsrfToken(session, typeof token === 'string' ? token : undefined)
    ) {
        throw new RestError(403, 'INVALID_CSRF_TOKEN', 'The page is out of date. Reload it and try again.');
    }
    return found.handler(await requestOf(incoming, url, asked, current), found.parameters);
}

/** Whether an answer in JSON is none of those that a header Accept names. */
const wantsXml = (accept = ''): boolean => /\bxml\b/.test(accept) && !/json|\*\/\*|application\/\*/.test(accept);

// REST API guide, "Using Extended Header Support": a client that cannot send other methods sends POST with `_HttpMethod`. Where it
// has "HEAD, GET" for a resource, the answer to HEAD is that to GET without its body, which Node leaves out.
function askedMethod(method: string, url: URL): string {
    if (method === 'HEAD' && url.pathname.startsWith(DATA)) {
        return 'GET';
    }
    const wanted =
        method === 'POST' && url.pathname.startsWith('/services/') ? url.searchParams.get('_HttpMethod') : null;
    return wanted ? wanted.toUpperCase() : method;
}

async function requestOf(
    incoming: IncomingMessage,
    url: URL,
    method: string,
    { session, isProgram }: CurrentSession
): Promise<ServerRequest> {
    return {
        method,
        path: url.pathname,
        query: url.searchParams,
        headers: plainHeaders(incoming),
        body: await readBody(incoming, url.pathname),
        userId: session.userId,
        app: session.app,
        origin: url.origin,
        port: portOf(url),
        isProgram
    };
}

function plainHeaders(incoming: IncomingMessage): Record<string, string> {
    const entries = Object.entries(incoming.headers).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string'
    );
    return Object.fromEntries(entries);
}

function failure(error: unknown, options: ServerOptions): ServerResponse {
    const refusal = refusalOf(error);
    if (error !== refusal) {
        options.report(error);
    }
    if (refusal) {
        // The Apex action endpoint answers with one object, the REST API with a list.
        return {
            status: refusal.status,
            json: refusal.details.exceptionType
                ? { message: refusal.message, ...refusal.details }
                : errorPayload(refusal)
        };
    }
    const message = error instanceof Error ? error.message : String(error);
    return { status: 500, json: [{ message, errorCode: 'UNKNOWN_EXCEPTION' }] };
}

function redirect(location: string): ServerResponse {
    return { status: 302, body: '', headers: { Location: location } };
}

function send(response: NodeResponse, answer: ServerResponse): void {
    const headers = { ...SECURITY_HEADERS, ...NO_STORE, ...answer.headers };
    if (answer.json !== undefined) {
        response.writeHead(answer.status, { ...headers, 'Content-Type': 'application/json; charset=utf-8' });
        response.end(JSON.stringify(answer.json));
        return;
    }
    if (answer.events) {
        // HTML Living Standard, 9.2 Server-sent events: a client whose connection ends asks again, after `retry` milliseconds.
        response.writeHead(answer.status, { ...headers, 'Content-Type': 'text/event-stream' });
        response.write(`retry: ${EVENTS_RETRY_MS}\n\n`);
        response.once(
            'close',
            answer.events((data) => void response.write(`data: ${JSON.stringify(data)}\n\n`))
        );
        return;
    }
    response.writeHead(answer.status, { ...headers, ...(answer.type ? { 'Content-Type': answer.type } : {}) });
    response.end(answer.body ?? '');
}
