import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSchema } from '../../schema/index.ts';
import { notShown } from './not-shown.ts';

const FIXTURE = join(process.cwd(), 'scripts', 'local-org', 'page', 'fixtures', 'invoices');

let project: string;

beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'not-shown-'));
    cpSync(FIXTURE, project, { recursive: true });
});

afterEach(() => rmSync(project, { recursive: true }));

function path(...names: string[]): string {
    return join(project, 'force-app', 'main', 'default', ...names);
}

/** Adds XML before the end of a file's root element. */
function append(file: string, xml: string): void {
    const text = readFileSync(file, 'utf8');
    const end = text.lastIndexOf('</');
    writeFileSync(file, text.slice(0, end) + xml + text.slice(end));
}

const LAYOUT = ['layouts', 'Invoice__c-Invoice Layout.layout-meta.xml'] as const;

function item(type: string, name: string): string {
    return `<platformActionListItems><actionName>${name}</actionName><actionType>${type}</actionType></platformActionListItems>`;
}

describe('what the page leaves out', () => {
    it('is nothing where all is supported', () => {
        expect(notShown(loadSchema([project]))).toBeNull();
    });

    it('is named in one line', () => {
        append(
            path('applications', 'Billing.app-meta.xml'),
            '<tabs>standard-report</tabs><tabs>standard-Chatter</tabs><tabs>Map_Of_Debtors</tabs>'
        );
        mkdirSync(path('tabs'), { recursive: true });
        writeFileSync(
            path('tabs', 'Map_Of_Debtors.tab-meta.xml'),
            '<CustomTab xmlns="http://soap.sforce.com/2006/04/metadata"><label>Map</label><url>https://example.com</url></CustomTab>'
        );
        append(
            path(...LAYOUT),
            `<customButtons>Print</customButtons><platformActionList>${item('QuickAction', 'FeedItem.TextPost')}${item('QuickAction', 'NewTask')}${item('StandardButton', 'Share')}${item('CustomButton', 'Print')}</platformActionList>` +
                '<layoutSections><layoutColumns><layoutItems><customLink>Debtor_Search</customLink></layoutItems></layoutColumns><style>CustomLinks</style></layoutSections>'
        );
        expect(notShown(loadSchema([project]))).toBe(
            'Not shown: tabs standard-Chatter, Map_Of_Debtors; quick actions FeedItem.TextPost, NewTask; ' +
                'standard buttons Invoice__c.Share; custom buttons Invoice__c.Print; custom links Invoice__c.Debtor_Search: ' +
                'the local org does not support them'
        );
    });

    it('is an error where a layout names a quick action that does not exist', () => {
        rmSync(path('quickActions', 'Invoice__c.Show_Total.quickAction-meta.xml'));
        expect(() => notShown(loadSchema([project]))).toThrow(
            /Invoice Layout\.layout-meta\.xml:25: The layout names the quick action Invoice__c\.Show_Total, which does not exist$/
        );
    });
});
