import type { CompileError } from '../apex/syntax/diagnostics.ts';
import { MetadataError } from '../schema/xml.ts';
import type { XmlNode } from '../schema/xml-tree.ts';
import type { Component, Project } from './project.ts';

/** What a deployment would refuse, with its place. */
export interface DeploymentProblem {
    file: string;
    line: number;
    message: string;
}

/** What a check of projects found. */
export interface CheckResult {
    problems: readonly DeploymentProblem[];
    /** of the Apex, where it was compiled */
    errors: readonly CompileError[];
}

/** Tells of a problem of a component, at one of its elements (the component itself without one). */
export type Tell = (component: Component, node: XmlNode | undefined, message: string) => void;

/** A rule of a metadata type. */
export type Check = (component: Component, project: Project, tell: Tell) => void;

/** The project's metadata would be refused by a deployment. */
export class DeploymentError extends MetadataError {
    constructor(problems: readonly DeploymentProblem[]) {
        const [first] = problems;
        super(first!.file, first!.line, first!.message);
        this.name = 'DeploymentError';
        this.message = problems.map(shownProblem).join('\n');
    }
}

export function shownProblem({ file, line, message }: DeploymentProblem): string {
    return `${file}:${line}: ${message}`;
}
