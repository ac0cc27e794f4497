import type { ObjectModel, OrgSchema } from '../../schema/model.ts';
import { xmlList, xmlText, xmlTexts, type Xml } from '../../schema/xml.ts';
import { notFound } from '../http/errors.ts';
import { listParameter, numberParameter, type ServerRequest } from '../http/request.ts';
import { isPartOf, nameOf } from '../metadata/layouts.ts';
import { filterCondition, likeText, quoted } from '../metadata/list-filter.ts';
import type { UserTransaction } from '../org-access.ts';
import { readableObject } from './object-info.ts';
import { type FieldPath, readablePaths, selectList } from './record-fields.ts';
import { recordRepresentation } from './record-representation.ts';
import { systemPaths, unique } from './records.ts';
import { columnPayload, columnToPath, orderBy, page } from './related-lists.ts';

const MAXIMUM_PAGE = 2000;

interface ListView {
    apiName: string;
    label: string;
    columns: FieldPath[];
    where: string;
}

/** `GET /ui-api/list-info/{object}`: the object's list views; an object without any has one of all its records. */
export function listInfos(schema: OrgSchema, transaction: UserTransaction, objectName: string): object {
    const object = readableObject(schema, transaction, objectName);
    const lists = views(schema, object).map((view) => ({ apiName: view.name, label: view.label, id: view.name }));
    return { count: lists.length, lists };
}

/** `GET /ui-api/list-info/{object}/{listView}`. */
export function listInfo(schema: OrgSchema, transaction: UserTransaction, objectName: string, name: string): object {
    const object = readableObject(schema, transaction, objectName);
    const view = listView(schema, transaction, object, name);
    return {
        apiName: view.apiName,
        label: view.label,
        listReference: { listViewApiName: view.apiName, objectApiName: object.name, type: 'listView' },
        displayColumns: view.columns.map((path) => columnPayload(schema, object, path)),
        orderedByInfo: []
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
    const view = listView(schema, transaction, object, name);
    const paths = unique([
        ...view.columns,
        ...readablePaths(schema, transaction, object, listParameter(request, 'fields'), true),
        ...readablePaths(schema, transaction, object, listParameter(request, 'optionalFields'), false)
    ]);
    const pageSize = numberParameter(request, 'pageSize', 50, MAXIMUM_PAGE);
    const offset = numberParameter(request, 'pageToken', 0, Number.MAX_SAFE_INTEGER);
    const term = request.query.get('searchTerm')?.trim() ?? '';
    const conditions = [view.where, term ? searchCondition(object, view.columns, term) : ''].filter(Boolean);
    const [sortBy] = listParameter(request, 'sortBy');
    const order = sortBy ? orderBy(schema, transaction, object, sortBy) : `${view.columns[0]?.join('.') ?? 'Id'} ASC`;
    const rows = transaction.query(
        `SELECT ${selectList([...paths, ...systemPaths(object)])} FROM ${object.name}${conditions.length ? ` WHERE ${conditions.map((one) => `(${one})`).join(' AND ')}` : ''} ORDER BY ${order} NULLS LAST, Id LIMIT ${pageSize + 1} OFFSET ${offset}`
    );
    return {
        ...page(rows.length, pageSize, offset),
        listReference: { listViewApiName: view.apiName, objectApiName: object.name, type: 'listView' },
        records: rows.slice(0, pageSize).map((row) => recordRepresentation(schema, transaction, row, paths))
    };
}

function views(schema: OrgSchema, object: ObjectModel): { name: string; label: string; content: Xml | null }[] {
    const own = schema
        .metadata('ListView')
        .filter((file) => isPartOf(file, object))
        .map((file) => ({
            name: nameOf(file),
            label: xmlText(file.content as Xml, 'label') ?? nameOf(file),
            content: file.content as Xml
        }))
        .sort((a, b) => (a.label < b.label ? -1 : 1));
    const standard = {
        name: `All${object.pluralLabel.replace(/\W/g, '')}`,
        label: `All ${object.pluralLabel}`,
        content: null
    };
    return own.length ? own : [standard];
}

function listView(schema: OrgSchema, transaction: UserTransaction, object: ObjectModel, name: string): ListView {
    const found = views(schema, object).find((view) => view.name === name);
    if (!found) {
        throw notFound(`There is no list view ${name} of ${object.name}.`);
    }
    const { content, label } = found;
    const columns = content ? xmlTexts(content, 'columns') : standardColumns(object);
    const filters = xmlList(content ?? {}, 'filters').map((filter) => ({
        field: xmlText(filter, 'field') ?? '',
        operation: xmlText(filter, 'operation') ?? '',
        value: xmlText(filter, 'value') ?? ''
    }));
    const condition = filterCondition(object, filters, content ? xmlText(content, 'booleanFilter') : null);
    return {
        apiName: name,
        label,
        columns: columns.flatMap((column) => columnToPath(schema, transaction, object, column)),
        where: [scopeCondition(transaction, content ? xmlText(content, 'filterScope') : null), condition]
            .filter(Boolean)
            .map((one) => `(${one})`)
            .join(' AND ')
    };
}

function scopeCondition(transaction: UserTransaction, scope: string | null): string {
    switch (scope) {
        case null:
        case 'Everything':
            return '';
        case 'Mine':
            return `OwnerId = '${transaction.user.id}'`;
        default:
            throw new Error(`Unsupported: list view scope ${scope}`);
    }
}

// Columns of the list an object has without list views.
function standardColumns(object: ObjectModel): string[] {
    const wanted: Record<string, string[]> = {
        Contact: ['Name', 'AccountId', 'Title', 'Email', 'Phone'],
        Account: ['Name', 'Type', 'Phone', 'OwnerId'],
        Campaign: ['Name', 'Type', 'Status', 'StartDate', 'EndDate'],
        User: ['Name', 'Username', 'Email']
    };
    const names = wanted[object.name] ?? [object.nameField?.name ?? 'Id', 'CreatedDate', 'LastModifiedDate'];
    return names.filter((name) => object.fields.has(name.toLowerCase()));
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
