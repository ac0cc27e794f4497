import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder } from '../package-folder.ts';
import { UsageError } from './start-options.ts';

/** What `npm run apex:test` was asked to do. */
export interface TestOptions {
    /** absolute folders */
    projects: string[];
    /** classes and methods to run, `Class` or `Class.method`; none for all */
    tests: string[];
    /** file for the result in the shape of `sf apex run test --json`, or null */
    json: string | null;
    /** file for the result as JUnit XML, or null */
    junit: string | null;
    coverage: boolean;
    /** also tells by test which lines it ran */
    detailedCoverage: boolean;
    failFast: boolean;
    debug: boolean;
    /** the projects are packages installed for administrators: their profile has all fields of the project */
    installed: boolean;
    watch: boolean;
    help: boolean;
}

export const TEST_USAGE =
    'npm run apex:test -- [Class or Class.method ...] [--project DIR ...] [--watch] [--fail-fast] [--debug] [--coverage] [--detailed-coverage] [--json FILE] [--junit FILE] [--installed]';

/**
 * Reads the command line; names of tests may stand alone, or behind --tests (with commas) and --class.
 * @throws UsageError, in one line
 */
export function readTestOptions(parameters: string[]): TestOptions {
    const flag = { type: 'boolean', default: false } as const;
    const texts = { type: 'string', multiple: true, default: [] as string[] } as const;
    try {
        const { values, positionals } = parseArgs({
            args: parameters,
            allowPositionals: true,
            options: {
                project: texts,
                class: texts,
                tests: texts,
                json: { type: 'string' },
                junit: { type: 'string' },
                coverage: flag,
                'detailed-coverage': flag,
                'fail-fast': flag,
                debug: flag,
                installed: flag,
                watch: flag,
                help: flag
            }
        });
        const named = [...values.class, ...values.tests, ...positionals].flatMap((one) => one.split(','));
        return {
            projects: (values.project.length ? values.project : [projectFolder()]).map((one) => resolve(one)),
            tests: named.map((one) => one.trim()).filter(Boolean),
            json: values.json ?? null,
            junit: values.junit ?? null,
            coverage: values.coverage || values['detailed-coverage'],
            detailedCoverage: values['detailed-coverage'],
            failFast: values['fail-fast'],
            debug: values.debug,
            installed: values.installed,
            watch: values.watch,
            help: values.help
        };
    } catch (error) {
        if (!String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')) {
            throw error;
        }
        throw new UsageError(`${(error as Error).message.split(/\. |\n/)[0]}. Usage: ${TEST_USAGE}`);
    }
}
