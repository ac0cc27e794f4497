import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageFolders } from '../../schema/sfdx-project.ts';
import { lineOf, MetadataError, readXml, xmlList, xmlText, xmlTexts, type Xml } from '../../schema/xml.ts';
import { findFolders } from '../../page/bundle/component-metadata.ts';

/** What an object's own file says about its pages. */
export interface ObjectSettings {
    /** name of the FlexiPage that overrides the View action in Lightning, or null */
    recordPage: string | null;
    compactLayout: string | null;
    /** standard buttons that its list pages do not show (`searchLayouts.excludedStandardButtons`) */
    excludedListButtons: string[];
    /** buttons of its own that its list pages show (`searchLayouts.listViewButtons`), which open an address */
    listButtons: ListButton[];
}

export interface ListButton {
    label: string;
    /** address in the org that it opens; null for a button that does something else, which is not supported */
    url: string | null;
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
            ),
            listButtons: listButtons(name, file, content)
        });
    }
    return settings;
}

/** @throws MetadataError for a button that does not exist */
function listButtons(object: string, file: string, content: Xml): ListButton[] {
    return xmlList(content, 'searchLayouts')
        .flatMap((layouts) => xmlTexts(layouts, 'listViewButtons'))
        .map((name) => {
            const inside = xmlList(content, 'webLinks').find((one) => xmlText(one, 'fullName') === name);
            const own = join(dirname(file), 'webLinks', `${name}.webLink-meta.xml`);
            const link = inside ?? (existsSync(own) ? readXml(own).content : undefined);
            const line = lineOf({ text: readFileSync(file, 'utf8') }, `${name}<`);
            if (!link) {
                throw new MetadataError(
                    file,
                    line,
                    `The list of ${object} names the button ${name}, which does not exist`
                );
            }
            const url = xmlText(link, 'url') ?? '';
            const isAddress = xmlText(link, 'linkType') === 'url' && url.startsWith('/') && !url.includes('{!');
            return { label: xmlText(link, 'masterLabel') ?? name, url: isAddress ? url : null };
        });
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
