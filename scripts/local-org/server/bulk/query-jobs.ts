import { SObject } from '../../values/sobject.ts';
import { parseSoql } from '../../database/soql/parse.ts';
import { badRequest } from '../http/errors.ts';
import { jsonBody, numberParameter, type ServerRequest, type ServerResponse } from '../http/request.ts';
import type { OrgAccess } from '../org-access.ts';
import { toRestJson } from '../ui-api/json-value.ts';
import type { Value } from '../../values/value.ts';
import { csvText } from './csv.ts';
import { formatOf, type BulkJob, type BulkJobs } from './jobs.ts';

/** Rows of one answer without a wish; "maxRecords". */
const PAGE = 50_000;

/** `POST /jobs/query`: runs a query; its rows are there when the job is complete. */
export function createQueryJob(org: OrgAccess, jobs: BulkJobs, request: ServerRequest): BulkJob {
    const given = jsonBody(request);
    const { operation, query } = given;
    if (operation !== 'query' && operation !== 'queryAll') {
        throw badRequest('INVALIDJOB', 'operation must be query or queryAll.');
    }
    if (typeof query !== 'string' || !query.trim()) {
        throw badRequest('API_ERROR', 'A query string has to be specified');
    }
    const format = formatOf(given);
    const began = performance.now();
    const { columns, rows, objectName } = org.run(request.userId, (transaction) => {
        const records = transaction.queryAll(operation === 'queryAll' ? `${query} ALL ROWS` : query);
        const paths = columnsOf(query);
        return {
            columns: paths.map((path) => path.join('.')),
            rows: records.map((record) => paths.map((path) => textOf(valueAt(record, path)))),
            objectName: parseSoql(query).from
        };
    });
    return jobs.add({
        kind: 'query',
        userId: request.userId,
        operation,
        objectName,
        externalIdField: null,
        state: 'JobComplete',
        errorMessage: null,
        ...format,
        createdAt: Date.now(),
        elapsedMs: Math.round(performance.now() - began),
        data: null,
        header: columns,
        processed: [],
        unprocessed: [],
        lines: rows,
        query
    });
}

/** The columns of a query's CSV. "Bulk API 2.0 doesn't support … GROUP BY, OFFSET, or TYPEOF" and child queries. */
function columnsOf(soql: string): string[][] {
    const { select, groupBy, offset } = parseSoql(soql);
    const paths = select.flatMap((item) =>
        item.k === 'field' && item.expression.k === 'path' ? [item.expression.path] : []
    );
    if (paths.length < select.length || groupBy !== null || offset !== null) {
        throw badRequest(
            'API_ERROR',
            'Aggregate functions, GROUP BY, OFFSET and queries of children are not supported.'
        );
    }
    return paths;
}

function valueAt(record: SObject, [name = '', ...rest]: string[]): Value {
    const value = record.values.get(name.toLowerCase()) ?? null;
    return rest.length ? (value instanceof SObject ? valueAt(value, rest) : null) : value;
}

// The CSV has times as ISO 8601 writes them.
function textOf(value: Value): string {
    const json = toRestJson(value);
    return json === null ? '' : String(json).replace(/\+0000$/, 'Z');
}

/** `GET /jobs/query/{id}/results?locator=&maxRecords=`. */
export function queryResults(job: BulkJob, request: ServerRequest): ServerResponse {
    if (job.state !== 'JobComplete') {
        throw badRequest('API_ERROR', `The job is ${job.state}: it has no results.`);
    }
    const from = numberParameter(request, 'locator', 0, Number.MAX_SAFE_INTEGER);
    const count = numberParameter(request, 'maxRecords', PAGE, PAGE);
    const to = Math.min(from + Math.max(1, count), job.lines.length);
    return {
        status: 200,
        body: csvText([job.header, ...job.lines.slice(from, to)], job.format),
        type: 'text/csv; charset=UTF-8',
        headers: {
            'Sforce-Locator': to < job.lines.length ? String(to) : 'null',
            'Sforce-NumberOfRecords': String(to - from)
        }
    };
}
