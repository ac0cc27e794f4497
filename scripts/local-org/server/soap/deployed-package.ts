import AdmZip from 'adm-zip';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, posix, relative, sep } from 'node:path';
import { isMetadataFolder, metadataTypesOf } from '../../catalogue/metadata-types.ts';
import { packageFolders } from '../../schema/sfdx-project.ts';
import { badRequest, RestError } from '../http/errors.ts';

/** A component of a package. */
export interface PackageComponent {
    /** `ApexClass`; empty for what is in no folder of a type */
    type: string;
    name: string;
    /** its path in the package, such as `classes/Invoice.cls` */
    file: string;
}

const BUNDLES: Readonly<Record<string, string>> = { lwc: 'LightningComponentBundle', aura: 'AuraDefinitionBundle' };
/** Types whose files a project may put into folders of its own. */
const LOOSE = new Set(['classes', 'triggers', 'pages', 'components']);
const NO_SOURCE = /(^|[\\/])(node_modules|__tests__|__mocks__|\.[^\\/]*)([\\/]|$)/;

/**
 * Unpacks the archive of a deployment.
 * @returns its components
 * @throws RestError 400 for what is no package
 */
export function unpack(zip: Uint8Array, folder: string): PackageComponent[] {
    let entries: AdmZip.IZipEntry[];
    try {
        entries = new AdmZip(Buffer.from(zip)).getEntries().filter((one) => !one.isDirectory);
    } catch (error) {
        throw badRequest('INVALID_ZIP_FILE', `The package is no ZIP archive: ${(error as Error).message}`);
    }
    const files = entries.map((one) => ({ path: inPackage(one.entryName), data: () => one.getData() }));
    const manifest = files.find(({ path }) => path === 'package.xml');
    if (!manifest) {
        throw badRequest('INVALID_PACKAGE', 'No package.xml found');
    }
    if (files.some(({ path }) => /^destructiveChanges/.test(path))) {
        throw new RestError(501, 'FUNCTIONALITY_NOT_ENABLED', 'Unsupported: destructive changes in a deployment.');
    }
    for (const { path, data } of files) {
        const file = join(folder, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, data());
    }
    const components = files.flatMap(({ path }) => (path === 'package.xml' ? [] : componentAt(path)));
    return [...new Map(components.map((one) => [`${one.type} ${one.name}`, one])).values()];
}

/** @throws RestError 400 for a path that leads out of the package */
function inPackage(path: string): string {
    const clean = posix.normalize(path.replaceAll('\\', '/')).replace(/^unpackaged\//, '');
    if (clean.startsWith('../') || posix.isAbsolute(clean)) {
        throw badRequest('INVALID_ZIP_FILE', `The package has a file outside of it: ${path}`);
    }
    return clean;
}

function componentAt(path: string): PackageComponent {
    const [folder = '', ...rest] = path.split('/');
    if (BUNDLES[folder]) {
        return { type: BUNDLES[folder], name: rest[0] ?? '', file: `${folder}/${rest[0] ?? ''}` };
    }
    const file = path.replace(/-meta\.xml$/, '');
    const [, name = '', suffix = ''] = /^(.*?)\.?([^./]*)$/.exec(rest.join('/').replace(/-meta\.xml$/, '')) ?? [];
    const known = metadataTypesOf(suffix);
    const type = (known.find((one) => one.folder === folder) ?? known[0])?.type ?? '';
    // In a project a field is a file of its own: `objects/Invoice__c/fields/Amount__c`.
    const part = /^(\w+)\/\w+\/(.+)$/.exec(folder === 'objects' ? name : '');
    return { type, name: part ? `${part[1]}.${part[2]}` : name, file };
}

/**
 * The org as it would be with the package: beside the package stand the projects without what it has of theirs. A project that the
 * package has all of is the package's.
 * @param folder where the package was unpacked into `package`, and where the projects may be copied to
 * @returns the folders to check
 * @throws RestError 501 for a part of a project with objects, whose files in a package say less than those of the project
 */
export function projectWith(
    folder: string,
    components: readonly PackageComponent[],
    projectDirs: readonly string[]
): string[] {
    const unpacked = join(folder, 'package');
    const keys = new Set(components.map(({ file }) => keyOf(file)));
    const sources = projectDirs.flatMap(packageFolders);
    const others = sources.filter((one) => !filesOf(one).every((file) => keys.has(keyOf(file))));
    if (others.length === sources.length && components.some(({ file }) => file.startsWith('objects/'))) {
        throw new RestError(
            501,
            'FUNCTIONALITY_NOT_ENABLED',
            'Unsupported: objects in a deployment of a part of the project. Deploy all of it (--source-dir force-app).'
        );
    }
    const inPlace = new Set(filesOf(unpacked).map(fileKey));
    const copies = others.map((one, index) => {
        const copy = join(folder, 'projects', String(index));
        // Of one object each project may have a part.
        const isKept = (path: string): boolean =>
            !NO_SOURCE.test(path) && (/(^|\/)objects\//.test(path) || !inPlace.has(fileKey(path)));
        cpSync(one, copy, { recursive: true, filter: (path) => isKept(relative(one, path).split(sep).join('/')) });
        return copy;
    });
    return [unpacked, ...copies];
}

/** Paths of the source files below a folder. */
function filesOf(folder: string): string[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => relative(folder, join(one.parentPath, one.name)))
        .filter((path) => !NO_SOURCE.test(path) && isMetadata(path))
        .map((path) => path.split(sep).join('/'));
}

const isMetadata = (path: string): boolean =>
    !/(^|[\\/])(README\.md|jsconfig\.json|tsconfig[^\\/]*\.json|[^\\/]*\.ts|\.[^\\/]*)$/.test(path);

// Components that a project has in a folder of their own, and a package in one file or folder.
const IN_FOLDERS = /(?:^|\/)(objects|objectTranslations|lwc|aura|staticresources)\/([^/.]+)/;

/** What a file belongs to, in either format: `objects/Invoice__c`, `InvoiceTest`. */
function keyOf(path: string): string {
    const [, folder, name] = IN_FOLDERS.exec(path) ?? [];
    return folder ? `${folder}/${name}` : basename(path).replace(/(\.\w+)?(-meta\.xml)?$/, '');
}

/** What a file takes the place of, in either format: what has a folder takes the place of all that is there. */
function fileKey(path: string): string {
    return IN_FOLDERS.test(path) ? keyOf(path) : fileName(path);
}

/** In a package only what has content beside it is called `-meta.xml`. */
function fileName(path: string): string {
    const name = basename(path);
    return /\.(cls|trigger|page|component|resource|js)-meta\.xml$/.test(name) ? name : name.replace(/-meta\.xml$/, '');
}

/**
 * The component of a file that was checked.
 * @param folders what `projectWith` gave
 */
export function componentOf(folders: readonly string[], file: string): PackageComponent {
    const root = folders.find((one) => file.startsWith(one + sep)) ?? '';
    const path = relative(root, file).split(sep).join('/');
    const parts = path.split('/');
    // In a project the folder of a type stands below others, and has folders of its own.
    const at = parts.findIndex((one) => one in BUNDLES || isMetadataFolder(one));
    const [folder = '', ...rest] = parts.slice(Math.max(at, 0));
    return componentAt([folder, ...(LOOSE.has(folder) ? rest.slice(-1) : rest)].join('/'));
}
