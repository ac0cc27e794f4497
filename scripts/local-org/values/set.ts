import { keyText } from './equality.ts';
import { throwApex } from './exceptions.ts';
import { ApexMap } from './map.ts';
import type { Value } from './value.ts';

/** An Apex Set, in order of insertion. `elementType` is the canonical name of the declared element type. */
export class ApexSet {
    readonly elementType: string;
    private readonly map: ApexMap;
    /** The keys of a map: removing from the set removes from the map, and nothing can be added. */
    readonly isView: boolean;

    constructor(elementType: string, items: Iterable<Value> = [], keysOf: ApexMap | null = null) {
        this.elementType = elementType;
        this.isView = keysOf !== null;
        this.map = keysOf ?? new ApexMap(elementType, 'Boolean');
        for (const item of items) {
            this.map.put(item, true);
        }
    }

    static of(elementType: string, items: Iterable<Value> = []): ApexSet {
        return new ApexSet(elementType, items);
    }

    /** What `Map.keySet()` gives. */
    static keysOf(map: ApexMap): ApexSet {
        return new ApexSet(map.keyType, [], map);
    }

    get typeName(): string {
        return `Set<${this.elementType}>`;
    }

    get size(): number {
        return this.map.size;
    }

    get items(): Value[] {
        return this.map.keys();
    }

    set readOnly(value: boolean) {
        this.map.readOnly = value;
    }

    has(value: Value): boolean {
        return this.map.has(value);
    }

    /** True where the set changed. */
    add(value: Value): boolean {
        if (this.isView) {
            throwApex('System.FinalException', 'Collection is read-only');
        }
        return !this.map.has(value) && this.map.put(value, true) === null;
    }

    /** True where the set changed. */
    remove(value: Value): boolean {
        const had = this.map.has(value);
        this.map.remove(value);
        return had;
    }

    clear(): void {
        this.map.clear();
    }

    equals(other: unknown): boolean {
        return other instanceof ApexSet && other.size === this.size && this.items.every((item) => other.has(item));
    }

    apexKey(): string {
        return `\0s{${this.items.map(keyText).sort().join('\0,')}}`;
    }

    [Symbol.iterator](): Iterator<Value> {
        return this.items[Symbol.iterator]();
    }
}
