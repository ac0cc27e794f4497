import { folderLabel } from '../schema/analytics.ts';
import type { OrgSchema } from '../schema/model.ts';
import { xmlText, type Xml } from '../schema/xml.ts';
import { notFound, RestError } from '../server/http/errors.ts';
import { route, type Route } from '../server/http/router.ts';
import type { OrgAccess, UserTransaction } from '../server/org-access.ts';
import { type AnalyticsType, titleOf, visibleItem, visibleItems } from './access.ts';
import { reportCsv } from './csv.ts';
import { readDashboard } from './dashboard.ts';
import { dashboardPayload, filterChoice } from './dashboard-payload.ts';
import { readReport } from './report.ts';
import { describePayload, resultPayload } from './report-payload.ts';
import { runReport } from './run.ts';

const ANALYTICS = '/services/data/{version}/analytics';

/** @returns the routes of the Reports and Dashboards REST API, and of the CSV that the page exports */
export function analyticsRoutes(org: OrgAccess): Route[] {
    const get = (
        path: string,
        work: (transaction: UserTransaction, parameters: Record<string, string>, query: URLSearchParams) => unknown
    ): Route =>
        route('GET', `${ANALYTICS}${path}`, (request, parameters) => ({
            status: 200,
            json: org.run(request.userId, (transaction) => work(transaction, parameters, request.query))
        }));
    return [
        get('/reports', (transaction) => listPayload(org.schema, transaction, 'Report')),
        get('/reports/{id}/describe', (transaction, { id }) => {
            const item = visibleItem(org.schema, transaction, 'Report', id!);
            return describePayload(org.schema, readReport(org.schema, item.source), item.id);
        }),
        get('/reports/{id}', (transaction, { id }, query) => {
            const item = visibleItem(org.schema, transaction, 'Report', id!);
            const report = readReport(org.schema, item.source);
            const details = query.get('includeDetails') !== 'false' && report.showDetails;
            const result = runReport(report, transaction, { details });
            return resultPayload(org.schema, report, item.id, result, transaction.user);
        }),
        get('/dashboards', (transaction) => listPayload(org.schema, transaction, 'Dashboard')),
        dashboardRoute(org),
        route('GET', '/webruntime/api/report/{id}/csv', (request, { id }) =>
            org.run(request.userId, (transaction) => {
                const { source } = visibleItem(org.schema, transaction, 'Report', id!);
                const report = readReport(org.schema, source);
                const csv = reportCsv(runReport(report, transaction, { details: true, limit: null }), transaction.user);
                return {
                    status: 200,
                    // The mark tells Excel that the text is UTF-8.
                    body: `\ufeff${csv}`,
                    type: 'text/csv; charset=utf-8',
                    headers: { 'Content-Disposition': `attachment; filename="${source.name}.csv"` }
                };
            })
        )
    ];
}

// A dashboard with a specified running user shows that user's data to every viewer of its folder.
function dashboardRoute(org: OrgAccess): Route {
    return route('GET', `${ANALYTICS}/dashboards/{id}`, (request, { id }) => {
        const { item, reportIds } = org.run(request.userId, (transaction) => ({
            item: visibleItem(org.schema, transaction, 'Dashboard', id!),
            reportIds: idsOf(transaction)
        }));
        const dashboard = readDashboard(org.schema, item.source);
        const choice = filterChoice(dashboard, request.query);
        const runningUser = dashboard.runningUser
            ? org.users().find((user) => user.username === dashboard.runningUser)?.id
            : request.userId;
        if (!runningUser) {
            throw new RestError(400, 'BAD_REQUEST', `The running user ${dashboard.runningUser} is not an active user.`);
        }
        const json = org.run(runningUser, (transaction) =>
            dashboardPayload(org.schema, dashboard, item.id, choice, (name) => reportIds.get(name)!, transaction)
        );
        return { status: 200, json };
    });
}

function idsOf(transaction: UserTransaction): Map<string, string> {
    const rows = transaction.query('SELECT Id, DeveloperName FROM Report');
    return new Map(rows.map((row) => [String(row.get('DeveloperName')), String(row.get('Id'))]));
}

function listPayload(schema: OrgSchema, transaction: UserTransaction, type: AnalyticsType): object[] {
    if (!transaction.hasUserPermission('RunReports')) {
        throw notFound('You need the permission Run Reports to see this.');
    }
    return visibleItems(schema, transaction, type).map(({ id, source }) => ({
        id,
        name: titleOf(source),
        developerName: source.name,
        description: xmlText(source.file.content as Xml, 'description') ?? '',
        folderName: folderLabel(schema, type, source.folder),
        url: `/services/data/v67.0/analytics/${type.toLowerCase()}s/${id}`
    }));
}
