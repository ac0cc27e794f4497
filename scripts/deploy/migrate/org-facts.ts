import { listed, rowsOf, type Row } from '../answers.ts';
import type { OrgQuestions } from '../salesforce-cli.ts';
import { MigrationError, type Mapping, translated, wordsOf } from './mapping.ts';
import type { SourceRow } from './rows.ts';

/** A field of a license, as the org describes it to who runs this. */
export interface LicenseField {
    label: string;
    type: string;
    createable: boolean;
    /** active values of a picklist */
    values: string[];
    referenceTo: string[];
}

/** Something that a license can have access to. */
export interface Target {
    kind: string;
    /** developer name, as a line of access has it */
    name: string;
    label: string;
    /** campuses that may ask for it, or null for all */
    campuses: string[] | null;
}

/** What the org has that a file may speak of. */
export interface OrgFacts {
    fields: ReadonlyMap<string, LicenseField>;
    /** contacts and users by field, and there by what the file calls them, in lower case */
    contacts: ReadonlyMap<string, Row[]>;
    users: ReadonlyMap<string, ReadonlyMap<string, Row[]>>;
    targets: readonly Target[];
    /** licenses that are there, by their contact and by their user */
    licenseOfContact: ReadonlyMap<string, string>;
    licenseOfUser: ReadonlyMap<string, string>;
    policy: { zone: string; trainingDays: number; inactivityMonths: number };
}

/** So many words fit into the address of a query. */
const AT_ONCE = 100;
const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;
const CONFIGURATION = {
    policy: "SELECT Time_Zone__c, Training_Days__c, Inactivity_Months__c FROM Provisioning_Policy__mdt WHERE DeveloperName = 'Default'",
    applications: 'SELECT DeveloperName, MasterLabel FROM License_Application__mdt',
    units: 'SELECT DeveloperName, MasterLabel, Unit_Name__c, Campus__r.DeveloperName FROM Business_Unit__mdt',
    campuses: 'SELECT DeveloperName, Group_Prefix__c, Specialist_Group__c FROM Campus__mdt',
    listed: 'SELECT Group_Name__c, Campus__r.DeveloperName FROM Public_Group__mdt',
    groups: "SELECT Name, DeveloperName FROM Group WHERE Type = 'Regular'"
};

/**
 * Asks for what the file speaks of; nothing in the org is changed.
 * @throws MigrationError where the org lacks the license changes, or refuses a question
 */
export async function orgFacts(org: OrgQuestions, mapping: Mapping, rows: readonly SourceRow[]): Promise<OrgFacts> {
    const [describe] = await answered(org, ['sobjects/License__c/describe']);
    const [policy, applications, units, campuses, ofCampus, groups] = (await allRows(
        org,
        Object.values(CONFIGURATION)
    )) as [Row[], Row[], Row[], Row[], Row[], Row[]];
    const named: Naming[] = [
        { type: 'Contact', columns: 'Name', field: mapping.person.field, words: wordsFor(rows, mapping.person) },
        ...[...userWords(mapping, rows)].map(([field, words]) => ({
            type: 'User',
            columns: 'Name, IsActive',
            field,
            words
        }))
    ];
    const [people, ...users] = await recordsNamed(org, named);
    const [ofContacts, ofUsers] = await licensesOf(org, idsOf([people!]), idsOf(users));
    return {
        fields: fieldsOf(describe),
        contacts: people!,
        users: new Map(named.slice(1).map(({ field }, index) => [field, users[index]!])),
        targets: targetsOf(applications, units, groups, campuses, ofCampus),
        licenseOfContact: ofContacts,
        licenseOfUser: ofUsers,
        policy: {
            zone: String(policy[0]?.['Time_Zone__c'] ?? 'America/Denver'),
            trainingDays: Number(policy[0]?.['Training_Days__c'] ?? 60),
            inactivityMonths: Number(policy[0]?.['Inactivity_Months__c'] ?? 6)
        }
    };
}

/** Records that a file names by a field. */
interface Naming {
    type: string;
    /** what else is asked of them */
    columns: string;
    field: string;
    words: string[];
}

function idsOf(found: readonly ReadonlyMap<string, Row[]>[]): string[] {
    return found.flatMap((one) => [...one.values()].flat()).map(({ Id }) => String(Id));
}

/** @returns the names of the licenses that are there, by their contact and by their user */
async function licensesOf(
    org: OrgQuestions,
    contactIds: string[],
    userIds: string[]
): Promise<[Map<string, string>, Map<string, string>]> {
    const fields = ['Contact__c', 'User__c'] as const;
    const found = await rowsAmong(
        org,
        [contactIds, userIds].map((words, index) => ({
            words,
            query: (some) =>
                `SELECT Name, ${fields[index]!} FROM License__c WHERE Is_Superseded__c = FALSE AND ${fields[index]!} IN ${some}`
        }))
    );
    return fields.map(
        (field, index) => new Map(found[index]!.map((one) => [String(one[field]), String(one['Name'])]))
    ) as [Map<string, string>, Map<string, string>];
}

function wordsFor(
    rows: readonly SourceRow[],
    source: { column?: string | undefined; values?: Record<string, string> | undefined }
): string[] {
    return source.column === undefined ? [] : rows.map(({ cells }) => translated(cells[source.column!]!, source));
}

