import { Blob_ } from '../values/blob.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../values/date.ts';
import { Decimal } from '../values/decimal.ts';
import { Double } from '../values/double.ts';
import { ApexEnumValue } from '../values/enum.ts';
import { ApexException, throwApex, type DmlErrorRow } from '../values/exceptions.ts';
import { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import { ApexSet } from '../values/set.ts';
import { SObject } from '../values/sobject.ts';
import { AccessLevelValue, SYSTEM_MODE, USER_MODE } from '../platform/data/access.ts';
import { OptionsValue, SignatureValue } from '../platform/execution/async-options.ts';
import { CursorValue } from '../platform/execution/cursor.ts';
import { fieldToken, objectToken, SObjectFieldToken, SObjectTypeToken } from '../platform/schema/tokens.ts';
import type { ObjectModel } from '../schema/model.ts';
import { ApexObject, declOf } from '../runtime/apex-object.ts';
import { JobContext } from './job-context.ts';
import { ApexTypeToken, type Runtime } from '../runtime/runtime-object.ts';
import { loaded, type PropertyDecl, type TypeDecl } from '../apex/types/types.ts';

/** The stored state of a job does not fit the Apex of today; the message is for people. */
export class JobStateError extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'JobStateError';
    }
}

/** A value as JSON: scalars as they are, everything else a tagged array; objects that may be shared are `['@', n]`. */
type Coded = null | boolean | number | string | Coded[] | { [name: string]: Coded };

interface Stored {
    root: Coded;
    /** Lists, maps, records and objects by their number: two references to one object stay two references to one. */
    nodes: Coded[];
}

function properties(decl: TypeDecl): PropertyDecl[] {
    const base = decl.superType?.decl.origin === 'user' ? properties(decl.superType.decl) : [];
    return [...base, ...[...loaded(decl).properties.values()].filter((one) => !one.isStatic)];
}

/**
 * Writes the state of a job, as the platform does when a job is queued: members that are not transient, whole object
 * graphs, shared and circular references included.
 * @param typeNameOf names a value for the error
 * @throws System.SerializationException naming the member and the type that cannot be stored
 */
export function storeState(value: unknown, typeNameOf: (value: unknown) => string): string {
    const nodes: Coded[] = [];
    const known = new Map<object, number>();
    const refuse = (one: unknown, where: string): never =>
        throwApex('System.SerializationException', `Not Serializable: ${typeNameOf(one)} (${where})`);

    const code = (one: unknown, where: string): Coded => {
        if (one === null || one === undefined || typeof one === 'boolean' || typeof one === 'number') {
            return one ?? null;
        }
        if (typeof one === 'string') {
            return one;
        }
        if (typeof one === 'bigint') {
            return ['n', String(one)];
        }
        return scalar(one) ?? shared(one, where);
    };
    const shared = (one: object, where: string): Coded => {
        let number = known.get(one);
        if (number === undefined) {
            number = nodes.push(null) - 1;
            known.set(one, number);
            nodes[number] = node(one, where);
        }
        return ['@', number];
    };
    const list = (items: readonly unknown[], where: string): Coded[] => items.map((item) => code(item, where));
    const node = (one: object, where: string): Coded => {
        if (one instanceof ApexList) {
            return ['L', one.elementType, list(one.items, where)];
        }
        if (one instanceof ApexSet) {
            return ['S', one.elementType, list(one.items, where)];
        }
        if (one instanceof ApexMap) {
            return ['M', one.keyType, one.valueType, one.entries().map((entry) => list(entry, where))];
        }
        if (one instanceof CursorValue) {
            return ['C', one.apexType, code(one.rows, where)];
        }
        if (one instanceof OptionsValue) {
            const { MinimumQueueableDelayInMinutes: delay, MaximumQueueableStackDepth: depth } = one;
            return ['Q', delay, depth, one.DuplicateSignature && one.DuplicateSignature.key];
        }
        // A job keeps its context while it queues itself again (beyond-the-cloud-dev/async-lib).
        if (one instanceof JobContext) {
            return ['J', one.apexType, one.jobId, one.childJobId];
        }
        if (one instanceof SObject) {
            const values = [...one.values].map(([key, item]): Coded => [key, code(item, `${where}.${key}`)]);
            return ['R', one.type.name, values, one.queriedFields && [...one.queriedFields]];
        }
        if (one instanceof ApexException) {
            const decl = declOf(one);
            const own = decl ? members(one, decl) : {};
            return [
                'E',
                one.typeName,
                one.apexMessage,
                code(one.apexCause, where),
                json(one.dmlErrors),
                one.stack ?? '',
                own
            ];
        }
        const decl = declOf(one);
        if (one instanceof ApexObject && decl && !('$isStub' in one)) {
            return ['O', decl.name, members(one, decl)];
        }
        return refuse(one, where);
    };
    const members = (one: object, decl: TypeDecl): { [name: string]: Coded } => {
        const transient = new Set(properties(decl).flatMap((each) => (each.isTransient ? each.jsName : [])));
        const names = Object.keys(one).filter((name) => !transient.has(name) && !EXCEPTION_KEYS.has(name));
        return Object.fromEntries(
            names.map((name) => [
                name,
                code((one as Record<string, unknown>)[name], `${decl.name}.${memberName(decl, name)}`)
            ])
        );
    };
    const stored: Stored = { root: code(value, typeNameOf(value)), nodes };
    return JSON.stringify(stored);
}

