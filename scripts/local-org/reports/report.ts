import { type FolderedFile, folderedFiles } from '../schema/analytics.ts';
import type { OrgSchema } from '../schema/model.ts';
import { xmlList, xmlText, xmlTexts, type Xml } from '../schema/xml.ts';
import { UnsupportedError } from '../values/unsupported.ts';
import { type ReportColumn, reportColumn } from './columns.ts';
import { fileName, knownElements } from './elements.ts';
import { reportType, type ReportTypeModel } from './report-type.ts';

export type Aggregate = 'Sum' | 'Average' | 'Maximum' | 'Minimum' | 'Unique';
export type Granularity = 'Day' | 'Week' | 'Month' | 'Quarter' | 'Year';

export interface ReportFilterLine {
    column: ReportColumn;
    operator: string;
    value: string;
}

export interface ReportGroupingModel {
    column: ReportColumn;
    granularity: Granularity;
    descending: boolean;
}

/** A report, ready to be run. */
export interface ReportModel {
    name: string;
    folder: string;
    fullName: string;
    label: string;
    description: string;
    format: 'Tabular' | 'Summary';
    type: ReportTypeModel;
    columns: ReportColumn[];
    /** summaries of columns, besides the count of rows */
    aggregates: { column: ReportColumn; aggregate: Aggregate }[];
    groupings: ReportGroupingModel[];
    filters: ReportFilterLine[];
    booleanFilter: string | null;
    sort: { column: ReportColumn; descending: boolean } | null;
    rowLimit: number | null;
    showDetails: boolean;
    /** only records that the viewer owns */
    mine: boolean;
}

const ELEMENTS = [
    'columns',
    'description',
    'filter',
    'format',
    'fullName',
    'groupingsDown',
    'name',
    'reportType',
    'rowLimit',
    'scope',
    'showDetails',
    'showGrandTotal',
    'showSubTotals',
    'sortColumn',
    'sortOrder',
    'timeFrameFilter'
];
const AGGREGATES: readonly string[] = ['Sum', 'Average', 'Maximum', 'Minimum', 'Unique'];
const GRANULARITIES: readonly string[] = ['Day', 'Week', 'Month', 'Quarter', 'Year'];

/** Standard date ranges as the SOQL literal that means the same. */
const INTERVALS: Readonly<Record<string, string>> = {
    INTERVAL_TODAY: 'TODAY',
    INTERVAL_YESTERDAY: 'YESTERDAY',
    INTERVAL_TOMORROW: 'TOMORROW',
    INTERVAL_THISWEEK: 'THIS_WEEK',
    INTERVAL_LASTWEEK: 'LAST_WEEK',
    INTERVAL_NEXTWEEK: 'NEXT_WEEK',
    INTERVAL_THISMONTH: 'THIS_MONTH',
    INTERVAL_LASTMONTH: 'LAST_MONTH',
    INTERVAL_NEXTMONTH: 'NEXT_MONTH',
    INTERVAL_CURRENT: 'THIS_FISCAL_QUARTER',
    INTERVAL_PREV1: 'LAST_FISCAL_QUARTER',
    INTERVAL_NEXT1: 'NEXT_FISCAL_QUARTER',
    INTERVAL_CURFY: 'THIS_FISCAL_YEAR',
    INTERVAL_PREVFY: 'LAST_FISCAL_YEAR',
    INTERVAL_NEXTFY: 'NEXT_FISCAL_YEAR',
    INTERVAL_CURY: 'THIS_YEAR',
    INTERVAL_PREVY: 'LAST_YEAR',
    INTERVAL_NEXTY: 'NEXT_YEAR'
};

/**
 * @param fullName `Folder/Name`
 * @throws Error when there is no such report; UnsupportedError naming what of it is not carried out
 */
export function reportNamed(schema: OrgSchema, fullName: string): ReportModel {
    const found = folderedFiles(schema, 'Report').find((one) => one.fullName === fullName);
    if (!found) {
        throw new Error(`There is no report ${fullName}`);
    }
    return readReport(schema, found);
}

