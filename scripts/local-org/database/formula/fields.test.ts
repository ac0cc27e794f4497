// Salesforce Help, "Formula Field Limits and Considerations" and "Use Global Variables in Formulas".
import { ApexDate, ApexDatetime, ApexTime } from '../../values/date.ts';
import { fieldXml, objectXml, openTestOrg, type TestOrg } from '../testing.ts';

const formula = (name: string, type: string, text: string, more = ''): string =>
    fieldXml(
        name,
        type,
        `<formula>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</formula>${
            more.includes('formulaTreatBlanksAs')
                ? more
                : `<formulaTreatBlanksAs>BlankAsBlank</formulaTreatBlanksAs>${more}`
        }`
    );
const NUMBER = '<precision>10</precision><scale>2</scale>';
const ZERO = `${NUMBER}<formulaTreatBlanksAs>BlankAsZero</formulaTreatBlanksAs>`;

/** Fields of a job, by name: their type and formula. */
const FORMULAS: Record<string, [type: string, formula: string, more?: string]> = {
    Next_Day__c: ['Date', 'Day__c + 1'],
    Day_Of_Moment__c: ['Date', 'Moment__c'],
    Moment_Of_Day__c: ['DateTime', 'Day__c'],
    Later__c: ['DateTime', 'Moment__c + 0.5'],
    Break__c: ['Time', 'Starts__c + 900000'],
    Half_Share__c: ['Percent', 'Share__c / 2', NUMBER],
    Share_Of__c: ['Number', 'Price__c * Share__c', NUMBER],
    Blank_Sum__c: ['Number', 'Price__c + Other__c', NUMBER],
    Zero_Sum__c: ['Number', 'Price__c + Other__c', ZERO],
    By_Nothing__c: ['Number', 'Price__c / 0', NUMBER],
    Is_Dear__c: ['Checkbox', 'Price__c > 5'],
    Is_Done_Not__c: ['Checkbox', 'NOT(Done__c)'],
    Nothing__c: ['Text', '""'],
    Of_Parent__c: ['Text', 'Team__r.Name & "/" & TEXT(Team__r.Size__c)'],
    Twice__c: ['Number', 'Zero_Sum__c * 2', NUMBER],
    Owner_Mail__c: ['Text', 'Owner:User.Email'],
    Me__c: ['Text', '$User.LastName'],
    My_Profile__c: ['Text', '$Profile.Name'],
    My_Role__c: ['Text', 'BLANKVALUE($UserRole.Name, "no role")'],
    Org__c: ['Text', 'IF(ISBLANK($Organization.Id), "none", "some")'],
    May__c: ['Checkbox', '$Permission.Boss'],
    Hello__c: ['Text', '$Label.Hello'],
    Rate__c: ['Number', '$CustomMetadata.Rate__mdt.High.Value__c', NUMBER],
    Setting__c: ['Text', '$Setup.Limits__c.Word__c & "/" & $Setup.Limits__c.Other__c']
};

