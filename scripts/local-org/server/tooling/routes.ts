import type { SObject } from '../../values/sobject.ts';
import { notFound } from '../http/errors.ts';
import { listParameter, type ServerRequest } from '../http/request.ts';
import { route, type Route } from '../http/router.ts';
import type { OrgAccess, UserTransaction } from '../org-access.ts';
import { createRecords, deleteRecords, updateRecords } from '../rest/collections.ts';
import { describe, describeGlobal } from '../rest/describe.ts';
import { explain } from '../rest/explain.ts';
import { query, queryCursors } from '../rest/query.ts';
import * as sobjects from '../rest/sobjects.ts';
import { checkVersion } from '../rest/versions.ts';
import { checkPermission } from '../user-route.ts';
import { AUTHOR_APEX, executeAnonymous } from './anonymous.ts';

const TOOLING = '/services/data/{version}/tooling';

/** @returns the routes of the Tooling API */
export function toolingRoutes(org: OrgAccess): Route[] {
    const { tooling } = org;
    const cursors = queryCursors('tooling/query');
    const send = (
        method: string,
        path: string,
        work: (transaction: UserTransaction, request: ServerRequest, parameters: Record<string, string>) => unknown,
        status = 200
    ): Route =>
        route(method, `${TOOLING}${path}`, (request, parameters) => {
            checkVersion(parameters['version']);
            const json = tooling.run(request.userId, (transaction) => work(transaction, request, parameters));
            return json === undefined ? { status: 204, body: '' } : { status, json };
        });
    return [
        send('GET', '/query', (transaction, request, { version }) =>
            request.query.has('explain')
                ? explain(tooling.schema, transaction, request.query.get('explain')!)
                : query(cursors, transaction, request, false, version, toolingRecord)
        ),
        send('GET', '/query/{locator}', (_, { userId }, { locator, version }) =>
            cursors.next(userId, locator!, version!)
        ),
        send('GET', '/sobjects', (transaction) => describeGlobal(tooling.schema, transaction)),
        send('GET', '/sobjects/{object}/describe', (transaction, _, { object }) =>
            describe(tooling.schema, transaction, object!)
        ),
        send(
            'POST',
            '/sobjects/{object}',
            (transaction, request, { object }) => sobjects.createRecord(tooling.schema, transaction, object!, request),
            201
        ),
        send('GET', '/sobjects/{object}/{id}', (transaction, request, { object, id }) =>
            sobjects.readRecord(tooling.schema, transaction, object!, id!, listParameter(request, 'fields'))
        ),
        send('PATCH', '/sobjects/{object}/{id}', (transaction, request, { object, id }) =>
            sobjects.updateRecord(tooling.schema, transaction, object!, id!, request)
        ),
        send('DELETE', '/sobjects/{object}/{id}', (transaction, _, { object, id }) =>
            sobjects.deleteRecord(tooling.schema, transaction, object!, id!)
        ),
        ...Object.entries({ POST: createRecords, PATCH: updateRecords, DELETE: deleteRecords }).map(([method, save]) =>
            route(method, `${TOOLING}/composite/sobjects`, (request, { version }) => {
                checkVersion(version);
                return { status: 200, json: save(tooling, request) };
            })
        ),
        route('GET', `${TOOLING}/sobjects/ApexLog/{id}/Body`, (request, { id, version }) => {
            checkVersion(version);
            tooling.run(request.userId, (transaction) =>
                sobjects.readRecord(tooling.schema, transaction, 'ApexLog', id!, listParameter(request, 'fields'))
            );
            const body = tooling.logs.body(id!);
            if (body === null) {
                throw notFound();
            }
            return { status: 200, body, type: 'text/plain; charset=utf-8' };
        }),
        route('GET', `${TOOLING}/executeAnonymous`, ({ userId, query: given }, { version }) => {
            checkVersion(version);
            checkPermission(org, userId, AUTHOR_APEX);
            const result = executeAnonymous(org, userId, given.get('anonymousBody') ?? '');
            return { status: 200, json: { ...result, log: undefined } };
        })
    ];
}

/** Of a complex field the Tooling API gives the object: the lines of a coverage. */
function toolingRecord(record: SObject): Record<string, unknown> {
    const { Coverage: lines, ...json } = sobjects.restRecord(record);
    return typeof lines === 'string' ? { ...json, Coverage: JSON.parse(lines) as object } : json;
}