/** Reads a report. @throws UnsupportedError naming what of it is not carried out */
export function readReport(schema: OrgSchema, { name, folder, fullName, file }: FolderedFile): ReportModel {
    const content = file.content as Xml;
    knownElements(content, ELEMENTS, 'report', file);
    const format = xmlText(content, 'format') ?? '';
    if (format !== 'Tabular' && format !== 'Summary') {
        throw new UnsupportedError(`report format ${format} in ${fileName(file)}`);
    }
    const type = reportType(schema, xmlText(content, 'reportType') ?? '');
    const column = (text: string): ReportColumn => reportColumn(schema, type, text);
    const filter = xmlList(content, 'filter')[0];
    const sortColumn = xmlText(content, 'sortColumn');
    const columns = xmlList(content, 'columns').map((one) => ({
        column: column(xmlText(one, 'field') ?? ''),
        aggregates: xmlTexts(one, 'aggregateTypes').map((text) => aggregateOf(text))
    }));
    return {
        name,
        folder,
        fullName,
        label: xmlText(content, 'name') ?? name,
        description: xmlText(content, 'description') ?? '',
        format,
        type,
        columns: columns.map((one) => one.column),
        aggregates: columns.flatMap((one) => one.aggregates.map((aggregate) => ({ column: one.column, aggregate }))),
        groupings: xmlList(content, 'groupingsDown').map((one) => {
            knownElements(one, ['dateGranularity', 'field', 'sortOrder'], 'groupingsDown', file);
            return groupingOf(column(xmlText(one, 'field') ?? ''), one);
        }),
        filters: [...timeFrame(xmlList(content, 'timeFrameFilter')[0], column), ...filterLines(filter, column, file)],
        booleanFilter: shifted(xmlText(filter, 'booleanFilter'), xmlList(content, 'timeFrameFilter')[0]),
        sort: sortColumn ? { column: column(sortColumn), descending: xmlText(content, 'sortOrder') === 'Desc' } : null,
        rowLimit: xmlText(content, 'rowLimit') ? Number(xmlText(content, 'rowLimit')) : null,
        showDetails: xmlText(content, 'showDetails') !== 'false',
        mine: scopeOf(xmlText(content, 'scope'))
    };
}

/** @returns a summary's name checked. @throws UnsupportedError */
export function aggregateOf(text: string): Aggregate {
    if (!AGGREGATES.includes(text)) {
        throw new UnsupportedError(`aggregate ${text}`);
    }
    return text as Aggregate;
}

function groupingOf(column: ReportColumn, one: Xml): ReportGroupingModel {
    const granularity = xmlText(one, 'dateGranularity') ?? 'Day';
    const name = granularity === 'None' ? 'Day' : granularity;
    if (!GRANULARITIES.includes(name)) {
        throw new UnsupportedError(`dateGranularity ${granularity}`);
    }
    return { column, granularity: name as Granularity, descending: xmlText(one, 'sortOrder') === 'Desc' };
}

function filterLines(
    filter: Xml | undefined,
    column: (text: string) => ReportColumn,
    file: FolderedFile['file']
): ReportFilterLine[] {
    if (filter) {
        knownElements(filter, ['booleanFilter', 'criteriaItems', 'language'], 'filter', file);
    }
    return xmlList(filter, 'criteriaItems').map((one) => {
        knownElements(one, ['column', 'columnToColumn', 'isUnlocked', 'operator', 'value'], 'criteriaItems', file);
        if (xmlText(one, 'columnToColumn') === 'true') {
            throw new UnsupportedError(`columnToColumn in ${fileName(file)}`);
        }
        return {
            column: column(xmlText(one, 'column') ?? ''),
            operator: xmlText(one, 'operator') ?? '',
            value: xmlText(one, 'value') ?? ''
        };
    });
}

// INTERVAL_CUSTOM without dates is all time.
function timeFrame(frame: Xml | undefined, column: (text: string) => ReportColumn): ReportFilterLine[] {
    if (!frame) {
        return [];
    }
    const interval = xmlText(frame, 'interval') ?? '';
    const on = column(xmlText(frame, 'dateColumn') ?? '');
    if (interval === 'INTERVAL_CUSTOM') {
        const line = (operator: string, value: string | null): ReportFilterLine[] =>
            value ? [{ column: on, operator, value }] : [];
        return [
            ...line('greaterOrEqual', xmlText(frame, 'startDate')),
            ...line('lessOrEqual', xmlText(frame, 'endDate'))
        ];
    }
    const literal = INTERVALS[interval];
    if (!literal) {
        throw new UnsupportedError(`timeFrameFilter interval ${interval}`);
    }
    return [{ column: on, operator: 'equals', value: literal }];
}

// The logic counts the lines of the filter alone; the range of dates comes on top.
function shifted(logic: string | null, frame: Xml | undefined): string | null {
    const extra = !frame
        ? 0
        : xmlText(frame, 'interval') === 'INTERVAL_CUSTOM'
          ? Number(Boolean(xmlText(frame, 'startDate'))) + Number(Boolean(xmlText(frame, 'endDate')))
          : 1;
    if (!logic || !extra) {
        return logic;
    }
    const own = logic.replace(/\d+/g, (number) => String(Number(number) + extra));
    return `${Array.from({ length: extra }, (_, index) => index + 1).join(' AND ')} AND (${own})`;
}

function scopeOf(scope: string | null): boolean {
    if (scope === null || scope === 'organization') {
        return false;
    }
    if (scope === 'user') {
        return true;
    }
    throw new UnsupportedError(`report scope ${scope}`);
}
