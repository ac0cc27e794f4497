// Tells what a deployment of the projects would refuse, metadata and Apex, by file and line.
//   npm run org:check -- [--project DIR ...] [--json FILE]
// --json writes what was found into a file.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { shownProblem, type CheckResult } from '../deployment/problem.ts';
import { readSources } from '../org.ts';
import { projectFolder } from '../package-folder.ts';

const { values } = parseArgs({
    options: {
        project: { type: 'string', multiple: true },
        json: { type: 'string' }
    }
});
const { problems, notJudged, program } = readSources({
    projectDirs: (values.project ?? [projectFolder()]).map((one) => resolve(one)),
    cacheFolder: join(projectFolder(), '.local-org', 'cache', 'apex')
});
const { errors } = program;

problems.forEach((one) => console.log(shownProblem(one)));
errors.forEach(({ file, line, column, message }) => console.log(`${file}:${line}:${column}: ${message}`));
if (notJudged.length > 0) {
    console.log(
        `Not judged: ${notJudged.length} elements and values that only older API versions have, as these sources do.`
    );
}
const count = problems.length + errors.length;
console.log(count === 0 ? 'A deployment would take the metadata and the Apex.' : `${count} problems`);
if (values.json) {
    const result: CheckResult = { problems, errors };
    writeFileSync(values.json, `${JSON.stringify(result)}\n`);
}
process.exitCode = count > 0 ? 1 : 0;
