import type { Row } from '../answers.ts';
import { translated, wordsOf, same, MigrationError, type FieldSource, type Mapping } from './mapping.ts';
import { dayIn, dayOf, instantOf, Refused } from './moments.ts';
import type { LicenseField, OrgFacts } from './org-facts.ts';
import type { SourceRow } from './rows.ts';

/** Filled by `person`, and by the org. */
const NOT_MAPPED = ['Contact__c', 'Contact_Key__c', 'User_Key__c', 'OwnerId', 'Is_Superseded__c'];

/** How access ended; of who has some again that is history. */
const OF_END = ['Deprovisioned_On__c', 'Deprovision_Reason__c'];

/** A line of access from before roll-out. */
export interface AccessLine {
    Kind__c: string;
    Target__c: string;
    Target_Name__c: string;
    Status__c: 'Active';
    Granted_On__c: string;
}

/** What is brought in for one person, from one row or several. */
export interface Person {
    /** lines of the file */
    lines: number[];
    name: string;
    contactId: string;
    license: Record<string, string | boolean>;
    access: AccessLine[];
    /** users who look after the license beside its specialist */
    specialists: string[];
    /** what whoever reads the report should know before it is done */
    notes: string[];
}

/** What becomes of a row, and why. */
export interface Outcome {
    line: number;
    /** name of the contact, or what the file calls the person */
    person: string;
    state: 'ready' | 'imported' | 'already there' | 'refused';
    why: string;
}

/** What a file comes to before the org has judged it. */
export interface Plan {
    people: Person[];
    /** rows that come to nobody */
    outcomes: Outcome[];
}

interface ReadRow {
    line: number;
    word: string;
    contact: Row | null;
    license: Record<string, string | boolean>;
    access: AccessLine[];
    specialists: string[];
    refusals: string[];
}

/**
 * Reads a file by its mapping; a person is whole or left out, however many rows there are.
 * @param now the moment that counts as now
 * @throws MigrationError where the mapping fills a field that a license does not have, or that nobody may fill
 */
export function planOf(rows: readonly SourceRow[], mapping: Mapping, facts: OrgFacts, now: Date): Plan {
    checkFields(mapping, facts);
    const read = rows.map((row) => readRow(row, mapping, facts, now));
    const plan: Plan = { people: [], outcomes: [] };
    const refuse = (some: readonly ReadRow[], why: (row: ReadRow) => string): void =>
        some.forEach((row) => plan.outcomes.push({ ...shown(row), state: 'refused', why: why(row) }));
    refuse(
        read.filter(({ contact }) => contact === null),
        ({ refusals }) => refusals.join('; ')
    );
    for (const ofPerson of groupedBy(
        read.filter(({ contact }) => contact !== null),
        ({ contact }) => String(contact!['Id'])
    ).values()) {
        const there = facts.licenseOfContact.get(String(ofPerson[0]!.contact!['Id']));
        if (there !== undefined) {
            ofPerson.forEach((row) => plan.outcomes.push({ ...shown(row), state: 'already there', why: there }));
            continue;
        }
        const refused = ofPerson.filter(({ refusals }) => refusals.length > 0);
        try {
            if (refused.length > 0) {
                const lines = refused.map(({ line }) => line).join(', ');
                refuse(
                    ofPerson,
                    ({ refusals }) => refusals.join('; ') || `of the same person line ${lines} is refused`
                );
            } else {
                plan.people.push(personOf(ofPerson, mapping, facts, now));
            }
        } catch (error) {
            if (!(error instanceof Refused)) {
                throw error;
            }
            refuse(ofPerson, () => error.message);
        }
    }
    return withoutSharedUsers(plan, facts);
}

function shown({ line, word, contact }: ReadRow): Pick<Outcome, 'line' | 'person'> {
    return { line, person: String(contact?.['Name'] ?? word) };
}

function checkFields(mapping: Mapping, facts: OrgFacts): void {
    for (const [name, source] of Object.entries(mapping.fields)) {
        const field = facts.fields.get(name);
        if (!field || NOT_MAPPED.includes(name)) {
            throw new MigrationError(`The mapping fills ${name}, which is no field of a license that a file fills.`);
        }
        if (!field.createable) {
            throw new MigrationError(
                `You may not fill ${name}: have License Import while the licenses are brought in.`
            );
        }
        if (field.type === 'reference' && (source.field === undefined || !field.referenceTo.includes('User'))) {
            throw new MigrationError(`${name}: say by "field" which field of the user the column has.`);
        }
    }
}

