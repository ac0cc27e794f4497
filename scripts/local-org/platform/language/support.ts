import { currentTransaction } from '../../runtime/transaction.ts';
import type { Runtime } from '../../runtime/runtime-object.ts';
import { declOf, method } from '../../runtime/apex-object.ts';
import { loaded, type TypeDecl } from '../../apex/types/types.ts';
import { throwNullPointer } from '../../values/exceptions.ts';

/** The run-time of the running transaction's program. */
export function runtime(): Runtime {
    return currentTransaction().runtime;
}

/** An argument the platform does not take null for. */
export function need<T>(value: T | null): T {
    return value === null ? throwNullPointer('Argument cannot be null.') : value;
}

/** JS name of a user object's method by Apex name and number of parameters; null where its class has none. */
export function jsNameOf(value: unknown, name: string, parameters: number): string | null {
    for (let decl: TypeDecl | null = declOf(value); decl; decl = decl.superType?.decl ?? null) {
        const found = loaded(decl)
            .methods.get(name.toLowerCase())
            ?.find((one) => one.params.length === parameters && !one.isStatic);
        if (found && decl.origin === 'user') {
            return found.jsName;
        }
    }
    return null;
}

/**
 * Calls a method of an object that Apex code made or that implements the interface in TypeScript.
 * @param name Apex name, `compareTo`
 */
export function invoke(value: unknown, name: string, ...args: unknown[]): unknown {
    if (value === null) {
        throwNullPointer();
    }
    const jsName = jsNameOf(value, name, args.length) ?? `${name.toLowerCase()}$`;
    const found = method(value, jsName);
    const native = found ? null : runtime().types.nativeMethod(value, name.toLowerCase(), args.length);
    if (native) {
        return native(value, ...args) ?? null;
    }
    if (!found) {
        throw new Error(`${(value as object).constructor.name} has no method ${name} with ${args.length} parameters`);
    }
    return found(...args) ?? null;
}

/** Whether a value implements an interface or extends a class, by full name. */
export function isInstance(value: unknown, typeName: string): boolean {
    const { types } = runtime();
    return types.isA(value, types.named(typeName));
}
