import type { MemberOf } from '../../syntax/ast.ts';
import { CompileProblem } from '../../syntax/diagnostics.ts';
import { ancestors } from '../relations.ts';
import type { TypeTable } from '../type-table.ts';
import {
    haveSameParameters,
    loaded,
    methodText,
    type Access,
    type ApexType,
    type MethodDecl,
    type TypeDecl
} from '../types.ts';
import type { CheckContext } from './declared.ts';

/** From the narrowest; where a method may be called from inside of the org, global is no wider than public. */
const ACCESS: Readonly<Record<Access, number>> = { private: 0, protected: 1, public: 2, global: 2 };

const wordsOf = (method: MethodDecl): readonly string[] => (method.node as MemberOf<'method'> | null)?.mods.words ?? [];
export const isOverride = (method: MethodDecl): boolean => wordsOf(method).includes('override');
/** An override can be overridden where it says `virtual` itself. */
const isOpen = (method: MethodDecl): boolean =>
    method.owner.origin !== 'user' || method.isAbstract || wordsOf(method).includes('virtual');
export const reducesVisibility = (method: MethodDecl, replaced: MethodDecl): boolean =>
    ACCESS[method.access] < ACCESS[replaced.access];

/** A method replaces one of a super class exactly where it says `override`, and as that one allows. */
export function checkOverrides(context: CheckContext, decl: TypeDecl): void {
    const methods = decl.kind === 'class' ? [...loaded(decl).methods.values()].flat() : [];
    for (const method of methods.filter((one) => !one.isStatic)) {
        const found = replacedBy(context.table, method);
        if (found?.replaced.isStatic) {
            const message = `Cannot override static method: ${methodText(found.replaced)} with ${methodText(method)}`;
            context.report(new CompileProblem(message, found.replaced.node!));
            continue;
        }
        const problem = problemOf(context.table, method, found);
        if (problem) {
            context.report(new CompileProblem(problem, method.node!));
        }
    }
}

/** A method that says `override` and replaces none. */
export function overridesNothing(table: TypeTable, method: MethodDecl): boolean {
    return method.owner.origin === 'user' && isOverride(method) && !replacedBy(table, method);
}

function problemOf(table: TypeTable, method: MethodDecl, found: Replaced | null): string | null {
    const text = methodText(method);
    if (!found) {
        return isOverride(method) ? `@Override specified for non-overriding method: ${text}` : null;
    }
    const { replaced, type } = found;
    if (!isOpen(replaced)) {
        return `Non-virtual, non-abstract methods cannot be overridden: ${text}`;
    }
    if (!isOverride(method)) {
        const mustSay = replaced.owner.origin === 'user' || replaced.owner.isException || isToString(method);
        return mustSay ? `Method must use the override keyword: ${text}` : null;
    }
    const returns = table.substitute(replaced.returns, type);
    if (method.returns.name !== returns.name) {
        return `Method return types clash: ${method.returns.name} vs ${returns.name} from the type ${method.owner.name}`;
    }
    if (replaced.owner.origin === 'user' && reducesVisibility(method, replaced)) {
        return `Cannot reduce the visibility of method: ${text}`;
    }
    return null;
}

const isToString = (method: MethodDecl): boolean => method.name.toLowerCase() === 'tostring';

interface Replaced {
    replaced: MethodDecl;
    /** The type that has it, with arguments. */
    type: ApexType;
}

/** The nearest method of the same name and parameters in a super class that can see it. */
function replacedBy(table: TypeTable, method: MethodDecl): Replaced | null {
    for (const type of ancestors(table, table.of(method.owner)).slice(1)) {
        if (type.decl.kind !== 'class') {
            continue;
        }
        const replaced = loaded(type.decl)
            .methods.get(method.name.toLowerCase())
            ?.find((one) =>
                haveSameParameters(
                    one.params.map((param) => table.substitute(param, type)),
                    method.params
                )
            );
        const isUnseen =
            replaced !== undefined && isHidden(replaced, method) && !(replaced.isAbstract && isOverride(method));
        // A class has an equals of its own, it does not replace that of Object.
        if (replaced && !isUnseen && !(type.name === 'Object' && replaced.name.toLowerCase() === 'equals')) {
            return { replaced, type };
        }
    }
    return null;
}

/** A private method is seen inside of its file alone, and by tests where it says so. */
export function isHidden(method: MethodDecl, from: MethodDecl): boolean {
    const [owner, other] = [outermost(method.owner), outermost(from.owner)];
    return method.access === 'private' && owner !== other && !(method.testVisible && other.user?.isTest);
}

const outermost = (decl: TypeDecl): TypeDecl => (decl.outer ? outermost(decl.outer) : decl);
