import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureBulkLoads, type BulkLoad } from './bulk-loads.ts';

const ROOT = join(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'bulk-loads-'));

afterAll(() => rmSync(folder, { recursive: true }));

/** What the guide says: a row is a load, its queries and its statements for each 200 records. */
function stated(): BulkLoad[] {
    const guide = readFileSync(join(ROOT, 'scripts', 'docs', 'volume.md'), 'utf8');
    return [...guide.matchAll(/^\| ([^|]+?) +\| +(\d+) +\| +(\d+) +\|$/gm)].map(([, load, queries, statements]) => ({
        load: load!,
        queriesPer200: Number(queries),
        statementsPer200: Number(statements)
    }));
}

test('what others load costs as many queries as the guide states, whatever the amount', () => {
    // The first transaction that imports licenses reads once what the others know, too.
    const measured = measureBulkLoads(ROOT, folder, 600).map((one) => ({
        ...one,
        queriesPer200: Math.round(one.queriesPer200)
    }));
    expect(measured).toEqual(stated());
}, 60_000);
