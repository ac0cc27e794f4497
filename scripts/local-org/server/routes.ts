import type { ObjectSettings } from './metadata/object-settings.ts';
import { notFound, RestError } from './http/errors.ts';
import { jsonBody, type ServerRequest, type ServerResponse } from './http/request.ts';
import { route, router, type Route } from './http/router.ts';
import type { Session, SessionKeeper } from './http/session.ts';
import type { OrgAccess, UserTransaction } from './org-access.ts';
import { currentApp } from './pages/page-context.ts';
import { homePage, recordPage, tabPage, type PageSources } from './pages/pages.ts';
import { recordPath } from './pages/path.ts';
import { globalSearch, lookup } from './pages/search.ts';
import { executeApex, executeApexRest } from './rest/apex.ts';
import { createRecords, deleteRecords, updateRecords } from './rest/collections.ts';
import { composite } from './rest/composite.ts';
import { downloadDocument, downloadVersion } from './rest/files.ts';
import * as sobjects from './rest/sobjects.ts';
import { analyticsRoutes } from '../reports/routes.ts';
import { notificationRoutes } from './connect/notifications.ts';
import { chatterRoutes } from './chatter/routes.ts';
import { recordActions } from './ui-api/actions.ts';
import { layoutPayload, type LayoutType } from './ui-api/layout-payload.ts';
import { listInfo, listInfos, listRecords } from './ui-api/list-views.ts';
import {
    allPicklistValues,
    MASTER_RECORD_TYPE_ID,
    objectInfo,
    picklistValues,
    readableObject
} from './ui-api/object-info.ts';
import { setupRoutes } from './setup/routes.ts';
import { createRecord, deleteRecord, readRecord, updateRecord } from './ui-api/records.ts';
import { relatedListCount, relatedListInfo, relatedListInfos, relatedListRecords } from './ui-api/related-lists.ts';

/** What the routes answer from. */
export interface RouteSources extends PageSources {
    org: OrgAccess;
    sessions: SessionKeeper;
}

type Work = (transaction: UserTransaction, request: ServerRequest, parameters: Record<string, string>) => unknown;

const DATA = '/services/data/{version}';

