import type { FieldModel, ObjectModel, OrgSchema } from '../../schema/model.ts';
import { badRequest } from '../http/errors.ts';
import { numberParameter, type ServerRequest } from '../http/request.ts';
import { likeText, quoted } from '../metadata/list-filter.ts';
import type { UserTransaction } from '../org-access.ts';
import { labelOf, readableObject } from '../ui-api/object-info.ts';
import { type FieldPath, readablePath, selectList } from '../ui-api/record-fields.ts';
import { recordRepresentation } from '../ui-api/record-representation.ts';
import { columnPayload } from '../ui-api/related-lists.ts';
import { searchedObjects } from './page-context.ts';

const MAXIMUM = 200;
// Columns shown beside the name, by object; others show their e-mail fields.
const RESULT_COLUMNS: Record<string, string[]> = {
    Contact: ['Title', 'Email', 'Phone'],
    Account: ['Phone', 'Website'],
    Campaign: ['Type', 'Status'],
    Lead: ['Company', 'Email'],
    Case: ['Subject', 'Status']
};

/**
 * Global search: every word must occur in the record's name, an e-mail address or another searched field.
 * Only records that the user may see are found.
 */
export function globalSearch(
    schema: OrgSchema,
    transaction: UserTransaction,
    appName: string | null,
    request: ServerRequest
): object[] {
    const limit = numberParameter(request, 'limit', 20, MAXIMUM);
    const words = (request.query.get('q') ?? '').trim().split(/\s+/).filter(Boolean);
    // Documented: a search term has at least two characters.
    if (words.join('').length < 2) {
        return [];
    }
    return searchedObjects(schema, transaction, appName).flatMap((object) => {
        const fields = searchedFields(transaction, object);
        const paths = resultPaths(schema, transaction, object);
        if (!fields.length || !object.nameField) {
            return [];
        }
        const where = words
            .map(
                (word) =>
                    `(${fields.map((field) => `${field.name} LIKE ${quoted(`%${likeText(word)}%`)}`).join(' OR ')})`
            )
            .join(' AND ');
        const rows = transaction.query(
            `SELECT ${selectList(paths)} FROM ${object.name} WHERE ${where} ORDER BY ${object.nameField.name} LIMIT ${limit + 1}`
        );
        return rows.length
            ? [
                  {
                      objectApiName: object.name,
                      label: object.label,
                      labelPlural: object.pluralLabel,
                      columns: paths.map((path) => columnPayload(schema, object, path)),
                      records: rows.slice(0, limit).map((row) => recordRepresentation(schema, transaction, row, paths)),
                      hasMore: rows.length > limit
                  }
              ]
            : [];
    });
}

// Names, e-mail addresses, phone numbers and external ids.
function searchedFields(transaction: UserTransaction, object: ObjectModel): FieldModel[] {
    return [...object.fields.values()].filter(
        (field) =>
            (field.nameField ||
                field.type === 'EMAIL' ||
                field.type === 'PHONE' ||
                (field.externalId && field.apexType === 'String')) &&
            field.filterable &&
            field.formula === null &&
            transaction.fieldAccess(field).readable
    );
}

/** @returns the columns in which records of an object are shown that were found or opened */
export function resultPaths(schema: OrgSchema, transaction: UserTransaction, object: ObjectModel): FieldPath[] {
    const emails = [...object.fields.values()].filter((field) => field.type === 'EMAIL').map((field) => field.name);
    const names = [object.nameField?.name ?? 'Id', ...(RESULT_COLUMNS[object.name] ?? emails.slice(0, 2))];
    return [...new Set(names)].flatMap((name) => {
        const path = readablePath(schema, transaction, object, [name]);
        return path ? [path] : [];
    });
}

