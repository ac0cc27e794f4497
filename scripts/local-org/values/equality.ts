import { Double } from './double.ts';
import { apexKeyOf, type Value } from './value.ts';

/** How instances of user classes compare: supplied by the runtime, because `equals` and `hashCode` are Apex methods. */
export interface UserEquality {
    /** Null where the class does not declare both `equals` and `hashCode`: then identity is equality. */
    hashCode: (value: object) => number | null;
    equals: (left: object, right: Value) => boolean | null;
}

export const userEquality: UserEquality = { hashCode: () => null, equals: () => null };

let nextIdentity = 1;
const identities = new WeakMap<object, number>();

/** A number of its own for every instance. */
export function identityOf(value: object): number {
    let identity = identities.get(value);
    if (identity === undefined) {
        identity = nextIdentity++;
        identities.set(value, identity);
    }
    return identity;
}

/** The bucket of a Map or Set a value belongs in. `exact` false means that values with the same key must still be compared. */
export interface Bucket {
    key: unknown;
    exact: boolean;
}

const bucket: Bucket = { key: null, exact: true };

/** Finds the bucket of a value. The returned record is reused by the next call. */
export function bucketOf(value: Value): Bucket {
    bucket.exact = true;
    bucket.key = keyOf(value);
    return bucket;
}

function keyOf(value: Value): unknown {
    if (value === null || typeof value !== 'object') {
        return typeof value === 'bigint' ? `\0n${value}` : value;
    }
    const own = apexKeyOf(value);
    if (own !== null) {
        return own;
    }
    const hash = userEquality.hashCode(value);
    if (hash === null) {
        return value;
    }
    bucket.exact = false;
    return `\0h${hash}`;
}

/** A value's key as text, for the key of a collection or record that contains it. */
export function keyText(value: Value): string {
    const key = keyOf(value);
    if (key !== null && typeof key === 'object') {
        return `\0i${identityOf(key)}`;
    }
    return typeof key === 'string' ? key : `\0${typeof key}${String(key)}`;
}

/** The equality of `Object.equals`, `List.contains`, Set members and Map keys: Strings case-sensitive, records and collections by content. */
export function valuesEqual(left: Value, right: Value): boolean {
    if (left === right) {
        return true;
    }
    if (left === null || right === null || typeof left !== 'object') {
        return numericEqual(left, right);
    }
    const user = userEquality.equals(left, right);
    if (user !== null) {
        return user;
    }
    if ('equals' in left && typeof left.equals === 'function') {
        return left.equals(right) === true || numericEqual(left, right);
    }
    const own = apexKeyOf(left);
    return own !== null && own === apexKeyOf(right);
}

/** Numbers of different types are equal when their values are. */
function numericEqual(left: Value, right: Value): boolean {
    const a = numberText(left);
    return a !== null && a === numberText(right);
}

function numberText(value: Value): string | null {
    if (typeof value === 'number' || typeof value === 'bigint') {
        return String(value);
    }
    if (typeof value === 'object' && value !== null) {
        if ('unscaled' in value && 'stripTo' in value && typeof value.stripTo === 'function') {
            return String(value.stripTo(0));
        }
        if (value instanceof Double) {
            return String(value.value);
        }
    }
    return null;
}
