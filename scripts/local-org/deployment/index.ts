import { apexSources } from '../apex/sources.ts';
import { readSchema } from '../schema/load.ts';
import type { OrgSchema } from '../schema/model.ts';
import { metadataReader, type MetadataReader } from '../schema/reader.ts';
import { apexNames } from './apex-names.ts';
import { deploymentProblems } from './check.ts';
import { shownProblem, type DeploymentProblem } from './problem.ts';
import type { ApexNames } from './project.ts';

/** A project's schema, and everything that a deployment would refuse of it. */
export interface CheckedSchema {
    schema: OrgSchema;
    problems: DeploymentProblem[];
    /** What sources of an older API version have and the known one has not: it may be right. */
    notJudged: DeploymentProblem[];
}

/**
 * Reads the metadata of projects and checks it.
 * @param apex what the projects' classes offer, where somebody has read them already
 */
export function checkedSchema(
    projectDirs: string[],
    reader: MetadataReader = metadataReader(projectDirs),
    apex: ApexNames = apexNames(apexSources(projectDirs))
): CheckedSchema {
    const { schema, errors, files } = readSchema(projectDirs, reader);
    const told = errors.map(({ file, line, message }) => ({
        file,
        line,
        message: message.slice(`${file}:${line}: `.length)
    }));
    const { problems, notJudged } = deploymentProblems(schema, files, reader, apex);
    const all = new Map([...told, ...problems].map((one) => [shownProblem(one), one]));
    return { schema, problems: [...all.values()], notJudged };
}
