import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readXml, xmlList, xmlText, type Xml } from '../local-org/schema/xml.ts';

const SOURCE = join(process.cwd(), 'force-app', 'main', 'default');

/** The texts of a file's elements by their names. */
function texts(file: string, element: string, name: string, text: string): Map<string, string> {
    const { content } = readXml(join(SOURCE, file));
    return new Map(xmlList(content, element).map((one: Xml) => [xmlText(one, name)!, xmlText(one, text) ?? '']));
}

const written = texts('labels/CustomLabels.labels-meta.xml', 'labels', 'fullName', 'value');
const languages = readdirSync(join(SOURCE, 'translations')).map((file) => basename(file, '.translation-meta.xml'));
/** What a reader cannot miss: where values go, the paragraphs, and what is marked up or quoted word for word. */
const marks = (text: string): string[] => [...(text.match(/\{\d+\}|\n|<[^>]*>|&\w+;/g) ?? [])].sort();
/** Texts that say the same in the other language. */
const ALIKE = [
    'Check_Employment_Found',
    'Console_Access',
    'Console_Candidate_No',
    'Console_Column_Campus',
    'Existing_Campus',
    'New_User_Emails_First_Name',
    'Transfer_Line'
];

describe.each(languages)('the translation %s', (language) => {
    const translated = texts(`translations/${language}.translation-meta.xml`, 'customLabels', 'name', 'label');

    it('has every label, and no other', () => {
        expect([...translated.keys()].sort()).toEqual([...written.keys()].sort());
    });

    it('keeps placeholders, paragraphs and markup', () => {
        const differing = [...written].filter(
            ([name, text]) => marks(text).join() !== marks(translated.get(name) ?? text).join()
        );
        expect(differing.map(([name]) => name)).toEqual([]);
    });

    it('translates: none is left as it was, blank, or with a quotation mark that a message would swallow', () => {
        const left = [...written].filter(([name, text]) => text === translated.get(name)).map(([name]) => name);
        expect(left.sort()).toEqual(ALIKE);
        expect([...translated].filter(([, text]) => text.trim() === '' || text.includes("'"))).toEqual([]);
    });

    it('has the message of every validation rule', () => {
        const objects = join(SOURCE, 'objects');
        const rules = readdirSync(objects, { recursive: true, encoding: 'utf8' })
            .filter((file) => file.endsWith('.validationRule-meta.xml'))
            .map((file) => `${file.split(/[\\/]/)[0]}.${basename(file, '.validationRule-meta.xml')}`);
        const known = readdirSync(join(SOURCE, 'objectTranslations'))
            .filter((name) => name.endsWith(`-${language}`))
            .flatMap((name) => {
                const file = `objectTranslations/${name}/${name}.objectTranslation-meta.xml`;
                const object = name.slice(0, -language.length - 1);
                return [...texts(file, 'validationRules', 'name', 'errorMessage')].map(([rule]) => `${object}.${rule}`);
            });
        expect(known.sort()).toEqual(rules.sort());
    });
});
