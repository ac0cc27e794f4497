import { ApexDate } from '../../values/date.ts';
import { Blob_ } from '../../values/blob.ts';
import { SObject } from '../../values/sobject.ts';
import type { TriggerEvent } from '../session.ts';
import { fieldXml, objectXml, openTestOrg, texts, thrown, type TestOrg } from '../testing.ts';

let org: TestOrg;
let events: string[];
let handler: (event: TriggerEvent) => void;

const rollup = (name: string, operation: string, rest = ''): string =>
    fieldXml(
        name,
        'Summary',
        `<summaryForeignKey>Line__c.Order__c</summaryForeignKey><summaryOperation>${operation}</summaryOperation>${rest}`
    );

beforeAll(() => {
    const picklist =
        '<valueSet><restricted>true</restricted><valueSetDefinition><value><fullName>New</fullName><default>true</default></value><value><fullName>Done</fullName></value></valueSetDefinition></valueSet>';
    const rule = (name: string, formula: string, message: string, field = ''): string =>
        `<validationRules><fullName>${name}</fullName><active>true</active><errorConditionFormula>${formula}</errorConditionFormula><errorMessage>${message}</errorMessage>${field && `<errorDisplayField>${field}</errorDisplayField>`}</validationRules>`;
    org = openTestOrg({
        'src/objects/Order__c.object': objectXml(
            'Order',
            fieldXml('Status__c', 'Picklist', `${picklist}<trackHistory>true</trackHistory>`) +
                fieldXml('Key__c', 'Text', '<length>10</length><unique>true</unique><externalId>true</externalId>') +
                fieldXml('Number__c', 'AutoNumber', '<displayFormat>O-{000}</displayFormat>') +
                fieldXml(
                    'Contact__c',
                    'Lookup',
                    '<referenceTo>Contact</referenceTo><relationshipName>Orders</relationshipName><deleteConstraint>SetNull</deleteConstraint>'
                ) +
                fieldXml(
                    'Guard__c',
                    'Lookup',
                    '<referenceTo>Account</referenceTo><relationshipName>Guarded</relationshipName><deleteConstraint>Restrict</deleteConstraint>'
                ) +
                fieldXml('Email__c', 'Email') +
                fieldXml('Percent__c', 'Percent', '<precision>5</precision><scale>2</scale>') +
                fieldXml('Today__c', 'Date', '<defaultValue>TODAY() + 1</defaultValue>') +
                rollup('Lines__c', 'count') +
                rollup(
                    'Total__c',
                    'sum',
                    '<summarizedField>Line__c.Amount__c</summarizedField><summaryFilterItems><field>Line__c.Amount__c</field><operation>greaterThan</operation><value>1</value></summaryFilterItems>'
                ) +
                rule(
                    'NotBack',
                    'AND(ISCHANGED(Status__c), ISPICKVAL(PRIORVALUE(Status__c), &quot;Done&quot;))',
                    'Never back',
                    'Status__c'
                ) +
                rule(
                    'ContactNeedsEmail',
                    'AND(NOT(ISBLANK(Contact__c)), ISBLANK(Contact__r.Email))',
                    'Contact has no email'
                ) +
                '<enableHistory>true</enableHistory>'
        ),
        'src/objects/Line__c.object': objectXml(
            'Line',
            fieldXml(
                'Order__c',
                'MasterDetail',
                '<referenceTo>Order__c</referenceTo><relationshipName>Lines</relationshipName>'
            ) + fieldXml('Amount__c', 'Currency', '<precision>8</precision><scale>2</scale><required>true</required>'),
            'ControlledByParent'
        )
    });
    org.session.hasTriggers = () => true;
    org.session.triggers = (event) => {
        events.push(
            `${event.isBefore ? 'before' : 'after'} ${event.operation} ${event.object.name} ${(event.newRecords ?? event.oldRecords)!.length}`
        );
        handler(event);
    };
});
beforeEach(() => {
    events = [];
    handler = () => undefined;
    org.store.begin();
});
afterEach(() => {
    org.store.rollback();
    org.session.written.setup = org.session.written.nonSetup = null;
});
afterAll(() => org.close());

const order = (values: Record<string, unknown> = {}): SObject => org.insert('Order__c', { Name: 'o', ...values })[0]!;
const read = (record: SObject, ...fields: string[]): string =>
    texts(
        org.query(`SELECT ${fields.join(', ')} FROM ${record.typeName} WHERE Id = :id ALL ROWS`, { id: record.id }),
        ...fields
    )[0]!;

