import { url as inspectorUrl } from 'node:inspector';
import vm from 'node:vm';
import { ApexDate, ApexDatetime } from '../values/date.ts';
import { ApexEnumValue, enumValues } from '../values/enum.ts';
import { valuesEqual } from '../values/equality.ts';
import { ApexException, throwApex, throwNullPointer } from '../values/exceptions.ts';
import { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import { ApexSet } from '../values/set.ts';
import { SObject } from '../values/sobject.ts';
import { UnsupportedError } from '../values/unsupported.ts';
import type { Value } from '../values/value.ts';
import type { Implementation } from '../platform/define.ts';
import type { Program } from '../apex/program.ts';
import type { ApexType, TypeDecl } from '../apex/types/types.ts';
import { callLater } from '../jobs/future.ts';
import { ApexObject, method } from './apex-object.ts';
import { collectionOperations } from './collections.ts';
import { steps } from './cpu-time.ts';
import { exceptionOperations } from './exceptions.ts';
import { arithmetic, comparisons, conversions, dateArithmetic } from './numbers.ts';
import { sourceMapComment } from './source-map.ts';
import { toText } from './text.ts';
import {
    ApexTypeToken,
    type DataOperations,
    type LoadedClass,
    type Runtime,
    type RuntimeObject
} from './runtime-object.ts';
import { currentTransaction } from './transaction.ts';
import { TypeOf } from './type-of.ts';

/** Makes the run-time object of a program and loads its units. */
export function createRuntime(program: Program, data: DataOperations): Runtime {
    const types = new TypeOf(program.table);
    const classes: (LoadedClass | undefined)[] = [];
    const thunks = new Map<number, () => LoadedClass>();
    const coverage = new Map<string, Uint32Array>();
    const tokens = new Map<ApexType, ApexTypeToken>();
    const enums = new Map<string, ApexEnumValue[]>();

    const classAt = (index: number): LoadedClass => {
        let found = classes[index];
        if (!found) {
            const thunk = thunks.get(index);
            if (!thunk) {
                throw new Error(`Class ${program.decls[index]?.name ?? index} is not loaded`);
            }
            found = thunk();
            classes[index] = found;
            Object.defineProperty(found.prototype, '$decl', { value: program.decls[index], enumerable: false });
            if (program.decls[index]!.isException) {
                nameException(found, program.decls[index]!);
            }
        }
        return found;
    };

    const enumsOf = (name: string): ApexEnumValue[] => {
        let values = enums.get(name);
        if (!values) {
            const { decl } = types.named(name);
            values =
                decl.origin === 'platform'
                    ? enumValues(name, decl.enumNames)
                    : decl.enumNames.map((one, i) => new ApexEnumValue(decl.name, one, i));
            enums.set(name, values);
        }
        return values;
    };
    const classToken = (type: ApexType): ApexTypeToken => {
        let token = tokens.get(type);
        if (!token) {
            token = new ApexTypeToken(type);
            tokens.set(type, token);
        }
        return token;
    };

    const $: RuntimeObject = {
        st: [],
        sharing: 0,
        userMode: false,
        Base: ApexObject,
        ApexException,
        ...arithmetic,
        ...conversions,
        ...comparisons,
        ...dateArithmetic,
        ...collectionOperations,
        ...exceptionOperations(types),
        ...data,
        cls: classAt,
        define: (index: number, thunk: () => LoadedClass): void => void thunks.set(index, thunk),
        alias: (type: LoadedClass, to: string, from: string): void => {
            Object.defineProperty(type.prototype, to, {
                configurable: true,
                writable: true,
                value(this: Record<string, (...args: unknown[]) => unknown>, ...args: unknown[]): unknown {
                    // A static method may be what an interface asks for.
                    return to === from || !(from in this)
                        ? (type as unknown as Record<string, (...args: unknown[]) => unknown>)[from]!(...args)
                        : this[from]!(...args);
                }
            });
        },
        type: (name: string): ApexType => types.named(name),
        classToken,
        is: (index: number): Record<string, unknown> => {
            const type = classAt(index);
            const record = type.$new();
            $.st[index] = record;
            const { sharing } = $;
            type.$clinit();
            $.sharing = sharing;
            return record;
        },
        enum: (name: string, ordinal: number): ApexEnumValue => enumsOf(name)[ordinal]!,
        enumValues: (name: string): ApexList => new ApexList(name, [...enumsOf(name)]),
        enumValueOf: (name: string, text: string | null): ApexEnumValue =>
            enumsOf(name).find((one) => one.name.toLowerCase() === text?.toLowerCase()) ??
            throwApex(
                text === null ? 'System.NullPointerException' : 'System.NoSuchElementException',
                text === null ? 'Argument cannot be null.' : `No enum constant ${name}.${text}`
            ),
        n: (value) => (value === null ? throwNullPointer() : value),
        b: (value: boolean | null): boolean => (value === null ? throwNullPointer() : value),
        s: (value: unknown): string => (typeof value === 'string' ? value : toText(value)),
        seq: (a: string | null, b: string | null): boolean =>
            a === b || (a !== null && b !== null && a.toLowerCase() === b.toLowerCase()),
        ideq: (a: string | null, b: string | null): boolean => a === b || (a !== null && b !== null && sameId(a, b)),
        same: (a: unknown, b: unknown): boolean => a === b || (isValue(a) && isValue(b) && valuesEqual(a, b)),
        eq: (a: unknown, b: unknown): boolean => equal(a, b),
        id: data.toId,
        isA: (value: unknown, type: ApexType): boolean => types.isA(value, type),
        cast: (value: unknown, type: ApexType): unknown => types.cast(value, type),
        one: (list: ApexList): Value => {
            if (list.items.length !== 1) {
                throwApex(
                    'System.QueryException',
                    list.items.length === 0
                        ? 'List has no rows for assignment to SObject'
                        : 'List has more than 1 row for assignment to SObject'
                );
            }
            return list.items[0];
        },
        maybe: (list: ApexList): Value => (list.items.length === 0 ? null : $.one(list)),
        noBind: (expression: string): never => {
            throw new Error(`The query asks for a bind expression that was not compiled: ${expression}`);
        },
        refuse: (what: string): never => {
            throw new UnsupportedError(what);
        },
        through: (record: SObject | null, how: 'read' | 'children', key: string): Value =>
            record === null ? null : record[how](key),
        put: (record: SObject, key: string, value: Value): Value => {
            record.write(key, value);
            return value;
        },
        newRecord: (type: string, fields: Value[]): SObject => {
            const record = data.newRecord(type);
            for (let i = 0; i < fields.length; i += 2) {
                record.write(fields[i] as string, fields[i + 1]);
            }
            return record;
        },
        /** `clone()` of a user object: its fields, not what they refer to. */
        clone: (value: object): object =>
            Object.assign(Object.create(Object.getPrototypeOf(value) as object) as object, value),
        future: callLater,
        stepsDone: () => currentTransaction().limits.stepsDone(),
        wrote: (value: Value, write: (value: Value) => void): Value => {
            write(value);
            return value;
        },
        share: (mode: number): number => {
            const before = $.sharing;
            if (mode !== 3) {
                $.sharing = mode;
            } else if (before === 0) {
                $.sharing = 1;
            }
            return before;
        },
        by: (userMode: boolean, run: (...args: unknown[]) => unknown, ...args: unknown[]): unknown => {
            const before = $.userMode;
            $.userMode = userMode;
            try {
                return run(...args);
            } finally {
                $.userMode = before;
            }
        },
        v: (target: unknown, jsName: string, fallback: Implementation | null, ...args: unknown[]): unknown => {
            if (target === null) {
                throwNullPointer();
            }
            const own = method(target, jsName);
            if (own) {
                return own(...args);
            }
            const native = fallback ?? types.nativeMethod(target, jsName.slice(0, jsName.indexOf('$')), args.length);
            if (!native) {
                throw new Error(`${jsName} is missing on ${types.nameOf(target)}`);
            }
            return native(target, ...args);
        }
    };

    const load = (names: Iterable<string>): void => {
        for (const name of names) {
            const unit = program.units.get(name)!;
            if (unit.errors.length > 0 || unit.js === '') {
                continue;
            }
            const counters = new Uint32Array(Math.max(0, ...unit.lines) + 1);
            coverage.set(name, counters);
            // Under a debugger (`node --inspect`) its breakpoints are in the Apex.
            const map = inspectorUrl() ? sourceMapComment(unit) : '';
            const script = new vm.Script(unit.js + map, { filename: `apex:${name}` });
            const run = script.runInThisContext() as (...args: unknown[]) => void;
            run($, classes, program.impls, counters, steps);
        }
        for (const index of thunks.keys()) {
            classAt(index);
        }
        thunks.clear();
    };
    load(program.units.keys());
    return { $, program, types, classes, coverage, load, enums: enumsOf, classToken };
}

function nameException(type: LoadedClass, decl: TypeDecl): void {
    Object.defineProperty(type.prototype, '$typeName', { value: decl.name });
}

function isValue(value: unknown): boolean {
    return (
        typeof value !== 'object' ||
        value === null ||
        (!(value instanceof ApexObject) &&
            !(value instanceof ApexException) &&
            !(value instanceof SObject) &&
            !(value instanceof ApexList) &&
            !(value instanceof ApexSet) &&
            !(value instanceof ApexMap) &&
            !(value instanceof ApexDate) &&
            !(value instanceof ApexDatetime))
    );
}

/** `==` on values whose types are not both known: records and collections by content, Strings ignoring case. */
function equal(a: unknown, b: unknown): boolean {
    if (a === b) {
        return true;
    }
    if (typeof a === 'string' && typeof b === 'string') {
        return a.toLowerCase() === b.toLowerCase();
    }
    return a !== null && b !== null && valuesEqual(a, b);
}

/** Ids are the same when their first 15 characters are; other text compares ignoring case. */
function sameId(a: string, b: string): boolean {
    if ((a.length === 15 || b.length === 15) && a.length !== b.length) {
        return a.slice(0, 15) === b.slice(0, 15);
    }
    return a.toLowerCase() === b.toLowerCase();
}
