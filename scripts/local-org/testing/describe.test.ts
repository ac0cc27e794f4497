import { apexDifferences, apexFailures, refusal } from './apex-tests.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">';
const field = (name: string, type: string, more = ''): string =>
    `<fields><fullName>${name}__c</fullName><label>The ${name}</label><type>${type}</type>${more}</fields>`;
const custom = (label: string, sharing: string, more: string): string =>
    `${HEAD}<label>${label}</label><pluralLabel>${label}s</pluralLabel><deploymentStatus>Deployed</deploymentStatus><nameField><label>No</label><displayFormat>J-{0}</displayFormat><type>AutoNumber</type></nameField><sharingModel>${sharing}</sharingModel>${more}</CustomObject>`;
const option = (name: string, isDefault: boolean, more = ''): string =>
    `<value><fullName>${name}</fullName><default>${isDefault}</default><label>${name}!</label>${more}</value>`;
const recordType = (name: string, active: boolean): string =>
    `<recordTypes><fullName>${name}</fullName><active>${active}</active><label>${name} kind</label></recordTypes>`;

const JOB = custom(
    'Job',
    'Private',
    [
        '<enableFeeds>true</enableFeeds><enableSearch>true</enableSearch>',
        field(
            'Text',
            'Text',
            '<length>40</length><externalId>true</externalId><unique>true</unique><caseSensitive>true</caseSensitive><inlineHelpText>What it says</inlineHelpText><defaultValue>"new"</defaultValue>'
        ),
        field('Long', 'LongTextArea', '<length>500</length><visibleLines>3</visibleLines>'),
        field('Rich', 'Html', '<length>600</length><visibleLines>10</visibleLines>'),
        field('Amount', 'Currency', '<precision>16</precision><scale>2</scale><required>true</required>'),
        field('Count', 'Number', '<precision>5</precision><scale>0</scale>'),
        field('Share', 'Percent', '<precision>5</precision><scale>1</scale>'),
        field('Day', 'Date'),
        field('At', 'DateTime'),
        field('Clock', 'Time'),
        field('Mail', 'Email'),
        field('Call', 'Phone'),
        field('Link', 'Url'),
        field('Done', 'Checkbox', '<defaultValue>true</defaultValue>'),
        field('Where', 'Location', '<displayLocationInDecimal>true</displayLocationInDecimal><scale>3</scale>'),
        field(
            'Kind',
            'Picklist',
            `<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${option('A', true)}${option('B', false)}${option('Old', false, '<isActive>false</isActive>')}</valueSetDefinition></valueSet>`
        ),
        field(
            'Kinds',
            'MultiselectPicklist',
            `<visibleLines>4</visibleLines><valueSet><valueSetDefinition><sorted>false</sorted>${option('A', false)}</valueSetDefinition></valueSet>`
        ),
        field(
            'Shift',
            'Picklist',
            `<valueSet><controllingField>Kind__c</controllingField><valueSetDefinition><sorted>false</sorted>${option('Early', false)}</valueSetDefinition><valueSettings><controllingFieldValue>A</controllingFieldValue><valueName>Early</valueName></valueSettings></valueSet>`
        ),
        field(
            'Twice',
            'Number',
            '<precision>18</precision><scale>0</scale><formula>Count__c * 2</formula><formulaTreatBlanksAs>BlankAsZero</formulaTreatBlanksAs>'
        ),
        field(
            'Person',
            'Lookup',
            '<referenceTo>Contact</referenceTo><relationshipName>Jobs</relationshipName><relationshipLabel>Jobs</relationshipLabel><deleteConstraint>Restrict</deleteConstraint>'
        ),
        `<fieldSets><fullName>Short</fullName><description>For lists</description><label>Short one</label><displayedFields><field>Text__c</field><isFieldManaged>false</isFieldManaged><isRequired>true</isRequired></displayedFields><displayedFields><field>Person__r.LastName</field><isFieldManaged>false</isFieldManaged><isRequired>false</isRequired></displayedFields></fieldSets>`,
        recordType('First', true),
        recordType('Off', false)
    ].join('\n')
);
const PART = custom(
    'Part',
    'ControlledByParent',
    field(
        'Job',
        'MasterDetail',
        '<referenceTo>Job__c</referenceTo><relationshipName>Parts</relationshipName><relationshipLabel>Parts</relationshipLabel><relationshipOrder>0</relationshipOrder><reparentableMasterDetail>false</reparentableMasterDetail><writeRequiresMasterRead>true</writeRequiresMasterRead>'
    )
);
const SETTING = `${HEAD}<label>Setting</label><customSettingsType>Hierarchy</customSettingsType><visibility>Public</visibility></CustomObject>`;
const RATE = `${HEAD}<label>Rate</label><pluralLabel>Rates</pluralLabel><visibility>Public</visibility></CustomObject>`;
const PROJECT = {
    'objects/Job__c/Job__c.object-meta.xml': JOB,
    'objects/Part__c/Part__c.object-meta.xml': PART,
    'objects/Setting__c/Setting__c.object-meta.xml': SETTING,
    'objects/Rate__mdt/Rate__mdt.object-meta.xml': RATE
};

