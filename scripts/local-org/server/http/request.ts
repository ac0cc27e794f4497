import type { IncomingMessage } from 'node:http';
import { RestError } from './errors.ts';

/** A request as the routes see it. */
export interface ServerRequest {
    method: string;
    path: string;
    query: URLSearchParams;
    headers: Record<string, string>;
    body: Uint8Array;
    /** the user the session stands for */
    userId: string;
    /** the app chosen in the session, or null */
    app: string | null;
    /** address the server was called by, such as `http://localhost:8080` */
    origin: string;
    /** the server's port */
    port: number;
    /** true when a program brought an access token, false for a browser's session */
    isProgram: boolean;
}

/** What a route answers: JSON, bytes with their type, or events as they come. */
export interface ServerResponse {
    status: number;
    json?: unknown;
    /** sends JSON whenever there is news, until the client goes; @returns ends it */
    events?: (send: (data: unknown) => void) => () => void;
    body?: Uint8Array | string;
    type?: string;
    headers?: Record<string, string | string[]>;
}

// Documented limit of a file sent as base64 JSON: 37.5 MB of content.
const LARGEST_WITH_FILES = 52_428_800;
// "Maximum size of callout request or response": 6 MB for synchronous Apex, whose heap has no room for more.
const LARGEST = 6_291_456;
/** Where files come in: records of files, requests with several inside, CSV of bulk jobs, packages of the Metadata API. */
const WITH_FILES =
    /^\/services\/(?:data\/[^/]+\/(?:sobjects\/(?:ContentVersion|Attachment|Document)|composite|ui-api\/records|jobs\/ingest|connect|chatter)|Soap\/m\/)/i;

/**
 * Reads a request's body. What is too large is told before it is read, where the request says how large it is, and is never parsed.
 * @param path path of the request
 * @throws RestError 413 when it is larger than what the path takes
 */
export async function readBody(incoming: IncomingMessage, path: string): Promise<Uint8Array> {
    const maximum = WITH_FILES.test(path) ? LARGEST_WITH_FILES : LARGEST;
    const tooLarge = (): RestError => {
        // What still comes is read away: a client that is sending hears the answer only then.
        incoming.resume();
        return new RestError(413, 'REQUEST_LIMIT_EXCEEDED', `The request is larger than ${maximum / 1_048_576} MB.`);
    };
    if (Number(incoming.headers['content-length']) > maximum) {
        throw tooLarge();
    }
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
        length += chunk.length;
        if (length > maximum) {
            throw tooLarge();
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}

/**
 * @returns the body as an object
 * @throws RestError 400 JSON_PARSER_ERROR when it is none
 */
export function jsonBody(request: ServerRequest): Record<string, unknown> {
    let parsed: unknown;
    try {
        parsed = JSON.parse(Buffer.from(request.body).toString('utf8'));
    } catch {
        throw new RestError(400, 'JSON_PARSER_ERROR', 'The request body is not valid JSON.');
    }
    return objectOf(parsed, 'The request body');
}

/**
 * @param what names the value in the message
 * @returns a JSON value as an object
 * @throws RestError 400 JSON_PARSER_ERROR when it is none
 */
export function objectOf(value: unknown, what: string): Record<string, unknown> {
    if (!value || typeof value !== 'object' || Array.isArray(value)) {
        throw new RestError(400, 'JSON_PARSER_ERROR', `${what} must be a JSON object.`);
    }
    return value as Record<string, unknown>;
}

/** @returns a list of objects, of at most `maximum`; see `objectOf` */
export function objectsOf(value: unknown, what: string, maximum = Infinity): Record<string, unknown>[] {
    if (!Array.isArray(value)) {
        throw new RestError(400, 'JSON_PARSER_ERROR', `${what} must be a list.`);
    }
    if (value.length > maximum) {
        throw new RestError(400, 'LIMIT_EXCEEDED', `${what} takes at most ${maximum} entries.`);
    }
    return value.map((one) => objectOf(one, `Every entry of ${what}`));
}

/** @returns a parameter of names separated by commas as a list */
export function listParameter(request: ServerRequest, name: string): string[] {
    return request.query
        .getAll(name)
        .flatMap((value) => value.split(','))
        .map((value) => value.trim())
        .filter(Boolean);
}

/**
 * @returns a numeric parameter within bounds
 * @throws RestError 400 when it is not a number
 */
export function numberParameter(request: ServerRequest, name: string, standard: number, maximum: number): number {
    const value = request.query.get(name);
    if (value === null || value === '') {
        return standard;
    }
    const number = Number(value);
    if (!Number.isInteger(number) || number < 0) {
        throw new RestError(400, 'INVALID_QUERY_VALUE', `${name} must be a whole number.`);
    }
    return Math.min(number, maximum);
}
