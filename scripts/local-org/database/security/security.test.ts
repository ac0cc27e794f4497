import { Blob_ } from '../../values/blob.ts';
import { SObject } from '../../values/sobject.ts';
import { fieldXml, objectXml, openTestOrg, SHARING, texts, thrown, USER, type TestOrg } from '../testing.ts';
import { hasCustomPermission, hasUserPermission } from './permissions.ts';
import { recordAccess } from './record-access.ts';

let org: TestOrg;

const object = (name: string, crud: string): string =>
    `<objectPermissions><object>${name}</object>${['Create', 'Read', 'Edit', 'Delete'].map((one) => `<allow${one}>${crud.includes(one[0]!)}</allow${one}>`).join('')}<viewAllRecords>${crud.includes('V')}</viewAllRecords><modifyAllRecords>${crud.includes('M')}</modifyAllRecords></objectPermissions>`;
const field = (name: string, access: 'r' | 'rw'): string =>
    `<fieldPermissions><field>${name}</field><readable>true</readable><editable>${access === 'rw'}</editable></fieldPermissions>`;
const set = (label: string, inside: string): string =>
    `<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>${label}</label>${inside}</PermissionSet>`;
const rule = (kind: string, name: string, level: string, inside: string): string =>
    `<sharing${kind}Rules><fullName>${name}</fullName><accessLevel>${level}</accessLevel>${inside}</sharing${kind}Rules>`;

beforeAll(() => {
    org = openTestOrg({
        'src/objects/Secret__c.object': objectXml(
            'Secret',
            fieldXml('Campus__c', 'Text', '<length>20</length>') +
                fieldXml('Salary__c', 'Number', '<precision>8</precision><scale>0</scale>'),
            'Private'
        ),
        'src/objects/Part__c.object': objectXml(
            'Part',
            fieldXml(
                'Secret__c',
                'MasterDetail',
                '<referenceTo>Secret__c</referenceTo><relationshipName>Parts</relationshipName>'
            ),
            'ControlledByParent'
        ),
        'src/objects/Notice__c.object': objectXml(
            'Notice',
            fieldXml(
                'Secret__c',
                'Lookup',
                '<referenceTo>Secret__c</referenceTo><relationshipName>Notices</relationshipName>'
            ),
            'Read'
        ),
        'src/permissionsets/Worker.permissionset': set(
            'Worker',
            `${object('Secret__c', 'CRED')}${object('Part__c', 'CRED')}${object('Notice__c', 'CRED')}${field('Secret__c.Campus__c', 'rw')}${field('Notice__c.Secret__c', 'rw')}`
        ),
        'src/permissionsets/Reader.permissionset': set(
            'Reader',
            `${object('Secret__c', 'R')}${field('Secret__c.Campus__c', 'r')}<customPermissions><enabled>true</enabled><name>Look</name></customPermissions>`
        ),
        'src/permissionsets/Payroll.permissionset': set(
            'Payroll',
            `${object('Secret__c', 'RE')}${field('Secret__c.Salary__c', 'rw')}<customPermissions><enabled>true</enabled><name>Pay</name></customPermissions>`
        ),
        'src/permissionsets/Auditor.permissionset': set('Auditor', object('Secret__c', 'RV')),
        'src/permissionsets/Boss.permissionset': set('Boss', object('Secret__c', 'CREDVM')),
        'src/permissionsets/Reporter.permissionset': set(
            'Reporter',
            '<userPermissions><enabled>true</enabled><name>RunReports</name></userPermissions>'
        ),
        'src/permissionsetgroups/Reporting.permissionsetgroup':
            '<PermissionSetGroup><label>Reporting</label><permissionSets>Reporter</permissionSets></PermissionSetGroup>',
        'src/permissionsetgroups/Office.permissionsetgroup':
            '<PermissionSetGroup><label>Office</label><permissionSets>Reader</permissionSets><permissionSets>Reporter</permissionSets><permissionSets>Payroll</permissionSets><mutingPermissionSets>Quiet</mutingPermissionSets></PermissionSetGroup>',
        'src/mutingpermissionsets/Quiet.mutingpermissionset': `<MutingPermissionSet><label>Quiet</label>${object('Secret__c', 'E')}${field('Secret__c.Salary__c', 'rw')}<customPermissions><enabled>true</enabled><name>Pay</name></customPermissions><userPermissions><enabled>true</enabled><name>RunReports</name></userPermissions></MutingPermissionSet>`,
        'src/customPermissions/Look.customPermission': '<CustomPermission><label>Look</label></CustomPermission>',
        'src/customPermissions/Pay.customPermission': '<CustomPermission><label>Pay</label></CustomPermission>',
        'src/groups/Boulder.group': '<Group><name>Boulder</name></Group>',
        'src/groups/Region.group': '<Group><name>Region</name></Group>',
        'src/groups/Clerks.group': '<Group><name>Clerks</name></Group>',
        'src/queues/Inbox.queue':
            '<Queue><name>Inbox</name><queueSobject><sobjectType>Secret__c</sobjectType></queueSobject></Queue>',
        'src/roles/Head.role': '<Role><name>Head</name></Role>',
        'src/roles/Staff.role': '<Role><name>Staff</name><parentRole>Head</parentRole></Role>',
        'src/sharingRules/Secret__c.sharingRules': `<SharingRules>${rule('Criteria', 'BoulderReads', 'Read', '<sharedTo><group>Boulder</group></sharedTo><criteriaItems><field>Campus__c</field><operation>equals</operation><value>UCB</value></criteriaItems>')}${rule('Criteria', 'RegionEdits', 'Edit', '<sharedTo><group>Region</group></sharedTo><criteriaItems><field>Campus__c</field><operation>equals</operation><value>UCD,UCCS</value></criteriaItems>')}${rule('Owner', 'Clerks', 'Read', '<sharedTo><group>Boulder</group></sharedTo><sharedFrom><group>Clerks</group></sharedFrom>')}</SharingRules>`
    });
});
beforeEach(() => org.store.begin());
afterEach(() => {
    org.store.rollback();
    org.session.written.setup = org.session.written.nonSetup = null;
});
afterAll(() => org.close());

