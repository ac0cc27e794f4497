import type { ListOrder, UserListView } from '../../database/user-lists.ts';
import type { ObjectModel, OrgSchema } from '../../schema/model.ts';
import { badRequest, RestError } from '../http/errors.ts';
import { jsonBody, objectOf, objectsOf, type ServerRequest } from '../http/request.ts';
import type { UserTransaction } from '../org-access.ts';
import { listDefinition, listDefinitions, type NamedList } from './list-definitions.ts';
import { columnsOf, CUSTOMIZE_LISTS, listCondition, listInfo } from './list-views.ts';
import { readableObject } from './object-info.ts';
import { type FieldPath, readablePath } from './record-fields.ts';
import { unique } from './records.ts';

/** What a list view in Lightning has at most. */
const MOST_COLUMNS = 15;
const MOST_FILTERS = 10;
const LONGEST_LABEL = 40;

/** `POST /ui-api/list-info/{object}`: a list view that only the user sees. */
export function createList(
    schema: OrgSchema,
    transaction: UserTransaction,
    objectName: string,
    request: ServerRequest
): object {
    const object = readableObject(schema, transaction, objectName);
    checkMayCustomize(transaction);
    const body = jsonBody(request);
    const empty: UserListView = {
        name: '',
        label: '',
        columns: [object.nameField?.name ?? 'Id'],
        filters: [],
        booleanFilter: null,
        scope: 'Everything'
    };
    const view = changed(schema, transaction, object, empty, body);
    const taken = new Set(listDefinitions(schema, transaction, object).map((one) => one.name.toLowerCase()));
    const name = typeof body.listViewApiName === 'string' ? body.listViewApiName : nameFor(view.label, taken);
    if (!/^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(name)) {
        throw badRequest(
            'INVALID_INPUT',
            'The name of a list view has letters, digits and single underscores, and begins with a letter.'
        );
    }
    if (taken.has(name.toLowerCase())) {
        throw badRequest(
            'DUPLICATE_DEVELOPER_NAME',
            `There is already a list view named ${name}. Choose another name.`
        );
    }
    transaction.lists.put(object.name, { ...view, name });
    return listInfo(schema, transaction, object.name, name);
}

/** `PATCH /ui-api/list-info/{object}/{listView}`: what is not in the body stays as it is. */
export function updateList(
    schema: OrgSchema,
    transaction: UserTransaction,
    objectName: string,
    name: string,
    request: ServerRequest
): object {
    const object = readableObject(schema, transaction, objectName);
    const list = ownList(schema, transaction, object, name);
    // Columns that the user may not read any more are not kept in silence.
    const columns = columnsOf(schema, transaction, object, list).map((path) => path.join('.'));
    const { origin, ...before } = list;
    void origin;
    transaction.lists.put(object.name, changed(schema, transaction, object, { ...before, columns }, jsonBody(request)));
    return listInfo(schema, transaction, object.name, name);
}

/** `DELETE /ui-api/list-info/{object}/{listView}`. */
export function deleteList(schema: OrgSchema, transaction: UserTransaction, objectName: string, name: string): void {
    const object = readableObject(schema, transaction, objectName);
    transaction.lists.remove(object.name, ownList(schema, transaction, object, name).name);
}

/** `GET /ui-api/list-preferences/{object}/{listView}`. */
export function listPreferences(
    schema: OrgSchema,
    transaction: UserTransaction,
    objectName: string,
    name: string
): object {
    const object = readableObject(schema, transaction, objectName);
    const list = listDefinition(schema, transaction, object, name);
    const order = transaction.lists.order(object.name, list.name);
    return {
        columnWidths: {},
        columnWrap: {},
        listReference: { listViewApiName: list.name, objectApiName: object.name, type: 'listView' },
        orderedBy: order ? [order] : []
    };
}

/** `PATCH /ui-api/list-preferences/{object}/{listView}`: the order, which null takes back. */
export function updateListPreferences(
    schema: OrgSchema,
    transaction: UserTransaction,
    objectName: string,
    name: string,
    request: ServerRequest
): object {
    const object = readableObject(schema, transaction, objectName);
    const list = listDefinition(schema, transaction, object, name);
    const { orderedBy, ...others } = jsonBody(request);
    for (const [other, value] of Object.entries(others)) {
        if (value !== null) {
            throw badRequest('INVALID_INPUT', `Unsupported: ${other} of a list's preferences`);
        }
    }
    if (orderedBy !== undefined) {
        const [first] = orderedBy === null ? [] : objectsOf(orderedBy, 'orderedBy', 1);
        transaction.lists.setOrder(
            object.name,
            list.name,
            first ? orderFrom(schema, transaction, object, first) : null
        );
    }
    return listPreferences(schema, transaction, object.name, list.name);
}

/** `POST /webruntime/api/lists/{object}/pinned`: the list view that the object's tab opens for the user. */
export function pinList(
    schema: OrgSchema,
    transaction: UserTransaction,
    objectName: string,
    request: ServerRequest
): void {
    const object = readableObject(schema, transaction, objectName);
    const { listViewApiName } = jsonBody(request);
    const list = listDefinition(schema, transaction, object, String(listViewApiName));
    transaction.lists.pin(object.name, list.name);
}

function checkMayCustomize(transaction: UserTransaction): void {
    if (!transaction.hasUserPermission(CUSTOMIZE_LISTS)) {
        throw new RestError(
            403,
            'INSUFFICIENT_ACCESS',
            'You need the permission "Create and Customize List Views" to do that.'
        );
    }
}

