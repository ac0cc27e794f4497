import type { Implementation } from '../../platform/define.ts';
import type { ApexFieldType } from '../../schema/model.ts';
import type { Operations } from '../../runtime/operations.ts';
import type { Expr, Pos, Stmt, TypeRef } from '../syntax/ast.ts';
import { CompileProblem } from '../syntax/diagnostics.ts';
import { visibleType } from '../types/resolve.ts';
import type { TypeTable } from '../types/type-table.ts';
import type { ApexType, TypeDecl } from '../types/types.ts';
import * as j from './js.ts';
import type { Js, JsStmt } from './js.ts';

/** A compiled expression. */
export interface Ex {
    js: Js;
    type: ApexType;
    /** Cannot be null. */
    nn: boolean;
    /** Tests of a `?.` chain so far: one true makes the chain null. */
    guards?: Js[];
    /** A parent relationship of a record: reading a field through null gives null. */
    relation?: boolean;
    /** The rows of a query, which convert to a single record. */
    query?: boolean;
    /** The single row of these, where it is not just that of the rows. */
    row?: Js;
    /** Child records, over which a loop goes as over the rows of a query. */
    rows?: boolean;
    literal?: string;
    /** A collection that this expression makes: nobody else holds it. */
    fresh?: boolean;
    /** The token of the field of that name, where the object of `X.SObjectType` has one (RecordType). */
    field?: Ex;
}

export interface Local {
    /** Name of the JavaScript variable. */
    js: string;
    type: ApexType;
}

/** What a query's text says, found out at compile time. */
export interface QueryShape {
    kind: 'records' | 'count' | 'aggregate';
    /** API name of the object of the FROM clause. */
    object: string;
    /** Apex expressions of binds, the types of the columns that they are compared with, and whether they stand for one value. */
    binds: readonly { text: string; column: ApexFieldType; isOne: boolean }[];
    /** What the local org does not have of it: running it is refused with these words. */
    refused?: string;
}

/** Reads what stands in brackets, before the class with it runs. */
export interface QueryCheck {
    /** @throws QueryProblem with the platform's message where the text is no query or does not fit the schema */
    query: (text: string) => QueryShape;
    /** @throws QueryProblem likewise, for a search */
    search: (text: string) => void;
}

/** Things shared by all units of a program while it is compiled. */
export interface ProgramContext {
    table: TypeTable;
    coverage: boolean;
    implIndex: (impl: Implementation) => number;
    queries: QueryCheck;
    label: (name: string) => boolean;
    /** Whether there is a Visualforce page of the name. */
    page: (name: string) => boolean;
    /** Names that a unit uses, so that an error in one reaches those that need it. */
    uses: (unit: string, decl: TypeDecl) => void;
}

/** What is put before the code of a unit: constants made once when it loads. */
export interface UnitContext {
    name: string;
    file: string;
    apiVersion: number;
    /** Database operations that name no mode run in user mode. */
    userMode: boolean;
    program: ProgramContext;
    impls: Set<number>;
    /** By what makes them. */
    constants: Map<string, { name: string; js: Js }>;
    /** The inner classes: they are there before any class asks for its super class, which may be one of its own. */
    innerClasses: Js[];
    /** Executable lines, for coverage. */
    lines: Set<number>;
    /** Where methods begin and end, for stack traces. */
    methods: { from: number; to: number; label: string; js: string }[];
    errors: CompileProblem[];
}

/** The state of compiling one method body. */
export interface Cx {
    unit: UnitContext;
    program: ProgramContext;
    table: TypeTable;
    decl: TypeDecl;
    isStatic: boolean;
    returns: ApexType | null;
    /** What a `return` without a value gives: a constructor its object, a setter the value it was given. */
    gives: Js | null;
    scopes: Map<string, Local>[];
    temps: number;
    /** How many loops are around the statement. */
    loops: number;
    /** What final members may be assigned here: those of the record, of the class, or none. */
    initialises: 'instance' | 'static' | null;
    /** In a constructor: the `this(…)` or `super(…)` that begins the block being compiled. */
    chained: { call: Expr | null } | null;
    /** What an initialiser cannot name yet: fields that come after it, in lower case. */
    later: ReadonlySet<string> | null;
    /** Name of the property whose accessor is being compiled: inside, the name is the stored value. */
    accessorOf: string | null;
    /** Record type of the trigger being compiled. */
    triggerObject: ApexType | null;
    expr: (expr: Expr) => Ex;
    chain: (expr: Expr) => Ex;
    stmt: (stmt: Stmt) => JsStmt[];
}

