import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectFile } from '../schema/project-files.ts';
import type { OrgSchema } from '../schema/model.ts';
import type { MetadataReader } from '../schema/reader.ts';
import { packageFolders } from '../schema/sfdx-project.ts';
import type { MetadataError } from '../schema/xml.ts';
import type { XmlNode } from '../schema/xml-tree.ts';
import { CHECKS, EVERY } from './checks/index.ts';
import { checkFiles } from './files.ts';
import type { DeploymentProblem } from './problem.ts';
import { componentsOf, projectOf, type ApexNames, type Component } from './project.ts';
import { checkStructure } from './structure.ts';

const SKIPPED = new Set(['node_modules', '__tests__', '__mocks__', 'staticresources', 'waveTemplates']);

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
 * What a deployment of the projects would refuse, all of it, by file and line; beside what the schema could not be made of.
 */
export function deploymentProblems(
    schema: OrgSchema,
    metadataFiles: readonly ProjectFile[],
    reader: MetadataReader,
    apex: ApexNames
): DeploymentProblem[] {
    const problems = new Map<string, DeploymentProblem>();
    const tell = (component: Component, node: XmlNode | undefined, message: string): void => {
        const line = (node ?? component.node).line;
        problems.set(`${component.file}:${line}:${message}`, { file: component.file, line, message });
    };
    const broken = ({ file, line, message }: MetadataError): void => {
        problems.set(message, { file, line, message: message.slice(`${file}:${line}: `.length) });
    };
    const paths = pathsOf(schema.projectDirs);
    const files = [...metadataFiles, ...bundleFiles(paths)];
    const project = projectOf(schema, apex, reader, paths, componentsOf(files, reader, broken));
    for (const component of project.components) {
        if (component.isFile) {
            checkStructure(component, tell);
        }
        for (const check of [...EVERY, ...(CHECKS[component.type] ?? [])]) {
            check(component, project, tell);
        }
    }
    for (const problem of checkFiles(project, files)) {
        problems.set(`${problem.file}:${problem.line}:${problem.message}`, problem);
    }
    return [...problems.values()].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