/** Rows of one method for many fields: `object.field` and what it gives. */
const of = (method: string, expected: Readonly<Record<string, string>>): [string, string][] =>
    Object.entries(expected).map(([name, value]) => [`${name}.getDescribe().${method}`, value]);
/** Rows of a question: the fields of which it is true, and those of which it is not. */
const asked = (method: string, yes: readonly string[], no: readonly string[]): [string, string][] => [
    ...of(method, Object.fromEntries(yes.map((name) => [name, 'true']))),
    ...of(method, Object.fromEntries(no.map((name) => [name, 'false'])))
];
const job = (names: string): string[] =>
    names.split(' ').map((name) => `Job__c.${name}${/^(?:Id|Name|OwnerId|CreatedDate)$/.test(name) ? '' : '__c'}`);

// Apex Reference Guide, DescribeFieldResult; SOAP API Developer Guide, Field Types.
test('describes of fields', () => {
    const types = (pairs: Record<string, [string, string]>): [string, string][] =>
        Object.entries(pairs).flatMap(([name, [display, soap]]) => [
            ...of('getType()', { [name]: `Schema.DisplayType.${display}` }),
            ...of('getSoapType()', { [name]: `Schema.SOAPType.${soap}` })
        ]);
    expect(
        apexDifferences(
            [
                ...types({
                    'Job__c.Text__c': ['STRING', 'STRING'],
                    'Job__c.Long__c': ['TEXTAREA', 'STRING'],
                    'Job__c.Rich__c': ['TEXTAREA', 'STRING'],
                    'Job__c.Amount__c': ['CURRENCY', 'DOUBLE'],
                    'Job__c.Count__c': ['DOUBLE', 'DOUBLE'],
                    'Job__c.Share__c': ['PERCENT', 'DOUBLE'],
                    'Job__c.Day__c': ['DATE', 'DATE'],
                    'Job__c.At__c': ['DATETIME', 'DATETIME'],
                    'Job__c.Clock__c': ['TIME', 'TIME'],
                    'Job__c.Mail__c': ['EMAIL', 'STRING'],
                    'Job__c.Call__c': ['PHONE', 'STRING'],
                    'Job__c.Link__c': ['URL', 'STRING'],
                    'Job__c.Done__c': ['BOOLEAN', 'BOOLEAN'],
                    'Job__c.Where__c': ['LOCATION', 'LOCATION'],
                    'Job__c.Kind__c': ['PICKLIST', 'STRING'],
                    'Job__c.Kinds__c': ['MULTIPICKLIST', 'STRING'],
                    'Job__c.Person__c': ['REFERENCE', 'ID'],
                    'Job__c.Id': ['ID', 'ID'],
                    'Account.NumberOfEmployees': ['INTEGER', 'INTEGER'],
                    'Account.BillingAddress': ['ADDRESS', 'ADDRESS']
                }),
                ...of('getLength()', {
                    'Job__c.Text__c': '40',
                    'Job__c.Long__c': '500',
                    'Job__c.Id': '18',
                    'Job__c.Day__c': '0'
                }),
                ...of('getByteLength()', { 'Job__c.Text__c': '120', 'Job__c.Person__c': '18', 'Job__c.Id': '18' }),
                ...of('getPrecision()', {
                    'Job__c.Amount__c': '16',
                    'Job__c.Count__c': '5',
                    'Account.NumberOfEmployees': '0'
                }),
                ...of('getScale()', { 'Job__c.Amount__c': '2', 'Job__c.Share__c': '1', 'Job__c.Count__c': '0' }),
                ...of('getDigits()', { 'Account.NumberOfEmployees': '8', 'Job__c.Count__c': '0' }),
                ...of('getLabel()', { 'Job__c.Text__c': "'The Text'", 'Job__c.Name': "'No'" }),
                ...of('getLocalName()', { 'Job__c.Text__c': "'Text__c'" }),
                ...of('getInlineHelpText()', { 'Job__c.Text__c': "'What it says'", 'Job__c.Day__c': 'null' }),
                ...of('getCalculatedFormula()', { 'Job__c.Twice__c': "'Count__c * 2'", 'Job__c.Count__c': 'null' }),
                ...of('getDefaultValueFormula()', {
                    'Job__c.Text__c': '\'"new"\'',
                    'Job__c.Done__c': 'null',
                    'Job__c.Day__c': 'null'
                }),
                ...of('getDefaultValue()', {
                    'Job__c.Text__c': "'new'",
                    'Job__c.Done__c': 'true',
                    'Job__c.Kind__c': "'A'",
                    'Job__c.Day__c': 'null',
                    'Job__c.Kinds__c': 'null'
                }),
                ...of('getController()', { 'Job__c.Shift__c': 'Job__c.Kind__c', 'Job__c.Kind__c': 'null' }),
                ...of('getRelationshipName()', {
                    'Job__c.Person__c': "'Person__r'",
                    'Contact.AccountId': "'Account'",
                    'Job__c.Day__c': 'null'
                }),
                ...of('getRelationshipOrder()', { 'Part__c.Job__c': '0', 'Job__c.Person__c': 'null' }),
                ...of('getReferenceTo()', {
                    'Job__c.Person__c': 'new List<Schema.SObjectType>{ Contact.SObjectType }',
                    'Job__c.Day__c': 'new List<Schema.SObjectType>()'
                }),
                ...of('getReferenceTo().size()', { 'Job__c.OwnerId': '2', 'Task.WhoId': '2' }),
                ...of('getSObjectField()', { 'Job__c.Person__c': 'Job__c.Person__c' }),
                ...of('getSObjectType()', { 'Job__c.Person__c': 'Job__c.SObjectType' }),
                ...of('getCompoundFieldName()', {
                    'Account.BillingCity': "'BillingAddress'",
                    'Account.Site': 'null',
                    'Contact.LastName': "'Name'"
                }),
                ...of('getPicklistValues().size()', { 'Job__c.Kind__c': '2', 'Job__c.Day__c': '0' }),
                [
                    'Job__c.Kind__c.getDescribe().getPicklistValues()[1].getLabel() + Job__c.Kind__c.getDescribe().getPicklistValues()[1].getValue()',
                    "'B!B'"
                ],
                ['Job__c.Kind__c.getDescribe().getPicklistValues()[0].isDefaultValue()', 'true'],
                ['Job__c.Kind__c.getDescribe().getPicklistValues()[1].isDefaultValue()', 'false'],
                ['Job__c.Kind__c.getDescribe().getPicklistValues()[1].isActive()', 'true'],
                ...asked('isCustom()', job('Text Where Person'), job('Id Name OwnerId CreatedDate')),
                ...asked('isNillable()', job('Text Day Person Kind'), [
                    ...job('Amount Id Done OwnerId'),
                    'Part__c.Job__c',
                    'Contact.LastName'
                ]),
                ...asked('isCalculated()', job('Twice'), job('Count Name')),
                ...asked('isFormulaTreatNullNumberAsZero()', job('Twice'), job('Count')),
                ...asked('isAutoNumber()', job('Name'), [...job('Text'), 'Account.Name']),
                ...asked('isNameField()', [...job('Name'), 'Contact.Name'], [...job('Text'), 'Contact.LastName']),
                ...asked('isUnique()', job('Text'), job('Long Name')),
                ...asked('isCaseSensitive()', job('Text'), job('Mail')),
                ...asked('isExternalId()', job('Text'), job('Mail')),
                ...asked('isIdLookup()', [...job('Id Text'), 'Contact.Email'], job('Mail Count')),
                ...asked('isHtmlFormatted()', job('Rich'), job('Long Text')),
                ...asked('isRestrictedPicklist()', job('Kind'), job('Shift Text')),
                ...asked('isDependentPicklist()', job('Shift'), job('Kind')),
                ...asked(
                    'isNamePointing()',
                    [...job('OwnerId'), 'Task.WhoId', 'Task.WhatId'],
                    [...job('Person Text'), 'Contact.AccountId']
                ),
                ...asked('isCascadeDelete()', ['Part__c.Job__c'], job('Person Text')),
                ...asked('isRestrictedDelete()', job('Person'), ['Part__c.Job__c']),
                ...asked('isWriteRequiresMasterRead()', ['Part__c.Job__c'], job('Person')),
                ...asked(
                    'isDefaultedOnCreate()',
                    [...job('Text Done Kind Name OwnerId CreatedDate')],
                    job('Day Person Kinds Amount')
                ),
                ...asked('isFilterable()', job('Text Day Kind Person Twice'), job('Long Rich')),
                ...asked('isSortable()', job('Text Day Kind Person'), job('Long Rich Kinds')),
                ...asked('isGroupable()', job('Text Day Kind Person Done'), job('Long Amount At')),
                ...asked('isAggregatable()', job('Text Day Amount'), job('Done Long')),
                // Nobody has been given the fields: those alone that need no permission can be seen and written.
                ...asked('isCreateable()', job('Amount OwnerId'), job('Id Name Twice CreatedDate Text Person')),
                ...asked('isUpdateable()', job('Amount OwnerId'), [
                    ...job('Id Name Twice CreatedDate Text Person'),
                    'Part__c.Job__c'
                ]),
                ...asked('isAccessible()', job('Id Name Amount'), job('Twice Text')),
                ...asked('isPermissionable()', job('Text Twice'), [...job('Id Name Amount OwnerId'), 'Part__c.Job__c']),
                ...asked('isQueryByDistance()', job('Where'), job('Text')),
                ...asked('isSearchPrefilterable()', job('Person'), job('Text')),
                ...asked('isEncrypted()', [], job('Text')),
                ...asked(
                    'isAiPredictionField() || Job__c.Text__c.getDescribe().isDeprecatedAndHidden()',
                    [],
                    job('Text')
                ),
                ['Schema.SObjectType.Job__c.fields.Text__c.Name', "'Text__c'"],
                [
                    'Schema.SObjectType.Job__c.fields.Text__c.Label + Schema.SObjectType.Job__c.fields.Text__c.Length',
                    "'The Text40'"
                ],
                ['Schema.SObjectType.Job__c.fields.Text__c.Type', 'Schema.DisplayType.STRING'],
                [
                    'Schema.SObjectType.Job__c.fields.Amount__c.Accessible && Schema.SObjectType.Job__c.fields.Amount__c.Createable',
                    'true'
                ],
                [
                    'Schema.SObjectType.Job__c.fields.Text__c.Accessible || Schema.SObjectType.Job__c.fields.Text__c.Createable',
                    'false'
                ],
                ['Schema.SObjectType.Job__c.fields.Name.Updateable', 'false'],
                [
                    'Schema.SObjectType.Job__c.fields.Person__c.RelationshipName + Schema.SObjectType.Job__c.fields.Person__c.LocalName',
                    "'Person__rPerson__c'"
                ],
                ['Schema.SObjectType.Job__c.fields.Text__c.SObjectField', 'Job__c.Text__c'],
                ['Schema.SObjectType.Job__c.fields.Text__c.SObjectType', 'Job__c.SObjectType'],
                ["Schema.SObjectType.Job__c.fields.getMap().get('TEXT__C')", 'Job__c.Text__c'],
                ["Job__c.SObjectType.getDescribe().fields.getMap().containsKey('Text__c')", 'true'],
                ["Job__c.SObjectType.getDescribe().fields.getMap().containsKey('Nothing__c')", 'false'],
                ['String.valueOf(Job__c.Text__c)', "'Text__c'"],
                [
                    'Job__c.Text__c.hashCode() == Job__c.Text__c.hashCode() && Job__c.Text__c.equals(Job__c.Text__c)',
                    'true'
                ],
                [
                    'Job__c.Text__c.hashCode() == Job__c.Day__c.hashCode() || Job__c.Text__c.equals(Job__c.Day__c)',
                    'false'
                ],
                ['new Set<Schema.SObjectField>{ Job__c.Text__c, Job__c.Text__c, Job__c.Day__c }.size()', '2'],
                [
                    'new Set<Schema.DescribeFieldResult>{ Job__c.Text__c.getDescribe(), Job__c.Text__c.getDescribe(), Job__c.Day__c.getDescribe() }.size()',
                    '2'
                ]
            ],
            PROJECT
        )
    ).toEqual([]);
});

