import { badRequest } from './errors.ts';
import type { ServerRequest, ServerResponse } from './request.ts';

/** Answers one kind of request; `parameters` are the `{names}` of its pattern. */
export type Handler = (request: ServerRequest, parameters: Record<string, string>) => ServerResponse;

/** A method and a path pattern such as `/services/data/{version}/sobjects/{object}`; `{rest*}` takes what is left. */
export interface Route<Answers = Handler> {
    method: string;
    pattern: string;
    handler: Answers;
}

/** Answers what takes a process of its own (a test run); other requests are answered meanwhile. */
export type SlowHandler = (
    request: ServerRequest,
    parameters: Record<string, string>
) => ServerResponse | Promise<ServerResponse>;

/** @returns a route */
export function route<Answers extends Handler | SlowHandler>(
    method: string,
    pattern: string,
    handler: Answers
): Route<Answers> {
    return { method, pattern, handler };
}

/**
 * @param routes tried in order: what is named more exactly stands first
 * @returns finds the handler of a request: null for an unknown path, the allowed methods for a wrong one
 */
export function router<Answers extends Handler | SlowHandler = Handler>(
    routes: Route<Answers>[]
): (
    method: string,
    path: string
) => { handler: Answers; parameters: Record<string, string> } | { allowed: string[] } | null {
    const compiled = routes.map((one) => ({ ...one, expression: expressionOf(one.pattern) }));
    return (method, path) => {
        const allowed: string[] = [];
        for (const { method: own, handler, expression } of compiled) {
            const match = expression.exec(path);
            if (match && own === method) {
                const parameters = Object.entries(match.groups ?? {}).map(([name, value]) => [
                    name,
                    decoded(value ?? '')
                ]);
                return { handler, parameters: Object.fromEntries(parameters) as Record<string, string> };
            }
            if (match) {
                allowed.push(own);
            }
        }
        return allowed.length ? { allowed } : null;
    };
}

/** @throws RestError 400 for a percent sign that begins no character */
export function decoded(text: string): string {
    try {
        return decodeURIComponent(text);
    } catch {
        throw badRequest('MALFORMED_ID', `Malformed address: ${text}`);
    }
}

function expressionOf(pattern: string): RegExp {
    const source = pattern
        .split(/(\{\w+\*?\})/)
        .map((part) => {
            const name = /^\{(\w+)(\*?)\}$/.exec(part);
            if (!name) {
                return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
            }
            return name[2] ? `(?<${name[1]}>.*)` : `(?<${name[1]}>[^/]+)`;
        })
        .join('');
    return new RegExp(`^${source}/?$`);
}
