import { plainSession } from '../database/session.ts';
import type { Store } from '../database/store.ts';
import { defineClass } from '../platform/define.ts';
import { languageClasses } from '../platform/language/index.ts';
import { toId } from '../platform/language/blob-id.ts';
import type { OrgSchema } from '../schema/model.ts';
import { UnsupportedError } from '../values/unsupported.ts';
import { compileProgram, type Program, type SourceFile } from '../apex/program.ts';
import { caught } from '../runtime/exceptions.ts';
import { createRuntime } from '../runtime/runtime.ts';
import type { DataOperations } from '../runtime/runtime-object.ts';
import { LimitCounter, within, type Transaction } from '../runtime/transaction.ts';

/** For tests of the language alone: no schema, no database. */
const noSchema = {
    object: () => undefined,
    objectByPrefix: () => undefined,
    named: new Set(),
    labels: new Map([['greeting', 'Hello']])
} as unknown as OrgSchema;

const schemaStubs = ['SObjectType', 'SObjectField', 'DescribeSObjectResult', 'DescribeFieldResult', 'FieldSet'].map(
    (name) => defineClass({ name: `Schema.${name}` })
);
const stubs = [
    ...schemaStubs,
    defineClass({ name: 'System.SObject' }),
    defineClass({ name: 'System.StatusCode', kind: 'enum', values: [] })
];

const noData = new Proxy({} as DataOperations, {
    ownKeys: () => ['label', 'toId'],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    get: (_target, name) =>
        name === 'toId'
            ? toId
            : name === 'label'
              ? (label: string) => noSchema.labels.get(label.toLowerCase())
              : () => {
                    throw new UnsupportedError(`the database in a language test: ${String(name)}`);
                }
});

/** Compiles class sources given by name. @param former a program of the same classes, of which units may stay */
export function compileClasses(classes: Record<string, string>, former: Program | null = null): Program {
    const files = Object.entries(classes).map(([name, text]): SourceFile => ({
        name,
        text,
        path: `${name}.cls`,
        kind: 'class'
    }));
    return compileProgram(files, {
        schema: noSchema,
        platform: [...languageClasses, ...stubs],
        cacheFolder: null,
        coverage: true,
        former,
        queries: { query: noQuery, search: noQuery }
    });
}

function noQuery(): never {
    throw new UnsupportedError('queries in a language test');
}

function unsupported(): never {
    throw new UnsupportedError('the database in a language test');
}

export interface RunResult {
    value: unknown;
    debug: string[];
    /** The sharing in force at each System.debug: 0 none declared, 1 with, 2 without. */
    sharing: number[];
    transaction: Transaction;
}

/** Compiles classes and calls a static method without parameters, `Foo.bar`, in a transaction of its own. */
export function runApex(classes: Record<string, string>, entry: string): RunResult {
    const program = compileClasses(classes);
    if (program.errors.length > 0) {
        throw new Error(
            program.errors.map((error) => `${error.file}:${error.line}:${error.column} ${error.message}`).join('\n')
        );
    }
    const runtime = createRuntime(program, noData);
    const debug: string[] = [];
    const sharing: number[] = [];
    const transaction: Transaction = {
        id: 'test',
        kind: 'anonymous',
        runtime,
        userId: '',
        limits: new LimitCounter(false),
        statics: [],
        test: null,
        queue: null,
        noCallouts: null,
        log: null,
        debug: (text) => {
            debug.push(text);
            sharing.push(runtime.$.sharing);
        },
        extras: new Map(),
        triggers: [],
        quiddity: 'ANONYMOUS',
        session: plainSession({ schema: noSchema } as Store, ''),
        spawn: unsupported,
        deliver: unsupported,
        setCreatedDate: unsupported,
        standardPricebookId: unsupported,
        mixedDmlReset: () => undefined
    };
    const [className, methodName] = entry.split('.');
    const decl = program.table.user.get(className!.toLowerCase())!;
    const method = decl.methods.get(methodName!.toLowerCase())![0]!;
    const type = runtime.classes[decl.user!.index] as unknown as Record<string, () => unknown>;
    try {
        return { value: within(transaction, () => type[method.jsName]!()), debug, sharing, transaction };
    } catch (error) {
        throw caught(error);
    }
}

/** Runs the body of a method that returns Object, with helper classes beside it. */
export function evaluate(body: string, classes: Record<string, string> = {}): unknown {
    return runApex(
        { ...classes, Probe: `public class Probe {\n public static Object run() {\n${body}\n }\n}` },
        'Probe.run'
    ).value;
}
