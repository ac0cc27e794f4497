import { fieldCondition, filterValues, joinLines } from '../server/metadata/list-filter.ts';
import type { ReportFilterLine, ReportModel } from './report.ts';

/** @returns the WHERE of a report's rows, or an empty text. @throws Error naming an operator or date that is not supported */
export function reportCondition(report: ReportModel, more: readonly ReportFilterLine[], viewerId: string): string {
    const conditions = [
        joinLines(report.filters.map(lineCondition), report.booleanFilter),
        ...more.map(lineCondition),
        ...joinConditions(report),
        report.mine ? `${[...report.type.tables[0]!.path, 'OwnerId'].join('.')} = '${viewerId}'` : ''
    ];
    return conditions
        .filter(Boolean)
        .map((one) => `(${one})`)
        .join(' AND ');
}

function lineCondition({ column, operator, value }: ReportFilterLine): string {
    const name = column.path.join('.');
    if (operator === 'between') {
        // Documented for dashboard filters: the minimum is included, the maximum is not.
        const [from = '', to = ''] = filterValues(value);
        const line = (operation: string, bound: string): string =>
            fieldCondition(name, column.field, operation, [bound]);
        return `(${line('greaterOrEqual', from)}) AND (${line('lessThan', to)})`;
    }
    return fieldCondition(name, column.field, operator, filterValues(value));
}

// "With": a row needs its parent, and the viewer must see it. A detail is seen with its master anyway.
function joinConditions({ type }: ReportModel): string[] {
    return type.joins.map(({ path, lookup, object }) => {
        const name = [...path, lookup.name].join('.');
        return lookup.masterDetailOrder === null ? `${name} IN (SELECT Id FROM ${object.name})` : `${name} != null`;
    });
}
