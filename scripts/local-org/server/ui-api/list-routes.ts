import type { OrgSchema } from '../../schema/model.ts';
import { xmlText, type Xml } from '../../schema/xml.ts';
import { badRequest } from '../http/errors.ts';
import { jsonBody, type ServerRequest } from '../http/request.ts';
import type { Route } from '../http/router.ts';
import type { OrgAccess } from '../org-access.ts';
import { recentItems } from '../pages/recent-items.ts';
import { userRoutes } from '../user-route.ts';
import { createList, deleteList, listPreferences, pinList, updateList, updateListPreferences } from './list-changes.ts';
import { RECENTLY_VIEWED } from './list-definitions.ts';
import { listInfo, listInfos, listRecords } from './list-views.ts';

/** As many rows as a page of a list has at most. */
const MOST_ROWS = 2000;
const UI = '/services/data/{version}/ui-api';

/** @returns the routes of list views, their records and what a user prefers of them */
export function listRoutes(org: OrgAccess): Route[] {
    const { get, send } = userRoutes(org);
    return [
        get(`${UI}/list-info/{object}`, (transaction, _, { object }) => listInfos(org.schema, transaction, object!)),
        send(
            'POST',
            `${UI}/list-info/{object}`,
            (transaction, request, { object }) => createList(org.schema, transaction, object!, request),
            201
        ),
        get(`${UI}/list-info/{object}/{name}`, (transaction, _, { object, name }) =>
            listInfo(org.schema, transaction, object!, name!)
        ),
        send('PATCH', `${UI}/list-info/{object}/{name}`, (transaction, request, { object, name }) =>
            updateList(org.schema, transaction, object!, name!, request)
        ),
        send('DELETE', `${UI}/list-info/{object}/{name}`, (transaction, _, { object, name }) =>
            deleteList(org.schema, transaction, object!, name!)
        ),
        get(`${UI}/list-preferences/{object}/{name}`, (transaction, _, { object, name }) =>
            listPreferences(org.schema, transaction, object!, name!)
        ),
        send('PATCH', `${UI}/list-preferences/{object}/{name}`, (transaction, request, { object, name }) =>
            updateListPreferences(org.schema, transaction, object!, name!, request)
        ),
        get(`${UI}/list-records/{object}/{name}`, (transaction, request, { object, name }) =>
            listRecords(org.schema, transaction, object!, name!, request)
        ),
        get(`${UI}/mru-list-info/{object}`, (transaction, _, { object }) =>
            listInfo(org.schema, transaction, object!, RECENTLY_VIEWED)
        ),
        get(`${UI}/mru-list-records/{object}`, (transaction, request, { object }) =>
            listRecords(org.schema, transaction, object!, RECENTLY_VIEWED, request)
        )
    ];
}

/** @returns the routes of the shell about what the user has opened and pinned */
export function recentRoutes(org: OrgAccess): Route[] {
    const { get, send } = userRoutes(org);
    return [
        get('/webruntime/api/recent', (transaction) => recentItems(org.schema, transaction)),
        send('POST', '/webruntime/api/records/access', (transaction, request) => ({
            editable: idsOf(request).filter((id) => isInlineEdit(org.schema) && transaction.recordAccess(id).edit)
        })),
        send('POST', '/webruntime/api/lists/{object}/pinned', (transaction, request, { object }) =>
            pinList(org.schema, transaction, object!, request)
        )
    ];
}

// Documented of UserInterfaceSettings: enableInlineEdit, true by default, lets users edit values where they are shown.
function isInlineEdit(schema: OrgSchema): boolean {
    const settings = schema.metadata('Settings').find(({ name }) => name === 'UserInterface');
    return xmlText(settings?.content as Xml | undefined, 'enableInlineEdit') !== 'false';
}

function idsOf(request: ServerRequest): string[] {
    const { ids } = jsonBody(request);
    if (!Array.isArray(ids) || ids.length > MOST_ROWS) {
        throw badRequest('INVALID_INPUT', `ids must be a list of at most ${MOST_ROWS} ids.`);
    }
    return ids.map(String);
}