describe('insert', () => {
    it('fills defaults, numbers, owner and audit fields', () => {
        org.session.clock = () => Date.UTC(2026, 10, 22, 18);
        const made = order();
        expect(read(made, 'Status__c', 'Today__c', 'Owner.Name', 'CreatedDate', 'Lines__c', 'Total__c')).toBe(
            'New|2026-11-23 00:00:00|Admin User|2026-11-22 10:00:00|0|0.00'
        );
        expect(read(made, 'Number__c')).toMatch(/^O-\d{3}$/);
        expect(made.values.has('status__c')).toBe(false);
    });

    it.each([
        [
            { Status__c: 'Other' },
            'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, Status__c: bad value for restricted picklist field: Other: [Status__c]'
        ],
        [
            { Key__c: 'x'.repeat(11) },
            `STRING_TOO_LONG, Key__c: data value too large: ${'x'.repeat(11)} (max length=10): [Key__c]`
        ],
        [{ Email__c: 'nobody' }, 'INVALID_EMAIL_ADDRESS, Email__c: invalid email address: nobody: [Email__c]'],
        [
            { Contact__c: '001000000000001AAA' },
            'FIELD_INTEGRITY_EXCEPTION, Contact__c: id value of incorrect type: 001000000000001AAA: [Contact__c]'
        ],
        [{ Contact__c: '003000000999999AAA' }, 'INVALID_CROSS_REFERENCE_KEY, invalid cross reference id: [Contact__c]'],
        [
            { Percent__c: 12345 },
            'NUMBER_OUTSIDE_VALID_RANGE, Percent__c: value outside of valid range on numeric field: 12345.00: [Percent__c]'
        ]
    ])('refuses %j', (values, message) => {
        expect(thrown(() => order(values))).toBe(
            `System.DmlException: Insert failed. First exception on row 0; first error: ${message}`
        );
    });

    it('names what is missing', () => {
        expect(thrown(() => org.insert('Line__c', {}))).toBe(
            'System.DmlException: Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Order__c, Amount__c]: [Order__c, Amount__c]'
        );
        expect(thrown(() => org.insert('Contact', {}))).toContain(
            'Required fields are missing: [LastName]: [LastName]'
        );
    });

    it('keeps unique fields unique, whatever their case', () => {
        const first = order({ Key__c: 'abc' });
        expect(thrown(() => order({ Key__c: 'ABC' }))).toContain(
            `DUPLICATE_VALUE, duplicate value found: Key__c duplicates value on record with id: ${first.id}: []`
        );
        expect(order({ Key__c: 'abd' }).id).not.toBeNull();
    });

    it('saves the good rows alone where it may', () => {
        const results = org.run(
            'insert',
            [
                org.record('Order__c', { Name: 'a' }),
                org.record('Order__c', { Email__c: 'bad' }),
                org.record('Order__c', { Name: 'c' })
            ],
            { allOrNone: false }
        );
        expect(results.map((result) => result.success)).toEqual([true, false, true]);
        expect(org.count('SELECT COUNT() FROM Order__c')).toBe(2);
        expect(
            thrown(() => org.run('insert', [org.record('Order__c'), org.record('Order__c', { Email__c: 'bad' })]))
        ).toContain('First exception on row 1');
        expect(org.count('SELECT COUNT() FROM Order__c')).toBe(2);
    });

    it('runs triggers in chunks of 200, around the save', () => {
        org.insert('Order__c', ...Array.from({ length: 250 }, () => ({ Name: 'x' })));
        expect(events).toEqual([
            'before insert Order__c 200',
            'after insert Order__c 200',
            'before insert Order__c 50',
            'after insert Order__c 50'
        ]);
    });

    it('takes changes of before triggers, errors of both', () => {
        handler = (event) => event.isBefore && event.newRecords!.forEach((record) => record.put('Key__c', 'set'));
        expect(read(order(), 'Key__c')).toBe('set');
        handler = (event) =>
            !event.isBefore &&
            event
                .newRecords!.filter((record) => record.get('Name') === 'l')
                .forEach((record) => record.addError('no', 'Name'));
        const results = org.run(
            'insert',
            ['k', 'l', 'm'].map((key) => org.record('Order__c', { Name: key })),
            { allOrNone: false }
        );
        expect(results.map((result) => result.errors)).toEqual([
            [],
            [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'no', fields: ['Name'] }],
            []
        ]);
    });

    it('hands out read-only records after the save', () => {
        handler = (event) => !event.isBefore && event.newRecords![0]!.put('Name', 'x');
        expect(thrown(() => order())).toContain('System.FinalException: Record is read-only');
    });
});

