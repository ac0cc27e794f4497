import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { findFolders } from '../page/bundle/component-metadata.ts';
import { readXml, xmlText } from '../schema/xml.ts';

/** The static resources of a project. */
export interface StaticResources {
    /** address by name, as `@salesforce/resourceUrl/Name` gives it */
    urls: Record<string, string>;
    /** the file behind an address below /resource/ */
    find(path: string): { folder: string; file: string } | null;
}

/**
 * @param folders package folders of the project
 * @throws MetadataError when a resource's metadata is not well-formed
 */
export function readStaticResources(folders: string[]): StaticResources {
    const found = new Map<string, { folder: string; file: string | null }>();
    for (const folder of findFolders(folders, 'staticresources')) {
        for (const name of readdirSync(folder)) {
            const resource = /^(\w+)\.resource-meta\.xml$/.exec(name)?.[1];
            if (resource) {
                found.set(
                    resource,
                    locate(folder, resource, xmlText(readXml(join(folder, name)).content, 'contentType'))
                );
            }
        }
    }
    return {
        urls: Object.fromEntries([...found.keys()].map((name) => [name, `/resource/${name}`])),
        find(path) {
            const [name = '', ...rest] = path.split('/');
            const resource = found.get(name);
            if (!resource) {
                return null;
            }
            return resource.file === null
                ? { folder: resource.folder, file: rest.join(sep) }
                : { folder: resource.folder, file: resource.file };
        }
    };
}

// An archive is a folder of its files; anything else one file beside its metadata.
function locate(folder: string, name: string, contentType: string | null): { folder: string; file: string | null } {
    const directory = join(folder, name);
    if (existsSync(directory) && statSync(directory).isDirectory()) {
        return { folder: directory, file: null };
    }
    const file = readdirSync(folder).find((one) => one.startsWith(`${name}.`) && !one.endsWith('-meta.xml'));
    if (!file || (contentType === 'application/zip' && file.endsWith('.resource'))) {
        throw new Error(
            `Unsupported: static resource ${name} (${file ? 'a zipped archive: unpack it into a folder' : 'its file is missing'})`
        );
    }
    return { folder, file };
}
