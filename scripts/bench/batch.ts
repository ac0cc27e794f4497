import { join } from 'node:path';
import { executeAnonymous } from '../local-org/entry/anonymous.ts';
import { drainJobs } from '../local-org/jobs/run.ts';
import { openOrg, type Org } from '../local-org/org.ts';

export interface BatchMeasurement {
    records: number;
    seconds: number;
    /** SQL statements for each record: what the work is, on any machine. */
    statementsPerRecord: number;
    /** Different texts of SQL: each is compiled once. */
    texts: number;
    /** How many times as long as the same rows written with bare SQL in the same store. */
    timesBareSql: number;
}

/** Counts the statements that a store carries out from here on. */
function countStatements(org: Org): { statements: number; texts: Set<string> } {
    const counted = { statements: 0, texts: new Set<string>() };
    const { store } = org;
    for (const name of ['run', 'all', 'get'] as const) {
        const original = store[name].bind(store) as (sql: string, values?: never) => never;
        store[name] = (sql: string, values?: never): never => {
            counted.statements++;
            counted.texts.add(sql);
            return original(sql, values);
        };
    }
    return counted;
}

function run(org: Org, source: string): void {
    const errors = executeAnonymous(org, org.adminId, source);
    if (errors.length > 0) {
        throw new Error(errors.map((error) => error.message).join('\n'));
    }
}

function secondsOf(work: () => void): number {
    const began = performance.now();
    work();
    return (performance.now() - began) / 1000;
}

/** Two columns of every account, one statement for each. */
function bareSql({ store }: Org): void {
    store.begin();
    for (const { id } of store.all('SELECT "Id" AS id FROM "Account"')) {
        store.run('UPDATE "Account" SET "NumberOfEmployees" = 0, "Description" = NULL WHERE "Id" = ?', [id!]);
    }
    store.commit();
}

/** A batch over accounts in chunks of 200 with a trigger before and after each update. */
export function measureBatch(root: string, folder: string, records: number): BatchMeasurement {
    const org = openOrg({
        projectDirs: [join(root, 'scripts', 'bench', 'project')],
        file: join(folder, 'batch.sqlite'),
        cacheFolder: join(folder, 'cache')
    });
    try {
        run(
            org,
            `List<Account> accounts = new List<Account>();
             for (Integer i = 0; i < ${records}; i++) {
                 accounts.add(new Account(Name = 'Account ' + i));
             }
             insert accounts;`
        );
        const bare = secondsOf(() => bareSql(org));
        const counted = countStatements(org);
        const seconds = secondsOf(() => {
            run(org, 'Database.executeBatch(new TouchAccounts(), 200);');
            drainJobs(org);
        });
        return {
            records,
            seconds: round(seconds),
            statementsPerRecord: round(counted.statements / records),
            texts: counted.texts.size,
            timesBareSql: round(seconds / bare)
        };
    } finally {
        org.store.close();
    }
}

function round(value: number): number {
    return Math.round(value * 100) / 100;
}
