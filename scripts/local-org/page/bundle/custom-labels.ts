import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findFolders } from './component-metadata.ts';
import { children, readMetadataXml, text } from './xml.ts';

/** A custom label: as it was written, and by language what it is translated to. */
export interface CustomLabel {
    value: string;
    translations: Record<string, string>;
}

/**
 * Reads the custom labels of a project, with their translations.
 * @param projectDirs absolute folders of one project
 * @returns labels by developer name, in lower case (`@salesforce/label/c.Name` ignores case)
 * @throws PageError when a file is not well-formed
 */
export function readCustomLabels(projectDirs: string[]): Map<string, CustomLabel> {
    const labels = new Map<string, CustomLabel>();
    for (const file of filesOf(projectDirs, 'labels', LABELS)) {
        const root = readMetadataXml(file);
        for (const label of ONE_LABEL.test(file) ? [root] : children(root, 'labels')) {
            labels.set(nameOf(label, 'fullName'), { value: text(label, 'value') ?? '', translations: {} });
        }
    }
    for (const file of filesOf(projectDirs, 'translations', TRANSLATION)) {
        const language = TRANSLATION.exec(basename(file))![1]!;
        for (const one of children(readMetadataXml(file), 'customLabels')) {
            const label = labels.get(nameOf(one, 'name'));
            const translated = text(one, 'label');
            if (label && translated) {
                label.translations[language] = translated;
            }
        }
    }
    return labels;
}

/** @returns the absolute paths of the project's files of labels and of their translations */
export function labelFiles(projectDirs: string[]): string[] {
    return [...filesOf(projectDirs, 'labels', LABELS), ...filesOf(projectDirs, 'translations', TRANSLATION)];
}

const LABELS = /\.labels?(-meta\.xml)?$/;
/** A label in a file of its own, as `decomposeCustomLabelsBeta2` of `sfdx-project.json` has the CLI write it. */
const ONE_LABEL = /\.label(-meta\.xml)?$/;
const TRANSLATION = /^(.+)\.translation(-meta\.xml)?$/;

const nameOf = (element: Parameters<typeof text>[0], name: string): string => (text(element, name) ?? '').toLowerCase();

function filesOf(projectDirs: string[], folderName: string, pattern: RegExp): string[] {
    return findFolders(projectDirs, folderName).flatMap((folder) =>
        readdirSync(folder, { encoding: 'utf8', recursive: true })
            .filter((name) => pattern.test(name))
            .map((name) => join(folder, name))
    );
}
