import type { FolderedFile } from '../schema/analytics.ts';
import type { OrgSchema } from '../schema/model.ts';
import { xmlList, xmlText, xmlTexts, type Xml } from '../schema/xml.ts';
import { UnsupportedError } from '../values/unsupported.ts';
import { type ReportColumn, reportColumn } from './columns.ts';
import { fileName, knownElements } from './elements.ts';
import { type Aggregate, aggregateOf, reportNamed, type ReportModel } from './report.ts';
import { columnKey } from './report-type.ts';

export type ComponentType = 'Metric' | 'FlexTable' | 'Bar' | 'Column' | 'Donut';
export type ChartSort = 'RowLabelAscending' | 'RowLabelDescending' | 'RowValueAscending' | 'RowValueDescending';

/** What a component shows a number of: the count of rows, or a summary of a column. */
export interface Measure {
    column: ReportColumn | null;
    aggregate: Aggregate | null;
}

export interface DashboardComponent {
    /** position among the components, from 0 */
    index: number;
    place: { column: number; row: number; colspan: number; rowspan: number };
    type: ComponentType;
    header: string;
    footer: string;
    title: string;
    metricLabel: string;
    report: ReportModel;
    /** one for each filter of the dashboard */
    filterColumns: ReportColumn[];
    measure: Measure;
    /** charts: the report's grouping that makes the bars or slices */
    groupingIndex: number;
    chartSort: ChartSort;
    /** most bars, slices or rows; null for all */
    maximum: number | null;
    /** tables: their columns */
    tableColumns: ReportColumn[];
    tableSort: { column: ReportColumn; descending: boolean } | null;
    showValues: boolean;
    showTotal: boolean;
}

export interface DashboardFilterModel {
    name: string;
    options: { operator: string; values: string[] }[];
}

/** A dashboard, ready to be shown. */
export interface DashboardModel {
    name: string;
    folder: string;
    title: string;
    description: string;
    /** the user as whom it runs; null for the viewer */
    runningUser: string | null;
    columns: number;
    /** height of a row of the grid in pixels */
    rowHeight: number;
    filters: DashboardFilterModel[];
    /** from left to right, row by row */
    components: DashboardComponent[];
}

const TYPES: readonly string[] = ['Metric', 'FlexTable', 'Bar', 'Column', 'Donut'];
const ELEMENTS = [
    'backgroundEndColor',
    'backgroundFadeDirection',
    'backgroundStartColor',
    'chartTheme',
    'colorPalette',
    'dashboardChartTheme',
    'dashboardColorPalette',
    'dashboardFilters',
    'dashboardGridLayout',
    'dashboardType',
    'description',
    'fullName',
    'isGridLayout',
    'runningUser',
    'textColor',
    'title',
    'titleColor',
    'titleSize'
];
// What only colours or scales a component is accepted: colours here are the page's own, which keep their contrast.
const COMPONENT_ELEMENTS = [
    'autoselectColumnsFromReport',
    'chartAxisRange',
    'chartSummary',
    'componentChartTheme',
    'componentType',
    'dashboardFilterColumns',
    'decimalPrecision',
    'displayUnits',
    'drillEnabled',
    'drillToDetailEnabled',
    'enableHover',
    'expandOthers',
    'flexComponentProperties',
    'footer',
    'groupingColumn',
    'groupingSortProperties',
    'header',
    'indicatorHighColor',
    'indicatorLowColor',
    'indicatorMiddleColor',
    'legendPosition',
    'maxValuesDisplayed',
    'metricLabel',
    'report',
    'showPercentage',
    'showPicturesOnCharts',
    'showPicturesOnTables',
    'showRange',
    'showTotal',
    'showValues',
    'sortBy',
    'title',
    'useReportChart'
];

/** Reads a dashboard. @throws UnsupportedError naming what of it is not carried out */
export function readDashboard(schema: OrgSchema, { name, folder, file }: FolderedFile): DashboardModel {
    const content = file.content as Xml;
    knownElements(content, ELEMENTS, 'dashboard', file);
    const grid = xmlList(content, 'dashboardGridLayout')[0];
    if (!grid) {
        throw new UnsupportedError(`dashboard without dashboardGridLayout: ${fileName(file)}`);
    }
    const filters = xmlList(content, 'dashboardFilters').map((one) => ({
        name: xmlText(one, 'name') ?? '',
        options: xmlList(one, 'dashboardFilterOptions').map((option) => ({
            operator: xmlText(option, 'operator') ?? '',
            values: xmlTexts(option, 'values')
        }))
    }));
    const components = xmlList(grid, 'dashboardGridComponents')
        .map((cell, index) => component(schema, cell, index, filters.length, file))
        .sort((a, b) => a.place.row - b.place.row || a.place.column - b.place.column);
    return {
        name,
        folder,
        title: xmlText(content, 'title') ?? name,
        description: xmlText(content, 'description') ?? '',
        runningUser: runningUser(content, file),
        columns: number(grid, 'numberOfColumns'),
        rowHeight: number(grid, 'rowHeight'),
        filters,
        components
    };
}

