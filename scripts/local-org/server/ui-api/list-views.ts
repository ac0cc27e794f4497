import { type ListDefinition, type ListOrder, MOST_RECENT } from '../../database/user-lists.ts';
import type { ObjectModel, OrgSchema } from '../../schema/model.ts';
import type { SObject } from '../../values/sobject.ts';
import { listParameter, numberParameter, type ServerRequest } from '../http/request.ts';
import { filterCondition, filterValues, likeText, quoted } from '../metadata/list-filter.ts';
import { columnPath } from '../metadata/standard-columns.ts';
import type { UserTransaction } from '../org-access.ts';
import { resultPaths } from '../pages/search.ts';
import { listDefinition, listDefinitions, type NamedList, RECENTLY_VIEWED } from './list-definitions.ts';
import { labelOf, readableObject } from './object-info.ts';
import { type FieldPath, readablePath, readablePaths, selectList } from './record-fields.ts';
import { recordRepresentation } from './record-representation.ts';
import { systemPaths, unique } from './records.ts';
import { columnPayload, columnToPath, orderBy, page } from './related-lists.ts';

const MAXIMUM_PAGE = 2000;

/** The permission "Create and Customize List Views". */
export const CUSTOMIZE_LISTS = 'CreateCustomizeFilters';

/** `GET /ui-api/list-info/{object}`: the object's list views, and which of them its tab opens. */
export function listInfos(schema: OrgSchema, transaction: UserTransaction, objectName: string): object {
    const object = readableObject(schema, transaction, objectName);
    const lists = listDefinitions(schema, transaction, object).map(({ name, label }) => ({
        apiName: name,
        label,
        id: name
    }));
    const pinned = transaction.lists.pinned(object.name);
    return {
        count: lists.length,
        lists,
        // What Lightning opens, which the User Interface API does not tell: the pinned list, at first Recently Viewed.
        pinned: lists.some(({ apiName }) => apiName === pinned) ? pinned : RECENTLY_VIEWED
    };
}

/** `GET /ui-api/list-info/{object}/{listView}`. */
export function listInfo(schema: OrgSchema, transaction: UserTransaction, objectName: string, name: string): object {
    const object = readableObject(schema, transaction, objectName);
    const list = listDefinition(schema, transaction, object, name);
    const isRecent = list.origin === 'recent';
    const mayCustomize = transaction.hasUserPermission(CUSTOMIZE_LISTS);
    const columns = columnsOf(schema, transaction, object, list).map((path) => columnPayload(schema, object, path));
    const order = orderOf(schema, transaction, object, list);
    const orderLabel = ({ fieldApiName }: ListOrder): string =>
        columnPayload(schema, object, fieldApiName.split('.')).label;
    return {
        apiName: list.name,
        label: list.label,
        listReference: { listViewApiName: list.name, objectApiName: object.name, type: 'listView' },
        cloneable: mayCustomize && !isRecent,
        createable: mayCustomize,
        deletable: mayCustomize && list.origin === 'own',
        updateable: mayCustomize && list.origin === 'own',
        visibility: list.origin === 'own' ? 'Private' : 'Public',
        displayColumns: isRecent ? columns.map((column) => ({ ...column, sortable: false })) : columns,
        filterLogicString: list.booleanFilter,
        filteredByInfo: list.filters.map((filter) => filterPayload(object, filter)),
        orderedByInfo: order ? [{ ...order, label: orderLabel(order) }] : [],
        scope: { apiName: list.scope === 'Mine' ? 'mine' : 'everything' }
    };
}

function filterPayload(object: ObjectModel, { field, operation, value }: ListDefinition['filters'][number]): object {
    const path = columnPath(object, field);
    const model = object.fields.get(path[0]!.toLowerCase());
    return {
        fieldApiName: path.join('.'),
        label: path.length === 1 && model ? labelOf(model) : path.join('.'),
        operator: operation.charAt(0).toUpperCase() + operation.slice(1),
        operandLabels: filterValues(value)
    };
}

