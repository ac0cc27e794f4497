import { apexBodies } from './apex-tests.ts';

const field = (name: string, type: string, rest = ''): string =>
    `<fields><fullName>${name}</fullName><label>${name}</label><type>${type}</type>${rest}</fields>`;

const item = (name: string, operation: string, value: string): string =>
    `<filterItems><field>Target__c.${name}</field><operation>${operation}</operation><value>${value}</value></filterItems>`;

const lookup = (name: string, items: string): string =>
    field(
        name,
        'Lookup',
        `<referenceTo>Target__c</referenceTo><relationshipName>${name.replace('__c', '')}</relationshipName><lookupFilter><active>true</active>${items}<isOptional>false</isOptional></lookupFilter>`
    );

const object = (fields: string): string =>
    `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>x</label><pluralLabel>x</pluralLabel><deploymentStatus>Deployed</deploymentStatus><nameField><label>Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel>${fields}</CustomObject>`;

const FILES = {
    'objects/Target__c.object': object(
        field('Amount__c', 'Number', '<precision>9</precision><scale>0</scale>') +
            field('Text__c', 'Text', '<length>20</length>') +
            field('Day__c', 'Date')
    ),
    'objects/Source__c.object': object(
        lookup(
            'Logic__c',
            `<booleanFilter>1 AND (2 OR NOT 3)</booleanFilter>${item('Amount__c', 'greaterOrEqual', '10')}${item('Text__c', 'startsWith', 'ab')}${item('Text__c', 'contains', 'z')}`
        ) +
            lookup('NoneOf__c', item('Text__c', 'notEqual', 'a,b')) +
            lookup('Before__c', item('Day__c', 'lessThan', '2027-01-15')) +
            lookup('All__c', item('Amount__c', 'lessOrEqual', '5') + item('Text__c', 'notContain', 'q'))
    )
};

// Salesforce Help, "Lookup Filters": each result worked out by hand from the filter above.
const CASES: readonly (readonly [by: string, target: string, isTaken: boolean])[] = [
    ['Logic__c', "Amount__c = 10, Text__c = 'Abc'", true],
    ['Logic__c', "Amount__c = 9, Text__c = 'abc'", false],
    ['Logic__c', "Amount__c = 10, Text__c = 'xz'", false],
    ['Logic__c', "Amount__c = 10, Text__c = 'x'", true],
    ['Logic__c', "Amount__c = 11, Text__c = 'abz'", true],
    ['NoneOf__c', "Text__c = 'B'", false],
    ['NoneOf__c', "Text__c = 'ab'", true],
    ['Before__c', 'Day__c = Date.newInstance(2027, 1, 14)', true],
    ['Before__c', 'Day__c = Date.newInstance(2027, 1, 15)', false],
    ['All__c', "Amount__c = 5, Text__c = 'x'", true],
    ['All__c', "Amount__c = 6, Text__c = 'x'", false],
    ['All__c', "Amount__c = 5, Text__c = 'xQx'", false]
];

test('what a lookup newly points to has to fit its filter', () => {
    const results = apexBodies(
        Object.fromEntries(
            CASES.map(([by, target], at) => [
                `case${at}`,
                `Target__c target = new Target__c(Name = 't', ${target}); insert target; insert new Source__c(Name = 's', ${by} = target.Id);`
            ])
        ),
        FILES
    );
    const refused = expect.stringContaining('FIELD_FILTER_VALIDATION_EXCEPTION');
    expect(CASES.map(([by, target], at) => [by, target, results[`case${at}`]])).toEqual(
        CASES.map(([by, target, isTaken]) => [by, target, isTaken ? 'Pass' : refused])
    );
});
