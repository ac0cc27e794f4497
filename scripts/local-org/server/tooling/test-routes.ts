import { RestError } from '../http/errors.ts';
import { jsonBody, objectsOf, type ServerRequest } from '../http/request.ts';
import { route, type Route, type SlowHandler } from '../http/router.ts';
import type { OrgAccess } from '../org-access.ts';
import { checkVersion } from '../rest/versions.ts';
import { checkPermission } from '../user-route.ts';
import { AUTHOR_APEX } from './anonymous.ts';
import { runTestProcess, type TestRunOutput } from './test-process.ts';
import type { TestClass } from './test-runs.ts';
import type { TestSuite } from './test-suites.ts';

const TOOLING = '/services/data/{version}/tooling';
/** Levels that mean all tests: of packages there are none here. */
const ALL_TESTS = ['RunLocalTests', 'RunAllTestsInOrg'];

interface Wanted {
    classes: TestClass[];
    /** `Class` or `Class.method` */
    tests: string[];
    coverage: boolean;
}

/** @returns the routes that run Apex tests (Tooling API, "Resources", runTestsAsynchronous and runTestsSynchronous) */
export function testRoutes(org: OrgAccess): Route<SlowHandler>[] {
    const { testRuns, projectDirs } = org.tooling;

    const run = async (userId: string, { tests, coverage }: Wanted, signal?: AbortSignal): Promise<TestRunOutput> => {
        const output = await runTestProcess(projectDirs, tests, coverage, signal);
        if (coverage) {
            testRuns.keepCoverage(userId, output);
        }
        return output;
    };
    const wanted = (request: ServerRequest, version: string | undefined): Wanted => {
        checkVersion(version);
        checkPermission(org, request.userId, AUTHOR_APEX);
        return wantedTests(jsonBody(request), testRuns.classes(), testRuns.suites());
    };
    return [
        route('POST', `${TOOLING}/runTestsAsynchronous`, (request, { version }) => {
            const asked = wanted(request, version);
            const { runId, signal } = testRuns.begin(request.userId, asked.classes, asked.coverage);
            run(request.userId, asked, signal).then(
                (output) => testRuns.end(runId, output),
                (error: unknown) => testRuns.end(runId, error as Error)
            );
            return { status: 200, json: runId };
        }),
        route('POST', `${TOOLING}/runTestsSynchronous`, async (request, { version }) => {
            const asked = wanted(request, version);
            if (asked.classes.length !== 1) {
                throw invalid('A synchronous run takes the tests of one class.');
            }
            return { status: 200, json: syncResult(asked.classes[0]!, await run(request.userId, asked)) };
        })
    ];
}

const invalid = (message: string): RestError => new RestError(403, 'INVALID_INPUT', message);

function wantedTests(body: Record<string, unknown>, known: readonly TestClass[], suites: readonly TestSuite[]): Wanted {
    const { tests, classNames, classids, suiteNames, suiteids, testLevel, skipCodeCoverage } = body;
    const coverage = skipCodeCoverage !== true && skipCodeCoverage !== 'true';
    const ofSuites = [...namesIn(suiteNames), ...namesIn(suiteids)].flatMap((name) => {
        const suite = suites.find((one) => one.name === name || one.id.slice(0, 15) === name.slice(0, 15));
        if (!suite) {
            throw invalid(`This suite name's value is invalid: ${name}. Provide the name of an existing test suite.`);
        }
        return suite.classes;
    });
    const named = (name: string): TestClass => {
        const found = known.find(
            (one) => one.name.toLowerCase() === name.toLowerCase() || one.id.slice(0, 15) === name.slice(0, 15)
        );
        if (!found) {
            throw invalid(
                `This class name's value is invalid: ${name}. Provide the name of an Apex class that has test methods.`
            );
        }
        return found;
    };
    const listed = [...namesIn(classNames), ...namesIn(classids), ...ofSuites];
    const asked: { found: TestClass; methods: string[] }[] = [
        ...listed.map((name) => ({ found: named(name), methods: [] })),
        ...objectsOf(tests ?? [], 'tests').map((one) => ({
            found: named(String(one['className'] ?? one['classId'] ?? '')),
            methods: Array.isArray(one['testMethods']) ? one['testMethods'].map(String) : []
        }))
    ];
    if (asked.length === 0) {
        if (!ALL_TESTS.includes(String(testLevel))) {
            throw invalid(`Name the tests, or one of the test levels ${ALL_TESTS.join(', ')}.`);
        }
        return { classes: [...known], tests: [], coverage };
    }
    return {
        classes: [...new Set(asked.map(({ found }) => found))],
        tests: asked.flatMap(({ found, methods }) =>
            methods.length ? methods.map((method) => `${found.name}.${method}`) : [found.name]
        ),
        coverage
    };
}

/** Names that commas separate. */
function namesIn(text: unknown): string[] {
    return String(text ?? '')
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean);
}

/** A RunTestsResult (Tooling API, "runTestsSynchronous"). */
function syncResult({ id }: TestClass, { tests }: TestRunOutput): object {
    const of = ({ MethodName, ApexClass, RunTime }: TestRunOutput['tests'][number]): object => ({
        id,
        methodName: MethodName,
        name: ApexClass.Name,
        namespace: null,
        seeAllData: false,
        time: RunTime
    });
    const failures = tests.filter((one) => one.Outcome !== 'Pass');
    return {
        apexLogId: null,
        codeCoverage: [],
        codeCoverageWarnings: [],
        failures: failures.map((one) => ({
            ...of(one),
            message: one.Message,
            packageName: one.ApexClass.Name,
            stackTrace: one.StackTrace,
            type: 'Class'
        })),
        numFailures: failures.length,
        numTestsRun: tests.length,
        successes: tests.filter((one) => one.Outcome === 'Pass').map(of),
        totalTime: tests.reduce((sum, one) => sum + one.RunTime, 0)
    };
}
