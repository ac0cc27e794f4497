import { badRequest, notFound } from '../http/errors.ts';
import { makeId } from '../../schema/id.ts';
import { DELIMITERS, LINE_ENDINGS, type CsvFormat } from './csv.ts';

/** What an ingest job does to its records. */
export type IngestOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete';

/** States of a job, as Bulk API 2.0 names them. */
export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

/** One row of an ingest job after its run. */
export interface ProcessedRow {
    values: string[];
    id: string;
    created: boolean;
    /** `CODE:message:fields`, or null for a row that was saved */
    error: string | null;
}

/** A job of Bulk API 2.0. */
export interface BulkJob {
    id: string;
    kind: 'ingest' | 'query';
    userId: string;
    operation: string;
    objectName: string;
    externalIdField: string | null;
    state: JobState;
    errorMessage: string | null;
    format: CsvFormat;
    delimiterName: string;
    lineEndingName: string;
    createdAt: number;
    elapsedMs: number;
    /** the uploaded CSV */
    data: string | null;
    header: string[];
    processed: ProcessedRow[];
    /** rows that were uploaded and not processed */
    unprocessed: string[][];
    /** a query's lines, without the header */
    lines: string[][];
    query: string | null;
}

/** The jobs of this start; an org keeps them for seven days. */
export interface BulkJobs {
    add(given: Omit<BulkJob, 'id'>): BulkJob;
    /** @throws RestError 404 for a job that there is not, or another user's */
    get(kind: BulkJob['kind'], id: string, userId: string): BulkJob;
    all(kind: BulkJob['kind'], userId: string): BulkJob[];
    remove(job: BulkJob): void;
}

/** @returns no jobs */
export function bulkJobs(): BulkJobs {
    const jobs = new Map<string, BulkJob>();
    let number = 0;
    return {
        add(given) {
            const job = { ...given, id: makeId('750', ++number) };
            jobs.set(job.id, job);
            return job;
        },
        get(kind, id, userId) {
            const job = jobs.get(id);
            if (job?.kind !== kind || job.userId !== userId) {
                throw notFound();
            }
            return job;
        },
        all: (kind, userId) => [...jobs.values()].filter((job) => job.kind === kind && job.userId === userId),
        remove: (job) => void jobs.delete(job.id)
    };
}

/** @throws RestError 400 for names that are not documented */
export function formatOf(given: Record<string, unknown>): Pick<BulkJob, 'format' | 'delimiterName' | 'lineEndingName'> {
    const { columnDelimiter = 'COMMA', lineEnding = 'LF', contentType = 'CSV' } = given;
    const delimiter = DELIMITERS[String(columnDelimiter)];
    const ending = LINE_ENDINGS[String(lineEnding)];
    if (!delimiter || !ending || contentType !== 'CSV') {
        throw badRequest(
            'INVALIDJOB',
            `contentType must be CSV, columnDelimiter one of ${Object.keys(DELIMITERS).join(', ')} and lineEnding LF or CRLF.`
        );
    }
    return {
        format: { delimiter, lineEnding: ending },
        delimiterName: String(columnDelimiter),
        lineEndingName: String(lineEnding)
    };
}

/** What the API tells of a job. */
export function jobInfo(job: BulkJob, version: string): Record<string, unknown> {
    const failed = job.processed.filter((one) => one.error !== null).length;
    return {
        id: job.id,
        operation: job.operation,
        object: job.objectName,
        ...(job.externalIdField ? { externalIdFieldName: job.externalIdField } : {}),
        createdById: job.userId,
        createdDate: new Date(job.createdAt).toISOString().replace('Z', '+0000'),
        systemModstamp: new Date(job.createdAt + job.elapsedMs).toISOString().replace('Z', '+0000'),
        state: job.state,
        concurrencyMode: 'Parallel',
        contentType: 'CSV',
        apiVersion: Number(version.slice(1)),
        jobType: job.kind === 'query' ? 'V2Query' : 'V2Ingest',
        lineEnding: job.lineEndingName,
        columnDelimiter: job.delimiterName,
        ...(job.kind === 'ingest' && job.state === 'Open'
            ? { contentUrl: `services/data/${version}/jobs/ingest/${job.id}/batches` }
            : {}),
        retries: 0,
        totalProcessingTime: job.elapsedMs,
        ...(job.errorMessage ? { errorMessage: job.errorMessage } : {}),
        ...(job.kind === 'query'
            ? { numberRecordsProcessed: job.lines.length }
            : {
                  numberRecordsProcessed: job.processed.length,
                  numberRecordsFailed: failed,
                  apiActiveProcessingTime: job.elapsedMs,
                  apexProcessingTime: 0
              })
    };
}
