import { makeProject, objectXml } from '../database/testing.ts';
import { checkedSchema } from '../deployment/index.ts';
import { apexFailures } from './apex-tests.ts';

const labels = (texts: Record<string, string>): string =>
    `<CustomLabels>${Object.entries(texts)
        .map(
            ([name, value]) =>
                `<labels><fullName>${name}</fullName><language>en_US</language><protected>false</protected><shortDescription>${name}</shortDescription><value>${value}</value></labels>`
        )
        .join('')}</CustomLabels>`;
const translations = (texts: Record<string, string>, more = ''): string =>
    `<Translations>${Object.entries(texts)
        .map(([name, label]) => `<customLabels><label>${label}</label><name>${name}</name></customLabels>`)
        .join('')}${more}</Translations>`;
const messages = (name: string): string =>
    `<CustomObjectTranslation><validationRules><errorMessage>Nada de malo.</errorMessage><name>${name}</name></validationRules></CustomObjectTranslation>`;

const FILES = {
    'objects/Thing__c.object': objectXml(
        'Thing',
        '<fields><fullName>Greeting__c</fullName><label>Greeting</label><type>Text</type><formula>$Label.Hello</formula></fields>' +
            '<validationRules><fullName>No_Bad</fullName><active>true</active><errorConditionFormula>Name = &apos;bad&apos;</errorConditionFormula><errorMessage>Nothing bad.</errorMessage></validationRules>'
    ),
    'labels/CustomLabels.labels': labels({ Hello: 'Hello', Bye: 'Bye', Blank: 'Not blank' }),
    'translations/es.translation': translations({ Hello: 'Hola', Blank: '' }),
    'translations/pt_BR.translation': translations({ Hello: 'Olá' }),
    'objectTranslations/Thing__c-es.objectTranslation': messages('No_Bad')
};

const FIELD =
    '<CustomFieldTranslation><help>Lo que se dice.</help><label>Saludo</label><name>Greeting__c</name></CustomFieldTranslation>';

const MEMBERS = `
static User speaker(String language) {
    User made = new User(LastName = language, Alias = 'a', Email = 'a@example.com', Username = language + '@speaks.example',
        ProfileId = [SELECT Id FROM Profile WHERE Name = 'System Administrator'].Id, TimeZoneSidKey = 'GMT',
        LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = language);
    insert made;
    return made;
}`;

const said = (language: string, body: string): string => `System.runAs(speaker('${language}')) { ${body} }`;

test('a user reads labels and messages of validation rules in their language, and formulas too', () => {
    const hello = (text: string): string => `Assert.areEqual('${text}', System.Label.Hello);`;
    expect(
        apexFailures(
            {
                spanish: said('es', `${hello('Hola')} Assert.areEqual('Bye', Label.Bye);`),
                // "Spanish (Mexico) defaults to Spanish for customer-defined translations."
                mexican: said('es_MX', hello('Hola')),
                brazilian: said('pt_BR', hello('Olá')),
                german: said('de', hello('Hello')),
                english: `${said('es', hello('Hola'))} ${hello('Hello')}`,
                blank: said('es', `Assert.areEqual('Not blank', Label.Blank);`),
                formula: `Thing__c one = new Thing__c(Name = 'x'); insert one;
                    ${said('es', `Assert.areEqual('Hola', [SELECT Greeting__c FROM Thing__c].Greeting__c);`)}`,
                refused: said(
                    'es',
                    `try { insert new Thing__c(Name = 'bad'); Assert.fail(); } catch (DmlException e) { Assert.areEqual('Nada de malo.', e.getDmlMessage(0)); }`
                ),
                refusedInGerman: said(
                    'de',
                    `try { insert new Thing__c(Name = 'bad'); Assert.fail(); } catch (DmlException e) { Assert.areEqual('Nothing bad.', e.getDmlMessage(0)); }`
                ),
                byName: `Assert.areEqual('Hello', Label.get('', 'Hello')); Assert.areEqual('Hola', Label.get('', 'hello', 'es'));
                    Assert.areEqual('Bye', System.Label.get('', 'Bye', 'es'));
                    Assert.isTrue(Label.translationExists('', 'Hello', 'es')); Assert.isFalse(Label.translationExists('', 'Bye', 'es'));`
            },
            FILES,
            MEMBERS
        )
    ).toEqual({});
});

