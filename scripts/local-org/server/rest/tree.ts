import type { ObjectModel } from '../../schema/model.ts';
import { badRequest } from '../http/errors.ts';
import { jsonBody, objectOf, objectsOf, type ServerRequest, type ServerResponse } from '../http/request.ts';
import type { OrgAccess, SaveError, UserTransaction } from '../org-access.ts';
import { recordFromJson } from '../ui-api/records.ts';
import { restObject } from './sobjects.ts';

/** "Up to a total of 200 records across all trees", "up to five levels deep", "up to five records of different types". */
const MAXIMUM = 200;
const MAXIMUM_DEPTH = 5;

interface TreeRecord {
    object: ObjectModel;
    referenceId: string;
    fields: Record<string, unknown>;
    /** the lookup that leads to the parent, and the parent's reference id; null for a root */
    parent: { field: string; referenceId: string } | null;
}

/** Ends a transaction in which a record could not be saved. */
class NotSaved extends Error {
    readonly results: { referenceId: string; errors: SaveError[] }[];

    constructor(results: { referenceId: string; errors: SaveError[] }[]) {
        super('not saved');
        this.results = results;
    }
}

/** `POST /composite/tree/{object}`: creates records with their children; all of them, or none. */
export function createTree(org: OrgAccess, request: ServerRequest, name: string): ServerResponse {
    const roots = objectsOf(jsonBody(request).records, 'records');
    try {
        const results = org.run(request.userId, (transaction) => {
            const levels: TreeRecord[][] = [];
            const object = restObject(org.schema, transaction, name);
            roots.forEach((root) => plant(object, root, null, levels, 0));
            checkTree(levels.flat());
            return saveLevels(transaction, levels);
        });
        return { status: 201, json: { hasErrors: false, results } };
    } catch (error) {
        if (error instanceof NotSaved) {
            return { status: 400, json: { hasErrors: true, results: error.results } };
        }
        throw error;
    }
}

/** Sorts a record and its children into levels: a level is saved when its parents have ids. */
function plant(
    object: ObjectModel,
    given: Record<string, unknown>,
    parent: TreeRecord['parent'],
    levels: TreeRecord[][],
    depth: number
): void {
    if (depth >= MAXIMUM_DEPTH) {
        throw badRequest('INVALID_INPUT', `A tree is at most ${MAXIMUM_DEPTH} levels deep.`);
    }
    const { attributes, ...members } = given;
    const { type, referenceId } = objectOf(attributes, 'attributes');
    if (typeof referenceId !== 'string' || referenceId === '') {
        throw badRequest('INVALID_INPUT', 'Include a reference ID for each record in the request.');
    }
    if (String(type).toLowerCase() !== object.name.toLowerCase()) {
        throw badRequest('INVALID_INPUT', `${referenceId} must be of the type ${object.name}, not ${String(type)}.`);
    }
    const record: TreeRecord = { object, referenceId, fields: {}, parent };
    (levels[depth] ??= []).push(record);
    for (const [key, value] of Object.entries(members)) {
        const children = object.childRelationships.get(key.toLowerCase());
        if (!children || !value || typeof value !== 'object') {
            record.fields[key] = value;
            continue;
        }
        for (const child of objectsOf(objectOf(value, key)['records'], `${key}.records`)) {
            plant(children.object, child, { field: children.field.name, referenceId }, levels, depth + 1);
        }
    }
}

function checkTree(records: TreeRecord[]): void {
    if (records.length === 0 || records.length > MAXIMUM) {
        throw badRequest('INVALID_INPUT', `A request takes 1 to ${MAXIMUM} records.`);
    }
    const seen = new Set<string>();
    for (const { referenceId } of records) {
        if (seen.has(referenceId)) {
            throw badRequest('INVALID_INPUT', `Duplicate ReferenceId provided in the request: ${referenceId}`);
        }
        seen.add(referenceId);
    }
}

function saveLevels(transaction: UserTransaction, levels: TreeRecord[][]): { referenceId: string; id: string }[] {
    const ids = new Map<string, string>();
    for (const level of levels) {
        for (const object of new Set(level.map((one) => one.object))) {
            const own = level.filter((one) => one.object === object);
            const outcomes = transaction.insert(
                own.map(({ fields, parent }) =>
                    recordFromJson(object, parent ? { ...fields, [parent.field]: ids.get(parent.referenceId) } : fields)
                )
            );
            const failed = outcomes.flatMap(({ success, errors }, index) =>
                success ? [] : [{ referenceId: own[index]!.referenceId, errors }]
            );
            if (failed.length) {
                throw new NotSaved(failed);
            }
            outcomes.forEach(({ id }, index) => ids.set(own[index]!.referenceId, id!));
        }
    }
    return levels.flat().map(({ referenceId }) => ({ referenceId, id: ids.get(referenceId)! }));
}
