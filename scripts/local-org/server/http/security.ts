import type { IncomingHttpHeaders } from 'node:http';
import { RestError } from './errors.ts';

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** Headers of every answer. Scripts come from this server alone; Lightning components may set styles. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
    'Content-Security-Policy': [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'"
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin'
};

/**
 * Refuses a request that reached this machine under another name (DNS rebinding).
 * @throws RestError 421
 */
export function checkHost(headers: IncomingHttpHeaders): void {
    if (!LOCAL_HOST.test(headers.host ?? '')) {
        throw new RestError(421, 'INVALID_HOST', 'This server answers only to localhost.');
    }
}

/**
 * Refuses a request that another site made a browser send.
 * @throws RestError 403
 */
export function checkSameOrigin(headers: IncomingHttpHeaders): void {
    const site = headers['sec-fetch-site'];
    const origin = headers.origin;
    const foreignSite = typeof site === 'string' && site !== 'same-origin' && site !== 'none';
    const foreignOrigin = origin !== undefined && (origin === 'null' || hostOf(origin) !== headers.host);
    if (foreignSite || foreignOrigin) {
        throw new RestError(403, 'INVALID_ORIGIN', 'The request comes from another site.');
    }
}

function hostOf(origin: string): string | null {
    return URL.canParse(origin) ? new URL(origin).host : null;
}

/**
 * Whether a session may begin with this request: a person opens a page. What another site embeds begins none.
 * (Fetch Metadata; browsers that send no such headers, and programs, are taken at their word.)
 */
export function mayBeginSession(headers: IncomingHttpHeaders): boolean {
    const site = headers['sec-fetch-site'];
    return site === undefined || site === 'same-origin' || site === 'none' || headers['sec-fetch-dest'] === 'document';
}
