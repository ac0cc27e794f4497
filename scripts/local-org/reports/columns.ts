import type { FieldModel, ObjectModel, OrgSchema } from '../schema/model.ts';
import { UnsupportedError } from '../values/unsupported.ts';
import type { UserTransaction } from '../server/org-access.ts';
import { columnKey, type ReportTable, type ReportTypeModel } from './report-type.ts';

/** A column of a report: what it shows of a row. */
export interface ReportColumn {
    /** as the report names it: `License__c$Contact__c` */
    name: string;
    label: string;
    /** the field whose value is shown; of a lookup, the name of the record it points to */
    field: FieldModel;
    /** SOQL path of that field from the row */
    path: string[];
    /** SOQL path of the id of the record that the cell links to, or null */
    idPath: string[] | null;
    /** fields and objects the viewer needs to see the column */
    needs: { fields: FieldModel[]; objects: ObjectModel[] };
}

/**
 * Finds what a column of a report shows.
 * @param name `Table$Field`, `Table$Lookup__c.Field` or the same with a dot
 * @throws UnsupportedError naming a column that the report type does not have
 */
export function reportColumn(schema: OrgSchema, type: ReportTypeModel, name: string): ReportColumn {
    const key = columnKey(name);
    const override = type.columns.get(key);
    const table = type.tables
        .filter((one) => key.startsWith(`${one.name.toLowerCase()}.`))
        .sort((a, b) => b.name.length - a.name.length)[0];
    if (override === undefined || !table) {
        throw new UnsupportedError(`column ${name}: the report type ${type.name} does not have it`);
    }
    return resolve(schema, type, table, key.slice(table.name.length + 1).split('.'), name, override);
}

function resolve(
    schema: OrgSchema,
    type: ReportTypeModel,
    table: ReportTable,
    names: string[],
    columnName: string,
    override: string | null
): ReportColumn {
    const path = [...table.path];
    const needs = { fields: parentLookups(type, table), objects: [table.object] };
    let object = table.object;
    let lookup: FieldModel | null = null;
    const follow = (field: FieldModel): void => {
        const target = schema.object(field.referenceTo.includes('User') ? 'User' : (field.referenceTo[0] ?? ''));
        if (!target || !field.relationshipName) {
            throw new UnsupportedError(`column ${columnName}: ${field.object}.${field.name} cannot be followed`);
        }
        needs.fields.push(field);
        needs.objects.push(target);
        path.push(field.relationshipName);
        object = target;
        lookup = field;
    };
    for (const name of names.slice(0, -1)) {
        follow(fieldOf(object, name, columnName));
    }
    let field = fieldOf(object, names.at(-1)!, columnName);
    if (field.type === 'REFERENCE') {
        follow(field);
        field = object.nameField ?? fieldOf(object, 'name', columnName);
    }
    needs.fields.push(field);
    // A name opens its record.
    const idPath = field.nameField ? [...path, 'Id'] : null;
    const label = override ?? labelOf(lookup ?? field, field, table);
    return { name: columnName, label, field, path: [...path, field.name], idPath, needs };
}

function parentLookups(type: ReportTypeModel, table: ReportTable): FieldModel[] {
    return type.joins.filter((join) => join.path.length < table.path.length).map((join) => join.lookup);
}

function fieldOf(object: ObjectModel, name: string, column: string): FieldModel {
    const field = object.fields.get(name) ?? object.fields.get(`${name}id`);
    if (!field) {
        throw new UnsupportedError(`column ${column}: ${object.name} has no field ${name}`);
    }
    return field;
}

function labelOf(lookup: FieldModel, field: FieldModel, table: ReportTable): string {
    const own = lookup === field;
    const base = lookup.type === 'REFERENCE' ? lookup.label.replace(/ ID$/, '') : lookup.label;
    if (own || field.nameField) {
        return own && field.nameField && field.label === 'Name' ? `${table.object.label}: Name` : base;
    }
    return `${base}: ${field.label}`;
}

/** @returns whether the viewer may see the column: its field, the lookups that lead to it, and the objects they point to */
export function isReadable(transaction: UserTransaction, column: ReportColumn): boolean {
    return (
        column.needs.fields.every((field) => transaction.fieldAccess(field).readable) &&
        column.needs.objects.every((object) => transaction.objectAccess(object).readable)
    );
}
