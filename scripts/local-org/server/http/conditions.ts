import { RestError } from './errors.ts';
import type { ServerRequest, ServerResponse } from './request.ts';

/**
 * Answers a request on a record with the conditions of its headers. Documented in the REST API guide under "Conditional Request
 * Headers": `If-Modified-Since` is answered with 304 for what has not changed since, `If-Unmodified-Since` with 412 for what has.
 * @param modified when the record was changed last, asked where somebody wants to know it; a header has whole seconds
 * @param answer what is done when they are met
 */
export function conditionally(
    request: ServerRequest,
    modified: () => Date,
    answer: () => ServerResponse
): ServerResponse {
    const until = timeOf(request, 'if-unmodified-since');
    const isRead = request.method === 'GET';
    if (!isRead && until === null) {
        return answer();
    }
    const changed = Math.floor(modified().getTime() / 1000) * 1000;
    const since = timeOf(request, 'if-modified-since');
    const headers = { 'Last-Modified': new Date(changed).toUTCString() };
    if (until !== null && changed > until) {
        throw new RestError(
            412,
            'PRECONDITION_FAILED',
            'The record was modified after the time that the request names.'
        );
    }
    if (isRead && since !== null && changed <= since) {
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
