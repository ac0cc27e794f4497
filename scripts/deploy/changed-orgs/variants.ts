/** An org of somebody else: what its owners changed, and who runs the tests there. */
export interface ChangedOrg {
    name: string;
    /** metadata of theirs, by path below a package directory */
    metadata: Readonly<Record<string, string>>;
    /** Anonymous Apex, as the administrator; it makes or changes the user of this name, who then runs the tests. */
    runner: { username: string; apex: string } | null;
}

const xml = (type: string, content: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${type}>\n`;

/** A required field of each kind, on every object of the platform that the tests make records of. */
const REQUIRED: Readonly<Record<string, string>> = {
    Theirs_Text__c: '<length>10</length><type>Text</type>',
    Theirs_Code__c: '<externalId>true</externalId><unique>true</unique><length>20</length><type>Text</type>',
    Theirs_Day__c: '<type>Date</type>',
    Theirs_Number__c: '<precision>3</precision><scale>0</scale><type>Number</type>',
    Theirs_Mail__c: '<type>Email</type>',
    Theirs_Choice__c:
        '<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>A</fullName><default>false</default><label>A</label></value></valueSetDefinition></valueSet>'
};
const OBJECTS = ['Account', 'Campaign', 'CampaignMember', 'Contact', 'Lead'];

const requiredFields = Object.fromEntries(
    OBJECTS.flatMap((object) =>
        Object.entries(REQUIRED).map(([name, type]) => [
            `objects/${object}/fields/${name}.field-meta.xml`,
            xml(
                'CustomField',
                `<fullName>${name}</fullName><label>${name.replaceAll('_', ' ')}</label><required>true</required>${type}`
            )
        ])
    )
);

/** What each object must have: formulas that are true where it lacks it. */
const RULES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    Account: { Phone: 'ISBLANK(Phone)', Street: 'OR(ISBLANK(BillingStreet), ISBLANK(BillingCity))' },
    Campaign: { Dates: 'OR(ISBLANK(StartDate), ISBLANK(EndDate), EndDate &lt; StartDate)' },
    Contact: {
        Account: 'ISBLANK(AccountId)',
        Address: 'OR(ISBLANK(MailingStreet), ISBLANK(MailingCity), ISBLANK(MailingPostalCode))',
        First_Name: 'ISBLANK(FirstName)',
        Phone: 'AND(ISBLANK(Phone), ISBLANK(MobilePhone))'
    },
    User: { First_Name: 'ISBLANK(FirstName)' }
};

const validationRules = Object.fromEntries(
    Object.entries(RULES).flatMap(([object, rules]) =>
        Object.entries(rules).map(([name, formula]) => [
            `objects/${object}/validationRules/Theirs_${name}.validationRule-meta.xml`,
            xml(
                'ValidationRule',
                `<fullName>Theirs_${name}</fullName><active>true</active><errorConditionFormula>${formula}</errorConditionFormula><errorMessage>Theirs: ${name}</errorMessage>`
            )
        ])
    )
);

const recordTypes = Object.fromEntries(
    ['Account', 'Campaign', 'Contact'].flatMap((object) =>
        ['Theirs_A', 'Theirs_B'].map((name) => [
            `objects/${object}/recordTypes/${name}.recordType-meta.xml`,
            xml('RecordType', `<fullName>${name}</fullName><active>true</active><label>${name}</label>`)
        ])
    )
);

const sharing = (contacts: string): Record<string, string> =>
    Object.fromEntries(
        [
            ['Contact', contacts],
            ['Account', 'Private'],
            ['Campaign', 'Private']
        ].map(([object, model]) => [
            `objects/${object!}/${object!}.object-meta.xml`,
            xml(
                'CustomObject',
                `<sharingModel>${model!}</sharingModel><externalSharingModel>Private</externalSharingModel>`
            )
        ])
    );

/** Matching rules that compare exactly; the fuzzy ones are the platform's own, and find nobody here. */
const matchingRules = (object: string, rules: Readonly<Record<string, readonly string[]>>): Record<string, string> => ({
    [`matchingRules/${object}.matchingRule-meta.xml`]: xml(
        'MatchingRules',
        Object.entries(rules)
            .map(
                ([name, fields]) =>
                    `<matchingRules><fullName>${name}</fullName><label>${name}</label>${fields
                        .map(
                            (field) =>
                                `<matchingRuleItems><blankValueBehavior>NullNotAllowed</blankValueBehavior><fieldName>${field}</fieldName><matchingMethod>Exact</matchingMethod></matchingRuleItems>`
                        )
                        .join('')}<ruleStatus>Active</ruleStatus></matchingRules>`
            )
            .join('')
    )
});

/** @param action what becomes of a duplicate: `Block`, or `Allow` with an alert */
const duplicateRule = (object: string, name: string, action: 'Allow' | 'Block'): Record<string, string> => ({
    [`duplicateRules/${object}.${name}.duplicateRule-meta.xml`]: xml(
        'DuplicateRule',
        `<actionOnInsert>${action}</actionOnInsert><actionOnUpdate>${action}</actionOnUpdate>${
            action === 'Allow' ? '<alertText>Theirs: there is one already</alertText>' : ''
        }<duplicateRuleMatchRules><matchRuleSObjectType>${object}</matchRuleSObjectType><matchingRule>${name}</matchingRule></duplicateRuleMatchRules><isActive>true</isActive><masterLabel>${name}</masterLabel>${
            action === 'Allow'
                ? '<operationsOnInsert>Alert</operationsOnInsert><operationsOnUpdate>Alert</operationsOnUpdate>'
                : ''
        }<securityOption>BypassSharingRules</securityOption><sortOrder>1</sortOrder>`
    )
});

const duplicateRules = {
    ...matchingRules('Account', { Theirs_Account: ['Name'] }),
    ...duplicateRule('Account', 'Theirs_Account', 'Allow'),
    ...matchingRules('Contact', {
        Theirs_Person: ['FirstName', 'LastName', 'MailingStreet'],
        Theirs_Mail: ['Email'],
        Theirs_Phone: ['Phone'],
        Theirs_Number: ['Employee_ID__c'],
        Theirs_Campus_Mail: ['UCB_Email__c']
    }),
    ...duplicateRule('Contact', 'Theirs_Person', 'Block'),
    ...duplicateRule('Contact', 'Theirs_Phone', 'Block'),
    ...duplicateRule('Contact', 'Theirs_Mail', 'Allow'),
    ...duplicateRule('Contact', 'Theirs_Number', 'Allow'),
    ...duplicateRule('Contact', 'Theirs_Campus_Mail', 'Allow')
};

const runner = (
    { language, locale, zone }: { language: string; locale: string; zone: string },
    profile = 'System Administrator'
): ChangedOrg['runner'] => ({
    username: 'deployer@changed.example',
    apex: `User deployer = new User(FirstName = 'Some', LastName = 'Deployer', Alias = 'deploy', Email = 'deployer@changed.example',
    Username = 'deployer@changed.example', ProfileId = [SELECT Id FROM Profile WHERE Name = '${profile}'].Id,
    TimeZoneSidKey = '${zone}', LocaleSidKey = '${locale}', LanguageLocaleKey = '${language}', EmailEncodingKey = 'UTF-8');
insert deployer;
for (PermissionSet deploys : [SELECT Id FROM PermissionSet WHERE Name = 'Theirs_Deployer']) {
    insert new PermissionSetAssignment(AssigneeId = deployer.Id, PermissionSetId = deploys.Id);
}`
});

/** What Salesforce Help asks of who deploys Apex and runs its tests, of an administrator's rights nothing else. */
const deployerAlone = {
    'permissionsets/Theirs_Deployer.permissionset-meta.xml': xml(
        'PermissionSet',
        `<label>Theirs: Deployer</label>${['ApiEnabled', 'AuthorApex', 'ModifyMetadata', 'ViewSetup']
            .map((name) => `<userPermissions><enabled>true</enabled><name>${name}</name></userPermissions>`)
            .join('')}`
    )
};

/**
 * None has the records of the samples. Together they are changed in each way in which an org differs; more at once would tell
 * no more, and take longer.
 */
export const CHANGED_ORGS: readonly ChangedOrg[] = [
    {
        name: 'required fields, validation rules and record types, contacts with the sharing of their account',
        metadata: { ...requiredFields, ...validationRules, ...recordTypes, ...sharing('ControlledByParent') },
        runner: null
    },
    {
        name: 'tests run in German, far from Denver; contacts private',
        metadata: sharing('Private'),
        runner: runner({ language: 'de', locale: 'de_DE', zone: 'Pacific/Auckland' })
    },
    {
        name: 'tests run by somebody who is no administrator; contacts private',
        metadata: { ...deployerAlone, ...sharing('Private') },
        runner: runner({ language: 'en_US', locale: 'en_US', zone: 'America/Denver' }, 'Minimum Access - Salesforce')
    },
    {
        name: 'duplicate rules that alert and that block',
        metadata: duplicateRules,
        runner: null
    },
    {
        name: 'tests run in Spanish',
        metadata: {},
        runner: runner({ language: 'es', locale: 'es_MX', zone: 'America/Mexico_City' })
    }
];
