import { createHash } from 'node:crypto';
import { badRequest, RestError } from './errors.ts';
import type { ServerRequest, ServerResponse } from './request.ts';

/** What conditions are held against; each is asked where somebody wants to know it. */
export interface Conditional {
    /** when the resource was changed last; a header has whole seconds */
    modified: () => Date;
    /** what it is, for its entity tag, or null for a resource that has none */
    content: () => string | null;
}

/**
 * Answers a request on a record with the conditions of its headers, as the REST API guide has them under "Conditional Request
 * Headers": `If-None-Match` and `If-Modified-Since` are answered with 304 when a record that is read is as it was, `If-Match`,
 * `If-Unmodified-Since` and, for a change, `If-None-Match` with 412 when they are not met. The last two are not looked at where an
 * entity tag says the same exactly (RFC 9110, 13.2.2), and none at a DELETE ("DELETE requests aren't supported").
 * @param answer what is done when they are met
 * @throws RestError 412, and 400 for a change with "an invalid header value for If-Match, If-None-Match, or If-Unmodified-Since"
 */
export function conditionally(
    request: ServerRequest,
    resource: Conditional,
    answer: () => ServerResponse
): ServerResponse {
    const isRead = request.method === 'GET';
    const asked = ['if-match', 'if-none-match', 'if-unmodified-since'].some((name) => name in request.headers);
    if (request.method === 'DELETE' || (!isRead && !asked)) {
        return answer();
    }
    if (!isRead) {
        checkValues(request);
    }
    const changed = Math.floor(resource.modified().getTime() / 1000) * 1000;
    const content = resource.content();
    const tag = content === null ? null : `"${createHash('sha1').update(content).digest('base64')}"`;
    const match = tag === null ? null : tagsOf(request, 'if-match');
    const noneMatch = tag === null ? null : tagsOf(request, 'if-none-match');
    const until = match ? null : timeOf(request, 'if-unmodified-since');
    const since = noneMatch ? null : timeOf(request, 'if-modified-since');
    const isSame = noneMatch !== null && hasTag(noneMatch, tag);
    if ((match && !hasTag(match, tag)) || (until !== null && changed > until) || (isSame && !isRead)) {
        throw new RestError(412, 'PRECONDITION_FAILED', 'The record is not as the request says that it must be.');
    }
    const headers = { 'Last-Modified': new Date(changed).toUTCString(), ...(tag ? { ETag: tag } : {}) };
    if (isSame || (isRead && since !== null && changed <= since)) {
        return { status: 304, body: '', headers };
    }
    const answered = answer();
    return isRead ? { ...answered, headers: { ...answered.headers, ...headers } } : answered;
}

/** An entity tag stands in quotation marks; orgs put `-gzip` behind it. */
const TAG = String.raw`(W/)?"[^"]*"(-gzip)?`;
const TAGS = new RegExp(String.raw`^(\*|${TAG}(\s*,\s*${TAG})*)$`);

function checkValues({ headers }: ServerRequest): void {
    for (const name of ['if-match', 'if-none-match', 'if-unmodified-since']) {
        const value = headers[name]?.trim();
        const isValid = name.endsWith('match') ? TAGS.test(value ?? '') : !Number.isNaN(Date.parse(value ?? ''));
        if (value !== undefined && !isValid) {
            // The guide has the status; for the code no source was found.
            throw badRequest('INVALID_HEADER_VALUE', `The value of the header ${name} is not valid: ${value}`);
        }
    }
}

/** @returns when a content was first seen as it is now, by a name; a header has whole seconds, so that a change takes the next one */
export function firstSeen(): (name: string, content: unknown) => Date {
    const seen = new Map<string, { hash: string; at: number }>();
    return (name, content) => {
        const hash = createHash('sha1').update(JSON.stringify(content)).digest('base64');
        const former = seen.get(name);
        if (former?.hash !== hash) {
            seen.set(name, { hash, at: Math.max(Date.now(), (former?.at ?? 0) + 1000) });
        }
        return new Date(seen.get(name)!.at);
    };
}

// RFC 9110, 13.1.3: what is no date is as if it were not there.
function timeOf({ headers }: ServerRequest, name: string): number | null {
    const time = Date.parse(headers[name] ?? '');
    return Number.isNaN(time) ? null : time;
}

/** The tags of a header, or null without one; orgs put `-gzip` behind a tag, and `W/` before it says that it is weak. */
function tagsOf({ headers }: ServerRequest, name: string): string[] | null {
    const text = headers[name];
    return text === undefined ? null : text.split(',').map((one) => one.trim().replace(/^W\//, ''));
}

const hasTag = (tags: readonly string[], tag: string | null): boolean => tags.some((one) => one === '*' || one === tag);
