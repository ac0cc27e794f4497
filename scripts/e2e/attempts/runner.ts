/** Tries every row as everybody on every way, and says what was answered otherwise than the row expects. */
import type { ApexAttempt, Attempt, Persona } from './attempt.ts';
import { asSystem, tryApex, tryController, tryRecord, tryRequest, type Outcome } from './channels.ts';
import type { UserSession } from './user-session.ts';

/** How the platform refuses who has not the right: to an object, a field, a record or a class, or to write Apex. */
export const NO_RIGHT =
    /INSUFFICIENT_ACCESS|NOT_FOUND|INVALID_TYPE|entity type cannot be|fields being inaccessible|Unable to create\/update fields|access to the Apex class|Access to entity '\w+' denied/;

/** An attempt that needs a right first, before a rule is heard. */
type OfRights = Exclude<Attempt, ApexAttempt>;

export interface Tried {
    /** how many attempts there were */
    attempts: number;
    /** what got through, or was refused in other words than expected */
    holes: string[];
}

/**
 * @param persona who tries
 * @param session that person, signed in
 * @param rows what is tried
 */
export async function tryAll(persona: Persona, session: UserSession, rows: readonly Attempt[]): Promise<Tried> {
    const tried: Tried = { attempts: 0, holes: [] };
    const note = (what: string, outcome: Outcome, expected: RegExp | null): void => {
        tried.attempts++;
        const isAsExpected = expected === null ? !outcome.refused : outcome.refused && expected.test(outcome.text);
        if (!isAsExpected) {
            const said = outcome.text.slice(0, 600);
            tried.holes.push(`${what} (${outcome.channel}): ${outcome.refused ? said : `GOT THROUGH ${said}`}`);
        }
    };
    for (const row of rows) {
        if ('apex' in row) {
            // Who may not write Apex does not get as far as the classes.
            const outcome = await tryApex(session, row.apex);
            note(row.what, outcome, persona === 'administrator' ? (row.says ?? null) : NO_RIGHT);
            continue;
        }
        if (row.isJobOf?.includes(persona)) {
            continue;
        }
        const expected = expectedBy(persona, row);
        const outcomes = await outcomesOf(session, row);
        for (const outcome of outcomes) {
            note(row.what, outcome, expected);
        }
        if (persona === 'administrator' && 'operation' in row) {
            note(row.what, await tryApex(session, asSystem(row)), row.isKept ? null : row.says);
        }
    }
    return tried;
}

async function outcomesOf(session: UserSession, row: OfRights): Promise<Outcome[]> {
    if ('path' in row) {
        return [await tryRequest(session, row)];
    }
    return 'controller' in row ? [await tryController(session, row)] : tryRecord(session, row);
}

/** @returns the refusal, or null where it is only kept as it was */
function expectedBy(persona: Persona, row: OfRights): RegExp | null {
    if (!row.heardBy?.includes(persona)) {
        return NO_RIGHT;
    }
    if (row.isKept) {
        return null;
    }
    const says = row.tells?.[persona] ?? row.says;
    // An administrator has every object and not every field; Apex in system mode hears the sentence alone.
    return persona === 'administrator' && !('controller' in row)
        ? new RegExp(`${says.source}|${NO_RIGHT.source}`, says.flags)
        : says;
}
