import { context } from 'one/context';
import { setClockOffset } from 'one/orgTime';

/** API version the page speaks. */
export const API = '/services/data/v67.0';

/** The documented shape of errors from Lightning Data Service and Apex. */
export interface FetchResponse {
    ok: false;
    status: number;
    statusText: string;
    errorType: 'fetchResponse';
    headers: Record<string, string>;
    body: ErrorBody;
}

export interface ErrorBody {
    message: string;
    statusCode?: number;
    errorCode?: string;
    [detail: string]: unknown;
}

/**
 * Sends a request to the org.
 * @param path address on this server
 * @param options method and JSON body
 * @returns the parsed JSON (undefined for an empty answer)
 * @throws FetchResponse when the org refuses or cannot be reached
 */
export async function request<T>(path: string, options: { method?: string; body?: unknown } = {}): Promise<T> {
    const headers: Record<string, string> = { 'X-CSRF-Token': context().csrfToken, Accept: 'application/json' };
    let body: BodyInit | undefined;
    if (options.body instanceof Blob) {
        body = options.body;
        headers['Content-Type'] = 'application/octet-stream';
    } else if (options.body !== undefined) {
        body = JSON.stringify(options.body);
        headers['Content-Type'] = 'application/json';
    }
    let response: Response;
    try {
        response = await fetch(path, { method: options.method ?? 'GET', headers, body, credentials: 'same-origin' });
    } catch {
        throw unreachable();
    }
    const offset = response.headers.get('X-Org-Clock-Offset');
    if (offset !== null) {
        setClockOffset(Number(offset));
    }
    const text = await response.text();
    const parsed: unknown =
        text && response.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : undefined;
    if (!response.ok) {
        throw failure(response.status, response.statusText, errorBody(parsed, response));
    }
    return parsed as T;
}

/**
 * Sends JSON, and tells how much of it has arrived.
 * @param progress is given the percentage, from 0 to 100
 * @throws FetchResponse as `request` does
 */
export function send<T>(path: string, body: unknown, progress: (percent: number) => void): Promise<T> {
    return new Promise((resolve, reject) => {
        const sent = new XMLHttpRequest();
        sent.open('POST', path);
        sent.setRequestHeader('X-CSRF-Token', context().csrfToken);
        sent.setRequestHeader('Content-Type', 'application/json');
        sent.upload.onprogress = ({ loaded, total }) => progress(Math.floor((loaded / total) * 100));
        sent.onerror = () => reject(unreachable());
        sent.onload = () => {
            const isJson = sent.getResponseHeader('Content-Type')?.includes('json') ?? false;
            const parsed: unknown = isJson ? JSON.parse(sent.responseText) : undefined;
            if (sent.status >= 200 && sent.status < 300) {
                resolve(parsed as T);
            } else {
                reject(failure(sent.status, sent.statusText, errorBody(parsed, sent)));
            }
        };
        sent.send(JSON.stringify(body));
    });
}

/** @returns a readable sentence for anything that was thrown */
export function errorMessage(error: unknown): string {
    const body = (error as Partial<FetchResponse> | undefined)?.body;
    if (body) {
        const output = body.output as
            { errors?: { message: string }[]; fieldErrors?: Record<string, { message: string }[]> } | undefined;
        const details = [...(output?.errors ?? []), ...Object.values(output?.fieldErrors ?? {}).flat()].map(
            (one) => one.message
        );
        return details.length ? [...new Set(details)].join(' ') : body.message;
    }
    return error instanceof Error ? error.message : String(error);
}

// REST answers with a list of errors; Lightning Data Service hands components the first as an object.
function errorBody(parsed: unknown, response: { status: number; statusText: string }): ErrorBody {
    const body = Array.isArray(parsed) ? (parsed[0] as ErrorBody) : (parsed as ErrorBody | undefined);
    return { statusCode: response.status, ...(body ?? { message: `${response.status} ${response.statusText}` }) };
}

function failure(status: number, statusText: string, body: ErrorBody): FetchResponse {
    return Object.freeze({ ok: false, status, statusText, errorType: 'fetchResponse', headers: {}, body } as const);
}

const unreachable = (): FetchResponse =>
    failure(0, 'Disconnected', {
        message: 'The server cannot be reached. Check that it is still running, then try again.'
    });
