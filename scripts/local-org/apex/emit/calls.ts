import type { ExprOf, Pos } from '../syntax/ast.ts';
import { checkCollectionCall, givenToList } from './collection-calls.ts';
import { convert, tryConvert } from './convert.ts';
import { fail } from '../syntax/diagnostics.ts';
import { classRef, constant, implRef, notNull, operation, use, type Cx, type Ex } from './emit-context.ts';
import * as j from './js.ts';
import type { Js } from './js.ts';
import { asRecord, checkSafe, checkVisible, operand, readProperty, safeTarget, schemaType } from './operands.ts';
import { typeText } from '../types/checks/declared.ts';
import {
    anyOverload,
    chooseOverload,
    isAnyIterable,
    isSObject,
    methodsNamed,
    type Argument,
    type Chosen,
    type FoundMethod
} from '../types/relations.ts';
import { loaded, methodText, type ApexType, type TypeDecl } from '../types/types.ts';

export function signatureText(name: string, args: readonly ApexType[]): string {
    return `${name}(${args.map(typeText).join(', ')})`;
}

/** Compiles arguments and converts them to the parameters of the overload they choose. */
export function chooseMethod(
    cx: Cx,
    candidates: FoundMethod[],
    given: readonly Ex[],
    name: string,
    owner: ApexType,
    at: Pos
): { found: FoundMethod; js: Js[] } {
    const args = givenToList(cx.table, owner, name, given, at);
    const types = args.map((arg) => arg.type);
    const isOfElements = owner.args.length > 0;
    let found = chooseOverload(cx.table, candidates, args.map(asArgument), isOfElements);
    if (!found && args.some((arg) => arg.field)) {
        const tokens = args.map((arg) => ({ type: (arg.field ?? arg).type }));
        found = chooseOverload(cx.table, candidates, tokens, isOfElements);
    } else if (found && owner.decl.origin === 'platform') {
        found = asKnown(cx, found, candidates, args.map(asArgument), name);
    }
    if (found === 'ambiguous') {
        fail(`Ambiguous method signature: void ${signatureText(name, types)}`, at);
    }
    if (!found) {
        fail(
            `Method does not exist or incorrect signature: void ${signatureText(name, types)} from the type ${typeText(owner)}`,
            at
        );
    }
    checkCollectionCall(cx.table, owner, name, types, at);
    return {
        found,
        js: args.map((arg, i) => {
            const param = found.params[i]!;
            return isAnyIterable(arg.type, param)
                ? arg.js
                : (tryConvert(cx, arg, param) ?? convert(cx, arg, param, at));
        })
    };
}

/** What overloads are chosen by. A query is also the single row that it may be. */
export function asArgument(arg: Ex): Argument {
    return { type: arg.type, row: arg.query ? asRecord(arg, false).type : undefined };
}

/** Overloads that nobody may call, so that no catalogue has them: what they take, by method. A null could mean them too. */
const HIDDEN: Readonly<Record<string, readonly string[]>> = { 'Datetime.newinstance': ['Date'] };

/** Methods that every class has, which the catalogue leaves out. */
const OF_EVERY_OBJECT = new Set(['equals', 'hashcode', 'tostring', 'clone']);

/**
 * A method of the platform that is written may take more than the platform's own (`valueOf(Object)` stands for all of its overloads):
 * whether the call is one that the platform has, its own say.
 */
