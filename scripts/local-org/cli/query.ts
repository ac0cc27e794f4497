// Runs a query on the local org that runs, as its administrator, and prints the rows as a table.
//   npm run query -- "SELECT Id, Name FROM Account" [--port N] [--data DIR] [--project DIR]
import { columnPaths, rowsText, type QueryColumn } from '../server/rest/columns.ts';
import { dataPath } from '../server/rest/versions.ts';
import { command, runningOrg } from './running-org.ts';
import { UsageError } from './start-options.ts';

type Json = Record<string, unknown>;

command(async () => {
    const [soql, ...rest] = process.argv.slice(2);
    if (!soql || soql.startsWith('--')) {
        throw new UsageError('Usage: npm run query -- "SELECT Id, Name FROM Account" [--port N] [--data DIR]');
    }
    const { origin, token } = await runningOrg(rest);
    const headers = { authorization: `Bearer ${token(null)}` };
    const ask = async (path: string): Promise<Json> => {
        const answer = await fetch(origin + path, { headers });
        const json = (await answer.json()) as Json;
        if (!answer.ok) {
            throw new UsageError((json as unknown as { message: string }[]).map((one) => one.message).join('\n'));
        }
        return json;
    };
    const address = `${dataPath()}/query?q=${encodeURIComponent(soql)}`;
    let page = await ask(address);
    const records = [...(page['records'] as Json[])];
    while (page['nextRecordsUrl']) {
        page = await ask(String(page['nextRecordsUrl']));
        records.push(...(page['records'] as Json[]));
    }
    if (records.length) {
        const { columnMetadata } = (await ask(`${address}&columns=true`)) as unknown as {
            columnMetadata: QueryColumn[];
        };
        const paths = columnPaths(columnMetadata);
        console.table(
            records.map((record) => Object.fromEntries(paths.map((path) => [path.join('.'), shown(record, path)])))
        );
    }
    process.stdout.write(`${rowsText(page['totalSize'])}\n`);
});

/** The value at a path; of child records how many there are. */
function shown(record: Json | null, [name = '', ...rest]: readonly string[]): unknown {
    const value = record?.[name] ?? null;
    if (rest.length) {
        return shown(value as Json | null, rest);
    }
    return value && typeof value === 'object' ? rowsText((value as Json)['totalSize']) : value;
}
