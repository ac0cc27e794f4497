import type { ObjectModel } from '../../schema/model.ts';
import type { SObject } from '../../values/sobject.ts';
import { badRequest, RestError } from '../http/errors.ts';
import { jsonBody, type ServerRequest } from '../http/request.ts';
import type { OrgAccess, SaveOutcome, UserTransaction } from '../org-access.ts';
import { externalIdField } from '../rest/sobjects.ts';
import { recordFromJson } from '../ui-api/records.ts';
import { csvText, parseCsv } from './csv.ts';
import { formatOf, type BulkJob, type BulkJobs, type IngestOperation, type ProcessedRow } from './jobs.ts';

const OPERATIONS: readonly string[] = ['insert', 'update', 'upsert', 'delete', 'hardDelete'];
/** Bulk API 2.0 makes batches of 10,000 records, each a transaction of chunks of 200. */
const BATCH = 200;

/** `POST /jobs/ingest`: a job without data. */
export function createIngestJob(org: OrgAccess, jobs: BulkJobs, request: ServerRequest): BulkJob {
    const given = jsonBody(request);
    const { operation, object: name, externalIdFieldName } = given;
    if (typeof operation !== 'string' || !OPERATIONS.includes(operation)) {
        throw badRequest('INVALIDJOB', `operation must be one of ${OPERATIONS.join(', ')}.`);
    }
    const object = org.schema.object(String(name));
    const external = org.run(request.userId, (transaction) => {
        if (!object || !transaction.objectAccess(object).readable) {
            throw badRequest('INVALIDENTITY', `Entity is not supported: ${String(name)}`);
        }
        if (operation === 'hardDelete') {
            throw badRequest(
                'FEATURENOTENABLED',
                'Unsupported: hardDelete, which needs the permission Bulk API Hard Delete'
            );
        }
        if (operation === 'upsert' && typeof externalIdFieldName !== 'string') {
            throw badRequest('INVALIDJOB', 'externalIdFieldName is required for upsert.');
        }
        return operation === 'upsert' ? externalIdField(transaction, object, String(externalIdFieldName)).name : null;
    });
    return jobs.add({
        kind: 'ingest',
        userId: request.userId,
        operation,
        objectName: object!.name,
        externalIdField: external,
        state: 'Open',
        errorMessage: null,
        ...formatOf(given),
        createdAt: Date.now(),
        elapsedMs: 0,
        data: null,
        header: [],
        processed: [],
        unprocessed: [],
        lines: [],
        query: null
    });
}

/** `PUT /jobs/ingest/{id}/batches`: the data, once. */
export function upload(job: BulkJob, request: ServerRequest): void {
    if (job.state !== 'Open' || job.data !== null) {
        throw badRequest('InvalidBatch', 'Found multiple contents for job: the data can be uploaded once.');
    }
    if (!/^text\/csv\b/i.test(request.headers['content-type'] ?? '')) {
        throw badRequest('InvalidBatch', 'Content-Type must be text/csv.');
    }
    job.data = Buffer.from(request.body).toString('utf8');
}

/** `PATCH /jobs/ingest/{id}`: `UploadComplete` runs the job, `Aborted` ends it. */
export function changeIngestJob(org: OrgAccess, job: BulkJob, request: ServerRequest): void {
    const { state } = jsonBody(request);
    if (state !== 'UploadComplete' && state !== 'Aborted') {
        throw badRequest('INVALIDJOBSTATE', 'state must be UploadComplete or Aborted.');
    }
    if (job.state !== 'Open') {
        throw badRequest('INVALIDJOBSTATE', `Job already ${job.state}: its state cannot be changed to ${state}.`);
    }
    if (state === 'Aborted') {
        job.state = 'Aborted';
        return;
    }
    const began = performance.now();
    try {
        process(org, job);
        job.state = 'JobComplete';
    } catch (error) {
        if (!(error instanceof RestError)) {
            throw error;
        }
        job.state = 'Failed';
        job.errorMessage = `${error.errorCode} : ${error.message}`;
    } finally {
        job.elapsedMs = Math.round(performance.now() - began);
    }
}

