import { insertSystemRow } from '../../database/system-rows.ts';
import { DiskError } from '../../database/disk.ts';
import { plainSession } from '../../database/session.ts';
import { atomically, type Store } from '../../database/store.ts';
import { LOG_CATEGORIES, type FinishedLog, type LogKeeper, type LogLevels } from '../../runtime/debug-log.ts';
import type { OrgSchema } from '../../schema/model.ts';

/** "Debug logs … are retained for seven days" where a trace flag asked for them (Apex Developer Guide, "Debug Log Order of Precedence"). */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
/** "Each org can accumulate up to 1,000 MB of debug logs": the oldest make room. */
const KEPT_BYTES = 1_000_000_000;
/** "Each debug log must be 20 MB or smaller": what is beyond is cut off. */
const LONGEST = 20_000_000;

/** The debug logs that an org keeps. */
export interface DebugLogs extends LogKeeper {
    /** Writes what is still to be written: a log is kept whatever becomes of the transaction that it was written in. */
    flush(): void;
    /** @returns the text of a log, or null */
    body(id: string): string | null;
    /** Is told the id of every log that is kept, and whose it is. @returns takes the listener off */
    listen(kept: (id: string, userId: string) => void): () => void;
}

/**
 * @param data the org's data as it is now, and what the Tooling API sees of it
 * @param report is told of logs that the disk did not take: what they are about is saved all the same
 */
export function openDebugLogs(
    data: () => { store: Store; schema: OrgSchema },
    report: (error: unknown) => void
): DebugLogs {
    data().store.exec('CREATE TABLE IF NOT EXISTS "_log_body" (id TEXT PRIMARY KEY, text TEXT)');
    const listeners = new Set<(id: string, userId: string) => void>();
    let waiting: FinishedLog[] = [];

    const write = (log: FinishedLog): string => {
        const text = log.text.slice(0, LONGEST);
        const { store, schema } = data();
        const id = insertSystemRow(plainSession(store, log.userId, { schema }), 'ApexLog', {
            Application: 'Unknown',
            DurationMilliseconds: log.elapsedMs,
            Location: 'Monitoring',
            LogLength: Buffer.byteLength(text),
            LogUserId: log.userId,
            Operation: log.operation,
            Request: 'API',
            StartTime: log.startedAt,
            Status: log.status.slice(0, 255)
        });
        store.run('INSERT INTO "_log_body" (id, text) VALUES (?, ?)', [id, text]);
        return id;
    };
    const flush = (): void => {
        const { store } = data();
        if (store.depth > 0 || waiting.length === 0) {
            return;
        }
        const logs = waiting;
        waiting = [];
        let ids: string[];
        try {
            ids = atomically(store, () => {
                const written = logs.map(write);
                removeOld(store);
                return written;
            });
        } catch (error) {
            if (!(error instanceof DiskError)) {
                throw error;
            }
            report(error);
            return;
        }
        ids.forEach((id, index) => listeners.forEach((tell) => tell(id, logs[index]!.userId)));
    };
    return {
        levels: (userId) => levelsOf(data().store, userId),
        keep(log) {
            waiting.push(log);
            flush();
        },
        flush,
        body: (id) =>
            (data().store.get('SELECT text FROM "_log_body" WHERE id = ?', [id])?.['text'] as string | null) ?? null,
        listen(kept) {
            listeners.add(kept);
            return () => listeners.delete(kept);
        }
    };
}

/**
 * The levels of the user's trace flag that is on now; the one made last counts. Clients set a flag's times by the machine's clock,
 * whatever the org's is.
 */
function levelsOf(store: Store, userId: string): LogLevels | null {
    const row = store.get(
        `SELECT d.* FROM "TraceFlag" t JOIN "DebugLevel" d ON d."Id" = t."DebugLevelId"
         WHERE t."TracedEntityId" = ?1 AND (t."StartDate" IS NULL OR t."StartDate" <= ?2) AND t."ExpirationDate" > ?2
         ORDER BY t."Id" DESC LIMIT 1`,
        [userId, Date.now()]
    );
    const levels = Object.entries(LOG_CATEGORIES).map(([name, field]) => [name, row?.[field] ?? 'NONE']);
    return row && (Object.fromEntries(levels) as LogLevels);
}

function removeOld(store: Store): void {
    store.run('DELETE FROM "ApexLog" WHERE "StartTime" < ?', [store.clock.now() - KEPT_MS]);
    store.run(
        `DELETE FROM "ApexLog" WHERE "Id" IN (SELECT id FROM
            (SELECT "Id" AS id, sum("LogLength") OVER (ORDER BY "Id" DESC) AS total FROM "ApexLog") WHERE total > ?)`,
        [KEPT_BYTES]
    );
    store.run('DELETE FROM "_log_body" WHERE id NOT IN (SELECT "Id" FROM "ApexLog")');
}
