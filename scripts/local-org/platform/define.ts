/**
 * How a class of the Apex standard library is declared: one file per class (or class family), each exporting one
 * or more `PlatformClass` values. A member is declared by its Apex signature, so the compiler can type-check and
 * overload-resolve against it, with the function that runs it beside it.
 *
 *     export default defineClass({
 *         name: 'System.Crypto',
 *         statics: {
 *             'Blob generateDigest(String algorithmName, Blob input)': (algorithm: string, input: Blob) => ...
 *         }
 *     });
 *
 * Anything of the platform that is not declared does not exist for the compiler, which then names it in an error.
 */

import type { JsonNode } from './json/tokens.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the compiler has already checked the arguments against the signature
export type Implementation = (...args: any[]) => unknown;

export interface PropertyImplementation {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- receives the instance the compiler checked
    get: (self: any) => unknown;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- receives the instance the compiler checked
    set?: (self: any, value: any) => void;
}

/** Makes an instance of a class from JSON; `read` makes the value of a part, of the type it is given. */
export type JsonReader = (node: JsonNode, read: (node: JsonNode, typeName: string) => unknown) => unknown;

export interface PlatformClass {
    /** Namespace and name as the Apex reference writes them: `System.Assert`, `Messaging.SingleEmailMessage`, `Schema.DescribeFieldResult`. */
    name: string;
    kind?: 'class' | 'abstract class' | 'interface' | 'enum' | 'exception';
    /** `['K', 'V']` for a generic class. */
    typeParameters?: readonly string[];
    /** Full name of the super class; for an exception the default is `System.Exception`. */
    extends?: string;
    /** Full names of the interfaces, type arguments included: `System.Iterable<T>`. */
    implements?: readonly string[];
    /** Names of an enum's values, in order. */
    values?: readonly string[];
    /** `JSON.deserialize` to the class; without it that is unsupported. */
    fromJson?: JsonReader;
    /** Keyed by parameter list: `'(String message)'`. The function returns the new instance. */
    constructors?: Readonly<Record<string, Implementation>>;
    /** Keyed by signature: `'Integer abs(Integer value)'`. */
    statics?: Readonly<Record<string, Implementation>>;
    /** Keyed by signature; the function takes the instance first. `null` for the methods of an interface or abstract ones. */
    methods?: Readonly<Record<string, Implementation | null>>;
    /** Keyed by `'Type name'`. */
    properties?: Readonly<Record<string, PropertyImplementation>>;
    /** Keyed by `'Type name'`. */
    staticProperties?: Readonly<Record<string, { get: () => unknown; set?: (value: unknown) => void }>>;
}

export function defineClass(declaration: PlatformClass): PlatformClass {
    return declaration;
}