const EXCEPTION_KEYS = new Set(Object.keys(new ApexException()));

const json = (value: unknown): Coded => JSON.parse(JSON.stringify(value)) as Coded;

function memberName(decl: TypeDecl, jsName: string): string {
    return properties(decl).find((one) => one.jsName === jsName)?.name ?? jsName;
}

/** Immutable values that stand for themselves. */
function scalar(one: object): Coded {
    if (one instanceof Decimal) {
        return ['d', one.toString()];
    }
    if (one instanceof Double) {
        return ['f', String(one.value)];
    }
    if (one instanceof ApexDate) {
        return ['D', one.days];
    }
    if (one instanceof ApexDatetime) {
        return ['T', one.ms];
    }
    if (one instanceof ApexTime) {
        return ['t', one.ms];
    }
    if (one instanceof Blob_) {
        return ['b', one.base64()];
    }
    if (one instanceof AccessLevelValue) {
        return ['a', one.mode];
    }
    if (one instanceof ApexEnumValue) {
        return ['e', one.type, one.name];
    }
    // "Tokens: a lightweight, serializable reference to an sObject or a field" (Apex Developer Guide).
    if (one instanceof SObjectTypeToken) {
        return ['o', one.object.name];
    }
    if (one instanceof SObjectFieldToken) {
        return ['p', one.object.name, one.field.name];
    }
    return one instanceof ApexTypeToken ? ['c', one.type.name] : null;
}

/**
 * Makes the value that `storeState` wrote. Constructors do not run; transient members are null.
 * @throws JobStateError where a class, object or enum constant is no longer there
 */
