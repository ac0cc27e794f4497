import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectFile } from '../schema/project-files.ts';
import type { OrgSchema } from '../schema/model.ts';
import type { MetadataReader } from '../schema/reader.ts';
import { packageFolders, sourceApiVersionOf } from '../schema/sfdx-project.ts';
import type { MetadataError } from '../schema/xml.ts';
import { CHECKS, EVERY } from './checks/index.ts';
import { checkFiles } from './files.ts';
import type { DeploymentProblem, Tell } from './problem.ts';
import { componentsOf, projectOf, type ApexNames } from './project.ts';
import { checkStructure } from './structure.ts';

const SKIPPED = new Set(['node_modules', '__tests__', '__mocks__', 'staticresources', 'waveTemplates']);

/** The API version of the catalogue of metadata types, at least. */
const CATALOGUE_VERSION = 65;

/** What a check found. */
export interface DeploymentProblems {
    problems: DeploymentProblem[];
    /** What would be a problem in sources of the API version that is known. */
    notJudged: DeploymentProblem[];
}

const sorted = (told: ReadonlyMap<string, DeploymentProblem>): DeploymentProblem[] =>
    [...told.values()].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));

/** Every file below the package directories. */
function pathsOf(projectDirs: readonly string[]): string[] {
    const found = new Set<string>();
    const walk = (folder: string): void => {
        for (const entry of readdirSync(folder, { withFileTypes: true })) {
            if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) {
                continue;
            }
            const path = join(folder, entry.name);
            if (entry.isDirectory()) {
                walk(path);
            } else {
                found.add(path);
            }
        }
    };
    projectDirs.flatMap(packageFolders).forEach(walk);
    return [...found].sort();
}

/** The descriptions of Lightning web components, which the schema has no use for. */
function bundleFiles(paths: readonly string[]): ProjectFile[] {
    return paths.flatMap((file) => {
        const name = /[\\/]lwc[\\/](\w+)[\\/]\w+\.js-meta\.xml$/.exec(file)?.[1];
        return name ? [{ file, suffix: 'js', name, object: null }] : [];
    });
}

/**
 * What a deployment of the projects would refuse, all of it, by file and line; beside what the schema could not be made of. Elements,
 * enumerations and required values differ between API versions: of sources of an older one what is not as it is now is not judged.
 */
export function deploymentProblems(
    schema: OrgSchema,
    metadataFiles: readonly ProjectFile[],
    reader: MetadataReader,
    apex: ApexNames
): DeploymentProblems {
    const problems = new Map<string, DeploymentProblem>();
    const notJudged = new Map<string, DeploymentProblem>();
    const teller =
        (told: Map<string, DeploymentProblem>): Tell =>
        (component, node, message) => {
            const line = (node ?? component.node).line;
            told.set(`${component.file}:${line}:${message}`, { file: component.file, line, message });
        };
    const tell = teller(problems);
    // A version that the project does not say is the newest one.
    const isOlder = schema.projectDirs.some(
        (dir) => (sourceApiVersionOf(dir) || CATALOGUE_VERSION) < CATALOGUE_VERSION
    );
    const tellOfStructure = isOlder ? teller(notJudged) : tell;
    const broken = ({ file, line, message }: MetadataError): void => {
        problems.set(message, { file, line, message: message.slice(`${file}:${line}: `.length) });
    };
    const paths = pathsOf(schema.projectDirs);
    const files = [...metadataFiles, ...bundleFiles(paths)];
    const project = projectOf(schema, apex, reader, paths, componentsOf(files, reader, broken));
    for (const component of project.components) {
        if (component.isFile) {
            checkStructure(component, tellOfStructure);
        }
        for (const check of [...EVERY, ...(CHECKS[component.type] ?? [])]) {
            check(component, project, tell);
        }
    }
    for (const problem of checkFiles(project, files)) {
        problems.set(`${problem.file}:${problem.line}:${problem.message}`, problem);
    }
    return { problems: sorted(problems), notJudged: sorted(notJudged) };
}
