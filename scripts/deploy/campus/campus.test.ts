import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addCampus } from './campus.ts';

const NEW = { name: 'ANS', label: 'CU Anschutz & Friends', like: 'UCB' };

let sources: string;

beforeEach(() => {
    sources = mkdtempSync(join(tmpdir(), 'campus-'));
    cpSync(join('force-app', 'main', 'default'), sources, {
        recursive: true,
        filter: (path) => !/[\\/](?:classes|lwc)$/.test(path)
    });
});

afterEach(() => rmSync(sources, { recursive: true, force: true }));

const read = (file: string): string => readFileSync(join(sources, file), 'utf8');

/** How often each file of the metadata names a campus, in its own name or inside. */
function mentions(campus: string): Map<string, number> {
    const token = new RegExp(`(?<![A-Za-z0-9])${campus}(?![A-Za-z0-9])`, 'g');
    const found = readdirSync(sources, { recursive: true, encoding: 'utf8' })
        // The record type's help gives one as an example.
        .filter((file) => file.endsWith('.xml') && !file.includes('Campus__mdt'))
        .map((file): [string, number] => [
            file.replaceAll(token, '#'),
            [...`${file} ${read(file)}`.matchAll(token)].length
        ]);
    return new Map(found.filter(([, amount]) => amount > 0));
}

describe('a campus that is added to the metadata', () => {
    it('has all that another campus has, in every file, and changes nothing of the others', () => {
        const before = mentions('UCB');
        const files = addCampus(sources, NEW);

        expect(mentions('ANS')).toEqual(before);
        expect(mentions('UCB')).toEqual(before);
        expect(files.map((file) => file.replace('ANS', '#')).sort()).toEqual([...before.keys()].sort());
        const record = read('customMetadata/Campus.ANS.md-meta.xml');
        expect(record).toContain('<label>CU Anschutz &amp; Friends</label>');
        expect(record).toContain('eComm_Specialists_ANS');
        expect(record).toMatch(/Sort_Order__c<[\s\S]*>5\.0</);
        expect(read('globalValueSets/Campus.globalValueSet-meta.xml')).toMatch(
            /<fullName>ANS<\/fullName>\s*<default>false<\/default>\s*<label>CU Anschutz &amp; Friends<\/label>/
        );
    });

    it.each([
        ['a campus that is there', { ...NEW, name: 'UCD' }, /There is a campus UCD already/],
        ['a name that no field can have', { ...NEW, name: 'CU Anschutz' }, /cannot be the name/],
        ['a pattern that is not there', { ...NEW, like: 'XYZ' }, /no campus XYZ/]
    ])('is not added as %s, and nothing is written', (_what, campus, why) => {
        const before = mentions(campus.name);

        expect(() => addCampus(sources, campus)).toThrow(why);
        expect(mentions(campus.name)).toEqual(before);
    });
});
