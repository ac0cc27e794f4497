import { fieldXml, makeProject, objectXml } from '../../database/testing.ts';
import { openLocalOrg } from '../local-org-access.ts';
import type { OrgAccess } from '../org-access.ts';
import { describe as describeObject } from './describe.ts';

const values = (names: string[]): string =>
    `<valueSetDefinition><sorted>false</sorted>${names.map((name) => `<value><fullName>${name}</fullName><default>false</default><label>${name}</label></value>`).join('')}</valueSetDefinition>`;
const setting = (value: string, ...controlling: string[]): string =>
    `<valueSettings>${controlling.map((one) => `<controllingFieldValue>${one}</controllingFieldValue>`).join('')}<valueName>${value}</valueName></valueSettings>`;

describe('the describe of an object', () => {
    let project: ReturnType<typeof makeProject>;
    let org: OrgAccess;

    beforeAll(() => {
        project = makeProject({
            'src/profiles/Admin.profile': `<Profile xmlns="http://soap.sforce.com/2006/04/metadata"><custom>false</custom>${[
                'City__c',
                'Country__c',
                'Hour__c',
                'Open__c'
            ]
                .map(
                    (name) =>
                        `<fieldPermissions><editable>true</editable><field>Thing__c.${name}</field><readable>true</readable></fieldPermissions>`
                )
                .join('')}</Profile>`,
            'src/objects/Thing__c.object': objectXml(
                'Thing',
                fieldXml('Country__c', 'Picklist', `<valueSet>${values(['US', 'CA', 'MX'])}</valueSet>`) +
                    fieldXml('Open__c', 'Checkbox', '<defaultValue>false</defaultValue>') +
                    fieldXml(
                        'City__c',
                        'Picklist',
                        `<valueSet><controllingField>Country__c</controllingField>${values(['Boulder', 'Paris', 'Nowhere'])}${setting('Boulder', 'US')}${setting('Paris', 'US', 'MX')}</valueSet>`
                    ) +
                    fieldXml(
                        'Hour__c',
                        'Picklist',
                        `<valueSet><controllingField>Open__c</controllingField>${values(['Early', 'Late'])}${setting('Early', 'checked')}${setting('Late', 'unchecked')}</valueSet>`
                    )
            )
        });
        org = openLocalOrg({ projectDirs: [project.folder], file: ':memory:', cacheFolder: project.folder });
    });
    afterAll(() => {
        org.close();
        project.remove();
    });

    // Object Reference, "Sample Java Code for Dependent Picklists": `validFor` is a base64 text of bits, the first of the first byte for
    // the first value of the controlling field; of a checkbox the first is for false, the second for true.
    it.each([
        ['City__c', 'Country__c', { Boulder: 0b1000_0000, Paris: 0b1010_0000, Nowhere: 0 }],
        ['Hour__c', 'Open__c', { Early: 0b0100_0000, Late: 0b1000_0000 }],
        ['Country__c', null, { US: null, CA: null, MX: null }]
    ] as const)('tells of %s, which %s controls, for what its values are valid', (name, controller, expected) => {
        const { fields } = org.run(
            org.users()[0]!.id,
            (transaction) =>
                describeObject(org.schema, transaction, 'Thing__c') as {
                    fields: {
                        name: string;
                        controllerName: string | null;
                        dependentPicklist: boolean;
                        picklistValues: { value: string; validFor: string | null }[];
                    }[];
                }
        );
        const field = fields.find((one) => one.name === name)!;
        expect([field.controllerName, field.dependentPicklist]).toEqual([controller, controller !== null]);
        const bits = field.picklistValues.map(({ value, validFor }) => [
            value,
            validFor === null ? null : Buffer.from(validFor, 'base64')[0]
        ]);
        expect(Object.fromEntries(bits)).toEqual(expected);
    });
});
