import type { Expr, Member, MemberOf, Stmt, TypeDeclNode } from '../syntax/ast.ts';
import { constructorOn } from './calls.ts';
import { convert } from './convert.ts';
import { CompileProblem, fail } from '../syntax/diagnostics.ts';
import { declareLocal, mark, quote, use, type Cx, type UnitContext } from './emit-context.ts';
import { chain, expression } from './expressions.ts';
import { ends } from './flow.ts';
import { checkOverride } from '../types/override-check.ts';
import { ancestors } from '../types/relations.ts';
import { statement } from './statements.ts';
import { loaded, type ApexType, type MethodDecl, type PropertyDecl, type TypeDecl } from '../types/types.ts';

interface ClassState {
    unit: UnitContext;
    decl: TypeDecl;
    /** `Class.Foo.Inner`, what stack lines begin with. */
    label: string;
    instanceInits: string[];
    staticInits: string[];
    triggerObject: ApexType | null;
}

function context(state: ClassState, isStatic: boolean, returns: ApexType | null): Cx {
    const { unit } = state;
    const cx: Cx = {
        unit,
        program: unit.program,
        table: unit.program.table,
        decl: state.decl,
        isStatic,
        returns,
        scopes: [new Map()],
        temps: 0,
        loops: 0,
        initialises: null,
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
    JSON.stringify(stmt, (key, value: unknown) => {
        if (key === 'l' && typeof value === 'number' && value > last) {
            last = value;
        }
        return value;
    });
    return last;
}

function temps(cx: Cx): string {
    return cx.temps > 0 ? `let ${Array.from({ length: cx.temps }, (_one, i) => `t${i}`).join(',')};` : '';
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

function wrapSharing(decl: TypeDecl, code: string): string {
    const sharing = sharingOf(decl);
    return sharing && code.includes('(')
        ? `const sh=$.share(${SHARING[sharing]});try{${code}}finally{$.sharing=sh;}`
        : code;
}

/** Emits one function of a class and notes where it is, for stack traces. */
function method(
    state: ClassState,
    options: {
        at: { l: number };
        js: string;
        label: string;
        params: string[];
        isStatic: boolean;
        code: string;
        body: Stmt | null;
    }
): string {
    const { unit } = state;
    unit.methods.push({
        from: options.at.l,
        to: lastLine(options.body, options.at.l),
        label: `${state.label}.${options.label}`,
        js: options.js
    });
    return `${options.isStatic ? 'static ' : ''}${options.js}(${options.params.join(',')}){${options.code}}`;
}

function noteErrors<T>(unit: UnitContext, run: () => T, otherwise: T): T {
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

/** The JS of a class, as an expression statement `$.define(index, () => class)`. */
export function emitClass(unit: UnitContext, decl: TypeDecl, triggerObject: ApexType | null = null): string {
    const node = decl.user!.node!;
    const state: ClassState = {
        unit,
        decl,
        label: `Class.${decl.name}`,
        instanceInits: [],
        staticInits: [],
        triggerObject
    };
    if (node.kind !== 'class') {
        return '';
    }
    const { index } = decl.user!;
    const base = decl.superType!;
    use(context(state, true, null), base);
    const parent =
        base.decl.origin === 'user'
            ? `$.cls(${base.decl.user!.index})`
            : decl.isException
              ? '$.ApexException'
              : '$.Base';
    let js = `${mark(node)}$.define(${index},()=>{class C${index} extends ${parent}{${fieldSlots(decl)}`;
    js += node.members.map((member) => emitMember(state, member)).join('');
    js += defaultConstructor(state);
    js += `$i${index}(){${state.instanceInits.map((name) => `this.${name}();`).join('')}}`;
    if (decl.isException) {
        js += `$fields(){${base.decl.origin === 'user' ? 'super.$fields();' : ''}this.$i${index}();return this;}`;
    }
    js += `static $new(){return {${statics(decl)
        .map((property) => `${property.jsName}:null`)
        .join(',')}};}`;
    js += `static $clinit(){${state.staticInits.map((name) => `C${index}.${name}();`).join('')}}`;
    return `${js}}${aliases(state)}return C${index};});`;
}

function statics(decl: TypeDecl): PropertyDecl[] {
    return [...decl.properties.values()].filter((property) => property.isStatic);
}

function fieldSlots(decl: TypeDecl): string {
    return [...decl.properties.values()]
        .filter((property) => !property.isStatic)
        .map((property) => `${property.jsName}=null;`)
        .join('');
}

/** Whether using the class must first run static initialisers. */
function hasStaticInit(node: TypeDeclNode): boolean {
    return node.members.some(
        (member) =>
            (member.k === 'init' && member.isStatic) ||
            (member.k === 'field' && member.mods.words.includes('static') && member.decls.some((one) => one.init))
    );
}

function touch(decl: TypeDecl): string {
    const { index, node } = decl.user!;
    return node && hasStaticInit(node) ? `$.st[${index}]||$.is(${index});` : '';
}

function emitMember(state: ClassState, member: Member): string {
    switch (member.k) {
        case 'type': {
            const inner = state.decl.inner.get(member.decl.name.toLowerCase())!;
            const js = emitClass(state.unit, inner);
            return js ? `static $n${inner.user!.index}=${js}` : '';
        }
        case 'field':
            return member.decls.map((one) => (one.init ? fieldInit(state, member, one.name, one.init) : '')).join('');
        case 'init': {
            const name = `$f${state.decl.user!.index}_${member.isStatic ? 's' : 'i'}${state.staticInits.length + state.instanceInits.length}`;
            (member.isStatic ? state.staticInits : state.instanceInits).push(name);
            const cx = context(state, member.isStatic, state.unit.program.table.void);
            cx.initialises = member.isStatic ? 'static' : 'instance';
            const code = statement(cx, member.body);
            return (
                mark(member) +
                method(state, {
                    at: member,
                    js: name,
                    label: member.isStatic ? '<clinit>' : '<init>',
                    params: [],
                    isStatic: member.isStatic,
                    code: wrapSharing(state.decl, temps(cx) + code),
                    body: member.body
                })
            );
        }
        case 'property':
            return property(state, member);
        case 'method':
            return methodMember(state, member);
        case 'ctor':
            return constructorMember(state, member);
    }
}

function fieldInit(state: ClassState, member: MemberOf<'field'>, name: string, init: Expr): string {
    const { decl, unit } = state;
    const declared = decl.properties.get(name.toLowerCase());
    if (!declared) {
        return '';
    }
    const js = `$f${decl.user!.index}_${name.toLowerCase()}`;
    (declared.isStatic ? state.staticInits : state.instanceInits).push(js);
    unit.lines.add(init.l);
    return noteErrors(
        unit,
        () => {
            const cx = context(state, declared.isStatic, null);
            const value = convert(cx, cx.expr(init), declared.type, init);
            const target = declared.isStatic ? `$.st[${decl.user!.index}]` : 'this';
            const counted = unit.program.coverage ? `K[${init.l}]++;` : '';
            const code = wrapSharing(decl, `${temps(cx)}${counted}const x=${value};${target}.${declared.jsName}=x;`);
            const body: Stmt = { k: 'expr', expr: init, l: init.l, c: init.c };
            return (
                mark(member) +
                method(state, {
                    at: member,
                    js,
                    label: declared.isStatic ? '<clinit>' : '<init>',
                    params: [],
                    isStatic: declared.isStatic,
                    code,
                    body
                })
            );
        },
        ''
    );
}

function property(state: ClassState, member: MemberOf<'property'>): string {
    const declared = state.decl.properties.get(member.name.toLowerCase());
    if (!declared) {
        return '';
    }
    const store = declared.isStatic ? `($.st[${state.decl.user!.index}]||$.is(${state.decl.user!.index}))` : 'this';
    const accessors = [
        { node: member.get, js: declared.getter, isGet: true },
        { node: member.set, js: declared.setter, isGet: false }
    ].filter((one) => one.node && one.js);
    accessors.sort((a, b) => a.node!.l - b.node!.l);
    return accessors
        .map(({ node, js, isGet }) =>
            noteErrors(
                state.unit,
                () => {
                    const cx = context(state, declared.isStatic, isGet ? declared.type : cxVoid(state));
                    cx.accessorOf = member.name.toLowerCase();
                    const params: string[] = [];
                    if (!isGet) {
                        declareLocal(cx, 'value', declared.type, node!);
                        params.push('v_value');
                    }
                    if (isGet && node!.body && !ends(node!.body)) {
                        fail(`Missing return statement required return type: ${declared.type.name}`, node!);
                    }
                    const inner = node!.body
                        ? statement(cx, node!.body)
                        : isGet
                          ? `return ${store}.${declared.jsName};`
                          : `${store}.${declared.jsName}=v_value;`;
                    // A setter gives the value, because an assignment is an expression.
                    const code =
                        temps(cx) +
                        (isGet
                            ? inner
                            : `const value=v_value;$set:{${inner.replace(/(?<![\w$.])return;/g, 'break $set;')}}return value;`);
                    return (
                        mark(node!) +
                        method(state, {
                            at: node!,
                            js: js!,
                            label: `__sfdc_${member.name}`,
                            params,
                            isStatic: declared.isStatic,
                            code: wrapSharing(state.decl, code),
                            body: node!.body
                        })
                    );
                },
                ''
            )
        )
        .join('');
}

function cxVoid(state: ClassState): ApexType {
    return state.unit.program.table.void;
}

function methodMember(state: ClassState, member: MemberOf<'method'>): string {
    const declared = state.decl.methods.get(member.name.toLowerCase())?.find((one) => one.node === member);
    if (!declared || !member.body) {
        return '';
    }
    return noteErrors(
        state.unit,
        () => {
            checkOverride(state.unit.program.table, declared, member);
            const cx = context(state, declared.isStatic, declared.returns);
            use(cx, declared.returns);
            const params = member.params.map(
                (param, i) => declareLocal(cx, param.name, declared.params[i]!, param.type).js
            );
            const code = statement(cx, member.body!);
            if (declared.returns !== state.unit.program.table.void && !ends(member.body)) {
                fail(`Missing return statement required return type: ${declared.returns.name}`, member);
            }
            const start = declared.isStatic ? touch(state.decl) : '';
            // A call of a @future method queues a job that runs the method.
            const isFuture = member.mods.annotations.some((one) => one.name === 'future');
            const queued = isFuture
                ? `static ${declared.jsName}(...a){$.future(${quote(`${state.decl.name}.${member.name}`)},${quote(`${declared.jsName}$now`)},a);}`
                : '';
            return (
                mark(member) +
                queued +
                method(state, {
                    at: member,
                    js: isFuture ? `${declared.jsName}$now` : declared.jsName,
                    label: member.name,
                    params,
                    isStatic: declared.isStatic,
                    code: wrapSharing(state.decl, start + temps(cx) + code),
                    body: member.body
                })
            );
        },
        ''
    );
}

/** `super(…)` or `this(…)` first where it is written, else the super class's constructor without parameters; then the field initialisers. */
function constructorMember(state: ClassState, member: MemberOf<'ctor'>): string {
    const declared = state.decl.constructors.find((one) => one.node === member);
    if (!declared) {
        return '';
    }
    return noteErrors(
        state.unit,
        () => {
            const cx = context(state, false, null);
            cx.initialises = 'instance';
            const params = member.params.map(
                (param, i) => declareLocal(cx, param.name, declared.params[i]!, param.type).js
            );
            const statements = member.body.k === 'block' ? member.body.body : [];
            const first = statements[0];
            const chained = first?.k === 'expr' && first.expr.k === 'construct' ? first.expr.which : null;
            const rest = { ...member.body, k: 'block' as const, body: chained ? statements.slice(1) : statements };
            const begin = chained
                ? `${mark(first!)}${noteErrors(state.unit, () => cx.expr((first as { expr: Expr }).expr).js, '')};`
                : implicitSuper(state, cx, member);
            const inits = chained === 'this' ? '' : `this.$i${state.decl.user!.index}();`;
            // Field initialisers run before the super class's constructor, which may call a method overridden here.
            const code = `${inits}${begin}${statement(cx, rest)}return this;`;
            return (
                mark(member) +
                method(state, {
                    at: member,
                    js: declared.jsName,
                    label: '<init>',
                    params,
                    isStatic: false,
                    code: wrapSharing(state.decl, touch(state.decl) + temps(cx) + code),
                    body: member.body
                })
            );
        },
        ''
    );
}

function implicitSuper(state: ClassState, cx: Cx, at: { l: number; c: number }): string {
    const base = state.decl.superType!;
    return base.decl.origin === 'user' ? `${constructorOn(cx, 'this', base, [], at)};` : '';
}

function defaultConstructor(state: ClassState): string {
    const declared = state.decl.constructors.find((one) => one.node === null);
    if (!declared) {
        return '';
    }
    const node = state.decl.user!.node!;
    return noteErrors(
        state.unit,
        () => {
            const cx = context(state, false, null);
            return `${declared.jsName}(){${touch(state.decl)}this.$i${state.decl.user!.index}();${implicitSuper(state, cx, node)}return this;}`;
        },
        ''
    );
}

function sameParams(a: readonly ApexType[], b: readonly ApexType[]): boolean {
    return a.length === b.length && a.every((type, i) => type === b[i]);
}

/** Interface methods that the class implements under another JS name (generic interfaces), and those it lacks. */
function aliases(state: ClassState): string {
    const { decl, unit } = state;
    const { table } = unit.program;
    const self = table.of(decl);
    const all = ancestors(table, self);
    const own: MethodDecl[] = all
        .filter((type) => type.decl.kind === 'class')
        .flatMap((type) => [...loaded(type.decl).methods.values()].flat());
    let js = '';
    for (const type of all.filter((one) => one.decl.kind === 'interface' || one.decl.isAbstract)) {
        for (const wanted of [...loaded(type.decl).methods.values()].flat()) {
            if (!wanted.isAbstract) {
                continue;
            }
            const params = wanted.params.map((param) => table.substitute(param, type));
            const named = own.filter(
                (one) => one.name.toLowerCase() === wanted.name.toLowerCase() && !one.isAbstract && !one.isStatic
            );
            const exact =
                named.find((one) => sameParams(one.params, params)) ??
                (type.decl.origin === 'platform'
                    ? named.find((one) => one.params.length === params.length)
                    : undefined);
            if (!exact) {
                if (!decl.isAbstract && !objectMethod(wanted)) {
                    const text = `${type.name}: ${wanted.returns.name} ${wanted.name}(${params.map((one) => one.name).join(', ')})`;
                    unit.errors.push(
                        new CompileProblem(`Class ${decl.name} must implement the method: ${text}`, decl.user!.node!)
                    );
                }
            } else if (exact.jsName !== wanted.jsName) {
                js += `$.alias(C${decl.user!.index},${JSON.stringify(wanted.jsName)},${JSON.stringify(exact.jsName)});`;
            }
        }
    }
    return js;
}

function objectMethod(method: MethodDecl): boolean {
    const name = method.name.toLowerCase();
    return (
        (name === 'tostring' && method.params.length === 0) ||
        (name === 'equals' && method.params.length === 1) ||
        (name === 'hashcode' && method.params.length === 0)
    );
}

/** A trigger or anonymous block: a class of static members with the body in `run`. */
export function emitBody(
    unit: UnitContext,
    decl: TypeDecl,
    members: Member[],
    body: Stmt[],
    label: string,
    triggerObject: ApexType | null
): string {
    const state: ClassState = { unit, decl, label, instanceInits: [], staticInits: [], triggerObject };
    const { index } = decl.user!;
    const cx = context(state, true, unit.program.table.void);
    const run: Stmt = { k: 'block', body, l: 1, c: 0 };
    let js = `$.define(${index},()=>{class C${index} extends $.Base{`;
    js += members.map((member) => emitMember(state, member)).join('');
    const code = statement(cx, run);
    unit.methods.push({ from: 1, to: Number.MAX_SAFE_INTEGER, label, js: 'run' });
    js += `static run(){${touch(decl)}${temps(cx)}${code}}`;
    js += `static $new(){return {${statics(decl)
        .map((one) => `${one.jsName}:null`)
        .join(',')}};}`;
    js += `static $clinit(){${state.staticInits.map((name) => `C${index}.${name}();`).join('')}}`;
    return `${js}}return C${index};});`;
}

/** The syntax of a trigger or anonymous block as a class, so that its members are declared like a class's. */
export function bodyNode(name: string, members: Member[]): TypeDeclNode {
    const made = members.map((member): Member => {
        if (member.k === 'method' || member.k === 'field' || member.k === 'property') {
            return { ...member, mods: { ...member.mods, words: [...member.mods.words, 'static'] } };
        }
        return member;
    });
    return {
        kind: 'class',
        name,
        mods: { words: ['public'], annotations: [] },
        extends: null,
        implements: [],
        members: made,
        constants: [],
        l: 1,
        c: 0,
        endLine: 1
    };
}