test('Apex describes a field with its label in the language of the user', () => {
    const label = (text: string): string =>
        `Assert.areEqual('${text}', Thing__c.Greeting__c.getDescribe().getLabel());
         Assert.areEqual('${text}', SObjectType.Thing__c.fieldSets.getMap().get('Hellos').getFields()[0].getLabel());`;
    const set =
        '<fieldSets><fullName>Hellos</fullName><description>d</description><label>Hellos</label><displayedFields>' +
        '<field>Greeting__c</field><isFieldManaged>false</isFieldManaged><isRequired>false</isRequired></displayedFields></fieldSets>';
    const files = {
        ...FILES,
        'objects/Thing__c.object': FILES['objects/Thing__c.object'].replace(
            '<validationRules>',
            `${set}<validationRules>`
        ),
        'objectTranslations/Thing__c-es/Greeting__c.fieldTranslation-meta.xml': FIELD
    };
    expect(
        apexFailures(
            { spanish: said('es_MX', label('Saludo')), other: said('de', label('Greeting')), here: label('Greeting') },
            files,
            MEMBERS
        )
    ).toEqual({});
});

describe('a translation', () => {
    const told = (files: Record<string, string>): { problems: string[]; notHonoured: string[] } => {
        const project = makeProject({ ...FILES, ...files });
        try {
            const { schema, problems } = checkedSchema([project.folder]);
            return {
                problems: problems.map(({ message }) => message),
                notHonoured: schema.notHonoured.map(({ kind, name }) => `${kind} ${name}`)
            };
        } finally {
            project.remove();
        }
    };

    test('is taken as it is', () => expect(told({})).toEqual({ problems: [], notHonoured: [] }));

    test('is refused of a label or rule that is not there, twice, too long, or in no language', () => {
        const { problems } = told({
            'translations/es.translation': translations(
                { Adios: 'Adiós', Hello: 'a'.repeat(1001) },
                '<customLabels><label>Hola</label><name>Hello</name></customLabels><customLabels><label>no name</label></customLabels>'
            ),
            'translations/spanish.translation': translations({}),
            'objectTranslations/Thing__c-es.objectTranslation': messages('No_Good'),
            'objectTranslations/Other__c-es.objectTranslation': messages('No_Bad'),
            'objectTranslations/Thing__c.objectTranslation': messages('No_Bad')
        });
        expect(problems).toEqual(
            expect.arrayContaining([
                'In field: customLabels - no CustomLabel named Adios found',
                'The translation of Hello is 1001 characters long, at most 1000 are allowed',
                'Duplicate value specified: Hello',
                'Required field is missing: name in type CustomLabelTranslation',
                'spanish is no key of a language, such as es or pt_BR',
                'In field: validationRules - no ValidationRule named Thing__c.No_Good found',
                'In field: objectTranslation - no CustomObject named Other__c found',
                'Thing__c does not name an object and a language, as in Thing__c-es'
            ])
        );
    });

    test('of what is shown in one language alone is named once', () => {
        expect(
            told({
                'translations/es.translation': translations(
                    { Hello: 'Hola' },
                    '<customTabs><label>Cosas</label><name>Thing__c</name></customTabs>'
                ),
                'objectTranslations/Thing__c-es/Greeting__c.fieldTranslation-meta.xml': FIELD,
                'objectTranslations/Thing__c-es/Second__c.fieldTranslation-meta.xml': FIELD
            }).notHonoured
        ).toEqual(['translation of fields: help (es)', 'translation of customTabs (es)']);
    });
});