const secret = (values: Record<string, unknown> = {}): SObject => org.insert('Secret__c', { Name: 's', ...values })[0]!;
const sees = (user: string, record: SObject, access = SHARING): boolean =>
    org.as(
        user,
        () => org.query(`SELECT Id FROM ${record.typeName} WHERE Id = :id`, { id: record.id }, access).length === 1
    );
const edits = (user: string, record: SObject): string =>
    org.as(user, () => {
        try {
            org.run('update', [org.record(record.typeName, { Id: record.id, Name: 'changed' })], SHARING);
            return 'yes';
        } catch (error) {
            return (error as Error).message;
        }
    });

describe('object permissions in user mode', () => {
    it('open an object to those who have them', () => {
        const reader = org.user('reader', { sets: ['Reader'] });
        const nobody = org.user('nobody');
        expect(org.as(reader, () => org.query('SELECT Id, Name FROM Secret__c', {}, USER))).toEqual([]);
        expect(thrown(() => org.as(nobody, () => org.query('SELECT Id FROM Secret__c', {}, USER)))).toContain(
            "System.QueryException: sObject type 'Secret__c' is not supported."
        );
        expect(thrown(() => org.as(nobody, () => org.query('SELECT Name FROM Secret__c', {}, USER)))).toContain(
            "System.QueryException: sObject type 'Secret__c' is not supported."
        );
        expect(org.as(nobody, () => org.query('SELECT Id FROM Secret__c'))).toEqual([]);
    });

    it('are those of a set that was changed and changed back', () => {
        const reader = org.user('reader', { sets: ['Reader'] });
        const reads = (): unknown => org.as(reader, () => org.query('SELECT Id FROM Secret__c', {}, USER));
        expect(reads()).toEqual([]);
        const mark = org.store.savepoint();
        const [row] = org.query(
            "SELECT Id FROM ObjectPermissions WHERE Parent.Name = 'Reader' AND SobjectType = 'Secret__c'"
        );
        org.run('delete', [row!]);
        expect(thrown(reads)).toContain("sObject type 'Secret__c' is not supported");
        org.store.rollbackTo(mark);
        org.store.release(mark);
        expect(reads()).toEqual([]);
    });

    it('are those of each set as it is now, whichever was changed', () => {
        const reads = (who: string) => (): unknown =>
            org.as(who, () => org.query('SELECT Id FROM Secret__c', {}, USER));
        const closed = "sObject type 'Secret__c' is not supported";
        const [reader, auditor] = ['Reader', 'Auditor'].map((name) => org.user(name, { sets: [name] })) as [
            string,
            string
        ];
        const close = (set: string): void => {
            const [row] = org.query(
                'SELECT Id FROM ObjectPermissions WHERE Parent.Name = :set AND SobjectType = :object',
                { set, object: 'Secret__c' }
            );
            row!.values.set('permissionsviewallrecords', false);
            row!.values.set('permissionsread', false);
            org.run('update', [row!]);
        };
        expect([reads(reader)(), reads(auditor)()]).toEqual([[], []]);
        close('Auditor');
        expect(thrown(reads(auditor))).toContain(closed);
        expect(reads(reader)()).toEqual([]);
        close('Reader');
        expect(thrown(reads(reader))).toContain(closed);
        // A set that is nobody's yet, assigned, and given its permission last.
        const [made] = org.insert('PermissionSet', { Name: 'Made', Label: 'Made' });
        org.insert('PermissionSetAssignment', { AssigneeId: reader, PermissionSetId: made!.id });
        expect(thrown(reads(reader))).toContain(closed);
        org.insert('ObjectPermissions', { ParentId: made!.id, SobjectType: 'Secret__c', PermissionsRead: true });
        expect(reads(reader)()).toEqual([]);
        expect(thrown(reads(auditor))).toContain(closed);
    });

    it('decide about each kind of statement', () => {
        const reader = org.user('reader', { sets: ['Reader'] });
        const worker = org.user('worker', { sets: ['Worker'] });
        const nobody = org.user('nobody');
        const insert = (user: string): string =>
            thrown(() => org.as(user, () => org.run('insert', [org.record('Secret__c', { Name: 'x' })], USER)));
        expect(insert(reader)).toBe('System.TypeException: DML operation INSERT not allowed on Secret__c');
        expect(insert(nobody)).toBe("System.SecurityException: Access to entity 'Secret__c' denied");
        const made = org.as(worker, () => {
            const record = org.record('Secret__c', { Name: 'x' });
            org.run('insert', [record], USER);
            return record;
        });
        expect(org.as(worker, () => org.run('delete', [made], USER))[0]!.success).toBe(true);
        expect(thrown(() => org.as(reader, () => org.run('delete', [made], USER)))).toContain(
            'DML operation DELETE not allowed'
        );
    });
});