const setting = (name: string): string => fieldXml(name, 'Text', '<length>20</length>');
const FILES: Record<string, string> = {
    'objects/Team__c.object': objectXml('Team', fieldXml('Size__c', 'Number', NUMBER)),
    'objects/Job__c.object': objectXml(
        'Job',
        [
            fieldXml('Day__c', 'Date'),
            fieldXml('Moment__c', 'DateTime'),
            fieldXml('Starts__c', 'Time'),
            fieldXml('Share__c', 'Percent', NUMBER),
            fieldXml('Price__c', 'Number', NUMBER),
            fieldXml('Other__c', 'Number', NUMBER),
            fieldXml('Done__c', 'Checkbox', '<defaultValue>false</defaultValue>'),
            fieldXml(
                'Team__c',
                'Lookup',
                '<referenceTo>Team__c</referenceTo><relationshipName>Jobs</relationshipName>'
            ),
            ...Object.entries(FORMULAS).map(([name, [type, text, more]]) => formula(name, type, text, more)),
            formula('Unwritten__c', 'Text', 'GETSESSIONID()'),
            formula('Mistaken__c', 'Text', 'Gone__c'),
            formula('No_Field__c', 'Text', '$User.Gone'),
            formula('No_Record__c', 'Number', '$CustomMetadata.Team__c.High.Size__c', NUMBER),
            formula('No_Setting__c', 'Text', '$Setup.Team__c.Size__c'),
            formula('No_Label__c', 'Text', '$Label.Gone'),
            formula('No_Global__c', 'Text', '$Api.Session_ID')
        ].join('')
    ),
    'objects/Rate__mdt.object': `<CustomObject xmlns="x"><label>Rate</label><pluralLabel>Rates</pluralLabel>${fieldXml('Value__c', 'Number', NUMBER)}</CustomObject>`,
    'customMetadata/Rate.High.md':
        '<CustomMetadata xmlns="x" xmlns:xsi="i" xmlns:xsd="d"><label>High</label><values><field>Value__c</field><value xsi:type="xsd:double">7.5</value></values></CustomMetadata>',
    'objects/Limits__c.object': `<CustomObject xmlns="x"><customSettingsType>Hierarchy</customSettingsType><label>Limits</label>${setting('Word__c')}${setting('Other__c')}</CustomObject>`,
    'labels/CustomLabels.labels':
        '<CustomLabels xmlns="x"><labels><fullName>Hello</fullName><language>en_US</language><protected>false</protected><shortDescription>h</shortDescription><value>Good day</value></labels></CustomLabels>',
    'customPermissions/Boss.customPermission':
        '<CustomPermission xmlns="x"><isLicensed>false</isLicensed><label>Boss</label></CustomPermission>',
    'permissionsets/Bosses.permissionset':
        '<PermissionSet xmlns="x"><customPermissions><enabled>true</enabled><name>Boss</name></customPermissions><label>Bosses</label></PermissionSet>',
    'roles/Chief.role':
        '<Role xmlns="x"><caseAccessLevel>Edit</caseAccessLevel><contactAccessLevel>Edit</contactAccessLevel><name>The Chief</name><opportunityAccessLevel>Edit</opportunityAccessLevel></Role>',
    'queues/Pool.queue':
        '<Queue xmlns="x"><doesSendEmailToMembers>false</doesSendEmailToMembers><name>The Pool</name><queueSobject><sobjectType>Job__c</sobjectType></queueSobject></Queue>'
};

let org: TestOrg;
let ann: string;
beforeAll(() => {
    org = openTestOrg(FILES);
    const [team] = org.insert('Team__c', { Name: 'Red', Size__c: 3 });
    org.insert('Job__c', { Name: 'Empty' });
    org.insert('Job__c', { Name: 'Full', Share__c: 50, Price__c: 10, Team__c: team!.id, Done__c: true });
    const pool = org.query("SELECT Id FROM Group WHERE DeveloperName = 'Pool'")[0]!.id;
    org.insert('Job__c', { Name: 'Pooled', Price__c: 1, OwnerId: pool });
    org.store.run(
        `UPDATE "Job__c" SET "Day__c" = 20000, "Moment__c" = ?, "Starts__c" = ? WHERE "Name" = 'Full'`,
        // 2024-10-04, 18:00:00; 09:30:00
        [20000 * 86_400_000 + 64_800_000, 34_200_000]
    );
    ann = org.user('Ann', { sets: ['Bosses'], role: 'Chief' });
});
afterAll(() => org.close());

const read = (name: string, field: string): string => {
    const value = org.query(`SELECT ${field} FROM Job__c WHERE Name = '${name}'`)[0]!.get(field);
    return value instanceof ApexDate || value instanceof ApexDatetime || value instanceof ApexTime
        ? value.iso()
        : String(value);
};

