import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { NotHonoured } from './model.ts';
import { packageFolders } from './sfdx-project.ts';

/** One metadata file of a project: its type's file suffix (`object`, `field`, `permissionset`, …) and its name without it. */
export interface ProjectFile {
    file: string;
    suffix: string;
    name: string;
    /** The object whose folder holds the file (source format), or null. */
    object: string | null;
}

const SKIPPED = new Set([
    'node_modules',
    '__tests__',
    'lwc',
    'aura',
    'staticresources',
    'waveTemplates',
    'siteDotComSites'
]);
const OLD_FORMAT =
    /^(.+)\.(object|permissionset|permissionsetgroup|mutingpermissionset|profile|labels|translation|objectTranslation|customPermission|group|queue|role|sharingRules|globalValueSet|standardValueSet|md|flexipage|layout|app|tab|quickAction|report|reportType|dashboard|remoteSite|namedCredential|settings|cachePartition|site|network)$/;

/**
 * Files that hold one part of a permission set, of sharing rules or of a workflow, as `sourceBehaviorOptions` of `sfdx-project.json`
 * let the CLI write them. Labels are the only parts that are read.
 */
const DECOMPOSED =
    /^(?:(?:applicationVisibility|(?:class|flow|page|customMetadataType|customSetting|externalDataSource|externalCredentialPrincipal)Access|(?:field|object|user)Permission|customPermissions|recordTypeVisibility|tabSetting|objectSettings)|sharing(?:Criteria|Guest|Owner|Territory)Rule|workflow(?:Alert|FieldUpdate|FlowAction|KnowledgePublish|OutboundMessage|Rule|Send|Task))$/;

/**
 * The parts that lie in files of their own and are not read, to be told: without them what they belong to is another.
 * @see Salesforce DX Developer Guide, Decompose metadata types
 */
export function decomposedParts(files: readonly ProjectFile[]): NotHonoured[] {
    return files
        .filter((one) => DECOMPOSED.test(one.suffix))
        .map(({ suffix, name, file }) => ({
            kind: suffix,
            name,
            file,
            why: 'It is a part in a file of its own (sourceBehaviorOptions), and the local org reads the whole from one'
        }));
}

/** The static resources of a folder; what lies in archives is theirs. */
function staticResources(folder: string): ProjectFile[] {
    return readdirSync(folder).flatMap((entry) => {
        const name = /^(.+)\.resource-meta\.xml$/.exec(entry)?.[1];
        return name === undefined ? [] : [{ file: join(folder, entry), suffix: 'resource', name, object: null }];
    });
}

/** Every metadata file below the folders, in the order of their paths. A file in two package directories that nest is listed once. */
export function projectFiles(projectDirs: string[]): ProjectFile[] {
    const found = new Map<string, ProjectFile>();
    const walk = (folder: string, object: string | null): void => {
        for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
            const path = join(folder, entry.name);
            if (entry.isDirectory()) {
                if (entry.name === 'staticresources') {
                    staticResources(path).forEach((one) => found.set(one.file, one));
                }
                if (!entry.name.startsWith('.') && !SKIPPED.has(entry.name)) {
                    walk(path, basename(folder) === 'objects' ? entry.name : object);
                }
                continue;
            }
            const match = /^(.+)\.(\w+)-meta\.xml$/.exec(entry.name) ?? OLD_FORMAT.exec(entry.name);
            // In the format of the Metadata API a folder of e-mail templates is `email/NAME-meta.xml`.
            const emailFolder = basename(folder) === 'email' ? /^([^.]+)-meta\.xml$/.exec(entry.name)?.[1] : undefined;
            if (emailFolder !== undefined) {
                found.set(path, { file: path, suffix: 'emailFolder', name: emailFolder, object });
            }
            // README.md is not a custom metadata record.
            const oldRecord =
                match?.[2] === 'md' && !entry.name.endsWith('-meta.xml') && basename(folder) !== 'customMetadata';
            if (match && !oldRecord) {
                found.set(path, { file: path, suffix: match[2]!, name: match[1]!, object });
            }
        }
    };
    for (const dir of projectDirs) {
        for (const folder of packageFolders(dir)) {
            walk(folder, basename(dirname(folder)) === 'objects' ? basename(folder) : null);
        }
    }
    return [...found.values()];
}
