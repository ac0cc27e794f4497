import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apexTypes } from './apex-types.ts';

const FILE = join(process.cwd(), 'config', 'types', 'licenses.d.ts');

/** What is left of declarations without what a formatter changes. */
const bare = (text: string): string => text.replaceAll(/\s+/g, '').replaceAll(';}', '}').replaceAll(':|', ':');

/** The types of classes, each by its name. */
function typesOf(classes: Record<string, string>): string {
    const folder = mkdtempSync(join(tmpdir(), 'apex-types-'));
    try {
        for (const [name, text] of Object.entries(classes)) {
            writeFileSync(join(folder, `${name}.cls`), text);
        }
        return apexTypes(folder);
    } finally {
        rmSync(folder, { recursive: true });
    }
}

const controller = (returns: string): string =>
    `public class DemoController { @AuraEnabled public static ${returns} load(Id recordId) { return null; } }`;

describe('types of Apex', () => {
    it('are those of the classes as they are: npm run apex:types writes them', () => {
        const text = apexTypes(join(process.cwd(), 'force-app', 'main', 'default', 'classes'));
        expect(bare(text)).toBe(bare(readFileSync(FILE, 'utf8')));
    });

    it('say what may be null, what is one of several texts, and what else a class has', () => {
        const text = typesOf({
            DemoController: controller('Map<String, List<Demo>>'),
            Demo: `public class Demo {
                /** One of: open, shut. */
                @AuraEnabled
                public String state { get; set; }
                /** The day, or null. */
                @AuraEnabled
                public Date due { get; set; }
                @AuraEnabled
                public Part[] parts;
                public String secret { get; set; }
                public class Part {
                    @AuraEnabled
                    public Integer amount { get; set; }
                }
            }`
        });
        expect(text).toContain("state: 'open' | 'shut';");
        expect(text).toContain('due?: string;');
        expect(text).toContain('parts: Part[];');
        expect(text).toContain('interface Part {\namount: number;\n}');
        expect(text).not.toContain('secret');
        expect(text).toContain("declare module '@salesforce/apex/DemoController.load'");
        expect(text).toContain('load(parameters: { recordId: string }): Promise<Record<string, Licenses.Demo[]>>;');
    });

    it.each([
        [
            'a class without a member for the screen',
            { DemoController: controller('Other') },
            'DemoController gives Other'
        ],
        [
            'two classes of one name',
            {
                DemoController: `public class DemoController {
                    @AuraEnabled public static A load() { return null; }
                    @AuraEnabled public static B more() { return null; }
                }`,
                A: 'public class A { @AuraEnabled public Row row; public class Row { @AuraEnabled public Id id; } }',
                B: 'public class B { @AuraEnabled public Row row; public class Row { @AuraEnabled public Id id; } }'
            },
            'A.Row and B.Row have the same name'
        ],
        ['what is no class', { DemoController: 'public class DemoController { @AuraEnabled ' }, 'DemoController.cls']
    ])('are refused for %s', (_what, classes, message) => {
        expect(() => typesOf(classes as Record<string, string>)).toThrow(message);
    });
});
