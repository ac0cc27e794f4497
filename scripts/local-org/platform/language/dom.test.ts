import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOrg, type Org } from '../../org.ts';
import { executeAnonymous } from '../../entry/anonymous.ts';

const folder = mkdtempSync(join(tmpdir(), 'dom-'));
let org: Org;

beforeAll(() => {
    mkdirSync(join(folder, 'force-app'));
    writeFileSync(
        join(folder, 'sfdx-project.json'),
        JSON.stringify({ packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '67.0' })
    );
    org = openOrg({ projectDirs: [folder], file: ':memory:', cacheFolder: null });
});

afterAll(() => {
    org.store.close();
    rmSync(folder, { recursive: true });
});

/** The errors of compiling it; what it asserts throws. */
const errorsOf = (body: string): unknown[] => {
    const administrator = String(org.store.get('SELECT "Id" AS id FROM "User" LIMIT 1')!['id']);
    return executeAnonymous(org, administrator, body);
};

test('elements are found by name and namespace, whatever prefix stands for it', () => {
    const errors = errorsOf(`
        Dom.Document document = new Dom.Document();
        document.load('<?xml version="1.0"?><a:Envelope xmlns:a="urn:a"><Body xmlns="urn:b"><Code n="1">O&amp;K</Code><Code/></Body></a:Envelope>');
        Dom.XmlNode root = document.getRootElement();
        Assert.areEqual('Envelope', root.getName());
        Assert.areEqual('urn:a', root.getNamespace());
        Dom.XmlNode body = root.getChildElement('Body', 'urn:b');
        Assert.isNull(root.getChildElement('Body', 'urn:a'));
        Assert.areEqual(2, body.getChildElements().size());
        Assert.areEqual('O&K', body.getChildElement('Code', 'urn:b').getText());
        Assert.areEqual('1', body.getChildElements()[0].getAttribute('n', null));
        Assert.areEqual('Body', body.getChildElements()[1].getParent().getName());
    `);
    expect(errors).toEqual([]);
});

test('what is no XML throws', () => {
    const errors = errorsOf(`
        try {
            new Dom.Document().load('<a><b></a>');
            Assert.fail('not well-formed');
        } catch (XmlException problem) {
            Assert.isTrue(problem.getMessage().startsWith('Failed to parse XML due to:'), problem.getMessage());
        }
    `);
    expect(errors).toEqual([]);
});
