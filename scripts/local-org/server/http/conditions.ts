import { createHash } from 'node:crypto';
import { RestError } from './errors.ts';
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
