import type { ObjectSettings } from './metadata/object-settings.ts';
import { methodNotAllowed, notFound, RestError } from './http/errors.ts';
import { jsonBody, type ServerRequest, type ServerResponse } from './http/request.ts';
import { route, router, type Route, type SlowHandler } from './http/router.ts';
import type { Session } from './http/session.ts';
import type { OrgAccess, UserTransaction } from './org-access.ts';
import { currentApp } from './pages/page-context.ts';
import { homePage, recordPage, tabPage, type PageSources } from './pages/pages.ts';
import { recordPath } from './pages/path.ts';
import { globalSearch, lookup } from './pages/search.ts';
import { executeApex, executeApexRest } from './rest/apex.ts';
import { downloadDocument, downloadVersion } from './rest/files.ts';
import { compositeRoutes, restRoutes } from './rest/routes.ts';
import type { Dispatch } from './rest/sub-requests.ts';
import { analyticsRoutes } from '../reports/routes.ts';
import { notificationRoutes } from './connect/notifications.ts';
import { chatterRoutes } from './chatter/routes.ts';
import { recordActions } from './ui-api/actions.ts';
import { layoutPayload, type LayoutType } from './ui-api/layout-payload.ts';
import { listRoutes, recentRoutes } from './ui-api/list-routes.ts';
import {
    allPicklistValues,
    MASTER_RECORD_TYPE_ID,
    objectDirectory,
    objectInfo,
    picklistValues,
    readableObject
} from './ui-api/object-info.ts';
import { firstBulkRoutes } from './bulk/first-version.ts';
import { bulkRoutes } from './bulk/routes.ts';
import { identityRoutes, openIdentityRoutes, type IdentitySources } from './identity/routes.ts';
import { metadataRestRoutes, metadataRoutes } from './soap/metadata-routes.ts';
import { soapRoutes } from './soap/routes.ts';
import { setupRoutes } from './setup/routes.ts';
import { streamingRoutes } from './streaming/routes.ts';
import { testRoutes } from './tooling/test-routes.ts';
import { toolingRoutes } from './tooling/routes.ts';
import { createRecord, deleteRecord, readRecord, updateRecord } from './ui-api/records.ts';
import { userRoutes } from './user-route.ts';
import { relatedListCount, relatedListInfo, relatedListInfos, relatedListRecords } from './ui-api/related-lists.ts';

/** What the routes answer from. */
export interface RouteSources extends PageSources, IdentitySources {
    org: OrgAccess;
}

const DATA = '/services/data/{version}';

/** @returns the routes that need no session */
export function openRoutes(sources: RouteSources): Route<SlowHandler>[] {
    return [
        ...openIdentityRoutes(sources),
        ...firstBulkRoutes(),
        ...soapRoutes(sources.org, sources.sessions),
        ...metadataRoutes(sources.org, sources.sessions)
    ];
}

/** @returns every other route of the server, the REST API under Salesforce's own paths */
export function orgRoutes(sources: RouteSources): Route<SlowHandler>[] {
    const { org } = sources;
    // What a request may have inside of it.
    const data = [...restRoutes(org), ...uiApiRoutes(sources), ...analyticsRoutes(org)];
    return [
        ...compositeRoutes(org, dispatcher(data)),
        ...data,
        ...toolingRoutes(org),
        ...metadataRestRoutes(),
        ...testRoutes(org),
        ...streamingRoutes(org),
        ...bulkRoutes(org),
        ...identityRoutes(sources),
        ...chatterRoutes(org),
        ...notificationRoutes(org),
        ...setupRoutes(org),
        ...pageRoutes(sources)
    ];
}

/** @returns what answers requests inside of requests, in the transaction that runs */
function dispatcher(routes: Route[]): Dispatch {
    const find = router(routes);
    return (request) => {
        const found = find(request.method, request.path);
        if (!found) {
            throw notFound();
        }
        if ('allowed' in found) {
            throw methodNotAllowed(request.method, found.allowed);
        }
        return found.handler(request, found.parameters);
    };
}

/** @returns the routes of the page: Apex, files, and what the shell asks for */
function pageRoutes(sources: RouteSources): Route[] {
    const { org } = sources;
    const { get } = userRoutes(org);
    const bytes =
        (
            work: (transaction: UserTransaction, parameters: Record<string, string>) => ServerResponse
        ): Route['handler'] =>
        (request, parameters) =>
            org.run(request.userId, (transaction) => work(transaction, parameters));
    return [
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
            recordPage(sources, transaction, currentApp(org.schema, request.app), id!)
        ),
        ...recentRoutes(org),
        get('/webruntime/api/path/{id}', (transaction, _, { id }) => recordPath(org.schema, transaction, id!)),
        get('/webruntime/api/page/home', (transaction, request) =>
            homePage(sources, transaction, currentApp(org.schema, request.app))
        ),
        get('/webruntime/api/page/tab/{name}', (transaction, _, { name }) => tabPage(sources, transaction, name!)),
        get('/webruntime/api/search', (transaction, request) =>
            globalSearch(org.schema, transaction, currentApp(org.schema, request.app), request)
        ),
        get('/webruntime/api/lookup/{object}', (transaction, request, { object }) =>
            lookup(org.schema, transaction, object!, request)
        ),
        route('GET', '/webruntime/api/session/users', () => ({ status: 200, json: org.users() })),
        route('POST', '/webruntime/api/session', (request) => changeSession(sources, request))
    ];
}

