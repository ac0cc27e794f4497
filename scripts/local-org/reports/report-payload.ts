import { folderLabel } from '../schema/analytics.ts';
import type { OrgSchema } from '../schema/model.ts';
import type { SessionUser } from '../server/org-access.ts';
import { uiDataType } from '../server/ui-api/data-types.ts';
import { picklistLabel } from '../server/ui-api/display-value.ts';
import { type ReportCell, reportCell } from './cells.ts';
import type { ReportColumn } from './columns.ts';
import type { Aggregate, ReportFilterLine, ReportModel } from './report.ts';
import type { ReportGroup, ReportResult } from './run.ts';

const PREFIX: Readonly<Record<Aggregate, string>> = {
    Sum: 's',
    Average: 'a',
    Maximum: 'mx',
    Minimum: 'm',
    Unique: 'u'
};
const WORDS: Readonly<Record<Aggregate, string>> = {
    Sum: 'Sum of',
    Average: 'Average',
    Maximum: 'Largest',
    Minimum: 'Smallest',
    Unique: 'Unique'
};

/** @returns a summary's name as the REST API has it: `RowCount`, `s!Table.Field` */
export function aggregateName(column: ReportColumn | null, aggregate: Aggregate | null): string {
    return column && aggregate ? `${PREFIX[aggregate]}!${column.name}` : 'RowCount';
}

/** What is known of a report without running it: `GET …/analytics/reports/{id}/describe`. */
export function describePayload(schema: OrgSchema, report: ReportModel, id: string): Record<string, unknown> {
    return {
        reportMetadata: {
            id,
            name: report.label,
            developerName: report.name,
            description: report.description,
            folderName: folderLabel(schema, 'Report', report.folder),
            reportFormat: report.format.toUpperCase(),
            reportType: { type: report.type.name, label: report.type.label },
            reportBooleanFilter: report.booleanFilter,
            reportFilters: report.filters.map(filterPayload),
            detailColumns: report.columns.map((one) => one.name),
            aggregates: [...report.aggregates.map((one) => aggregateName(one.column, one.aggregate)), 'RowCount'],
            groupingsDown: report.groupings.map(({ column, granularity, descending }) => ({
                name: column.name,
                dateGranularity: granularity,
                sortOrder: descending ? 'Desc' : 'Asc'
            })),
            groupingsAcross: [],
            hasDetailRows: report.showDetails,
            scope: report.mine ? 'user' : 'organization',
            sortBy: report.sort
                ? [{ sortColumn: report.sort.column.name, sortOrder: report.sort.descending ? 'Desc' : 'Asc' }]
                : []
        },
        reportExtendedMetadata: extendedMetadata(report.columns, report)
    };
}

/** A report that was run: `GET …/analytics/reports/{id}`. */
export function resultPayload(
    schema: OrgSchema,
    report: ReportModel,
    id: string,
    result: ReportResult,
    user: SessionUser
): Record<string, unknown> {
    const description = describePayload(schema, report, id);
    const factMap: Record<string, object> = {};
    const visit = (group: ReportGroup, key: string): void => {
        factMap[`${key}!T`] = {
            aggregates: [
                ...group.summary.values.map((value) => numberCell(value, user)),
                numberCell(group.summary.count, user)
            ],
            rows: group.rows.map((row) => ({
                dataCells: result.columns.map((column): ReportCell => reportCell(row, column, user))
            }))
        };
        group.groups.forEach((one, index) => visit(one, key === 'T' ? String(index) : `${key}_${index}`));
    };
    visit(result.all, 'T');
    return {
        attributes: { type: 'Report', reportId: id, reportName: report.label },
        allData: result.allRows,
        hasDetailRows: report.showDetails,
        factMap,
        groupingsDown: { groupings: groupsPayload(result.all.groups, '') },
        groupingsAcross: { groupings: [] },
        ...description,
        reportMetadata: {
            ...(description.reportMetadata as object),
            detailColumns: result.columns.map((one) => one.name),
            aggregates: [...result.aggregates.map((one) => aggregateName(one.column, one.aggregate)), 'RowCount']
        },
        reportExtendedMetadata: extendedMetadata(result.columns, report)
    };
}

function groupsPayload(groups: readonly ReportGroup[], above: string): object[] {
    return groups.map(({ value, groups: inner }, index) => {
        const key = above === '' ? String(index) : `${above}_${index}`;
        return { key, label: value.label, value: value.recordId ?? value.key, groupings: groupsPayload(inner, key) };
    });
}

function extendedMetadata(columns: readonly ReportColumn[], report: ReportModel): object {
    const info = (column: ReportColumn): object => ({
        label: column.label,
        dataType: uiDataType(column.field).toLowerCase(),
        isLookup: column.idPath !== null,
        // Where the names of this column link to.
        entity: column.idPath ? column.field.object : null
    });
    const byName = (list: readonly ReportColumn[]): object =>
        Object.fromEntries(list.map((one) => [one.name, info(one)]));
    return {
        detailColumnInfo: byName(columns),
        groupingColumnInfo: byName(report.groupings.map((one) => one.column)),
        filterColumnInfo: byName(report.filters.map((one) => one.column)),
        aggregateColumnInfo: Object.fromEntries([
            ...report.aggregates.map(({ column, aggregate }) => [
                aggregateName(column, aggregate),
                { label: `${WORDS[aggregate]} ${column.label}`, dataType: uiDataType(column.field).toLowerCase() }
            ]),
            ['RowCount', { label: 'Record Count', dataType: 'int' }]
        ])
    };
}

function filterPayload({ column, operator, value }: ReportFilterLine): object {
    return {
        column: column.name,
        operator,
        value,
        // What people read instead of the values that are stored.
        label: value
            .split(',')
            .map((one) => picklistLabel(column.field, one.trim()))
            .join(', ')
    };
}

/** @returns a number as the viewer's locale writes it */
export function numberCell(value: number | null, user: SessionUser): ReportCell {
    return value === null
        ? { label: '-', value: null }
        : { label: new Intl.NumberFormat(user.locale, { maximumFractionDigits: 2 }).format(value), value };
}
