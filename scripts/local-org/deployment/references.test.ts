import { fieldXml, makeProject, objectXml } from '../database/testing.ts';
import { checkedSchema } from './index.ts';

const VALUES = (names: string[]): string =>
    names
        .map((one) => `<value><fullName>${one}</fullName><default>false</default><label>${one}</label></value>`)
        .join('');
const picklist = (names: string[], dependency = '', settings = ''): string =>
    `<valueSet>${dependency}<valueSetDefinition><sorted>false</sorted>${VALUES(names)}</valueSetDefinition>${settings}</valueSet>`;
const master = (name: string, to: string, order: number): string =>
    fieldXml(
        name,
        'MasterDetail',
        `<referenceTo>${to}</referenceTo><relationshipName>${name.replace('__c', 's')}</relationshipName><relationshipOrder>${order}</relationshipOrder>`
    );
const step = (kind: string, name: string, inside: string): string =>
    `<${kind}><name>${name}</name><label>${name}</label><locationX>0</locationX><locationY>0</locationY>${inside}</${kind}>`;

/** A project that a deployment takes; every mistake below is one change of it. */
const GOOD: Readonly<Record<string, string>> = {
    'objects/Thing__c.object': objectXml(
        'Thing',
        fieldXml('Size__c', 'Number', '<precision>5</precision><scale>0</scale>') +
            fieldXml('Note__c', 'Text', '<length>40</length><defaultValue>"new"</defaultValue>') +
            fieldXml('Long__c', 'LongTextArea', '<length>300</length><visibleLines>3</visibleLines>') +
            fieldXml('Made__c', 'Text', '<formula>UPPER(Note__c)</formula>') +
            fieldXml('Number__c', 'AutoNumber', '<displayFormat>A-{0000}</displayFormat>') +
            fieldXml(
                'Where__c',
                'Location',
                '<displayLocationInDecimal>true</displayLocationInDecimal><scale>4</scale>'
            ) +
            fieldXml(
                'Secret__c',
                'EncryptedText',
                '<length>20</length><maskChar>X</maskChar><maskType>all</maskType>'
            ) +
            fieldXml('Kind__c', 'Picklist', picklist(['Old', 'New'])) +
            fieldXml('Flag__c', 'Checkbox', '<defaultValue>false</defaultValue>') +
            fieldXml(
                'Part__c',
                'Picklist',
                picklist(
                    ['One'],
                    '<controllingField>Kind__c</controllingField>',
                    '<valueSettings><controllingFieldValue>Old</controllingFieldValue><valueName>One</valueName></valueSettings>'
                )
            ) +
            fieldXml(
                'Half__c',
                'Picklist',
                picklist(
                    ['Left'],
                    '<controllingField>Flag__c</controllingField>',
                    '<valueSettings><controllingFieldValue>checked</controllingFieldValue><valueName>Left</valueName></valueSettings>'
                )
            ) +
            fieldXml(
                'Other__c',
                'Lookup',
                '<lookupFilter><active>true</active><booleanFilter>1</booleanFilter><filterItems><field>Thing__c.Name</field><operation>equals</operation><value>a</value></filterItems><isOptional>true</isOptional></lookupFilter><referenceTo>Thing__c</referenceTo><relationshipName>Others</relationshipName>'
            ) +
            fieldXml(
                'Total__c',
                'Summary',
                '<summarizedField>Line__c.Amount__c</summarizedField><summaryFilterItems><field>Line__c.Amount__c</field><operation>greaterThan</operation><value>0</value></summaryFilterItems><summaryForeignKey>Line__c.Thing__c</summaryForeignKey><summaryOperation>sum</summaryOperation>'
            ) +
            '<enableBulkApi>true</enableBulkApi><enableSharing>true</enableSharing><enableStreamingApi>true</enableStreamingApi>' +
            '<recordTypes><fullName>Main</fullName><active>true</active><label>Main</label><picklistValues><picklist>Kind__c</picklist><values><fullName>Old</fullName><default>false</default></values></picklistValues></recordTypes>'
    ),
    'objects/Line__c.object': objectXml(
        'Line',
        master('Thing__c', 'Thing__c', 0) +
            fieldXml(
                'Amount__c',
                'Currency',
                '<precision>10</precision><scale>2</scale><trackHistory>true</trackHistory>'
            ) +
            fieldXml('Text__c', 'Text', '<length>9</length>') +
            '<enableHistory>true</enableHistory>',
        'ControlledByParent'
    ),
    'objects/Setting__c.object': `<CustomObject><label>Setting</label><customSettingsType>Hierarchy</customSettingsType><visibility>Public</visibility>${fieldXml('Mail__c', 'Email')}</CustomObject>`,
    'objects/Said__e.object': `<CustomObject><label>Said</label><pluralLabel>Said</pluralLabel><deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><publishBehavior>PublishImmediately</publishBehavior>${fieldXml('At__c', 'DateTime')}</CustomObject>`,
    'layouts/Thing__c-Thing Layout.layout-meta.xml':
        '<Layout><layoutSections><layoutColumns><layoutItems><behavior>Required</behavior><field>Name</field></layoutItems></layoutColumns><style>OneColumn</style></layoutSections></Layout>',
    'profiles/Admin.profile-meta.xml':
        '<Profile><fieldPermissions><editable>true</editable><field>Thing__c.Size__c</field><readable>true</readable></fieldPermissions><layoutAssignments><layout>Thing__c-Thing Layout</layout></layoutAssignments><tabVisibilities><tab>standard-Account</tab><visibility>DefaultOn</visibility></tabVisibilities></Profile>',
    'quickActions/Thing__c.Add.quickAction-meta.xml':
        '<QuickAction><label>Add</label><optionsCreateFeedItem>false</optionsCreateFeedItem><targetObject>Line__c</targetObject><targetParentField>Thing__c</targetParentField><type>Create</type></QuickAction>',
    'workflows/Thing__c.workflow-meta.xml':
        '<Workflow><fieldUpdates><fullName>Note_it</fullName><field>Note__c</field><literalValue>x</literalValue><name>Note it</name><notifyAssignee>false</notifyAssignee><operation>Literal</operation><protected>false</protected></fieldUpdates><rules><fullName>Rule</fullName><actions><name>Note_it</name><type>FieldUpdate</type></actions><active>false</active><formula>true</formula><triggerType>onAllChanges</triggerType></rules></Workflow>',
    'matchingRules/Thing__c.matchingRule-meta.xml':
        '<MatchingRules><matchingRules><fullName>Same</fullName><label>Same</label><matchingRuleItems><blankValueBehavior>NullNotAllowed</blankValueBehavior><fieldName>Note__c</fieldName><matchingMethod>Exact</matchingMethod></matchingRuleItems><ruleStatus>Inactive</ruleStatus></matchingRules></MatchingRules>',
    'classes/Act.cls': 'public class Act { @InvocableMethod public static void go() {} }',
    'classes/Act.cls-meta.xml': '<ApexClass><apiVersion>65.0</apiVersion><status>Active</status></ApexClass>',
    'flows/Count.flow-meta.xml':
        '<Flow><apiVersion>65.0</apiVersion>' +
        step(
            'actionCalls',
            'Do',
            '<actionName>Act</actionName><actionType>apex</actionType><connector><targetReference>Again</targetReference></connector>'
        ) +
        step(
            'assignments',
            'Put',
            '<assignmentItems><assignToReference>number</assignToReference><operator>Assign</operator><value><numberValue>1.0</numberValue></value></assignmentItems><connector><targetReference>Read</targetReference></connector>'
        ) +
        '<formulas><name>upper</name><dataType>String</dataType><expression>UPPER({!note})</expression></formulas>' +
        '<interviewLabel>Count</interviewLabel><label>Count</label><processType>AutoLaunchedFlow</processType>' +
        step(
            'recordLookups',
            'Read',
            '<assignNullValuesIfNoRecordsFound>false</assignNullValuesIfNoRecordsFound><connector><targetReference>Do</targetReference></connector><filterLogic>and</filterLogic><filters><field>Size__c</field><operator>EqualTo</operator><value><elementReference>number</elementReference></value></filters><getFirstRecordOnly>true</getFirstRecordOnly><object>Thing__c</object><storeOutputAutomatically>true</storeOutputAutomatically>'
        ) +
        '<start><locationX>0</locationX><locationY>0</locationY><connector><targetReference>Put</targetReference></connector></start><status>Active</status>' +
        step('subflows', 'Again', '<flowName>Nothing</flowName>') +
        '<variables><name>number</name><dataType>Number</dataType><isCollection>false</isCollection><isInput>false</isInput><isOutput>false</isOutput><scale>0</scale></variables>' +
        '<variables><name>note</name><dataType>String</dataType><isCollection>false</isCollection><isInput>false</isInput><isOutput>false</isOutput></variables></Flow>',
    'objects/Opportunity.object':
        '<CustomObject><businessProcesses><fullName>Sale</fullName><isActive>true</isActive><values><fullName>Prospecting</fullName><default>false</default></values></businessProcesses><recordTypes><fullName>Sold</fullName><active>true</active><businessProcess>Sale</businessProcess><label>Sold</label></recordTypes></CustomObject>',
    'email/Told.emailFolder-meta.xml':
        '<EmailFolder><accessType>Public</accessType><name>Told</name><publicFolderAccess>ReadOnly</publicFolderAccess></EmailFolder>',
    'email/Told/Done.email': 'Dear {!Contact.FirstName}, {!Thing__c.Size__c} of {!Thing__c.Name} are done.',
    'email/Told/Done.email-meta.xml':
        '<EmailTemplate><available>true</available><description>Told.</description><encodingKey>UTF-8</encodingKey><name>Done</name><style>none</style><subject>About {!Thing__c.Size__c}</subject><type>text</type></EmailTemplate>',
    'mutingpermissionsets/Mute.mutingpermissionset-meta.xml':
        '<MutingPermissionSet><fieldPermissions><editable>false</editable><field>Thing__c.Size__c</field><readable>true</readable></fieldPermissions><label>Mute</label></MutingPermissionSet>',
    'flows/Saved.flow-meta.xml':
        '<Flow><apiVersion>65.0</apiVersion>' +
        step(
            'decisions',
            'Which',
            '<defaultConnectorLabel>Else</defaultConnectorLabel><rules><name>Big</name><conditionLogic>1 OR 2</conditionLogic>' +
                ['$Record.Size__c', 'thing.Size__c']
                    .map(
                        (one) =>
                            `<conditions><leftValueReference>${one}</leftValueReference><operator>GreaterThan</operator><rightValue><numberValue>1.0</numberValue></rightValue></conditions>`
                    )
                    .join('') +
                '<connector><targetReference>Call</targetReference></connector><label>Big</label></rules>'
        ) +
        '<interviewLabel>Saved</interviewLabel><label>Saved</label><processType>AutoLaunchedFlow</processType><start><locationX>0</locationX><locationY>0</locationY><connector><targetReference>Which</targetReference></connector><object>Thing__c</object><recordTriggerType>Create</recordTriggerType><triggerType>RecordAfterSave</triggerType></start><status>Active</status>' +
        step(
            'subflows',
            'Call',
            '<flowName>Nothing</flowName><inputAssignments><name>given</name><value><stringValue>a</stringValue></value></inputAssignments>'
        ) +
        '<variables><name>thing</name><dataType>SObject</dataType><isCollection>false</isCollection><isInput>false</isInput><isOutput>false</isOutput><objectType>Thing__c</objectType></variables></Flow>',
    'flows/Nothing.flow-meta.xml':
        '<Flow><apiVersion>65.0</apiVersion><interviewLabel>Nothing</interviewLabel><label>Nothing</label><processType>AutoLaunchedFlow</processType><start><locationX>0</locationX><locationY>0</locationY></start><status>Active</status><variables><name>given</name><dataType>String</dataType><isCollection>false</isCollection><isInput>true</isInput><isOutput>false</isOutput></variables></Flow>'
};

