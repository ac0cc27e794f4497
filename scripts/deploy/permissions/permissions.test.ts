import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { MANAGE_USERS_DEPENDS_ON } from '../../local-org/schema/user-permissions.ts';
import { differences, tableOf } from './compare.ts';
import { fieldsOf, givenBy } from './metadata.ts';
import { IMPORTED, SYSTEM_FIELDS } from './system-fields.ts';

const SOURCE = resolve(__dirname, '..', '..', '..', 'force-app', 'main', 'default');
const given = givenBy(SOURCE);
const fields = fieldsOf(SOURCE);
const table = tableOf(SOURCE);

/** Who is given something that fits, as `License_Import License__c`. */
function who(fits: (what: string, value: string) => boolean): string[] {
    return [...given.grants].flatMap(([what, row]) =>
        [...row].filter(([, value]) => fits(what, value)).map(([set]) => `${set} ${what}`)
    );
}

function isObject(what: string): boolean {
    return !what.includes('.');
}

function isField(what: string): boolean {
    return /^[A-Z]\w*\./.test(what);
}

function named(list: Readonly<Record<string, readonly string[]>>): string[] {
    return Object.entries(list).flatMap(([object, names]) => names.map((name) => `${object}.${name}`));
}

describe('the table of permissions', () => {
    test('is what the permission sets and groups give, no more and no less', () => {
        expect([...table.permissionSets].sort()).toEqual([...given.permissionSets].sort());
        expect(differences(SOURCE)).toEqual([]);
    });

    test('has a row for every field that can be given, and for no other of ours', () => {
        const rows = [...table.grants.keys()].filter((what) => /^\w+\.\w+__c$/.test(what) && isField(what)).sort();
        const wanted = fields.filter((field) => !field.required).map((field) => field.name);
        expect(rows).toEqual(wanted.sort());
    });
});

describe('least privilege', () => {
    test('what the system writes nobody else edits, the import of licenses from before roll-out apart', () => {
        const system = new Set(named(SYSTEM_FIELDS));
        expect(who((what, value) => value === 'e' && system.has(what)).sort()).toEqual(
            named(IMPORTED)
                .map((field) => `License_Import ${field}`)
                .sort()
        );
        expect([...system].filter((name) => !fields.some((field) => field.name === name))).toEqual([]);
    });

    test('only the import creates licenses and lines of access, and nobody what jobs write', () => {
        const written = [
            'License__c',
            'License_Access__c',
            'License_Specialist__c',
            'License_Email__c',
            'License_Activity__c',
            'License_Cycle__c',
            'License_Job_Run__c'
        ];
        const creators = who((what, value) => written.includes(what) && value.startsWith('c'));
        expect(creators.sort()).toEqual([
            'License_Import License_Access__c',
            'License_Import License_Specialist__c',
            'License_Import License__c'
        ]);
    });

    test('nobody edits licenses, lines, e-mails, activity or quiz results', () => {
        const kept = [
            'License__c',
            'License_Access__c',
            'License_Specialist__c',
            'License_Email__c',
            'License_Activity__c',
            'License_Job_Run__c',
            'Quiz_Result__c'
        ];
        expect(who((what, value) => kept.includes(what) && value.includes('u'))).toEqual([]);
    });

    test('nothing is deleted but evidence, and nobody changes all records of an object', () => {
        const deleters = who((what, value) => isObject(what) && /^c?r?u?d/.test(value));
        expect(deleters.sort()).toEqual([
            'License_Processor Course_Completion__c',
            'License_Requester Course_Completion__c'
        ]);
        expect(who((what, value) => isObject(what) && /\+(ma|vaf)/.test(value))).toEqual([]);
    });

    test('no permission set makes an administrator, and only the import opens the door of the import', () => {
        const rights = [...given.grants.keys()].filter((what) => what.startsWith('userPermissions.'));
        expect(rights.filter((right) => /AllData|Modify|Author|Customize|Import/.test(right))).toEqual([]);
        expect(who((what) => what === 'customPermissions.Import_Existing_Licenses')).toEqual([
            'License_Import customPermissions.Import_Existing_Licenses'
        ]);
    });
});

