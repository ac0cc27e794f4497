import type { ApexEnumValue } from '../values/enum.ts';
import type { ApexException } from '../values/exceptions.ts';
import type { ApexList } from '../values/list.ts';
import type { SObject } from '../values/sobject.ts';
import type { Value } from '../values/value.ts';
import type { Implementation } from '../platform/define.ts';
import type { ApexType } from '../apex/types/types.ts';
import type { collectionOperations } from './collections.ts';
import type { arithmetic, comparisons, conversions, dateArithmetic } from './numbers.ts';
import type { ApexTypeToken, DataOperations, LoadedClass } from './runtime-object.ts';

/** The exception part of the run-time object. */
export interface ExceptionOperations {
    /** What the constructors of every exception class do: message, cause. */
    initException(exception: ApexException, first?: unknown, second?: unknown): ApexException;
    newException(typeName: string, ...args: unknown[]): ApexException;
    thrown(exception: ApexException | null): ApexException;
    /** What JavaScript threw, as Apex sees it. */
    caught(error: unknown): unknown;
    catches(error: unknown, type: ApexType): boolean;
}

/** Classes and their statics. */
interface ClassOperations {
    /** The class with an index, made when it is first asked for. */
    cls(index: number): LoadedClass;
    define(index: number, make: () => LoadedClass): void;
    /** Gives a method of a class a second name, that of the interface it implements. */
    alias(type: LoadedClass, to: string, from: string): void;
    type(name: string): ApexType;
    classToken(type: ApexType): ApexTypeToken;
    /** Initialises the statics of a class in the running transaction. */
    is(index: number): Record<string, unknown>;
    enum(name: string, ordinal: number): ApexEnumValue;
    enumValues(name: string): ApexList;
    enumValueOf(name: string, text: string | null): ApexEnumValue;
    /** `clone()` of a user object: its fields, not what they refer to. */
    clone(value: object): object;
    /** Queues a call of a @future method. */
    future(label: string, method: string, args: unknown[]): void;
}

/** Values: null, text, equality, types. */
interface ValueOperations {
    /** The value, which must not be null. */
    n(value: unknown): unknown;
    /** A condition, which must not be null. */
    b(value: boolean | null): boolean;
    /** Text of a concatenation. */
    s(value: unknown): string;
    /** `==` of Strings: case does not count. */
    seq(a: string | null, b: string | null): boolean;
    /** `==` of Ids. */
    ideq(a: string | null, b: string | null): boolean;
    /** `===` */
    same(a: unknown, b: unknown): boolean;
    /** `==` */
    eq(a: unknown, b: unknown): boolean;
    id(text: string | null): string | null;
    isA(value: unknown, type: ApexType): boolean;
    cast(value: unknown, type: ApexType): unknown;
}

/** Records and queries. */
interface RecordOperations {
    /** The single row of a query. */
    one(list: ApexList): Value;
    /** The same before `?.`: null where there is no row. */
    maybe(list: ApexList): Value;
    noBind(expression: string): never;
    /** What the local org does not have is refused where it runs. */
    refuse(what: string): never;
    /** A field read through a parent relationship that may be null. */
    through(record: SObject | null, how: 'read' | 'children', key: string): Value;
    put(record: SObject, key: string, value: Value): Value;
    /** @param fields lower-case names and values in turn */
    newRecord(type: string, fields: Value[]): SObject;
}

/** Calls. */
interface CallOperations {
    /** Writes a property of the platform and gives the value. */
    wrote(value: Value, write: (value: Value) => void): Value;
    /** Looks at the clock: the steps that were given are made. */
    stepsDone(): void;
    /** Enters a class with sharing (1), without (2) or inherited (3); gives what was in force. */
    share(mode: number): number;
    /** Calls a method of the platform that takes the access mode of its caller. */
    by(userMode: boolean, run: (...args: unknown[]) => unknown, ...args: unknown[]): unknown;
    /** Calls a virtual method of the platform: the user's override, else the fallback, else what the value has by nature. */
    v(target: unknown, jsName: string, fallback: Implementation | null, ...args: unknown[]): unknown;
}

type Arithmetic = typeof arithmetic;
type Conversions = typeof conversions;
type Comparisons = typeof comparisons;
type DateArithmetic = typeof dateArithmetic;
type Collections = typeof collectionOperations;

/** Everything that compiled code calls on the run-time object `$`; the compiler's calls are checked against it. */
export interface Operations
    extends
        Arithmetic,
        Conversions,
        Comparisons,
        DateArithmetic,
        Collections,
        ExceptionOperations,
        ClassOperations,
        ValueOperations,
        RecordOperations,
        CallOperations,
        Omit<DataOperations, 'newRecord' | 'toId'> {}
