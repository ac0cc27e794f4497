/** One problem in a source file. Lines count from 1, columns from 1; 0 means unknown. */
export interface SourceProblem {
    file: string;
    line: number;
    column: number;
    message: string;
}

/** The page cannot be built: carries every problem found, each with its file and line. */
export class PageError extends Error {
    readonly problems: SourceProblem[];

    constructor(problems: SourceProblem[]) {
        super(problems.map(formatProblem).join('\n'));
        this.name = 'PageError';
        this.problems = problems;
    }
}

/**
 * @param problem a problem
 * @returns `file:line:column message`, without the parts that are unknown
 */
export function formatProblem(problem: SourceProblem): string {
    const position = problem.line ? `:${problem.line}${problem.column ? `:${problem.column}` : ''}` : '';
    return `${problem.file}${position} ${problem.message}`;
}
