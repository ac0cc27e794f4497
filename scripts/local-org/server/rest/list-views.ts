import type { ObjectModel, OrgSchema } from '../../schema/model.ts';
import { notFound } from '../http/errors.ts';
import { numberParameter, type ServerRequest } from '../http/request.ts';
import type { UserTransaction } from '../org-access.ts';
import { listDefinitions, type NamedList } from '../ui-api/list-definitions.ts';
import { listInfo, listRecords } from '../ui-api/list-views.ts';
import { restObject } from './sobjects.ts';
import { dataPath } from './versions.ts';

interface Column {
    fieldApiName: string;
    label: string;
    dataType: string;
    sortable: boolean;
}

interface Value {
    value: unknown;
    displayValue: string | null;
}

/** `GET /sobjects/{object}/listviews`; here a list view's name is its id. */
export function listViews(schema: OrgSchema, transaction: UserTransaction, name: string): object {
    const object = restObject(schema, transaction, name);
    const listviews = shown(schema, transaction, object).map((list) => basics(object, list));
    return { done: true, listviews, nextRecordsUrl: null, size: listviews.length, sobjectType: object.name };
}

/** `GET /sobjects/{object}/listviews/{id}`. */
export function listView(schema: OrgSchema, transaction: UserTransaction, name: string, id: string): object {
    const object = restObject(schema, transaction, name);
    return basics(object, named(schema, transaction, object, id));
}

/** `GET /sobjects/{object}/listviews/{id}/results`: the rows as texts, a page by `limit` and `offset`. */
export function listViewResults(
    schema: OrgSchema,
    transaction: UserTransaction,
    name: string,
    id: string,
    request: ServerRequest
): object {
    const object = restObject(schema, transaction, name);
    const list = named(schema, transaction, object, id);
    const { displayColumns } = listInfo(schema, transaction, object.name, list.name) as { displayColumns: Column[] };
    const query = new URLSearchParams({
        pageSize: String(numberParameter(request, 'limit', 25, 2000)),
        pageToken: String(numberParameter(request, 'offset', 0, 2000))
    });
    const page = listRecords(schema, transaction, object.name, list.name, { ...request, query }) as {
        records: { id: string; fields: Record<string, Value> }[];
        nextPageToken: string | null;
    };
    const columns = displayColumns.map(({ fieldApiName, label, dataType, sortable }) => ({
        ascendingLabel: null,
        descendingLabel: null,
        fieldNameOrPath: fieldApiName,
        hidden: false,
        label,
        searchable: false,
        selectListItem: fieldApiName,
        sortDirection: null,
        sortIndex: null,
        sortable,
        type: dataType.toLowerCase()
    }));
    return {
        columns: [...columns, { ...columns[0], fieldNameOrPath: 'Id', hidden: true, label: 'Id', type: 'id' }],
        developerName: list.name,
        done: page.nextPageToken === null,
        id: list.name,
        label: list.label,
        records: page.records.map(({ id: recordId, fields }) => ({
            columns: [
                ...displayColumns.map(({ fieldApiName }) => ({
                    fieldNameOrPath: fieldApiName,
                    value: textOf(fields, fieldApiName.split('.'))
                })),
                { fieldNameOrPath: 'Id', value: recordId }
            ]
        })),
        size: page.records.length
    };
}

// What Lightning has besides is no list view of the API.
function shown(schema: OrgSchema, transaction: UserTransaction, object: ObjectModel): NamedList[] {
    return listDefinitions(schema, transaction, object).filter(({ origin }) => origin !== 'recent');
}

function named(schema: OrgSchema, transaction: UserTransaction, object: ObjectModel, id: string): NamedList {
    const list = shown(schema, transaction, object).find((one) => one.name === id);
    if (!list) {
        throw notFound();
    }
    return list;
}

function basics(object: ObjectModel, { name, label }: NamedList): object {
    const url = `${dataPath()}/sobjects/${object.name}/listviews/${name}`;
    return { developerName: name, id: name, label, resultsUrl: `${url}/results`, soqlCompatible: true, url };
}

function textOf(fields: Record<string, Value> | undefined, [name = '', ...rest]: string[]): string | null {
    const field = fields?.[name];
    if (rest.length) {
        return textOf((field?.value as { fields?: Record<string, Value> } | null)?.fields, rest);
    }
    const { value = null, displayValue = null } = field ?? {};
    return displayValue ?? (value === null ? null : String(value));
}
