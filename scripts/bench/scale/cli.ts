// Fills an org with many licenses and requests, lives through the first week of their cycle, and prints what each job took.
//   npm run scale [-- --licenses 100000] [--requests 10000] [--kill] [--json FILE] [--against FILE] [--data DIR]
// --kill kills the process in the middle of the cut-off and of the batch, and compares the end states. --against names the --json of a
// smaller run: no transaction may use more of a limit than there. --data names an empty folder that keeps the data.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { growth, runScale, type JobReport, type ScaleResult } from './run.ts';

/** In the middle of the cut-off, of the batch, and of recording what the batch did. */
const KILLS = ['CutOffJob', 'MonthlyBatchJob', 'FulfilmentRecorder'];
/** Batches of one run of a job take so many records each. */
const BATCH_SIZE = 100;

const { values } = parseArgs({
    options: {
        licenses: { type: 'string', default: '100000' },
        requests: { type: 'string', default: '10000' },
        kill: { type: 'boolean', default: false },
        json: { type: 'string' },
        against: { type: 'string' },
        data: { type: 'string' }
    }
});
process.exitCode = await main();

async function main(): Promise<number> {
    const requests = Number(values.requests);
    const folder = values.data ? resolve(values.data) : mkdtempSync(join(tmpdir(), 'scale-'));
    let result: ScaleResult;
    try {
        result = await runScale({
            licenses: Number(values.licenses),
            requests,
            folder,
            kill: values.kill
                ? KILLS.map((className) => ({ className, transactions: Math.ceil(requests / BATCH_SIZE / 2) + 1 }))
                : [],
            say: (line) => process.stderr.write(`${line}\n`)
        });
    } finally {
        if (!values.data) {
            rmSync(folder, { recursive: true, force: true });
        }
    }
    if (values.against) {
        const smaller = JSON.parse(readFileSync(values.against, 'utf8')) as ScaleResult;
        result.problems.push(...growth(smaller, result).map((line) => `grows with the licenses: ${line}`));
    }
    if (values.json) {
        writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
    }
    print(result);
    return result.problems.length === 0 ? 0 : 1;
}

function print(result: ScaleResult): void {
    const { licenses, requests, buildSeconds, seconds, peakMegabytes, jobs, checks, problems } = result;
    console.log(
        `${licenses} licenses, ${requests} requests: filled in ${buildSeconds} s, first week lived through in ${seconds} s`
    );
    console.log(`Memory of the process at most ${peakMegabytes} MB\n`);
    for (const [name, job] of Object.entries(jobs).sort(([, one], [, other]) => other.seconds - one.seconds)) {
        console.log(lineOf(name, job));
        console.log(
            `    ${Object.entries(job.peak)
                .map(([limit, { used, limit: most }]) => `${limit} ${used}/${most}`)
                .join(', ')}`
        );
    }
    const right = checks.filter(({ expected, found }) => expected === found).length;
    console.log(`\n${right} of ${checks.length} numbers of the end state are right`);
    console.log(problems.length === 0 ? 'No problems.' : `Problems:\n${problems.map((one) => `  ${one}`).join('\n')}`);
}

function lineOf(name: string, { seconds, transactions, chunks, records }: JobReport): string {
    const rate = records > 0 ? `, ${records} records, ${Math.round(records / seconds)} a second` : '';
    return `${name}: ${seconds.toFixed(1)} s, ${transactions} transactions, ${chunks} chunks${rate}`;
}