function readRow(row: SourceRow, mapping: Mapping, facts: OrgFacts, now: Date): ReadRow {
    const refusals: string[] = [];
    const attempt = <T>(read: () => T): T | undefined => {
        try {
            return read();
        } catch (error) {
            if (!(error instanceof Refused)) {
                throw error;
            }
            refusals.push(error.message);
            return undefined;
        }
    };
    const word = row.cells[mapping.person.column]!;
    const contact = attempt(() => contactOf(word, mapping, facts)) ?? null;
    const license: ReadRow['license'] = {};
    for (const [name, source] of Object.entries(mapping.fields)) {
        const value = attempt(() => valueOf(row, name, source, mapping, facts));
        if (value !== undefined) {
            license[name] = value;
        }
    }
    attempt(() => checkPast(license, facts, now));
    const others = mapping.additionalSpecialists;
    const specialists = others
        ? wordsOf(row.cells[others.column]!, others).map((one) =>
              attempt(() => specialistOf(one, others.field, 'Additional eComm Specialists', facts))
          )
        : [];
    const campus = String(license['Affiliated_Campus__c'] ?? '');
    const access = mapping.access.flatMap((source) =>
        wordsOf(row.cells[source.column]!, source).map((one) =>
            attempt(() => lineOf(one, source.kind, campus, license['Provisioned_On__c'], facts))
        )
    );
    return {
        line: row.line,
        word,
        contact,
        license,
        access: access.filter((one) => one !== undefined),
        specialists: specialists.filter((one) => one !== undefined),
        refusals
    };
}

function contactOf(word: string, { person }: Mapping, facts: OrgFacts): Row {
    if (word === '') {
        throw new Refused(`${person.column} is blank`);
    }
    const [contact, ...others] = facts.contacts.get(person.field === 'Id' ? word : word.toLowerCase()) ?? [];
    if (!contact) {
        throw new Refused(`no contact has the ${person.field} "${word}"`);
    }
    if (others.length > 0) {
        const names = [contact, ...others].map(({ Name, Id }) => `${String(Name)} (${String(Id)})`);
        throw new Refused(`${names.length} contacts have the ${person.field} "${word}": ${names.join(', ')}`);
    }
    return contact;
}

function valueOf(
    { cells }: SourceRow,
    name: string,
    source: FieldSource,
    mapping: Mapping,
    facts: OrgFacts
): string | boolean | undefined {
    const cell = source.column === undefined ? '' : translated(cells[source.column]!, source);
    const word = cell === '' ? (source.otherwise ?? '') : cell;
    if (word === '') {
        return undefined;
    }
    const field = facts.fields.get(name)!;
    const told = (error: unknown): unknown =>
        error instanceof Refused ? new Refused(`${field.label}: ${error.message}`) : error;
    try {
        return convert(word, name, field, source, mapping, facts);
    } catch (error) {
        throw told(error);
    }
}

function convert(
    word: string,
    name: string,
    field: LicenseField,
    source: FieldSource,
    mapping: Mapping,
    facts: OrgFacts
): string | boolean {
    switch (field.type) {
        case 'date':
            return dayOf(word, mapping.dates, facts.policy.zone);
        case 'datetime':
            return instantOf(word, mapping.dates, facts.policy.zone);
        case 'picklist': {
            const value = field.values.find((one) => same(one, word));
            if (value === undefined) {
                throw new Refused(
                    `"${word}" is none of ${field.values.join(', ')}; say under "values" what it is here`
                );
            }
            return value;
        }
        case 'reference':
            return name === 'eComm_Specialist__c'
                ? specialistOf(word, source.field!, null, facts)
                : String(userOf(word, source.field!, facts)['Id']);
        case 'boolean':
            if (!/^(?:true|false)$/i.test(word)) {
                throw new Refused(`"${word}" is neither true nor false; say under "values" what it is here`);
            }
            return word.toLowerCase() === 'true';
        default:
            return word;
    }
}

