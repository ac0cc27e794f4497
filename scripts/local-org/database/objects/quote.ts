import { Decimal } from '../../values/decimal.ts';
import type { Work } from '../dml/results.ts';
import type { DataSession } from '../session.ts';
import type { ObjectBehaviour } from './behaviour.ts';
import { decimalOf } from './priced-line.ts';

/** Totals of a quote are what its lines come to, nothing at first; with tax and shipping they are its grand total. */
function prepare(_session: DataSession, { record, old }: Work): void {
    const { values } = record;
    const zero = Decimal.of(0);
    if (!old) {
        values.set('subtotal', zero);
        values.set('totalprice', zero);
        values.set('lineitemcount', 0);
    }
    const parts = ['totalprice', 'tax', 'shippinghandling'].map((name) => decimalOf(values.get(name)) ?? zero);
    values.set(
        'grandtotal',
        parts.reduce((sum, part) => sum.add(part))
    );
}

export default { object: 'Quote', prepare } satisfies ObjectBehaviour;