describe('over an API', () => {
    const API = { ...USER, isApi: true, allOrNone: false };
    const errors = (
        user: string,
        statement: 'insert' | 'update' | 'delete',
        values: Record<string, unknown>
    ): string[] =>
        org.as(user, () =>
            org
                .run(statement, [org.record('Secret__c', values)], API)
                .flatMap((result) => result.errors.map((error) => `${error.statusCode}: ${error.message}`))
        );

    // What an org answered is in GrantTests of the JDBC driver stuntbyte/salesforce-jdbc, and in reports about custom metadata.
    it('the object is refused row by row, in words of its own', () => {
        const reader = org.user('reader', { sets: ['Reader'] });
        const { id } = secret({});
        expect(errors(reader, 'insert', { Name: 'x' })).toEqual([
            'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: entity type cannot be inserted: Secret'
        ]);
        expect(errors(reader, 'update', { Id: id, Name: 'x' })).toEqual([
            'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: entity type cannot be updated: Secret'
        ]);
        expect(errors(reader, 'delete', { Id: id })).toEqual([
            'INSUFFICIENT_ACCESS_OR_READONLY: insufficient access rights on object id'
        ]);
    });

    it('a field is named that may not be written', () => {
        const worker = org.user('worker', { sets: ['Worker'] });
        expect(errors(worker, 'insert', { Name: 'x', Salary__c: 5 })).toEqual([
            expect.stringMatching(
                /^INVALID_FIELD_FOR_INSERT_UPDATE: Unable to create\/update fields: Salary__c\. Please check/
            )
        ]);
        expect(errors(worker, 'insert', { Name: 'x' })).toEqual([]);
    });
});