function userOf(word: string, field: string, facts: OrgFacts): Row {
    const [user, ...others] = facts.users.get(field)?.get(field === 'Id' ? word : word.toLowerCase()) ?? [];
    if (!user) {
        throw new Refused(`no user has the ${field} "${word}"`);
    }
    if (others.length > 0) {
        throw new Refused(`${others.length + 1} users have the ${field} "${word}"`);
    }
    return user;
}

/** Nobody who is inactive looks after a license. */
function specialistOf(word: string, field: string, label: string | null, facts: OrgFacts): string {
    const user = userOf(word, field, facts);
    if (user['IsActive'] !== true) {
        const told = `${String(user['Name'])} is inactive; say under "values" who it is now`;
        throw new Refused(label ? `${label}: ${told}` : told);
    }
    return String(user['Id']);
}

/** What happened cannot be in the future. */
function checkPast(license: ReadRow['license'], facts: OrgFacts, now: Date): void {
    for (const [name, value] of Object.entries(license)) {
        const { type, label } = facts.fields.get(name)!;
        if (
            (type === 'date' && String(value) > dayIn(now, facts.policy.zone)) ||
            (type === 'datetime' && new Date(String(value)) > now)
        ) {
            throw new Refused(`${label}: ${String(value).slice(0, 10)} is in the future`);
        }
    }
}

function lineOf(
    word: string,
    kind: string,
    campus: string,
    provisionedOn: string | boolean | undefined,
    facts: OrgFacts
): AccessLine {
    const ofKind = facts.targets.filter((one) => one.kind === kind);
    const named = ofKind.filter(({ name, label }) => same(name, word) || same(label, word));
    const target = named.find(({ campuses }) => campuses === null || campuses.includes(campus));
    if (!target) {
        throw new Refused(
            named.length > 0
                ? `${kind} "${word}" is not one that the campus ${campus || '(none)'} may have`
                : `there is no ${kind.toLowerCase()} "${word}"; say under "values" what it is here`
        );
    }
    return {
        Kind__c: kind,
        Target__c: target.name,
        Target_Name__c: target.label,
        Status__c: 'Active',
        Granted_On__c: provisionedOn ? instantOf(String(provisionedOn), [], facts.policy.zone) : ''
    };
}

/** @throws Refused where the rows of a person do not fit together, or come to no license that there can be */
function personOf(rows: readonly ReadRow[], mapping: Mapping, facts: OrgFacts, now: Date): Person {
    const ended = rows.filter((row) => row.license['Status__c'] === 'Inactive');
    const current = ended.length < rows.length ? rows.filter((row) => !ended.includes(row)) : rows;
    const license: Person['license'] = {};
    for (const [name, source] of Object.entries(mapping.fields)) {
        const value = oneOf(OF_END.includes(name) ? current : rows, name, source, facts);
        if (value !== undefined) {
            license[name] = value;
        }
    }
    const access = [
        ...new Map(
            rows
                .filter((row) => !ended.includes(row))
                .flatMap((row) => row.access)
                .sort((one, other) => (one.Granted_On__c < other.Granted_On__c ? 1 : -1))
                .map((line) => [`${line.Kind__c}:${line.Target__c}`, line])
        ).values()
    ];
    license['Status__c'] ??= access.length > 0 ? 'Active' : 'Inactive';
    checkLicense(license, access, facts);
    const former = [...new Set(ended.flatMap((row) => row.access.map((line) => line.Target_Name__c)))];
    return {
        lines: rows.map(({ line }) => line),
        name: String(rows[0]!.contact!['Name']),
        contactId: String(rows[0]!.contact!['Id']),
        license,
        access: license['Status__c'] === 'Active' ? access : [],
        specialists: [...new Set(rows.flatMap((row) => row.specialists))],
        notes: [
            ...(former.length > 0 ? [`access that has ended is not brought in: ${former.join(', ')}`] : []),
            ...sweepNotes(license, facts, now)
        ]
    };
}