function asKnown(
    cx: Cx,
    found: FoundMethod | 'ambiguous',
    candidates: readonly FoundMethod[],
    args: readonly Argument[],
    name: string
): Chosen<FoundMethod> {
    const isWider = (one: FoundMethod): boolean =>
        args.some(
            ({ type }, i) => type === cx.table.null || (one.params[i]!.name === 'Object' && type.name !== 'Object')
        );
    if (found !== 'ambiguous' && !isWider(found)) {
        return found;
    }
    const written = found === 'ambiguous' ? anyOverload(cx.table, candidates, args) : found;
    if (!written || OF_EVERY_OBJECT.has(name.toLowerCase())) {
        return written;
    }
    const { owner, method } = written;
    const known = (cx.table.catalogued(owner.decl)?.methods.get(name.toLowerCase()) ?? [])
        .filter((one) => one.isStatic === method.isStatic)
        .map((one) => ({ params: one.params.map((param) => cx.table.substitute(param, owner)) }));
    const hidden = HIDDEN[`${owner.decl.name}.${name.toLowerCase()}`] ?? [];
    known.push(...hidden.map((type) => ({ params: [cx.table.core(type)] })));
    const chosen = known.length > 0 ? chooseOverload(cx.table, known, args, owner.args.length > 0) : written;
    return chosen === null || chosen === 'ambiguous' ? chosen : written;
}

/** A method call of any form. */
export function call(cx: Cx, expr: ExprOf<'call'>): Ex {
    if (!expr.target) {
        return bareCall(cx, expr);
    }
    if (expr.target.k === 'super') {
        return superCall(cx, expr);
    }
    const target = operand(cx, expr.target);
    checkSafe(expr, target);
    if (target.fieldOf && expr.name.toLowerCase() === 'adderror') {
        const args = expr.args.map((arg) => cx.expr(arg));
        return {
            js: operation(
                'fieldError',
                target.fieldOf.record.js,
                j.string(target.fieldOf.name),
                j.array(args.map((arg) => arg.js))
            ),
            type: cx.table.void,
            nn: true
        };
    }
    if (target.value) {
        return instanceCall(cx, expr, target.value);
    }
    if (
        target.special?.kind === 'fields' ||
        target.special?.kind === 'fieldTokens' ||
        target.special?.kind === 'fieldSets'
    ) {
        return fieldsCall(
            cx,
            expr,
            target.special.kind === 'fieldSets' ? 'fieldSets' : 'fields',
            target.special.object!
        );
    }
    if (target.type) {
        const made = staticCall(cx, expr, target.type);
        if (made) {
            return made;
        }
    }
    if (target.ns === 'system') {
        const made = staticCall(cx, expr, cx.table.of(cx.table.platformClass('system.system')!));
        if (made) {
            return made;
        }
    }
    if (target.type || target.ns) {
        const args = expr.args.map((arg) => cx.expr(arg).type);
        return fail(
            `Method does not exist or incorrect signature: void ${signatureText(expr.name, args)} from the type ${target.type ? typeText(target.type) : target.ns}`,
            expr
        );
    }
    return fail(
        `Variable does not exist: ${expr.target.k === 'name' || expr.target.k === 'member' ? expr.target.name : '?'}`,
        expr.target
    );
}

/** `Account.fields.getMap()` and `X.fieldSets.getMap()`. */
function fieldsCall(cx: Cx, expr: ExprOf<'call'>, kind: 'fields' | 'fieldSets', object: ApexType): Ex {
    if (expr.name.toLowerCase() !== 'getmap' || expr.args.length > 0) {
        fail(`Method does not exist or incorrect signature: void ${expr.name}() from the type ${kind}`, expr);
    }
    const string = cx.table.core('String');
    const value = schemaType(cx, kind === 'fields' ? 'SObjectField' : 'FieldSet');
    return { js: operation(`${kind}Map`, j.string(object.name)), type: cx.table.map(string, value), nn: true };
}

/** An instance method named without an instance: it is of `this`, which a static context has not. */
function invokeOnThis(cx: Cx, found: FoundMethod, type: ApexType, js: Js[], expr: ExprOf<'call'>): Ex {
    if (cx.isStatic) {
        fail(`Non static method cannot be referenced from a static context: ${methodText(found.method)}`, expr);
    }
    return invokeInstance(cx, found, { js: j.THIS, type, nn: true }, js, expr);
}

