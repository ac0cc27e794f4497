import type { Expr, ExprOf, Member, MemberOf, Pos, Stmt, TypeDeclNode } from '../syntax/ast.ts';
import { aliases } from './aliases.ts';
import { constructorCall, constructorOn } from './calls.ts';
import { context, method, noteErrors, temps, wrapSharing, type ClassState } from './class-parts.ts';
import { convert } from './convert.ts';
import { fail } from '../syntax/diagnostics.ts';
import {
    declareLocal,
    operation,
    runtimeMember,
    staticsIfAny,
    staticsRef,
    use,
    type Cx,
    type UnitContext
} from './emit-context.ts';
import * as j from './js.ts';
import type { Js, JsMember, JsStmt } from './js.ts';
import { ends } from './flow.ts';
import { body, counted } from './blocks.ts';
import type { ApexType, MethodDecl, PropertyDecl, TypeDecl } from '../types/types.ts';

/** The JS of a class: `$.define(index, () => { class …; return class; })`; null for what is no class. */
export function emitClass(unit: UnitContext, decl: TypeDecl, triggerObject: ApexType | null = null): Js | null {
    const node = decl.user!.node!;
    if (node.kind !== 'class') {
        return null;
    }
    const state: ClassState = {
        unit,
        decl,
        label: `Class.${decl.name}`,
        instanceInits: [],
        staticInits: [],
        triggerObject
    };
    const { index } = decl.user!;
    const base = decl.superType!;
    use(context(state, true, null), base);
    const isUserBase = base.decl.origin === 'user';
    const parent = isUserBase
        ? operation('cls', j.number(base.decl.user!.index))
        : runtimeMember(decl.isException ? 'ApexException' : 'Base');
    const members = [
        ...fieldSlots(decl),
        ...node.members.flatMap((member) => emitMember(state, member)),
        ...defaultConstructor(state),
        methodOf(
            `$i${index}`,
            false,
            state.instanceInits.map((init) => j.run(j.callMember(j.THIS, init)))
        )
    ];
    if (decl.isException) {
        const inherited = isUserBase ? [j.run(j.callMember(j.name('super'), '$fields'))] : [];
        const own = j.run(j.callMember(j.THIS, `$i${index}`));
        members.push(methodOf('$fields', false, [...inherited, own, j.giveBack(j.THIS)]));
    }
    return j.onLine(node, defineClass(state, parent, members, aliases(state)));
}

function methodOf(name: string, isStatic: boolean, code: JsStmt[]): JsMember {
    return { k: 'method', isStatic, name, params: [], body: code };
}

/** Adds what every class has: the record of its statics and what initialises them. */
function defineClass(state: ClassState, base: Js, members: readonly JsMember[], after: readonly JsStmt[]): Js {
    const { index } = state.decl.user!;
    const self = j.name(`C${index}`);
    const record: Js = {
        k: 'object',
        entries: statics(state.decl).map((property) => ({ name: property.jsName, value: j.NULL }))
    };
    const made: JsStmt = {
        k: 'class',
        name: `C${index}`,
        base,
        members: [
            ...members,
            methodOf('$new', true, [j.giveBack(record)]),
            methodOf(
                '$clinit',
                true,
                state.staticInits.map((init) => j.run(j.callMember(self, init)))
            )
        ]
    };
    return operation('define', j.number(index), j.arrow([], [made, ...after, j.giveBack(self)]));
}

function statics(decl: TypeDecl): PropertyDecl[] {
    return [...decl.properties.values()].filter((property) => property.isStatic);
}

function fieldSlots(decl: TypeDecl): JsMember[] {
    return [...decl.properties.values()]
        .filter((property) => !property.isStatic)
        .map((property) => ({ k: 'field', isStatic: false, name: property.jsName, value: j.NULL }));
}

/** Whether using the class must first run static initialisers. */
function hasStaticInit(node: TypeDeclNode): boolean {
    return node.members.some(
        (member) =>
            (member.k === 'init' && member.isStatic) ||
            (member.k === 'field' && member.mods.words.includes('static') && member.decls.some((one) => one.init))
    );
}

function touch(decl: TypeDecl): JsStmt[] {
    const { node } = decl.user!;
    return node && hasStaticInit(node) ? [j.run(staticsRef(decl))] : [];
}

function emitMember(state: ClassState, member: Member): JsMember[] {
    switch (member.k) {
        case 'type': {
            const inner = state.decl.inner.get(member.decl.name.toLowerCase())!;
            const js = emitClass(state.unit, inner);
            state.unit.innerClasses.push(...(js ? [js] : []));
            return [];
        }
        case 'field':
            return member.decls.flatMap((one) => (one.init ? fieldInit(state, member, one, one.init) : []));
        case 'init': {
            const name = `$f${state.decl.user!.index}_${member.isStatic ? 's' : 'i'}${state.staticInits.length + state.instanceInits.length}`;
            (member.isStatic ? state.staticInits : state.instanceInits).push(name);
            const cx = context(state, member.isStatic, state.unit.program.table.void);
            cx.initialises = member.isStatic ? 'static' : 'instance';
            cx.later = fieldsFrom(state, member);
            const code = body(cx, member.body);
            return method(state, {
                at: member,
                js: name,
                label: member.isStatic ? '<clinit>' : '<init>',
                params: [],
                isStatic: member.isStatic,
                code: wrapSharing(state.decl, [...temps(cx), ...code]),
                body: member.body
            });
        }
        case 'property':
            return property(state, member);
        case 'method':
            return methodMember(state, member);
        case 'ctor':
            return constructorMember(state, member);
    }
}

