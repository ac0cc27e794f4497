import type { Expr, Pos, Stmt } from '../syntax/ast.ts';
import { CompileProblem } from '../syntax/diagnostics.ts';
import type { ApexType, TypeDecl } from '../types/types.ts';
import { step } from './blocks.ts';
import { operation, runtimeMember, type Cx, type UnitContext } from './emit-context.ts';
import { chain, expression } from './expressions.ts';
import * as j from './js.ts';
import type { Js, JsMember, JsStmt } from './js.ts';
import { statement } from './statements.ts';

export interface ClassState {
    unit: UnitContext;
    decl: TypeDecl;
    /** `Class.Foo.Inner`, what stack lines begin with. */
    label: string;
    instanceInits: string[];
    staticInits: string[];
    triggerObject: ApexType | null;
}

/** The state of compiling one method of the class. */
export function context(state: ClassState, isStatic: boolean, returns: ApexType | null, gives: Js | null = null): Cx {
    const { unit } = state;
    const cx: Cx = {
        unit,
        program: unit.program,
        table: unit.program.table,
        decl: state.decl,
        isStatic,
        returns,
        gives,
        scopes: [new Map()],
        temps: 0,
        loops: 0,
        initialises: null,
        chained: null,
        later: null,
        accessorOf: null,
        triggerObject: state.triggerObject,
        expr: (expr: Expr) => expression(cx, expr),
        chain: (expr: Expr) => chain(cx, expr),
        stmt: (stmt: Stmt) => statement(cx, stmt)
    };
    return cx;
}

function lastLine(stmt: Stmt | null, from: number): number {
    let last = from;
    const visit = (node: object): void => {
        for (const value of Object.values(node) as unknown[]) {
            if (typeof value === 'object' && value !== null) {
                visit(value);
            }
        }
        const { l } = node as { l?: number };
        if (l !== undefined && l > last) {
            last = l;
        }
    };
    if (stmt) {
        visit(stmt);
    }
    return last;
}

/** Declares the temporary variables of a method, once all of it is compiled. */
export function temps(cx: Cx): JsStmt[] {
    const variables = Array.from({ length: cx.temps }, (_one, i) => ({ name: `t${i}`, value: null }));
    return variables.length > 0 ? [{ k: 'declare', kind: 'let', variables }] : [];
}

/**
 * A class keeps the sharing of its nearest super class that declares one; its inner classes do not inherit it. Where none
 * declares one and a class of the chain is of API 67.0 or later, it runs with sharing.
 */
function sharingOf(decl: TypeDecl): 'with' | 'without' | 'inherited' | null {
    let byDefault: 'with' | null = null;
    for (let at: TypeDecl | null = decl; at; at = at.superType?.decl ?? null) {
        if (at.user?.sharing) {
            return at.user.sharing;
        }
        if ((at.user?.apiVersion ?? 0) >= 67) {
            byDefault = 'with';
        }
    }
    return byDefault;
}

const SHARING = { with: 1, without: 2, inherited: 3 };

/** Puts the sharing of the class in force while the code runs; what calls nothing needs none. */
export function wrapSharing(decl: TypeDecl, code: JsStmt[]): JsStmt[] {
    const sharing = sharingOf(decl);
    if (!sharing || !j.callsAny(code)) {
        return code;
    }
    const before = j.name('sh');
    return [
        j.declare('const', 'sh', operation('share', j.number(SHARING[sharing]))),
        { k: 'try', body: code, caught: null, final: [j.run(j.assignTo(runtimeMember('sharing'), before))] }
    ];
}

/** Emits one function of a class and notes where it is, for stack traces. */
export function method(
    state: ClassState,
    options: {
        at: Pos;
        js: string;
        label: string;
        params: string[];
        isStatic: boolean;
        code: JsStmt[];
        body: Stmt | null;
    }
): JsMember[] {
    const { unit } = state;
    unit.methods.push({
        from: options.at.l,
        to: lastLine(options.body, options.at.l),
        label: `${state.label}.${options.label}`,
        js: options.js
    });
    const { isStatic, params } = options;
    // What calls nothing cannot be part of a recursion.
    const code = j.callsAny(options.code) ? [step(), ...options.code] : options.code;
    return [j.atLine(options.at), { k: 'method', isStatic, name: options.js, params, body: code }];
}

/** Notes a mistake and goes on, so that what comes after it is checked too. */
export function noteErrors<T>(unit: UnitContext, run: () => T, otherwise: T): T {
    try {
        return run();
    } catch (error) {
        if (error instanceof CompileProblem) {
            unit.errors.push(error);
            return otherwise;
        }
        throw error;
    }
}