function uiApiRoutes(sources: RouteSources): Route[] {
    const { org } = sources;
    const { get, asUser } = userRoutes(org);
    const ui = `${DATA}/ui-api`;
    return [
        get(`${ui}/records/batch/{ids}`, (transaction, request, { ids }) => ({
            hasErrors: false,
            results: ids!.split(',').map((id) => ({
                statusCode: 200,
                result: readRecord(org.schema, transaction, sources.settings, id, request)
            }))
        })),
        get(`${ui}/records/{id}`, (transaction, request, { id }) =>
            readRecord(org.schema, transaction, sources.settings, id!, request)
        ),
        route(
            'POST',
            `${ui}/records`,
            asUser((transaction, request) => createRecord(org.schema, transaction, sources.settings, request), 201)
        ),
        route(
            'PATCH',
            `${ui}/records/{id}`,
            asUser((transaction, request, { id }) =>
                updateRecord(org.schema, transaction, sources.settings, id!, request)
            )
        ),
        route(
            'DELETE',
            `${ui}/records/{id}`,
            asUser((transaction, _, { id }) => deleteRecord(org.schema, transaction, id!))
        ),
        get(`${ui}/record-defaults/create/{object}`, (transaction, _, { object }) =>
            createDefaults(sources, transaction, object!)
        ),
        get(`${ui}/object-info`, (transaction) => objectDirectory(org.schema, transaction)),
        get(`${ui}/object-info/batch/{names}`, (transaction, _, { names }) => ({
            results: names!.split(',').map((name) => ({
                statusCode: 200,
                result: objectInfo(org, transaction, readableObject(org.schema, transaction, name))
            }))
        })),
        get(`${ui}/object-info/{object}`, (transaction, _, { object }) =>
            objectInfo(org, transaction, readableObject(org.schema, transaction, object!))
        ),
        get(`${ui}/object-info/{object}/picklist-values/{recordType}`, (transaction, _, { object, recordType }) =>
            allPicklistValues(transaction, readableObject(org.schema, transaction, object!), recordType!)
        ),
        get(
            `${ui}/object-info/{object}/picklist-values/{recordType}/{field}`,
            (transaction, _, { object, recordType, field }) =>
                picklistValues(transaction, readableObject(org.schema, transaction, object!), recordType!, field!)
        ),
        get(`${ui}/layout/{object}`, (transaction, request, { object }) =>
            layoutOf(sources, transaction, request, object!)
        ),
        get(`${ui}/related-list-info/{object}`, (transaction, _, { object }) =>
            relatedListInfos(org.schema, transaction, object!)
        ),
        get(`${ui}/related-list-info/{object}/{list}`, (transaction, _, { object, list }) =>
            relatedListInfo(org.schema, transaction, object!, list!)
        ),
        get(`${ui}/related-list-records/{id}/{list}`, (transaction, request, { id, list }) =>
            relatedListRecords(org.schema, transaction, id!, list!, request)
        ),
        get(`${ui}/related-list-count/{id}/{list}`, (transaction, request, { id, list }) =>
            relatedListCount(org.schema, transaction, id!, list!, request)
        ),
        ...listRoutes(org),
        get(`${ui}/actions/record/{ids}`, (transaction, _, { ids }) =>
            recordActions(org.schema, sources.settings, transaction, ids!.split(','))
        )
    ];
}

interface UiSources {
    org: OrgAccess;
    settings: Map<string, ObjectSettings>;
}

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

// "View as": a browser's session may become any active user, a program's token never; the app is remembered in the session too.
function changeSession({ org, sessions }: RouteSources, request: ServerRequest): ServerResponse {
    const { userId, app } = jsonBody(request);
    const session: Session = { userId: request.userId, app: request.app };
    if (request.isProgram) {
        throw new RestError(
            403,
            'INSUFFICIENT_ACCESS',
            'A token works as the user it was given to, and as nobody else.'
        );
    }
    if (userId !== undefined) {
        if (typeof userId !== 'string' || !org.isActiveUser(userId)) {
            throw notFound('This user does not exist or is not active.');
        }
        session.userId = userId;
        org.login(userId, 'Application', 'Browser');
    }
    if (app !== undefined) {
        session.app = currentApp(org.schema, typeof app === 'string' ? app : null);
    }
    return { status: 200, json: session, headers: { 'Set-Cookie': sessions.cookie(session, request.port) } };
}
