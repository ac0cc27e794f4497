import type { FieldModel, ObjectModel, OrgSchema } from '../../schema/model.ts';
import { notFound } from '../http/errors.ts';
import { listParameter, numberParameter, type ServerRequest } from '../http/request.ts';
import { type LayoutRelatedList, pageLayout } from '../metadata/layouts.ts';
import { columnPath, FILE_LISTS, standardRelatedList } from '../metadata/standard-columns.ts';
import type { UserTransaction } from '../org-access.ts';
import { uiDataType } from './data-types.ts';
import { labelOf, readableObject } from './object-info.ts';
import { type FieldPath, readablePath, readablePaths, selectList } from './record-fields.ts';
import { ownerOfPath, recordRepresentation } from './record-representation.ts';
import { objectOfId, systemPaths, unique } from './records.ts';

/** Id under which the User Interface API gives a record's files. */
export const FILES_LIST = 'AttachedContentDocuments';
const MAXIMUM_PAGE = 2000;

/** A related list resolved to its child object and lookup. */
export interface RelatedList {
    id: string;
    label: string;
    child: ObjectModel;
    lookup: FieldModel;
    columns: FieldPath[];
    sort: { path: FieldPath; descending: boolean } | null;
    createable: boolean;
}

export interface Column {
    fieldApiName: string;
    label: string;
    dataType: string;
    sortable: boolean;
    lookupId: string | null;
}

/** `GET /ui-api/related-list-info/{parent}`: the lists of the parent's page layout that the user may see. */
export function relatedListInfos(schema: OrgSchema, transaction: UserTransaction, parentName: string): object {
    const parent = readableObject(schema, transaction, parentName);
    const lists = pageLayout(schema, parent).relatedLists.flatMap((list): object[] => {
        try {
            return listInfoOf(schema, transaction, parent, list);
        } catch (error) {
            // A list that is not supported says so in its place; the others are shown.
            return [{ label: list.name, relatedListId: list.name, problem: (error as Error).message }];
        }
    });
    return { relatedLists: lists };
}

function listInfoOf(
    schema: OrgSchema,
    transaction: UserTransaction,
    parent: ObjectModel,
    list: LayoutRelatedList
): object[] {
    if (FILE_LISTS.includes(list.name)) {
        return [filesInfo(parent)];
    }
    const resolved = fromLayout(schema, transaction, parent, list);
    return resolved ? [infoPayload(schema, parent, resolved)] : [];
}

/** `GET /ui-api/related-list-info/{parent}/{relatedListId}`. */
export function relatedListInfo(
    schema: OrgSchema,
    transaction: UserTransaction,
    parentName: string,
    listId: string
): object {
    const parent = readableObject(schema, transaction, parentName);
    return listId === FILES_LIST
        ? filesInfo(parent)
        : infoPayload(schema, parent, findList(schema, transaction, parent, listId));
}

/** `GET /ui-api/related-list-records/{parentId}/{relatedListId}`. */
export function relatedListRecords(
    schema: OrgSchema,
    transaction: UserTransaction,
    parentId: string,
    listId: string,
    request: ServerRequest
): object {
    const parent = objectOfId(schema, transaction, parentId);
    const pageSize = numberParameter(request, 'pageSize', 50, MAXIMUM_PAGE);
    const offset = numberParameter(request, 'pageToken', 0, Number.MAX_SAFE_INTEGER);
    if (listId === FILES_LIST) {
        return fileRecords(schema, transaction, parentId, pageSize, offset);
    }
    const list = findList(schema, transaction, parent, listId);
    const paths = unique([
        ...readablePaths(schema, transaction, list.child, listParameter(request, 'fields'), true),
        ...readablePaths(schema, transaction, list.child, listParameter(request, 'optionalFields'), false)
    ]);
    const [asked] = listParameter(request, 'sortBy');
    const order = asked
        ? orderBy(schema, transaction, list.child, asked)
        : list.sort
          ? `${list.sort.path.join('.')} ${list.sort.descending ? 'DESC' : 'ASC'}`
          : 'Id';
    const rows = transaction.query(
        `SELECT ${selectList([...paths, ...systemPaths(list.child)])} FROM ${list.child.name} WHERE ${list.lookup.name} = '${parentId}' ORDER BY ${order} NULLS LAST LIMIT ${pageSize + 1} OFFSET ${offset}`
    );
    return {
        ...page(rows.length, pageSize, offset),
        listReference: {
            parentObjectApiName: parent.name,
            parentRecordId: parentId,
            relatedListId: listId,
            type: 'relatedList'
        },
        records: rows.slice(0, pageSize).map((row) => recordRepresentation(schema, transaction, row, paths))
    };
}

