import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import AdmZip from 'adm-zip';
import { projectWith, unpack } from './deployed-package.ts';

const OBJECT = 'objects/Invoice__c';

let folder: string;

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'package-'));
    const files = {
        'sfdx-project.json': '{"packageDirectories":[{"path":"app","default":true},{"path":"own"}]}',
        [`app/main/default/${OBJECT}/Invoice__c.object-meta.xml`]: '',
        [`app/main/default/${OBJECT}/fields/Amount__c.field-meta.xml`]: '',
        'app/main/default/objectTranslations/Invoice__c-es/Amount__c.fieldTranslation-meta.xml': '',
        'app/main/default/classes/billing/InvoiceTest.cls': '',
        'app/main/default/classes/billing/InvoiceTest.cls-meta.xml': '',
        'app/main/default/lwc/total/total.html': '',
        [`own/${OBJECT}/listViews/Mine.listView-meta.xml`]: '',
        'own/groups/Clerks.group-meta.xml': ''
    };
    Object.entries(files).forEach(([path, text]) => {
        mkdirSync(dirname(join(folder, 'project', path)), { recursive: true });
        writeFileSync(join(folder, 'project', path), text);
    });
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Files of a package, as the Salesforce CLI converts them. */
const WHOLE = [
    `${OBJECT}.object`,
    'objectTranslations/Invoice__c-es.objectTranslation',
    'classes/InvoiceTest.cls',
    'classes/InvoiceTest.cls-meta.xml',
    'lwc/total/total.html'
];

function checked(files: string[]): { folders: string[]; has: (path: string) => boolean } {
    const zip = new AdmZip();
    ['package.xml', ...files].forEach((path) => zip.addFile(path, Buffer.from('<x/>')));
    const components = unpack(zip.toBuffer(), join(folder, 'package'));
    const folders = projectWith(folder, components, [join(folder, 'project')]);
    return { folders, has: (path) => folders.some((one) => existsSync(join(one, path))) };
}

it('a package directory that is deployed whole is the package, the others stay', () => {
    const { folders, has } = checked(WHOLE);
    expect(folders).toHaveLength(2);
    expect(has('classes/InvoiceTest.cls')).toBe(true);
    expect(has(`main/default/${OBJECT}/fields/Amount__c.field-meta.xml`)).toBe(false);
    expect(has('groups/Clerks.group-meta.xml')).toBe(true);
    expect(has(`${OBJECT}/listViews/Mine.listView-meta.xml`)).toBe(true);
});

it('what has no objects takes the place of its own files, in whatever folder they are', () => {
    const { folders, has } = checked(['classes/InvoiceTest.cls', 'classes/InvoiceTest.cls-meta.xml']);
    expect(folders).toHaveLength(3);
    expect(has('main/default/classes/billing/InvoiceTest.cls')).toBe(false);
    expect(has('main/default/lwc/total/total.html')).toBe(true);
    expect(has(`main/default/${OBJECT}/fields/Amount__c.field-meta.xml`)).toBe(true);
});

it('refuses objects of a directory that is not there whole', () => {
    expect(() => checked(WHOLE.slice(0, -1))).toThrow('objects in a deployment of a part of the project');
});
