import type { Work } from '../dml/results.ts';

/** Sets the full name of a person. */
export function personName({ record }: Work): void {
    const parts = ['firstname', 'lastname']
        .map((key) => record.values.get(key) ?? null)
        .filter((part) => part !== null && part !== '');
    record.values.set('name', parts.length > 0 ? parts.join(' ') : null);
}
