import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { QUIET } from './salesforce-cli.ts';

const ROOT = resolve(__dirname, '..', '..');
jest.setTimeout(120_000);

describe('the deployable build', () => {
    const folder = mkdtempSync(join(tmpdir(), 'build-'));
    const project = join(folder, 'project');
    const files = (): string[] => readdirSync(project, { recursive: true, encoding: 'utf8' });

    beforeAll(() => {
        const { status, stderr } = spawnSync(process.execPath, ['scripts/deploy/build.mjs', project], {
            cwd: ROOT,
            encoding: 'utf8'
        });
        expect(stderr).toBe('');
        expect(status).toBe(0);
    });

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('has components in JavaScript, and neither TypeScript nor tests', () => {
        const components = readdirSync(join(ROOT, 'force-app', 'main', 'default', 'lwc'));
        expect(components.length).toBeGreaterThan(0);
        for (const component of components) {
            const own = files().filter((file) => file.includes(join('lwc', component) + '/'));
            expect(own.map((file) => basename(file))).toContain(`${component}.js`);
        }
        expect(files().filter((file) => file.endsWith('.ts') || file.includes('__tests__'))).toEqual([]);
    });

    it('has no translation, which an org without translation would refuse', () => {
        expect(files().filter((file) => /translation/i.test(file))).toEqual([]);
    });

    it('keeps the decorators and drops the types', () => {
        const file = files().find((name) => name.endsWith('contactReview.js'))!;
        const source = readFileSync(join(project, file), 'utf8');
        expect(source).toContain('@wire(review');
        expect(source).toContain('@api');
        expect(source).not.toContain(': void');
    });

    it('is understood whole by the Salesforce CLI', () => {
        const { status, stdout } = spawnSync(
            process.execPath,
            [
                join(ROOT, 'node_modules', '@salesforce', 'cli', 'bin', 'run.js'),
                'project',
                'convert',
                'source',
                '--root-dir',
                'force-app',
                '--output-dir',
                join(folder, 'metadata'),
                '--json'
            ],
            {
                cwd: project,
                encoding: 'utf8',
                env: { ...process.env, ...QUIET }
            }
        );
        expect(JSON.parse(stdout)).toMatchObject({ status: 0 });
        expect(status).toBe(0);
        const manifest = readFileSync(join(folder, 'metadata', 'package.xml'), 'utf8');
        for (const type of ['ApexClass', 'ApexTrigger', 'CustomObject', 'LightningComponentBundle', 'PermissionSet']) {
            expect(manifest).toContain(`<name>${type}</name>`);
        }
    });
});
