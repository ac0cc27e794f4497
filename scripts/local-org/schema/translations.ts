import { basename, dirname } from 'node:path';
import type { FieldModel, LanguageTexts, NotHonoured, OrgSchema, Translations } from './model.ts';
import type { ProjectFile } from './project-files.ts';
import { xmlList, xmlText, type Xml } from './xml.ts';

/** What becomes of the other texts, which everybody sees in the language they were written in. */
const UNTRANSLATED =
    'Only custom labels, labels of fields and messages of validation rules are shown in other languages';

function textsOf(translations: Translations, language: string): LanguageTexts {
    const found = translations.get(language) ?? { labels: new Map(), rules: new Map(), fields: new Map() };
    translations.set(language, found);
    return found;
}

/** `Thing__c-es` is of the object and the language; a language has no hyphen. */
function objectAndLanguage(name: string): [object: string, language: string] {
    const hyphen = name.lastIndexOf('-');
    return [name.slice(0, hyphen), name.slice(hyphen + 1)];
}

/**
 * Reads the translations of a project (Metadata API: Translations, CustomObjectTranslation).
 * @param read gives the content of a file, or undefined where it cannot be read
 * @param cannotHonour is told, once for each language and kind, of texts that stay in the language they were written in
 */
export function readTranslations(
    files: readonly ProjectFile[],
    read: (file: ProjectFile) => Xml | undefined,
    cannotHonour: (one: NotHonoured) => void
): Translations {
    const translations: Translations = new Map();
    const told = new Set<string>();
    const others = (file: ProjectFile, language: string, kinds: readonly string[]): void => {
        for (const kind of kinds) {
            const name = `${kind} (${language})`;
            if (!told.has(name)) {
                told.add(name);
                cannotHonour({ kind: 'translation of', name, file: file.file, why: UNTRANSLATED });
            }
        }
    };
    const readField = (file: ProjectFile, object: string, language: string, field: Xml): void => {
        const name = `${object}.${xmlText(field, 'name')}`.toLowerCase();
        textsOf(translations, language).fields.set(name, xmlText(field, 'label') ?? '');
        const kinds = otherKinds(field, 'label', 'name').map((kind) => `fields: ${kind}`);
        others(file, language, kinds);
    };
    for (const file of files) {
        if (file.suffix === 'translation') {
            const content = read(file) ?? {};
            const texts = textsOf(translations, file.name);
            for (const one of xmlList(content, 'customLabels')) {
                texts.labels.set((xmlText(one, 'name') ?? '').toLowerCase(), xmlText(one, 'label') ?? '');
            }
            others(file, file.name, otherKinds(content, 'customLabels'));
        } else if (file.suffix === 'objectTranslation') {
            const content = read(file) ?? {};
            const [object, language] = objectAndLanguage(file.name);
            const texts = textsOf(translations, language);
            for (const one of xmlList(content, 'validationRules')) {
                texts.rules.set(`${object}.${xmlText(one, 'name')}`.toLowerCase(), xmlText(one, 'errorMessage') ?? '');
            }
            for (const field of xmlList(content, 'fields')) {
                readField(file, object, language, field);
            }
            others(file, language, otherKinds(content, 'validationRules', 'fields'));
        } else if (file.suffix === 'fieldTranslation') {
            const [object, language] = objectAndLanguage(basename(dirname(file.file)));
            readField(file, object, language, read(file) ?? {});
        }
    }
    return translations;
}

const otherKinds = (content: Xml, ...known: string[]): string[] =>
    Object.keys(content).filter((kind) => !known.includes(kind));

/**
 * The language itself, else the one it is a variant of: "Spanish (Mexico) defaults to Spanish for customer-defined translations" (Metadata API,
 * Translations). An empty translation is none.
 */
function translated(schema: OrgSchema, kind: keyof LanguageTexts, name: string, language: string): string | undefined {
    const key = name.toLowerCase();
    const own = schema.translations.get(language)?.[kind].get(key);
    return own || schema.translations.get(language.split('_')[0]!)?.[kind].get(key) || undefined;
}

/** A custom label in a language: its translation, else as it was written; undefined where there is no such label. */
export function customLabel(schema: OrgSchema, name: string, language: string): string | undefined {
    return translated(schema, 'labels', name, language) ?? schema.labels.get(name.toLowerCase());
}

/** The label of a field in a language. */
export function fieldLabel(schema: OrgSchema, field: FieldModel, language: string): string {
    return translated(schema, 'fields', `${field.object}.${field.name}`, language) ?? field.label;
}

/** Whether a label has a translation into exactly this language (`Label.translationExists`). */
export function hasTranslation(schema: OrgSchema, name: string, language: string): boolean {
    return Boolean(schema.translations.get(language)?.labels.get(name.toLowerCase()));
}

/** The error message of a validation rule in a language. */
export function ruleMessage(
    schema: OrgSchema,
    object: string,
    rule: { name: string; message: string },
    language: string
): string {
    return translated(schema, 'rules', `${object}.${rule.name}`, language) ?? rule.message;
}
