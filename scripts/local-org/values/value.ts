/** A value of Apex at run time: null, boolean, number (Integer), bigint (Long), string, or an instance. */
export type Value = unknown;

/**
 * What an instance of a class that is not user Apex tells of itself. Everything that handles values of any type asks for
 * these and knows no class: a new class of values is the file that declares it (`System.Version`), and its line in the list
 * of its folder. How Apex may use it says its `PlatformClass`, how it is made from JSON too (`fromJson`).
 */
export interface PlatformInstance {
    /** Full name of its class, for `instanceof`, casts and messages: `System.HttpRequest`. */
    readonly apexType: string;
    /** Two instances are equal (`==`, Set members, Map keys) exactly when their keys are; without one each is equal to itself alone. */
    apexKey?(): string;
    /** How it reads in a concatenation and in `String.valueOf`. */
    toApexString?(): string;
    /** What `JSON.serialize` writes; without it that is its readable properties, and an error where it has none. */
    toJsonText?(): string;
}

function has<K extends string>(value: Value, name: K): value is Record<K, unknown> {
    return typeof value === 'object' && value !== null && name in value;
}

/** The class that an instance says it is of; null where it says none. */
export function apexTypeOf(value: Value): string | null {
    return has(value, 'apexType') && typeof value.apexType === 'string' ? value.apexType : null;
}

function answer(value: Value, name: 'apexKey' | 'toApexString' | 'toJsonText'): string | null {
    return has(value, name) && typeof value[name] === 'function' ? String((value[name] as () => unknown)()) : null;
}

/** The key of an instance that is equal by value; null for one that is equal to itself alone. */
export function apexKeyOf(value: Value): string | null {
    return answer(value, 'apexKey');
}

/** How an instance wants to read as text; null where it does not say. */
export function apexTextOf(value: Value): string | null {
    return answer(value, 'toApexString');
}

/** What an instance wants to be in JSON; null where it does not say. */
export function jsonTextOf(value: Value): string | null {
    return answer(value, 'toJsonText');
}
