// Tells what a deployment of the projects would refuse, by file and line.
//   npm run org:check -- [--project DIR ...] [--apex] [--json FILE]
// --apex compiles the Apex too; --json writes what was found into a file.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkedSchema } from '../deployment/index.ts';
import { shownProblem, type CheckResult } from '../deployment/problem.ts';
import { openOrg } from '../org.ts';
import { projectFolder } from '../package-folder.ts';

const { values } = parseArgs({
    options: {
        project: { type: 'string', multiple: true },
        apex: { type: 'boolean', default: false },
        json: { type: 'string' }
    }
});
const projectDirs = (values.project ?? [projectFolder()]).map((one) => resolve(one));
const { problems, notJudged } = checkedSchema(projectDirs);
const errors = values.apex ? compileErrors() : [];

function compileErrors(): CheckResult['errors'] {
    const cacheFolder = join(projectFolder(), '.local-org', 'cache', 'apex');
    const org = openOrg({ projectDirs, file: ':memory:', cacheFolder });
    org.store.close();
    return org.program.errors;
}

problems.forEach((one) => console.log(shownProblem(one)));
errors.forEach(({ file, line, column, message }) => console.log(`${file}:${line}:${column}: ${message}`));
if (notJudged.length > 0) {
    console.log(
        `Not judged: ${notJudged.length} elements and values that only older API versions have, as these sources do.`
    );
}
const count = problems.length + errors.length;
console.log(count === 0 ? 'A deployment would take the metadata.' : `${count} problems`);
if (values.json) {
    const result: CheckResult = { problems, errors };
    writeFileSync(values.json, `${JSON.stringify(result)}\n`);
}
process.exitCode = count > 0 ? 1 : 0;
