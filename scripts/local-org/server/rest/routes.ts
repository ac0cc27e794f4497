import { conditionally, firstSeen } from '../http/conditions.ts';
import { jsonBody, listParameter, numberParameter, type ServerRequest, type ServerResponse } from '../http/request.ts';
import { route, type Handler, type Route } from '../http/router.ts';
import type { OrgAccess, UserTransaction } from '../org-access.ts';
import { userRoutes, type Work } from '../user-route.ts';
import * as collections from './collections.ts';
import { composite, compositeBatch, compositeGraph } from './composite.ts';
import { basicInformation, describe, describeGlobal, recordCount } from './describe.ts';
import { downloadVersion } from './files.ts';
import { explain } from './explain.ts';
import { listView, listViewResults, listViews } from './list-views.ts';
import { parameterizedSearch, query, queryCursors, search, searchParameters } from './query.ts';
import { routesNotHere } from './not-here.ts';
import { MOST_RECENT_ITEMS, recentRecords } from './recent.ts';
import { related } from './relationships.ts';
import { deletedRecords, updatedRecords } from './replication.ts';
import * as sobjects from './sobjects.ts';
import type { Dispatch } from './sub-requests.ts';
import { tabs } from './tabs.ts';
import { createTree } from './tree.ts';
import { checkVersion, inVersion, limits, resources } from './versions.ts';

const DATA = '/services/data/{version}';

/** @returns the routes of the REST API */
export function restRoutes(org: OrgAccess): Route[] {
    return ownRoutes(org).map(({ method, pattern, handler }) =>
        route(method, pattern, (request, parameters) =>
            inVersion(parameters['version'], () => handler(request, parameters))
        )
    );
}

function ownRoutes(org: OrgAccess): Route[] {
    const { get, send } = userRoutes(org);
    const cursors = queryCursors('query');
    // "Get … If Metadata Has Changed": as somebody sees it, which permissions change as well.
    const changed = firstSeen();
    const described = (path: string, work: Work): Route =>
        route('GET', path, (request, parameters) => {
            const json = org.run(request.userId, (transaction) => work(transaction, request, parameters));
            const modified = (): Date => changed(`${request.userId} ${request.path}`, json);
            return conditionally(request, { modified, content: () => null }, () => ({ status: 200, json }));
        });
    const json =
        (answer: (request: ServerRequest, parameters: Record<string, string>) => unknown): Handler =>
        (request, parameters) => ({ status: 200, json: answer(request, parameters) });
    return [
        route(
            'GET',
            DATA,
            json(({ origin, userId }, { version }) =>
                resources(version!, `${origin}/id/${org.organization.id}/${userId}`)
            )
        ),
        route('GET', `${DATA}/limits`, json(limits)),
        get(`${DATA}/limits/recordCount`, (transaction, request) => recordCount(org.schema, transaction, request)),

        get(`${DATA}/query`, (transaction, request, { version }) =>
            request.query.has('explain')
                ? explain(org.schema, transaction, request.query.get('explain')!)
                : query(cursors, transaction, request, false, version)
        ),
        get(`${DATA}/queryAll`, (transaction, request, { version }) =>
            query(cursors, transaction, request, true, version)
        ),
        ...['query', 'queryAll'].map((name) =>
            route(
                'GET',
                `${DATA}/${name}/{locator}`,
                json(({ userId }, { locator, version }) => cursors.next(userId, locator!, version!))
            )
        ),
        get(`${DATA}/search`, (transaction, request) => search(transaction, request)),
        get(`${DATA}/parameterizedSearch`, (transaction, { query: given }) =>
            parameterizedSearch(transaction, searchParameters(given))
        ),
        send('POST', `${DATA}/parameterizedSearch`, (transaction, request) =>
            parameterizedSearch(transaction, jsonBody(request))
        ),

        described(`${DATA}/sobjects`, (transaction) => describeGlobal(org.schema, transaction)),
        described(`${DATA}/sobjects/{object}/describe`, (transaction, _, { object }) =>
            describe(org.schema, transaction, object!)
        ),
        get(`${DATA}/sobjects/{object}`, (transaction, _, { object }) =>
            basicInformation(org.schema, transaction, object!)
        ),
        send(
            'POST',
            `${DATA}/sobjects/{object}`,
            (transaction, request, { object }) => sobjects.createRecord(org.schema, transaction, object!, request),
            201
        ),
        get(`${DATA}/sobjects/{object}/updated`, (transaction, request, { object }) =>
            updatedRecords(org.schema, transaction, object!, request)
        ),
        get(`${DATA}/sobjects/{object}/deleted`, (transaction, request, { object }) =>
            deletedRecords(org.schema, transaction, object!, request)
        ),
        get(`${DATA}/sobjects/{object}/listviews`, (transaction, _, { object }) =>
            listViews(org.schema, transaction, object!)
        ),
        get(`${DATA}/sobjects/{object}/listviews/{id}`, (transaction, _, { object, id }) =>
            listView(org.schema, transaction, object!, id!)
        ),
        get(`${DATA}/sobjects/{object}/listviews/{id}/results`, (transaction, request, { object, id }) =>
            listViewResults(org.schema, transaction, object!, id!, request)
        ),
        get(`${DATA}/recent`, (transaction, request) =>
            recentRecords(
                org.schema,
                transaction,
                null,
                numberParameter(request, 'limit', MOST_RECENT_ITEMS, MOST_RECENT_ITEMS)
            )
        ),
        get(`${DATA}/tabs`, (transaction) => tabs(org.schema, transaction)),
        // These are no ids and no external ids.
        ...routesNotHere(),
        ...recordRoutes(org),
        route('GET', `${DATA}/sobjects/ContentVersion/{id}/VersionData`, (request, { id }) =>
            org.run(request.userId, (transaction) => downloadVersion(transaction, id!))
        ),
        ...externalIdRoutes(org),
        ...collectionRoutes(org, json),
        route('POST', `${DATA}/composite/tree/{object}`, (request, { object }) => createTree(org, request, object!))
    ];
}

