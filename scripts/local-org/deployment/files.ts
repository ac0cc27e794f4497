import { basename, dirname } from 'node:path';
import { NEWEST_API_VERSION } from '../catalogue/api-version.ts';
import { metadataTypesOf } from '../catalogue/metadata-types.ts';
import type { ProjectFile } from '../schema/project-files.ts';
import { textOf } from './nodes.ts';
import type { DeploymentProblem } from './problem.ts';
import { isForeign, type Project } from './project.ts';

/** Sources that have a description beside them. */
const WITH_META = /\.(?:cls|trigger|page|component|email|resource)$/;

/** The lowest version of sources that the platform still runs. */
const LOWEST_VERSION = 7;

/** What is wrong with the files themselves: descriptions that are missing, suffixes that no type has, versions out of range. */
export function checkFiles(project: Project, files: readonly ProjectFile[]): DeploymentProblem[] {
    const found: DeploymentProblem[] = [];
    const all = new Set(project.paths);
    for (const file of project.paths) {
        if (WITH_META.test(file) && !all.has(`${file}-meta.xml`)) {
            found.push({ file, line: 1, message: `${basename(file)} has no ${basename(file)}-meta.xml beside it` });
        }
        const source = /^(.+)-meta\.xml$/.exec(file)?.[1];
        if (source && /\.(?:cls|trigger|page|component)$/.test(source) && !all.has(source)) {
            found.push({
                file,
                line: 1,
                message: `${basename(file)} describes ${basename(source)}, which is not there`
            });
        }
    }
    for (const bundle of new Set(project.paths.flatMap((file) => bundleFolder(file) ?? []))) {
        const name = basename(bundle);
        const own = ['js', 'ts', 'html', 'css']
            .map((suffix) => `${bundle}/${name}.${suffix}`)
            .find((one) => all.has(one));
        if (own && !all.has(`${bundle}/${name}.js-meta.xml`)) {
            found.push({ file: own, line: 1, message: `The component ${name} has no ${name}.js-meta.xml` });
        }
    }
    for (const { file, suffix } of files) {
        if (suffix !== 'js' && metadataTypesOf(suffix).length === 0 && !hasOtherSuffix(file)) {
            found.push({ file, line: 1, message: `No metadata type has files that end in .${suffix}` });
        }
    }
    for (const component of project.components) {
        const version = textOf(component.node, 'apiVersion');
        const number = Number(version);
        if (
            version !== null &&
            component.isFile &&
            (number < LOWEST_VERSION || number > NEWEST_API_VERSION || number % 1 !== 0)
        ) {
            const node = component.node.children.find((one) => one.name === 'apiVersion')!;
            found.push({ file: component.file, line: node.line, message: `Invalid api version: ${version}` });
        }
    }
    return [...found, ...foldersWithout(project)];
}

// Documents keep the suffix of what they are; some types have had another suffix.
function hasOtherSuffix(file: string): boolean {
    return /[\\/]documents[\\/]|\.(?:custompageweblink|genAiFunction)-meta\.xml$/.test(file);
}

function bundleFolder(file: string): string | null {
    return basename(dirname(dirname(file))) === 'lwc' ? dirname(file) : null;
}

/** Folders of reports, dashboards and e-mail templates, in either format: `reports/NAME.reportFolder-meta.xml`, `reports/NAME-meta.xml`. */
function foldersWithout(project: Project): DeploymentProblem[] {
    const all = new Set(project.paths);
    const told = new Map<string, DeploymentProblem>();
    for (const [type, suffix] of [
        ['Report', 'reportFolder'],
        ['Dashboard', 'dashboardFolder'],
        ['EmailTemplate', 'emailFolder']
    ] as const) {
        for (const { file, name } of project.of(type)) {
            const folder = dirname(file);
            const isOwn =
                name.includes('/') && basename(folder) !== 'unfiled$public' && !isForeign(basename(folder), null);
            if (
                isOwn &&
                !all.has(`${folder}.${suffix}-meta.xml`) &&
                !all.has(`${folder}-meta.xml`) &&
                !told.has(folder)
            ) {
                told.set(folder, {
                    file,
                    line: 1,
                    message: `The folder ${basename(folder)} has no ${basename(folder)}.${suffix}-meta.xml`
                });
            }
        }
    }
    return [...told.values()];
}
