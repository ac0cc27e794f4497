import { Blob_ } from '../values/blob.ts';
import { ApexException, throwApex } from '../values/exceptions.ts';
import { growth, LONGEST_TEXT } from '../values/growth.ts';
import { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import { ApexSet } from '../values/set.ts';
import { SObject } from '../values/sobject.ts';
import { ApexObject } from './apex-object.ts';
import { currentTransaction, isRunning, LIMITS } from './transaction.ts';

/*
 * The heap, measured by what is in it and not by what this process needs for it: a character is a byte, a place in a collection, a
 * variable or a field four, a number, date or time of 64 bits eight; the same object counts once, and so do equal texts. It is less than
 * an org counts (objects have no size of their own here), so that nothing fails that would not fail there.
 *
 * Reached are static variables, the records of the running triggers, and what is asked for besides: for `Limits.getHeapSize()` the
 * variables of the method that asks, for the limit the collection or text that grows. Not reached are variables of the methods
 * that called it.
 */
const PLACE = 4;
const WIDE = 8;

/** Bytes of what is reached. @param enough counting ends above it */
function bytesOf(roots: Iterable<unknown>, enough = Infinity): number {
    const seen = new Set<unknown>();
    const open: unknown[] = [...roots];
    let bytes = 0;
    const places = (values: readonly unknown[]): void => {
        bytes += values.length * PLACE;
        for (const value of values) {
            open.push(value);
        }
    };
    while (open.length > 0 && bytes <= enough) {
        const value = open.pop();
        if (typeof value === 'bigint') {
            bytes += WIDE;
        }
        if ((typeof value !== 'string' && typeof value !== 'object') || value === null || seen.has(value)) {
            continue;
        }
        seen.add(value);
        if (typeof value === 'string') {
            bytes += value.length;
        } else if (value instanceof ApexList || value instanceof ApexSet) {
            places(value.items);
        } else if (value instanceof ApexMap) {
            places(value.keys());
            places(value.values());
        } else if (value instanceof SObject) {
            places([...value.values.values()]);
        } else if (value instanceof ApexObject || value instanceof ApexException) {
            places(Object.values(value));
        } else if (value instanceof Blob_) {
            bytes += value.bytes.length;
        } else {
            bytes += WIDE;
        }
    }
    return bytes;
}

function* held(): Generator<unknown> {
    const { statics, triggers } = currentTransaction();
    for (const record of statics) {
        if (record) {
            yield* Object.values(record);
        }
    }
    for (const state of triggers as { newList: unknown; oldList: unknown }[]) {
        yield state.newList;
        yield state.oldList;
    }
}

/** The size of the heap as it can be reached from statics, triggers and the values given. */
export function heapSize(variables: Iterable<unknown>): number {
    return bytesOf([...held(), ...variables]);
}

function tooLarge(bytes: number): never {
    return throwApex('System.LimitException', `${LIMITS.heapSize.message}${bytes}`);
}

growth.watch = (holder) => {
    if (!isRunning()) {
        return;
    }
    const limit = currentTransaction().limits.limit('heapSize');
    const bytes = bytesOf([holder, ...held()], limit);
    if (bytes > limit) {
        tooLarge(bytes);
    }
};

growth.tooLong = (length) => {
    if (isRunning()) {
        if (length > currentTransaction().limits.limit('heapSize')) {
            tooLarge(length);
        }
        throwApex('System.LimitException', `String length exceeds maximum: ${LONGEST_TEXT}`);
    }
};

/** Refuses a collection that is made with so many places at once. */
export function checkPlaces(count: number): void {
    const limit = currentTransaction().limits.limit('heapSize');
    if (count * PLACE > limit) {
        tooLarge(count * PLACE);
    }
}