describe('field permissions in user mode', () => {
    it('hide fields from queries, in every clause', () => {
        const worker = org.user('worker', { sets: ['Worker'] });
        const payroll = org.user('payroll', { sets: ['Payroll'] });
        const run = (user: string, soql: string) => () => org.as(user, () => org.query(soql, {}, USER));
        for (const soql of [
            'SELECT Salary__c FROM Secret__c',
            'SELECT Id FROM Secret__c WHERE Salary__c > 1',
            'SELECT Id FROM Secret__c ORDER BY Salary__c',
            'SELECT MAX(Salary__c) FROM Secret__c',
            'SELECT (SELECT Id FROM Parts__r), Salary__c FROM Secret__c'
        ]) {
            expect(thrown(run(worker, soql))).toContain(
                "System.QueryException: No such column 'Salary__c' on entity 'Secret__c'"
            );
        }
        // A subquery is checked whether the query finds parents or not.
        expect(
            thrown(run(worker, 'SELECT Id, (SELECT Secret__r.Salary__c FROM Parts__r) FROM Secret__c LIMIT 0'))
        ).toContain("No such column 'Salary__c'");
        expect(run(payroll, 'SELECT Salary__c FROM Secret__c WHERE Salary__c > 1 ORDER BY Salary__c')).not.toThrow();
        expect(run(worker, 'SELECT Campus__c FROM Secret__c')).not.toThrow();
    });

    it('refuse what a statement sets, and nothing else', () => {
        const worker = org.user('worker', { sets: ['Worker'] });
        const insert = (values: Record<string, unknown>) => () =>
            org.as(worker, () => org.run('insert', [org.record('Secret__c', values)], USER));
        expect(thrown(insert({ Name: 'x', Salary__c: 5 }))).toBe(
            'System.DmlException: Operation failed due to fields being inaccessible on Sobject Secret__c, check errors on Exception or Result!'
        );
        expect(insert({ Name: 'x', Campus__c: 'UCB' })).not.toThrow();
        const own = org.as(worker, () => secret({ Salary__c: 7 }));
        const [queried] = org.query('SELECT Id, Name, Salary__c FROM Secret__c WHERE Id = :id', { id: own.id });
        queried!.put('Name', 'y');
        expect(() => org.as(worker, () => org.run('update', [queried!], USER))).not.toThrow();
        // Setting a field counts whatever the value: none, or the one it has.
        expect(thrown(insert({ Name: 'x', Salary__c: null }))).toContain('fields being inaccessible');
        expect(
            thrown(() =>
                org.as(worker, () => org.run('update', [org.record('Secret__c', { Id: own.id, Salary__c: 7 })], USER))
            )
        ).toContain('fields being inaccessible');
        expect(
            thrown(() =>
                org.as(worker, () => org.run('update', [org.record('Secret__c', { Id: own.id, Salary__c: 8 })], USER))
            )
        ).toContain('fields being inaccessible');
    });

    it('of new custom fields are given by no profile, the administrator included', () => {
        expect(thrown(() => org.query('SELECT Salary__c FROM Secret__c', {}, USER))).toContain(
            "No such column 'Salary__c'"
        );
        expect(org.query('SELECT Name FROM Secret__c', {}, USER)).toEqual([]);
    });

    it('do not bind system mode', () => {
        const worker = org.user('worker', { sets: ['Worker'] });
        expect(() => org.as(worker, () => secret({ Salary__c: 5 }))).not.toThrow();
    });
});

