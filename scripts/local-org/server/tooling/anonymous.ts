import type { OrgAccess } from '../org-access.ts';

/** Salesforce's permission to run anonymous Apex. */
export const AUTHOR_APEX = 'AuthorApex';

/** What became of anonymous Apex, as both APIs tell it, and its debug log. */
export interface AnonymousResult {
    /** place of what does not compile; -1 where everything does */
    line: number;
    column: number;
    compiled: boolean;
    success: boolean;
    compileProblem: string | null;
    exceptionMessage: string | null;
    exceptionStackTrace: string | null;
    log: string;
}

/** Runs anonymous Apex: `GET /tooling/executeAnonymous`, and the operation of the Apex SOAP API. */
export function executeAnonymous(org: OrgAccess, userId: string, source: string): AnonymousResult {
    const outcome: AnonymousResult = {
        line: -1,
        column: -1,
        compiled: true,
        success: true,
        compileProblem: null,
        exceptionMessage: null,
        exceptionStackTrace: null,
        log: ''
    };
    try {
        org.anonymous(userId, source, 'AnonymousBlock', (log) => {
            outcome.log = log;
        });
        return outcome;
    } catch (error) {
        if (!(error instanceof Error)) {
            throw error;
        }
        const place = /:(\d+):(\d+) (.*)/.exec(error.message);
        if (error.name === 'ApexCompileError' && place) {
            return {
                ...outcome,
                compiled: false,
                success: false,
                line: Number(place[1]),
                column: Number(place[2]),
                compileProblem: place[3]!
            };
        }
        const [message, ...stack] = error.message.split('\n');
        return { ...outcome, success: false, exceptionMessage: message!, exceptionStackTrace: stack.join('\n') };
    }
}