function bareCall(cx: Cx, expr: ExprOf<'call'>): Ex {
    const args = expr.args.map((arg) => cx.expr(arg));
    for (let decl: TypeDecl | null = cx.decl; decl; decl = decl.outer) {
        const type = cx.table.of(decl);
        const all = methodsNamed(cx.table, type, expr.name);
        const candidates = decl === cx.decl ? all : all.filter((one) => one.method.isStatic);
        if (candidates.length === 0 || (decl.outer && !chooseOverload(cx.table, candidates, args.map(asArgument)))) {
            continue;
        }
        const { found, js } = chooseMethod(cx, candidates, args, expr.name, type, expr);
        return found.method.isStatic ? invokeStatic(cx, found, js, expr) : invokeOnThis(cx, found, type, js, expr);
    }
    if (!cx.isStatic && args.length === 0 && expr.name.toLowerCase() === 'clone') {
        return { js: operation('clone', j.THIS), type: cx.table.of(cx.decl), nn: true };
    }
    return fail(
        `Method does not exist or incorrect signature: void ${signatureText(
            expr.name,
            args.map((arg) => arg.type)
        )} from the type ${cx.decl.name}`,
        expr
    );
}

function superCall(cx: Cx, expr: ExprOf<'call'>): Ex {
    const base = cx.decl.superType!;
    const args = expr.args.map((arg) => cx.expr(arg));
    const { found, js } = chooseMethod(cx, methodsNamed(cx.table, base, expr.name), args, expr.name, base, expr);
    if (base === cx.table.core('Object')) {
        const { returns, name, params } = found.method;
        const text = `${returns.name} System.ApexBaseClass.${signatureText(name, params)}`;
        fail(`Method is not visible: ${text}`, expr);
    }
    if (found.method.isAbstract && found.method.owner.kind === 'class') {
        fail(`Abstract method cannot be called directly: ${methodText(found.method)}`, expr);
    }
    if (found.method.impl) {
        return {
            js: j.onLine(expr, j.call(implRef(cx, found.method.impl), j.THIS, ...js)),
            type: found.returns,
            nn: false
        };
    }
    const made = j.callMember(j.name('super'), found.method.jsName, ...js);
    return { js: j.onLine(expr, made), type: found.returns, nn: false };
}

function instanceCall(cx: Cx, expr: ExprOf<'call'>, value: Ex): Ex {
    const target = safeTarget(cx, value, expr.safe);
    const args = expr.args.map((arg) => cx.expr(arg));
    const candidates = methodsNamed(cx.table, target.type, expr.name).filter((one) => !one.method.isStatic);
    const guards = target.guards ? { guards: target.guards } : {};
    if (candidates.length === 0 && value.query) {
        return instanceCall(cx, expr, asRecord(value, expr.safe));
    }
    if (target.type.decl.kind === 'enum') {
        const made = enumCall(cx, expr, target, args);
        if (made) {
            return { ...made, ...guards };
        }
    }
    if (
        args.length === 0 &&
        candidates.every((one) => one.params.length > 0) &&
        expr.name.toLowerCase() === 'clone' &&
        target.type.decl.origin === 'user'
    ) {
        return { js: operation('clone', notNull(target)), type: target.type, nn: true, ...guards };
    }
    checkAddError(expr, target);
    if (
        expr.name.toLowerCase() === 'recalculateformulas' &&
        isSObject(cx.table, target.type) &&
        cx.unit.apiVersion >= 57
    ) {
        fail(
            'SObject.recalculateFormulas() is deprecated as of API version 57.0. Use Formula.recalculateFormulas() instead',
            expr
        );
    }
    const { found, js } = chooseMethod(cx, candidates, args, expr.name, target.type, expr);
    const made = invokeInstance(cx, found, target, js, expr);
    return { ...refineResult(found, target, made), ...guards };
}

/** Methods whose result type follows from the receiver: `clone`, `deepClone` of a list or record. */
function refineResult(found: FoundMethod, target: Ex, made: Ex): Ex {
    const name = found.method.name.toLowerCase();
    const generic = found.returns.name === 'SObject' && target.type.decl.kind === 'sobject';
    if ((name === 'clone' || name === 'deepclone') && (generic || found.returns.name === 'Object')) {
        return { ...made, type: target.type };
    }
    return made;
}

