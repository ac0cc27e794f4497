import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSchema } from '../schema/index.ts';
import { leftBehind } from './left-behind.ts';
import { openStore } from './open-store.ts';
import type { Store } from './store.ts';
import { fieldXml, makeProject, objectXml } from './testing.ts';

const entries = (tag: string, values: string[]): string =>
    values
        .map((one) => `<${tag}><fullName>${one}</fullName><default>false</default><label>${one}</label></${tag}>`)
        .join('');
const picklist = (values: string[], isRestricted = true, type = 'Picklist'): string =>
    fieldXml(
        'Color__c',
        type,
        `<valueSet><restricted>${isRestricted}</restricted><valueSetDefinition><sorted>false</sorted>${entries('value', values)}</valueSetDefinition></valueSet>${type === 'Picklist' ? '' : '<visibleLines>3</visibleLines>'}`
    );
const advice =
    'They keep it, and nobody can choose it: put it back, with <isActive>false</isActive> if nobody shall choose it, or give these records another.';

describe('what records hold that the metadata no longer has', () => {
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), 'left-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    /** A start with this metadata. @returns what it tells */
    const start = (files: Record<string, string>, work: (store: Store) => void = () => undefined): string[] => {
        const project = makeProject(files);
        const store = openStore(join(folder, 'org.db'), loadSchema([project.folder]));
        try {
            const told = leftBehind(store);
            work(store);
            return told;
        } finally {
            store.close();
            project.remove();
        }
    };
    const thing = (inside: string): Record<string, string> => ({
        'src/objects/Thing__c.object': objectXml('Thing', inside)
    });
    const put =
        (column: string, ...values: string[]) =>
        (store: Store): void =>
            values.forEach((value, at) =>
                store.run(
                    `INSERT OR REPLACE INTO "Thing__c" ("Id", "IsDeleted", "${column}") VALUES ('a0000000000000${at}AAA', ?, ?)`,
                    [value.startsWith('-') ? 1 : 0, value.replace('-', '')]
                )
            );

    it('is nothing in a new org, and nothing where no record has what is gone', () => {
        expect(start(thing(picklist(['Red', 'Blue'])), put('Color__c', 'Red', '-Blue'))).toEqual([]);
        expect(start(thing(picklist(['Red'])))).toEqual([]);
    });

    it('is a picklist value: told at every start until it is back or no record has it', () => {
        start(thing(picklist(['Red', 'Blue'])), put('Color__c', 'Red', 'Red', 'Blue'));
        const told = [`Thing__c.Color__c has no value "Red" any more, and 2 records have it. ${advice}`];
        expect(start(thing(picklist(['Blue'])))).toEqual(told);
        expect(start(thing(picklist(['Blue'])))).toEqual(told);
        expect(start(thing(picklist(['Blue', 'Green'])))).toEqual(told);
        const inactive = picklist(['Red', 'Blue']).replace(
            'Red</fullName>',
            'Red</fullName><isActive>false</isActive>'
        );
        expect(start(thing(inactive))).toEqual([]);
        expect(start(thing(picklist(['Blue'])))).toEqual(told);
        start(thing(picklist(['Blue'])), (store) => void store.run(`UPDATE "Thing__c" SET "Color__c" = 'Blue'`));
        expect(start(thing(picklist(['Blue'])))).toEqual([]);
    });

    it('is a value of a picklist that takes others as well, but none of those others', () => {
        start(thing(picklist(['Red', 'Blue'], false)), put('Color__c', 'Red', 'red', 'Typed in'));
        expect(start(thing(picklist(['Blue'], false)))).toEqual([
            `Thing__c.Color__c has no value "Red" any more, and 1 record has it. ${advice}`
        ]);
    });

    it('is one of several values', () => {
        const several = (values: string[]): Record<string, string> =>
            thing(picklist(values, true, 'MultiselectPicklist'));
        start(several(['Red', 'Dark Red', 'Blue']), put('Color__c', 'Dark Red;Blue', 'Red', 'Blue;Red'));
        expect(start(several(['Dark Red', 'Blue']))).toEqual([
            `Thing__c.Color__c has no value "Red" any more, and 2 records have it. ${advice}`
        ]);
    });

    it('is what a text field had that is a restricted picklist now', () => {
        start(thing(fieldXml('Color__c', 'Text', '<length>20</length>')), put('Color__c', 'Red', 'Purple'));
        expect(start(thing(picklist(['Red'])))).toEqual([
            `Thing__c.Color__c has no value "Purple" any more, and 1 record has it. ${advice}`
        ]);
    });

    it('is a value of a global and of a standard value set', () => {
        const sets = (...values: string[]): Record<string, string> => ({
            ...thing(
                fieldXml(
                    'Color__c',
                    'Picklist',
                    '<valueSet><restricted>true</restricted><valueSetName>Colors</valueSetName></valueSet>'
                )
            ),
            'src/globalValueSets/Colors.globalValueSet': `<GlobalValueSet xmlns="http://soap.sforce.com/2006/04/metadata"><masterLabel>Colors</masterLabel><sorted>false</sorted>${entries('customValue', values)}</GlobalValueSet>`,
            'src/standardValueSets/Industry.standardValueSet': `<StandardValueSet xmlns="http://soap.sforce.com/2006/04/metadata"><sorted>false</sorted>${entries('standardValue', values)}</StandardValueSet>`
        });
        start(sets('Red', 'Blue'), (store) => {
            put('Color__c', 'Red')(store);
            store.run(
                `INSERT INTO "Account" ("Id", "Name", "IsDeleted", "Industry") VALUES ('001000000000001AAA', 'One', 0, 'Red')`
            );
        });
        expect(start(sets('Blue')).sort()).toEqual([
            `Account.Industry has no value "Red" any more, and 1 record has it. ${advice}`,
            `Thing__c.Color__c has no value "Red" any more, and 1 record has it. ${advice}`
        ]);
    });

    it('is a field, and an object, with data; a checkbox only where it is checked', () => {
        const fields = fieldXml('Note__c', 'Text', '<length>10</length>');
        const flag = (name: string): string => fieldXml(name, 'Checkbox', '<defaultValue>false</defaultValue>');
        start(thing(fields + flag('Yes__c') + flag('No__c')), (store) => {
            put('Note__c', 'x', 'y', '-z')(store);
            store.run(`UPDATE "Thing__c" SET "No__c" = 0, "Yes__c" = 1 WHERE "Note__c" = 'x'`);
        });
        expect(start(thing(''))).toEqual([
            'Thing__c.Note__c is not in the project any more as a field that keeps values, and 2 records have one. They are kept, and there again with the field.',
            'Thing__c.Yes__c is not in the project any more as a field that keeps values, and 1 record has one. They are kept, and there again with the field.'
        ]);
        expect(start({})).toEqual([
            'Thing__c is not in the project any more, and 2 records of it are kept. They are there again with the object.'
        ]);
        expect(start(thing(fields), (store) => expect(store.all('SELECT * FROM "Thing__c"')).toHaveLength(3))).toEqual([
            'Thing__c.Yes__c is not in the project any more as a field that keeps values, and 1 record has one. They are kept, and there again with the field.'
        ]);
    });

    it('is a field whose values are worked out now; a field of this kind that had none has a place for them again', () => {
        start(thing(fieldXml('Note__c', 'Text', '<length>10</length>')), put('Note__c', 'x'));
        const formula = thing(fieldXml('Note__c', 'Text', '<formula>Name</formula>'));
        expect(start(formula)).toEqual([expect.stringContaining('Thing__c.Note__c is not in the project any more as')]);
        start(thing(fieldXml('Other__c', 'Text', '<formula>Name</formula>')));
        start(thing(fieldXml('Other__c', 'Text', '<length>10</length>')), put('Other__c', 'kept'));
    });
});
