// What the platform would start by itself when a record is saved. Sources: Metadata API Developer Guide, Flow (FlowStart) and Workflow;
// a public project (salesforce-round-robin) whose test expects what its flow does passed over the flow before.
import { apexBodies } from '../../testing/apex-tests.ts';
import { makeProject } from '../testing.ts';
import { checkedSchema } from '../../deployment/index.ts';

const flow = (start: string, more = ''): string =>
    `<?xml version="1.0" encoding="UTF-8"?><Flow xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>60.0</apiVersion><label>F</label><processType>AutoLaunchedFlow</processType><start><locationX>0</locationX><locationY>0</locationY>${start}</start><status>Active</status>${more}</Flow>`;
const filter = (field: string, operator: string, value: string): string =>
    `<filters><field>${field}</field><operator>${operator}</operator><value>${value}</value></filters>`;
const on = (operations: string, filters = '', changed = false): string =>
    `${changed ? '<doesRequireRecordChangedToMeetCriteria>true</doesRequireRecordChangedToMeetCriteria>' : ''}<filterLogic>and</filterLogic>${filters}<object>Account</object><recordTriggerType>${operations}</recordTriggerType><triggerType>RecordAfterSave</triggerType>`;
const file = 'flows/Follow.flow-meta.xml';

const INSERT = `insert new Account(Name = 'a', Site = 'Boulder');`;
const UPDATE = `${INSERT} Account one = [SELECT Id FROM Account]; one.Phone = '1'; update one;`;
const DELETE = `${INSERT} delete [SELECT Id FROM Account];`;

function runs(content: string): Record<string, string> {
    return apexBodies(
        { created: INSERT, changed: UPDATE, deleted: DELETE, other: `insert new Contact(LastName = 'b');` },
        {
            [file]: content
        }
    );
}

const refused = (what: string): unknown =>
    expect.stringContaining(`Unsupported: the flow Follow, which starts when a record of Account is ${what}`);

test('a flow refuses the saves that it follows, and no others', () => {
    expect(runs(flow(on('Create')))).toEqual({
        created: refused('saved'),
        changed: refused('saved'),
        deleted: refused('saved'),
        other: 'Pass'
    });
    expect(runs(flow(on('Update')))).toEqual({
        created: 'Pass',
        changed: refused('saved'),
        deleted: 'Pass',
        other: 'Pass'
    });
    expect(runs(flow(on('Delete')))).toEqual({
        created: 'Pass',
        changed: 'Pass',
        deleted: refused('deleted'),
        other: 'Pass'
    });
});

const created = (filters: string): string | undefined => runs(flow(on('CreateAndUpdate', filters)))['created'];

test.each([
    ['another value', filter('Site', 'EqualTo', '<stringValue>Denver</stringValue>'), 'Pass'],
    ['the value, in another case', filter('Site', 'EqualTo', '<stringValue>boulder</stringValue>'), refused('saved')],
    ['not the value', filter('Site', 'NotEqualTo', '<stringValue>Boulder</stringValue>'), 'Pass'],
    ['blank', filter('Phone', 'IsNull', '<booleanValue>false</booleanValue>'), 'Pass'],
    ['no value', filter('Phone', 'IsNull', '<booleanValue>true</booleanValue>'), refused('saved')],
    ['what only the platform judges', filter('Site', 'Contains', '<stringValue>x</stringValue>'), refused('saved')],
    [
        'one that is not met and one that only the platform judges',
        filter('Site', 'Contains', '<stringValue>x</stringValue>') +
            filter('Site', 'EqualTo', '<stringValue>Denver</stringValue>'),
        'Pass'
    ]
])('conditions of a flow: %s', (_, filters, result) => expect(created(filters)).toEqual(result));

test('a flow for records that are changed to meet its conditions does not follow those that met them before', () => {
    const site = filter('Site', 'EqualTo', '<stringValue>Boulder</stringValue>');
    expect(runs(flow(on('Update', site)))['changed']).toEqual(refused('saved'));
    expect(runs(flow(on('Update', site, true)))['changed']).toBe('Pass');
});

test('a flow that is not active, or starts otherwise, refuses nothing', () => {
    expect(runs(flow(on('Create')).replace('Active', 'Draft'))['created']).toBe('Pass');
    expect(runs(flow(''))['created']).toBe('Pass');
});

test('a process and a workflow rule are followed, too', () => {
    const process = flow(
        '',
        '<processMetadataValues><name>ObjectType</name><value><stringValue>Account</stringValue></value></processMetadataValues><processMetadataValues><name>TriggerType</name><value><stringValue>onCreateOnly</stringValue></value></processMetadataValues>'
    ).replace('AutoLaunchedFlow', 'Workflow');
    expect(runs(process)['created']).toContain('Unsupported: the process Follow');
    const rule = (value: string): Record<string, string> => ({
        'workflows/Account.workflow-meta.xml': `<?xml version="1.0" encoding="UTF-8"?><Workflow xmlns="http://soap.sforce.com/2006/04/metadata"><rules><fullName>Tell</fullName><active>true</active><criteriaItems><field>Account.Site</field><operation>equals</operation><value>${value}</value></criteriaItems><triggerType>onAllChanges</triggerType></rules></Workflow>`
    });
    expect(apexBodies({ created: INSERT }, rule('Denver, Boulder'))['created']).toContain(
        'Unsupported: the workflow rule Account.Tell'
    );
    expect(apexBodies({ created: INSERT }, rule('Denver'))['created']).toBe('Pass');
});

test('each is told once when the project is read', () => {
    const project = makeProject({ [file]: flow(on('Create')), 'flows/Draft.flow-meta.xml': flow('') });
    try {
        const { schema } = checkedSchema([project.folder]);
        expect(schema.notHonoured.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['flow Follow']);
    } finally {
        project.remove();
    }
});
