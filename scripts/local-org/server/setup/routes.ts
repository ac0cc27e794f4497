import { badRequest } from '../http/errors.ts';
import { jsonBody, type ServerRequest, type ServerResponse } from '../http/request.ts';
import { route, type Route } from '../http/router.ts';
import type { OrgAccess } from '../org-access.ts';
import { checkPermission } from '../user-route.ts';
import { AUTHOR_APEX, executeAnonymous } from '../tooling/anonymous.ts';
import { queryCsv, queryTable } from './query-page.ts';
import { iso, type ClockState } from './clock-mover.ts';

/**
 * Who may open Setup here: whoever may change everything anyway. Salesforce's own permissions to see each of the pages are finer; the
 * clock is the local org's own and moves everybody's time.
 */
export const SETUP_PERMISSION = 'ModifyAllData';

const SETUP = '/webruntime/api/setup';
const STEP_MS: Readonly<Record<string, number>> = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

/** @returns the routes of the Setup pages, of the clock, and of anonymous Apex with its log */
export function setupRoutes(org: OrgAccess): Route[] {
    const { setup } = org;
    const allowed =
        (
            permission: string,
            work: (request: ServerRequest, id: string) => unknown,
            answer: (result: never) => ServerResponse = answerOf
        ): Route['handler'] =>
        (request, { id = '' }) => {
            checkPermission(org, request.userId, permission);
            return answer(work(request, id) as never);
        };
    const get = (path: string, work: (request: ServerRequest, id: string) => unknown): Route =>
        route('GET', `${SETUP}${path}`, allowed(SETUP_PERMISSION, work));
    const send = (method: string, path: string, work: (request: ServerRequest, id: string) => unknown): Route =>
        route(method, `${SETUP}${path}`, allowed(SETUP_PERMISSION, work));
    return [
        get('/scheduled-jobs', () => setup.scheduledJobs()),
        send('POST', '/scheduled-jobs/{id}/run', (_, id) => setup.runNow(id)),
        send('DELETE', '/scheduled-jobs/{id}', ({ userId }, id) => setup.deleteJob(userId, id)),
        get('/apex-jobs', () => setup.apexJobs()),
        get('/emails', ({ query }) => setup.outbox(query.get('q') ?? '')),
        get('/emails/{id}', (_, id) => setup.email(Number(id))),
        route(
            'GET',
            `${SETUP}/emails/{id}/html`,
            allowed(SETUP_PERMISSION, (_, id) => setup.email(Number(id)).htmlBody, emailHtml)
        ),
        route(
            'POST',
            `${SETUP}/anonymous-apex`,
            allowed(AUTHOR_APEX, (request) =>
                executeAnonymous(org, request.userId, String(jsonBody(request).source ?? ''))
            )
        ),
        get('/query', ({ userId, query }) =>
            org.run(userId, (transaction) => queryTable(transaction, query.get('q') ?? ''))
        ),
        route(
            'GET',
            `${SETUP}/query/csv`,
            allowed(
                SETUP_PERMISSION,
                ({ userId, query }) => org.run(userId, (transaction) => queryCsv(transaction, query.get('q') ?? '')),
                (answer: ServerResponse) => answer
            )
        ),
        get('/clock', () => setup.clockState()),
        send('POST', '/clock', (request) => {
            setup.moveClock(target(jsonBody(request), setup.clockState()));
            return setup.clockState();
        }),
        send('DELETE', '/clock/move', () => {
            setup.stopClock();
            return setup.clockState();
        })
    ];
}

/** The HTML of an e-mail, for a frame of the page: nothing in it runs, and nothing is loaded. */
function emailHtml(body: string): ServerResponse {
    return {
        status: 200,
        body,
        type: 'text/html; charset=utf-8',
        headers: {
            'Content-Security-Policy':
                "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
            'X-Frame-Options': 'SAMEORIGIN'
        }
    };
}

function answerOf(json: unknown): ServerResponse {
    return json === undefined ? { status: 204, body: '' } : { status: 200, json };
}

/**
 * Where a request moves the clock, said in one way: `{ "to": "2026-11-05T09:00:00-07:00" }`, `{ "by": { "days": 7 } }` (days of 24
 * hours, hours and minutes), or `{ "toNextScheduledJob": true }`.
 */
function target(body: Record<string, unknown>, { now, nextScheduled }: ClockState): number {
    const { to, by, toNextScheduledJob } = body;
    const ways = Object.keys(body).length;
    if (ways === 1 && typeof to === 'string' && isMoment(to)) {
        return Date.parse(to);
    }
    if (ways === 1 && by !== null && typeof by === 'object') {
        const steps = Object.entries(by as Record<string, unknown>);
        const isKnown = steps.every(([unit, count]) => Object.hasOwn(STEP_MS, unit) && typeof count === 'number');
        if (isKnown && steps.length > 0) {
            return steps.reduce((at, [unit, count]) => at + STEP_MS[unit]! * (count as number), Date.parse(now));
        }
    }
    if (ways === 1 && toNextScheduledJob === true) {
        if (nextScheduled === null) {
            throw badRequest('NOTHING_SCHEDULED', 'No job is scheduled.');
        }
        // A job that is due already fires at the next moment.
        return Math.max(Date.parse(nextScheduled), Date.parse(now) + 1000);
    }
    throw badRequest(
        'INVALID_CLOCK',
        'Say where the clock moves: "to" (date and time with its zone), "by" ({days, hours, minutes}) or "toNextScheduledJob".'
    );
}

/** A date and time with its zone, of a day that there is: JavaScript reads February 30 as March 2. */
function isMoment(text: string): boolean {
    const [, day, time] = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))$/.exec(text) ?? [];
    const midnight = Date.parse(`${day}T00:00:00Z`);
    return !Number.isNaN(midnight) && iso(midnight)!.startsWith(day!) && !Number.isNaN(Date.parse(`${day}${time}`));
}
