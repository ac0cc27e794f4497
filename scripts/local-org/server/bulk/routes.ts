import { badRequest } from '../http/errors.ts';
import { jsonBody, type ServerRequest, type ServerResponse } from '../http/request.ts';
import { route, type Route } from '../http/router.ts';
import type { OrgAccess } from '../org-access.ts';
import { checkVersion } from '../rest/versions.ts';
import { changeIngestJob, createIngestJob, ingestResults, upload } from './ingest.ts';
import { bulkJobs, jobInfo, type BulkJob } from './jobs.ts';
import { createQueryJob, queryResults } from './query-jobs.ts';

const JOBS = '/services/data/{version}/jobs';

/** @returns the routes of Bulk API 2.0. A job runs while the request that completes it is answered. */
export function bulkRoutes(org: OrgAccess): Route[] {
    const jobs = bulkJobs();
    const at =
        (
            kind: BulkJob['kind'],
            answer: (job: BulkJob, request: ServerRequest, version: string) => ServerResponse
        ): Route['handler'] =>
        (request, { id, version }) => {
            checkVersion(version);
            return answer(jobs.get(kind, id!, request.userId), request, version!);
        };
    const info = (job: BulkJob, version: string): ServerResponse => ({ status: 200, json: jobInfo(job, version) });
    const csv = (body: string): ServerResponse => ({ status: 200, body, type: 'text/csv; charset=UTF-8' });
    const remove = (job: BulkJob): ServerResponse => {
        jobs.remove(job);
        return { status: 204, body: '' };
    };
    const list =
        (kind: BulkJob['kind']): Route['handler'] =>
        ({ userId }, { version }) => {
            checkVersion(version);
            return {
                status: 200,
                json: {
                    done: true,
                    nextRecordsUrl: null,
                    records: jobs.all(kind, userId).map((job) => jobInfo(job, version!))
                }
            };
        };
    return [
        route('GET', `${JOBS}/ingest`, list('ingest')),
        route('POST', `${JOBS}/ingest`, (request, { version }) => {
            checkVersion(version);
            return info(createIngestJob(org, jobs, request), version!);
        }),
        route(
            'GET',
            `${JOBS}/ingest/{id}`,
            at('ingest', (job, _, version) => info(job, version))
        ),
        route(
            'PATCH',
            `${JOBS}/ingest/{id}`,
            at('ingest', (job, request, version) => {
                changeIngestJob(org, job, request);
                return info(job, version);
            })
        ),
        route('DELETE', `${JOBS}/ingest/{id}`, at('ingest', remove)),
        route(
            'PUT',
            `${JOBS}/ingest/{id}/batches`,
            at('ingest', (job, request) => {
                upload(job, request);
                return { status: 201, body: '' };
            })
        ),
        route(
            'GET',
            `${JOBS}/ingest/{id}/successfulResults`,
            at('ingest', (job) => csv(ingestResults(job, 'successful')))
        ),
        route(
            'GET',
            `${JOBS}/ingest/{id}/failedResults`,
            at('ingest', (job) => csv(ingestResults(job, 'failed')))
        ),
        route(
            'GET',
            `${JOBS}/ingest/{id}/unprocessedrecords`,
            at('ingest', (job) => csv(ingestResults(job, 'unprocessed')))
        ),
        route('GET', `${JOBS}/query`, list('query')),
        route('POST', `${JOBS}/query`, (request, { version }) => {
            checkVersion(version);
            return info(createQueryJob(org, jobs, request), version!);
        }),
        route(
            'GET',
            `${JOBS}/query/{id}`,
            at('query', (job, _, version) => info(job, version))
        ),
        route(
            'PATCH',
            `${JOBS}/query/{id}`,
            at('query', (job, request) => {
                // A query is complete when its job is there, and what is complete cannot be aborted.
                throw badRequest(
                    'INVALIDJOBSTATE',
                    `Job already ${job.state}: ${String(jsonBody(request).state)} is too late.`
                );
            })
        ),
        route('GET', `${JOBS}/query/{id}/results`, at('query', queryResults)),
        route('DELETE', `${JOBS}/query/{id}`, at('query', remove))
    ];
}
