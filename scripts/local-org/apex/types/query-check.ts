import { parseSosl } from '../../database/sosl/search.ts';
import { checkQuery, resultOf } from '../../database/soql/check.ts';
import { SoqlError } from '../../database/soql/errors.ts';
import { parseSoql } from '../../database/soql/parse.ts';
import type { OrgSchema } from '../../schema/model.ts';
import { ApexException } from '../../values/exceptions.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { QueryProblem } from '../syntax/diagnostics.ts';
import type { QueryCheck, QueryShape } from '../emit/emit-context.ts';

/** Queries and searches of the org's projects are read with what runs them. */
export const queryCheck = (schema: OrgSchema): QueryCheck => ({
    query: (text) => describeQuery(schema, text),
    search: (text) => checkSearch(schema, text)
});

/** The object of the outermost FROM of a query. */
function fromOf(text: string): string {
    let outside = text;
    for (let before = ''; before !== outside;) {
        before = outside;
        outside = outside.replace(/\([^()]*\)/g, '');
    }
    return /\bFROM\s+(\w+)/i.exec(outside)?.[1] ?? 'SObject';
}

/** What a query would give that the local org cannot run, or not even read. */
function refusedShape(text: string): Pick<QueryShape, 'kind' | 'object'> {
    try {
        const query = parseSoql(text);
        return { kind: resultOf(query), object: query.from };
    } catch (error) {
        if (error instanceof UnsupportedError) {
            return { kind: 'records', object: fromOf(text) };
        }
        throw error;
    }
}

/**
 * What a query in brackets gives; an Error with the platform's message where it does not fit the schema. A query of which the local
 * org does not have something breaks no class: it says so when it runs.
 */
function describeQuery(schema: OrgSchema, text: string): QueryShape {
    try {
        const { object, result, binds } = checkQuery(schema, text);
        return {
            kind: result,
            object: object.name,
            binds: binds.map(({ bind, column, isOne }) => ({ text: bind.text, column, isOne }))
        };
    } catch (error) {
        if (error instanceof SoqlError) {
            throw new QueryProblem(error.plainMessage, error.position);
        }
        if (error instanceof UnsupportedError) {
            return { ...refusedShape(text), binds: [], refused: error.message };
        }
        throw error;
    }
}

/**
 * Reads a search in brackets, and what it returns of each object as a query of its own.
 * @throws QueryProblem with the platform's message where it is none, or does not fit the schema
 */
function checkSearch(schema: OrgSchema, text: string): void {
    try {
        for (const { object, fields, rest } of parseSosl(text).returning) {
            checkQuery(schema, `SELECT ${fields} FROM ${object} ${rest}`);
        }
    } catch (error) {
        if (error instanceof SoqlError) {
            throw new QueryProblem(error.plainMessage, 0);
        }
        if (error instanceof ApexException) {
            throw new QueryProblem(error.apexMessage ?? error.typeName, 0);
        }
        if (!(error instanceof UnsupportedError)) {
            throw error;
        }
    }
}
