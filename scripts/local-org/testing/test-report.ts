import type { ClassCoverage } from './coverage.ts';
import type { TestResult } from './test-runner.ts';

/** What this program reads of a result in the shape of `sf apex run test --json`. */
export interface SfResult {
    result: {
        tests: {
            FullName: string;
            MethodName: string;
            ApexClass: { Name: string };
            Outcome: TestResult['outcome'];
            Message: string | null;
            StackTrace: string | null;
            /** milliseconds */
            RunTime: number;
            /** where it was asked for: lines that it ran, by the key of the coverage of a class or trigger */
            linesRun?: Record<string, number[]>;
        }[];
        coverage?: { coverage: ClassCoverage[] };
    };
}

/** The result in the shape of `sf apex run test --json`. */
export function sfResult(
    results: readonly TestResult[],
    coverage: readonly ClassCoverage[] | null,
    ms: number,
    userId: string,
    username: string
): unknown {
    const passing = results.filter((one) => one.outcome === 'Pass').length;
    const failing = results.length - passing;
    const percent = (count: number): string =>
        `${results.length === 0 ? 0 : Math.round((count / results.length) * 100)}%`;
    const covered = coverage?.reduce((sum, one) => sum + one.totalCovered, 0) ?? 0;
    const lines = coverage?.reduce((sum, one) => sum + one.totalLines, 0) ?? 0;
    const total = lines === 0 ? '0%' : `${Math.round((covered / lines) * 100)}%`;
    return {
        status: failing > 0 ? 100 : 0,
        result: {
            summary: {
                failRate: percent(failing),
                failing,
                hostname: 'http://localhost',
                orgId: '00D000000000001EAA',
                outcome: failing > 0 ? 'Failed' : 'Passed',
                passRate: percent(passing),
                passing,
                skipped: 0,
                testRunId: '707000000000001',
                testStartTime: new Date().toISOString(),
                testsRan: results.length,
                userId,
                username,
                commandTime: `${Math.round(ms)} ms`,
                testExecutionTime: `${Math.round(ms)} ms`,
                testTotalTime: `${Math.round(ms)} ms`,
                ...(coverage ? { testRunCoverage: total, orgWideCoverage: total } : {})
            },
            tests: results.map((one, index) => ({
                Id: `07M${String(index).padStart(12, '0')}`,
                QueueItemId: '709000000000001',
                StackTrace: one.stack,
                Message: one.message,
                AsyncApexJobId: '707000000000001',
                MethodName: one.methodName,
                Outcome: one.outcome,
                ApexClass: { Id: '01p000000000001', Name: one.className, NamespacePrefix: null },
                RunTime: Math.round(one.ms),
                FullName: `${one.className}.${one.methodName}`,
                ...(one.covered ? { linesRun: Object.fromEntries(one.covered) } : {})
            })),
            ...(coverage
                ? {
                      coverage: {
                          coverage: coverage.map((one) => ({ id: null, ...one })),
                          records: [],
                          summary: {
                              totalLines: lines,
                              coveredLines: covered,
                              orgWideCoverage: total,
                              testRunCoverage: total
                          }
                      }
                  }
                : {})
        }
    };
}

function xml(text: string): string {
    return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`).replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '');
}

/** The result as JUnit XML. */
export function junit(results: readonly TestResult[]): string {
    const failures = results.filter((one) => one.outcome !== 'Pass').length;
    const cases = results.map((one) => {
        const open = `    <testcase name="${xml(one.methodName)}" classname="${xml(one.className)}" time="${(one.ms / 1000).toFixed(3)}"`;
        return one.outcome === 'Pass'
            ? `${open}/>`
            : `${open}>\n      <failure message="${xml(one.message ?? '')}">${xml(one.stack ?? '')}</failure>\n    </testcase>`;
    });
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n  <testsuite name="apex" tests="${results.length}" failures="${failures}">\n${cases.join('\n')}\n  </testsuite>\n</testsuites>\n`;
}