function told(changes: Readonly<Record<string, readonly [from: string, to: string]>>): string[] {
    const files = Object.entries(GOOD).map(([name, text]): [string, string] => {
        const [from, to] = changes[name] ?? ['', ''];
        expect(text).toContain(from);
        return [name, text.replace(from, () => to)];
    });
    const project = makeProject(Object.fromEntries(files));
    try {
        return checkedSchema([project.folder]).problems.map((one) => one.message);
    } finally {
        project.remove();
    }
}

const THING = 'objects/Thing__c.object';
const LINE = 'objects/Line__c.object';
const COUNT = 'flows/Count.flow-meta.xml';
const SAVED = 'flows/Saved.flow-meta.xml';

test('what refers to what is there is taken', () => expect(told({})).toEqual([]));

// The elements and their rules: Metadata API Developer Guide (CustomField, CustomObject, Flow, Layout, MatchingRule, Profile, QuickAction,
// RecordType, Workflow); Salesforce Help (Roll-Up Summary Field, Dependent Picklists, Default Field Value Considerations, Custom Settings);
// Platform Events Developer Guide (fields).
test.each([
    [
        'merge field of a text',
        'email/Told/Done.email',
        '{!Thing__c.Size__c}',
        '{!Thing__c.Gone__c}',
        'The merge field {!Thing__c.Gone__c} does not exist'
    ],
    [
        'merge field of a subject',
        'email/Told/Done.email-meta.xml',
        '{!Thing__c.Size__c}',
        '{!Thing__c.Gone__c}',
        'The merge field {!Thing__c.Gone__c} does not exist'
    ],
    [
        'merge field of an object',
        'email/Told/Done.email',
        '{!Thing__c.Size__c}',
        '{!Gone__c.Size__c}',
        'The merge field {!Gone__c.Size__c} is of an object that does not exist'
    ],
    [
        'length of a number',
        THING,
        '<precision>5',
        '<length>5</length><precision>5',
        "'length' for a CustomField of type Number"
    ],
    [
        'mask of a text',
        THING,
        '<length>40<',
        '<maskChar>X</maskChar><length>40<',
        "'maskChar' for a CustomField of type Text"
    ],
    ['encrypted without a mask', THING, '<maskType>all</maskType>', '', "Must specify 'maskType'"],
    [
        'location without decimals',
        THING,
        '<scale>4</scale>',
        '',
        "Must specify 'scale' for a CustomField of type Location"
    ],
    ['number without a place', THING, 'A-{0000}', 'A-', 'the display format A- has no place for the number'],
    [
        'hierarchy of another object',
        THING,
        '<type>Lookup<',
        '<type>Hierarchy<',
        'Only users have hierarchical relationships'
    ],
    ['default of the record', THING, '"new"', 'Made__c', 'a default value cannot use the fields of the record'],
    ['formula of a long text', THING, 'UPPER(Note__c)', 'UPPER(Long__c)', 'Field Long__c may not be used in this type'],
    ['formula of an encrypted text', THING, 'UPPER(Note__c)', 'UPPER(Secret__c)', 'Field Secret__c may not be used'],
    ['value that does not control', THING, 'Value>Old<', 'Value>Gone<', 'Kind__c has no value Gone'],
    ['value of a checkbox', THING, 'Value>checked<', 'Value>true<', 'Flag__c has no value true'],
    ['value that is not offered', THING, 'valueName>One<', 'valueName>Two<', 'there is no value Two'],
    ['picklist controlled by a text', THING, 'Field>Kind__c<', 'Field>Note__c<', 'Note__c cannot control a picklist'],
    [
        'logic of a lookup filter',
        THING,
        '>1</booleanFilter>',
        '>1 AND 2</booleanFilter>',
        'The filter logic 1 AND 2 names'
    ],
    [
        'value of a record type',
        THING,
        '<fullName>Old</fullName><default>false</default></values>',
        '<fullName>Gone%21</fullName><default>false</default></values>',
        'Picklist value: Gone! in picklist: Kind__c not found'
    ],
    [
        'sum of a text',
        THING,
        'summarizedField>Line__c.Amount__c<',
        'summarizedField>Line__c.Text__c<',
        'sum does not work on Line__c.Text__c'
    ],
    [
        'sum of nothing',
        THING,
        '<summarizedField>Line__c.Amount__c</summarizedField>',
        '',
        "Must specify 'summarizedField' for the operation sum"
    ],
    ['count of a field', THING, '>sum<', '>count<', "Can not specify 'summarizedField' for a count"],
    [
        'filter of a sum',
        THING,
        '<field>Line__c.Amount__c<',
        '<field>Line__c.Gone__c<',
        'the field Line__c.Gone__c of the filter does not exist'
    ],
    ['streams without sharing', THING, '<enableSharing>true<', '<enableSharing>false<', 'are all true or all false'],
    [
        'history of a field alone',
        LINE,
        '<enableHistory>true<',
        '<enableHistory>false<',
        'The entity: Line__c does not have history tracking enabled'
    ],
    [
        'required master',
        LINE,
        '<relationshipOrder>0',
        '<required>false</required><relationshipOrder>0',
        'Cannot be Optional or Required'
    ],
    [
        'delete constraint of a master',
        LINE,
        '<relationshipOrder>0',
        '<deleteConstraint>Cascade</deleteConstraint><relationshipOrder>0',
        "Can not specify 'deleteConstraint' for a CustomField of type MasterDetail"
    ],
    [
        'field of a setting',
        'objects/Setting__c.object',
        '>Email<',
        '>Picklist<',
        'custom settings have no fields of type Picklist'
    ],
    [
        'field of an event',
        'objects/Said__e.object',
        '>DateTime<',
        '>Email<',
        'platform events have no fields of type Email'
    ],
    [
        'layout without the name',
        'layouts/Thing__c-Thing Layout.layout-meta.xml',
        '<behavior>Required</behavior><field>Name</field>',
        '<behavior>Edit</behavior><field>Note__c</field>',
        'Layout must contain an item for required layout field: Name'
    ],
    [
        'name that may be left',
        'layouts/Thing__c-Thing Layout.layout-meta.xml',
        '>Required<',
        '>Edit<',
        'Field:Name must be Required'
    ],
    [
        'layout of a profile',
        'profiles/Admin.profile-meta.xml',
        'Thing Layout',
        'Other Layout',
        'no Layout named Thing__c-Other Layout found'
    ],
    [
        'field of a profile',
        'profiles/Admin.profile-meta.xml',
        'Size__c',
        'Gone__c',
        'In the profile Admin: no field named Thing__c.Gone__c found'
    ],
    [
        'tab of a profile',
        'profiles/Admin.profile-meta.xml',
        'standard-Account',
        'Gone',
        'In the profile Admin: no tab named Gone found'
    ],
    [
        'parent of a new record',
        'quickActions/Thing__c.Add.quickAction-meta.xml',
        'Field>Thing__c<',
        'Field>Gone__c<',
        'the field Line__c.Gone__c does not exist'
    ],
    [
        'field of a workflow',
        'workflows/Thing__c.workflow-meta.xml',
        '<field>Note__c',
        '<field>Gone__c',
        'Field Gone__c does not exist. Check spelling.'
    ],
    [
        'action of a workflow',
        'workflows/Thing__c.workflow-meta.xml',
        '<actions><name>Note_it',
        '<actions><name>Gone',
        'no WorkflowFieldUpdate named Thing__c.Gone found'
    ],
    [
        'field of a matching rule',
        'matchingRules/Thing__c.matchingRule-meta.xml',
        '>Note__c<',
        '>Gone__c<',
        'Matching rule Same: the field Thing__c.Gone__c does not exist'
    ],
    ['where a flow goes on', COUNT, 'Reference>Put<', 'Reference>number<', 'there is no element number to go on with'],
    ['what a flow sets', COUNT, 'ToReference>number<', 'ToReference>gone<', 'there is no element or resource gone'],
    [
        'what a flow compares',
        COUNT,
        'elementReference>number<',
        'elementReference>gone.Name<',
        'there is no element or resource gone'
    ],
    [
        'text for a number',
        COUNT,
        '<numberValue>1.0</numberValue>',
        '<stringValue>1</stringValue>',
        'number is of type Number, which does not hold a stringValue'
    ],
    ['object of a flow', COUNT, '<object>Thing__c', '<object>Gone__c', 'the object Gone__c does not exist'],
    ['field of a flow', COUNT, '<field>Size__c', '<field>Gone__c', 'the field Thing__c.Gone__c does not exist'],
    ['name twice in a flow', COUNT, '<name>note<', '<name>PUT<', 'the name PUT is used twice'],
    ['formula of a flow', COUNT, 'UPPER({!note})', 'UPPER({!note}', 'Flow Count: '],
    ['flow of a flow', COUNT, 'flowName>Nothing<', 'flowName>Gone<', 'the flow Gone does not exist'],
    ['Apex of a flow', COUNT, '<actionName>Act', '<actionName>Gone', 'the Apex class Gone does not exist'],
    [
        'precision of a text',
        THING,
        '<length>40<',
        '<precision>4</precision><length>40<',
        "'precision' for a CustomField of type Text"
    ],
    [
        'object of a text',
        THING,
        '<length>40<',
        '<referenceTo>Thing__c</referenceTo><length>40<',
        "'referenceTo' for a CustomField of type Text"
    ],
    [
        'default of a number that counts',
        THING,
        'A-{0000}',
        'A-{0000}</displayFormat><defaultValue>1</defaultValue><displayFormat>A-{0000}',
        "Can not specify 'defaultValue' for a CustomField of type AutoNumber"
    ],
    [
        'record type without a process',
        'objects/Opportunity.object',
        '<businessProcess>Sale</businessProcess>',
        '',
        'Required field is missing: businessProcess'
    ],
    [
        'process that is not there',
        'objects/Opportunity.object',
        '<businessProcess>Sale<',
        '<businessProcess>Gone<',
        'The business process Gone does not exist'
    ],
    [
        'process of another object',
        THING,
        '<label>Main</label>',
        '<businessProcess>Sale</businessProcess><label>Main</label>',
        'Thing__c has no business processes'
    ],
    [
        'field that is muted',
        'mutingpermissionsets/Mute.mutingpermissionset-meta.xml',
        'Size__c',
        'Gone__c',
        'no field named Thing__c.Gone__c found'
    ],
    [
        'condition of a workflow',
        'workflows/Thing__c.workflow-meta.xml',
        '<formula>true<',
        '<formula>Size__c<',
        'Formula result is data type (Number)'
    ],
    ['logic of a decision', SAVED, '1 OR 2', '1 OR 3', 'the logic 1 OR 3 names a condition that is not there'],
    [
        'saves that start a flow',
        SAVED,
        '<recordTriggerType>Create</recordTriggerType>',
        '',
        'Required field is missing: recordTriggerType'
    ],
    [
        'field of what was saved',
        SAVED,
        '$Record.Size__c',
        '$Record.Gone__c',
        'the field Thing__c.Gone__c does not exist'
    ],
    ['field of a variable', SAVED, 'thing.Size__c', 'thing.Gone__c', 'the field Thing__c.Gone__c does not exist'],
    ['object of a variable', SAVED, '<objectType>Thing__c', '<objectType>Gone__c', 'the object Gone__c does not exist'],
    ['what a flow is given', SAVED, '<name>given<', '<name>gone<', 'the flow Nothing has no input gone'],
    [
        'process of a custom object',
        THING,
        '<enableBulkApi>',
        '<businessProcesses><fullName>Sale</fullName><isActive>true</isActive><values><fullName>A</fullName><default>false</default></values></businessProcesses><enableBulkApi>',
        'Thing__c has no business processes'
    ],
    [
        'standard record deleted with another',
        'objects/Opportunity.object',
        '<businessProcesses>',
        `${fieldXml('Of__c', 'Lookup', '<deleteConstraint>Cascade</deleteConstraint><referenceTo>Thing__c</referenceTo><relationshipName>Sales</relationshipName>')}<businessProcesses>`,
        'Only lookups of custom objects delete their record'
    ]
] as const)('is refused: %s', (_kind, file, from, to, message) => {
    const problems = told({ [file]: [from, to] });
    expect(problems).toEqual(expect.arrayContaining([expect.stringContaining(message)]));
});

