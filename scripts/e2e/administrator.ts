/** What the administrator does to an org that no page is needed for: moving its clock, and anonymous Apex. */

/** Where the clock moves; days have 24 hours. */
export type ClockMove =
    { to: string } | { by: { days?: number; hours?: number; minutes?: number } } | { toNextScheduledJob: true };

/** The org's clock, and what ran while it moved; times are ISO 8601. */
export interface ClockState {
    now: string;
    nextScheduled: string | null;
    movingTo: string | null;
    /** `problem` is what a job's Apex failed with; a further entry of a batch whose chunk failed is `isContinued` */
    fired: {
        at: string;
        kind: string;
        className: string;
        name: string | null;
        problem: string | null;
        isContinued: boolean;
    }[];
    problem: string | null;
}

type Send = <T>(method: string, path: string, body?: unknown) => Promise<T>;

const POLL_MS = 50;
const CLOCK = '/webruntime/api/setup/clock';

/** A browser that comes for the first time is the administrator's. */
async function administrator(url: string): Promise<Send> {
    const page = await fetch(`${url}/lightning/page/home`);
    const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
    const token = /"csrfToken":"([^"]+)"/.exec(await page.text())?.[1] ?? '';
    return async <T>(method: string, path: string, body?: unknown): Promise<T> => {
        const response = await fetch(url + path, {
            method,
            headers: { cookie, 'x-csrf-token': token },
            ...(body === undefined ? {} : { body: JSON.stringify(body) })
        });
        const text = await response.text();
        if (!response.ok) {
            throw new Error(`${method} ${path}: ${response.status} ${text}`);
        }
        return JSON.parse(text) as T;
    };
}

/**
 * Moves the clock of an org and waits until it is there.
 * @param url address of the org's server
 * @throws Error when the move is refused, or where the local org lacks what a job needs
 */
export async function moveClock(url: string, move: ClockMove): Promise<ClockState> {
    const send = await administrator(url);
    let state = await send<ClockState>('POST', CLOCK, move);
    while (state.movingTo !== null) {
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
        state = await send<ClockState>('GET', CLOCK);
    }
    if (state.problem !== null) {
        throw new Error(state.problem);
    }
    return state;
}

/**
 * Runs anonymous Apex as the administrator.
 * @throws Error with the place when it does not compile, or with the exception
 */
export async function runAnonymous(url: string, source: string): Promise<void> {
    const send = await administrator(url);
    const outcome = await send<{
        success: boolean;
        line: number;
        compileProblem: string | null;
        exceptionMessage: string | null;
    }>('GET', `/services/data/v67.0/tooling/executeAnonymous?anonymousBody=${encodeURIComponent(source)}`);
    if (!outcome.success) {
        throw new Error(outcome.exceptionMessage ?? `line ${outcome.line}: ${outcome.compileProblem ?? ''}`);
    }
}

/** Runs anonymous Apex as the administrator, who may bring in licenses from before roll-out meanwhile, and no longer. */
export async function bringIn(url: string, source: string): Promise<void> {
    const mine = `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = :UserInfo.getUserId() AND PermissionSet.Name = 'License_Import'`;
    await runAnonymous(
        url,
        `insert new PermissionSetAssignment(AssigneeId = UserInfo.getUserId(),
            PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'License_Import'].Id);`
    );
    await runAnonymous(url, source);
    await runAnonymous(url, `delete [${mine}];`);
}
