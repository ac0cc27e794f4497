import type { Implementation } from '../../platform/define.ts';
import type { Expr, Pos, Stmt, TypeRef } from '../syntax/ast.ts';
import { CompileProblem } from '../syntax/diagnostics.ts';
import { resolveType } from '../types/resolve.ts';
import type { TypeTable } from '../types/type-table.ts';
import type { ApexType, TypeDecl } from '../types/types.ts';

/** A compiled expression. */
export interface Ex {
    /** JavaScript that needs no parentheses around it. */
    js: string;
    type: ApexType;
    /** Cannot be null. */
    nn: boolean;
    /** Tests of a `?.` chain so far: one true makes the chain null. */
    guards?: string[];
    /** A parent relationship of a record: reading a field through null gives null. */
    relation?: boolean;
    /** The rows of a query, which convert to a single record. */
    query?: boolean;
    literal?: string;
}

export interface Local {
    js: string;
    type: ApexType;
}

/** What a query's text says, found out at compile time. */
export interface QueryShape {
    kind: 'records' | 'count' | 'aggregate';
    /** API name of the object of the FROM clause. */
    object: string;
}

/** Things shared by all units of a program while it is compiled. */
export interface ProgramContext {
    table: TypeTable;
    coverage: boolean;
    implIndex: (impl: Implementation) => number;
    describeQuery: (text: string, binds: readonly string[]) => QueryShape;
    label: (name: string) => boolean;
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
    constants: Map<string, string>;
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
    scopes: Map<string, Local>[];
    temps: number;
    /** How many loops are around the statement. */
    loops: number;
    /** What final members may be assigned here: those of the record, of the class, or none. */
    initialises: 'instance' | 'static' | null;
    /** Name of the property whose accessor is being compiled: inside, the name is the stored value. */
    accessorOf: string | null;
    /** Record type of the trigger being compiled. */
    triggerObject: ApexType | null;
    expr: (expr: Expr) => Ex;
    chain: (expr: Expr) => Ex;
    stmt: (stmt: Stmt) => string;
}

const MARK = '\u0001';
const END = '\u0002';

/** Asks the assembler to be on the given line of the output from here on. */
export function mark(at: Pos): string {
    return `${MARK}${at.l}${END}`;
}

/** Lays out code with marks so that everything is on its Apex line. */
export function assemble(code: string): string {
    let line = 1;
    return code.replace(/\u0001(\d+)\u0002/g, (_all, wanted: string) => {
        const target = Number(wanted);
        if (target <= line) {
            return '';
        }
        const gap = '\n'.repeat(target - line);
        line = target;
        return gap;
    });
}

export function temp(cx: Cx): string {
    return `t${cx.temps++}`;
}

/** A constant of the unit, made once: returns its name. */
export function constant(cx: Cx, js: string): string {
    const { constants } = cx.unit;
    const known = constants.get(js);
    if (known) {
        return known;
    }
    const name = `k${constants.size}`;
    constants.set(js, name);
    return name;
}

/** The type as a run-time constant. */
export function typeConstant(cx: Cx, type: ApexType): string {
    return constant(cx, `$.type(${quote(type.name)})`);
}

/** The function behind a member of the platform, as a name usable in the unit. */
export function implRef(cx: Cx, impl: Implementation): string {
    const index = cx.program.implIndex(impl);
    cx.unit.impls.add(index);
    return `p${index}`;
}

export function quote(text: string): string {
    return JSON.stringify(text)
        .replace(/\u2028/g, '\\u2028')
        .replace(/\u2029/g, '\\u2029');
}

export function typeOf(cx: Cx, ref: TypeRef): ApexType {
    const type = resolveType(cx.table, ref, cx.decl);
    use(cx, type);
    return type;
}

export function use(cx: Cx, type: ApexType): void {
    cx.program.uses(cx.unit.name, type.decl);
    for (const arg of type.args) {
        use(cx, arg);
    }
}

export function findLocal(cx: Cx, name: string): Local | null {
    const lower = name.toLowerCase();
    for (let i = cx.scopes.length - 1; i >= 0; i--) {
        const found = cx.scopes[i]!.get(lower);
        if (found) {
            return found;
        }
    }
    return null;
}

export function declareLocal(cx: Cx, name: string, type: ApexType, at: Pos): Local {
    if (findLocal(cx, name)) {
        throw new CompileProblem(`Duplicate variable: ${name}`, at);
    }
    const local = { js: `v_${name.toLowerCase()}`, type };
    cx.scopes[cx.scopes.length - 1]!.set(name.toLowerCase(), local);
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
    return { ...rest, js: `(${guards.join('||')}?null:${ex.js})`, nn: false };
}

/** The JS expression for an operand that must not be null. */
export function notNull(ex: Ex): string {
    return ex.nn ? ex.js : `$.n(${ex.js})`;
}

/** A reference to the compiled class. */
export function classRef(decl: TypeDecl): string {
    return `$t[${decl.user!.index}]`;
}

/** The record of a class's static variables in the running transaction. */
export function staticsRef(decl: TypeDecl): string {
    const { index } = decl.user!;
    return `($.st[${index}]||$.is(${index}))`;
}
