import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { growth, runScale, type ScaleResult } from './run.ts';

const LIMIT_MS = 120_000;

describe('a scale run', () => {
    let folder: string;
    let result: ScaleResult;

    beforeAll(async () => {
        folder = mkdtempSync(join(tmpdir(), 'scale-'));
        result = await runScale({
            licenses: 600,
            requests: 300,
            folder,
            kill: [
                { className: 'CutOffJob', transactions: 2 },
                { className: 'MonthlyBatchJob', transactions: 3 }
            ],
            say: () => undefined
        });
    }, LIMIT_MS);

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test('ends as the plan foretells, also after the process was killed in the middle', () => {
        expect(result.problems).toEqual([]);
        expect(result.checks.length).toBeGreaterThan(15);
    });

    test('tells what each job took, and how much of each limit', () => {
        expect(result.jobs['CutOffJob']).toMatchObject({ records: 300, chunks: 3, failed: 0 });
        expect(result.jobs['MonthlyBatchJob']!.peak['queries']).toMatchObject({ limit: 200 });
        expect(result.peakMegabytes).toBeGreaterThan(0);
    });

    test('a limit of which more is used with more licenses is told', () => {
        const smaller: ScaleResult = structuredClone(result);
        expect(growth(smaller, result)).toEqual([]);
        smaller.jobs['CutOffJob']!.peak['queries']!.used = 1;
        expect(growth(smaller, result)).toEqual([expect.stringMatching(/^CutOffJob: queries 1 → \d+$/)]);
    });
});