/** What the file calls users, by the field of the user that it is. */
function userWords(mapping: Mapping, rows: readonly SourceRow[]): Map<string, string[]> {
    const words = new Map<string, string[]>();
    const add = (field: string, more: string[]): unknown => words.set(field, [...(words.get(field) ?? []), ...more]);
    for (const source of Object.values(mapping.fields)) {
        if (source.field !== undefined) {
            add(source.field, [...wordsFor(rows, source), source.otherwise ?? '']);
        }
    }
    const others = mapping.additionalSpecialists;
    if (others) {
        add(
            others.field,
            rows.flatMap(({ cells }) => wordsOf(cells[others.column]!, others))
        );
    }
    return words;
}

/** @returns for each naming its records by what the file calls them, in lower case */
async function recordsNamed(org: OrgQuestions, namings: readonly Naming[]): Promise<Map<string, Row[]>[]> {
    const wrong = namings.find(({ field }) => !/^\w+$/.test(field));
    if (wrong) {
        throw new MigrationError(`"${wrong.field}" is no field of ${wrong.type}.`);
    }
    const found = await rowsAmong(
        org,
        namings.map(({ type, columns, field, words }) => ({
            // A query for an Id that cannot be one is refused as a whole.
            words: words.filter((word) => (field === 'Id' ? ID.test(word) : word !== '')),
            query: (some) =>
                `SELECT ${field === 'Id' ? 'Id' : `Id, ${field}`}, ${columns} FROM ${type} WHERE ${field} IN ${some}`
        }))
    );
    return namings.map(({ field }, index) => {
        const byWord = new Map<string, Row[]>();
        for (const record of found[index]!) {
            const value = String(record[field]);
            for (const word of field === 'Id' ? [value, value.slice(0, 15)] : [value.toLowerCase()]) {
                byWord.set(word, [...(byWord.get(word) ?? []), record]);
            }
        }
        return byWord;
    });
}

/** @returns for each query about some words its rows, however many words there are */
async function rowsAmong(
    org: OrgQuestions,
    asked: readonly { words: readonly string[]; query: (some: string) => string }[]
): Promise<Row[][]> {
    const queries: string[] = [];
    const parts = asked.map(({ words, query }) => {
        const distinct = [...new Set(words)];
        const first = queries.length;
        for (let from = 0; from < distinct.length; from += AT_ONCE) {
            queries.push(query(listed(distinct.slice(from, from + AT_ONCE))));
        }
        return [first, queries.length] as const;
    });
    const rows = await allRows(org, queries);
    // Words that differ in case alone find a record more than once.
    return parts.map(([from, to]) => [
        ...new Map(
            rows
                .slice(from, to)
                .flat()
                .map((row) => [String(row['Id'] ?? row['Name']), row])
        ).values()
    ]);
}

/** @returns the rows of each query, of all its pages */
async function allRows(org: OrgQuestions, queries: string[]): Promise<Row[][]> {
    if (queries.length === 0) {
        return [];
    }
    const pages = await answered(org, queries);
    return Promise.all(
        pages.map(async (page) => {
            const next = (page as { nextRecordsUrl?: string }).nextRecordsUrl?.replace(/^.*\/v[\d.]+\//, '');
            return [...rowsOf(page), ...(next ? (await allRows(org, [next])).flat() : [])];
        })
    );
}

async function answered(org: OrgQuestions, questions: string[]): Promise<unknown[]> {
    return (await org.ask(questions)).map((answer, index) => {
        if (!answer.ok) {
            throw new MigrationError(`The org refused a question: ${answer.why}\n  ${questions[index]!}`);
        }
        return answer.json;
    });
}

function fieldsOf(describe: unknown): Map<string, LicenseField> {
    interface Described {
        name: string;
        label: string;
        type: string;
        createable: boolean;
        picklistValues: { value: string; active: boolean }[];
        referenceTo: string[];
    }
    return new Map(
        (describe as { fields: Described[] }).fields.map(({ name, picklistValues, ...field }) => [
            name,
            { ...field, values: picklistValues.filter(({ active }) => active).map(({ value }) => value) }
        ])
    );
}

/** As the wizard offers it: the groups of a campus have its prefix, or are listed for it. */
function targetsOf(applications: Row[], units: Row[], groups: Row[], campuses: Row[], ofCampus: Row[]): Target[] {
    const text = (row: Row, field: string): string => String(row[field] ?? '');
    const campusOf = (row: Row): string => text((row['Campus__r'] ?? {}) as Row, 'DeveloperName');
    const mayAskFor = (group: string): string[] => [
        ...campuses
            .filter((campus) => {
                const prefix = text(campus, 'Group_Prefix__c').toLowerCase();
                return prefix !== '' && group.startsWith(prefix);
            })
            .map((campus) => text(campus, 'DeveloperName')),
        ...ofCampus.filter((one) => text(one, 'Group_Name__c').toLowerCase() === group).map(campusOf)
    ];
    const ofSpecialists = campuses.map((campus) => text(campus, 'Specialist_Group__c').toLowerCase());
    return [
        ...applications.map((row) => ({
            kind: 'Application',
            name: text(row, 'DeveloperName'),
            label: text(row, 'MasterLabel'),
            campuses: null
        })),
        ...units.map((row) => ({
            kind: 'Business Unit',
            name: text(row, 'DeveloperName'),
            label: text(row, 'Unit_Name__c') || text(row, 'MasterLabel'),
            campuses: [campusOf(row)]
        })),
        ...groups
            .filter((row) => !ofSpecialists.includes(text(row, 'DeveloperName').toLowerCase()))
            .map((row) => ({
                kind: 'Public Group',
                name: text(row, 'DeveloperName'),
                label: text(row, 'Name'),
                campuses: mayAskFor(text(row, 'DeveloperName').toLowerCase())
            }))
    ];
}
