import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
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
    devDependencies: Record<string, string>;
}

describe('the table of dependencies', () => {
    const rows = [...read('scripts/docs/dependencies.md').matchAll(/^\| `([^`]+)` *\|([^|]*)\|([^|]*)\|/gm)].map(
        ([, name, purpose, license]) => ({ name: name!, purpose: purpose!.trim(), license: license!.trim() })
    );
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Packages;
    const names = Object.keys({ ...dependencies, ...devDependencies });

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
