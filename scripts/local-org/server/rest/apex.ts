import { badRequest } from '../http/errors.ts';
import { jsonBody, type ServerRequest, type ServerResponse } from '../http/request.ts';
import type { OrgAccess } from '../org-access.ts';

/** `POST /webruntime/api/apex/execute`: calls an @AuraEnabled method, as Lightning Web Runtime does. */
export function executeApex(org: OrgAccess, request: ServerRequest): ServerResponse {
    const { classname, method, params, cacheable } = jsonBody(request);
    if (typeof classname !== 'string' || typeof method !== 'string') {
        throw badRequest('INVALID_INPUT', 'classname and method are required.');
    }
    const returnValue = org.aura(request.userId, {
        className: classname,
        method,
        params: (params ?? {}) as Record<string, unknown>,
        cacheable: cacheable === true
    });
    return { status: 200, json: { returnValue: returnValue ?? null, cacheable: cacheable === true } };
}

/** `/services/apexrest/*`: calls an @RestResource class. */
export function executeApexRest(org: OrgAccess, request: ServerRequest, path: string): ServerResponse {
    const answer = org.apexRest(request.userId, {
        method: request.method,
        path: `/${path}`,
        query: Object.fromEntries(request.query),
        headers: request.headers,
        body: request.body
    });
    const { 'Content-Type': type, ...headers } = answer.headers;
    return { status: answer.status, body: answer.body, type, headers };
}