test.each([
    ['Next_Day__c', '2024-10-05', 'null'],
    ['Day_Of_Moment__c', '2024-10-04', 'null'],
    ['Moment_Of_Day__c', '2024-10-04T00:00:00.000Z', 'null'],
    ['Later__c', '2024-10-05T06:00:00.000Z', 'null'],
    ['Break__c', '09:45:00.000Z', 'null'],
    // A percent of 50 is 0.5 in the formula, and 0.25 is 25 in the field.
    ['Half_Share__c', '25.00', 'null'],
    ['Share_Of__c', '5.00', 'null'],
    ['Blank_Sum__c', 'null', 'null'],
    ['Zero_Sum__c', '10.00', '0.00'],
    ['By_Nothing__c', 'null', 'null'],
    ['Is_Dear__c', 'true', 'false'],
    ['Is_Done_Not__c', 'false', 'true'],
    ['Nothing__c', 'null', 'null'],
    ['Of_Parent__c', 'Red/3', '/'],
    ['Twice__c', '20.00', '0.00'],
    ['Hello__c', 'Good day', 'Good day'],
    ['Rate__c', '7.50', '7.50'],
    ['Org__c', 'some', 'some']
])('%s is %s, and %s of a record without values', (field, full, empty) => {
    expect([read('Full', field), read('Empty', field)]).toEqual([full, empty]);
});

test('a typed relationship is blank where the record is of another type', () => {
    const mail = org.query(`SELECT Email FROM User WHERE Id = '${org.adminId}'`)[0]!.get('Email');
    expect([read('Full', 'Owner_Mail__c'), read('Pooled', 'Owner_Mail__c')]).toEqual([mail, 'null']);
});

test('global variables are those of whoever looks', () => {
    const all = (): string[] => ['Me__c', 'My_Profile__c', 'My_Role__c', 'May__c'].map((field) => read('Full', field));
    expect(org.as(ann, all)).toEqual(['Ann', 'Minimum Access - Salesforce', 'The Chief', 'true']);
    expect(all().slice(1)).toEqual(['System Administrator', 'no role', 'false']);
});

test("a hierarchy setting is the user's, else the profile's, else the organisation's, field by field", () => {
    const profile = org.query("SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'")[0]!.id;
    const organization = org.query('SELECT Id FROM Organization')[0]!.id;
    expect(read('Full', 'Setting__c')).toBe('/');
    org.insert('Limits__c', { SetupOwnerId: organization, Word__c: 'all', Other__c: 'all' });
    org.insert('Limits__c', { SetupOwnerId: profile, Word__c: 'few', Other__c: 'few' });
    org.insert('Limits__c', { SetupOwnerId: ann, Word__c: 'Ann' });
    expect(org.as(ann, () => read('Full', 'Setting__c'))).toBe('Ann/few');
    expect(read('Full', 'Setting__c')).toBe('all/all');
});

test.each([
    ['No_Field__c', '$User.Gone in a formula'],
    ['No_Record__c', '$CustomMetadata.Team__c.High.Size__c in a formula'],
    ['No_Setting__c', '$Setup.Team__c.Size__c in a formula'],
    ['No_Label__c', '$Label.Gone in a formula'],
    ['No_Global__c', '$Api.Session_ID in a formula'],
    ['Unwritten__c', 'formula function GETSESSIONID()'],
    ['Mistaken__c', 'Field Gone__c does not exist. Check spelling.']
])('%s throws where it is read', (field, message) => {
    expect(() => read('Full', field)).toThrow(message);
});

test('what cannot be evaluated is told at the start', () => {
    expect(org.schema.notHonoured.filter(({ kind }) => kind === 'formula').map(({ name, why }) => [name, why])).toEqual(
        [
            ['Job__c.Unwritten__c', 'Unsupported: formula function GETSESSIONID()'],
            ['Job__c.Mistaken__c', 'Field Gone__c does not exist. Check spelling.']
        ]
    );
});
