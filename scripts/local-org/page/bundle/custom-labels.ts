import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findFolders } from './component-metadata.ts';
import { children, readMetadataXml, text } from './xml.ts';

/**
 * Reads the custom labels of a project.
 * @param projectDirs absolute folders of one project
 * @returns label text by developer name, in lower case (`@salesforce/label/c.Name` ignores case)
 * @throws PageError when a labels file is not well-formed
 */
export function readCustomLabels(projectDirs: string[]): Map<string, string> {
    const labels = new Map<string, string>();
    for (const file of labelFiles(projectDirs)) {
        for (const label of children(readMetadataXml(file), 'labels')) {
            labels.set((text(label, 'fullName') ?? '').toLowerCase(), text(label, 'value') ?? '');
        }
    }
    return labels;
}

/** @returns the absolute paths of the project's labels files */
export function labelFiles(projectDirs: string[]): string[] {
    return findFolders(projectDirs, 'labels').flatMap((folder) =>
        readdirSync(folder)
            .filter((name) => /\.labels(-meta\.xml)?$/.test(name))
            .map((name) => join(folder, name))
    );
}
