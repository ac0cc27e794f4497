// Plants small mistakes into the TypeScript, one at a time, and tells those that no test notices.
//   npm run mutate -- local-org|components [FILE[:FROM-TO] ...] [--changed REVISION] [--places N] [--seed N] [--needed SHARE] [--json FILE]
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import type { MutantResult } from '@stryker-mutator/api/core';
import { unnoticedByApex } from './apex-stage.ts';
import { AREAS, type Area } from './areas.ts';
import { filesOf, placesIn } from './places.ts';

const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
        changed: { type: 'string' },
        places: { type: 'string', default: '8' },
        seed: { type: 'string', default: '1' },
        needed: { type: 'string' },
        json: { type: 'string', default: '.local-org/reports/mutate.json' }
    }
});

const root = process.env['PROJECT_ROOT'] ?? process.cwd();
const [name = '', ...named] = positionals;
const area = AREAS[name];
if (!area) {
    console.error(`Say what to change: npm run mutate -- ${Object.keys(AREAS).join(' | ')}`);
    process.exit(2);
}

const chosen = chosenPlaces(area);
if (chosen.length === 0) {
    console.log('Nothing to change.');
} else {
    console.log(`Mistakes are planted into ${chosen.join(', ')}`);
    await report(await mutants(area, chosen), area);
}

/** What is named, else what changed since a revision, else places by seed. */
function chosenPlaces({ folder, except }: Area): string[] {
    if (named.length > 0) {
        return named;
    }
    const files = filesOf(root, folder).filter((file) => !except?.test(file));
    if (values.changed === undefined) {
        return placesIn(root, files, Number(values.places), Number(values.seed));
    }
    const changed = spawnSync('git', ['diff', '--name-only', values.changed, '--', folder], { cwd: root });
    if (changed.status !== 0) {
        throw new Error(String(changed.stderr));
    }
    const names = new Set(String(changed.stdout).split('\n'));
    return files.filter((file) => names.has(file));
}

function mutants({ project, slow }: Area, mutate: string[]): Promise<MutantResult[]> {
    const { projects } = createRequire(join(root, 'package.json'))('./jest.config.js') as {
        projects: Record<string, unknown>[];
    };
    const config = { ...projects.find(({ displayName }) => displayName === project)! };
    // The mutation tool shows no names of projects.
    delete config['displayName'];
    const stryker = new Stryker({
        mutate,
        testRunner: 'jest',
        plugins: ['@stryker-mutator/jest-runner'],
        coverageAnalysis: 'perTest',
        concurrency: 1,
        // What runs once, when a module is loaded, would have every test run anew.
        ignoreStatic: true,
        // Texts are for people: their mistakes are seen, not tested word by word.
        mutator: { excludedMutations: ['StringLiteral'] },
        tempDirName: '.local-org/mutate',
        ignorePatterns: ['dist', 'coverage', '.conformance', '.local-org', 'scripts/local-org/dist'],
        reporters: ['clear-text', 'json'],
        clearTextReporter: { reportTests: false, allowColor: false, reportScoreTable: false },
        jsonReporter: { fileName: values.json },
        dryRunTimeoutMinutes: 20,
        timeoutMS: 60_000,
        jest: {
            projectType: 'custom',
            config: {
                ...config,
                // The tool adds this to what the configuration file says, which has several projects.
                projects: [],
                testPathIgnorePatterns: [...((config['testPathIgnorePatterns'] as string[]) ?? []), ...slow]
            } as never
        }
    });
    return stryker.runMutationTest();
}

/** Says the share that was noticed, and fails when it is below what is needed. */
async function report(results: MutantResult[], { apex, needed }: Area): Promise<void> {
    const of = (...states: string[]): MutantResult[] => results.filter(({ status }) => states.includes(status));
    const told = of('Killed', 'Timeout').length;
    const left = of('Survived', 'NoCoverage');
    const missed = apex && left.length > 0 ? await unnoticedByApex(root, left, tellApex) : left;
    const all = told + left.length;
    const noticed = all - missed.length;
    const share = noticed / Math.max(1, all);
    const byApex = apex ? `, ${noticed - told} of them by the Apex tests alone` : '';
    console.log(`${noticed} of ${all} mistakes noticed${byApex} (${Math.round(share * 100)} %)`);
    process.exitCode = share < Number(values.needed ?? needed) ? 1 : 0;
}

function tellApex({ fileName, location, mutatorName, replacement }: MutantResult, by: string | null): void {
    const place = `${relative(root, fileName)}:${location.start.line}`;
    const text = replacement.replace(/\s+/g, ' ').slice(0, 80);
    console.log(
        `${by === null ? 'missed' : 'found '} ${place} ${mutatorName}: ${text}${by === null ? '' : ` (${by})`}`
    );
}
