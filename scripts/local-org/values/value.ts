/** A value of Apex at run time; the table of representations is in the contract: null, boolean, number (Integer), bigint (Long), string, or an instance. */
export type Value = unknown;

/**
 * What a class of values implements to be a Set member or a Map key by value rather than by identity: two values are
 * equal exactly when their keys are.
 */
export interface Keyed {
    apexKey(): string;
}

/** What a class of values implements to decide how it reads in a String concatenation and in `String.valueOf`. */
export interface Textual {
    toApexString(): string;
}

/** What an instance of a class of the platform carries, so that `instanceof`, casts and messages know its type: `System.HttpRequest`. */
export interface PlatformInstance {
    readonly apexType: string;
}