/** `addError` of a plain value is that of the field it was read from: it needs the record. */
function checkAddError(expr: ExprOf<'call'>, { type }: Ex): void {
    const own = type.decl.origin === 'user' || type.decl.kind === 'sobject' || type.name === 'SObject';
    if (!own && expr.name.toLowerCase() === 'adderror') {
        fail('addError must be invoked on an expression that is an exact SObject field reference', expr);
    }
}

function enumCall(cx: Cx, expr: ExprOf<'call'>, target: Ex, args: Ex[]): Ex | null {
    const { table } = cx;
    const name = expr.name.toLowerCase();
    if (args.length === 0 && (name === 'name' || name === 'tostring')) {
        return { js: j.member(notNull(target), 'name'), type: table.core('String'), nn: true };
    }
    if (args.length === 0 && name === 'ordinal') {
        return { js: j.member(notNull(target), 'ordinal'), type: table.core('Integer'), nn: true };
    }
    if (args.length === 1 && name === 'equals') {
        return { js: j.binary('===', notNull(target), args[0]!.js), type: table.core('Boolean'), nn: true };
    }
    return null;
}

function staticCall(cx: Cx, expr: ExprOf<'call'>, type: ApexType): Ex | null {
    const { table } = cx;
    const name = expr.name.toLowerCase();
    if (type.decl.kind === 'enum') {
        if (name === 'values' && expr.args.length === 0) {
            return { js: operation('enumValues', j.string(type.name)), type: table.list(type), nn: true };
        }
        if (name === 'valueof' && expr.args.length === 1) {
            return {
                js: j.onLine(expr, operation('enumValueOf', j.string(type.name), cx.expr(expr.args[0]!).js)),
                type,
                nn: true
            };
        }
    }
    if (type.decl.kind === 'sobject') {
        // `BusinessHours.diff(…)`, `Network.getNetworkId()`: record types that share their name with a class of methods.
        const named = table.platformClass(`system.${type.name.toLowerCase()}`);
        return named && loaded(named).methods.has(name)
            ? staticCall(cx, expr, table.of(named))
            : sobjectStatic(cx, expr, type);
    }
    const candidates = methodsNamed(table, type, expr.name).filter(
        (one) => one.method.isStatic || isInstanceOf(cx, one)
    );
    if (candidates.length === 0) {
        return null;
    }
    const args = expr.args.map((arg) => cx.expr(arg));
    const { found, js } = chooseMethod(cx, candidates, args, expr.name, type, expr);
    if (!found.method.isStatic) {
        fail(`Non static method cannot be referenced from a static context: ${methodText(found.method)}`, expr);
    }
    let made = invokeStatic(cx, found, js, expr);
    const isDynamic =
        (type.name === 'System.Database' && DYNAMIC.has(name)) || (type.name === 'System.Search' && name === 'query');
    if (isDynamic && found.params[0]?.name === 'String') {
        made = { ...made, js: operation('dynamic', visibleNames(cx), j.arrow([], made.js)) };
    }
    // The rows of a dynamic query convert to a single record as those of a query in brackets do.
    return type.name === 'System.Database' && name.startsWith('query') && made.type.decl.name === 'List'
        ? { ...made, query: true }
        : made;
}

/** Methods whose query text may bind variables of the calling code by simple name. */
const DYNAMIC = new Set(['query', 'countquery', 'getquerylocator', 'getcursor', 'getpaginationcursor']);

