import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openOrg } from '../org.ts';
import { runTests } from './test-runner.ts';

/**
 * Runs the Apex tests of a project of a few files, for tests of what Apex code sees.
 * @param files content by path below the project's main folder
 * @returns by `Class.method`: `Pass`, or the message that the test ended with
 */
export function apexTests(files: Record<string, string>): Record<string, string> {
    const folder = mkdtempSync(join(tmpdir(), 'apex-tests-'));
    try {
        writeFileSync(
            join(folder, 'sfdx-project.json'),
            JSON.stringify({ packageDirectories: [{ path: 'force-app' }], sourceApiVersion: '65.0' })
        );
        for (const [path, text] of Object.entries(files)) {
            const file = join(folder, 'force-app', path);
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, text);
        }
        const org = openOrg({ projectDirs: [folder], file: ':memory:', cacheFolder: null });
        try {
            const results = runTests(
                org,
                () => true,
                () => undefined
            );
            return Object.fromEntries(
                results.map((one) => [
                    `${one.className}.${one.methodName}`,
                    one.outcome === 'Pass' ? 'Pass' : (one.message ?? '')
                ])
            );
        } finally {
            org.store.close();
        }
    } finally {
        rmSync(folder, { recursive: true });
    }
}

/** One test class of methods whose bodies are given; see `apexTests`. Names of the result are those of the methods. */
export function apexBodies(
    bodies: Record<string, string>,
    files: Record<string, string> = {},
    members = ''
): Record<string, string> {
    const methods = Object.entries(bodies).map(([name, body]) => `@IsTest static void ${name}() { ${body} }`);
    const source = `@IsTest private class ProbeTest { ${members}\n${methods.join('\n')} }`;
    const results = apexTests({ ...files, 'classes/ProbeTest.cls': source });
    return Object.fromEntries(Object.entries(results).map(([name, text]) => [name.replace(/^ProbeTest\./, ''), text]));
}

/** The messages of the bodies whose test did not pass; see `apexBodies`. */
export function apexFailures(
    bodies: Record<string, string>,
    files: Record<string, string> = {},
    members = ''
): Record<string, string> {
    return Object.fromEntries(Object.entries(apexBodies(bodies, files, members)).filter(([, text]) => text !== 'Pass'));
}

/**
 * A body that passes where an expression throws.
 * @param expression Apex
 * @param message of the exception, as in an Apex text
 * @param type the exception's
 */
export function refusal(expression: string, message: string, type = 'Exception'): string {
    return `try { Object o = ${expression}; Assert.fail(); } catch (${type} e) { Assert.areEqual('${message}', e.getMessage()); }`;
}

/**
 * Expressions of Apex that are not what they should be.
 * @param rows an expression and what it is, both as Apex
 * @param files what they need; see `apexTests`
 * @returns the expression and the message of its test, for each that differs
 */
export function apexDifferences(rows: readonly [string, string][], files: Record<string, string> = {}): string[] {
    const bodies = rows.map(([expression, expected], i): [string, string] => [
        `row${i}`,
        `Assert.areEqual(${expected}, ${expression});`
    ]);
    const failures = apexFailures(Object.fromEntries(bodies), files);
    return rows.flatMap(([expression], i) => (failures[`row${i}`] ? [`${expression}: ${failures[`row${i}`]}`] : []));
}