// Each is one transaction: what is found to be as the request asks is so when it is changed.
function recordRoutes(org: OrgAccess): Route[] {
    const on = (
        method: string,
        answer: (transaction: UserTransaction, request: ServerRequest, object: string, id: string) => ServerResponse
    ): Route =>
        route(method, `${DATA}/sobjects/{object}/{id}`, (request, { object, id }) =>
            org.run(request.userId, (transaction) =>
                conditionally(
                    request,
                    {
                        modified: () => sobjects.modifiedAt(org.schema, transaction, object!, id!),
                        // "sObject Rows (account records only)"
                        content: () =>
                            org.schema.object(object!)?.name === 'Account'
                                ? JSON.stringify(sobjects.readRecord(org.schema, transaction, object!, id!, []))
                                : null
                    },
                    () => answer(transaction, request, object!, id!)
                )
            )
        );
    return [
        on('GET', (transaction, request, object, id) => ({
            status: 200,
            json: sobjects.readRecord(org.schema, transaction, object, id, listParameter(request, 'fields'))
        })),
        on('PATCH', (transaction, request, object, id) => {
            sobjects.updateRecord(org.schema, transaction, object, id, request);
            return { status: 204, body: '' };
        }),
        on('DELETE', (transaction, _, object, id) => {
            sobjects.deleteRecord(org.schema, transaction, object, id);
            return { status: 204, body: '' };
        })
    ];
}

function externalIdRoutes(org: OrgAccess): Route[] {
    const { send } = userRoutes(org);
    const path = `${DATA}/sobjects/{object}/{field}/{value}`;
    return [
        route('GET', path, (request, { object, field, value }) =>
            org.run(request.userId, (transaction) =>
                sobjects.isRecordId(org.schema, object!, field!)
                    ? related(org.schema, transaction, request, object!, field!, value!)
                    : {
                          status: 200,
                          json: sobjects.readRecord(
                              org.schema,
                              transaction,
                              object!,
                              sobjects.byExternalId(org.schema, transaction, object!, field!, value!),
                              listParameter(request, 'fields')
                          )
                      }
            )
        ),
        send('DELETE', path, (transaction, _, { object, field, value }) =>
            sobjects.deleteRecord(
                org.schema,
                transaction,
                object!,
                sobjects.byExternalId(org.schema, transaction, object!, field!, value!)
            )
        ),
        route('PATCH', path, (request, { object, field, value }) => {
            const answer = org.run(request.userId, (transaction) =>
                sobjects.upsertRecord(org.schema, transaction, object!, field!, value!, request)
            );
            return { status: answer.created ? 201 : 200, json: answer };
        })
    ];
}

function collectionRoutes(
    org: OrgAccess,
    json: (answer: (request: ServerRequest, parameters: Record<string, string>) => unknown) => Handler
): Route[] {
    const { get, send } = userRoutes(org);
    const path = `${DATA}/composite/sobjects`;
    return [
        route(
            'POST',
            path,
            json((request) => collections.createRecords(org, request))
        ),
        route(
            'PATCH',
            path,
            json((request) => collections.updateRecords(org, request))
        ),
        route(
            'DELETE',
            path,
            json((request) => collections.deleteRecords(org, request))
        ),
        get(`${path}/{object}`, (transaction, request, { object }) =>
            collections.readRecords(org.schema, transaction, request, object!)
        ),
        send('POST', `${path}/{object}`, (transaction, request, { object }) =>
            collections.readRecords(org.schema, transaction, request, object!)
        ),
        route(
            'PATCH',
            `${path}/{object}/{field}`,
            json((request, { object, field }) => collections.upsertRecords(org, request, object!, field!))
        )
    ];
}

/**
 * @param dispatch answers the requests inside of a request
 * @returns the routes of requests that have several inside
 */
export function compositeRoutes(org: OrgAccess, dispatch: Dispatch): Route[] {
    const several = (path: string, answer: (request: ServerRequest) => ServerResponse): Route =>
        route('POST', `${DATA}/composite${path}`, (request, { version }) => {
            checkVersion(version);
            return answer(request);
        });
    return [
        several('', (request) => composite(org, request, dispatch)),
        several('/batch', (request) => compositeBatch(request, dispatch)),
        several('/graph', (request) => compositeGraph(org, request, dispatch))
    ];
}