/** @returns every route of the server, the REST API under Salesforce's own paths */
export function orgRoutes(sources: RouteSources): Route[] {
    const { org, schema } = sources;
    // Every request is one transaction as the session's user.
    const asUser =
        (work: Work, status = 200): Route['handler'] =>
        (request, parameters) => {
            checkVersion(parameters.version);
            const json = org.run(request.userId, (transaction) => work(transaction, request, parameters));
            return json === undefined ? { status: 204, body: '' } : { status, json };
        };
    const bytes =
        (
            work: (transaction: UserTransaction, parameters: Record<string, string>) => ServerResponse
        ): Route['handler'] =>
        (request, parameters) =>
            org.run(request.userId, (transaction) => work(transaction, parameters));
    const get = (path: string, work: Work): Route => route('GET', path, asUser(work));

    const routes: Route[] = [
        get(`${DATA}/query`, (transaction, request) => sobjects.query(transaction, request)),
        get(`${DATA}/sobjects`, (transaction) => sobjects.describeGlobal(schema, transaction)),
        get(`${DATA}/sobjects/{object}/describe`, (transaction, _, { object }) =>
            sobjects.describe(schema, transaction, object!)
        ),
        route(
            'POST',
            `${DATA}/sobjects/{object}`,
            asUser(
                (transaction, request, { object }) => sobjects.createRecord(schema, transaction, object!, request),
                201
            )
        ),
        get(`${DATA}/sobjects/{object}/{id}`, (transaction, request, { object, id }) =>
            sobjects.readRecord(schema, transaction, object!, id!, request)
        ),
        route(
            'PATCH',
            `${DATA}/sobjects/{object}/{id}`,
            asUser((transaction, request, { object, id }) =>
                sobjects.updateRecord(schema, transaction, object!, id!, request)
            )
        ),
        route(
            'DELETE',
            `${DATA}/sobjects/{object}/{id}`,
            asUser((transaction, _, { object, id }) => sobjects.deleteRecord(schema, transaction, object!, id!))
        ),
        route(
            'GET',
            `${DATA}/sobjects/ContentVersion/{id}/VersionData`,
            bytes((transaction, { id }) => downloadVersion(transaction, id!))
        ),
        get(`${DATA}/sobjects/{object}/{field}/{value}`, (transaction, request, { object, field, value }) =>
            sobjects.readRecord(
                schema,
                transaction,
                object!,
                sobjects.byExternalId(schema, transaction, object!, field!, value!).id!,
                request
            )
        ),
        route('PATCH', `${DATA}/sobjects/{object}/{field}/{value}`, (request, { object, field, value }) => {
            const answer = org.run(request.userId, (transaction) =>
                sobjects.upsertRecord(schema, transaction, object!, field!, value!, request)
            );
            return { status: answer.created ? 201 : 200, json: { ...answer, success: true, errors: [] } };
        }),
        route(
            'POST',
            `${DATA}/composite/sobjects`,
            asUser((transaction, request) => createRecords(schema, transaction, request))
        ),
        route(
            'PATCH',
            `${DATA}/composite/sobjects`,
            asUser((transaction, request) => updateRecords(schema, transaction, request))
        ),
        route(
            'DELETE',
            `${DATA}/composite/sobjects`,
            asUser((transaction, request) => deleteRecords(transaction, request))
        ),
        ...uiApiRoutes(sources, get, asUser),
        ...analyticsRoutes(org),
        ...chatterRoutes(org),
        ...notificationRoutes(org),
        route('POST', '/webruntime/api/apex/execute', (request) => executeApex(org, request)),
        ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) =>
            route(method, '/services/apexrest/{path*}', (request, { path }) => executeApexRest(org, request, path!))
        ),
        route(
            'GET',
            '/sfc/servlet.shepherd/document/download/{id}',
            bytes((transaction, { id }) => downloadDocument(transaction, id!))
        ),
        route(
            'GET',
            '/sfc/servlet.shepherd/version/download/{id}',
            bytes((transaction, { id }) => downloadVersion(transaction, id!))
        ),
        get('/webruntime/api/page/record/{id}', (transaction, request, { id }) =>
            recordPage(sources, transaction, currentApp(schema, request.app), id!)
        ),
        get('/webruntime/api/path/{id}', (transaction, _, { id }) => recordPath(schema, transaction, id!)),
        get('/webruntime/api/page/home', (transaction, request) =>
            homePage(sources, transaction, currentApp(schema, request.app))
        ),
        get('/webruntime/api/page/tab/{name}', (transaction, _, { name }) => tabPage(sources, transaction, name!)),
        get('/webruntime/api/search', (transaction, request) =>
            globalSearch(schema, transaction, currentApp(schema, request.app), request)
        ),
        get('/webruntime/api/lookup/{object}', (transaction, request, { object }) =>
            lookup(schema, transaction, object!, request)
        ),
        ...setupRoutes(org),
        route('GET', '/webruntime/api/session/users', () => ({ status: 200, json: org.users() })),
        route('POST', '/webruntime/api/session', (request) => changeSession(sources, request))
    ];
    const find = router(routes);
    routes.push(
        route('POST', `${DATA}/composite`, (request) =>
            composite(request, (one) => {
                const found = find(one.method, one.path);
                if (!found || 'allowed' in found) {
                    throw notFound();
                }
                return found.handler(one, found.parameters);
            })
        )
    );
    return routes;
}

