import { LIMITS, type LimitName, type Transaction } from '../runtime/transaction.ts';

/** A debug log of one execution of Apex. */
export interface DebugLog {
    /** Notes what `System.debug` was given. @param level name of the LoggingLevel @param line line of the statement, or null */
    debug(text: string, level: string, line: number | null): void;
    /** @returns the log, when the execution is over */
    text(transaction: Transaction | null): string;
}

/** The limits that a log ends with, by the words it has for them. */
const SHOWN: readonly [LimitName, string][] = [
    ['queries', 'Number of SOQL queries'],
    ['queryRows', 'Number of query rows'],
    ['soslQueries', 'Number of SOSL queries'],
    ['dmlStatements', 'Number of DML statements'],
    ['publishImmediateDml', 'Number of Publish Immediate DML'],
    ['dmlRows', 'Number of DML rows'],
    ['cpuTime', 'Maximum CPU time'],
    ['callouts', 'Number of callouts'],
    ['emailInvocations', 'Number of Email Invocations'],
    ['futureCalls', 'Number of future calls'],
    ['queueableJobs', 'Number of queueable jobs added to the queue'],
    ['mobilePushApexCalls', 'Number of Mobile Apex push calls']
];

/**
 * A log as an org writes it: `time (nanoseconds since the start)|EVENT|[line]|detail`. Of the events it has the start and the end,
 * `System.debug` and the limits; those of single queries, DML and methods are not written.
 * @param source the anonymous Apex, whose lines stand in the head
 * @param now the org's time, in milliseconds since 1970
 */
export function debugLog(source: string, version: string, now: () => number): DebugLog {
    const began = performance.now();
    const lines: string[] = [];
    const event = (name: string, ...details: string[]): void => {
        const time = new Date(now()).toISOString().slice(11, 23).replace(/0+$/, '').replace(/\.$/, '.0');
        const elapsed = Math.round((performance.now() - began) * 1_000_000);
        lines.push(`${time} (${elapsed})|${[name, ...details].join('|')}`);
    };
    lines.push(
        `${version} APEX_CODE,DEBUG;APEX_PROFILING,INFO`,
        ...source.split('\n').map((line) => `Execute Anonymous: ${line}`)
    );
    event('EXECUTION_STARTED');
    event('CODE_UNIT_STARTED', '[EXTERNAL]', 'execute_anonymous_apex');
    return {
        debug: (text, level, line) => event('USER_DEBUG', `[${line ?? 'EXTERNAL'}]`, level, text),
        text(transaction) {
            event('CUMULATIVE_LIMIT_USAGE');
            event('LIMIT_USAGE_FOR_NS', '(default)', '');
            for (const [name, words] of transaction ? SHOWN : []) {
                lines.push(`  ${words}: ${transaction!.limits.used(name)} out of ${LIMITS[name].sync}`);
            }
            event('CUMULATIVE_LIMIT_USAGE_END');
            event('CODE_UNIT_FINISHED', 'execute_anonymous_apex');
            event('EXECUTION_FINISHED');
            return `${lines.join('\n')}\n`;
        }
    };
}
