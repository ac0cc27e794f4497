import type { FieldModel } from '../schema/model.ts';
import { decimalOf, type SqlValue } from './convert.ts';
import { Decimal } from '../values/decimal.ts';
import type { Value } from '../values/value.ts';

/** An address or location field's value: read-only, put together from its parts. */
export class ApexAddress {
    readonly apexType: 'System.Address' | 'System.Location';
    readonly parts: ReadonlyMap<string, Value>;

    constructor(apexType: 'System.Address' | 'System.Location', parts: ReadonlyMap<string, Value>) {
        this.apexType = apexType;
        this.parts = parts;
    }

    get(part: string): Value {
        return this.parts.get(part) ?? null;
    }

    toApexString(): string {
        const shown = [...this.parts]
            .filter(([, value]) => value !== null)
            .map(([name, value]) => `${name}: ${String(value)}`);
        return `API ${this.apexType === 'System.Address' ? 'address' : 'location'}: ${shown.join(' ')}`;
    }

    apexKey(): string {
        return `\0a${[...this.parts].map(([name, value]) => `${name}=${String(value)}`).join(',')}`;
    }
}

/** The compound value from a row's columns; null where every part is. */
export function makeAddress(
    field: FieldModel,
    columns: ReadonlyMap<string, number>,
    row: readonly SqlValue[]
): ApexAddress | null {
    const parts = new Map<string, Value>();
    let empty = true;
    for (const [name, column] of columns) {
        const raw = row[column] ?? null;
        empty &&= raw === null;
        parts.set(
            name,
            typeof raw === 'number' ? (field.type === 'LOCATION' ? Decimal.of(raw) : decimalOf(raw, 6).stripTo(0)) : raw
        );
    }
    return empty ? null : new ApexAddress(field.type === 'ADDRESS' ? 'System.Address' : 'System.Location', parts);
}
