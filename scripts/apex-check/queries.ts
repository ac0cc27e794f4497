import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseCached } from '../local-org/apex/syntax/source-cache.ts';
import { fileNameProblem } from '../local-org/apex/types/checks/file-name.ts';
import { checkQuery } from '../local-org/database/soql/check.ts';
import { SoqlError } from '../local-org/database/soql/errors.ts';
import type { OrgSchema } from '../local-org/schema/model.ts';
import type { Finding } from './front-end.ts';

interface QueryNode {
    k: 'soql';
    text: string;
    /** line from 1 and column from 0 of the opening bracket */
    l: number;
    c: number;
}

/**
 * Checks what the front end does not look at: the queries inside of Apex sources against the schema (objects, fields,
 * relationships, types, grouping), and that a class is in the file of its name.
 * @param sources paths of classes and triggers
 * @param schema the project's schema
 * @param root repository root, below which parsed sources are cached
 * @returns every error, one a query
 */
export function checkQueries(sources: readonly string[], schema: OrgSchema, root: string): Finding[] {
    const cache = join(root, '.local-org', 'cache', 'apex');
    return sources.flatMap((file) => {
        const kind = basename(file).endsWith('.trigger') ? 'trigger' : 'class';
        const findings: Finding[] = [];
        const source = parseCached(readFileSync(file, 'utf8'), kind, cache);
        const misplaced = fileNameProblem(source, basename(file, '.cls'));
        if (misplaced) {
            const { line, column, message } = misplaced;
            findings.push({ file, line, column, message });
        }
        for (const node of queriesIn(source)) {
            const problem = problemOf(schema, node);
            if (problem) {
                findings.push({ file, ...problem });
            }
        }
        return findings;
    });
}

function* queriesIn(tree: unknown): Generator<QueryNode> {
    if (typeof tree !== 'object' || tree === null) {
        return;
    }
    if ((tree as { k?: unknown }).k === 'soql') {
        yield tree as QueryNode;
    }
    for (const child of Object.values(tree)) {
        yield* queriesIn(child);
    }
}

function problemOf(schema: OrgSchema, node: QueryNode): Omit<Finding, 'file'> | null {
    try {
        checkQuery(schema, node.text);
        return null;
    } catch (error) {
        if (!(error instanceof SoqlError)) {
            throw error;
        }
        const before = node.text.slice(0, error.position).split('\n');
        const offset = before.at(-1)?.length ?? 0;
        return {
            line: node.l + before.length - 1,
            column: before.length === 1 ? node.c + 1 + offset : offset + 1,
            message: error.plainMessage
        };
    }
}
