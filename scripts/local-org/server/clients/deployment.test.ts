import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AdmZip from 'adm-zip';
import { salesforceCli, signIn } from './salesforce-cli.ts';
import { serveClients, type ServedClients } from './served-clients.ts';

// It compiles a project several times, and starts the Salesforce CLI.
jest.setTimeout(120_000);

const FOLDER = join('force-app', 'main', 'default');

let served: ServedClients;
/** a copy of the org's project, with mistakes */
let project: string;

function mistake(file: string, right: string, wrong: string): void {
    const path = join(project, FOLDER, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(right);
    writeFileSync(path, text.replace(right, wrong));
}

beforeAll(async () => {
    served = await serveClients();
    project = join(served.folder, 'project');
    cpSync(join(process.cwd(), 'scripts', 'local-org', 'page', 'fixtures', 'invoices'), project, { recursive: true });
    mistake(join('classes', 'InvoiceResource.cls'), 'return receipt;', 'return receit;');
    mistake(
        join('permissionsets', 'Billing_User.permissionset-meta.xml'),
        'Invoice__c.Amount__c',
        'Invoice__c.Amont__c'
    );
});

afterAll(() => served.close());

it('sf project deploy start --dry-run tells what a deployment would refuse, by component', async () => {
    await signIn(served);
    const deploy = ['project', 'deploy', 'start', '--dry-run', '--target-org', 'here', '--json', '--source-dir'];
    const { code, output } = await salesforceCli(served, [...deploy, 'force-app'], project).ended;
    expect(code).toBe(1);
    const { result } = JSON.parse(output.slice(output.indexOf('{')));
    expect(result).toMatchObject({ status: 'Failed', checkOnly: true, numberComponentErrors: 2 });
    expect(result.details.componentFailures).toMatchObject([
        {
            componentType: 'PermissionSet',
            fullName: 'Billing_User',
            problem: 'In the permission set Billing_User: no field named Invoice__c.Amont__c found'
        },
        {
            componentType: 'ApexClass',
            fullName: 'InvoiceResource',
            fileName: 'classes/InvoiceResource.cls',
            lineNumber: 21,
            columnNumber: 16,
            problem: 'Variable does not exist: receit'
        }
    ]);
    expect(result.details.componentSuccesses.length).toBeGreaterThan(8);
});

describe('the Metadata API', () => {
    const soap = async (body: string, username: string | null = null): Promise<string> => {
        const answer = await served.send(
            'POST',
            '/services/Soap/m/65.0',
            `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><SessionHeader><sessionId>${served.token(username)}</sessionId></SessionHeader></e:Header><e:Body>${body}</e:Body></e:Envelope>`,
            { 'content-type': 'text/xml' }
        );
        return answer.text;
    };
    const zipped = (files: Record<string, string>): string => {
        const zip = new AdmZip();
        Object.entries(files).forEach(([path, text]) => zip.addFile(path, Buffer.from(text)));
        return zip.toBuffer().toString('base64');
    };
    const deploy = (zip: string, options = '<checkOnly>true</checkOnly>'): string =>
        `<deploy><ZipFile>${zip}</ZipFile><DeployOptions>${options}</DeployOptions></deploy>`;
    const MANIFEST = '<Package xmlns="http://soap.sforce.com/2006/04/metadata"/>';
    const META =
        '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion><status>Active</status></ApexClass>';

    it('checks a part of the project with the rest of it, and a class that is new', async () => {
        const files = (text: string): Record<string, string> => ({
            'package.xml': MANIFEST,
            'classes/Fresh.cls': text,
            'classes/Fresh.cls-meta.xml': META
        });
        const outcome = async (text: string): Promise<string> => {
            const begun = await soap(deploy(zipped(files(text))));
            const id = /<id>(0Af\w{15})<\/id>/.exec(begun)![1]!;
            for (;;) {
                const status = await soap(
                    `<checkDeployStatus><asyncProcessId>${id}</asyncProcessId><includeDetails>true</includeDetails></checkDeployStatus>`
                );
                if (status.includes('<done>true')) {
                    return status;
                }
                await new Promise((resolve) => setTimeout(resolve, 100));
            }
        };
        const good = await outcome('public class Fresh { InvoiceResource.Receipt receipt; }');
        expect(good).toMatch(/<componentSuccesses>.*Fresh.*<\/componentSuccesses>.*<status>Succeeded</);
        const bad = await outcome('public class Fresh { InvoiceResource.Recept receipt; }');
        expect(bad).toMatch(/<fullName>Fresh<.*<problem>Invalid type: InvoiceResource.Recept<.*<status>Failed</);
    });

    it.each([
        [
            'a deployment that changes the org',
            () => soap(deploy(zipped({ 'package.xml': MANIFEST }), '')),
            'changes the org'
        ],
        [
            'tests',
            () => soap(deploy('', '<checkOnly>true</checkOnly><testLevel>RunLocalTests</testLevel>')),
            'tests in a deployment'
        ],
        [
            'a part of the project with objects',
            () => soap(deploy(zipped({ 'package.xml': MANIFEST, 'objects/Invoice__c.object': '<CustomObject/>' }))),
            'objects in a deployment of a part'
        ],
        [
            'destructive changes',
            () => soap(deploy(zipped({ 'package.xml': MANIFEST, 'destructiveChanges.xml': MANIFEST }))),
            'destructive changes'
        ],
        ['what is no archive', () => soap(deploy('bm8gemlw')), 'INVALID_ZIP_FILE'],
        ['an archive without a manifest', () => soap(deploy(zipped({ 'classes/A.cls': '' }))), 'No package.xml found'],
        ['retrieve', () => soap('<retrieve/>'), 'Unsupported: retrieve of the Metadata SOAP API'],
        [
            'a user who may not',
            () => soap(deploy(''), 'morgan@billing.example'),
            'needs the permission Modify All Data'
        ],
        [
            'the status of what was never begun',
            () => soap('<checkDeployStatus><asyncProcessId>0Af000000000001</asyncProcessId></checkDeployStatus>'),
            'INVALID_CROSS_REFERENCE_KEY'
        ]
    ])('refuses %s', async (_, ask, told) => {
        expect(await ask()).toMatch(new RegExp(`<soapenv:Fault>.*${told}`));
    });

    it('has no REST resource', async () => {
        const { status, json } = await served.send('POST', '/services/data/v65.0/metadata/deployRequest', {});
        expect([status, json]).toMatchObject([501, [{ errorCode: 'FUNCTIONALITY_NOT_ENABLED' }]]);
    });
});