/** A function from lower-case names to the values of the variables and fields in scope. */
function visibleNames(cx: Cx): Js {
    const values = new Map<string, Js>();
    for (const scope of cx.scopes) {
        for (const [name, local] of scope) {
            values.set(name, j.name(local.js));
        }
    }
    for (let decl: TypeDecl | null = cx.decl; decl && decl.origin === 'user'; decl = decl.superType?.decl ?? null) {
        for (const [name, property] of loaded(decl).properties) {
            const reachable = property.isStatic || !cx.isStatic;
            const visible = decl === cx.decl || property.access !== 'private';
            if (!values.has(name) && reachable && visible) {
                const self: Ex = { js: j.THIS, type: cx.table.of(decl), nn: true };
                values.set(
                    name,
                    readProperty(cx, property, property.type, property.isStatic ? null : self, { l: 1, c: 0 }).js
                );
            }
        }
    }
    const cases = [...values].map(([name, result]) => ({ value: j.string(name), result }));
    return j.arrow(['b'], [{ k: 'choose', on: j.name('b'), cases }]);
}

/** What the variables of the method refer to, and `this`: what a measure of the heap can reach from here. */
function localValues(cx: Cx): Js {
    const locals = cx.scopes.flatMap((scope) => [...scope.values()].map((local) => j.name(local.js)));
    return j.array(cx.isStatic ? locals : [j.THIS, ...locals]);
}

/** `Foo.bar()` for an instance method of the class itself or a super class. */
function isInstanceOf(cx: Cx, found: FoundMethod): boolean {
    if (found.owner.decl.origin !== 'user') {
        return false;
    }
    for (let decl: TypeDecl | null = cx.decl; decl; decl = decl.superType?.decl ?? null) {
        if (decl === found.owner.decl) {
            return true;
        }
    }
    return false;
}

/** `X__mdt.getInstance('a')`, `X__c.getOrgDefaults()`, `Account.getSObjectType()`. */
function sobjectStatic(cx: Cx, expr: ExprOf<'call'>, type: ApexType): Ex {
    const { table } = cx;
    const name = expr.name.toLowerCase();
    const model = type.decl.model!;
    const args = expr.args.map((arg) => cx.expr(arg).js);
    if (name === 'getsobjecttype' && expr.args.length === 0) {
        return {
            js: constant(cx, 'sobjectType', type.name),
            type: schemaType(cx, 'SObjectType'),
            nn: true
        };
    }
    if (model.isCustomMetadata || model.isCustomSetting) {
        if (name === 'getall' && expr.args.length === 0) {
            return {
                js: operation('sobjectStatic', j.string(type.name), j.string('getAll'), j.array([])),
                type: table.map(table.core('String'), type),
                nn: true
            };
        }
        const known = ['getinstance', 'getvalues', 'getorgdefaults'].indexOf(name);
        if (known >= 0) {
            const method = ['getInstance', 'getValues', 'getOrgDefaults'][known]!;
            const js = operation('sobjectStatic', j.string(type.name), j.string(method), j.array(args));
            return { js, type, nn: false };
        }
    }
    return fail(`Method does not exist or incorrect signature: void ${expr.name} from the type ${type.name}`, expr);
}

/** Classes whose methods take the access mode of their caller where they are given none. */
const MODE_OF_CALLER = new Set(['System.Database', 'System.Search', 'System.EventBus']);

function invokeStatic(cx: Cx, found: FoundMethod, js: Js[], at: Pos): Ex {
    const { method } = found;
    checkVisible(cx, method, method.access, at);
    if (method.impl) {
        const impl = implRef(cx, method.impl);
        if (method.owner.name === 'System.Limits' && method.name === 'getHeapSize') {
            return { js: j.call(impl, localValues(cx)), type: found.returns, nn: true };
        }
        const made = MODE_OF_CALLER.has(method.owner.name)
            ? operation('by', j.boolean(cx.unit.userMode), impl, ...js)
            : j.call(impl, ...js);
        return { js: j.onLine(at, made), type: found.returns, nn: false };
    }
    use(cx, found.owner);
    const made = j.callMember(classRef(method.owner), method.jsName, ...js);
    return { js: j.onLine(at, made), type: found.returns, nn: false };
}

