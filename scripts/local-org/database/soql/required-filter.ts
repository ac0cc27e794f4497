import type { ObjectModel } from '../../schema/model.ts';
import { behaviourOf } from '../objects/registry.ts';
import type { Condition, SoqlQuery } from './ast.ts';
import { SoqlError } from './errors.ts';

/** Whether each row that fits the condition has one of the fields equal to a value, or in a set of them. */
function filters(condition: Condition | null, fields: readonly string[]): boolean {
    switch (condition?.k) {
        case 'and':
            return condition.items.some((item) => filters(item, fields));
        case 'or':
            return condition.items.every((item) => filters(item, fields));
        case 'compare':
            return (
                condition.left.k === 'path' &&
                condition.left.path.length === 1 &&
                fields.includes(condition.left.path[0]!.toLowerCase()) &&
                (condition.operator === '=' || condition.operator === 'IN')
            );
        default:
            return false;
    }
}

/** Refuses a query on an object of which an org gives no rows without a filter of certain fields. */
export function checkRequiredFilter(query: SoqlQuery, object: ObjectModel): void {
    const required = behaviourOf(object).requiredFilter;
    if (required && !filters(query.where, required.fields)) {
        throw new SoqlError(required.message, query.text, query.fromAt, false);
    }
}