describe('permission set groups', () => {
    it('give what their sets give, less what is muted', () => {
        const user = org.user('office');
        const group = String(
            org.store.get(`SELECT "Id" AS id FROM "PermissionSetGroup" WHERE "DeveloperName" = 'Office'`)!['id']
        );
        org.insert('PermissionSetAssignment', { AssigneeId: user, PermissionSetGroupId: group });
        const made = org.as(user, () => secret());
        expect(sees(user, made, USER)).toBe(true);
        expect(hasCustomPermission(org.session, user, 'Look')).toBe(true);
        expect(hasCustomPermission(org.session, user, 'Pay')).toBe(false);
        expect(thrown(() => org.as(user, () => org.query('SELECT Salary__c FROM Secret__c', {}, USER)))).toContain(
            "No such column 'Salary__c'"
        );
        expect(
            thrown(() =>
                org.as(user, () => org.run('update', [org.record('Secret__c', { Id: made.id, Name: 'x' })], USER))
            )
        ).toContain('DML operation UPDATE not allowed');
    });

    it('do not mute what a set gives besides', () => {
        const user = org.user('both', { sets: ['Payroll'] });
        const group = String(
            org.store.get(`SELECT "Id" AS id FROM "PermissionSetGroup" WHERE "DeveloperName" = 'Office'`)!['id']
        );
        org.insert('PermissionSetAssignment', { AssigneeId: user, PermissionSetGroupId: group });
        expect(hasCustomPermission(org.session, user, 'Pay')).toBe(true);
    });

    it('show as fields of their set, as profiles do, the user permissions that they give', () => {
        const shown = (soql: string): unknown => org.query(soql)[0]?.values.get('permissionsrunreports');
        expect(shown(`SELECT PermissionsRunReports FROM PermissionSet WHERE Name = 'Reporter'`)).toBe(true);
        expect(shown(`SELECT PermissionsRunReports FROM PermissionSet WHERE Name = 'Reporting'`)).toBe(true);
        expect(shown(`SELECT PermissionsRunReports FROM PermissionSet WHERE Name = 'Office'`)).toBe(false);
        expect(shown(`SELECT PermissionsRunReports FROM Profile WHERE Name = 'Standard User'`)).toBe(true);
        expect(shown(`SELECT PermissionsRunReports FROM Profile WHERE Name = 'Minimum Access - Salesforce'`)).toBe(
            false
        );
    });

    it('give the user permissions of a set that was made at run time, unless they are muted', () => {
        const [made] = org.insert('PermissionSet', {
            Name: 'Made',
            Label: 'Made',
            PermissionsRunReports: true,
            PermissionsViewSetup: true
        });
        const gives = (group: string): boolean[] => {
            const id = org.query('SELECT Id FROM PermissionSetGroup WHERE DeveloperName = :group', { group })[0]!.id;
            org.insert('PermissionSetGroupComponent', { PermissionSetGroupId: id, PermissionSetId: made!.id });
            const member = org.user(group);
            org.insert('PermissionSetAssignment', { AssigneeId: member, PermissionSetGroupId: id });
            return ['RunReports', 'ViewSetup'].map((name) => hasUserPermission(org.session, member, name));
        };
        expect(gives('Reporting')).toEqual([true, true]);
        expect(gives('Office')).toEqual([false, true]);
    });

    it('end with the assignment', () => {
        const user = org.user('ends', { sets: ['Payroll'] });
        expect(hasCustomPermission(org.session, user, 'Pay')).toBe(true);
        org.run('delete', org.query('SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = :user', { user }));
        expect(hasCustomPermission(org.session, user, 'Pay')).toBe(false);
    });
});

