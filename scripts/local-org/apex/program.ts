import type { OrgSchema } from '../schema/model.ts';
import type { Implementation, PlatformClass } from '../platform/define.ts';
import type { Member, SourceUnit, Stmt, TriggerNode } from './syntax/ast.ts';
import { CompileProblem, type CompileError } from './syntax/diagnostics.ts';
import { breakCycles } from './types/checks/cycles.ts';
import { fileNameProblem } from './types/checks/file-name.ts';
import { checkDeclaration, checkInherited } from './types/checks/index.ts';
import { declareMembers, declareNames, declareSupers, type DeclareContext } from './types/declare.ts';
import type { ProgramContext, QueryCheck, UnitContext } from './emit/emit-context.ts';
import { bodyNode, emitBody, emitClass } from './emit/emit-class.ts';
import type { LineShift, Printed } from './emit/print.ts';
import { unitFunction } from './emit/unit.ts';
import { parseCached } from './syntax/source-cache.ts';
import type { SourceKind } from './syntax/parse.ts';
import { TypeTable } from './types/type-table.ts';
import type { ApexType, TypeDecl } from './types/types.ts';
import { keepProgram, keptProgram, placeOf, type Emitted } from './kept-program.ts';
import { nameAgain, namedOf, type Named } from './named.ts';
import { formerTree, unitsAsBefore, type UnitSource } from './reuse.ts';

export interface SourceFile {
    path: string;
    /** Class or trigger name: the file's base name. */
    name: string;
    kind: SourceKind;
    text: string;
    /** The API version its meta file says; the defaults of access and sharing depend on it. */
    apiVersion?: number;
}

/** Since API 67.0 database operations run in user mode where they name no mode; the body of a trigger always runs in system mode. */
function runsInUserMode(file: SourceFile): boolean {
    return file.kind !== 'trigger' && (file.apiVersion ?? 0) >= 67;
}

export interface CompiledUnit {
    name: string;
    file: string;
    kind: SourceKind;
    source: UnitSource;
    decl: TypeDecl | null;
    trigger: { node: TriggerNode; object: ApexType } | null;
    js: string;
    /** Where the lines of `js` are not those of the file. */
    shifts: readonly LineShift[];
    lines: Set<number>;
    methods: UnitContext['methods'];
    needs: Set<string>;
    errors: CompileError[];
}

export interface Program {
    table: TypeTable;
    units: Map<string, CompiledUnit>;
    /** User types by index. */
    decls: TypeDecl[];
    impls: Implementation[];
    /** Every error of every file. */
    errors: CompileError[];
    coverage: boolean;
    /** Objects and fields of the platform that only its code names. */
    named: Named;
    /** Keys of the units whose code was made now; that of the others is from before. */
    compiled: ReadonlySet<string>;
}

export interface CompileOptions {
    schema: OrgSchema;
    platform: readonly PlatformClass[];
    cacheFolder: string | null;
    coverage: boolean;
    queries: QueryCheck;
    /** Namespaces of the projects (`namespace` of sfdx-project.json). */
    namespaces?: readonly string[];
    /** A program of the same projects whose units may stay as they are: nothing has changed since that Apex sees of the metadata. */
    former?: Program | null;
}

interface Pending {
    file: SourceFile;
    unit: UnitContext;
    source: SourceUnit;
    decl: TypeDecl | null;
    trigger: { node: TriggerNode; object: ApexType } | null;
    members: Member[];
    body: Stmt[];
}

/**
 * Compiles sources to JavaScript. Every error of every file is collected; a file with errors, and each file that uses it, has errors
 * in its unit and is not loaded.
 */
