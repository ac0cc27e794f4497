import { badRequest, errorPayload, RestError } from '../http/errors.ts';
import { jsonBody, type ServerRequest, type ServerResponse } from '../http/request.ts';

interface SubRequest {
    method: string;
    url: string;
    referenceId: string;
    body?: unknown;
}

const MAXIMUM = 25;

/**
 * `POST /composite`: several requests in one, later ones referring to earlier answers with `@{ref.id}`.
 * @param dispatch answers one request, in a transaction of its own
 */
export function composite(
    request: ServerRequest,
    dispatch: (request: ServerRequest) => ServerResponse
): ServerResponse {
    const body = jsonBody(request);
    const requests = body.compositeRequest as SubRequest[] | undefined;
    if (!Array.isArray(requests) || requests.length > MAXIMUM) {
        throw badRequest('INVALID_INPUT', `compositeRequest must list at most ${MAXIMUM} requests.`);
    }
    if (body.allOrNone === true) {
        throw badRequest('INVALID_INPUT', 'Unsupported: composite with allOrNone');
    }
    const answers = new Map<string, unknown>();
    const results = requests.map((one) => {
        const answer = safely(() => dispatch(subRequest(request, one, answers)));
        answers.set(one.referenceId, answer.json);
        return {
            body: answer.json ?? null,
            httpHeaders: {},
            httpStatusCode: answer.status,
            referenceId: one.referenceId
        };
    });
    return { status: 200, json: { compositeResponse: results } };
}

function safely(work: () => ServerResponse): ServerResponse {
    try {
        return work();
    } catch (error) {
        if (error instanceof RestError) {
            return { status: error.status, json: errorPayload(error) };
        }
        throw error;
    }
}

function subRequest(outer: ServerRequest, one: SubRequest, answers: Map<string, unknown>): ServerRequest {
    const fill = (text: string): string =>
        text.replace(/@\{(\w+)\.([\w.[\]]+)\}/g, (_, reference: string, path: string) =>
            String(lookUp(answers.get(reference), path))
        );
    const url = new URL(fill(one.url), 'http://localhost');
    return {
        ...outer,
        method: one.method,
        path: url.pathname,
        query: url.searchParams,
        body: Buffer.from(one.body === undefined ? '' : fill(JSON.stringify(one.body)))
    };
}

function lookUp(value: unknown, path: string): unknown {
    const names = path.replace(/\[(\d+)\]/g, '.$1').split('.');
    return names.reduce<unknown>((current, name) => (current as Record<string, unknown> | undefined)?.[name], value);
}
