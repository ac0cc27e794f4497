import { RestError } from '../server/http/errors.ts';
import type { UserTransaction } from '../server/org-access.ts';
import type { SObject } from '../values/sobject.ts';
import { UnsupportedError } from '../values/unsupported.ts';
import { numberOf, valueAt } from './cells.ts';
import { isReadable, type ReportColumn } from './columns.ts';
import { reportCondition } from './filters.ts';
import { compareGroups, groupOf, type GroupValue } from './grouping.ts';
import type { Aggregate, ReportFilterLine, ReportGroupingModel, ReportModel } from './report.ts';

/** Most rows a report shows; what it counts and sums is of all. Documented limit of a report on the page. */
const DETAIL_LIMIT = 2000;

/** What is summed up: the rows, and columns of them. */
export interface Summary {
    count: number;
    values: (number | null)[];
}

/** A group of rows, with the groups inside of it. */
export interface ReportGroup {
    value: GroupValue;
    groups: ReportGroup[];
    summary: Summary;
    rows: SObject[];
}

export interface ReportResult {
    /** the columns the viewer may see */
    columns: ReportColumn[];
    aggregates: ReportModel['aggregates'];
    groupings: ReportGroupingModel[];
    /** everything: its groups are the outermost, or none */
    all: ReportGroup;
    /** false where there are more rows than are shown */
    allRows: boolean;
}

export interface RunOptions {
    /** filters besides the report's own */
    filters?: readonly ReportFilterLine[];
    /** false counts and sums alone */
    details?: boolean;
    /** most rows to show; null for every row */
    limit?: number | null;
}

/**
 * Runs a report as its viewer: the records that are shared with the viewer, the columns the viewer may see.
 * @throws RestError 403 when the viewer lacks an object of the report, or a field it filters or groups by
 */
export function runReport(
    report: ReportModel,
    transaction: UserTransaction,
    { filters = [], details = report.showDetails, limit = DETAIL_LIMIT }: RunOptions = {}
): ReportResult {
    checkAccess(report, transaction, filters);
    const readable = (column: ReportColumn): boolean => isReadable(transaction, column);
    const columns = report.columns.filter(readable);
    const aggregates = report.aggregates.filter((one) => readable(one.column));
    const summed = [...report.groupings.map((one) => one.column), ...aggregates.map((one) => one.column)];
    const select = (shown: readonly ReportColumn[], most: number | null): SObject[] =>
        transaction.queryAll(soql(report, shown, filters, transaction, most));
    const most = report.rowLimit ?? (limit === null ? null : limit + 1);
    const rows = details ? select([...columns, ...summed], most) : select(summed, report.rowLimit);
    const allRows = !details || most === null || report.rowLimit !== null || rows.length < most;
    const shown = allRows || limit === null ? rows : rows.slice(0, limit);
    const tree = new Tree(report.groupings, aggregates, transaction);
    for (const row of allRows ? rows : select(summed, null)) {
        tree.count(row);
    }
    if (details) {
        shown.forEach((row) => tree.show(row));
    }
    return { columns, aggregates, groupings: report.groupings, all: tree.finish(), allRows };
}

/** The groups of a report while its rows are read. */
class Tree {
    readonly root = node({ key: 'T', label: '', recordId: null, order: null });
    readonly groupings: readonly ReportGroupingModel[];
    readonly aggregates: ReportModel['aggregates'];
    readonly transaction: UserTransaction;

    constructor(
        groupings: readonly ReportGroupingModel[],
        aggregates: ReportModel['aggregates'],
        transaction: UserTransaction
    ) {
        this.groupings = groupings;
        this.aggregates = aggregates;
        this.transaction = transaction;
    }

    count(row: SObject): void {
        this.path(row).forEach((one) => one.counted.push(row));
    }

    show(row: SObject): void {
        this.path(row).at(-1)!.rows.push(row);
    }