describe('a private object', () => {
    it('is open to the owner and closed to others', () => {
        const [owner, other] = [org.user('owner', { sets: ['Worker'] }), org.user('other', { sets: ['Worker'] })];
        const record = org.as(owner, () => secret());
        expect([sees(owner, record), sees(other, record)]).toEqual([true, false]);
        expect([edits(owner, record), edits(other, record)]).toEqual([
            'yes',
            expect.stringContaining(
                'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY, insufficient access rights on cross-reference id: []'
            )
        ]);
        expect(org.as(other, () => org.count('SELECT COUNT() FROM Secret__c'))).toBe(1);
    });

    it('is open to who may view or modify all', () => {
        const [auditor, boss] = [org.user('auditor', { sets: ['Auditor'] }), org.user('boss', { sets: ['Boss'] })];
        const record = secret();
        expect([sees(auditor, record), sees(boss, record), sees(org.adminId, record)]).toEqual([true, true, true]);
        expect([edits(auditor, record), edits(boss, record)]).toEqual([
            expect.stringContaining('INSUFFICIENT_ACCESS'),
            'yes'
        ]);
    });

    it('is open to those above in the role hierarchy, not to those below or beside', () => {
        const [head, staff, peer] = [
            org.user('head', { sets: ['Worker'], role: 'Head' }),
            org.user('staff', { sets: ['Worker'], role: 'Staff' }),
            org.user('peer', { sets: ['Worker'], role: 'Staff' })
        ];
        const [low, high] = [org.as(staff, () => secret()), org.as(head, () => secret())];
        expect([sees(head, low), edits(head, low), sees(peer, low), sees(staff, high)]).toEqual([
            true,
            'yes',
            false,
            false
        ]);
    });

    it('is open by sharing rules on criteria, to members of the group and as far as the rule goes', () => {
        const [member, stranger] = [
            org.user('member', { sets: ['Worker'], groups: ['Boulder'] }),
            org.user('stranger', { sets: ['Worker'] })
        ];
        const [ours, theirs] = [secret({ Campus__c: 'UCB' }), secret({ Campus__c: 'UCD' })];
        expect([sees(member, ours), sees(member, theirs), sees(stranger, ours)]).toEqual([true, false, false]);
        expect(edits(member, ours)).toContain('INSUFFICIENT_ACCESS');
        org.run('update', [org.record('Secret__c', { Id: theirs.id, Campus__c: 'UCB' })]);
        expect(sees(member, theirs)).toBe(true);
        const editor = org.user('editor', { sets: ['Worker'], groups: ['Region'] });
        expect([edits(editor, secret({ Campus__c: 'UCCS' })), sees(editor, ours)]).toEqual(['yes', false]);
    });

    it('is open by owner-based rules', () => {
        const [clerk, member] = [
            org.user('clerk', { sets: ['Worker'], groups: ['Clerks'] }),
            org.user('member', { sets: ['Worker'], groups: ['Boulder'] })
        ];
        expect([
            sees(
                member,
                org.as(clerk, () => secret())
            ),
            sees(member, secret())
        ]).toEqual([true, false]);
    });

    it('is open through groups in groups', () => {
        const inner = org.user('inner', { sets: ['Worker'], groups: ['Clerks'] });
        const id = (name: string): string =>
            String(org.store.get(`SELECT "Id" AS id FROM "Group" WHERE "DeveloperName" = ?`, [name])!['id']);
        const ours = secret({ Campus__c: 'UCB' });
        expect(sees(inner, ours)).toBe(false);
        org.session.written.nonSetup = null;
        org.insert('GroupMember', { GroupId: id('Boulder'), UserOrGroupId: id('Clerks') });
        expect(sees(inner, ours)).toBe(true);
    });

    it('is open to the members of an owning queue', () => {
        const [member, other] = [
            org.user('member', { sets: ['Worker'], groups: ['Inbox'] }),
            org.user('other', { sets: ['Worker'] })
        ];
        const queue = String(org.store.get(`SELECT "Id" AS id FROM "Group" WHERE "DeveloperName" = 'Inbox'`)!['id']);
        const record = secret({ OwnerId: queue });
        expect([sees(member, record), edits(member, record), sees(other, record)]).toEqual([true, 'yes', false]);
    });

    it('is open by shares that Apex makes, until the owner changes', () => {
        const user = org.user('guest', { sets: ['Worker'] });
        const record = secret();
        org.insert('Secret__Share', {
            ParentId: record.id,
            UserOrGroupId: user,
            AccessLevel: 'Read',
            RowCause: 'Manual'
        });
        expect([sees(user, record), edits(user, record).includes('INSUFFICIENT_ACCESS')]).toEqual([true, true]);
        org.run('update', [
            org.record('Secret__Share', { Id: org.query('SELECT Id FROM Secret__Share')[0]!.id, AccessLevel: 'Edit' })
        ]);
        expect(edits(user, record)).toBe('yes');
        org.session.written.nonSetup = null;
        const next = org.user('next', { sets: ['Worker'] });
        org.run('update', [org.record('Secret__c', { Id: record.id, OwnerId: next })]);
        expect(sees(user, record)).toBe(false);
    });
});