export function restoreState(text: string, runtime: Runtime): unknown {
    const { root, nodes } = JSON.parse(text) as Stored;
    const made = new Map<number, unknown>();
    const lost = (what: string): never => {
        throw new JobStateError(`${what} no longer exists.`);
    };
    const { schema } = runtime.program.table;
    const model = (name: string): ObjectModel => schema.object(name) ?? lost(`The object ${name}`);
    const read = (coded: Coded): unknown => {
        if (!Array.isArray(coded)) {
            return coded;
        }
        const [kind, first, second] = coded as [string, string, string];
        switch (kind) {
            case '@':
                return object(Number(first));
            case 'n':
                return BigInt(first);
            case 'd':
                return Decimal.parse(first);
            case 'f':
                return Double.of(Number(first));
            case 'D':
                return new ApexDate(Number(first));
            case 'T':
                return new ApexDatetime(Number(first));
            case 't':
                return new ApexTime(Number(first));
            case 'a':
                return first === USER_MODE.mode ? USER_MODE : SYSTEM_MODE;
            case 'b':
                return Blob_.of(Buffer.from(first, 'base64'));
            case 'c':
                return runtime.classToken(runtime.program.table.parse(first) ?? lost(`The type ${first}`));
            case 'o':
                return objectToken(model(first));
            case 'p': {
                const field = schema.field(model(first), second.toLowerCase());
                return fieldToken(model(first), field ?? lost(`The field ${first}.${second}`));
            }
            default:
                return enumValue(first, second);
        }
    };
    const enumValue = (type: string, name: string): unknown => {
        const values = runtime.program.table.parse(type) ? runtime.enums(type) : lost(`The enum ${type}`);
        return values.find((one) => one.name === name) ?? lost(`The constant ${type}.${name}`);
    };
    const userDecl = (name: string): TypeDecl | null => {
        const decl = runtime.program.table.byPath(name.split('.'));
        return decl?.user && runtime.classes[decl.user.index] ? decl : null;
    };
    const object = (number: number): unknown => {
        if (!made.has(number)) {
            build(number, nodes[number] as Coded[]);
        }
        return made.get(number);
    };
    const fill = (target: Record<string, unknown>, members: { [name: string]: Coded }): void => {
        Object.entries(members).forEach(([name, value]) => (target[name] = read(value)));
    };
    // A value is known before its members are read, so that circles close.
    const build = (number: number, [kind, first, second, third, ...rest]: Coded[]): void => {
        const keep = <T>(value: T): T => (made.set(number, value), value);
        switch (kind) {
            case 'L':
                keep(new ApexList(String(first))).items.push(...(second as Coded[]).map(read));
                break;
            case 'S': {
                const set = keep(new ApexSet(String(first)));
                (second as Coded[]).forEach((item) => set.add(read(item)));
                break;
            }
            case 'Q': {
                const options = keep(new OptionsValue());
                options.MinimumQueueableDelayInMinutes = first as number | null;
                options.MaximumQueueableStackDepth = second as number | null;
                options.DuplicateSignature = third === null ? null : new SignatureValue(String(third));
                break;
            }
            case 'J':
                keep(new JobContext(String(first), String(second), third as string | null));
                break;
            case 'C':
                keep(new CursorValue(String(first), read(second!) as ApexList));
                break;
            case 'M': {
                const map = keep(new ApexMap(String(first), String(second)));
                (third as Coded[][]).forEach(([key, value]) => map.put(read(key!), read(value!)));
                break;
            }
            case 'R': {
                const record = keep(new SObject(model(String(first))));
                (second as [string, Coded][]).forEach(([key, value]) => record.values.set(key, read(value)));
                record.queriedFields = third === null ? null : new Set(third as string[]);
                break;
            }
            case 'E': {
                const exception = keep(new ApexException());
                const decl = userDecl(String(first));
                if (decl) {
                    Object.setPrototypeOf(exception, runtime.classes[decl.user!.index]!.prototype);
                }
                exception.typeName = String(first);
                exception.apexMessage = second as string | null;
                exception.apexCause = read(third!);
                exception.dmlErrors = rest[0] as unknown as DmlErrorRow[];
                exception.stack = String(rest[1]);
                fill(exception as unknown as Record<string, unknown>, rest[2] as { [name: string]: Coded });
                break;
            }
            default: {
                const decl = userDecl(String(first)) ?? lost(`The class ${String(first)}`);
                const prototype = runtime.classes[decl.user!.index]!.prototype as object;
                const target = keep(Object.create(prototype) as Record<string, unknown>);
                properties(decl).forEach((one) => (target[one.jsName] = null));
                fill(target, second as { [name: string]: Coded });
            }
        }
    };
    return read(root);
}