/** `GET /ui-api/list-records/{object}/{listView}`. */
export function listRecords(
    schema: OrgSchema,
    transaction: UserTransaction,
    objectName: string,
    name: string,
    request: ServerRequest
): object {
    const object = readableObject(schema, transaction, objectName);
    const list = listDefinition(schema, transaction, object, name);
    const columns = columnsOf(schema, transaction, object, list);
    const paths = unique([
        ...columns,
        ...readablePaths(schema, transaction, object, listParameter(request, 'fields'), true),
        ...readablePaths(schema, transaction, object, listParameter(request, 'optionalFields'), false)
    ]);
    const pageSize = numberParameter(request, 'pageSize', 50, MAXIMUM_PAGE);
    const offset = numberParameter(request, 'pageToken', 0, Number.MAX_SAFE_INTEGER);
    const term = request.query.get('searchTerm')?.trim() ?? '';
    const select = `SELECT ${selectList([...paths, ...systemPaths(object)])} FROM ${object.name}`;
    const search = term ? searchCondition(object, columns, term) : '';
    const rows =
        list.origin === 'recent'
            ? recentRows(transaction, object, select, search).slice(offset)
            : transaction.query(
                  `${select}${whereOf([listCondition(transaction, object, list), search])} ORDER BY ${soqlOrder(schema, transaction, object, list, request)} NULLS LAST, Id LIMIT ${pageSize + 1} OFFSET ${offset}`
              );
    return {
        ...page(rows.length, pageSize, offset),
        listReference: { listViewApiName: list.name, objectApiName: object.name, type: 'listView' },
        records: rows.slice(0, pageSize).map((row) => recordRepresentation(schema, transaction, row, paths))
    };
}

/** @returns which records a list view has, as the condition of a query. @throws Error naming what is not supported */
export function listCondition(transaction: UserTransaction, object: ObjectModel, list: ListDefinition): string {
    return [scopeCondition(transaction, list.scope), filterCondition(object, list.filters, list.booleanFilter)]
        .filter(Boolean)
        .map((one) => `(${one})`)
        .join(' AND ');
}

const whereOf = (conditions: string[]): string => {
    const said = conditions.filter(Boolean).map((one) => `(${one})`);
    return said.length ? ` WHERE ${said.join(' AND ')}` : '';
};

/** @returns the columns of a list view that the user may read */
export function columnsOf(
    schema: OrgSchema,
    transaction: UserTransaction,
    object: ObjectModel,
    list: NamedList
): FieldPath[] {
    if (list.origin === 'recent') {
        return resultPaths(schema, transaction, object);
    }
    return list.columns.flatMap((column) => {
        const path = list.origin === 'own' ? readablePath(schema, transaction, object, column.split('.')) : null;
        return path && path.length > 1 ? [path] : columnToPath(schema, transaction, object, column);
    });
}

// The records that were opened last, without those that are gone or not shared any more.
function recentRows(transaction: UserTransaction, object: ObjectModel, select: string, search: string): SObject[] {
    const ids = transaction.lists.recentlyViewed(object.name, MOST_RECENT).map(({ id }) => id);
    const found = ids.length
        ? transaction.query(`${select}${whereOf([`Id IN (${ids.map(quoted).join(', ')})`, search])}`)
        : [];
    const places = new Map(ids.map((id, place) => [id, place]));
    return found.sort((a, b) => places.get(a.id!)! - places.get(b.id!)!);
}

// As the user has sorted it last, else by the first column.
function orderOf(
    schema: OrgSchema,
    transaction: UserTransaction,
    object: ObjectModel,
    list: NamedList
): ListOrder | null {
    if (list.origin === 'recent') {
        return null;
    }
    const chosen = transaction.lists.order(object.name, list.name);
    const path = chosen && readablePath(schema, transaction, object, chosen.fieldApiName.split('.'));
    if (chosen && path) {
        return { ...chosen, fieldApiName: path.join('.') };
    }
    const [first] = columnsOf(schema, transaction, object, list);
    return first ? { fieldApiName: first.join('.'), isAscending: true } : null;
}

function soqlOrder(
    schema: OrgSchema,
    transaction: UserTransaction,
    object: ObjectModel,
    list: NamedList,
    request: ServerRequest
): string {
    const [sortBy] = listParameter(request, 'sortBy');
    if (sortBy) {
        return orderBy(schema, transaction, object, sortBy);
    }
    const order = orderOf(schema, transaction, object, list);
    return order ? `${order.fieldApiName} ${order.isAscending ? 'ASC' : 'DESC'}` : 'Id ASC';
}

function scopeCondition(transaction: UserTransaction, scope: string): string {
    switch (scope) {
        case 'Everything':
            return '';
        case 'Mine':
            return `OwnerId = '${transaction.user.id}'`;
        default:
            throw new Error(`Unsupported: list view scope ${scope}`);
    }
}

function searchCondition(object: ObjectModel, columns: FieldPath[], term: string): string {
    const texts = columns.filter((path) => {
        if (path.length > 1) {
            return path.at(-1) === 'Name';
        }
        const type = object.fields.get(path[0]!.toLowerCase())?.type;
        return type === 'STRING' || type === 'EMAIL' || type === 'PHONE' || type === 'PICKLIST';
    });
    return texts.map((path) => `${path.join('.')} LIKE ${quoted(`%${likeText(term)}%`)}`).join(' OR ') || "Id = ''";
}