/** Finds records for a lookup: by id, or by the words typed. @throws RestError for a field that is not there */
export function lookup(
    schema: OrgSchema,
    transaction: UserTransaction,
    objectName: string,
    request: ServerRequest
): object[] {
    const object = readableObject(schema, transaction, objectName);
    const primary = request.query.get('primaryField') ?? object.nameField?.name ?? 'Id';
    const additional = (request.query.get('additionalFields') ?? '').split(',').filter(Boolean).slice(0, 1);
    const paths = [primary, ...additional].map((name) => pathOf(schema, transaction, object, name));
    const id = request.query.get('id');
    const conditions = id ? [`Id = ${quoted(id)}`] : lookupConditions(schema, transaction, object, request);
    const where = conditions.length ? ` WHERE ${conditions.join(' AND ')}` : '';
    const rows = transaction.query(
        `SELECT ${selectList(paths)} FROM ${object.name}${where} ORDER BY ${primary} LIMIT ${id ? 1 : 20}`
    );
    return rows.map((row) => {
        const { fields } = recordRepresentation(schema, transaction, row, paths);
        const [label, sublabel] = paths.map((path) => textAt(fields, path));
        return { id: row.id, label: label ?? row.id, sublabel: sublabel ?? emailOrLabel(object) };
    });
}

function lookupConditions(
    schema: OrgSchema,
    transaction: UserTransaction,
    object: ObjectModel,
    request: ServerRequest
): string[] {
    const term = (request.query.get('q') ?? '').trim();
    const asked = (request.query.get('matchingFields') ?? '').split(',').filter(Boolean);
    const names = asked.length ? asked : searchedFields(transaction, object).map((field) => field.name);
    const paths = names.map((name) => pathOf(schema, transaction, object, name).join('.'));
    const conditions = term
        .split(/\s+/)
        .filter(Boolean)
        .map((word) => `(${paths.map((path) => `${path} LIKE ${quoted(`%${likeText(word)}%`)}`).join(' OR ')})`);
    const filter = request.query.get('filter');
    if (filter) {
        conditions.push(`(${pickerFilter(schema, transaction, object, JSON.parse(filter) as PickerFilter)})`);
    }
    if (object.name === 'User') {
        conditions.push('IsActive = true');
    }
    return conditions;
}

interface PickerFilter {
    criteria: { fieldPath: string; operator: string; value: unknown }[];
    filterLogic?: string;
}

const OPERATORS: Record<string, string> = {
    eq: '=',
    ne: '!=',
    lt: '<',
    gt: '>',
    lte: '<=',
    gte: '>=',
    like: 'LIKE',
    in: 'IN',
    nin: 'NOT IN',
    includes: 'INCLUDES',
    excludes: 'EXCLUDES'
};

// The filter of lightning-record-picker: criteria, and logic such as `1 AND (2 OR 3)`.
function pickerFilter(
    schema: OrgSchema,
    transaction: UserTransaction,
    object: ObjectModel,
    filter: PickerFilter
): string {
    const lines = filter.criteria.map(({ fieldPath, operator, value }) => {
        const soql = OPERATORS[operator];
        if (!soql) {
            throw badRequest('INVALID_FILTER', `Unsupported: record picker operator ${operator}`);
        }
        return `${pathOf(schema, transaction, object, fieldPath).join('.')} ${soql} ${soqlLiteral(value)}`;
    });
    return filter.filterLogic
        ? filter.filterLogic.replace(/\d+/g, (index) => lines[Number(index) - 1] ?? '')
        : lines.map((line) => `(${line})`).join(' AND ');
}

function soqlLiteral(value: unknown): string {
    if (Array.isArray(value)) {
        return `(${value.map(soqlLiteral).join(', ')})`;
    }
    return typeof value === 'string' ? quoted(value) : String(value);
}

function pathOf(schema: OrgSchema, transaction: UserTransaction, object: ObjectModel, name: string): FieldPath {
    const path = readablePath(schema, transaction, object, name.split('.'));
    if (!path) {
        throw badRequest(
            'INVALID_FIELD',
            `No such column '${name}' on entity '${object.name}', or you do not have access to it.`
        );
    }
    return path;
}

function textAt(
    fields: Record<string, { displayValue: string | null; value: unknown }>,
    path: FieldPath
): string | null {
    const [name = '', ...rest] = path;
    const field = fields[name];
    if (rest.length) {
        const parent = field?.value as { fields: typeof fields } | null | undefined;
        return parent ? textAt(parent.fields, rest) : null;
    }
    return field?.displayValue ?? (field?.value === null || field?.value === undefined ? null : String(field.value));
}

function emailOrLabel(object: ObjectModel): string | null {
    return object.nameField ? null : labelOf(object.fields.get('id')!);
}
