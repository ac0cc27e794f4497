import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { metadataReader, type MetadataReader } from '../../schema/reader.ts';
import type { XmlNode } from '../../schema/xml-tree.ts';
import { within } from '../nodes.ts';
import { apexSources } from '../../apex/sources.ts';
import { apexNames } from '../apex-names.ts';
import { checkedSchema } from '../index.ts';
import type { DeploymentProblem } from '../problem.ts';
import { mutationsOf, type Mutation, type MutationRule } from './mutation.ts';

/** A mutation and what was told of it. */
export interface Trial {
    mutation: Mutation;
    problems: DeploymentProblem[];
    /** Whether a problem names the place: the file, and the line (an element may go over several). */
    isTold: boolean;
}

/** A copy of a project in which mistakes are made one by one. Files whose text is the same are not parsed again. */
export function mutableCopy(project: string): {
    problems(): DeploymentProblem[];
    trials(rules: readonly MutationRule[], seed: number): Trial[];
    remove(): void;
} {
    const folder = mkdtempSync(join(tmpdir(), 'deployment-'));
    cpSync(join(project, 'force-app'), join(folder, 'force-app'), {
        recursive: true,
        filter: (source) => !source.includes('__tests__')
    });
    cpSync(join(project, 'sfdx-project.json'), join(folder, 'sfdx-project.json'));
    const sources = new Map<string, string>();
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
        if (statSync(join(folder, file)).isFile()) {
            sources.set(file, readFileSync(join(folder, file), 'utf8'));
        }
    }
    const first = metadataReader([folder]);
    const apex = apexNames(apexSources([folder]));
    const check = (reader: MetadataReader): DeploymentProblem[] => checkedSchema([folder], reader, apex).problems;
    const clean = check(first);
    const trial = (mutation: Mutation): Trial => {
        const path = join(folder, mutation.file);
        if (mutation.text === null) {
            rmSync(path);
        } else if (mutation.movedTo) {
            renameSync(path, join(folder, mutation.movedTo));
        } else {
            writeFileSync(path, mutation.text);
        }
        const reader = metadataReader([folder], first, (one) => one === path || one === `${path}-meta.xml`);
        try {
            const problems = check(reader);
            return { mutation, problems, isTold: problems.some((problem) => isAt(problem, mutation)) };
        } finally {
            if (mutation.movedTo) {
                rmSync(join(folder, mutation.movedTo));
            }
            writeFileSync(path, sources.get(mutation.file)!);
        }
        function isAt(problem: DeploymentProblem, { told, file, movedTo, line }: Mutation): boolean {
            if (told === 'elsewhere') {
                return true;
            }
            if (problem.file !== join(folder, movedTo ?? file)) {
                return false;
            }
            return told === 'file' || problem.line === line || spans(problem, line);
        }
        // A text of several lines is told by the line of its element.
        function spans(problem: DeploymentProblem, line: number): boolean {
            const tree: XmlNode | null = problem.file.endsWith('.xml') ? reader.read(problem.file).tree : null;
            return (
                tree !== null &&
                [...within(tree)].some(
                    (node) =>
                        node.children.length === 0 &&
                        node.line === problem.line &&
                        node.lastLine >= line &&
                        node.line <= line
                )
            );
        }
    };
    return {
        problems: () => clean,
        trials: (rules, seed) => mutationsOf(rules, sources, seed).map(trial),
        remove: () => rmSync(folder, { recursive: true })
    };
}