/** A new temporary variable of the method. */
export function temp(cx: Cx): string {
    return `t${cx.temps++}`;
}

const RUNTIME = j.name('$');

/** Something the run-time object keeps, not an operation. */
export const runtimeMember = (text: 'Base' | 'ApexException' | 'st' | 'sharing'): Js => j.member(RUNTIME, text);

/** Arguments as JavaScript, one for each parameter of the operation. */
type ArgumentsOf<K extends keyof Operations> = Operations[K] extends (...args: infer P) => unknown
    ? { [I in keyof P]: Js }
    : never;

/** The call of an operation of the run-time object; its name and the number of its arguments are checked. */
export function operation<K extends keyof Operations>(text: K, ...args: ArgumentsOf<K>): Js {
    return j.call(j.member(RUNTIME, text), ...(args as Js[]));
}

/** The value of an operation on literals, made once when the unit is loaded: a name. */
export function constant<K extends keyof Operations>(cx: Cx, text: K, ...args: (string | number)[]): Js {
    const { constants } = cx.unit;
    const key = JSON.stringify([text, ...args]);
    let known = constants.get(key);
    if (!known) {
        const values = args.map((one) => (typeof one === 'string' ? j.string(one) : j.number(one)));
        known = { name: `k${constants.size}`, js: operation(text, ...(values as unknown as ArgumentsOf<K>)) };
        constants.set(key, known);
    }
    return j.name(known.name);
}

/** The type as a run-time constant. */
export function typeConstant(cx: Cx, type: ApexType): Js {
    return constant(cx, 'type', cx.table.exactNameOf(type));
}

/** The function behind a member of the platform, as a name usable in the unit. */
export function implRef(cx: Cx, impl: Implementation): Js {
    const at = cx.program.implIndex(impl);
    cx.unit.impls.add(at);
    return j.name(`p${at}`);
}

export function typeOf(cx: Cx, ref: TypeRef, at: Pos = ref): ApexType {
    const type = visibleType(cx.table, ref, cx.decl, at);
    use(cx, type);
    return type;
}

export function use(cx: Cx, type: ApexType): void {
    cx.program.uses(cx.unit.name, type.decl);
    for (const arg of type.args) {
        use(cx, arg);
    }
}

export function findLocal(cx: Cx, text: string): Local | null {
    const lower = text.toLowerCase();
    for (let i = cx.scopes.length - 1; i >= 0; i--) {
        const found = cx.scopes[i]!.get(lower);
        if (found) {
            return found;
        }
    }
    return null;
}

export function declareLocal(cx: Cx, text: string, type: ApexType, at: Pos): Local {
    if (findLocal(cx, text)) {
        throw new CompileProblem(`Duplicate variable: ${text}`, at);
    }
    const local = { js: `v_${text.toLowerCase()}`, type };
    cx.scopes[cx.scopes.length - 1]!.set(text.toLowerCase(), local);
    return local;
}

export function inScope<T>(cx: Cx, run: () => T): T {
    cx.scopes.push(new Map());
    try {
        return run();
    } finally {
        cx.scopes.pop();
    }
}

/** Ends a `?.` chain: null where one of its tests holds. */
export function finish(ex: Ex): Ex {
    if (!ex.guards) {
        return ex;
    }
    const { guards, ...rest } = ex;
    return { ...rest, js: j.conditional(j.joined('||', guards), j.NULL, ex.js), nn: false };
}

/** The test of a `?.` chain: keeps the target and asks whether it is null. */
export function nullTest(kept: string, target: Js): Js {
    return j.binary('===', j.assignTo(j.name(kept), target), j.NULL);
}

/** The JS expression for an operand that must not be null. */
export function notNull(ex: Ex): Js {
    return ex.nn ? ex.js : operation('n', ex.js);
}

/** A reference to the compiled class. */
export function classRef(decl: TypeDecl): Js {
    return j.index(j.name('$t'), j.number(decl.user!.index));
}

/** Initialised statics of a class in the running transaction; undefined before the first use. */
export function staticsIfAny(decl: TypeDecl): Js {
    return j.index(runtimeMember('st'), j.number(decl.user!.index));
}

/** The record of a class's static variables in the running transaction. */
export function staticsRef(decl: TypeDecl): Js {
    return j.binary('||', staticsIfAny(decl), operation('is', j.number(decl.user!.index)));
}
