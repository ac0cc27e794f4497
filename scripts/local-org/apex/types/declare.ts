import type { Member, Modifiers, TypeDeclNode, TypeRef } from '../syntax/ast.ts';
import { CompileProblem, fail } from '../syntax/diagnostics.ts';
import { checkTypeVisible, resolveType, typeRefText, visibleType } from './resolve.ts';
import type { TypeTable } from './type-table.ts';
import {
    addMethod,
    haveSameParameters,
    jsMethodName,
    loaded,
    methodText,
    newDecl,
    type Access,
    type ApexType,
    type MethodDecl,
    type PropertyDecl,
    type TypeDecl
} from './types.ts';

export interface DeclareContext {
    table: TypeTable;
    /** Notes an error of the unit being declared. */
    report: (problem: CompileProblem) => void;
    apiVersion: number;
    nextIndex: () => number;
    declared: TypeDecl[];
}

/** First pass: the names. */
export function declareNames(
    context: DeclareContext,
    node: TypeDeclNode,
    unit: string,
    outer: TypeDecl | null
): TypeDecl {
    const decl = newDecl(outer ? `${outer.name}.${node.name}` : node.name, node.kind, 'user');
    decl.outer = outer;
    const has = (word: string): boolean => node.mods.words.includes(word);
    decl.isAbstract = has('abstract') || node.kind === 'interface';
    decl.isVirtual = has('virtual') || decl.isAbstract;
    decl.user = {
        index: context.nextIndex(),
        node,
        unit,
        apiVersion: context.apiVersion,
        sharing: has('with sharing')
            ? 'with'
            : has('without sharing')
              ? 'without'
              : has('inherited sharing')
                ? 'inherited'
                : null,
        isTest: node.mods.annotations.some((one) => one.name === 'istest')
    };
    decl.enumNames = node.constants.map((one) => one.name);
    const lower = decl.enumNames.map((one) => one.toLowerCase());
    for (const one of node.constants.filter((_, at) => lower.indexOf(lower[at]!) < at)) {
        context.report(new CompileProblem(`Duplicate field: ${one.name}`, one));
    }
    context.declared.push(decl);
    for (const member of node.members) {
        if (member.k === 'type') {
            const inner = declareNames(context, member.decl, unit, decl);
            const key = member.decl.name.toLowerCase();
            if (decl.inner.has(key) || node.name.toLowerCase() === key) {
                const text = decl.inner.has(key) ? inner.name : member.decl.name;
                context.report(new CompileProblem(`Type name already in use: ${text}`, member.decl));
            }
            decl.inner.set(key, inner);
        }
    }
    return decl;
}

/** Runs a step of declaring; notes its error. */
function noted<T>(context: DeclareContext, run: () => T): T | undefined {
    try {
        return run();
    } catch (error) {
        if (!(error instanceof CompileProblem)) {
            throw error;
        }
        context.report(error);
        return undefined;
    }
}

/** Second pass: super types and interfaces. */
export function declareSupers(context: DeclareContext, decl: TypeDecl): void {
    const { table } = context;
    const node = decl.user!.node!;
    const object = table.core('Object');
    const attempt = (ref: TypeRef): ApexType | null => noted(context, () => resolveType(table, ref, decl)) ?? null;
    decl.superType = decl === object.decl ? null : object;
    if (node.extends) {
        const base = attempt(node.extends);
        if (base) {
            noted(context, () => checkTypeVisible(decl, base, node));
            if (base.decl.kind === 'interface' || base.decl.kind === 'enum') {
                context.report(new CompileProblem(`Invalid class: ${typeRefText(node.extends)}`, node.extends));
            } else if (base.decl.kind === 'class' && base.decl.isVirtual && base !== object) {
                decl.superType = base;
            } else {
                context.report(
                    new CompileProblem(`Non-virtual and non-abstract type cannot be extended: ${base.name}`, node)
                );
                if (base.decl.origin !== 'user' && base !== object) {
                    context.report(
                        new CompileProblem(`No default constructor available in super type: ${base.name}`, node)
                    );
                }
            }
        }
    }
    for (const ref of node.implements) {
        const type = attempt(ref);
        if (type) {
            if (type.decl.kind !== 'interface') {
                context.report(new CompileProblem(`Invalid interface: ${typeRefText(ref)}`, ref));
            } else if (decl.interfaces.includes(type)) {
                context.report(new CompileProblem(`Interface already implemented: ${typeRefText(ref)}`, ref));
            } else {
                decl.interfaces.push(type);
            }
        }
    }
}

/** True where the class is an exception class; also settles `isException` of its supers. */
export function isExceptionDecl(decl: TypeDecl): boolean {
    if (decl.isException) {
        return true;
    }
    const result = decl.origin === 'user' && decl.superType !== null && isExceptionDecl(decl.superType.decl);
    decl.isException = result;
    return result;
}

/** Third pass: members. */
export function declareMembers(context: DeclareContext, decl: TypeDecl): void {
    isExceptionDecl(decl);
    for (const member of decl.user!.node!.members) {
        noted(context, () => declareMember(context, decl, member));
    }
    if (decl.kind === 'class' && decl.constructors.length === 0) {
        decl.constructors.push(constructorDecl(context.table, decl, [], 'public'));
    }
}

export function constructorDecl(table: TypeTable, decl: TypeDecl, params: ApexType[], access: Access): MethodDecl {
    return {
        name: '<init>',
        owner: decl,
        params,
        returns: table.void,
        isStatic: false,
        isAbstract: false,
        isVirtual: false,
        access,
        jsName: jsMethodName(`$c${decl.user!.index}`, params),
        impl: null,
        node: null,
        testVisible: false
    };
}