// Apex Reference Guide: DescribeSObjectResult, ChildRelationship, FieldSet, FieldSetMember, RecordTypeInfo, SObjectType.
test('describes of objects, with their relationships, field sets and record types', () => {
    const job = 'Schema.SObjectType.Job__c';
    const member = (at: number): string => `${job}.fieldSets.Short.getFields()[${at}]`;
    const type = (name: string): string => `${job}.getRecordTypeInfosByDeveloperName().get('${name}')`;
    const known = (method: string, yes: readonly string[], no: readonly string[]): [string, string][] => [
        ...yes.map((name): [string, string] => [`${name}.SObjectType.getDescribe().${method}`, 'true']),
        ...no.map((name): [string, string] => [`${name}.SObjectType.getDescribe().${method}`, 'false'])
    ];
    expect(
        apexDifferences(
            [
                [
                    `${job}.getName() + ${job}.getLocalName() + ${job}.getLabel() + ${job}.getLabelPlural()`,
                    "'Job__cJob__cJobJobs'"
                ],
                [`${job}.Name + ${job}.Label + ${job}.LabelPlural`, "'Job__cJobJobs'"],
                ['Account.SObjectType.getDescribe().getKeyPrefix() + Schema.SObjectType.Contact.KeyPrefix', "'001003'"],
                [`${job}.getSObjectType()`, 'Job__c.SObjectType'],
                ["Schema.getGlobalDescribe().get('JOB__C')", 'Job__c.SObjectType'],
                ["Schema.getGlobalDescribe().containsKey('Nothing__c')", 'false'],
                ["Schema.describeSObjects(new List<String>{ 'Job__c', 'Account' })[1].getName()", "'Account'"],
                ...known('isCustom()', ['Job__c', 'Part__c', 'Setting__c', 'Rate__mdt'], ['Account', 'User']),
                ...known('isCustomSetting()', ['Setting__c'], ['Job__c', 'Rate__mdt', 'Account']),
                ...known('isFeedEnabled()', ['Job__c'], ['Part__c']),
                ...known('isSearchable()', ['Job__c', 'Account'], []),
                ...known('isMergeable()', ['Account', 'Contact', 'Lead'], ['Job__c', 'Opportunity']),
                ...known('isQueryable()', ['Account', 'User'], []),
                ...known('isUndeletable()', ['Account'], ['User']),
                ...known('isDeletable()', ['Account'], ['User']),
                ...known('isCreateable()', ['Account'], ['Rate__mdt']),
                ...known('isUpdateable()', ['Account'], ['Rate__mdt']),
                ...known('isAccessible()', ['Account'], []),
                [`${job}.isDeprecatedAndHidden() || ${job}.getAssociateEntityType() != null`, 'false'],
                [`${job}.fieldSets.getMap().keySet()`, "new Set<String>{ 'Short' }"],
                [`${job}.fieldSets.Short.getLabel() + ${job}.fieldSets.Short.getName()`, "'Short oneShort'"],
                [`${job}.fieldSets.Short.getDescription()`, "'For lists'"],
                [`${job}.fieldSets.Short.getNameSpace()`, 'null'],
                [`${job}.fieldSets.Short.getSObjectType()`, 'Job__c.SObjectType'],
                [`${job}.fieldSets.Short.getFields().size()`, '2'],
                [`${member(0)}.getFieldPath() + ${member(1)}.getFieldPath()`, "'Text__cPerson__r.LastName'"],
                [`${member(0)}.getRequired() && !${member(1)}.getRequired()`, 'true'],
                [`${member(1)}.getDbRequired() && !${member(0)}.getDbRequired()`, 'true'],
                [`${member(0)}.getLabel() + ${member(1)}.getLabel()`, "'The TextLast Name'"],
                [`${member(1)}.getSObjectField()`, 'Contact.LastName'],
                [`${member(0)}.getType()`, 'Schema.DisplayType.STRING'],
                [`${job}.getRecordTypeInfos().size()`, '3'],
                [`${type('First')}.getName() + ${type('First')}.getDeveloperName()`, "'First kindFirst'"],
                [`${type('First')}.isActive() && !${type('Off')}.isActive()`, 'true'],
                [`${type('Master')}.isMaster() && !${type('First')}.isMaster()`, 'true'],
                [`${type('Master')}.isDefaultRecordTypeMapping() && ${type('Master')}.isActive()`, 'true'],
                [`${type('Master')}.getRecordTypeId()`, "Id.valueOf('012000000000000AAA')"],
                [`${type('Master')}.isAvailable()`, 'true'],
                [
                    `${job}.getRecordTypeInfosByName().get('First kind').getRecordTypeId()`,
                    `${type('First')}.getRecordTypeId()`
                ],
                [`${job}.getRecordTypeInfosById().get(${type('First')}.getRecordTypeId()).getName()`, "'First kind'"],
                ['Account.SObjectType.getDescribe().getRecordTypeInfos().size()', '1'],
                [`Job__c.SObjectType.newSObject().getSObjectType()`, 'Job__c.SObjectType'],
                ["Account.SObjectType.newSObject('001000000000001AAA').Id", "Id.valueOf('001000000000001AAA')"],
                ['((Job__c) Job__c.SObjectType.newSObject(null, true)).Text__c', "'new'"],
                ['((Job__c) Job__c.SObjectType.newSObject(null, false)).Text__c', 'null'],
                [
                    `((Job__c) Job__c.SObjectType.newSObject(${type('First')}.getRecordTypeId(), true)).RecordTypeId`,
                    `${type('First')}.getRecordTypeId()`
                ],
                ['String.valueOf(Job__c.SObjectType)', "'Job__c'"],
                [
                    'Job__c.SObjectType.equals(Job__c.SObjectType) && !Job__c.SObjectType.equals(Account.SObjectType)',
                    'true'
                ],
                ['Job__c.SObjectType.hashCode() == Job__c.SObjectType.hashCode()', 'true'],
                ['Job__c.SObjectType.hashCode() == Account.SObjectType.hashCode()', 'false'],
                [
                    'new Set<Schema.SObjectType>{ Job__c.SObjectType, Account.SObjectType, Job__c.SObjectType }.size()',
                    '2'
                ],
                [`new Set<Schema.DescribeSObjectResult>{ ${job}, Schema.SObjectType.Account, ${job} }.size()`, '2']
            ],
            PROJECT
        )
    ).toEqual([]);
    const found = (parent: string, object: string): string =>
        `Schema.ChildRelationship found; for (Schema.ChildRelationship one : ${parent}.SObjectType.getDescribe().getChildRelationships()) { if (one.getChildSObject() == ${object}.SObjectType) { found = one; } }`;
    expect(
        apexFailures(
            {
                detail: `${found('Job__c', 'Part__c')} Assert.areEqual('Parts__r', found.getRelationshipName()); Assert.areEqual(Part__c.Job__c, found.getField());
Assert.isTrue(found.isCascadeDelete()); Assert.isFalse(found.isRestrictedDelete()); Assert.isFalse(found.isDeprecatedAndHidden());
Assert.areEqual(0, found.getJunctionIdListNames().size()); Assert.areEqual(0, found.getJunctionReferenceTo().size());`,
                lookup: `${found('Contact', 'Job__c')} Assert.areEqual('Jobs__r', found.getRelationshipName()); Assert.isTrue(found.isRestrictedDelete()); Assert.isFalse(found.isCascadeDelete());`,
                none: `${found('Part__c', 'Job__c')} Assert.isNull(found);`,
                ofOther: refusal(
                    "Account.SObjectType.newSObject('003000000000001AAA')",
                    'Invalid id value for the SObject type: 003000000000001AAA',
                    'TypeException'
                )
            },
            PROJECT
        )
    ).toEqual({});
});