function ownList(schema: OrgSchema, transaction: UserTransaction, object: ObjectModel, name: string): NamedList {
    const list = listDefinition(schema, transaction, object, name);
    checkMayCustomize(transaction);
    if (list.origin !== 'own') {
        throw new RestError(
            403,
            'INSUFFICIENT_ACCESS',
            list.origin === 'recent'
                ? 'Recently Viewed cannot be changed.'
                : `The list view ${list.label} is one of the project's files. Change it there, or clone it.`
        );
    }
    return list;
}

/** @returns the list view with what the body says of it. @throws RestError 400 for what cannot be */
function changed(
    schema: OrgSchema,
    transaction: UserTransaction,
    object: ObjectModel,
    before: UserListView,
    body: Record<string, unknown>
): UserListView {
    if (body.visibility !== undefined && body.visibility !== 'Private') {
        throw badRequest('INVALID_INPUT', `Unsupported: list views that others see. They are files of the project.`);
    }
    const label = body.label === undefined ? before.label : String(body.label).trim();
    if (!label || label.length > LONGEST_LABEL) {
        throw badRequest('INVALID_INPUT', `A list view has a name of at most ${LONGEST_LABEL} characters.`);
    }
    const path = (name: unknown): FieldPath => fieldPath(schema, transaction, object, name);
    const view: UserListView = {
        ...before,
        label,
        columns: body.displayColumns === undefined ? before.columns : columnsFrom(body.displayColumns, path),
        filters: body.filteredByInfo === undefined ? before.filters : filtersFrom(body.filteredByInfo, path),
        booleanFilter:
            body.filterLogicString === undefined ? before.booleanFilter : String(body.filterLogicString ?? '') || null,
        scope: body.scope === undefined ? before.scope : scopeFrom(object, body.scope)
    };
    checkFilters(transaction, object, view);
    return view;
}

// What a query cannot say, or says otherwise than it was meant, is told before it is saved.
function checkFilters(transaction: UserTransaction, object: ObjectModel, view: UserListView): void {
    const { booleanFilter, filters } = view;
    const named = new Set(booleanFilter?.match(/\d+/g) ?? []);
    if (booleanFilter && filters.some((_, index) => !named.has(String(index + 1)))) {
        throw badRequest('INVALID_FILTER', 'The filter logic must name every filter.');
    }
    try {
        const condition = listCondition(transaction, object, view);
        transaction.query(`SELECT Id FROM ${object.name}${condition ? ` WHERE ${condition}` : ''} LIMIT 1`);
    } catch (error) {
        throw badRequest('INVALID_FILTER', (error as Error).message);
    }
}

function fieldPath(schema: OrgSchema, transaction: UserTransaction, object: ObjectModel, name: unknown): FieldPath {
    const path = typeof name === 'string' ? readablePath(schema, transaction, object, name.split('.')) : null;
    if (!path) {
        throw badRequest(
            'INVALID_FIELD',
            `No such column '${String(name)}' on entity '${object.name}', or you do not have access to it.`
        );
    }
    return path;
}

function columnsFrom(names: unknown, path: (name: unknown) => FieldPath): string[] {
    if (!Array.isArray(names) || !names.length || names.length > MOST_COLUMNS) {
        throw badRequest('INVALID_INPUT', `A list view has between 1 and ${MOST_COLUMNS} fields.`);
    }
    return unique(names.map(path)).map((one) => one.join('.'));
}

function filtersFrom(filters: unknown, path: (name: unknown) => FieldPath): UserListView['filters'] {
    return objectsOf(filters, 'filteredByInfo', MOST_FILTERS).map(({ fieldApiName, operator, operandLabels }) => {
        const [field, ...deeper] = path(fieldApiName);
        if (deeper.length) {
            throw badRequest('INVALID_FILTER', `Unsupported: a filter by ${String(fieldApiName)} of a related record`);
        }
        const operation = String(operator);
        const values = Array.isArray(operandLabels) ? operandLabels.map(String) : [];
        if (values.some((value) => value.includes('"'))) {
            throw badRequest('INVALID_FILTER', 'Unsupported: a double quote in the value of a filter');
        }
        return {
            field: field!,
            operation: operation.charAt(0).toLowerCase() + operation.slice(1),
            value: values.map((value) => (/[,]/.test(value) ? `"${value}"` : value)).join(',')
        };
    });
}

function scopeFrom(object: ObjectModel, scope: unknown): string {
    const { apiName } = objectOf(scope, 'scope');
    if (apiName === 'mine' && object.fields.has('ownerid')) {
        return 'Mine';
    }
    if (apiName === 'everything') {
        return 'Everything';
    }
    throw badRequest('INVALID_INPUT', `Unsupported: list view scope ${String(apiName)} of ${object.name}`);
}

function orderFrom(
    schema: OrgSchema,
    transaction: UserTransaction,
    object: ObjectModel,
    { fieldApiName, isAscending }: Record<string, unknown>
): ListOrder {
    return {
        fieldApiName: fieldPath(schema, transaction, object, fieldApiName).join('.'),
        isAscending: isAscending !== false
    };
}

// A label that gives its name whole is refused where the name is taken. Of others, letters that a name cannot have are left out:
// two of them can make one name, which then is numbered.
function nameFor(label: string, taken: ReadonlySet<string>): string {
    const name = developerName(label);
    if (label.replace(/[^A-Za-z0-9]+/g, '_') === name && !/[^\x20-\x7e]/.test(label)) {
        return name;
    }
    let free = name;
    for (let i = 2; taken.has(free.toLowerCase()); i++) {
        free = `${name}_${i}`;
    }
    return free;
}

// `My open ones` becomes `My_open_ones`.
function developerName(label: string): string {
    const name = label
        .replace(/[^A-Za-z0-9]+/g, '_')
        .replace(/^[_\d]+/, '')
        .replace(/_+$/, '');
    return name || 'List_View';
}
