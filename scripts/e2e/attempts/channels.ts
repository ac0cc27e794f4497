/** The ways into an org that do not lead past its screens. */
import type { ControllerAttempt, RecordAttempt, RequestAttempt } from './attempt.ts';
import { DATA, type Answer, type UserSession } from './user-session.ts';

/** How an attempt went on one way. */
export interface Outcome {
    channel: string;
    refused: boolean;
    text: string;
}

const REFUSED = 400;

/** Tries a change of a record on every way that everybody has. */
export async function tryRecord({ call }: UserSession, attempt: RecordAttempt): Promise<Outcome[]> {
    const { operation, object, id, fields } = attempt;
    const record = `${DATA}/sobjects/${object}`;
    const one: [string, string, unknown] = {
        create: ['POST', record, fields] as [string, string, unknown],
        update: ['PATCH', `${record}/${id}`, fields] as [string, string, unknown],
        delete: ['DELETE', `${record}/${id}`, undefined] as [string, string, unknown]
    }[operation];
    const records = `${DATA}/composite/sobjects`;
    const listed = [{ attributes: { type: object }, ...(id ? { id } : {}), ...fields }];
    const collection: [string, string, unknown] = {
        create: ['POST', records, { allOrNone: false, records: listed }] as [string, string, unknown],
        update: ['PATCH', records, { allOrNone: false, records: listed }] as [string, string, unknown],
        delete: ['DELETE', `${records}?ids=${id}`, undefined] as [string, string, unknown]
    }[operation];
    const ui = `${DATA}/ui-api/records`;
    const layout: [string, string, unknown] = {
        create: ['POST', ui, { apiName: object, fields }] as [string, string, unknown],
        update: ['PATCH', `${ui}/${id}`, { fields }] as [string, string, unknown],
        delete: ['DELETE', `${ui}/${id}`, undefined] as [string, string, unknown]
    }[operation];
    const [method, url, body] = one;
    return [
        outcome('REST', await call(...one)),
        collectionOutcome(await call(...collection)),
        compositeOutcome(
            await call('POST', `${DATA}/composite`, {
                compositeRequest: [{ method, url, referenceId: 'one', ...(body === undefined ? {} : { body }) }]
            })
        ),
        outcome('UI API', await call(...layout))
    ];
}

/** Calls a method of a controller as a component of the page does. */
export async function tryController(
    { call }: UserSession,
    { controller, params }: ControllerAttempt
): Promise<Outcome> {
    const [classname, method] = controller.split('.');
    const answer = await call('POST', '/webruntime/api/apex/execute', { classname, method, params, cacheable: false });
    if (answer.status >= REFUSED) {
        return outcome('controller', answer);
    }
    // A form that is refused is an answer, so that the screen can explain each refusal.
    const { returnValue } = JSON.parse(answer.text) as { returnValue: unknown };
    const results = (Array.isArray(returnValue) ? returnValue : [returnValue]) as ({ submitted?: boolean } | null)[];
    return {
        channel: 'controller',
        refused: results.length > 0 && results.every((result) => result?.submitted === false),
        text: answer.text
    };
}

/** How a part of a request says that it was refused, or that nothing is there, while the whole of it went well. */
const PART_REFUSED =
    /"success":false|"submitted":false|"(?:httpStatusCode|statusCode)":4\d\d|"totalSize":0|"searchRecords":\[\]|"count":0/;

/** Sends a request as it is. */
export async function tryRequest({ call }: UserSession, { method, path, body }: RequestAttempt): Promise<Outcome> {
    const { status, text } = await call(method, path, body);
    return { channel: method, refused: status >= REFUSED || PART_REFUSED.test(text), text };
}

/** Runs anonymous Apex as whoever the session is. */
export async function tryApex({ call }: UserSession, source: string): Promise<Outcome> {
    const answer = await call('GET', `${DATA}/tooling/executeAnonymous?anonymousBody=${encodeURIComponent(source)}`);
    if (answer.status >= REFUSED) {
        return outcome('anonymous Apex', answer);
    }
    const { success, exceptionMessage, compileProblem } = JSON.parse(answer.text) as {
        success: boolean;
        exceptionMessage: string | null;
        compileProblem: string | null;
    };
    return {
        channel: 'anonymous Apex',
        refused: !success,
        text: exceptionMessage ?? compileProblem ?? ''
    };
}

/** @returns the change in system mode: whoever writes Apex need not care about permissions */
export function asSystem({ operation, object, id, fields }: RecordAttempt): string {
    const values = JSON.stringify({ attributes: { type: object }, ...(id ? { Id: id } : {}), ...fields });
    const verb = operation === 'create' ? 'insert' : operation;
    const literal = values.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
    return `${verb} as system (${object}) JSON.deserialize('${literal}', ${object}.class);`;
}

function outcome(channel: string, { status, text }: Answer): Outcome {
    return { channel, refused: status >= REFUSED, text };
}

function collectionOutcome({ status, text }: Answer): Outcome {
    const rows = status < REFUSED ? (JSON.parse(text) as { success: boolean }[]) : [];
    return { channel: 'collection', refused: status >= REFUSED || rows.every((row) => !row.success), text };
}

function compositeOutcome({ status, text }: Answer): Outcome {
    const { compositeResponse: [first] = [] } = JSON.parse(text) as {
        compositeResponse?: { httpStatusCode: number; body: unknown }[];
    };
    return first
        ? { channel: 'composite', refused: first.httpStatusCode >= REFUSED, text: JSON.stringify(first.body) }
        : outcome('composite', { status, text });
}
