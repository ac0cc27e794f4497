/** Everything that an attempt could have changed: every field of every record of the product, and what stands around it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { UserSession } from './user-session.ts';

const OBJECTS = join(process.cwd(), 'force-app', 'main', 'default', 'objects');

/** What the product has no object of its own for; files as far as they are on licenses. */
const AROUND: Readonly<Record<string, readonly string[]>> = {
    CampaignMember: ['ContactId', 'CampaignId', 'Status'],
    Campaign: ['Name'],
    Contact: ['Name', 'Email'],
    User: ['IsActive', 'Email', 'EmployeeNumber', 'FederationIdentifier', 'ProfileId'],
    Group: ['Name', 'DeveloperName'],
    GroupMember: ['GroupId', 'UserOrGroupId'],
    PermissionSetAssignment: ['AssigneeId', 'PermissionSetId', 'PermissionSetGroupId'],
    ContentVersion: ['ContentDocumentId', 'Title', 'IsLatest', 'FirstPublishLocationId']
};
const AUDITED = ['CreatedDate', 'CreatedById'];
/** Whoever signs in changes the user, and assignments have no audit fields. */
const NOT_AUDITED = new Set(['User', 'PermissionSetAssignment', 'GroupMember']);

/** The state of an org: records by object, each as text. */
export type State = Record<string, string[]>;

/** @returns what the queries of the state are, one for each object */
function queries(): Record<string, string> {
    const found: Record<string, string> = {};
    const own = readdirSync(OBJECTS).filter((name) => name.endsWith('__c'));
    for (const object of [...own, ...Object.keys(AROUND)].sort()) {
        const fields = new Set(['Id', ...(AROUND[object] ?? ['Name']), ...customFields(object)]);
        for (const field of NOT_AUDITED.has(object) ? [] : AUDITED) {
            fields.add(field);
        }
        found[object] = `SELECT ${[...fields].join(', ')} FROM ${object} ORDER BY Id`;
    }
    return found;
}

function customFields(object: string): string[] {
    try {
        return readdirSync(join(OBJECTS, object, 'fields'))
            .filter((file) => file.endsWith('__c.field-meta.xml'))
            .map((file) => file.replace('.field-meta.xml', ''));
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
            return [];
        }
        throw error;
    }
}

/**
 * @param administrator who sees everything
 * @returns the state of the org
 * @throws Error when there is a field that not even the administrator sees
 */
export async function stateOf({ query }: UserSession): Promise<State> {
    const state: State = {};
    for (const [object, soql] of Object.entries(queries())) {
        const records = await query<Record<string, unknown>>(soql);
        state[object] = records.map((record) => JSON.stringify({ ...record, attributes: undefined }));
    }
    return state;
}

/** @returns what is in one state and not in the other, record by record */
export function differences(before: State, after: State): string[] {
    return Object.keys(after).flatMap((object) => {
        const [old, now] = [new Set(before[object]), new Set(after[object])];
        return [
            ...[...old].filter((record) => !now.has(record)).map((record) => `${object} - ${record}`),
            ...[...now].filter((record) => !old.has(record)).map((record) => `${object} + ${record}`)
        ];
    });
}
