import type { FieldExpression, SelectItem } from '../../database/soql/ast.ts';
import { parseSoql } from '../../database/soql/parse.ts';
import { SoqlError } from '../../database/soql/errors.ts';
import { badRequest } from '../http/errors.ts';

/** A column of a query's result; `joinColumns` are those of a parent, or of child records (`aggregate`). */
export interface QueryColumn {
    columnName: string;
    displayName: string;
    aggregate: boolean;
    joinColumns: QueryColumn[];
}

/** @returns how many rows there are, in words */
export const rowsText = (count: unknown): string => `${String(count)} ${count === 1 ? 'row' : 'rows'}`;

/**
 * `GET /query?q=&columns=true`: the columns of a query, without running it. The Salesforce CLI draws its tables by them.
 * @throws RestError 400 MALFORMED_QUERY
 */
export function queryColumns(soql: string): { columnMetadata: QueryColumn[]; entityName: string } {
    try {
        const { select, from } = parseSoql(soql);
        return { columnMetadata: columnsOf(select), entityName: from };
    } catch (error) {
        throw error instanceof SoqlError ? badRequest('MALFORMED_QUERY', error.message) : error;
    }
}

function columnsOf(select: readonly SelectItem[]): QueryColumn[] {
    const columns: QueryColumn[] = [];
    let unnamed = 0;
    for (const item of select) {
        if (item.k === 'subquery') {
            columns.push({ ...column(item.query.from), aggregate: true, joinColumns: columnsOf(item.query.select) });
        } else if (item.k !== 'field') {
            throw badRequest(
                'MALFORMED_QUERY',
                `Unsupported: the columns of ${item.k === 'fields' ? 'FIELDS()' : 'TYPEOF'}`
            );
        } else if (item.expression.k === 'path') {
            addPath(columns, item.expression.path);
        } else {
            const name = item.alias ?? `expr${unnamed++}`;
            columns.push({ ...column(name), displayName: shown(item.expression), aggregate: true });
        }
    }
    return columns;
}

/** @returns the path of every column, from the record down to the field; child records are one column */
export function columnPaths(columns: readonly QueryColumn[]): string[][] {
    return columns.flatMap(({ columnName, aggregate, joinColumns }) =>
        joinColumns.length && !aggregate
            ? columnPaths(joinColumns).map((path) => [columnName, ...path])
            : [[columnName]]
    );
}

const column = (name: string): QueryColumn => ({
    columnName: name,
    displayName: name,
    aggregate: false,
    joinColumns: []
});

// Fields of one parent stand together below it.
function addPath(columns: QueryColumn[], [name = '', ...rest]: readonly string[]): void {
    let own = rest.length ? columns.find((one) => one.columnName === name && !one.aggregate) : undefined;
    if (!own) {
        own = column(name);
        columns.push(own);
    }
    if (rest.length) {
        addPath(own.joinColumns, rest);
    }
}

/** `COUNT(Id)` is shown as `count(Id)`. */
function shown(expression: FieldExpression): string {
    return expression.k === 'path'
        ? expression.path.join('.')
        : `${expression.name.toLowerCase()}(${expression.args.map((one) => ('path' in one || one.k === 'call' ? shown(one as FieldExpression) : '')).join(', ')})`;
}
