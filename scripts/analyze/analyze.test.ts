import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findings } from './analyze.ts';

// It starts PMD, in Java.
jest.setTimeout(60_000);

const CONFIGURATION = join(process.cwd(), 'config', 'code-analyzer.yml');
const CLEAN = `/** Reads accounts. */
public with sharing class Clean {
    /**
     * @param name a name
     * @return accounts of that name that the user may see
     */
    public static List<Account> named(String name) {
        return [SELECT Id FROM Account WHERE Name = :name WITH USER_MODE];
    }

    /** Enough where nobody else calls. */
    private static void nothing() {
        named(null);
    }
}`;
const WRONG = CLEAN.replaceAll('Clean', 'Wrong')
    .replace('with sharing ', '')
    .replace(' WITH USER_MODE', '')
    .replace(/ {5}\* @param.*\n/, '')
    .replace(
        'return [',
        "List<Account> some = Database.query('SELECT Id FROM Account WHERE Name = \\'' + name + '\\'');\n        return ["
    );

test('what a security review would find is found, and nothing in what is clean', async () => {
    const project = mkdtempSync(join(tmpdir(), 'analyze-'));
    const folder = join(project, 'force-app');
    try {
        mkdirSync(folder);
        writeFileSync(join(project, 'package.json'), '{}');
        writeFileSync(join(folder, 'Clean.cls'), CLEAN);
        writeFileSync(join(folder, 'Wrong.cls'), WRONG);
        const found = await findings(folder, CONFIGURATION, false);
        expect(found.filter((one) => one.file.endsWith('Clean.cls'))).toEqual([]);
        expect(new Set(found.map((one) => one.rule))).toEqual(
            new Set([
                'pmd:ApexCRUDViolation',
                'pmd:ApexDoc',
                'pmd:ApexSOQLInjection',
                'pmd:ApexSharingViolations',
                'pmd:UnusedLocalVariable'
            ])
        );
    } finally {
        rmSync(project, { recursive: true });
    }
});

test('every rule that is switched off says why', () => {
    const lines = readFileSync(CONFIGURATION, 'utf8').split('\n');
    const silent = lines.filter(
        (line, index) => line.includes('disabled: true') && !/#|disabled: true/.test(lines[index - 1] ?? '')
    );
    expect(silent).toEqual([]);
});