/** `GET /ui-api/related-list-count/{parentId}/{relatedListId}`. */
export function relatedListCount(
    schema: OrgSchema,
    transaction: UserTransaction,
    parentId: string,
    listId: string,
    request: ServerRequest
): object {
    const parent = objectOfId(schema, transaction, parentId);
    const maximum = numberParameter(request, 'maxCount', 1999, MAXIMUM_PAGE);
    const soql =
        listId === FILES_LIST
            ? `SELECT COUNT() FROM ContentDocumentLink WHERE LinkedEntityId = '${parentId}'`
            : countSoql(findList(schema, transaction, parent, listId), parentId);
    const count = transaction.count(`${soql} LIMIT ${maximum + 1}`);
    return {
        count: Math.min(count, maximum),
        hasMore: count > maximum,
        listReference: {
            parentObjectApiName: parent.name,
            parentRecordId: parentId,
            relatedListId: listId,
            type: 'relatedList'
        }
    };
}

function countSoql(list: RelatedList, parentId: string): string {
    return `SELECT COUNT() FROM ${list.child.name} WHERE ${list.lookup.name} = '${parentId}'`;
}

/** @returns count, tokens and size of one page; `found` counts one row more than fits when there is another page */
export function page(found: number, pageSize: number, offset: number): Record<string, unknown> {
    return {
        count: Math.min(found, pageSize),
        currentPageToken: String(offset),
        nextPageToken: found > pageSize ? String(offset + pageSize) : null,
        previousPageToken: offset ? String(Math.max(0, offset - pageSize)) : null,
        pageSize
    };
}

/** @returns the ORDER BY of a `sortBy` parameter: `Field`, or `-Field` for descending */
export function orderBy(schema: OrgSchema, transaction: UserTransaction, object: ObjectModel, sortBy: string): string {
    const name = sortBy.replace(/^-/, '');
    const path = name.startsWith(`${object.name}.`) ? name.slice(object.name.length + 1) : name;
    const readable = readablePath(schema, transaction, object, path.split('.'));
    if (!readable) {
        throw notFound(`The list cannot be sorted by ${name}.`);
    }
    return `${readable.join('.')} ${sortBy.startsWith('-') ? 'DESC' : 'ASC'}`;
}

// A related list's id is the name of the child relationship.
function findList(schema: OrgSchema, transaction: UserTransaction, parent: ObjectModel, listId: string): RelatedList {
    for (const list of pageLayout(schema, parent).relatedLists) {
        const resolved = FILE_LISTS.includes(list.name) ? null : fromLayout(schema, transaction, parent, list);
        if (resolved && (resolved.id === listId || list.name === listId)) {
            return resolved;
        }
    }
    const relationship = parent.childRelationships.get(listId.toLowerCase());
    if (!relationship || !isVisible(transaction, relationship.object, relationship.field)) {
        throw notFound(`There is no related list ${listId} on ${parent.name}, or you do not have access to it.`);
    }
    const name = relationship.object.nameField;
    return {
        id: relationship.name,
        label: relationship.object.pluralLabel,
        child: relationship.object,
        lookup: relationship.field,
        columns: name ? [[name.name]] : [['Id']],
        sort: null,
        createable: false
    };
}

