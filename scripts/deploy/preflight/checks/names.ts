import { listed, rowsOf, some } from '../../answers.ts';
import type { Check } from '../check.ts';

/** Types of this project alone: an org that has all of them has an earlier version of it, whose names are its own. */
const OURS = ['License_Cycle__c', 'License_Access__c', 'Provisioning_Policy__mdt'];
const entities = (names: readonly string[]): string =>
    `SELECT QualifiedApiName FROM EntityDefinition WHERE QualifiedApiName IN ${listed(names)}`;
const isUpgrade = (ours: unknown): boolean => rowsOf(ours).length === OURS.length;

function verdict(taken: readonly unknown[], ours: unknown, how: string): ReturnType<Check['judge']> {
    const names = taken.map(String);
    if (names.length === 0) {
        return { state: 'fine', found: 'None of the names is taken.' };
    }
    return isUpgrade(ours)
        ? { state: 'fine', found: `${names.length} are there from an earlier version, which a deployment replaces.` }
        : { state: 'to do', found: `The org has ${some(names)}.`, how };
}

/** A deployment overwrites a class of the same name. */
export const codeNames: Check = {
    name: 'Names of classes and triggers',
    questions: () => ({
        ours: entities(OURS),
        classes: 'SELECT Name FROM ApexClass WHERE NamespacePrefix = null',
        triggers: 'SELECT Name FROM ApexTrigger WHERE NamespacePrefix = null'
    }),
    judge: ({ ours, classes, triggers }, facts) => {
        const names = new Set([...facts.classes, ...facts.triggers].map((name) => name.toLowerCase()));
        const taken = [...rowsOf(classes), ...rowsOf(triggers)]
            .map((row) => String(row['Name']))
            .filter((name) => names.has(name.toLowerCase()));
        return verdict(taken, ours, 'A deployment would overwrite them: rename yours first.');
    }
};

export const objectNames: Check = {
    name: 'Names of objects',
    questions: ({ objects }) => ({ ours: entities(OURS), objects: entities(objects) }),
    judge: ({ ours, objects }) =>
        verdict(
            rowsOf(objects).map((row) => row['QualifiedApiName']),
            ours,
            'A deployment would merge with them: rename yours first, and migrate its records (admin guide, Migrate).'
        )
};

export const contactFields: Check = {
    name: 'Fields of contacts',
    questions: () => ({ ours: entities(OURS), contact: 'sobjects/Contact/describe' }),
    judge: ({ ours, contact }, facts) => {
        const there = (contact as { fields: { name: string; label: string }[] }).fields.map(({ name }) => name);
        return verdict(
            there.filter((name) => facts.contactFields.includes(name)),
            ours,
            'If they mean the same and have the same type, take their files out of dist; else rename yours first.'
        );
    }
};

export const permissionSetNames: Check = {
    name: 'Names of permission sets',
    questions: ({ permissionSets }) => ({
        ours: entities(OURS),
        sets: `SELECT Name FROM PermissionSet WHERE NamespacePrefix = null AND Name IN ${listed(permissionSets)}`
    }),
    judge: ({ ours, sets }) =>
        verdict(
            rowsOf(sets).map((row) => row['Name']),
            ours,
            'A deployment would overwrite them: rename yours first.'
        )
};
