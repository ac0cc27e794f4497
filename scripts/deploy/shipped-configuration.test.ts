import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');
const PRODUCT = join(ROOT, 'force-app', 'main', 'default');
const SAMPLES = join(ROOT, 'config', 'sample-org', 'main', 'default');

/** The records of a custom metadata type in a folder: developer name → field → value, blank fields left out. */
function records(folder: string, type: string): Record<string, Record<string, string>> {
    const files = readdirSync(join(folder, 'customMetadata')).filter((name) => name.startsWith(`${type}.`));
    return Object.fromEntries(
        files.map((name) => {
            const text = readFileSync(join(folder, 'customMetadata', name), 'utf8');
            const values = [...text.matchAll(/<field>(\w+)<\/field>\s*<value[^>]*>([^<]*)<\/value>/g)];
            return [name.split('.')[1]!, Object.fromEntries(values.map(([, field, value]) => [field!, value!]))];
        })
    );
}

const inOrder = (found: Record<string, Record<string, string>>): string[] =>
    Object.keys(found).sort((a, b) => Number(found[a]!['Sort_Order__c']) - Number(found[b]!['Sort_Order__c']));

describe('the configuration that is shipped', () => {
    it('has the campuses in their order, each with its e-mail field, its specialists and its prefix', () => {
        const campuses = records(PRODUCT, 'Campus');
        expect(inOrder(campuses)).toEqual(['UCB', 'UCCS', 'UCD', 'SYS']);
        for (const [name, campus] of Object.entries(campuses)) {
            const field = join(PRODUCT, 'objects', 'Contact', 'fields', `${campus['Email_Field__c']!}.field-meta.xml`);
            expect([name, existsSync(field)]).toEqual([name, true]);
            const group = join(PRODUCT, 'groups', `${campus['Specialist_Group__c']!}.group-meta.xml`);
            expect([name, existsSync(group)]).toEqual([name, true]);
            expect(campus['Group_Prefix__c']).toBe(`eComm_${name}_`);
        }
    });

    it('is the policy of the page', () => {
        expect(records(PRODUCT, 'Provisioning_Policy')['Default']).toMatchObject({
            Training_Days__c: '60.0',
            Inactivity_Months__c: '6.0',
            Credentials_Day__c: '5.0',
            First_Week_Business_Days__c: '5.0',
            Reminder_Limit__c: '4.0',
            Time_Zone__c: 'America/Denver',
            Strict_Gate__c: 'false'
        });
    });

    it('has the courses of the page with what they renew after', () => {
        const courses = records(PRODUCT, 'Required_Course');
        expect(
            inOrder(courses).map((name) => [courses[name]!['Course_ID__c'], courses[name]!['Renewal_Months__c']])
        ).toEqual([
            ['_scorm12_cu_u00064_0001', '36.0'],
            ['_scorm12_cu_u00049_0001', '36.0'],
            ['_scorm12_cu_u00063_0001', '24.0'],
            ['_scorm12_cu_u00162_0001', '12.0']
        ]);
    });
});

describe('the product and what an org has of its own', () => {
    it('are apart: neither samples, nor defaults, settings and layouts of the org are deployed with the product', () => {
        const files = readdirSync(PRODUCT, { recursive: true, encoding: 'utf8' });
        expect(files.filter((file) => /sample/i.test(file))).toEqual([]);
        for (const standard of ['Account', 'Campaign', 'CampaignMember', 'Contact', 'User']) {
            expect(files.filter((file) => file.endsWith(`${standard}.object-meta.xml`))).toEqual([]);
            expect(files.filter((file) => file.includes(`${standard}-${standard} Layout`))).toEqual([]);
        }
        expect(files.filter((file) => /^(?:settings|profiles)\//.test(file))).toEqual([]);
    });

    it('every listed group of the samples is there', () => {
        const listed = Object.values(records(SAMPLES, 'Public_Group')).map((one) => one['Group_Name__c']!);
        const groups = readdirSync(join(SAMPLES, 'groups')).map((file) => file.split('.')[0]!);
        expect(groups.sort()).toEqual(listed.sort());
    });
});
