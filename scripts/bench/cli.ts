// Measures the local org and prints JSON: start-up times, every screen, Apex tests, a batch of 10,000 records of a small project, what
// 10,000 contacts, campaign members and files that others load cost, twenty programs that ask 10,000 times, and how long a saved file
// takes to be on the open page.
// Seconds depend on the machine; the counts of the batch do not, and its time is told beside that of bare SQL.
//   npm run bench -- [NAME ...]
// Names, such as live and load, are those of the sections to measure alone.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../e2e/browser.ts';
import { startOrgServer } from '../e2e/org-server.ts';
import { measureScreens } from './screens.ts';
import { measureBatch } from './batch.ts';
import { measureBulkLoads } from './bulk-loads.ts';
import { measureLive } from './live.ts';
import { measureLoad } from './load.ts';

const root = process.env.PROJECT_ROOT ?? process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
    const cache = join(folder, 'cache');
    const sections: Record<string, () => unknown> = {
        start: measureStart,
        screens: () => measureScreens({ data: join(folder, 'data'), cache }),
        apexTests: measureApexTests,
        batch: () => measureBatch(root, folder, 10_000),
        bulkLoads: () => measureBulkLoads(root, folder, 10_000),
        load: () => measureLoad({ clients: 20, requests: 10_000 }, { data: join(folder, 'loaded'), cache }),
        live: () => measureLive(root, folder, cache)
    };
    const wanted = process.argv.slice(2);
    const unknown = wanted.filter((name) => !Object.hasOwn(sections, name));
    if (unknown.length > 0) {
        console.error(`Unknown section ${unknown.join(', ')}. There are ${Object.keys(sections).join(', ')}.`);
        process.exitCode = 2;
    } else {
        const result: Record<string, unknown> = { machine: { cores: cpus().length, node: process.versions.node } };
        for (const name of wanted.length > 0 ? wanted : Object.keys(sections)) {
            result[name] = await sections[name]!();
        }
        console.log(JSON.stringify(result, null, 2));
    }
} finally {
    rmSync(folder, { recursive: true, force: true });
}

/** Seconds from the command to a page that can be used: with empty caches and no data, and again with both. */
async function measureStart(): Promise<{ coldSeconds: number; warmSeconds: number }> {
    const options = { data: join(folder, 'data'), cache: join(folder, 'cache') };
    const once = async (): Promise<number> => {
        const browser = await openBrowser();
        const page = await browser.newPage();
        const began = performance.now();
        const server = await startOrgServer(options);
        await page.goto(`${server.url}/lightning/page/home`);
        await page.getByRole('combobox', { name: 'Search', exact: true }).waitFor();
        const seconds = secondsSince(began);
        await browser.close();
        await server.stop();
        return seconds;
    };
    return { coldSeconds: await once(), warmSeconds: await once() };
}

/** All Apex tests of the product, the whole process with a warm cache. */
function measureApexTests(): { tests: number; seconds: number; perSecond: number } {
    const file = join(folder, 'apex.json');
    const began = performance.now();
    spawnSync(process.execPath, ['scripts/local-org/bin/local-org.mjs', 'test', '--json', file], {
        cwd: root
    });
    const seconds = secondsSince(began);
    const { summary } = (JSON.parse(readFileSync(file, 'utf8')) as { result: { summary: { testsRan: number } } })
        .result;
    return { tests: summary.testsRan, seconds, perSecond: round(summary.testsRan / seconds) };
}

function secondsSince(began: number): number {
    return round((performance.now() - began) / 1000);
}

function round(value: number): number {
    return Math.round(value * 100) / 100;
}