export function compileProgram(
    files: readonly SourceFile[],
    options: CompileOptions,
    base: Program | null = null
): Program {
    const table = base?.table ?? new TypeTable(options.schema, options.platform);
    options.namespaces?.forEach((one) => table.ownNamespaces.add(one.toLowerCase()));
    const decls: TypeDecl[] = base ? [...base.decls] : [];
    const former = options.former ?? null;
    const place = base || former ? null : placeOf(files, options);
    const kept = place && keptProgram(place, table);
    nameAgain(options.schema, former?.named ?? []);
    const impls: Implementation[] = base?.impls ?? [...(former?.impls ?? kept?.impls ?? [])];
    const implIndexes = new Map<Implementation, number>(impls.map((impl, i) => [impl, i]));
    const needs = new Map<string, Set<string>>();
    let pages: Set<string> | null = null;
    const program: ProgramContext = {
        table,
        coverage: options.coverage,
        implIndex: (impl) => {
            let index = implIndexes.get(impl);
            if (index === undefined) {
                index = impls.push(impl) - 1;
                implIndexes.set(impl, index);
            }
            return index;
        },
        queries: options.queries,
        label: (name) => options.schema.labels.has(name.toLowerCase()),
        page: (name) => {
            pages ??= new Set(options.schema.metadata('ApexPage').map((one) => one.name.toLowerCase()));
            return pages.has(name.toLowerCase().replace(/^[a-z0-9]+__/, ''));
        },
        uses: (unit, decl) => {
            const other = decl.user?.unit;
            if (other && other !== unit) {
                needs.get(unit)?.add(other);
            }
        }
    };
    const pending: Pending[] = [];
    for (const file of files) {
        const unit: UnitContext = {
            name: file.name.toLowerCase(),
            file: file.path,
            apiVersion: file.apiVersion ?? 0,
            userMode: runsInUserMode(file),
            program,
            impls: new Set(),
            constants: new Map(),
            innerClasses: [],
            lines: new Set(),
            methods: [],
            errors: []
        };
        needs.set(unit.name, new Set());
        const source =
            formerTree(former, unitKey(file), file.text) ?? parseCached(file.text, file.kind, options.cacheFolder);
        if (source.kind === 'invalid') {
            unit.errors.push(...source.errors.map((error) => new CompileProblem(error.message, error)));
        }
        const misplaced = fileNameProblem(source, file.name);
        if (misplaced) {
            unit.errors.push(misplaced);
        }
        pending.push({ file, unit, source, decl: null, trigger: null, members: [], body: [] });
    }
    declareAll(table, decls, pending, kept !== null);
    const namesOf = (some: readonly Pending[]): Set<string> => new Set(some.map(({ file }) => file.name.toLowerCase()));
    const undeclared = namesOf(pending.filter(({ source, unit }) => source.kind === 'class' && unit.errors.length > 0));
    const units = new Map<string, CompiledUnit>(base?.units ?? []);
    const compiled = new Set<string>();
    const asBefore = unitsAsBefore(
        former,
        new Map(pending.map(({ file, source }) => [unitKey(file), { file, tree: source }]))
    );
    for (const one of pending) {
        const key = unitKey(one.file);
        const before = one.unit.errors.length === 0 ? (asBefore.get(key) ?? kept?.units.get(key)) : undefined;
        if (!before) {
            compiled.add(key);
        }
        units.set(key, {
            name: one.file.name,
            file: one.file.path,
            kind: one.file.kind,
            source: { text: one.file.text, apiVersion: one.file.apiVersion ?? 0, tree: one.source },
            decl: one.decl,
            trigger: one.trigger,
            // What other units do to it now is no matter of the former program.
            ...(before ? { ...codeOf(before), needs: new Set(before.needs) } : emitted(one, needs.get(one.unit.name)!)),
            errors: one.unit.errors.map((error) => ({
                file: one.file.path,
                line: error.line,
                column: error.column,
                message: error.message
            }))
        });
    }
    const unread = namesOf(pending.filter(({ source }) => source.kind === 'invalid'));
    dropFollowing(units, unread, undeclared);
    const errors = [...units.values()].flatMap((unit) => unit.errors);
    spreadErrors(units);
    const named = base?.named ?? namedOf(options.schema);
    const made = { table, units, decls, impls, errors, coverage: options.coverage, named, compiled };
    if (place && !kept) {
        keepProgram(place, made);
    }
    return made;
}

const codeOf = ({ js, shifts, lines, methods }: Emitted): Omit<Emitted, 'needs'> => ({ js, shifts, lines, methods });

function emitted(one: Pending, needs: Set<string>): Emitted {
    const { text, shifts } = confined(one, () => emitUnit(one));
    return { js: text, shifts, lines: one.unit.lines, methods: one.unit.methods, needs };
}

export function unitKey(file: { name: string; kind: SourceKind }): string {
    return file.kind === 'trigger' ? `trigger ${file.name.toLowerCase()}` : file.name.toLowerCase();
}

