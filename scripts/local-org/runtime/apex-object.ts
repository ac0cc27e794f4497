import { userEquality } from '../values/equality.ts';
import { ApexException } from '../values/exceptions.ts';
import type { TypeDecl } from '../apex/types/types.ts';

/** Base of every compiled user class that is not an exception. */
export class ApexObject {
    declare readonly $decl: TypeDecl;
}

type Methods = Record<string, ((...args: unknown[]) => unknown) | undefined>;

/** The declaration of a user object's class; null for any other value. */
export function declOf(value: unknown): TypeDecl | null {
    if (value instanceof ApexObject || value instanceof ApexException) {
        return (value as { $decl?: TypeDecl }).$decl ?? null;
    }
    return null;
}

/** Calls a method of a user object by JS name if its class has it. */
export function method(value: unknown, jsName: string): ((...args: unknown[]) => unknown) | null {
    const found = (value as Methods)[jsName];
    return typeof found === 'function' ? (...args) => found.apply(value, args) : null;
}

// A class is a key by value where it declares both equals and hashCode.
userEquality.hashCode = (value) => {
    if (!(value instanceof ApexObject)) {
        return null;
    }
    const hash = (value as unknown as Methods)['hashcode$'];
    const equals = (value as unknown as Methods)['equals$object'];
    return hash && equals ? (hash.call(value) as number) : null;
};
userEquality.equals = (left, right) => {
    if (!(left instanceof ApexObject)) {
        return null;
    }
    const equals = (left as unknown as Methods)['equals$object'];
    return equals ? equals.call(left, right) === true : null;
};