/** `Method already defined: f void Foo.f(Integer) from the type Foo` */
function alreadyDefined(method: MethodDecl): string {
    return `Method already defined: ${method.name} ${methodText(method)} from the type ${method.owner.name}`;
}

function accessOf(mods: Modifiers, fallback: Access): Access {
    const { words } = mods;
    return words.includes('global') || words.includes('webservice')
        ? 'global'
        : words.includes('public')
          ? 'public'
          : words.includes('protected')
            ? 'protected'
            : words.includes('private')
              ? 'private'
              : fallback;
}

function declareMember(context: DeclareContext, decl: TypeDecl, member: Member): void {
    const { table } = context;
    if (member.k === 'type' || member.k === 'init') {
        return;
    }
    const { words, annotations } = member.mods;
    const testVisible = annotations.some((one) => one.name === 'testvisible');
    const isStatic = words.includes('static') || words.includes('testmethod');
    const access = accessOf(member.mods, decl.kind === 'interface' ? 'global' : 'private');
    if (member.k === 'method') {
        const params = member.params.map((param) => visibleType(table, param.type, decl, param));
        const isAbstract = words.includes('abstract') || decl.kind === 'interface';
        // Since API 65.0 these need an access modifier: without one they would be private.
        const hidden = access === 'private' && (words.includes('abstract') || words.includes('override'));
        if (hidden && decl.kind === 'class' && context.apiVersion >= 65) {
            fail(
                `${words.includes('abstract') ? 'Abstract' : 'Override'} methods require at least one of these modifiers: global, public, protected`,
                member
            );
        }
        const method: MethodDecl = {
            name: member.name,
            owner: decl,
            params,
            returns: member.returns ? visibleType(table, member.returns, decl, member) : table.void,
            isStatic,
            isAbstract,
            isVirtual: isAbstract || words.includes('virtual') || words.includes('override'),
            access,
            jsName: jsMethodName(member.name, params),
            impl: null,
            node: member,
            testVisible
        };
        // A private method is not overridden by one of the same signature below.
        if (access === 'private' && !isStatic && !method.isVirtual && decl.isVirtual) {
            method.jsName += `$${decl.user!.index}`;
        }
        const same = decl.methods.get(member.name.toLowerCase())?.find((one) => haveSameParameters(one.params, params));
        if (same) {
            fail(alreadyDefined(method), member);
        }
        if (!isAbstract && member.body === null && decl.kind === 'class') {
            fail('Method must have a body', member);
        }
        addMethod(decl, method);
        return;
    }
    if (member.k === 'ctor') {
        if (member.name.toLowerCase() !== decl.user!.node!.name.toLowerCase()) {
            fail(`Invalid constructor name: ${member.name}`, member);
        }
        const params = member.params.map((param) => visibleType(table, param.type, decl, param));
        const made = { ...constructorDecl(table, decl, params, access), node: member, testVisible };
        if (decl.constructors.some((one) => one.jsName === made.jsName)) {
            fail(alreadyDefined(made), member);
        }
        decl.constructors.push(made);
        return;
    }
    const type = visibleType(table, member.type, decl, member.type);
    const names = member.k === 'field' ? member.decls : [member];
    for (const one of names) {
        const key = one.name.toLowerCase();
        if (decl.properties.has(key)) {
            fail(`Duplicate field: ${one.name}`, one);
        }
        const property: PropertyDecl = {
            name: one.name,
            owner: decl,
            type,
            isStatic,
            isFinal: words.includes('final'),
            isTransient: words.includes('transient'),
            access,
            setAccess: access,
            jsName: fieldName(decl, key, isStatic),
            getter: null,
            setter: null,
            canRead: true,
            canWrite: true,
            platform: null,
            testVisible,
            annotations: annotations.map((annotation) => annotation.name)
        };
        if (member.k === 'property') {
            // A virtual property is always reached through accessors, so that a subclass can replace them.
            const virtual = words.includes('virtual') || words.includes('override') || words.includes('abstract');
            property.getter = member.get && (member.get.body || virtual) ? `get$${key}` : null;
            property.setter = member.set && (member.set.body || virtual) ? `set$${key}` : null;
            property.canRead = member.get !== null;
            property.canWrite = member.set !== null;
            property.getAccess = member.get ? accessOf({ words: member.get.words, annotations: [] }, access) : access;
            property.setAccess = member.set ? accessOf({ words: member.set.words, annotations: [] }, access) : access;
        }
        decl.properties.set(key, property);
    }
}

/** A field hidden by one of the same name in a subclass keeps a slot of its own. */
function fieldName(decl: TypeDecl, key: string, isStatic: boolean): string {
    let depth = 0;
    if (!isStatic) {
        for (let base = decl.superType; base; base = loaded(base.decl).superType) {
            if (base.decl.user?.node?.members.some((member) => declares(member, key))) {
                depth++;
            }
        }
    }
    return depth > 0 ? `_${key}$${depth}` : `_${key}`;
}

function declares(member: Member, key: string): boolean {
    if (member.k === 'property') {
        const virtual = member.mods.words.some(
            (word) => word === 'virtual' || word === 'abstract' || word === 'override'
        );
        return !virtual && member.name.toLowerCase() === key;
    }
    return member.k === 'field' && member.decls.some((one) => one.name.toLowerCase() === key);
}