test('a third master is refused', () => {
    const third = ['Thing__c', 'Setting__c', 'Thing__c']
        .map((to, at) => master(`M${at}__c`, to, Math.min(at, 1)))
        .join('');
    expect(told({ [LINE]: ['<enableHistory>', `${third}<enableHistory>`] })).toEqual(
        expect.arrayContaining([expect.stringContaining('at most two master-detail fields, not ')])
    );
});

test('a draft of a flow may be unfinished', () => {
    const flow = 'flows/Count.flow-meta.xml';
    expect(told({ [flow]: ['<flowName>Nothing', '<flowName>Gone'] })).toHaveLength(1);
    const unfinished = GOOD[flow]!.replace('<flowName>Nothing', '<flowName>Gone').replace('>Active<', '>Draft<');
    expect(told({ [flow]: [GOOD[flow]!, unfinished] })).toEqual([]);
});

test('a name that is numbered need not stand on a layout', () => {
    const layout = 'layouts/Thing__c-Thing Layout.layout-meta.xml';
    const without = ['<behavior>Required</behavior><field>Name</field>', '<emptySpace>true</emptySpace>'] as const;
    expect(told({ [layout]: without })).toHaveLength(1);
    const numbered = [
        '<type>Text</type></nameField>',
        '<displayFormat>{0}</displayFormat><type>AutoNumber</type></nameField>'
    ] as const;
    expect(told({ [layout]: without, [THING]: numbered })).toEqual([]);
});