function invokeInstance(cx: Cx, found: FoundMethod, target: Ex, js: Js[], at: Pos): Ex {
    const { method } = found;
    checkVisible(cx, method, method.access, at);
    if (method.owner.origin === 'user') {
        use(cx, found.owner);
        return { js: j.callOnLine(at, target.js, method.jsName, js), type: found.returns, nn: false };
    }
    if (method.owner.isVirtual || method.owner.kind === 'interface') {
        const fallback = method.impl ? implRef(cx, method.impl) : j.NULL;
        return {
            js: j.onLine(at, operation('v', target.js, j.string(method.jsName), fallback, ...js)),
            type: found.returns,
            nn: false
        };
    }
    if (!method.impl) {
        throw new Error(`${method.owner.name}.${method.name} has no implementation`);
    }
    const made = j.call(implRef(cx, method.impl), notNull(target), ...js);
    return { js: j.onLine(at, made), type: found.returns, nn: false };
}

/** `this(…)` and `super(…)` at the start of a constructor, or of a block in one. */
export function constructorCall(cx: Cx, expr: ExprOf<'construct'>, isFirst: boolean): Ex {
    const owner = expr.which === 'this' ? cx.table.of(cx.decl) : cx.decl.superType!;
    if (owner === cx.table.core('Object')) {
        fail(`No super type defined: ${cx.decl.name}`, expr);
    }
    if (!isFirst) {
        fail(`Call to '${expr.which}()' must be the first statement in a constructor method`, expr);
    }
    const args = expr.args.map((arg) => cx.expr(arg));
    return { js: j.onLine(expr, constructorOn(cx, j.THIS, owner, args, expr)), type: cx.table.void, nn: true };
}

/** The call of the constructor of `owner` that fits, on an instance. */
export function constructorOn(cx: Cx, instance: Js, owner: ApexType, args: Ex[], at: Pos): Js {
    const given = args.map((arg) => arg.js);
    if (owner.decl.origin !== 'user') {
        if (owner.decl.isException) {
            return operation('initException', instance, ...given);
        }
        return args.length === 0
            ? instance
            : fail(
                  `Constructor not defined: ${signatureText(
                      owner.name,
                      args.map((arg) => arg.type)
                  )}`,
                  at
              );
    }
    const found = chooseOverload(cx.table, owner.decl.constructors, args.map(asArgument));
    if (found === 'ambiguous') {
        fail(`Ambiguous method signature: void <init>(${args.map((arg) => typeText(arg.type)).join(', ')})`, at);
    }
    if (!found) {
        if (owner.decl.isException && isExceptionForm(cx, args, at)) {
            return operation('initException', j.callMember(instance, '$fields'), ...given);
        }
        fail(
            instance === j.THIS
                ? `No constructor defined: void <init>(${args.map((arg) => typeText(arg.type)).join(', ')})`
                : `Constructor not defined: [${owner.name}].<Constructor>(${args.map((arg) => arg.type.name).join(', ')})`,
            at
        );
    }
    checkVisible(cx, found, found.access, at);
    const { params } = found;
    const js = args.map((arg, i) => convert(cx, arg, params[i]!, at));
    return j.callMember(instance, found.jsName, ...js);
}

/**
 * Whether these are arguments of the constructors every exception class has: (), (String), (Exception), (String, Exception).
 * @throws CompileProblem for a null that could be either of two
 */
export function isExceptionForm(cx: Cx, args: Ex[], at: Pos): boolean {
    if (args.length === 1 && args[0]!.type === cx.table.null) {
        fail('Ambiguous method signature: void <init>(NULL)', at);
    }
    const exception = cx.table.core('Exception');
    const fits = (arg: Ex, type: ApexType): boolean => tryConvert(cx, arg, type) !== null;
    const string = cx.table.core('String');
    return (
        args.length === 0 ||
        (args.length === 1 && (fits(args[0]!, string) || fits(args[0]!, exception))) ||
        (args.length === 2 && fits(args[0]!, string) && fits(args[1]!, exception))
    );
}