describe('records that depend on others', () => {
    it('details follow their master', () => {
        const [owner, other] = [org.user('owner', { sets: ['Worker'] }), org.user('other', { sets: ['Worker'] })];
        const record = org.as(owner, () => secret());
        const part = org.as(owner, () => org.insert('Part__c', { Name: 'p', Secret__c: record.id })[0]!);
        expect([sees(owner, part), sees(other, part)]).toEqual([true, false]);
        expect(edits(other, part)).toContain('INSUFFICIENT_ACCESS');
        expect(
            thrown(() =>
                org.as(other, () => org.run('insert', [org.record('Part__c', { Secret__c: record.id })], SHARING))
            )
        ).toContain(
            'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY, insufficient access rights on cross-reference id: []'
        );
    });

    it('files follow the records they are attached to', () => {
        const [owner, member, stranger] = [
            org.user('owner', { sets: ['Worker'] }),
            org.user('member', { sets: ['Worker'], groups: ['Boulder'] }),
            org.user('stranger', { sets: ['Worker'] })
        ];
        const record = org.as(owner, () => secret({ Campus__c: 'UCB' }));
        const version = org.as(
            owner,
            () =>
                org.insert('ContentVersion', {
                    PathOnClient: 'a.png',
                    VersionData: Blob_.of('picture'),
                    FirstPublishLocationId: record.id
                })[0]!
        );
        expect([owner, member, stranger].map((user) => sees(user, version))).toEqual([true, true, false]);

        const document = String(
            org.query('SELECT ContentDocumentId FROM ContentVersion')[0]!.values.get('contentdocumentid')
        );
        const renew = (user: string): unknown =>
            org.as(user, () => {
                const next = { PathOnClient: 'b.png', VersionData: Blob_.of('other'), ContentDocumentId: document };
                return org.run('insert', [org.record('ContentVersion', next)], SHARING);
            });
        const refused = 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY';
        expect([member, stranger].map((user) => thrown(() => renew(user)).includes(refused))).toEqual([true, true]);
        expect(org.query('SELECT Id FROM ContentVersion')).toHaveLength(1);
        org.insert('ContentDocumentLink', { ContentDocumentId: document, LinkedEntityId: member, ShareType: 'C' });
        [owner, member].forEach(renew);
        expect(org.query('SELECT Id FROM ContentVersion WHERE IsLatest = TRUE')).toHaveLength(1);
        expect(org.query('SELECT Id FROM ContentVersion')).toHaveLength(3);
    });

    it('an object that all may read is edited by its owner alone, and points to what its editor sees', () => {
        const [owner, other] = [org.user('owner', { sets: ['Worker'] }), org.user('other', { sets: ['Worker'] })];
        const notice = org.as(owner, () => org.insert('Notice__c', { Name: 'n' })[0]!);
        expect([
            sees(other, notice),
            edits(owner, notice),
            edits(other, notice).includes('INSUFFICIENT_ACCESS')
        ]).toEqual([true, 'yes', true]);
        const hidden = secret();
        expect(
            thrown(() =>
                org.as(owner, () =>
                    org.run('update', [org.record('Notice__c', { Id: notice.id, Secret__c: hidden.id })], SHARING)
                )
            )
        ).toContain('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
    });

    it('children and semi-joins show what the user sees', () => {
        const user = org.user('viewer', { sets: ['Worker'] });
        const [mine] = [org.as(user, () => secret({ Name: 'mine' })), secret({ Name: 'hidden' })];
        expect(
            texts(
                org.as(user, () =>
                    org.query('SELECT Name FROM Secret__c WHERE Id NOT IN (SELECT Secret__c FROM Part__c)', {}, SHARING)
                ),
                'Name'
            )
        ).toEqual(['mine']);
        org.insert('Part__c', { Name: 'p', Secret__c: mine!.id });
        const rows = org.as(user, () =>
            org.query('SELECT Name, (SELECT Name FROM Parts__r) FROM Secret__c', {}, SHARING)
        );
        expect(rows).toHaveLength(1);
    });

    it('tell their access', () => {
        const [owner, reader] = [
            org.user('owner', { sets: ['Worker'] }),
            org.user('looker', { sets: ['Reader'], groups: ['Boulder'] })
        ];
        const record = org.as(owner, () => secret({ Campus__c: 'UCB' }));
        expect(recordAccess(org.session, owner, record.id!)).toEqual({
            read: true,
            edit: true,
            delete: true,
            transfer: true,
            all: true
        });
        expect(recordAccess(org.session, reader, record.id!)).toMatchObject({ read: true, edit: false, delete: false });
        expect(
            texts(
                org.query(
                    'SELECT RecordId, HasReadAccess, HasEditAccess FROM UserRecordAccess WHERE UserId = :u AND RecordId = :r',
                    { u: reader, r: record.id }
                ),
                'HasReadAccess',
                'HasEditAccess'
            )
        ).toEqual(['true|false']);
    });
});

describe('sharing over many records', () => {
    it('is evaluated by the database', () => {
        const user = org.user('many', { sets: ['Worker'], groups: ['Boulder'] });
        org.insert(
            'Secret__c',
            ...Array.from({ length: 10000 }, (_, i) => ({ Name: `s${i}`, Campus__c: i % 4 === 0 ? 'UCB' : 'SYS' }))
        );
        const began = performance.now();
        const count = org.as(user, () => org.query('SELECT Id, Name FROM Secret__c', {}, USER)).length;
        expect(count).toBe(2500);
        expect(performance.now() - began).toBeLessThan(1000);
    });
});