/** The fields and properties of a class that are not there yet when a member of it runs, the one that it makes included. */
function fieldsFrom(state: ClassState, member: Member, name?: string): ReadonlySet<string> {
    const members: readonly Member[] = state.decl.user!.node?.members ?? [];
    const names = members.slice(Math.max(members.indexOf(member), 0)).flatMap((one) => {
        const own = one.k === 'field' ? one.decls.map((decl) => decl.name) : one.k === 'property' ? [one.name] : [];
        return one === member && name !== undefined ? own.slice(own.indexOf(name)) : own;
    });
    return new Set(names.map((one) => one.toLowerCase()));
}

function fieldInit(
    state: ClassState,
    member: MemberOf<'field'>,
    { name, ...at }: Pos & { name: string },
    init: Expr
): JsMember[] {
    const { decl, unit } = state;
    const declared = decl.properties.get(name.toLowerCase());
    if (!declared) {
        return [];
    }
    const js = `$f${decl.user!.index}_${name.toLowerCase()}`;
    (declared.isStatic ? state.staticInits : state.instanceInits).push(js);
    unit.lines.add(init.l);
    return noteErrors(unit, () => {
        const cx = context(state, declared.isStatic, null);
        cx.later = fieldsFrom(state, member, name);
        const value = convert(cx, cx.expr(init), declared.type, at);
        const target = declared.isStatic ? staticsIfAny(decl) : j.THIS;
        const code = wrapSharing(decl, [
            ...temps(cx),
            ...counted(cx, init.l),
            j.declare('const', 'x', value),
            j.run(j.assignTo(j.member(target, declared.jsName), j.name('x')))
        ]);
        return method(state, {
            at: member,
            js,
            label: declared.isStatic ? '<clinit>' : '<init>',
            params: [],
            isStatic: declared.isStatic,
            code,
            body: { k: 'expr', expr: init, l: init.l, c: init.c }
        });
    }, []);
}

function property(state: ClassState, member: MemberOf<'property'>): JsMember[] {
    const declared = state.decl.properties.get(member.name.toLowerCase());
    if (!declared) {
        return [];
    }
    const store = j.member(declared.isStatic ? staticsRef(state.decl) : j.THIS, declared.jsName);
    const accessors = [
        { node: member.get, js: declared.getter, isGet: true },
        { node: member.set, js: declared.setter, isGet: false }
    ].filter((one) => one.node && one.js);
    accessors.sort((a, b) => a.node!.l - b.node!.l);
    return accessors.flatMap(({ node, js, isGet }) =>
        noteErrors(
            state.unit,
            () => {
                // A setter gives the value, because an assignment is an expression.
                const given = j.name('value');
                const cx = context(
                    state,
                    declared.isStatic,
                    isGet ? declared.type : cxVoid(state),
                    isGet ? null : given
                );
                cx.accessorOf = member.name.toLowerCase();
                const params: string[] = [];
                if (!isGet) {
                    declareLocal(cx, 'value', declared.type, node!);
                    params.push('v_value');
                }
                if (isGet && node!.body && !ends(node!.body)) {
                    fail(`Missing return statement required return type: ${declared.type.name}`, member);
                }
                const parameter = j.name('v_value');
                const inner: JsStmt[] = node!.body
                    ? [{ k: 'block', body: body(cx, node!.body) }]
                    : [isGet ? j.giveBack(store) : j.run(j.assignTo(store, parameter))];
                const code = isGet
                    ? [...temps(cx), ...inner]
                    : [...temps(cx), j.declare('const', 'value', parameter), ...inner, j.giveBack(given)];
                return method(state, {
                    at: node!,
                    js: js!,
                    label: `__sfdc_${member.name}`,
                    params,
                    isStatic: declared.isStatic,
                    code: wrapSharing(state.decl, code),
                    body: node!.body
                });
            },
            []
        )
    );
}

function cxVoid(state: ClassState): ApexType {
    return state.unit.program.table.void;
}

