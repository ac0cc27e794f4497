import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { PlantedProject } from './planted-project.ts';

/** @returns the test files of a folder, by path from the project's root */
export function testsOf(root: string, folder: string): string[] {
    return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((file) => join(folder, file))
        .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
        .sort();
}

/**
 * The tests that most likely notice a mistake: those that import the file, and those of the closest folder around it that
 * has any.
 * @param tests all of them
 */
export function testsNear(root: string, file: string, tests: readonly string[]): string[] {
    let folder = dirname(file);
    const within = (): string[] => tests.filter((test) => test.startsWith(`${folder}/`));
    while (within().length === 0 && folder !== dirname(folder)) {
        folder = dirname(folder);
    }
    const importers = tests.filter((test) => importsOf(root, test).includes(file));
    return [...new Set([...importers, ...within()])];
}

function importsOf(root: string, file: string): string[] {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) =>
        relative(root, resolve(root, dirname(file), path))
    );
}

/**
 * Runs Jest test files.
 * @param bail whether the first that fails is enough
 * @returns those that fail; all of them where the run did not end
 */
export async function failingTests(
    project: PlantedProject,
    jestProject: string,
    tests: readonly string[],
    bail: boolean
): Promise<string[]> {
    const { status, said } = await project.run([
        'node_modules/jest/bin/jest.js',
        `--selectProjects=${jestProject}`,
        '--runInBand',
        ...(bail ? ['--bail'] : []),
        '--runTestsByPath',
        ...tests
    ]);
    if (status === 0) {
        return [];
    }
    const failing = tests.filter((test) =>
        said.split('\n').some((line) => line.startsWith('FAIL ') && line.includes(test))
    );
    if (status !== null && failing.length === 0) {
        throw new Error(`Jest failed, and no test of it:\n${said}`);
    }
    return status === null ? [...tests] : failing;
}
