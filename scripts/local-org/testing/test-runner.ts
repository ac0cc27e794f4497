import type { Org } from '../org.ts';
import { ApexException } from '../values/exceptions.ts';
import type { TypeDeclNode } from '../apex/syntax/ast.ts';
import { newTransaction } from '../runtime/execute.ts';
import type { CompiledUnit } from '../apex/program.ts';
import { caught } from '../runtime/exceptions.ts';
import { stackOf } from '../runtime/stack-trace.ts';
import { exceptionText } from '../runtime/text.ts';
import { within, type TestState } from '../runtime/transaction.ts';
import { linesSince } from './coverage.ts';
import { updateSystemRow } from '../database/system-rows.ts';
import type { MethodDecl } from '../apex/types/types.ts';

export interface TestResult {
    className: string;
    methodName: string;
    outcome: 'Pass' | 'Fail' | 'CompileFail';
    message: string | null;
    stack: string | null;
    ms: number;
    /** where it was asked for, with coverage: lines that it ran of every class and trigger, by the key of its coverage */
    covered?: ReadonlyMap<string, readonly number[]>;
}

/** Test classes of an org in order of their names, and their methods. */
export function testClasses(org: Org): { unit: CompiledUnit; methods: { name: string; decl: MethodDecl | null }[] }[] {
    const found = [];
    for (const unit of org.program.units.values()) {
        const node = unit.decl?.user?.node;
        if (unit.kind !== 'class') {
            continue;
        }
        if (!node) {
            // A file that cannot be parsed may be a test class: it is reported, not dropped.
            found.push({ unit, methods: [{ name: '<compile>', decl: null }] });
            continue;
        }
        const methods = testMethods(node).map((name) => ({
            name,
            decl:
                unit.decl!.methods.get(name.toLowerCase())?.find((one) => one.isStatic && one.params.length === 0) ??
                null
        }));
        if (methods.length > 0) {
            found.push({ unit, methods });
        }
    }
    return found.sort((a, b) => (a.unit.name < b.unit.name ? -1 : 1));
}

function testMethods(node: TypeDeclNode): string[] {
    return node.members.flatMap((member) =>
        member.k === 'method' &&
        (member.mods.words.includes('testmethod') || member.mods.annotations.some((one) => one.name === 'istest'))
            ? [member.name]
            : []
    );
}

function setupMethods(unit: CompiledUnit): MethodDecl[] {
    return [...unit.decl!.methods.values()]
        .flat()
        .filter((method) => method.node?.mods.annotations.some((one) => one.name === 'testsetup'));
}

/** Whether a test sees the org's records: its own annotation decides, else its class's, else its API version. */
function seesAllData(unit: CompiledUnit, method: MethodDecl): boolean {
    const said = [method.node, unit.decl?.user?.node]
        .flatMap((node) => node?.mods.annotations ?? [])
        .find((one) => one.name === 'istest' && one.params['seealldata'] !== undefined);
    return said ? said.params['seealldata'] === 'true' : (unit.decl?.user?.apiVersion ?? 24) < 24;
}

function newTest(seesAll: boolean): TestState {
    return {
        started: false,
        stopped: false,
        outerLimits: null,
        mocks: new Map(),
        fixedSearchResults: null,
        seesAllData: seesAll
    };
}

/** Calls a static method without parameters in a test transaction of its own; the caller holds the database transaction. */
function call(org: Org, unit: CompiledUnit, method: MethodDecl): void {
    const test = newTest(seesAllData(unit, method));
    const transaction = newTransaction(org, { userId: org.adminId, kind: 'test', test });
    const type = org.runtime.classes[unit.decl!.user!.index] as unknown as Record<string, () => void>;
    within(transaction, () => type[method.jsName]!());
}

/** Nobody runs tests without having logged in. */
function login(org: Org): void {
    const transaction = newTransaction(org, { userId: org.adminId, kind: 'test', test: newTest(false) });
    const now = transaction.session.clock();
    within(transaction, () => updateSystemRow(transaction.session, 'User', org.adminId, { LastLoginDate: now }));
}

function failure(org: Org, error: unknown): { message: string; stack: string } {
    const known = caught(error);
    if (known instanceof ApexException) {
        const stack = stackOf(known, org.program.units).join('\n');
        return { message: exceptionText(known), stack };
    }
    const plain = known as Error;
    const apex = stackOf(plain, org.program.units).join('\n');
    const text =
        plain.name === 'UnsupportedError'
            ? plain.message
            : `Internal error of the local org: ${plain.stack ?? String(plain)}`;
    return { message: text, stack: apex };
}

/**
 * Runs the tests of classes: each method in a transaction that is undone, @TestSetup once per class.
 * @param wanted which tests
 * @param report is told each result
 * @param options `failFast`: the run ends with the first test that does not pass; `detailed`: results tell the lines they ran
 */
export function runTests(
    org: Org,
    wanted: (className: string, methodName: string) => boolean,
    report: (result: TestResult) => void,
    { failFast = false, detailed = false }: { failFast?: boolean; detailed?: boolean } = {}
): TestResult[] {
    const results: TestResult[] = [];
    const note = (result: TestResult): void => {
        results.push(result);
        report(result);
    };
    const over = (): boolean => failFast && results.some((result) => result.outcome !== 'Pass');
    for (const { unit, methods: all } of testClasses(org)) {
        const methods = all.filter(({ name }) => wanted(unit.name, name));
        if (methods.length === 0 || over()) {
            continue;
        }
        if (unit.errors.length > 0) {
            const message = unit.errors
                .map((error) => `${error.file}:${error.line}:${error.column}: ${error.message}`)
                .join('\n');
            methods.forEach((method) =>
                note({
                    className: unit.name,
                    methodName: method.name,
                    outcome: 'CompileFail',
                    message,
                    stack: null,
                    ms: 0
                })
            );
            continue;
        }
        org.store.begin();
        try {
            login(org);
            let setup: { message: string; stack: string } | null = null;
            try {
                setupMethods(unit).forEach((method) => call(org, unit, method));
            } catch (error) {
                setup = failure(org, error);
            }
            for (const method of methods) {
                if (over()) {
                    break;
                }
                note(
                    setup
                        ? {
                              className: unit.name,
                              methodName: method.name,
                              outcome: 'Fail',
                              ...setup,
                              message: `@TestSetup failed: ${setup.message}`,
                              ms: 0
                          }
                        : runMethod(org, unit, method, detailed)
                );
            }
        } finally {
            org.store.rollback();
        }
    }
    return results;
}

function runMethod(
    org: Org,
    unit: CompiledUnit,
    method: { name: string; decl: MethodDecl | null },
    detailed: boolean
): TestResult {
    const began = performance.now();
    const base = { className: unit.name, methodName: method.name };
    if (!method.decl) {
        return {
            ...base,
            outcome: 'Fail',
            message: `Test methods must be static and without parameters: ${unit.name}.${method.name}`,
            stack: null,
            ms: 0
        };
    }
    const { depth } = org.store;
    const covered = detailed ? linesSince(org) : () => undefined;
    const ended = (): Pick<TestResult, 'ms' | 'covered'> => {
        const lines = covered();
        return { ms: performance.now() - began, ...(lines ? { covered: lines } : {}) };
    };
    org.store.begin();
    try {
        call(org, unit, method.decl);
        return { ...base, outcome: 'Pass', message: null, stack: null, ...ended() };
    } catch (error) {
        return { ...base, outcome: 'Fail', ...failure(org, error), ...ended() };
    } finally {
        while (org.store.depth > depth) {
            org.store.rollback();
        }
    }
}
