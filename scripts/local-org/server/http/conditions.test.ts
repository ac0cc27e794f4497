import { conditionally, firstSeen } from './conditions.ts';
import type { ServerRequest, ServerResponse } from './request.ts';

const MODIFIED = new Date('2026-01-31T10:00:00.700Z');
const AT = 'Sat, 31 Jan 2026 10:00:00 GMT';
const BEFORE = 'Sat, 31 Jan 2026 09:59:59 GMT';

function asked(
    method: string,
    headers: Record<string, string>,
    content: string | null = 'content'
): ServerResponse | string {
    try {
        return conditionally(
            { method, headers } as unknown as ServerRequest,
            { modified: () => MODIFIED, content: () => content },
            () => ({ status: 200, json: 1, headers: { Own: 'x' } })
        );
    } catch (error) {
        return `${(error as { status: number }).status} ${(error as Error).message}`;
    }
}

const statusOf = (...given: Parameters<typeof asked>): unknown => {
    const answer = asked(...given);
    return typeof answer === 'string' ? answer.slice(0, 3) : String(answer.status);
};
const TAG = (asked('GET', {}) as { headers: Record<string, string> }).headers['ETag']!;

// REST API guide, "Conditional Request Headers"; RFC 9110, 13.1 and 13.2.2.
test.each<[string, Record<string, string>, string]>([
    ['GET', {}, '200'],
    ['GET', { 'if-none-match': TAG }, '304'],
    ['GET', { 'if-none-match': `"x", W/${TAG}` }, '304'],
    ['GET', { 'if-none-match': '*' }, '304'],
    ['GET', { 'if-none-match': '"x"' }, '200'],
    ['GET', { 'if-modified-since': AT }, '304'],
    ['GET', { 'if-modified-since': BEFORE }, '200'],
    ['GET', { 'if-modified-since': 'no date' }, '200'],
    ['GET', { 'if-none-match': '"x"', 'if-modified-since': AT }, '200'],
    ['GET', { 'if-match': '"x"' }, '412'],
    ['GET', { 'if-match': TAG }, '200'],
    ['PATCH', {}, '200'],
    ['PATCH', { 'if-match': TAG }, '200'],
    ['PATCH', { 'if-match': '"x"' }, '412'],
    ['PATCH', { 'if-none-match': TAG }, '412'],
    ['PATCH', { 'if-none-match': '"x"' }, '200'],
    ['PATCH', { 'if-unmodified-since': AT }, '200'],
    ['PATCH', { 'if-unmodified-since': BEFORE }, '412'],
    ['PATCH', { 'if-match': TAG, 'if-unmodified-since': BEFORE }, '200'],
    ['PATCH', { 'if-match': 'x' }, '400'],
    ['PATCH', { 'if-unmodified-since': 'no date' }, '400'],
    ['DELETE', { 'if-match': '"x"' }, '200']
])('%s with %j is answered with %s', (method, headers, status) => {
    expect(statusOf(method, headers)).toBe(status);
});

test('what is read has its entity tag and when it was changed, in whole seconds', () => {
    expect(asked('GET', {})).toEqual({
        status: 200,
        json: 1,
        headers: { Own: 'x', 'Last-Modified': AT, ETag: expect.stringMatching(/^"[\w+/=]+"$/) as string }
    });
    expect(asked('GET', { 'if-none-match': '*' }, null)).toEqual({
        status: 200,
        json: 1,
        headers: { Own: 'x', 'Last-Modified': AT }
    });
    expect(asked('PATCH', { 'if-match': TAG })).toEqual({ status: 200, json: 1, headers: { Own: 'x' } });
});

test('a change of a content takes a later second than the one before', () => {
    const seen = firstSeen();
    const first = seen('a', { x: 1 }).getTime();
    expect(seen('a', { x: 1 }).getTime()).toBe(first);
    expect(seen('a', { x: 2 }).getTime()).toBeGreaterThanOrEqual(first + 1000);
});
