import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureBatch } from './batch.ts';

const folder = mkdtempSync(join(tmpdir(), 'bench-batch-'));

afterAll(() => rmSync(folder, { recursive: true }));

test('a batch writes each record once and does the rest chunk by chunk', () => {
    const { statementsPerRecord, texts } = measureBatch(join(__dirname, '..', '..'), folder, 1_000);
    // One update for each record; a second statement for each would make it 2.
    expect(statementsPerRecord).toBeGreaterThanOrEqual(1);
    expect(statementsPerRecord).toBeLessThan(1.25);
    // Statements differ by what they do, not by the records they are for.
    expect(texts).toBeLessThan(40);
});
