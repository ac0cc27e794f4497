// Helpers of the tests in this folder: a small project in a temporary folder, and statements in a line each.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadSchema } from '../schema/index.ts';
import type { OrgSchema } from '../schema/model.ts';
import { Decimal } from '../values/decimal.ts';
import { ApexException } from '../values/exceptions.ts';
import { SObject } from '../values/sobject.ts';
import type { Value } from '../values/value.ts';
import { dml, type DmlResult, type DmlStatement } from './dml/index.ts';
import { ADMIN_USERNAME } from './system-users.ts';
import { plainSession, type Access, type DataSession } from './session.ts';
import { query, queryCount } from './soql/run.ts';
import { openStore } from './open-store.ts';
import type { Store } from './store.ts';
import { apexTextOf } from '../values/value.ts';

export const SYSTEM: Access = { mode: 'SYSTEM_MODE', sharing: false };
export const SHARING: Access = { mode: 'SYSTEM_MODE', sharing: true };
export const USER: Access = { mode: 'USER_MODE', sharing: true };

/** Writes metadata files (path below the objects' parent folder → content without the XML header) and gives the folder. */
export function makeProject(files: Record<string, string>): { folder: string; remove: () => void } {
    const folder = mkdtempSync(join(tmpdir(), 'local-org-'));
    for (const [name, content] of Object.entries(files)) {
        const path = join(folder, name);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(
            path,
            content.startsWith('<?xml') ? content : `<?xml version="1.0" encoding="UTF-8"?>\n${content}`
        );
    }
    return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A custom object in the old metadata format: one file with everything. */
export function objectXml(label: string, inside: string, sharing = 'ReadWrite'): string {
    return `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>${label}</label><pluralLabel>${label}s</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><sharingModel>${sharing}</sharingModel>${inside}</CustomObject>`;
}

export function fieldXml(name: string, type: string, rest = ''): string {
    return `<fields><fullName>${name}</fullName><label>${name}</label><type>${type}</type>${rest}</fields>`;
}

export interface TestOrg {
    schema: OrgSchema;
    store: Store;
    session: DataSession;
    adminId: string;
    record: (type: string, values?: Record<string, Value>) => SObject;
    insert: (type: string, ...values: Record<string, Value>[]) => SObject[];
    run: (
        statement: DmlStatement,
        records: SObject[],
        options?: Partial<Access> & { allOrNone?: boolean; externalIdField?: string }
    ) => DmlResult[];
    query: (soql: string, binds?: Record<string, Value>, access?: Access) => SObject[];
    count: (soql: string, access?: Access) => number;
    /** A new user with a profile and permission sets; statements run as that user inside `as`. */
    user: (name: string, given?: { profile?: string; sets?: string[]; groups?: string[]; role?: string }) => string;
    as: <T>(userId: string, run: () => T) => T;
    close: () => void;
}

export function openTestOrg(files: Record<string, string>): TestOrg {
    const project = makeProject(files);
    const schema = loadSchema([project.folder]);
    const store = openStore(':memory:', schema);
    const adminId = String(store.get(`SELECT "Id" AS id FROM "User" WHERE "Username" = ?`, [ADMIN_USERNAME])!['id']);
    const session = plainSession(store, adminId);
    const id = (table: string, column: string, value: string): string =>
        String(store.get(`SELECT "Id" AS id FROM "${table}" WHERE "${column}" = ?`, [value])!['id']);
    const org: TestOrg = {
        schema,
        store,
        session,
        adminId,
        record(type, values = {}) {
            const record = new SObject(schema.object(type)!);
            for (const [name, value] of Object.entries(values)) {
                record.put(
                    name,
                    typeof value === 'number' && record.field(name).apexType === 'Decimal' ? Decimal.of(value) : value
                );
            }
            return record;
        },
        insert(type, ...values) {
            const records = values.map((one) => org.record(type, one));
            org.run('insert', records);
            return records;
        },
        run: (statement, records, options = {}) =>
            dml(session, statement, records, { ...SYSTEM, allOrNone: true, ...options }),
        query: (soql, binds = {}, access = SYSTEM) => query(session, soql, (name) => binds[name], access),
        count: (soql, access = SYSTEM) => queryCount(session, soql, () => null, access),
        user(name, given = {}) {
            session.written.setup = session.written.nonSetup = null;
            const [made] = org.insert('User', {
                LastName: name,
                Username: `${name}@example.invalid`,
                Email: `${name}@example.invalid`,
                Alias: name.slice(0, 8),
                TimeZoneSidKey: 'America/Denver',
                LocaleSidKey: 'en_US',
                LanguageLocaleKey: 'en_US',
                EmailEncodingKey: 'UTF-8',
                ProfileId: id('Profile', 'Name', given.profile ?? 'Minimum Access - Salesforce'),
                UserRoleId: given.role ? id('UserRole', 'DeveloperName', given.role) : null
            });
            for (const set of given.sets ?? []) {
                org.insert('PermissionSetAssignment', {
                    AssigneeId: made!.id,
                    PermissionSetId: id('PermissionSet', 'Name', set)
                });
            }
            for (const group of given.groups ?? []) {
                org.insert('GroupMember', { GroupId: id('Group', 'DeveloperName', group), UserOrGroupId: made!.id });
            }
            session.written.setup = session.written.nonSetup = null;
            return made!.id!;
        },
        as(userId, run) {
            const before = session.userId;
            // As System.runAs does, a change of user begins the rule on setup and other records anew.
            session.written.setup = session.written.nonSetup = null;
            session.userId = userId;
            try {
                return run();
            } finally {
                session.userId = before;
                session.written.setup = session.written.nonSetup = null;
            }
        },
        close() {
            store.close();
            project.remove();
        }
    };
    return org;
}

/** A product with a price in the standard price book: their ids. */
export function pricedProduct(org: TestOrg, price: number): { standard: string; product: string; entry: string } {
    const standard = String(org.store.get('SELECT "Id" AS id FROM "Pricebook2" WHERE "IsStandard" = 1')!['id']);
    const [made] = org.insert('Product2', { Name: 'Desk', IsActive: true });
    const product = made!.id!;
    const [entry] = org.insert('PricebookEntry', {
        Product2Id: product,
        Pricebook2Id: standard,
        UnitPrice: Decimal.of(price),
        IsActive: true
    });
    return { standard, product, entry: entry!.id! };
}

/** The message of the exception that something throws, with its type; an error where it does not throw. */
export function thrown(run: () => unknown): string {
    try {
        run();
    } catch (error) {
        return error instanceof ApexException
            ? `${error.typeName}: ${error.message.trim().split('\n').at(-1)}`
            : String((error as Error).message);
    }
    throw new Error('Nothing was thrown');
}

/** Values of records as plain text, for comparisons: `Name=Acme AccountId=…` without the id. */
export function texts(records: SObject[], ...fields: string[]): string[] {
    return records.map((record) =>
        fields
            .map((path) => {
                let value: unknown = record;
                for (const name of path.split('.')) {
                    value = value instanceof SObject ? value.values.get(name.toLowerCase()) : null;
                }
                return value === null || value === undefined ? 'null' : (apexTextOf(value) ?? String(value));
            })
            .join('|')
    );
}
