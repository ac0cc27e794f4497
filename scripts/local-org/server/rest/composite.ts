import { badRequest } from '../http/errors.ts';
import { jsonBody, objectsOf, type ServerRequest, type ServerResponse } from '../http/request.ts';
import type { OrgAccess } from '../org-access.ts';
import { innerRequest, safely, subRequestOf, withReferences, type Dispatch, type SubResponse } from './sub-requests.ts';

/** "You can have up to 25 subrequests in a single call", of a graph 500. */
const MAXIMUM = 25;
const MAXIMUM_OF_GRAPHS = 500;

/** Ends a transaction in which a request failed; the answers tell of it. */
class Halted extends Error {
    readonly responses: SubResponse[];

    constructor(responses: SubResponse[]) {
        super('halted');
        this.responses = responses;
    }
}

/** What the others answer when one request of a transaction failed. */
const HALTED = {
    errorCode: 'PROCESSING_HALTED',
    message: 'The transaction was rolled back since another operation in the same transaction failed.'
};

/**
 * `POST /composite`: several requests in one, later ones referring to earlier answers with `@{ref.id}`.
 * With `allOrNone` all of them are undone when one fails.
 * @param dispatch answers one request
 */
export function composite(org: OrgAccess, request: ServerRequest, dispatch: Dispatch): ServerResponse {
    const { compositeRequest, allOrNone } = jsonBody(request);
    const requests = objectsOf(compositeRequest, 'compositeRequest', MAXIMUM);
    const { responses } = answerAll(org, request, requests, allOrNone === true, dispatch);
    return { status: 200, json: { compositeResponse: responses } };
}

/** `POST /composite/graph`: graphs of requests, each of which succeeds or is undone as a whole. */
export function compositeGraph(org: OrgAccess, request: ServerRequest, dispatch: Dispatch): ServerResponse {
    const graphs = objectsOf(jsonBody(request).graphs, 'graphs').map(({ graphId, compositeRequest }) => {
        if (typeof graphId !== 'string') {
            throw badRequest('INVALID_INPUT', 'Every graph needs a graphId.');
        }
        return { graphId, requests: objectsOf(compositeRequest, 'compositeRequest', MAXIMUM_OF_GRAPHS) };
    });
    if (graphs.reduce((sum, one) => sum + one.requests.length, 0) > MAXIMUM_OF_GRAPHS) {
        throw badRequest('LIMIT_EXCEEDED', `The graphs take at most ${MAXIMUM_OF_GRAPHS} requests together.`);
    }
    const answers = graphs.map(({ graphId, requests }) => {
        const { responses, isSuccessful } = answerAll(org, request, requests, true, dispatch);
        return { graphId, graphResponse: { compositeResponse: responses }, isSuccessful };
    });
    return { status: 200, json: { graphs: answers } };
}

/** `POST /composite/batch`: independent requests in one; their addresses begin with the version. */
export function compositeBatch(request: ServerRequest, dispatch: Dispatch): ServerResponse {
    const { batchRequests, haltOnError } = jsonBody(request);
    let isHalted = false;
    const results = objectsOf(batchRequests, 'batchRequests', MAXIMUM).map(({ method, url, richInput }) => {
        if (isHalted) {
            const message = 'Batch processing halted per request';
            return { statusCode: 412, result: [{ errorCode: 'BATCH_PROCESSING_HALTED', message }] };
        }
        const { status, json } = safely(() => {
            if (typeof method !== 'string' || typeof url !== 'string') {
                throw badRequest('INVALID_INPUT', 'Every request needs a method and a url.');
            }
            const path = url.startsWith('/services/data/') ? url : `/services/data/${url.replace(/^\//, '')}`;
            return dispatch(innerRequest(request, method.toUpperCase(), path, richInput));
        });
        isHalted = status >= 400 && haltOnError === true;
        return { statusCode: status, result: json ?? null };
    });
    return { status: 200, json: { hasErrors: results.some((one) => one.statusCode >= 400), results } };
}

function answerAll(
    org: OrgAccess,
    outer: ServerRequest,
    given: Record<string, unknown>[],
    allOrNone: boolean,
    dispatch: Dispatch
): { responses: SubResponse[]; isSuccessful: boolean } {
    const requests = given.map(subRequestOf);
    if (new Set(requests.map((one) => one.referenceId)).size < requests.length) {
        throw badRequest('INVALID_INPUT', 'Every referenceId may stand once.');
    }
    const answers = new Map<string, unknown>();
    const work = (): SubResponse[] => {
        const responses: SubResponse[] = [];
        for (const one of requests) {
            const { status, json } = safely(() => dispatch(withReferences(outer, one, answers)));
            responses.push({
                body: json ?? null,
                httpHeaders: {},
                httpStatusCode: status,
                referenceId: one.referenceId
            });
            if (status < 400) {
                answers.set(one.referenceId, json);
            } else if (allOrNone) {
                throw new Halted(requests.map((each, index) => haltedOr(each.referenceId, responses[index])));
            }
        }
        return responses;
    };
    try {
        return { responses: allOrNone ? org.together(work) : work(), isSuccessful: true };
    } catch (error) {
        if (error instanceof Halted) {
            return { responses: error.responses, isSuccessful: false };
        }
        throw error;
    }
}

// The request that failed keeps its answer; those before it are undone, those behind it were not made.
function haltedOr(referenceId: string, response: SubResponse | undefined): SubResponse {
    return response && response.httpStatusCode >= 400
        ? response
        : { body: [HALTED], httpHeaders: {}, httpStatusCode: 400, referenceId };
}