/** @returns what the rows of a person say of a field, blanks left out */
function oneOf(
    rows: readonly ReadRow[],
    name: string,
    { of }: FieldSource,
    facts: OrgFacts
): string | boolean | undefined {
    const values = [...new Set(rows.flatMap((row) => row.license[name] ?? []))];
    if (values.length < 2) {
        return values[0];
    }
    // Dates of both kinds are written so that they sort as they follow each other.
    const sorted = [...values].sort();
    if (of === 'earliest' || of === 'latest') {
        return of === 'earliest' ? sorted[0] : sorted.at(-1);
    }
    const first = of?.find((one) => values.some((value) => same(String(value), one)));
    if (first !== undefined) {
        return values.find((value) => same(String(value), first));
    }
    const lines = rows.map(({ line }) => line).join(', ');
    throw new Refused(
        `lines ${lines} are of one person and differ in ${facts.fields.get(name)!.label}: ${sorted.join(', ')}; say by "of" which counts`
    );
}

function checkLicense(license: Person['license'], access: readonly AccessLine[], facts: OrgFacts): void {
    const label = (name: string): string => facts.fields.get(name)?.label ?? name;
    const begun = license['Provisioned_On__c'];
    const ended = license['Deprovisioned_On__c'];
    switch (license['Status__c']) {
        case 'Active':
            if (access.length === 0) {
                throw new Refused('the license is Active, with access to nothing');
            }
            if (begun === undefined) {
                throw new Refused(`the license is Active, and ${label('Provisioned_On__c')} is blank`);
            }
            if (ended !== undefined) {
                throw new Refused(`the license is Active, and ${label('Deprovisioned_On__c')} is filled`);
            }
            break;
        case 'Inactive':
            if (begun !== undefined && ended !== undefined && ended < begun) {
                throw new Refused(`${label('Deprovisioned_On__c')} is before ${label('Provisioned_On__c')}`);
            }
            break;
        default:
            throw new Refused('only licenses that are, or were, in use are brought in; ask for others on the contact');
    }
}

/** What the first daily runs would end, by the policy (60 days of training, six months of activity). */
function sweepNotes(license: Person['license'], { policy }: OrgFacts, now: Date): string[] {
    if (license['Status__c'] !== 'Active') {
        return [];
    }
    const today = dayIn(now, policy.zone);
    const later = (from: string, days: number, months: number): string => {
        const day = new Date(`${from.slice(0, 10)}T00:00:00Z`);
        const month = day.getUTCMonth() + months;
        const length = new Date(Date.UTC(day.getUTCFullYear(), month + 1, 0)).getUTCDate();
        return new Date(Date.UTC(day.getUTCFullYear(), month, Math.min(day.getUTCDate(), length) + days))
            .toISOString()
            .slice(0, 10);
    };
    const begun = String(license['Provisioned_On__c']);
    const active = String(license['Last_Activity__c'] ?? begun);
    return [
        ...(license['Training_Quiz_Passed_On__c'] === undefined && today > later(begun, policy.trainingDays, 0)
            ? [`the first daily run ends it: no training quiz within ${policy.trainingDays} days`]
            : []),
        ...(today > later(active, 0, policy.inactivityMonths)
            ? [`the first daily run may end it: no activity for ${policy.inactivityMonths} months`]
            : [])
    ];
}

/** A user has one license: who shares one, in the file or with the org, is refused. */
function withoutSharedUsers(plan: Plan, facts: OrgFacts): Plan {
    const byUser = groupedBy(
        plan.people.filter((person) => person.license['User__c'] !== undefined),
        (person) => String(person.license['User__c'])
    );
    const refused = new Map<Person, string>();
    for (const [user, people] of byUser) {
        const there = facts.licenseOfUser.get(user);
        if (there !== undefined) {
            people.forEach((one) => refused.set(one, `the user has the license ${there} already`));
        } else if (people.length > 1) {
            people.forEach((one) => refused.set(one, `one user for ${people.map(({ name }) => name).join(' and ')}`));
        }
    }
    return {
        people: plan.people.filter((one) => !refused.has(one)),
        outcomes: [...plan.outcomes, ...[...refused].flatMap(([person, why]) => outcomesOf(person, 'refused', why))]
    };
}

/** @returns what becomes of each row of a person */
export function outcomesOf(person: Person, state: Outcome['state'], why: string): Outcome[] {
    return person.lines.map((line) => ({ line, person: person.name, state, why }));
}

/** @returns the elements of a list by a key, in their order */
export function groupedBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
    const groups = new Map<string, T[]>();
    for (const one of all) {
        const group = groups.get(keyOf(one));
        if (group) {
            group.push(one);
        } else {
            groups.set(keyOf(one), [one]);
        }
    }
    return groups;
}
