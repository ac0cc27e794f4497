/** Changes of records as somebody with every right tries them: through REST, composite, the UI API and anonymous Apex. */
import type { UserWindow } from './session.ts';

/** One change that must be refused, whoever tries it and however. */
export interface Attempt {
    what: string;
    operation: 'update' | 'create' | 'delete';
    object: string;
    /** of the record that is changed or deleted */
    id?: string;
    /** fields as JSON has them: days and times are ISO 8601 */
    fields?: Record<string, string | null>;
    /** what the refusal says */
    message: RegExp;
}

/** How a change went. */
export interface Outcome {
    channel: string;
    refused: boolean;
    text: string;
}

const DATA = '/services/data/v67.0';

type Call = (method: string, path: string, body?: unknown) => Promise<{ status: number; text: string }>;

/** Requests as the user of a window, with the token that its page has. */
async function callerOf(window: UserWindow): Promise<Call> {
    const token = /"csrfToken":"([^"]+)"/.exec(await window.page.content())?.[1] ?? '';
    return async (method, path, body) => {
        const response = await window.context.request.fetch(path, {
            method,
            headers: { 'x-csrf-token': token, 'content-type': 'application/json' },
            ...(body === undefined ? {} : { data: JSON.stringify(body) })
        });
        return { status: response.status(), text: await response.text() };
    };
}

/**
 * Tries a change through every channel that a user has.
 * @param anonymous runs anonymous Apex, for users who may; it throws what went wrong
 * @returns what each channel answered
 */
export async function tryEverywhere(
    window: UserWindow,
    attempt: Attempt,
    anonymous?: (source: string) => Promise<void>
): Promise<Outcome[]> {
    const call = await callerOf(window);
    const outcomes: Outcome[] = [];
    const note = (channel: string, { status, text }: { status: number; text: string }): void => {
        outcomes.push({ channel, refused: status >= 400, text });
    };
    const [method, path, body] = restOf(attempt);
    note('REST', await call(method, path, body));
    note('composite', compositeAnswer(await call('POST', `${DATA}/composite`, compositeOf(method, path, body))));
    note('UI API', await call(...uiApiOf(attempt)));
    if (anonymous) {
        const text = await anonymous(apexOf(attempt)).then(
            () => null,
            (error: Error) => error.message
        );
        outcomes.push({ channel: 'anonymous Apex', refused: text !== null, text: text ?? '' });
    }
    return outcomes;
}

function restOf({ operation, object, id, fields }: Attempt): [string, string, unknown] {
    const path = `${DATA}/sobjects/${object}`;
    switch (operation) {
        case 'create':
            return ['POST', path, fields];
        case 'update':
            return ['PATCH', `${path}/${id}`, fields];
        case 'delete':
            return ['DELETE', `${path}/${id}`, undefined];
    }
}

function compositeOf(method: string, url: string, body: unknown): unknown {
    return { compositeRequest: [{ method, url, referenceId: 'one', ...(body === undefined ? {} : { body }) }] };
}

function compositeAnswer(answer: { status: number; text: string }): { status: number; text: string } {
    const { compositeResponse } = JSON.parse(answer.text) as {
        compositeResponse?: { httpStatusCode: number; body: unknown }[];
    };
    const [first] = compositeResponse ?? [];
    return first ? { status: first.httpStatusCode, text: JSON.stringify(first.body) } : answer;
}

function uiApiOf({ operation, object, id, fields }: Attempt): [string, string, unknown] {
    const path = `${DATA}/ui-api/records`;
    switch (operation) {
        case 'create':
            return ['POST', path, { apiName: object, fields }];
        case 'update':
            return ['PATCH', `${path}/${id}`, { fields }];
        case 'delete':
            return ['DELETE', `${path}/${id}`, undefined];
    }
}

/** In system mode: whoever runs anonymous Apex need not care about field permissions. */
function apexOf({ operation, object, id, fields }: Attempt): string {
    const values = { attributes: { type: object }, ...(id ? { Id: id } : {}), ...fields };
    const verb = operation === 'create' ? 'insert' : operation;
    return `${verb} as system (${object}) JSON.deserialize('${JSON.stringify(values)}', ${object}.class);`;
}