/** Salesforce Help: what managing internal users, assigning permission sets, passwords and public groups takes. */
const MANAGES_USERS = /^userPermissions\.(Assign|Manage|Reset|ViewAllUsers|ViewRoles|ViewSetup)/;

describe('the user of the jobs', () => {
    test('alone manages users, in a permission set that gives nothing else', () => {
        const holders = who((what) => MANAGES_USERS.test(what) || what === 'customPermissions.Run_License_Jobs');
        expect(new Set(holders.map((one) => one.split(' ')[0]))).toEqual(new Set(['License_Automation']));
        const others = who((what) => !MANAGES_USERS.test(what)).filter((one) => one.startsWith('License_Automation '));
        expect(others).toEqual(['License_Automation customPermissions.Run_License_Jobs']);
    });

    test('has it by a group of its own, which no person is given', () => {
        const groups = [...table.groups].filter(([, sets]) => sets.includes('License_Automation'));
        expect(groups.map(([group]) => group)).toEqual(['License_Automation_User']);
    });

    test('has what Manage Users depends on, as a deployment asks', () => {
        const given = who((what) => what.startsWith('userPermissions.'));
        const lacking = MANAGE_USERS_DEPENDS_ON.filter(
            (name) => !given.includes(`License_Automation userPermissions.${name}`)
        );
        expect(lacking).toEqual([]);
    });
});

describe('what an org takes', () => {
    test('required and master-detail fields have no permission, formulas and numbers given by the org no edit', () => {
        const byName = new Map(fields.map((field) => [field.name, field]));
        expect(who((what) => byName.get(what)?.required === true)).toEqual([]);
        const computed = who((what, value) => {
            const field = byName.get(what);
            return value === 'e' && (field?.formula === true || field?.type === 'AutoNumber');
        });
        expect(computed).toEqual([]);
    });

    test('whoever writes, reads; whoever edits a field, writes records; whoever has a detail, has its master', () => {
        expect(who((what, value) => isObject(what) && !/^c?r/.test(value))).toEqual([]);
        const has = (set: string, object: string, right: RegExp): boolean =>
            right.test(given.grants.get(object)?.get(set) ?? '');
        const wrong: string[] = [];
        for (const [what, row] of given.grants) {
            for (const [set, value] of row) {
                const object = what.split('.')[0]!;
                // Its permissions follow the campaign's.
                const holder = object === 'CampaignMember' ? 'Campaign' : object;
                if (isField(what) && holder !== 'User') {
                    const right = value === 'e' ? /[cu]/ : /r/;
                    wrong.push(...(has(set, holder, right) ? [] : [`${set} ${what}`]));
                }
            }
        }
        for (const { name, master } of fields) {
            const detail = name.split('.')[0]!;
            for (const [set, value] of master ? (given.grants.get(detail) ?? []) : []) {
                const right = value.includes('+va') ? /\+[vm]a/ : /r/;
                wrong.push(...(has(set, master!, right) ? [] : [`${set} ${detail} without ${master}`]));
            }
        }
        expect(wrong).toEqual([]);
    });

    test('every class that a screen or an integration calls is given to somebody, and no other', () => {
        const classes = readdirSync(join(SOURCE, 'classes'), { recursive: true, encoding: 'utf8' });
        const called = classes
            .filter((file) => file.endsWith('.cls'))
            .filter((file) => /@AuraEnabled\n?\(|@AuraEnabled\s+public static|@RestResource/i.test(source(file)))
            .map((file) => `classAccesses.${basename(file, '.cls')}`);
        const accesses = [...given.grants.keys()].filter((what) => what.startsWith('classAccesses.'));
        expect(accesses.sort()).toEqual(called.sort());
    });
});

function source(file: string): string {
    return readFileSync(join(SOURCE, 'classes', file), 'utf8');
}