function process(org: OrgAccess, job: BulkJob): void {
    const { header, rows } = parseCsv(job.data ?? '', job.format);
    const object = org.schema.object(job.objectName);
    if (!object) {
        throw badRequest('INVALIDENTITY', `Entity is not supported: ${job.objectName}`);
    }
    job.header = header;
    job.unprocessed = rows;
    const isDelete = job.operation === 'delete';
    if (isDelete && header.join().toLowerCase() !== 'id') {
        throw badRequest('InvalidBatch', 'Field name not found : a delete takes the column Id alone.');
    }
    header.forEach((name) => checkColumn(object, name));
    while (job.unprocessed.length) {
        const batch = job.unprocessed.slice(0, BATCH);
        job.processed.push(...org.run(job.userId, (transaction) => saveBatch(job, object, transaction, batch)));
        job.unprocessed = job.unprocessed.slice(BATCH);
    }
}

/** A column is a field, or a parent's external id: `Account.Number__c`. */
function checkColumn(object: ObjectModel, name: string): void {
    const [relationship = '', external] = name.split('.');
    const isThere = external
        ? object.parentRelationships.has(relationship.toLowerCase())
        : object.fields.has(name.toLowerCase());
    if (!isThere) {
        throw badRequest('InvalidBatch', `Field name not found : ${name}`);
    }
    if (external) {
        throw badRequest('InvalidBatch', `Unsupported: the relationship column ${name}`);
    }
}

function saveBatch(job: BulkJob, object: ObjectModel, transaction: UserTransaction, batch: string[][]): ProcessedRow[] {
    if (job.operation === 'delete') {
        const outcomes = transaction.delete(batch.map(([id]) => id!));
        return batch.map((values, index) => processed(values, outcomes[index]!));
    }
    const records = batch.map((values) => readRow(job, object, values));
    const good = records.filter((one): one is SObject => typeof one !== 'string');
    const outcomes = save(job.operation as IngestOperation, job.externalIdField, transaction, good);
    return batch.map((values, index) => {
        const record = records[index]!;
        return typeof record === 'string'
            ? { values, id: '', created: false, error: record }
            : processed(values, outcomes.shift()!);
    });
}

function save(
    operation: IngestOperation,
    external: string | null,
    transaction: UserTransaction,
    records: SObject[]
): (SaveOutcome & { created?: boolean })[] {
    switch (operation) {
        case 'insert':
            return transaction.insert(records).map((one) => ({ ...one, created: true }));
        case 'update':
            return transaction.update(records);
        default:
            return transaction.upsert(records, external!);
    }
}

/** @returns the record of a row, or what is wrong with it. An empty field is left alone, `#N/A` empties it. */
function readRow(job: BulkJob, object: ObjectModel, values: string[]): SObject | string {
    const fields: Record<string, unknown> = {};
    let id: string | null = null;
    job.header.forEach((name, index) => {
        const value = values[index]!;
        if (name.toLowerCase() === 'id') {
            id = value || null;
        } else if (value !== '') {
            fields[name] = value === '#N/A' ? null : value;
        }
    });
    try {
        const record = recordFromJson(object, fields);
        if (id !== null) {
            record.id = id;
        }
        return record;
    } catch (error) {
        if (error instanceof RestError) {
            return `${error.errorCode}:${error.message}:--`;
        }
        throw error;
    }
}

function processed(
    values: string[],
    { id, success, errors, created }: SaveOutcome & { created?: boolean }
): ProcessedRow {
    const error = errors[0];
    return {
        values,
        id: success ? (id ?? '') : '',
        created: success && created === true,
        error: success
            ? null
            : `${error?.statusCode ?? 'UNKNOWN_EXCEPTION'}:${error?.message ?? ''}:${error?.fields.join(' ') || '--'}`
    };
}

/** `GET /jobs/ingest/{id}/successfulResults`, `failedResults` and `unprocessedrecords`. */
export function ingestResults(job: BulkJob, which: 'successful' | 'failed' | 'unprocessed'): string {
    if (which === 'unprocessed') {
        return csvText([job.header, ...job.unprocessed], job.format);
    }
    if (which === 'failed') {
        const rows = job.processed.filter((one) => one.error !== null);
        return csvText(
            [['sf__Id', 'sf__Error', ...job.header], ...rows.map((one) => [one.id, one.error!, ...one.values])],
            job.format
        );
    }
    const rows = job.processed.filter((one) => one.error === null);
    return csvText(
        [['sf__Id', 'sf__Created', ...job.header], ...rows.map((one) => [one.id, String(one.created), ...one.values])],
        job.format
    );
}