describe('update', () => {
    it('runs validation rules with prior values and parents', () => {
        const made = order({ Status__c: 'Done' });
        expect(thrown(() => org.run('update', [org.record('Order__c', { Id: made.id, Status__c: 'New' })]))).toBe(
            `System.DmlException: Update failed. First exception on row 0 with id ${made.id}; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, Never back: [Status__c]`
        );
        const [bare, mailed] = org.insert('Contact', { LastName: 'a' }, { LastName: 'b', Email: 'b@example.invalid' });
        expect(
            thrown(() => org.run('update', [org.record('Order__c', { Id: made.id, Contact__c: bare!.id })]))
        ).toContain('Contact has no email: []');
        org.run('update', [org.record('Order__c', { Id: made.id, Contact__c: mailed!.id })]);
        expect(read(made, 'Contact__r.LastName')).toBe('b');
    });

    it('gives triggers the old and the whole new record', () => {
        const made = order({ Key__c: 'k' });
        const seen: unknown[] = [];
        handler = (event) =>
            event.isBefore &&
            seen.push(
                event.oldRecords![0]!.get('Name'),
                event.newRecords![0]!.get('Name'),
                event.newRecords![0]!.get('Key__c')
            );
        org.run('update', [org.record('Order__c', { Id: made.id, Name: 'p' })]);
        expect(seen).toEqual(['o', 'p', 'k']);
    });

    it('tracks history of the tracked fields', () => {
        const made = order();
        org.run('update', [org.record('Order__c', { Id: made.id, Status__c: 'Done', Key__c: 'z' })]);
        expect(
            texts(
                org.query('SELECT Field, OldValue, NewValue FROM Order__History ORDER BY Id'),
                'Field',
                'OldValue',
                'NewValue'
            )
        ).toEqual(['created|null|null', 'Status__c|New|Done']);
    });

    it('refuses unknown, deleted and id-less records', () => {
        const made = order();
        org.run('delete', [made]);
        const update = (id: string | null): string =>
            thrown(() => org.run('update', [org.record('Order__c', id ? { Id: id } : {})]));
        expect(update(made.id)).toContain('ENTITY_IS_DELETED, entity is deleted: []');
        expect(update(null)).toContain('MISSING_ARGUMENT, Id not specified in an update call: []');
        expect(update(`${made.id!.slice(0, 12)}zzz`)).toContain(
            'INVALID_CROSS_REFERENCE_KEY, invalid cross reference id'
        );
        expect(thrown(() => org.run('update', [made, made]))).toContain('System.ListException: Duplicate id in list');
    });
});

describe('masters and details', () => {
    it('rolls up, with the triggers of the master', () => {
        const made = order();
        const lines = org.insert('Line__c', { Order__c: made.id, Amount__c: 5 }, { Order__c: made.id, Amount__c: 0.5 });
        expect(read(made, 'Lines__c', 'Total__c')).toBe('2|5.00');
        expect(events).toContain('before update Order__c 1');
        org.run('delete', [lines[0]!]);
        expect(read(made, 'Lines__c', 'Total__c')).toBe('1|0.00');
        org.run('undelete', [lines[0]!]);
        expect(read(made, 'Lines__c', 'Total__c')).toBe('2|5.00');
    });

    it('deletes details with the master, clears lookups, and brings both back', () => {
        const [contact] = org.insert('Contact', { LastName: 'c', Email: 'c@example.invalid' });
        const made = order({ Contact__c: contact!.id });
        org.insert('Line__c', { Order__c: made.id, Amount__c: 5 });
        org.run('delete', [made]);
        expect(org.count('SELECT COUNT() FROM Line__c')).toBe(0);
        expect(org.count('SELECT COUNT() FROM Line__c ALL ROWS')).toBe(1);
        org.run('undelete', [made]);
        expect(org.count('SELECT COUNT() FROM Line__c')).toBe(1);
        org.run('delete', [contact!]);
        expect(read(made, 'Contact__c')).toBe('null');
        org.run('undelete', [contact!]);
        expect(read(made, 'Contact__c')).toBe(contact!.id);
    });

    it('keeps what a restricting lookup points to', () => {
        const [guarded, free] = org.insert('Account', { Name: 'guarded' }, { Name: 'free' });
        order({ Guard__c: guarded!.id });
        expect(thrown(() => org.run('delete', [guarded!]))).toContain(
            'DELETE_FAILED, Your attempt to delete guarded could not be completed'
        );
        expect(org.run('delete', [free!])[0]!.success).toBe(true);
    });

    it('does not move a detail unless the field allows it', () => {
        const [first, second] = [order(), order()];
        const [line] = org.insert('Line__c', { Order__c: first.id, Amount__c: 5 });
        const move = (to: string | null) => () =>
            org.run('update', [org.record('Line__c', { Id: line!.id, Order__c: to })]);
        expect(thrown(move(second.id))).toContain(
            'INVALID_FIELD_FOR_INSERT_UPDATE, Unable to create/update fields: Order__c. Please check the security settings'
        );
        expect(move(first.id)).not.toThrow();
        expect(read(line!, 'Order__c')).toBe(first.id);
    });
});

