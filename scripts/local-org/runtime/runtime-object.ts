import type { ApexEnumValue } from '../values/enum.ts';
import type { ApexList } from '../values/list.ts';
import type { SObject } from '../values/sobject.ts';
import type { Value } from '../values/value.ts';
import type { Program } from '../apex/program.ts';
import type { ApexType } from '../apex/types/types.ts';
import type { ApexException } from '../values/exceptions.ts';
import type { ApexObject } from './apex-object.ts';
import type { Operations } from './operations.ts';
import type { TypeOf } from './type-of.ts';

/** What compiled code asks of the database and the schema; made by the data bridge. */
export interface DataOperations {
    newRecord: (type: string) => SObject;
    soql: (
        text: string,
        binds: ((expression: string) => Value) | null,
        elementType: string,
        userMode: boolean
    ) => ApexList;
    soqlCount: (text: string, binds: ((expression: string) => Value) | null, userMode: boolean) => number;
    sosl: (text: string, binds: ((expression: string) => Value) | null, userMode: boolean) => ApexList;
    dml: (op: string, records: Value, access: string | null, field: string | null) => void;
    merge: (master: Value, others: Value, access: string | null) => void;
    runAs: (user: Value) => unknown;
    runAsEnd: (before: unknown) => void;
    sobjectType: (name: string) => Value;
    sobjectField: (object: string, field: string) => Value;
    describe: (token: Value) => Value;
    fieldSet: (object: string, name: string) => Value;
    fieldsMap: (object: string) => Value;
    fieldSetsMap: (object: string) => Value;
    sobjectStatic: (object: string, method: string, args: Value[]) => Value;
    fieldError: (record: SObject, field: string, args: Value[]) => void;
    label: (name: string) => string;
    page: (name: string) => Value;
    toId: (text: string | null) => string | null;
    /** Runs a dynamic query that may bind variables of the calling code. */
    dynamic: (names: (name: string) => Value, run: () => Value) => Value;
}

/** A class once loaded: its JS constructor with the emitted statics. */
export interface LoadedClass {
    new (): object;
    prototype: object;
    $new(): Record<string, unknown>;
    $clinit(): void;
    run?: () => void;
}

/** The object compiled code knows as `$`. */
export interface RuntimeObject extends Operations {
    /** Static variables of classes by index, those of the running transaction. */
    st: (Record<string, unknown> | undefined)[];
    /** 0 none declared yet, 1 with sharing, 2 without. */
    sharing: number;
    /** While a method of Database, Search or EventBus runs: whether its caller's operations are in user mode by default. */
    userMode: boolean;
    readonly Base: typeof ApexObject;
    readonly ApexException: typeof ApexException;
}

export interface Runtime {
    $: RuntimeObject;
    program: Program;
    types: TypeOf;
    /** Loaded classes by index. */
    classes: (LoadedClass | undefined)[];
    /** Executions per line of each unit. */
    coverage: Map<string, Uint32Array>;
    load: (units: Iterable<string>) => void;
    enums: (type: string) => ApexEnumValue[];
    classToken: (type: ApexType) => ApexTypeToken;
}

/** A System.Type value. */
export class ApexTypeToken {
    readonly apexType = 'System.Type';
    readonly type: ApexType;

    constructor(type: ApexType) {
        this.type = type;
    }

    get name(): string {
        return this.type.name.replace(/^System\./, '');
    }

    apexKey(): string {
        return `\0T${this.type.name.toLowerCase()}`;
    }

    toApexString(): string {
        return this.name;
    }
}
