import { Decimal } from './decimal.ts';
import { Double } from './double.ts';
import type { Value } from './value.ts';

/** Whether a value is a number of any of Apex's four types. */
export function isNumber(value: Value): boolean {
    return (
        typeof value === 'number' || typeof value === 'bigint' || value instanceof Decimal || value instanceof Double
    );
}
