import { badRequest, errorPayload, refusalOf } from '../http/errors.ts';
import { type ServerRequest, type ServerResponse } from '../http/request.ts';

/** Answers one request inside of another. */
export type Dispatch = (request: ServerRequest) => ServerResponse;

/** One request of a composite request. */
export interface SubRequest {
    method: string;
    url: string;
    referenceId: string;
    body: unknown;
}

/** An answer of a composite request. */
export interface SubResponse {
    body: unknown;
    httpHeaders: Record<string, unknown>;
    httpStatusCode: number;
    referenceId: string;
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** @throws RestError 400 for a request that lacks what it needs */
export function subRequestOf(given: Record<string, unknown>): SubRequest {
    const { method, url, referenceId, body } = given;
    const verb = String(method ?? '').toUpperCase();
    if (!METHODS.includes(verb) || typeof url !== 'string') {
        throw badRequest('INVALID_INPUT', 'Every request needs a method and a url.');
    }
    if (typeof referenceId !== 'string' || !/^[A-Za-z]\w*$/.test(referenceId)) {
        throw badRequest(
            'INVALID_INPUT',
            'Every request needs a referenceId of letters, digits and underscores that begins with a letter.'
        );
    }
    return { method: verb, url, referenceId, body };
}

/** @returns the outer request turned into one for another address */
export function innerRequest(
    outer: ServerRequest,
    method: string,
    url: string,
    body: unknown,
    text: string = body === undefined ? '' : JSON.stringify(body)
): ServerRequest {
    if (!URL.canParse(url, outer.origin) || new URL(url, outer.origin).origin !== outer.origin) {
        throw badRequest('INVALID_INPUT', `${url} is no address of this org.`);
    }
    const target = new URL(url, outer.origin);
    return { ...outer, method, path: target.pathname, query: target.searchParams, body: Buffer.from(text) };
}

/** Answers with what a request is refused with, instead of refusing the outer one. */
export function safely(work: () => ServerResponse): ServerResponse {
    try {
        return work();
    } catch (error) {
        const refusal = refusalOf(error);
        if (!refusal) {
            throw error;
        }
        return { status: refusal.status, json: errorPayload(refusal) };
    }
}

/**
 * Fills in what a request takes from earlier answers: `@{ref.id}`, `@{ref.records[0].Id}`.
 * @param answers by reference id
 * @throws RestError 400 PROCESSING_HALTED for a reference to what no answer has
 */
export function withReferences(
    outer: ServerRequest,
    { method, url, body }: SubRequest,
    answers: ReadonlyMap<string, unknown>
): ServerRequest {
    const valueOf = (reference: string, path: string): string => {
        const value = lookUp(answers.get(reference), path.replace(/^\./, ''));
        if (value === undefined || value === null) {
            throw badRequest(
                'PROCESSING_HALTED',
                `Invalid reference specified. No value for ${reference}${path} found in ${reference}`
            );
        }
        return String(value);
    };
    const fill = (text: string, write: (value: string) => string): string =>
        text.replace(/@\{(\w+)((?:\.\w+|\[\d+\])+)\}/g, (_, reference: string, path: string) =>
            write(valueOf(reference, path))
        );
    const inText = (value: string): string => JSON.stringify(value).slice(1, -1);
    const filled = body === undefined ? '' : fill(JSON.stringify(body), inText);
    return innerRequest(outer, method, fill(url, encodeURIComponent), body, filled);
}

function lookUp(value: unknown, path: string): unknown {
    const names = path
        .replace(/\[(\d+)\]/g, '.$1')
        .split('.')
        .filter(Boolean);
    return names.reduce<unknown>((current, name) => {
        const members = current as Record<string, unknown> | null | undefined;
        const key = Object.keys(members ?? {}).find((one) => one.toLowerCase() === name.toLowerCase());
        return key === undefined ? undefined : members![key];
    }, value);
}
