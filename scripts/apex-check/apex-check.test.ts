import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { checkApex } from './apex-check.ts';
import type { Finding } from './front-end.ts';
import { MISTAKES, OTHER } from './wrong-apex.ts';

const ROOT = resolve(__dirname, '..', '..');
jest.setTimeout(120_000);

/** A project with one class a mistake: `Wrong0`, `Wrong1` … */
function projectOf(sources: Record<string, string>): string {
    const folder = mkdtempSync(join(tmpdir(), 'apex-check-'));
    const classes = join(folder, 'main', 'default', 'classes');
    mkdirSync(classes, { recursive: true });
    for (const [name, source] of Object.entries(sources)) {
        writeFileSync(join(classes, `${name}.cls`), source);
    }
    return folder;
}

describe('the compile check', () => {
    let folder: string;
    let findings: Finding[];

    beforeAll(() => {
        folder = projectOf({
            Other: OTHER,
            ...Object.fromEntries(
                MISTAKES.map(({ source }, index) => [`Wrong${index}`, source.replace(/\bWrong\b/g, `Wrong${index}`)])
            )
        });
        ({ findings } = checkApex([folder], ROOT));
    });

    afterAll(() => rmSync(folder, { recursive: true }));

    it('knows at least 40 kinds of mistakes', () => {
        expect(new Set(MISTAKES.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(40);
    });

    it.each(MISTAKES.map((mistake, index) => ({ ...mistake, index })))('finds: $kind', ({ index, message, line }) => {
        const own = findings.filter((finding) => basename(finding.file) === `Wrong${index}.cls`);
        const expected = new RegExp(message.source.replace(/\bWrong\b/g, `Wrong${index}`), message.flags);
        expect(own.map((finding) => finding.message)).toEqual(
            expect.arrayContaining([expect.stringMatching(expected)])
        );
        const found = own.find((finding) => expected.test(finding.message));
        expect(found?.line).toBe(line);
        expect(found?.column).toBeGreaterThan(0);
    });

    it('has nothing against correct code', () => {
        expect(findings.filter((finding) => basename(finding.file) === 'Other.cls')).toEqual([]);
    });

    it('accepts what is right and easily taken for wrong', () => {
        const right = projectOf({
            Right: `public class Right {
                public enum Color { RED, BLUE }
                public String run(Map<Id, Account> accounts, List<String> names) {
                    for (Account account : [SELECT Id, Name, (SELECT Id FROM Contacts) FROM Account WHERE Id IN :accounts.keySet() AND Name IN :names]) {
                        for (Contact contact : account.Contacts) {
                            names.add(contact.Id);
                        }
                    }
                    Integer total = [SELECT COUNT() FROM Account];
                    Schema.DescribeFieldResult field = Schema.SObjectType.Account.fields.Name;
                    switch on Color.valueOf('RED') {
                        when RED, BLUE { return Color.RED.name() + total + field.getLabel(); }
                    }
                    return names?.get(0) ?? 'none';
                }
            }`
        });
        try {
            expect(checkApex([right], ROOT)).toEqual({ files: 1, findings: [] });
        } finally {
            rmSync(right, { recursive: true });
        }
    });
});
