import type { ListDefinition } from '../../database/user-lists.ts';
import type { ObjectModel, OrgSchema } from '../../schema/model.ts';
import { xmlList, xmlText, xmlTexts, type Xml } from '../../schema/xml.ts';
import { notFound } from '../http/errors.ts';
import { isPartOf, nameOf } from '../metadata/layouts.ts';
import type { UserTransaction } from '../org-access.ts';

/** The list that every object has: what the user has opened last. Its name is Lightning's. */
export const RECENTLY_VIEWED = '__Recent';

/** A list view with where it comes from. */
export interface NamedList extends ListDefinition {
    name: string;
    label: string;
    /** `recent`: the records opened last; `project`: of the project's files, or the one of an object without any; `own`: the user's */
    origin: 'recent' | 'project' | 'own';
}

const RECENT: NamedList = {
    name: RECENTLY_VIEWED,
    label: 'Recently Viewed',
    origin: 'recent',
    columns: [],
    filters: [],
    booleanFilter: null,
    scope: 'Everything'
};

/** @returns the list views of an object that a user sees: Recently Viewed, then by label; an object without any has one of all its records */
export function listDefinitions(schema: OrgSchema, transaction: UserTransaction, object: ObjectModel): NamedList[] {
    const files = schema
        .metadata('ListView')
        .filter((file) => isPartOf(file, object))
        .map((file) => fromFile(nameOf(file), file.content as Xml));
    const own = transaction.lists.views(object.name).map((view): NamedList => ({ ...view, origin: 'own' }));
    const shown = [...(files.length ? files : [allRecords(object)]), ...own];
    return [RECENT, ...shown.sort((a, b) => (a.label < b.label ? -1 : 1))];
}

/** @throws RestError 404 when there is no such list */
export function listDefinition(
    schema: OrgSchema,
    transaction: UserTransaction,
    object: ObjectModel,
    name: string
): NamedList {
    const found = listDefinitions(schema, transaction, object).find((list) => list.name === name);
    if (!found) {
        throw notFound(`There is no list view ${name} of ${object.name}.`);
    }
    return found;
}

function fromFile(name: string, content: Xml): NamedList {
    return {
        name,
        label: xmlText(content, 'label') ?? name,
        origin: 'project',
        columns: xmlTexts(content, 'columns'),
        filters: xmlList(content, 'filters').map((filter) => ({
            field: xmlText(filter, 'field') ?? '',
            operation: xmlText(filter, 'operation') ?? '',
            value: xmlText(filter, 'value') ?? ''
        })),
        booleanFilter: xmlText(content, 'booleanFilter'),
        scope: xmlText(content, 'filterScope') ?? 'Everything'
    };
}

// Columns of the list an object has without list views.
const STANDARD_COLUMNS: Record<string, string[]> = {
    Contact: ['Name', 'AccountId', 'Title', 'Email', 'Phone'],
    Account: ['Name', 'Type', 'Phone', 'OwnerId'],
    Campaign: ['Name', 'Type', 'Status', 'StartDate', 'EndDate'],
    User: ['Name', 'Username', 'Email']
};

function allRecords(object: ObjectModel): NamedList {
    const names = STANDARD_COLUMNS[object.name] ?? [object.nameField?.name ?? 'Id', 'CreatedDate', 'LastModifiedDate'];
    return {
        name: `All${object.pluralLabel.replace(/\W/g, '')}`,
        label: `All ${object.pluralLabel}`,
        origin: 'project',
        columns: names.filter((name) => object.fields.has(name.toLowerCase())),
        filters: [],
        booleanFilter: null,
        scope: 'Everything'
    };
}