    path(row: SObject): Node[] {
        const path = [this.root];
        for (const grouping of this.groupings) {
            const value = groupOf(row, grouping, this.transaction.user);
            const above = path.at(-1)!;
            let found = above.byKey.get(value.key);
            if (!found) {
                found = node(value);
                above.byKey.set(value.key, found);
            }
            path.push(found);
        }
        return path;
    }

    finish(at: Node = this.root, level = 0): ReportGroup {
        const groups = [...at.byKey.values()].sort((a, b) => compareGroups(a.value, b.value));
        if (this.groupings[level]?.descending) {
            groups.reverse();
        }
        return {
            value: at.value,
            groups: groups.map((one) => this.finish(one, level + 1)),
            summary: {
                count: at.counted.length,
                values: this.aggregates.map(({ column, aggregate }) => summarized(at.counted, column, aggregate))
            },
            rows: at.rows
        };
    }
}

interface Node {
    value: GroupValue;
    byKey: Map<string, Node>;
    counted: SObject[];
    rows: SObject[];
}

const node = (value: GroupValue): Node => ({ value, byKey: new Map(), counted: [], rows: [] });

// Blank values count for nothing, in an average too.
function summarized(rows: readonly SObject[], column: ReportColumn, aggregate: Aggregate): number | null {
    const values = rows.map((row) => valueAt(row, column.path)).filter((value) => value !== null);
    if (aggregate === 'Unique') {
        return new Set(values.map(String)).size;
    }
    const numbers = values.map((value) => {
        const number = numberOf(value);
        if (number === null) {
            throw new UnsupportedError(`aggregate ${aggregate} of ${column.name}, which is no number`);
        }
        return number;
    });
    if (!numbers.length) {
        return null;
    }
    const sum = (): number => numbers.reduce((total, one) => total + one, 0);
    switch (aggregate) {
        case 'Sum':
            return sum();
        case 'Average':
            return sum() / numbers.length;
        case 'Maximum':
            return numbers.reduce((a, b) => Math.max(a, b));
        case 'Minimum':
            return numbers.reduce((a, b) => Math.min(a, b));
    }
}

function soql(
    report: ReportModel,
    columns: readonly ReportColumn[],
    filters: readonly ReportFilterLine[],
    transaction: UserTransaction,
    limit: number | null
): string {
    const paths = new Set([
        'Id',
        ...columns.flatMap((one) => [one.path, ...(one.idPath ? [one.idPath] : [])].map(dotted))
    ]);
    const where = reportCondition(report, filters, transaction.user.id);
    const sort =
        report.sort && isReadable(transaction, report.sort.column)
            ? `${dotted(report.sort.column.path)} ${report.sort.descending ? 'DESC NULLS LAST' : 'ASC NULLS FIRST'}, `
            : '';
    return (
        `SELECT ${[...paths].join(', ')} FROM ${report.type.rows.name}` +
        (where ? ` WHERE ${where}` : '') +
        ` ORDER BY ${sort}Id` +
        (limit === null ? '' : ` LIMIT ${limit}`)
    );
}

const dotted = (path: readonly string[]): string => path.join('.');

function checkAccess(report: ReportModel, transaction: UserTransaction, filters: readonly ReportFilterLine[]): void {
    const refuse = (what: string): never => {
        throw new RestError(403, 'INSUFFICIENT_ACCESS', `You can't view the report ${report.label}: ${what}`);
    };
    const table = report.type.tables.find((one) => !transaction.objectAccess(one.object).readable);
    if (table) {
        refuse(`you don't have access to ${table.object.pluralLabel}.`);
    }
    const used = [
        ...[...report.filters, ...filters].map(({ column }) => ({ column, use: 'filters' })),
        ...report.groupings.map(({ column }) => ({ column, use: 'groups' }))
    ];
    const hidden = used.find(({ column }) => !isReadable(transaction, column));
    if (hidden) {
        refuse(`it ${hidden.use} by ${hidden.column.label}, a field you don't have access to.`);
    }
}
