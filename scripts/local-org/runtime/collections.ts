import { throwApex, throwNullPointer } from '../values/exceptions.ts';
import { madeText } from '../values/growth.ts';
import { Double } from '../values/double.ts';
import { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import { ApexSet } from '../values/set.ts';
import { SObject } from '../values/sobject.ts';
import { method } from './apex-object.ts';
import { steps } from './cpu-time.ts';
import { checkPlaces } from './heap.ts';
import { conversions } from './numbers.ts';
import { currentTransaction } from './transaction.ts';

/** What a `for (x : y)` walks over that is neither List nor Set: an Iterable of the user's or the platform's. */
export function* iterate(value: unknown): Generator<unknown> {
    if (value === null) {
        throwNullPointer();
    }
    if (value instanceof ApexList || value instanceof ApexSet) {
        yield* value.items;
        return;
    }
    const iterator = callNamed(value, 'iterator$');
    while (callNamed(iterator, 'hasnext$') === true) {
        if (steps.n++ > 0) {
            currentTransaction().limits.stepsDone();
        }
        yield callNamed(iterator, 'next$');
    }
}

function callNamed(value: unknown, name: string): unknown {
    if (value === null) {
        throwNullPointer();
    }
    const found = method(value, name);
    if (!found) {
        throw new Error(`${name} is missing on ${String((value as object).constructor.name)}`);
    }
    return found();
}

/** A number as one of a wider type. */
function widened(value: unknown, type: string): unknown {
    const rank =
        typeof value === 'number' ? 'i' : typeof value === 'bigint' ? 'l' : value instanceof Double ? 'd' : 'm';
    const to = { Long: 'l', Double: 'd', Decimal: 'm' }[type]!;
    const convert = conversions[`${rank}2${to}` as keyof typeof conversions] as ((one: unknown) => unknown) | undefined;
    return value === null || rank === to ? value : convert!(value);
}

/** The collection part of the run-time object `$`. */
export const collectionOperations = {
    newList: (type: string, items: unknown[] = []): ApexList => new ApexList(type, items),
    newListSized: (type: string, size: number): ApexList => {
        if (size === null || size < 0) {
            throwApex('System.ListException', `Invalid list size: ${size}`);
        }
        checkPlaces(size);
        return new ApexList(type, new Array<unknown>(size).fill(null));
    },
    /** A list of numbers as one of a wider type. */
    renumbered: (list: ApexList | null, element: string): ApexList | null =>
        list &&
        new ApexList(
            element,
            list.items.map((item) => widened(item, element))
        ),
    newListFrom: (type: string, from: unknown): ApexList => {
        const list = new ApexList(type);
        for (const item of iterate(from)) {
            list.add(item);
        }
        return list;
    },
    madeText,
    newSet: (type: string, items: unknown[] = []): ApexSet => new ApexSet(type, items),
    newSetFrom: (type: string, from: unknown): ApexSet => new ApexSet(type, iterate(from)),
    newMap: (key: string, value: string, pairs: unknown[] = []): ApexMap => {
        const map = new ApexMap(key, value);
        for (let i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    },
    /** From another map, or from records by their Id. */
    newMapFrom: (key: string, value: string, from: unknown): ApexMap => {
        if (from === null) {
            throwNullPointer();
        }
        const map = new ApexMap(key, value);
        putAll(map, from);
        return map;
    },
    items: (value: unknown): unknown[] => {
        if (value instanceof ApexList || value instanceof ApexSet) {
            return value.items;
        }
        return value === null ? throwNullPointer() : [...iterate(value)];
    },
    // The keys of a map are left out: nothing says of them what an org does.
    looped: (collection: ApexList | ApexSet, size: number): void => {
        const now =
            collection instanceof ApexList ? collection.items.length : collection.isView ? size : collection.size;
        if (now !== size) {
            throwApex('System.FinalException', 'Cannot modify a collection while it is being iterated.');
        }
    },
    iterate,
    /** Rows in lists of at most `size`, for `for (List<Account> chunk : [SELECT …])`. */
    *chunks(list: ApexList, size: number): Generator<ApexList> {
        for (let i = 0; i < list.items.length; i += size) {
            yield new ApexList(list.elementType, list.items.slice(i, i + size));
        }
    }
};

/** `Map.putAll`: of a map, or of records by Id. */
export function putAll(map: ApexMap, from: unknown): void {
    if (from instanceof ApexMap) {
        for (const [key, value] of from.entries()) {
            map.put(key, value);
        }
        return;
    }
    // Two records of the list may not have one Id; what the map held under it before is replaced.
    const given = new Set<unknown>();
    for (const record of iterate(from)) {
        if (record === null || !(record instanceof SObject)) {
            throwNullPointer();
        }
        // The key is the Id for a Map<Id, …> and Map<String, …> alike.
        const id = record.read('id');
        if (id === null) {
            throwApex('System.ListException', `Row with null Id at index: ${given.size}`);
        }
        if (given.has(id)) {
            throwApex('System.ListException', `Row with duplicate Id at index: ${given.size}`);
        }
        given.add(id);
        map.put(id, record);
    }
}