function fromLayout(
    schema: OrgSchema,
    transaction: UserTransaction,
    parent: ObjectModel,
    list: LayoutRelatedList
): RelatedList | null {
    const resolved = childOf(schema, parent, list.name);
    if (!resolved || !isVisible(transaction, resolved.child, resolved.lookup)) {
        return null;
    }
    const { child, lookup } = resolved;
    if (child.kind === 'history') {
        return historyList(schema, transaction, parent, child, lookup);
    }
    const columns = list.fields.flatMap((column) => columnToPath(schema, transaction, child, column));
    const sortPath = list.sortField ? columnToPath(schema, transaction, child, list.sortField)[0] : undefined;
    return {
        id: lookup.childRelationshipName ?? list.name,
        label: list.customLabel ?? standardLabel(parent, list.name) ?? child.pluralLabel,
        child,
        lookup,
        columns,
        sort: sortPath ? { path: sortPath, descending: list.sortDescending } : null,
        createable:
            transaction.objectAccess(child).createable &&
            !list.excludedButtons.includes('New') &&
            transaction.fieldAccess(lookup).createable &&
            child.kind === 'custom'
    };
}

// Documented columns of a history list, with their headings.
const HISTORY_COLUMNS: Record<string, string> = {
    CreatedDate: 'Date',
    Field: 'Field',
    'CreatedBy.Name': 'User',
    OldValue: 'Original Value',
    NewValue: 'New Value'
};

function historyList(
    schema: OrgSchema,
    transaction: UserTransaction,
    parent: ObjectModel,
    child: ObjectModel,
    lookup: FieldModel
): RelatedList {
    return {
        id: lookup.childRelationshipName!,
        label: `${parent.label} History`,
        child,
        lookup,
        columns: Object.keys(HISTORY_COLUMNS).flatMap((name) => {
            const path = readablePath(schema, transaction, child, name.split('.'));
            return path ? [path] : [];
        }),
        sort: { path: ['CreatedDate'], descending: true },
        createable: false
    };
}

/** @throws Error naming a related list that is not supported */
function childOf(
    schema: OrgSchema,
    parent: ObjectModel,
    name: string
): { child: ObjectModel; lookup: FieldModel } | null {
    if (name === 'RelatedEntityHistoryList') {
        const history = parent.references.find((one) => one.object.kind === 'history');
        return history ? { child: history.object, lookup: history.field } : null;
    }
    const standard = standardRelatedList(parent.name, name);
    const [childName = '', lookupName = ''] = standard ? [standard.child, standard.lookup] : name.split('.');
    const child = schema.object(childName);
    const lookup = child?.fields.get(lookupName.toLowerCase());
    if (!child || !lookup) {
        throw new Error(`Unsupported: related list ${name} of ${parent.name}`);
    }
    return { child, lookup };
}

function standardLabel(parent: ObjectModel, name: string): string | null {
    return name === 'RelatedCampaignList' && parent.name !== 'Campaign' ? 'Campaign History' : null;
}

function isVisible(transaction: UserTransaction, child: ObjectModel, lookup: FieldModel): boolean {
    return transaction.objectAccess(child).readable && transaction.fieldAccess(lookup).readable;
}

// A lookup's column shows the name of the record it points to.
export function columnToPath(
    schema: OrgSchema,
    transaction: UserTransaction,
    object: ObjectModel,
    column: string
): FieldPath[] {
    const path = columnPath(object, column);
    const field = path.length === 1 ? object.fields.get(path[0]!.toLowerCase()) : undefined;
    if (field?.type === 'REFERENCE' && field.relationshipName) {
        const target = schema.object(field.referenceTo.includes('User') ? 'User' : (field.referenceTo[0] ?? ''));
        const named = readablePath(schema, transaction, object, [
            field.relationshipName,
            target?.nameField?.name ?? 'Name'
        ]);
        return named ? [named] : [];
    }
    const readable = readablePath(schema, transaction, object, path);
    return readable ? [readable] : [];
}

