import { folderLabel } from '../schema/analytics.ts';
import type { OrgSchema } from '../schema/model.ts';
import { RestError } from '../server/http/errors.ts';
import type { UserTransaction } from '../server/org-access.ts';
import { picklistLabel } from '../server/ui-api/display-value.ts';
import type { DashboardComponent, DashboardModel } from './dashboard.ts';
import type { ReportFilterLine, ReportModel } from './report.ts';
import { aggregateName, resultPayload } from './report-payload.ts';
import { runReport } from './run.ts';

/** Most rows of a table on a dashboard. */
const TABLE_ROWS = 200;

/** The choice of each filter by its position, from 0; undefined shows everything. */
export type FilterChoice = readonly (number | undefined)[];

/** @returns the id of a filter's option, as `filter1=` takes it */
export function optionId(filter: number, option: number): string {
    return `f${filter + 1}o${option + 1}`;
}

/**
 * The choices that an address names.
 * @param query such as `filter1=f1o2`
 * @throws RestError 400 for an option that the dashboard does not have
 */
export function filterChoice(dashboard: DashboardModel, query: URLSearchParams): FilterChoice {
    return dashboard.filters.map((filter, index) => {
        const wanted = query.get(`filter${index + 1}`);
        const found = filter.options.findIndex((_, option) => optionId(index, option) === wanted);
        if (wanted && found < 0) {
            throw new RestError(400, 'BAD_REQUEST', `The filter ${filter.name} has no option ${wanted}.`);
        }
        return found < 0 ? undefined : found;
    });
}

/**
 * A dashboard with its data: `GET …/analytics/dashboards/{id}`.
 * @param reportId gives the id of a report by its developer name
 * @param choice filters that are set
 * @param transaction of the user as whom the dashboard runs
 */
export function dashboardPayload(
    schema: OrgSchema,
    dashboard: DashboardModel,
    id: string,
    choice: FilterChoice,
    reportId: (developerName: string) => string,
    transaction: UserTransaction
): Record<string, unknown> {
    const now = new Date(transaction.now()).toISOString();
    return {
        componentData: dashboard.components.map((component, index) => ({
            componentId: String(index),
            ...componentData(schema, dashboard, component, choice, reportId, transaction, now)
        })),
        dashboardMetadata: {
            attributes: { dashboardId: id, dashboardName: dashboard.title, type: 'Dashboard' },
            id,
            name: dashboard.title,
            developerName: dashboard.name,
            description: dashboard.description,
            folderName: folderLabel(schema, 'Dashboard', dashboard.folder),
            dashboardType: dashboard.runningUser ? 'SpecifiedUser' : 'LoggedInUser',
            canChangeRunningUser: false,
            runningUser: { id: transaction.user.id, displayName: transaction.user.name },
            filters: dashboard.filters.map((filter, index) => filterPayload(dashboard, filter, index, choice[index])),
            components: dashboard.components.map((component, index) => ({
                id: String(index),
                componentData: index,
                type: 'Report',
                reportId: reportId(component.report.name),
                header: component.header,
                footer: component.footer,
                title: component.title,
                properties: properties(component)
            })),
            layout: {
                gridLayout: true,
                numColumns: dashboard.columns,
                rowHeight: dashboard.rowHeight,
                components: dashboard.components.map((component) => component.place)
            }
        }
    };
}

// One component that fails leaves the others standing, as on the platform; what is not supported fails as a whole.
function componentData(
    schema: OrgSchema,
    dashboard: DashboardModel,
    component: DashboardComponent,
    choice: FilterChoice,
    reportId: (developerName: string) => string,
    transaction: UserTransaction,
    now: string
): object {
    const report = componentReport(component);
    const filters = choice.flatMap((option, index): ReportFilterLine[] => {
        if (option === undefined) {
            return [];
        }
        const { operator, values } = dashboard.filters[index]!.options[option]!;
        return [{ column: component.filterColumns[index]!, operator, value: values.join(',') }];
    });
    const status = { refreshDate: now, refreshStatus: 'IDLE' };
    try {
        const limit = Math.min(component.maximum ?? TABLE_ROWS, TABLE_ROWS);
        const result = runReport(report, transaction, { filters, details: component.type === 'FlexTable', limit });
        return {
            reportResult: resultPayload(schema, report, reportId(report.name), result, transaction.user),
            status: { ...status, dataStatus: result.all.summary.count ? 'DATA' : 'NO_DATA' }
        };
    } catch (error) {
        if (!(error instanceof RestError)) {
            throw error;
        }
        return {
            reportResult: null,
            status: { ...status, dataStatus: 'ERROR', errorCode: error.errorCode, errorMessage: error.message }
        };
    }
}

// What a component needs of its report: tables show rows without groups, charts one group, numbers the total.
function componentReport(component: DashboardComponent): ReportModel {
    const { report, measure } = component;
    if (component.type === 'FlexTable') {
        const sort = component.tableSort ?? report.sort;
        return { ...report, columns: component.tableColumns, aggregates: [], groupings: [], sort, showDetails: true };
    }
    return {
        ...report,
        columns: [],
        aggregates:
            measure.column && measure.aggregate ? [{ column: measure.column, aggregate: measure.aggregate }] : [],
        groupings: component.type === 'Metric' ? [] : [report.groupings[component.groupingIndex]!]
    };
}

function properties(component: DashboardComponent): object {
    const { measure, report } = component;
    return {
        visualizationType: component.type,
        aggregates: [{ name: aggregateName(measure.column, measure.aggregate) }],
        groupings:
            component.type === 'FlexTable' ? null : [{ name: report.groupings[component.groupingIndex]!.column.name }],
        reportFormat: report.format.toUpperCase(),
        reportName: report.label,
        visualizationProperties: {
            metricLabel: component.metricLabel,
            sortBy: component.chartSort,
            maxRows: component.maximum,
            showValues: component.showValues,
            showTotal: component.showTotal,
            tableColumns: component.tableColumns.map((one) => one.name)
        }
    };
}

function filterPayload(
    dashboard: DashboardModel,
    filter: DashboardModel['filters'][number],
    index: number,
    chosen: number | undefined
): object {
    const field = dashboard.components[0]?.filterColumns[index]?.field;
    return {
        id: `f${index + 1}`,
        name: filter.name,
        selectedOption: chosen === undefined ? null : optionId(index, chosen),
        options: filter.options.map(({ operator, values }, option) => ({
            id: optionId(index, option),
            operation: operator,
            value: values[0] ?? '',
            startValue: operator === 'between' ? values[0] : null,
            endValue: operator === 'between' ? values[1] : null,
            alias: optionLabel(
                operator,
                values.map((one) => (field ? picklistLabel(field, one) : one))
            )
        }))
    };
}

const WORDS: Readonly<Record<string, string>> = {
    notEqual: 'not',
    lessThan: 'less than',
    greaterThan: 'greater than',
    lessOrEqual: 'at most',
    greaterOrEqual: 'at least',
    contains: 'contains',
    notContain: 'does not contain',
    startsWith: 'starts with',
    includes: 'includes',
    excludes: 'excludes'
};

function optionLabel(operator: string, labels: string[]): string {
    if (operator === 'between') {
        return labels.join(' - ');
    }
    return [WORDS[operator], labels.join(', ')].filter(Boolean).join(' ');
}
