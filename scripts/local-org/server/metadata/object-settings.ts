import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders } from '../../schema/sfdx-project.ts';
import { readXml, xmlList, xmlText, xmlTexts } from '../../schema/xml.ts';
import { findFolders } from '../../page/bundle/component-metadata.ts';

/** What an object's own file says about its pages. */
export interface ObjectSettings {
    /** name of the FlexiPage that overrides the View action in Lightning, or null */
    recordPage: string | null;
    compactLayout: string | null;
    /** standard buttons that its list pages do not show (`searchLayouts.excludedStandardButtons`) */
    excludedListButtons: string[];
}

/**
 * Reads the page overrides of every object file.
 * @param projectDirs absolute folders of the project
 * @returns settings by the object's API name
 */
export function readObjectSettings(projectDirs: string[]): Map<string, ObjectSettings> {
    const settings = new Map<string, ObjectSettings>();
    for (const { name, file } of objectFiles(projectDirs.flatMap(packageFolders))) {
        const content = readXml(file).content;
        const overrides = xmlList(content, 'actionOverrides').filter(
            (override) =>
                xmlText(override, 'actionName') === 'View' && /^flexipage$/i.test(xmlText(override, 'type') ?? '')
        );
        const large = overrides.find((override) => xmlText(override, 'formFactor') === 'Large');
        const anyFactor = overrides.find((override) => !xmlText(override, 'formFactor'));
        settings.set(name, {
            recordPage: xmlText(large ?? anyFactor, 'content'),
            compactLayout: xmlText(content, 'compactLayoutAssignment'),
            excludedListButtons: xmlList(content, 'searchLayouts').flatMap((layouts) =>
                xmlTexts(layouts, 'excludedStandardButtons')
            )
        });
    }
    return settings;
}

function objectFiles(folders: string[]): { name: string; file: string }[] {
    return findFolders(folders, 'objects').flatMap((folder) =>
        readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
            if (entry.isDirectory()) {
                const file = join(folder, entry.name, `${entry.name}.object-meta.xml`);
                return existsSync(file) ? [{ name: entry.name, file }] : [];
            }
            const old = /^(.+)\.object$/.exec(entry.name);
            return old ? [{ name: old[1]!, file: join(folder, entry.name) }] : [];
        })
    );
}
