// Runs the Apex tests in orgs that other people have changed, from a copy of the sources and metadata of theirs.
//   npm run apex:test:changed-orgs [-- WORD_OF_THE_NAME]
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { executeAnonymous } from '../../local-org/entry/anonymous.ts';
import { openOrg } from '../../local-org/org.ts';
import { runTests } from '../../local-org/testing/test-runner.ts';
import { CHANGED_ORGS, type ChangedOrg } from './variants.ts';

const root = process.env['PROJECT_ROOT'] ?? process.cwd();

/** @returns how many tests passed, and what failed */
function testsIn({ metadata, runner }: ChangedOrg, folder: string): { passed: number; problems: string[] } {
    for (const [path, text] of Object.entries(metadata)) {
        const file = join(folder, 'theirs', path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
    }
    symlinkSync(join(root, 'force-app'), join(folder, 'force-app'));
    writeFileSync(
        join(folder, 'sfdx-project.json'),
        JSON.stringify({
            packageDirectories: [{ path: 'force-app', default: true }, { path: 'theirs' }],
            sourceApiVersion: '67.0'
        })
    );
    const cacheFolder = join(root, '.local-org', 'cache', 'apex');
    const org = openOrg({ projectDirs: [folder], file: ':memory:', cacheFolder });
    try {
        const problems = [
            ...org.problems.map((one) => `${one.file}: ${one.message}`),
            ...org.program.errors.map(({ file, line, message }) => `${file}:${line}: ${message}`)
        ];
        if (runner) {
            problems.push(...executeAnonymous(org, org.adminId, runner.apex).map(({ message }) => message));
        }
        const user = runner
            ? org.store.get('SELECT "Id" AS id FROM "User" WHERE "Username" = ?', [runner.username])
            : { id: org.adminId };
        if (!user) {
            throw new Error(`There is nobody to run the tests:\n${problems.join('\n')}`);
        }
        const results = runTests(
            { ...org, adminId: user['id'] as string },
            () => true,
            () => undefined
        );
        const failed = results.filter(({ outcome }) => outcome !== 'Pass');
        return {
            passed: results.length - failed.length,
            problems: [
                ...problems,
                ...failed.map(
                    ({ className, methodName, message, stack }) =>
                        `${className}.${methodName}\n  ${message ?? ''}\n  ${(stack ?? '').replaceAll('\n', '\n  ')}`
                )
            ]
        };
    } finally {
        org.store.close();
    }
}

const [word = ''] = process.argv.slice(2);
const chosen = CHANGED_ORGS.filter(({ name }) => name.includes(word));
let failed = chosen.length === 0 ? 1 : 0;
for (const one of chosen) {
    const folder = mkdtempSync(join(tmpdir(), 'changed-org-'));
    try {
        const { passed, problems } = testsIn(one, folder);
        problems.forEach((problem) => console.log(problem));
        console.log(`${one.name}: ${passed} passed, ${problems.length} failed`);
        failed += problems.length + (passed === 0 ? 1 : 0);
    } finally {
        rmSync(folder, { recursive: true });
    }
}
process.exitCode = failed > 0 ? 1 : 0;
