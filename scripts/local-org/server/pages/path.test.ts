import { openWorkshop, type Workshop } from '../../reports/testing.ts';
import { recordPath } from './path.ts';

const pathXml = (inside: string): string =>
    `<PathAssistant xmlns="x"><active>true</active><entityName>Machine__c</entityName><fieldName>Site__c</fieldName><masterLabel>Site</masterLabel>${inside}<recordTypeName>__MASTER__</recordTypeName></PathAssistant>`;

const STEP =
    '<pathAssistantSteps><fieldNames>Price__c</fieldNames><fieldNames>Secret__c</fieldNames><info>Keep it dry.</info><picklistValueName>North</picklistValueName></pathAssistantSteps>';

let shop: Workshop;
let machineId: string;

beforeAll(() => {
    shop = openWorkshop({ 'pathAssistants/Site.pathAssistant-meta.xml': pathXml(STEP) });
    shop.apex(shop.users.Ann, "insert new Machine__c(Name = 'Drill', Site__c = 'North');");
    machineId = shop.org.run(shop.users.Ann, (transaction) => transaction.query('SELECT Id FROM Machine__c')[0]!.id!);
}, 60_000);

afterAll(() => shop.close());

test('a path has every value of the picklist, with guidance and the fields its viewer may see', () => {
    const path = shop.org.run(shop.users.Ann, (transaction) => recordPath(shop.org.schema, transaction, machineId));
    expect(path).toEqual({
        objectApiName: 'Machine__c',
        fieldApiName: 'Site__c',
        fieldLabel: 'Site__c',
        updateable: true,
        steps: [
            { value: 'South', label: 'The South', info: '', fields: [] },
            { value: 'North', label: 'The North', info: 'Keep it dry.', fields: ['Price__c'] }
        ]
    });
});

test('an object without a path has none', () => {
    const read = (): object =>
        shop.org.run(shop.users.Ann, (transaction) => recordPath(shop.org.schema, transaction, shop.users.Ann));
    expect(read).toThrow(/There is no path for User/);
});