function uiApiRoutes(
    { org, schema, settings }: RouteSources,
    get: (path: string, work: Work) => Route,
    asUser: (work: Work, status?: number) => Route['handler']
): Route[] {
    const ui = `${DATA}/ui-api`;
    return [
        get(`${ui}/records/batch/{ids}`, (transaction, request, { ids }) => ({
            hasErrors: false,
            results: ids!
                .split(',')
                .map((id) => ({ statusCode: 200, result: readRecord(schema, transaction, settings, id, request) }))
        })),
        get(`${ui}/records/{id}`, (transaction, request, { id }) =>
            readRecord(schema, transaction, settings, id!, request)
        ),
        route(
            'POST',
            `${ui}/records`,
            asUser((transaction, request) => createRecord(schema, transaction, settings, request), 201)
        ),
        route(
            'PATCH',
            `${ui}/records/{id}`,
            asUser((transaction, request, { id }) => updateRecord(schema, transaction, settings, id!, request))
        ),
        route(
            'DELETE',
            `${ui}/records/{id}`,
            asUser((transaction, _, { id }) => deleteRecord(schema, transaction, id!))
        ),
        get(`${ui}/record-defaults/create/{object}`, (transaction, _, { object }) =>
            createDefaults(sourcesOf(org, settings), transaction, object!)
        ),
        get(`${ui}/object-info/batch/{names}`, (transaction, _, { names }) => ({
            results: names!.split(',').map((name) => ({
                statusCode: 200,
                result: objectInfo(org, transaction, readableObject(schema, transaction, name))
            }))
        })),
        get(`${ui}/object-info/{object}`, (transaction, _, { object }) =>
            objectInfo(org, transaction, readableObject(schema, transaction, object!))
        ),
        get(`${ui}/object-info/{object}/picklist-values/{recordType}`, (transaction, _, { object, recordType }) =>
            allPicklistValues(transaction, readableObject(schema, transaction, object!), recordType!)
        ),
        get(
            `${ui}/object-info/{object}/picklist-values/{recordType}/{field}`,
            (transaction, _, { object, recordType, field }) =>
                picklistValues(transaction, readableObject(schema, transaction, object!), recordType!, field!)
        ),
        get(`${ui}/layout/{object}`, (transaction, request, { object }) =>
            layoutOf({ org, settings }, transaction, request, object!)
        ),
        get(`${ui}/related-list-info/{object}`, (transaction, _, { object }) =>
            relatedListInfos(schema, transaction, object!)
        ),
        get(`${ui}/related-list-info/{object}/{list}`, (transaction, _, { object, list }) =>
            relatedListInfo(schema, transaction, object!, list!)
        ),
        get(`${ui}/related-list-records/{id}/{list}`, (transaction, request, { id, list }) =>
            relatedListRecords(schema, transaction, id!, list!, request)
        ),
        get(`${ui}/related-list-count/{id}/{list}`, (transaction, request, { id, list }) =>
            relatedListCount(schema, transaction, id!, list!, request)
        ),
        get(`${ui}/list-info/{object}`, (transaction, _, { object }) => listInfos(schema, transaction, object!)),
        get(`${ui}/list-info/{object}/{name}`, (transaction, _, { object, name }) =>
            listInfo(schema, transaction, object!, name!)
        ),
        get(`${ui}/list-records/{object}/{name}`, (transaction, request, { object, name }) =>
            listRecords(schema, transaction, object!, name!, request)
        ),
        get(`${ui}/actions/record/{ids}`, (transaction, _, { ids }) =>
            recordActions(schema, settings, transaction, ids!.split(','))
        )
    ];
}

interface UiSources {
    org: OrgAccess;
    settings: Map<string, ObjectSettings>;
}

const sourcesOf = (org: OrgAccess, settings: Map<string, ObjectSettings>): UiSources => ({ org, settings });

function layoutOf(
    { org, settings }: UiSources,
    transaction: UserTransaction,
    request: ServerRequest,
    name: string
): object {
    const object = readableObject(org.schema, transaction, name);
    const type = request.query.get('layoutType') ?? 'Full';
    if (type !== 'Full' && type !== 'Compact') {
        throw new RestError(400, 'INVALID_INPUT', `layoutType must be Full or Compact, not ${type}.`);
    }
    const layoutType: LayoutType = type;
    return layoutPayload(
        org.schema,
        transaction,
        object,
        layoutType,
        request.query.get('mode') ?? 'View',
        settings.get(object.name)
    );
}

function createDefaults({ org, settings }: UiSources, transaction: UserTransaction, name: string): object {
    const object = readableObject(org.schema, transaction, name);
    return {
        layout: layoutPayload(org.schema, transaction, object, 'Full', 'Create', settings.get(object.name)),
        objectInfos: { [object.name]: objectInfo(org, transaction, object) },
        record: {
            apiName: object.name,
            childRelationships: {},
            fields: {},
            id: null,
            recordTypeId: MASTER_RECORD_TYPE_ID,
            recordTypeInfo: null
        }
    };
}

// "View as": a session may become any active user; the app is remembered in the session too.
function changeSession({ org, schema, sessions }: RouteSources, request: ServerRequest): ServerResponse {
    const { userId, app } = jsonBody(request);
    const session: Session = { userId: request.userId, app: request.app };
    if (userId !== undefined) {
        if (typeof userId !== 'string' || !org.isActiveUser(userId)) {
            throw notFound('This user does not exist or is not active.');
        }
        session.userId = userId;
        org.login(userId, 'Application', 'Browser');
    }
    if (app !== undefined) {
        session.app = currentApp(schema, app as string);
    }
    return { status: 200, json: session, headers: { 'Set-Cookie': sessions.cookie(session) } };
}

function checkVersion(version: string | undefined): void {
    if (version !== undefined && !/^v\d{2}\.0$/.test(version)) {
        throw notFound();
    }
}