describe('upsert', () => {
    it('finds records by external id', () => {
        const made = order({ Key__c: 'k1' });
        const results = org.run(
            'upsert',
            [
                org.record('Order__c', { Key__c: 'K1', Name: 'again' }),
                org.record('Order__c', { Key__c: 'k2', Name: 'new' })
            ],
            { externalIdField: 'Key__c' }
        );
        expect(results.map((result) => result.created)).toEqual([false, true]);
        expect(read(made, 'Name')).toBe('again');
    });

    // User.Username has the property idLookup (Object Reference), and users are never in the recycle bin.
    it('finds records of an object without a recycle bin', () => {
        const [user] = org.query('SELECT Id, Username FROM User LIMIT 1');
        const again = org.record('User', { Username: user!.get('Username'), Title: 'Dean' });
        const [result] = org.run('upsert', [again], { externalIdField: 'Username' });
        expect([result!.created, result!.id]).toEqual([false, user!.id]);
        expect(read(user!, 'Title')).toBe('Dean');
    });

    it('links a parent named by its external id', () => {
        const made = order({ Key__c: 'parent' });
        const line = org.record('Line__c', { Amount__c: 2 });
        line.putSObject('Order__r', org.record('Order__c', { Key__c: 'parent' }));
        org.run('insert', [line]);
        expect(read(line, 'Order__c')).toBe(made.id);
        const lost = org.record('Line__c', { Amount__c: 2 });
        lost.putSObject('Order__r', org.record('Order__c', { Key__c: 'nobody' }));
        expect(thrown(() => org.run('insert', [lost]))).toContain(
            'Foreign key external ID: nobody not found for field Key__c in entity Order__c'
        );
    });
});

describe('objects of the platform', () => {
    it('compose names and follow stages', () => {
        const [contact] = org.insert('Contact', { FirstName: 'Ann', LastName: 'Bell' });
        expect(read(contact!, 'Name')).toBe('Ann Bell');
        const [opportunity] = org.insert('Opportunity', {
            Name: 'o',
            StageName: 'Closed Won',
            CloseDate: ApexDate.of(2026, 1, 1),
            Amount: 10
        });
        expect(read(opportunity!, 'IsWon', 'IsClosed', 'Probability', 'FiscalYear')).toBe('true|true|100|2026');
    });

    it('make a document and links of a file version', () => {
        const [account] = org.insert('Account', { Name: 'a' });
        const [version] = org.insert('ContentVersion', {
            PathOnClient: 'a/report.pdf',
            VersionData: Blob_.of('hello'),
            FirstPublishLocationId: account!.id
        });
        expect(read(version!, 'Title', 'FileExtension', 'ContentSize', 'IsLatest', 'ContentDocument.Title')).toBe(
            'report|pdf|5|true|report'
        );
        expect(
            texts(
                org.query(
                    "SELECT LinkedEntityId FROM ContentDocumentLink WHERE LinkedEntityId IN (SELECT Id FROM Account) AND ShareType = 'V'"
                ),
                'LinkedEntityId'
            )
        ).toEqual([account!.id]);
        const [stored] = org.query('SELECT VersionData FROM ContentVersion');
        expect((stored!.read('versiondata') as Blob_).text()).toBe('hello');
        expect(thrown(() => org.insert('ContentVersion', { VersionData: Blob_.of('x') }))).toContain(
            'Required fields are missing: [PathOnClient]'
        );
    });

    it('let a person be a campaign member once', () => {
        const [campaign] = org.insert('Campaign', { Name: 'c' });
        const [contact] = org.insert('Contact', { LastName: 'x', Email: 'x@example.invalid' });
        const [member] = org.insert('CampaignMember', { CampaignId: campaign!.id, ContactId: contact!.id });
        expect(read(member!, 'Name', 'Email', 'Status', 'HasResponded')).toBe('x|x@example.invalid|Sent|false');
        expect(
            thrown(() => org.insert('CampaignMember', { CampaignId: campaign!.id, ContactId: contact!.id }))
        ).toContain('Already a campaign member.');
    });

    it('keep user names unique and setup apart from other records', () => {
        org.user('someone');
        expect(thrown(() => org.user('someone'))).toContain('DUPLICATE_USERNAME, Duplicate Username.');
        org.insert('Account', { Name: 'a' });
        // "You can only insert and update a group in a transaction with other sObjects. Other DML operations are not allowed."
        const [group] = org.insert('Group', { Name: 'g' });
        expect(thrown(() => org.insert('GroupMember', { GroupId: group!.id, UserOrGroupId: org.adminId }))).toContain(
            'MIXED_DML_OPERATION, DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): GroupMember, original object: Account'
        );
        expect(thrown(() => org.run('delete', [group!]))).toContain('MIXED_DML_OPERATION');
    });
});