function runningUser(content: Xml, file: FolderedFile['file']): string | null {
    const type = xmlText(content, 'dashboardType') ?? 'SpecifiedUser';
    if (type === 'LoggedInUser') {
        return null;
    }
    const user = xmlText(content, 'runningUser');
    if (type !== 'SpecifiedUser' || !user) {
        throw new UnsupportedError(`dashboardType ${type} in ${fileName(file)}`);
    }
    return user;
}

function component(
    schema: OrgSchema,
    cell: Xml,
    index: number,
    filterCount: number,
    file: FolderedFile['file']
): DashboardComponent {
    const content = xmlList(cell, 'dashboardComponent')[0] ?? {};
    const type = xmlText(content, 'componentType') ?? '';
    if (!TYPES.includes(type)) {
        throw new UnsupportedError(`dashboard component type ${type} in ${fileName(file)}`);
    }
    knownElements(content, COMPONENT_ELEMENTS, `dashboard component ${type}`, file);
    for (const flag of ['autoselectColumnsFromReport', 'useReportChart']) {
        if (xmlText(content, flag) === 'true') {
            throw new UnsupportedError(`${flag} in ${fileName(file)}`);
        }
    }
    const report = reportNamed(schema, xmlText(content, 'report') ?? '');
    const column = (text: string): ReportColumn => reportColumn(schema, report.type, text);
    const filterColumns = xmlList(content, 'dashboardFilterColumns').map((one) => column(xmlText(one, 'column') ?? ''));
    if (filterColumns.length !== filterCount) {
        // The platform refuses such a dashboard too.
        throw new Error(`${fileName(file)}: Wrong number of dashboardFilterColumns of ${report.fullName}`);
    }
    // Only grouped reports have the totals that numbers and charts show.
    if (type !== 'FlexTable' && !report.groupings.length) {
        throw new Error(`${fileName(file)}: the report ${report.fullName} has no groups for a component ${type}`);
    }
    const maximum = xmlText(content, 'maxValuesDisplayed');
    return {
        index,
        place: {
            column: number(cell, 'columnIndex'),
            row: number(cell, 'rowIndex'),
            colspan: number(cell, 'colSpan'),
            rowspan: number(cell, 'rowSpan')
        },
        type: type as ComponentType,
        header: xmlText(content, 'header') ?? '',
        footer: xmlText(content, 'footer') ?? '',
        title: xmlText(content, 'title') ?? '',
        metricLabel: xmlText(content, 'metricLabel') ?? '',
        report,
        filterColumns,
        measure: measureOf(xmlList(content, 'chartSummary')[0], column),
        groupingIndex: groupingIndex(report, xmlTexts(content, 'groupingColumn'), file),
        chartSort: (xmlText(content, 'sortBy') ?? 'RowLabelAscending') as ChartSort,
        maximum: maximum ? Number(maximum) : null,
        ...table(xmlList(content, 'flexComponentProperties')[0], type, column, file),
        showValues: xmlText(content, 'showValues') !== 'false',
        showTotal: xmlText(content, 'showTotal') === 'true'
    };
}

function measureOf(summary: Xml | undefined, column: (text: string) => ReportColumn): Measure {
    const name = xmlText(summary, 'column') ?? 'RowCount';
    const aggregate = xmlText(summary, 'aggregate');
    return name === 'RowCount'
        ? { column: null, aggregate: null }
        : { column: column(name), aggregate: aggregateOf(aggregate ?? 'Sum') };
}

function groupingIndex(report: ReportModel, names: string[], file: FolderedFile['file']): number {
    if (names.length > 1) {
        throw new UnsupportedError(`a second groupingColumn in ${fileName(file)}`);
    }
    const found = names[0]
        ? report.groupings.findIndex((one) => columnKey(one.column.name) === columnKey(names[0]!))
        : 0;
    if (found < 0) {
        throw new Error(`${fileName(file)}: the report ${report.fullName} is not grouped by ${names[0]}`);
    }
    return found;
}

function table(
    properties: Xml | undefined,
    type: string,
    column: (text: string) => ReportColumn,
    file: FolderedFile['file']
): Pick<DashboardComponent, 'tableColumns' | 'tableSort'> {
    if (type !== 'FlexTable') {
        return { tableColumns: [], tableSort: null };
    }
    const columns = xmlList(properties, 'flexTableColumn');
    const foreign = columns.find((one) => !['detail', 'grouping'].includes(xmlText(one, 'type') ?? ''));
    if (foreign || !columns.some((one) => xmlText(one, 'type') === 'detail')) {
        throw new UnsupportedError(
            `FlexTable column of the type ${xmlText(foreign, 'type') ?? 'grouping alone'} in ${fileName(file)}`
        );
    }
    const sort = xmlList(properties, 'flexTableSortInfo')[0];
    const sortColumn = xmlText(sort, 'sortColumn');
    return {
        tableColumns: columns.map((one) => column(xmlText(one, 'reportColumn') ?? '')),
        // 1 is ascending, 2 descending.
        tableSort: sortColumn ? { column: column(sortColumn), descending: xmlText(sort, 'sortOrder') === '2' } : null
    };
}

function number(content: Xml, name: string): number {
    return Number(xmlText(content, name) ?? 0);
}
