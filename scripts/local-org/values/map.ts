import { bucketOf, keyText, valuesEqual } from './equality.ts';
import { throwApex } from './exceptions.ts';
import { grew } from './growth.ts';
import type { Value } from './value.ts';

interface Entry {
    key: Value;
    value: Value;
}

/** An Apex Map, in order of insertion. `keyType` and `valueType` are canonical names of the declared types. */
export class ApexMap {
    readonly keyType: string;
    readonly valueType: string;
    readOnly = false;
    private exact = new Map<unknown, Entry>();
    /** Entries whose bucket needs a comparison (user classes with equals and hashCode) also live here. */
    private buckets: Map<unknown, Entry[]> | null = null;

    constructor(keyType: string, valueType: string) {
        this.keyType = keyType;
        this.valueType = valueType;
    }

    static of(keyType: string, valueType: string, entries: Iterable<readonly [Value, Value]> = []): ApexMap {
        const map = new ApexMap(keyType, valueType);
        for (const [key, value] of entries) {
            map.put(key, value);
        }
        return map;
    }

    get typeName(): string {
        return `Map<${this.keyType},${this.valueType}>`;
    }

    get size(): number {
        return this.exact.size;
    }

    private find(key: Value): Entry | undefined {
        const bucket = bucketOf(key);
        if (bucket.exact) {
            return this.exact.get(bucket.key);
        }
        return this.buckets?.get(bucket.key)?.find((entry) => valuesEqual(key, entry.key));
    }

    private changing(): void {
        if (this.readOnly) {
            throwApex('System.FinalException', 'Collection is read-only');
        }
    }

    has(key: Value): boolean {
        return this.find(key) !== undefined;
    }

    /** The value, or null. */
    get(key: Value): Value {
        return this.find(key)?.value ?? null;
    }

    /** Returns the former value, or null. */
    put(key: Value, value: Value): Value {
        this.changing();
        const found = this.find(key);
        if (found) {
            const former = found.value;
            found.value = value;
            return former;
        }
        const bucket = bucketOf(key);
        const entry = { key, value };
        if (bucket.exact) {
            this.exact.set(bucket.key, entry);
        } else {
            this.buckets ??= new Map();
            const entries = this.buckets.get(bucket.key);
            if (entries) {
                entries.push(entry);
            } else {
                this.buckets.set(bucket.key, [entry]);
            }
            this.exact.set(entry, entry);
        }
        grew(this, this.exact.size, typeof value === 'string' ? value : key);
        return null;
    }

    /** Returns the removed value, or null. */
    remove(key: Value): Value {
        this.changing();
        const bucket = bucketOf(key);
        if (bucket.exact) {
            const found = this.exact.get(bucket.key);
            this.exact.delete(bucket.key);
            return found?.value ?? null;
        }
        const at = bucket.key;
        const entries = this.buckets?.get(at);
        const index = entries?.findIndex((entry) => valuesEqual(key, entry.key)) ?? -1;
        if (!entries || index < 0) {
            return null;
        }
        const [entry] = entries.splice(index, 1);
        this.exact.delete(entry);
        return entry!.value;
    }

    clear(): void {
        this.changing();
        this.exact.clear();
        this.buckets = null;
    }

    keys(): Value[] {
        return Array.from(this.exact.values(), (entry) => entry.key);
    }

    values(): Value[] {
        return Array.from(this.exact.values(), (entry) => entry.value);
    }

    entries(): [Value, Value][] {
        return Array.from(this.exact.values(), (entry) => [entry.key, entry.value]);
    }

    equals(other: unknown): boolean {
        return (
            other instanceof ApexMap &&
            other.size === this.size &&
            this.entries().every(([key, value]) => other.has(key) && valuesEqual(value, other.get(key)))
        );
    }

    apexKey(): string {
        return `\0m{${this.entries()
            .map(([key, value]) => `${keyText(key)}\0=${keyText(value)}`)
            .sort()
            .join('\0,')}}`;
    }

    [Symbol.iterator](): Iterator<[Value, Value]> {
        return this.entries()[Symbol.iterator]();
    }
}