/** @param isChecked true where a former start found nothing wrong with the same declarations */
function declareAll(table: TypeTable, decls: TypeDecl[], pending: Pending[], isChecked: boolean): void {
    const contexts: [DeclareContext, Pending][] = [];
    for (const one of pending) {
        const context: DeclareContext = {
            table,
            report: (problem) => one.unit.errors.push(problem),
            apiVersion: one.unit.apiVersion,
            nextIndex: () => decls.push(null as unknown as TypeDecl) - 1,
            declared: []
        };
        contexts.push([context, one]);
        const { source, file } = one;
        if (source.kind === 'class') {
            one.decl = declareNames(context, source.decl, one.unit.name, null);
            const key = source.decl.name.toLowerCase();
            if (table.user.has(key)) {
                one.unit.errors.push(new CompileProblem(`Duplicate class: ${source.decl.name}`, source.decl));
            }
            table.user.set(key, one.decl);
        } else if (source.kind === 'trigger' || source.kind === 'anonymous') {
            const members = source.kind === 'trigger' ? source.trigger.members : source.members;
            const node = bodyNode(source.kind === 'trigger' ? source.trigger.name : 'AnonymousBlock', members);
            one.members = node.members;
            one.body = source.kind === 'trigger' ? source.trigger.body : source.body;
            one.decl = declareNames(context, node, one.unit.name, null);
        }
        if (source.kind === 'trigger') {
            const object = table.sobject(source.trigger.object);
            if (object) {
                one.trigger = { node: source.trigger, object };
            } else {
                one.unit.errors.push(
                    new CompileProblem(
                        `sObject type '${source.trigger.object}' is not supported: ${file.name}`,
                        source.trigger
                    )
                );
            }
        }
        for (const decl of context.declared) {
            decls[decl.user!.index] = decl;
        }
    }
    // Outer types first: an inner type may be found through its outer type's super class.
    for (const [context] of contexts) {
        context.declared.forEach((decl) => declareSupers(context, decl));
    }
    breakCycles(contexts.map(([context]) => context));
    for (const [context] of contexts) {
        context.declared.forEach((decl) => declareMembers(context, decl));
    }
    for (const [context, { source }] of isChecked ? [] : contexts) {
        context.declared.forEach((decl) =>
            source.kind === 'class' ? checkDeclaration(context, decl) : checkInherited(context, decl)
        );
    }
}

/** A fault of the compiler itself breaks the unit it is in, not the others. */
function confined(one: Pending, run: () => Printed): Printed {
    try {
        return run();
    } catch (error) {
        one.unit.errors.push(
            new CompileProblem(`Internal error of the compiler: ${(error as Error).stack ?? String(error)}`, {
                l: 1,
                c: 0
            })
        );
        return NOTHING;
    }
}

const NOTHING: Printed = { text: '', shifts: [] };

function emitUnit(one: Pending): Printed {
    const { unit, decl, source } = one;
    if (!decl || source.kind === 'invalid') {
        return NOTHING;
    }
    const body =
        source.kind === 'class'
            ? emitClass(unit, decl)
            : emitBody(
                  unit,
                  decl,
                  one.members,
                  one.body,
                  source.kind === 'trigger' ? `Trigger.${one.file.name}` : 'AnonymousBlock',
                  one.trigger?.object ?? null
              );
    return body === null ? NOTHING : unitFunction(unit, body);
}

/** What is said of a name that cannot be found. */
const NOT_FOUND = /^(?:Invalid type|Variable does not exist|Method does not exist or incorrect signature): /;

/**
 * What uses a class that cannot be read, or a member whose declaration is wrong, is not wrong itself: that error is told, and that
 * they depend on it.
 * @param unread names of the classes that cannot be read
 * @param undeclared names of those with an error in a declaration
 */
function dropFollowing(
    units: Map<string, CompiledUnit>,
    unread: ReadonlySet<string>,
    undeclared: ReadonlySet<string>
): void {
    for (const unit of unread.size > 0 ? units.values() : []) {
        const used = unit.errors.flatMap(
            ({ message }) => /^(?:Invalid type|Variable does not exist): (\w+)/.exec(message)?.[1]?.toLowerCase() ?? []
        );
        const missing = used.filter((name) => unread.has(name));
        if (missing.length > 0) {
            unit.errors.length = 0;
            missing.forEach((name) => unit.needs.add(name));
        }
    }
    for (const unit of undeclared.size > 0 ? units.values() : []) {
        const isOwn = unit.kind === 'class' && undeclared.has(unit.name.toLowerCase());
        if (!isOwn && [...unit.needs].some((name) => undeclared.has(name))) {
            unit.errors = unit.errors.filter(({ message }) => !NOT_FOUND.test(message));
        }
    }
}

/** A unit that needs one with errors cannot be compiled either. */
function spreadErrors(units: Map<string, CompiledUnit>): void {
    for (let changed = true; changed;) {
        changed = false;
        for (const unit of units.values()) {
            if (unit.errors.length > 0) {
                continue;
            }
            const broken = [...unit.needs]
                .map((name) => units.get(name))
                .find((other) => other && other.errors.length > 0);
            if (broken) {
                const first = broken.errors[0]!;
                const message = `Dependent class is invalid and needs recompilation: Class ${broken.name}: ${first.message} (${first.file}:${first.line})`;
                unit.errors.push({ file: unit.file, line: 1, column: 1, message });
                changed = true;
            }
        }
    }
}
