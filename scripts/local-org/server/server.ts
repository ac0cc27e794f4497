import { createServer, type IncomingMessage, type Server, type ServerResponse as NodeResponse } from 'node:http';
import { errorPayload, RestError } from './http/errors.ts';
import { PASSWORD_PATH } from '../database/password-links.ts';
import { bearerToken, TOKEN_PATH } from './http/oauth.ts';
import { readBody, type ServerRequest, type ServerResponse } from './http/request.ts';
import { router, type Route } from './http/router.ts';
import { checkHost, checkSameOrigin, SECURITY_HEADERS } from './http/security.ts';
import type { Session, SessionKeeper } from './http/session.ts';
import { sendFile } from './http/static-files.ts';

/** What the server needs besides its routes. */
export interface ServerOptions {
    routes: Route[];
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
    /** answers the OAuth token endpoint */
    token: (request: { body: Uint8Array; authorization: string | undefined; origin: string }) => ServerResponse;
    /** the page behind a link of the platform's password e-mails; `body` is the form, when it was sent */
    passwordPage?: (token: string, body: Uint8Array | null) => ServerResponse;
    /** the org's time less the machine's, in milliseconds; every answer tells the page */
    clockOffset?: () => number;
    /** reports what went wrong inside of the server */
    report: (error: unknown) => void;
}

const FOREVER = { 'Cache-Control': 'public, max-age=31536000, immutable' };
/** Tells the page how far the org's clock is ahead of the machine's. */
const CLOCK_HEADER = 'X-Org-Clock-Offset';
const NO_STORE = { 'Cache-Control': 'no-store' };
const WRITING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Makes the HTTP server; the caller listens.
 * Requests are handled one after the other: Apex is synchronous.
 */
export function createOrgServer(options: ServerOptions): Server {
    const find = router(options.routes);
    return createServer((incoming, response) => {
        void answer(incoming, response, options, find).catch((error: unknown) => {
            options.report(error);
            response.destroy();
        });
    });
}

async function answer(
    incoming: IncomingMessage,
    response: NodeResponse,
    options: ServerOptions,
    find: ReturnType<typeof router>
): Promise<void> {
    try {
        checkHost(incoming.headers);
        const url = new URL(incoming.url ?? '/', 'http://localhost');
        const method = incoming.method ?? 'GET';
        if (method === 'GET' && sendStatic(url.pathname, options, response)) {
            return;
        }
        if (method === 'POST' && url.pathname === TOKEN_PATH) {
            const { authorization, host } = incoming.headers;
            send(response, options.token({ body: await readBody(incoming), authorization, origin: `http://${host}` }));
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
                options.passwordPage(url.searchParams.get('c') ?? '', isForm ? await readBody(incoming) : null)
            );
            return;
        }
        const session = sessionOf(incoming, options);
        const page = method === 'GET' ? pageAnswer(url, incoming.headers.accept ?? '', session, options) : null;
        const answered = page ?? (await apiAnswer(incoming, url, method, session, options, find));
        if (options.clockOffset) {
            response.setHeader(CLOCK_HEADER, options.clockOffset());
        }
        send(response, answered);
    } catch (error) {
        send(response, failure(error, options));
    }
}

interface CurrentSession {
    session: Session;
    /** true when the browser sent no valid cookie */
    isNew: boolean;
    /** true when a program brought an access token: no browser sends that by itself, so it needs no CSRF token */
    isProgram: boolean;
}

function sessionOf(incoming: IncomingMessage, options: ServerOptions): CurrentSession {
    const token = bearerToken(incoming.headers.authorization);
    if (token !== null) {
        const userId = options.sessions.readAccessToken(token, Date.now());
        if (userId === null || !options.isActiveUser(userId)) {
            throw expired();
        }
        return { session: { userId, app: null }, isNew: false, isProgram: true };
    }
    const known = options.sessions.read(incoming.headers.cookie);
    return known && options.isActiveUser(known.userId)
        ? { session: known, isNew: false, isProgram: false }
        : { session: { userId: options.defaultUserId(), app: null }, isNew: true, isProgram: false };
}

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
        const resource = options.staticResource(decodeURIComponent(path.slice('/resource/'.length)));
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
    accept: string,
    { session, isNew }: CurrentSession,
    options: ServerOptions
): ServerResponse | null {
    const path = url.pathname;
    if (path === '/') {
        return redirect('/lightning/page/home');
    }
    if (/^\/\w{15}(\w{3})?$/.test(path)) {
        const address = options.recordAddress(path.slice(1));
        return address ? redirect(address) : null;
    }
    if (path !== '/lightning' && !path.startsWith('/lightning/')) {
        // A person who mistyped an address gets the application's own page, a program the REST error.
        return isPageAddress(path) && accept.includes('text/html')
            ? { ...shellAnswer(session, isNew, options), status: 404 }
            : null;
    }
    const app = /^\/lightning\/app\/(\w+)/.exec(path);
    if (app) {
        const chosen = { ...session, app: app[1]! };
        return {
            ...redirect('/lightning/page/home'),
            headers: { Location: '/lightning/page/home', 'Set-Cookie': options.sessions.cookie(chosen) }
        };
    }
    return shellAnswer(session, isNew, options);
}

const isPageAddress = (path: string): boolean => !/^\/(services|webruntime|sfc|assets|resource)(\/|$)/.test(path);

function shellAnswer(session: Session, isNew: boolean, options: ServerOptions): ServerResponse {
    return {
        status: 200,
        body: options.shell(session),
        type: 'text/html; charset=utf-8',
        headers: isNew ? { 'Set-Cookie': options.sessions.cookie(session) } : {}
    };
}

async function apiAnswer(
    incoming: IncomingMessage,
    url: URL,
    method: string,
    { session, isNew, isProgram }: CurrentSession,
    options: ServerOptions,
    find: ReturnType<typeof router>
): Promise<ServerResponse> {
    const found = find(method, url.pathname);
    if (!found) {
        throw new RestError(404, 'NOT_FOUND', 'The requested resource does not exist');
    }
    if ('allowed' in found) {
        throw new RestError(
            405,
            'METHOD_NOT_ALLOWED',
            `HTTP Method '${method}' not allowed. Allowed are ${found.allowed.join(',')}`
        );
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
    const request: ServerRequest = {
        method,
        path: url.pathname,
        query: url.searchParams,
        headers: plainHeaders(incoming),
        body: await readBody(incoming),
        userId: session.userId,
        app: session.app
    };
    return found.handler(request, found.parameters);
}

function plainHeaders(incoming: IncomingMessage): Record<string, string> {
    const entries = Object.entries(incoming.headers).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string'
    );
    return Object.fromEntries(entries);
}

function failure(error: unknown, options: ServerOptions): ServerResponse {
    if (error instanceof RestError) {
        // The Apex action endpoint answers with one object, the REST API with a list.
        return {
            status: error.status,
            json: error.details.exceptionType ? { message: error.message, ...error.details } : errorPayload(error)
        };
    }
    options.report(error);
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
    response.writeHead(answer.status, { ...headers, ...(answer.type ? { 'Content-Type': answer.type } : {}) });
    response.end(answer.body ?? '');
}
