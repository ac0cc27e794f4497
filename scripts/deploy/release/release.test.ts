import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveClients, type ServedClients } from '../../local-org/server/clients/served-clients.ts';
import type { Org } from '../salesforce-cli.ts';
import { servedAsOrg } from '../testing.ts';
import { componentsOf } from './manifests.ts';
import { deploy, uninstall, upgrade, type Release } from './release.ts';

// It compiles a project where no cache has it, builds one, and starts the Salesforce CLI once.
jest.setTimeout(120_000);

const ROOT = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'release-'));
const dist = join(folder, 'dist');
let served: ServedClients;
let org: Org;
let ran: string[][];
let release: Release;

beforeAll(async () => {
    const { status } = spawnSync(process.execPath, ['scripts/deploy/build.mjs', dist], { cwd: ROOT });
    expect(status).toBe(0);
    served = await serveClients(ROOT, join(ROOT, '.local-org', 'cache'));
    org = servedAsOrg(served);
});

afterAll(async () => {
    await served.close();
    rmSync(folder, { recursive: true });
});

beforeEach(() => {
    ran = [];
    release = {
        root: ROOT,
        dist,
        org,
        jobs: org,
        targetOrg: 'there',
        dryRun: false,
        sf: (parameters, project) => {
            ran.push(parameters);
            if (parameters[1] === 'generate') {
                const cli = join(ROOT, 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');
                const { status } = spawnSync(process.execPath, [cli, ...parameters], { cwd: project });
                expect(status).toBe(0);
            }
        },
        say: () => undefined
    };
});

async function count(from: string): Promise<number> {
    const { totalSize } = await served.connect().query(`SELECT COUNT() FROM ${from}`);
    return totalSize;
}

const SCHEDULES = "CronTrigger WHERE CronJobDetail.Name LIKE 'License changes: %'";

describe('an upgrade', () => {
    it('is what a deployment is while the jobs are scheduled', async () => {
        await expect(deploy(release)).rejects.toThrow('The jobs are scheduled, so this is an upgrade');
        expect(ran).toEqual([]);
    });

    it('is refused for another user than the jobs run as, and without one', async () => {
        for (const jobs of [null, { ...org, username: 'else@b.example' }]) {
            await expect(upgrade({ ...release, jobs })).rejects.toThrow('The jobs run as admin@localorg.invalid');
        }
        expect(ran).toEqual([]);
    });

    it('stops the jobs, deploys, and starts them again', async () => {
        const before = await count(SCHEDULES);
        expect(before).toBeGreaterThan(5);
        let during = -1;
        const sf = async (parameters: string[]): Promise<void> => {
            ran.push(parameters);
            during = await count(SCHEDULES);
        };
        await upgrade({ ...release, sf });
        expect(during).toBe(0);
        await expect(count(SCHEDULES)).resolves.toBe(before);
        expect(ran[0]).toEqual(
            expect.arrayContaining(['deploy', '--target-org', 'there', 'RunSpecifiedTests', 'LicenseJobsTest'])
        );
        expect(ran[0]).not.toContain('--dry-run');
    });

    it('starts the jobs again where the deployment fails', async () => {
        const before = await count(SCHEDULES);
        const sf = (): void => {
            throw new Error('The deployment failed.');
        };
        await expect(upgrade({ ...release, dryRun: true, sf })).rejects.toThrow('The deployment failed.');
        await expect(count(SCHEDULES)).resolves.toBe(before);
    });
});

describe('the removal', () => {
    const given = "PermissionSetAssignment WHERE PermissionSet.Name LIKE 'License_%'";

    it('is refused while there are records', async () => {
        await expect(uninstall(release, false)).rejects.toThrow(/Export what you must keep[^]*License__c: \d+/);
        expect(ran.map(([, verb]) => verb)).toEqual(['generate']);
        await expect(count(SCHEDULES)).resolves.toBeGreaterThan(0);
    });

    it('only asks in a dry run', async () => {
        const before = await count(given);
        await uninstall({ ...release, dryRun: true }, true);
        expect(ran.at(-1)).toContain('--dry-run');
        await expect(count(given)).resolves.toBe(before);
    });

    it('takes jobs and permissions, then deletes everything of the project and nothing of the org', async () => {
        await uninstall(release, true);
        await expect(count(SCHEDULES)).resolves.toBe(0);
        await expect(count(given)).resolves.toBe(0);
        await expect(
            count("PermissionSetAssignment WHERE PermissionSetGroup.DeveloperName LIKE 'License_%'")
        ).resolves.toBe(0);
        const project = join(dist, 'uninstall');
        const manifest = (name: string): ReturnType<typeof componentsOf> =>
            componentsOf(readFileSync(join(project, name), 'utf8'));
        const [first, changed, last] = ['first.xml', 'package.xml', 'last.xml'].map(manifest);
        expect([...changed!]).toEqual([['CustomObject', ['License_Request__c', 'License__c']]]);
        for (const name of changed!.get('CustomObject')!) {
            const file = join(project, 'force-app', 'main', 'default', 'objects', name, `${name}.object-meta.xml`);
            expect(existsSync(file)).toBe(true);
            expect(readFileSync(file, 'utf8')).not.toContain('License_Record_Page');
        }
        expect([...first!.keys()].sort()).toEqual([
            'ApexTrigger',
            'CustomApplication',
            'Dashboard',
            'Layout',
            'PermissionSet',
            'PermissionSetGroup',
            'Report',
            'ReportType'
        ]);
        expect(first!.get('Layout')).toEqual(['Contact-eComm Contact Layout']);
        // Objects of the platform stay, without our fields; what is part of an object goes with it.
        expect(last!.get('CustomObject')!.every((name) => /__(?:c|mdt)$/.test(name))).toBe(true);
        expect(last!.get('CustomField')).toContain('Contact.UCB_Email__c');
        expect(last!.get('CustomField')!.filter((name) => /__(?:c|mdt)\./.test(name))).toEqual([]);
        const all = manifest('all.xml');
        const listed = [...first!, ...last!].flatMap(([type, members]) => members.map((one) => `${type} ${one}`));
        const wanted = [...all].flatMap(([type, members]) => members.map((one) => `${type} ${one.replace(/\/$/, '')}`));
        const stay = wanted.filter((one) => !listed.includes(one));
        expect(stay.filter((one) => !/ \w+__(?:c|mdt)[.-]|^CustomLabels |^SharingRules /.test(one))).toEqual([]);
    });
});
