// Plants small mistakes into the TypeScript, one at a time, and tells those that no test notices.
//   npm run mutate -- local-org|components [FILE[:FROM-TO] ...] [--changed REVISION] [--places N] [--seed N] [--needed SHARE] [--json FILE]
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import type { MutantResult } from '@stryker-mutator/api/core';
import { AREAS, type Area } from './areas.ts';
import { EXCLUDED, mistakesAt, oneOfEach } from './mistakes.ts';
import { filesOf, placesIn } from './places.ts';
import { noticed, type Verdict } from './stages.ts';

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
    const { told, all } = area.unasked
        ? await askedInStages({ ...area, except: area.unasked }, chosen)
        : await askedByTool(area, chosen);
    const share = told / Math.max(1, all);
    console.log(`${told} of ${all} mistakes noticed (${Math.round(share * 100)} %)`);
    process.exitCode = share < Number(values.needed ?? area.needed) ? 1 : 0;
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

interface Share {
    told: number;
    all: number;
}

/** All mistakes of what is named or changed, one of each place that a seed chose. */
async function askedInStages(of: Parameters<typeof noticed>[2], chosenPlaces: string[]): Promise<Share> {
    const isSample = named.length === 0 && values.changed === undefined;
    const mistakes = isSample
        ? await oneOfEach(root, chosenPlaces, Number(values.seed))
        : (await Promise.all(chosenPlaces.map((place) => mistakesAt(root, place)))).flat();
    const verdicts = await noticed(root, mistakes, of, tell);
    mkdirSync(dirname(join(root, values.json)), { recursive: true });
    writeFileSync(join(root, values.json), JSON.stringify(verdicts, null, 4));
    const missed = verdicts.filter(({ by }) => by === null);
    if (missed.length > 0) {
        console.log('No test noticed:');
        missed.forEach(tell);
    }
    return { told: verdicts.length - missed.length, all: verdicts.length };
}

function tell({ mistake: { file, kind, location, replacement }, by }: Verdict): void {
    const text = replacement.replace(/\s+/g, ' ').slice(0, 80);
    console.log(
        `${by === null ? 'missed' : 'found '} ${file}:${location.start.line} ${kind}: ${text}${by ? ` (${by})` : ''}`
    );
}

/** Asks the Jest tests of a project that is quick, through the mutation tool's own runner. */
async function askedByTool({ project }: Area, mutate: string[]): Promise<Share> {
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
        mutator: { excludedMutations: EXCLUDED },
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
                projects: []
            } as never
        }
    });
    const results = await stryker.runMutationTest();
    const count = (...states: MutantResult['status'][]): number =>
        results.filter(({ status }) => states.includes(status)).length;
    const told = count('Killed', 'Timeout');
    return { told, all: told + count('Survived', 'NoCoverage') };
}
