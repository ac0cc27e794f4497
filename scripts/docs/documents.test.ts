import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const FILES = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8'
})
    .trim()
    .split('\n')
    .filter((file) => existsSync(join(ROOT, file)));

interface Packages {
    dependencies: Record<string, string>;
    devDependencies?: Record<string, string>;
}

describe('the table of dependencies', () => {
    const rows = [...read('scripts/docs/dependencies.md').matchAll(/^\| `([^`]+)` *\|([^|]*)\|([^|]*)\|/gm)].map(
        ([, name, purpose, license]) => ({ name: name!, purpose: purpose!.trim(), license: license!.trim() })
    );
    const manifests = ['package.json', 'scripts/local-org/package.json'].map(
        (file) => JSON.parse(read(file)) as Packages
    );
    const wanted = Object.assign({}, ...manifests.map((one) => ({ ...one.dependencies, ...one.devDependencies })));
    const names = Object.keys(wanted as object).filter((name) => name !== 'local-org');

    it('lists every dependency once, and nothing else', () => {
        expect(rows.map(({ name }) => name).sort()).toEqual(names.sort());
    });

    it('says of each what it is for, and the license that the package itself names', () => {
        const wrong = rows.filter(({ name, purpose, license }) => {
            const own = JSON.parse(read(`node_modules/${name}/package.json`)) as { license: string };
            return purpose === '' || license !== own.license;
        });
        expect(wrong).toEqual([]);
    });
});

describe('the documents', () => {
    const APEX = 'force-app/main/default/classes';
    const classes = FILES.filter((file) => file.startsWith(APEX) && file.endsWith('.cls'));
    const firstCells = (text: string): string[] =>
        [...text.matchAll(/^\| ([^|]+?) +\|/gm)].map(([, cell]) => cell!.replaceAll('`', ''));

    it('have their screenshots, each small and shown somewhere', () => {
        const documents = FILES.filter((file) => /^(?:README\.md|scripts\/docs\/.*\.md)$/.test(file));
        const shown = documents.flatMap((file) =>
            [...read(file).matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path]) => join(dirname(file), path!))
        );
        const there = FILES.filter((file) => /^(?:scripts\/docs\/images|config\/readme)\/.*\.png$/.test(file));
        expect(shown.map((path) => path.replaceAll('\\', '/')).sort()).toEqual(there.sort());
        expect(there.filter((file) => statSync(join(ROOT, file)).size > 200_000)).toEqual([]);
    });

    it('name every permission set, as its label is', () => {
        const labels = FILES.filter((file) => /^force-app.*permissionset-meta.xml$/.test(file)).map(
            (file) => /<label>([^<]+)<\/label>(?![\s\S]*<label>)/.exec(read(file))![1]!
        );
        const rows = firstCells(read('scripts/docs/security.md')).filter((cell) => /^(?:License|eComm) /.test(cell));
        expect(rows.sort()).toEqual(labels.sort());
    });

    it('name every class that runs with more rights than its user', () => {
        const elevated = classes
            .filter((file) => /^public without sharing class/m.test(read(file)) && !/@IsTest/i.test(read(file)))
            .map((file) => file.split('/').at(-1)!.replace('.cls', ''));
        const [, listed] = /with more rights than its user\*\*([\s\S]*?)Everything else/.exec(
            read('scripts/docs/security.md')
        )!;
        expect([...listed!.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual(elevated.sort());
    });

    it('name every scheduled job', () => {
        const jobs = classes.find((file) => file.endsWith('/LicenseJobs.cls'))!;
        const scheduled = [...read(jobs).matchAll(/'(\w+Job)' => '/g)].map(([, name]) => name!);
        const rows = firstCells(read('scripts/docs/system-team.md')).filter((cell) => cell.endsWith('Job'));
        expect(rows.sort()).toEqual(scheduled.sort());
    });

    it('name every type of configuration', () => {
        const labels = FILES.filter((file) => /^force-app.*__mdt.object-meta.xml$/.test(file)).map(
            (file) => /<label>([^<]+)<\/label>/.exec(read(file))![1]!
        );
        const guide = read('scripts/docs/admin-guide.md');
        expect(labels.filter((label) => !firstCells(guide).includes(label))).toEqual([]);
    });
});

describe('every text of the project', () => {
    const texts = FILES.filter((file) =>
        /\.(?:md|ts|mjs|cjs|json|cls|trigger|xml|html|css|yml|email|apex)$/.test(file)
    );

    it('spells license in one way', () => {
        const other = ['lic', 'ence'].join('');
        const spelled = texts.filter((file) => file !== 'package-lock.json' && new RegExp(other, 'i').test(read(file)));
        expect(spelled).toEqual([]);
    });

    it('links to files that are there', () => {
        const broken = FILES.filter((file) => file.endsWith('.md')).flatMap((file) =>
            [...read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
                .map(([, target]) => target!)
                .filter((target) => !existsSync(join(ROOT, dirname(file), target)))
                .map((target) => `${file}: ${target}`)
        );
        expect(broken).toEqual([]);
    });
});
