import type { LimitName, Transaction } from './transaction.ts';

/** Levels of logging, each with all before it (Apex Developer Guide, "Debug Log Levels"). */
const LEVELS = ['NONE', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'FINE', 'FINER', 'FINEST'];

/** Categories as DebugLevel has them, by the name that stands in the head of a log. */
export const LOG_CATEGORIES = {
    APEX_CODE: 'ApexCode',
    APEX_PROFILING: 'ApexProfiling',
    CALLOUT: 'Callout',
    DB: 'Database',
    SYSTEM: 'System',
    VALIDATION: 'Validation',
    VISUALFORCE: 'Visualforce',
    WORKFLOW: 'Workflow'
} as const;

/** How much of each category a log has; NONE for one that is left out. */
export type LogLevels = Partial<Record<keyof typeof LOG_CATEGORIES, string>>;

/** What a developer's own run of Apex is logged with. */
export const DEVELOPER_LEVELS: LogLevels = { APEX_CODE: 'FINEST', APEX_PROFILING: 'INFO', DB: 'INFO' };

/** A debug log of one transaction. */
export interface DebugLog {
    /** Adds a line: the event, where it happened, and its details. @param line finds the line of the Apex that runs, null for outside of it */
    event(name: string, line: () => number | null, ...details: string[]): void;
    /** Ends the log with what was used of the limits. @param error what ended the transaction, or null */
    end(transaction: Transaction, error: string | null): void;
    /** True once Apex has run; only then an org keeps a log. */
    readonly hasApex: boolean;
    text(): string;
}

/** A log that is over. */
export interface FinishedLog {
    userId: string;
    /** what was asked for, such as `/aura` */
    operation: string;
    /** the org's time at its start, in milliseconds since 1970 */
    startedAt: number;
    elapsedMs: number;
    /** `Success`, or what it failed with */
    status: string;
    text: string;
}

/** Who wants logs. */
export interface LogKeeper {
    /** @returns how a trace flag that is on now wants the user logged, or null */
    levels(userId: string): LogLevels | null;
    keep(log: FinishedLog): void;
}

/** What a log begins with. */
export interface LogStart {
    /** `65.0` */
    version: string;
    levels: LogLevels;
    /** anonymous Apex, whose lines stand in the head */
    source?: string;
    /** the entry point as a log names it; null where only triggers may run */
    codeUnit: string | null;
    /** @returns the org's time, in milliseconds since 1970 */
    now: () => number;
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

/** The category and the least level that an event is written at (Apex Developer Guide, "Debug Log Levels"). */
const WRITTEN_AT: readonly [RegExp, keyof typeof LOG_CATEGORIES, string][] = [
    [/^(?:SOQL|DML)_/, 'DB', 'INFO'],
    [/LIMIT_USAGE/, 'APEX_PROFILING', 'INFO'],
    [/^(?:EXECUTION|CODE_UNIT|FATAL)_/, 'APEX_CODE', 'ERROR']
];

/**
 * A log as an org writes it: `time (nanoseconds since the start)|EVENT|[line]|detail`. It has entry points, triggers, queries, DML,
 * `System.debug`, what it failed with and the limits; the events of single methods, statements and variables are not written.
 */
export function debugLog({ version, levels, source, codeUnit, now }: LogStart): DebugLog {
    const began = performance.now();
    const lines = [
        `${version} ${Object.entries(levels)
            .map((one) => one.join(','))
            .join(';')}`,
        ...(source?.split('\n') ?? []).map((line) => `Execute Anonymous: ${line}`)
    ];
    let hasApex = codeUnit !== null;
    const has = (category: keyof typeof LOG_CATEGORIES, level: string): boolean =>
        LEVELS.indexOf(level) <= LEVELS.indexOf(levels[category] ?? 'NONE');
    const isWritten = (name: string, [level = '']: string[]): boolean => {
        const [, category, least] = WRITTEN_AT.find(([names]) => names.test(name)) ?? ['', 'APEX_CODE', level];
        return has(category as 'DB', least);
    };
    const write = (name: string, ...details: string[]): void => {
        const time = new Date(now()).toISOString().slice(11, 23).replace(/0+$/, '').replace(/\.$/, '.0');
        const elapsed = Math.round((performance.now() - began) * 1_000_000);
        lines.push(`${time} (${elapsed})|${[name, ...details].join('|')}`);
    };
    const tell = (name: string, ...details: string[]): void => {
        if (isWritten(name, details)) {
            write(name, ...details);
        }
    };
    tell('EXECUTION_STARTED');
    if (codeUnit) {
        tell('CODE_UNIT_STARTED', '[EXTERNAL]', codeUnit);
    }
    return {
        event(name, line, ...details) {
            hasApex ||= name === 'CODE_UNIT_STARTED';
            if (isWritten(name, details)) {
                write(name, ...(name.endsWith('_FINISHED') ? [] : [`[${line() ?? 'EXTERNAL'}]`]), ...details);
            }
        },
        end(transaction, error) {
            if (error !== null) {
                tell('FATAL_ERROR', error);
            }
            if (isWritten('CUMULATIVE_LIMIT_USAGE', [])) {
                write('CUMULATIVE_LIMIT_USAGE');
                write('LIMIT_USAGE_FOR_NS', '(default)', '');
                for (const [name, words] of SHOWN) {
                    const { limits } = transaction;
                    lines.push(`  ${words}: ${limits.used(name)} out of ${limits.limit(name)}`);
                }
                write('CUMULATIVE_LIMIT_USAGE_END');
            }
            if (codeUnit) {
                tell('CODE_UNIT_FINISHED', codeUnit);
            }
            tell('EXECUTION_FINISHED');
        },
        get hasApex() {
            return hasApex;
        },
        text: () => `${lines.join('\n')}\n`
    };
}

const OPERATIONS: Readonly<Partial<Record<Transaction['kind'], string>>> = {
    aura: '/aura',
    batch: 'Batch Apex',
    future: 'FutureHandler',
    queueable: 'QueueableHandler'
};

/** What a log says was asked for. */
export const operationOf = (kind: Transaction['kind']): string => OPERATIONS[kind] ?? 'Api';
