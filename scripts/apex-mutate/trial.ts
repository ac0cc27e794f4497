// One mistake: runs test classes in the given order until one fails.
//   node trial.mjs PROJECT CACHE_FOLDER CLASSES
// Ends with 0 when all pass, 1 when a test fails (its name is the last line), 2 when the project does not compile.
import { openOrg } from '../local-org/org.ts';
import { runTests } from '../local-org/testing/test-runner.ts';

const [project, cacheFolder, classes] = process.argv.slice(2);
const org = openOrg({ projectDirs: [project!], file: ':memory:', cacheFolder: cacheFolder! });
process.exitCode = org.program.errors.length > 0 ? 2 : failing(classes!.split(',')) ? 1 : 0;

function failing(names: string[]): boolean {
    for (const name of names) {
        const failed = runTests(
            org,
            (one) => one === name,
            () => undefined,
            { failFast: true }
        ).find((one) => one.outcome !== 'Pass');
        if (failed) {
            console.log(`${failed.className}.${failed.methodName}`);
            return true;
        }
    }
    return false;
}
