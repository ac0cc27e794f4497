// What the platform would start by itself when a record is saved and the local org refuses; flows that run are in
// runtime/flow/flow.test.ts. Sources: Metadata API Developer Guide, Flow (FlowStart) and Workflow;
// a public project (salesforce-round-robin) whose test expects what its flow does passed over the flow before.
import { apexBodies } from '../../testing/apex-tests.ts';
import { makeProject } from '../testing.ts';
import { checkedSchema } from '../../deployment/index.ts';

const flow = (start: string, more = ''): string =>
    `<?xml version="1.0" encoding="UTF-8"?><Flow xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>60.0</apiVersion><label>F</label><processType>AutoLaunchedFlow</processType><start><locationX>0</locationX><locationY>0</locationY>${start}</start><status>Active</status>${more}</Flow>`;
const filter = (field: string, operator: string, value: string): string =>
    `<filters><field>${field}</field><operator>${operator}</operator><value>${value}</value></filters>`;
const on = (operations: string, filters = '', changed = false): string =>
    `${changed ? '<doesRequireRecordChangedToMeetCriteria>true</doesRequireRecordChangedToMeetCriteria>' : ''}<filterLogic>and</filterLogic>${filters}<object>Account</object><recordTriggerType>${operations}</recordTriggerType><scheduledPaths><pathType>AsyncAfterCommit</pathType></scheduledPaths><triggerType>RecordAfterSave</triggerType>`;
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

/** Workflow rules of accounts, each with one field update. */
function workflow(rules: { name: string; when: string; update: string; trigger?: string }[]): Record<string, string> {
    const updates = rules.map(
        ({ name, update }) =>
            `<fieldUpdates><fullName>${name}</fullName><name>${name}</name><notifyAssignee>false</notifyAssignee><protected>false</protected>${update}</fieldUpdates>`
    );
    const all = rules.map(
        ({ name, when, trigger = 'onAllChanges' }) =>
            `<rules><fullName>${name}</fullName><actions><name>${name}</name><type>FieldUpdate</type></actions><active>true</active>${when}<triggerType>${trigger}</triggerType></rules>`
    );
    return {
        'workflows/Account.workflow-meta.xml': `<?xml version="1.0" encoding="UTF-8"?><Workflow xmlns="http://soap.sforce.com/2006/04/metadata">${updates.join('')}${all.join('')}</Workflow>`
    };
}
const formulaUpdate = (field: string, formula: string): string =>
    `<field>${field}</field><formula>${formula}</formula><operation>Formula</operation>`;
const criterion = (field: string, value: string): string =>
    `<criteriaItems><field>Account.${field}</field><operation>equals</operation><value>${value}</value></criteriaItems>`;

test('field updates of workflow rules are saved, and triggers of updates run once more', () => {
    const bodies = {
        byFormula: `insert new Account(Name = 'a', Site = 'Boulder');
            Account one = [SELECT Id, Phone, Fax, Rating, Description FROM Account];
            Assert.areEqual('a/Boulder', one.Phone);
            Assert.areEqual('insert,update a>a', Log.text);
            Assert.areEqual('Hot', one.Rating);
            Assert.isNull(one.Description);`,
        oldIsWhatWasBeforeTheStatement: `insert new Account(Name = 'a', Site = 'Boulder');
            Account one = [SELECT Id FROM Account];
            Log.text = '';
            one.Name = 'b';
            update one;
            Assert.areEqual(',update a>b,update a>b', Log.text);
            Assert.areEqual('b/Boulder', [SELECT Phone FROM Account].Phone);`,
        notMet: `insert new Account(Name = 'a', Site = 'Denver', Description = 'kept');
            Assert.areEqual('insert', Log.text);
            Account one = [SELECT Phone, Description FROM Account];
            Assert.isNull(one.Phone);
            Assert.areEqual('kept', one.Description);`,
        onlyWhenChangedToMeet: `Account one = new Account(Name = 'a', Site = 'Boulder', Description = 'x');
            insert one;
            one.Description = 'y';
            update one;
            Assert.areEqual('y', [SELECT Description FROM Account].Description);`,
        refusedByATrigger: `try { insert new Account(Name = 'no', Site = 'Boulder'); Assert.fail(); } catch (DmlException e) { Assert.isTrue(e.getMessage().contains('not again')); }
            Assert.areEqual(0, [SELECT COUNT() FROM Account]);`,
        tooLong: `Assert.isFalse(Database.insert(new Account(Name = 'a', Site = 'Boulder', AccountNumber = 'long'), false).isSuccess());`
    };
    const when = '<formula>Site = &quot;Boulder&quot;</formula>';
    const results = apexBodies(bodies, {
        ...workflow([
            { name: 'Phone', when, update: formulaUpdate('Phone', 'Name + &quot;/&quot; + Site') },
            {
                name: 'Rating',
                when: criterion('Site', 'Boulder, Golden'),
                update: '<field>Rating</field><literalValue>Hot</literalValue><operation>Literal</operation>'
            },
            {
                name: 'Description',
                when: criterion('Site', 'Boulder'),
                update: '<field>Description</field><operation>Null</operation>',
                trigger: 'onCreateOrTriggeringUpdate'
            },
            {
                name: 'Long',
                when: criterion('AccountNumber', 'long'),
                update: formulaUpdate('AccountNumber', 'RPAD(&quot;x&quot;, 41, &quot;x&quot;)')
            }
        ]),
        'classes/Log.cls': "public class Log { public static String text = ''; }",
        'triggers/Logs.trigger': `trigger Logs on Account (after insert, after update) {
            if (Trigger.isInsert) { Log.text += 'insert'; return; }
            Log.text += ',update ' + Trigger.old[0].Name + '>' + Trigger.new[0].Name;
            if (Trigger.new[0].Name == 'no') { Trigger.new[0].addError('not again'); }
        }`
    });
    expect(results).toEqual(Object.fromEntries(Object.keys(bodies).map((name) => [name, 'Pass'])));
});

test.each([
    [
        'rules are evaluated again after it',
        `${formulaUpdate('Phone', 'Name')}<reevaluateOnChange>true</reevaluateOnChange>`
    ],
    ['it sets the next value of a picklist', '<field>Rating</field><operation>NextValue</operation>']
])('a workflow rule is refused where %s', (_, update) => {
    const files = workflow([{ name: 'Tell', when: criterion('Site', 'Boulder'), update }]);
    expect(apexBodies({ created: INSERT }, files)['created']).toContain('Unsupported: the workflow rule Account.Tell');
});