/** @returns a column's payload; the label of a lookup's column is the lookup's */
export function columnPayload(schema: OrgSchema, object: ObjectModel, path: FieldPath): Column {
    const { object: ownerName, field: fieldName } = ownerOfPath(schema, object.name, path);
    const field = schema.object(ownerName)?.fields.get(fieldName.toLowerCase());
    const lookup = path.length > 1 ? object.parentRelationships.get(path.at(-2)!.toLowerCase()) : undefined;
    const isName = Boolean(field?.nameField);
    return {
        fieldApiName: path.join('.'),
        label: columnLabel(schema, object, path, field, isName ? lookup : undefined),
        dataType: field ? uiDataType(field) : 'String',
        sortable: field?.sortable ?? false,
        lookupId: isName ? [...path.slice(0, -1), 'Id'].join('.') : null
    };
}

function columnLabel(
    schema: OrgSchema,
    object: ObjectModel,
    path: FieldPath,
    field: FieldModel | undefined,
    lookup: FieldModel | undefined
): string {
    const name = path.join('.');
    const history = object.kind === 'history' ? HISTORY_COLUMNS[name] : undefined;
    return history ?? (lookup ? lookupLabel(schema, lookup) : field ? labelOf(field) : name);
}

function lookupLabel(schema: OrgSchema, lookup: FieldModel): string {
    const label = labelOf(lookup);
    // `Campaign` of a campaign member is headed `Campaign Name`, as every name of a standard parent.
    return lookup.custom ||
        !lookup.referenceTo[0] ||
        !schema.object(lookup.referenceTo[0]) ||
        lookup.referenceTo.includes('User')
        ? label
        : `${label} Name`;
}

function infoPayload(schema: OrgSchema, parent: ObjectModel, list: RelatedList): object {
    return {
        label: list.label,
        relatedListId: list.id,
        listReference: { parentObjectApiName: parent.name, relatedListId: list.id, type: 'relatedList', id: list.id },
        objectApiNames: [list.child.name],
        parentObjectApiName: parent.name,
        parentFieldApiName: list.lookup.name,
        createable: list.createable,
        displayColumns: list.columns.map((path) => columnPayload(schema, list.child, path))
    };
}

function filesInfo(parent: ObjectModel): object {
    return {
        label: 'Files',
        relatedListId: FILES_LIST,
        objectApiNames: ['ContentDocument'],
        parentObjectApiName: parent.name,
        parentFieldApiName: 'LinkedEntityId',
        createable: false,
        displayColumns: []
    };
}

function fileRecords(
    schema: OrgSchema,
    transaction: UserTransaction,
    parentId: string,
    pageSize: number,
    offset: number
): object {
    const links = transaction.query(
        `SELECT ContentDocumentId FROM ContentDocumentLink WHERE LinkedEntityId = '${parentId}' ORDER BY SystemModstamp DESC LIMIT ${pageSize + 1} OFFSET ${offset}`
    );
    const ids = links.slice(0, pageSize).map((link) => `'${String(link.get('ContentDocumentId'))}'`);
    const names = ['Title', 'FileType', 'FileExtension', 'ContentSize', 'LastModifiedDate', 'LatestPublishedVersionId'];
    const paths = names.map((name) => [name]);
    const documents = ids.length
        ? transaction.query(
              `SELECT ${selectList(paths)} FROM ContentDocument WHERE Id IN (${ids.join(', ')}) ORDER BY LastModifiedDate DESC`
          )
        : [];
    return {
        ...page(links.length, pageSize, offset),
        listReference: { parentRecordId: parentId, relatedListId: FILES_LIST, type: 'relatedList' },
        records: documents.map((row) => recordRepresentation(schema, transaction, row, paths))
    };
}
