import type { FieldModel, ObjectModel, OrgSchema } from '../../schema/model.ts';
import { badRequest } from '../http/errors.ts';
import type { UserTransaction } from '../org-access.ts';

/** A path of relationships to a field: `['Account', 'Name']`. */
export type FieldPath = string[];

/**
 * Resolves qualified field names (`Contact.Account.Name`) to paths that the user may read.
 * @param required true: a field that is missing or hidden is an error; false: it is left out
 * @throws RestError 400 INVALID_FIELD for a required field
 */
export function readablePaths(
    schema: OrgSchema,
    transaction: UserTransaction,
    object: ObjectModel,
    names: string[],
    required: boolean
): FieldPath[] {
    const paths: FieldPath[] = [];
    for (const name of names) {
        const [first = '', ...rest] = name.split('.');
        const path =
            first.toLowerCase() === object.name.toLowerCase() ? readablePath(schema, transaction, object, rest) : null;
        if (path) {
            paths.push(path);
        } else if (required) {
            throw badRequest(
                'INVALID_FIELD',
                `Looks like there's a problem. No such column '${rest.join('.') || name}' on entity '${object.name}', or you do not have access to it.`
            );
        }
    }
    return paths;
}

/** @returns the path with the names as the schema spells them, or null when a part is missing or hidden */
export function readablePath(
    schema: OrgSchema,
    transaction: UserTransaction,
    object: ObjectModel,
    path: string[]
): FieldPath | null {
    const [name = '', ...rest] = path;
    if (!rest.length) {
        const field = object.fields.get(name.toLowerCase());
        return field && transaction.fieldAccess(field).readable ? [field.name] : null;
    }
    const lookup = object.parentRelationships.get(name.toLowerCase());
    const parent = lookup && targetOf(schema, lookup);
    if (!lookup || !parent || !transaction.fieldAccess(lookup).readable) {
        return null;
    }
    const below = readablePath(schema, transaction, parent, rest);
    return below && [lookup.relationshipName!, ...below];
}

/** @returns the object a lookup points to; of an owner, the user */
export function targetOf(schema: OrgSchema, lookup: FieldModel): ObjectModel | undefined {
    const name = lookup.referenceTo.includes('User') ? 'User' : lookup.referenceTo[0];
    return name ? schema.object(name) : undefined;
}

/** @returns the paths a lookup needs to show its record's name: the id, and the name of the parent */
export function withLookupName(
    schema: OrgSchema,
    transaction: UserTransaction,
    object: ObjectModel,
    field: FieldModel
): FieldPath[] {
    const paths: FieldPath[] = [[field.name]];
    if (field.type === 'REFERENCE' && field.relationshipName) {
        const nameField = targetOf(schema, field)?.nameField;
        const path = nameField && readablePath(schema, transaction, object, [field.relationshipName, nameField.name]);
        if (path) {
            paths.push(path);
        }
    }
    return paths;
}

/** @returns SELECT of the paths (and Id, and the ids of the parents), each once */
export function selectList(paths: FieldPath[]): string {
    const names = new Set(['Id']);
    for (const path of paths) {
        names.add(path.join('.'));
        for (let depth = 1; depth < path.length; depth++) {
            names.add([...path.slice(0, depth), 'Id'].join('.'));
        }
    }
    return [...names].join(', ');
}
