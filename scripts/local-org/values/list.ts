import { keyText, valuesEqual } from './equality.ts';
import { throwApex } from './exceptions.ts';
import { grew, grewBy } from './growth.ts';
import type { Value } from './value.ts';

/** An Apex List (or array). `elementType` is the canonical name of the declared element type. */
export class ApexList {
    readonly elementType: string;
    items: Value[];
    /** Set while a loop runs over the list: changing its size then is an error of the platform. */
    iterating = 0;
    readOnly = false;

    constructor(elementType: string, items: Value[] = []) {
        this.elementType = elementType;
        this.items = items;
    }

    static of(elementType: string, items: Value[] = []): ApexList {
        return new ApexList(elementType, items);
    }

    get typeName(): string {
        return `List<${this.elementType}>`;
    }

    /** Throws `System.ListException: List index out of bounds: 3` as the platform does. */
    get(index: number): Value {
        if (index === null) {
            throwApex('System.NullPointerException', 'Attempt to de-reference a null object');
        }
        if (index < 0 || index >= this.items.length) {
            throwApex('System.ListException', `List index out of bounds: ${index}`);
        }
        return this.items[index];
    }

    set(index: number, value: Value): Value {
        if (index === null) {
            throwApex('System.NullPointerException', 'Attempt to de-reference a null object');
        }
        if (index < 0 || index >= this.items.length) {
            throwApex('System.ListException', `List index out of bounds: ${index}`);
        }
        this.changing();
        return (this.items[index] = value);
    }

    /** Called before a change; a list handed out read-only (Trigger.new of an after trigger) refuses it. */
    changing(): void {
        if (this.readOnly) {
            throwApex('System.FinalException', 'Collection is read-only');
        }
    }

    add(value: Value): void {
        this.changing();
        this.items.push(value);
        grew(this, this.items.length, value);
    }

    addAll(values: readonly Value[]): void {
        this.changing();
        const before = this.items.length;
        // The list itself may be what is added.
        const { length } = values;
        for (let i = 0; i < length; i++) {
            this.items.push(values[i]);
        }
        grewBy(this, before, this.items.length);
    }

    equals(other: unknown): boolean {
        return (
            other instanceof ApexList &&
            other.items.length === this.items.length &&
            this.items.every((item, index) => valuesEqual(item, other.items[index]))
        );
    }

    apexKey(): string {
        return `\0l(${this.items.map(keyText).join('\0,')})`;
    }

    [Symbol.iterator](): Iterator<Value> {
        return this.items[Symbol.iterator]();
    }
}
