// Lives through a scale run in a process of its own, which another one may kill: node scripts/run.mjs scripts/bench/scale/live.ts FOLDER
import { writeSync } from 'node:fs';
import { DONE_MARK, STEP_MARK } from './kill.ts';
import { liveThrough, openScaleOrg } from './scale-org.ts';

// Written at once: what is buffered would be lost, and with it where the run is.
const say = (line: string): void => void writeSync(1, `${line}\n`);

const org = openScaleOrg({
    folder: process.argv[2]!,
    onTransaction: (report) => {
        if (report.kind === 'batch' || report.kind === 'queueable') {
            say(STEP_MARK + String(report.className));
        }
    }
});
const problems = liveThrough(org);
org.store.close();
problems.forEach((problem) => process.stderr.write(`${problem}\n`));
say(DONE_MARK);