function methodMember(state: ClassState, member: MemberOf<'method'>): JsMember[] {
    const declared = state.decl.methods.get(member.name.toLowerCase())?.find((one) => one.node === member);
    if (!declared || !member.body) {
        return [];
    }
    return noteErrors(
        state.unit,
        () => {
            const cx = context(state, declared.isStatic, declared.returns);
            use(cx, declared.returns);
            const params = member.params.map((param, i) => declareLocal(cx, param.name, declared.params[i]!, param).js);
            const code = body(cx, member.body);
            if (declared.returns !== state.unit.program.table.void && !ends(member.body)) {
                fail(`Missing return statement required return type: ${declared.returns.name}`, member);
            }
            const start = declared.isStatic ? touch(state.decl) : [];
            // A call of a @future method queues a job that runs the method.
            const isFuture = member.mods.annotations.some((one) => one.name === 'future');
            const made = method(state, {
                at: member,
                js: isFuture ? `${declared.jsName}$now` : declared.jsName,
                label: member.name,
                params,
                isStatic: declared.isStatic,
                code: wrapSharing(state.decl, [...start, ...temps(cx), ...code]),
                body: member.body
            });
            return isFuture ? [j.atLine(member), queueing(state, declared), ...made] : made;
        },
        []
    );
}

/** What a @future method is called through: queues a job that runs it. */
function queueing(state: ClassState, declared: MethodDecl): JsMember {
    const label = j.string(`${state.decl.name}.${declared.name}`);
    const queue = operation('future', label, j.string(`${declared.jsName}$now`), j.name('a'));
    return { k: 'method', isStatic: true, name: declared.jsName, params: ['...a'], body: [j.run(queue)] };
}

/** The field initialisers; then `super(…)` or `this(…)` where it is written, else the super class's constructor without parameters. */
function constructorMember(state: ClassState, member: MemberOf<'ctor'>): JsMember[] {
    const declared = state.decl.constructors.find((one) => one.node === member);
    if (!declared) {
        return [];
    }
    return noteErrors(
        state.unit,
        () => {
            const cx = context(state, false, null, j.THIS);
            cx.initialises = 'instance';
            cx.chained = { call: null };
            const params = member.params.map((param, i) => declareLocal(cx, param.name, declared.params[i]!, param).js);
            const statements = member.body.k === 'block' ? member.body.body : [];
            const first = statements[0];
            const chained = first?.k === 'expr' && first.expr.k === 'construct' ? first.expr.which : null;
            const rest = { ...member.body, k: 'block' as const, body: chained ? statements.slice(1) : statements };
            const begin: JsStmt[] = chained
                ? noteErrors(
                      state.unit,
                      () => [
                          j.atLine(first!),
                          j.run(constructorCall(cx, (first as { expr: ExprOf<'construct'> }).expr, true).js)
                      ],
                      []
                  )
                : implicitSuper(state, cx, member);
            const inits = chained === 'this' ? [] : [initFields(state)];
            // Field initialisers run before the super class's constructor, which may call a method overridden here. No document
            // says so; the code that the front end of Salesforce generates does.
            const code: JsStmt[] = [...inits, ...begin, { k: 'block', body: body(cx, rest) }, j.giveBack(j.THIS)];
            return method(state, {
                at: member,
                js: declared.jsName,
                label: '<init>',
                params,
                isStatic: false,
                code: wrapSharing(state.decl, [...touch(state.decl), ...temps(cx), ...code]),
                body: member.body
            });
        },
        []
    );
}

function initFields(state: ClassState): JsStmt {
    return j.run(j.callMember(j.THIS, `$i${state.decl.user!.index}`));
}

function implicitSuper(state: ClassState, cx: Cx, at: Pos): JsStmt[] {
    const base = state.decl.superType!;
    if (base.decl.origin !== 'user') {
        return [];
    }
    if (!base.decl.constructors.some((one) => one.params.length === 0)) {
        fail(`No default constructor available in super type: ${base.name}`, at);
    }
    return [j.run(constructorOn(cx, j.THIS, base, [], at))];
}

/**
 * The constructor of a class that declares none: its field initialisers run after the super class's constructor, unlike those of
 * one that is written. No document says so; the code that the front end of Salesforce generates does.
 */
function defaultConstructor(state: ClassState): JsMember[] {
    const declared = state.decl.constructors.find((one) => one.node === null);
    if (!declared) {
        return [];
    }
    const node = state.decl.user!.node!;
    return noteErrors(
        state.unit,
        () => {
            const cx = context(state, false, null);
            const code = [
                ...touch(state.decl),
                ...implicitSuper(state, cx, node),
                initFields(state),
                j.giveBack(j.THIS)
            ];
            return [methodOf(declared.jsName, false, code)];
        },
        []
    );
}

/** A trigger or anonymous block: a class of static members with the body in `run`. */
export function emitBody(
    unit: UnitContext,
    decl: TypeDecl,
    members: Member[],
    statements: Stmt[],
    label: string,
    triggerObject: ApexType | null
): Js {
    const state: ClassState = { unit, decl, label, instanceInits: [], staticInits: [], triggerObject };
    const cx = context(state, true, unit.program.table.void);
    const made = members.flatMap((member) => emitMember(state, member));
    const code = body(cx, { k: 'block', body: statements, l: 1, c: 0 });
    unit.methods.push({ from: 1, to: Number.MAX_SAFE_INTEGER, label, js: 'run' });
    const main = methodOf('run', true, [...touch(decl), ...temps(cx), { k: 'block', body: code }]);
    return defineClass(state, runtimeMember('Base'), [...made, main], []);
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
        isBody: true,
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
