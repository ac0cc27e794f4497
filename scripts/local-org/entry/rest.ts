import { classAccess } from '../database/security/class-access.ts';
import type { Org } from '../org.ts';
import { setRestContext, type RestRequestValue, type RestResponseValue } from '../platform/execution/http.ts';
import { typed } from '../platform/json/deserialize.ts';
import { serialize } from '../platform/json/serialize.ts';
import { parseJson, type JsonNode } from '../platform/json/tokens.ts';
import { Blob_ } from '../values/blob.ts';
import { ApexException } from '../values/exceptions.ts';
import { ApexMap } from '../values/map.ts';
import { drainQueued } from '../jobs/run.ts';
import { runInTransaction } from '../runtime/execute.ts';
import { exceptionText } from '../runtime/text.ts';
import { stackOf } from '../runtime/stack-trace.ts';
import { loaded, type MethodDecl, type TypeDecl } from '../apex/types/types.ts';

/** A request to an @RestResource class. */
export interface ApexRestRequest {
    method: string;
    /** path below /services/apexrest, without query */
    path: string;
    query: Record<string, string>;
    headers: Record<string, string>;
    body: Uint8Array;
}

/** What the class answers. */
export interface ApexRestResponse {
    status: number;
    headers: Record<string, string>;
    body: Uint8Array;
}

/** A request that Apex REST refuses, or an exception nobody caught. */
export class ApexRestError extends Error {
    readonly status: number;
    readonly errorCode: string;

    constructor(status: number, errorCode: string, message: string) {
        super(message);
        this.name = 'ApexRestError';
        this.status = status;
        this.errorCode = errorCode;
    }
}

const JSON_TYPE = 'application/json;charset=UTF-8';
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
// The session is the platform's own business, not the resource's.
const PRIVATE_HEADERS = new Set(['cookie', 'authorization', 'x-csrf-token']);
// Documented status codes of RestResponse.statusCode; any other one is an error.
const STATUS_CODES = new Set([
    200, 201, 202, 204, 206, 300, 301, 302, 304, 400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 414, 415, 417, 500,
    503
]);

/**
 * Calls the method of an @RestResource class that a request is for, as the user.
 * @throws ApexRestError with status, code and message as the platform answers
 */
export function invokeApexRest(org: Org, userId: string, request: ApexRestRequest): ApexRestResponse {
    const { decl, mapping } = resourceOf(org, request.path);
    const methods = httpMethods(decl);
    const method = methods.get(request.method);
    if (!method) {
        throw new ApexRestError(
            405,
            'METHOD_NOT_ALLOWED',
            `HTTP Method '${request.method}' not allowed. Allowed are ${[...methods.keys()].join(',')}`
        );
    }
    try {
        const answer = runInTransaction(
            org,
            { userId, kind: 'rest', quiddity: 'REST', codeUnit: `${decl.name}.${method.name}` },
            ({ session }) => {
                if (!classAccess(session, userId, decl.name)) {
                    throw new ApexRestError(
                        403,
                        'FORBIDDEN',
                        `You do not have access to the Apex class named: ${decl.name}`
                    );
                }
                const { response, requested } = openContext(request, mapping, method);
                const args = argumentsOf(method, request);
                const target = org.runtime.classes[decl.user!.index] as unknown as Record<
                    string,
                    (...args: unknown[]) => unknown
                >;
                const value = target[method.jsName]!(...args);
                return answerOf(requested.httpMethod!, method, value ?? null, response);
            }
        );
        drainQueued(org);
        return answer;
    } catch (error) {
        if (error instanceof ApexException) {
            const stack = stackOf(error, org.program.units).join('\n');
            throw new ApexRestError(500, 'APEX_ERROR', `${exceptionText(error)}\n\n${stack}`);
        }
        throw error;
    }
}

/** "An exact match always wins", then the longest pattern with wildcards; mappings are case-sensitive. */
function resourceOf(org: Org, path: string): { decl: TypeDecl; mapping: string } {
    const found: { decl: TypeDecl; mapping: string }[] = [];
    for (const decl of org.program.table.user.values()) {
        const annotation = decl.user?.node?.mods.annotations.find((one) => one.name === 'restresource');
        const mapping = annotation?.params['urlmapping'];
        if (mapping === path) {
            return { decl, mapping };
        }
        if (mapping?.includes('*') && patternOf(mapping).test(path)) {
            found.push({ decl, mapping });
        }
    }
    found.sort((a, b) => b.mapping.length - a.mapping.length);
    if (!found[0]) {
        throw new ApexRestError(404, 'NOT_FOUND', 'Could not find a match for URL');
    }
    return found[0];
}

function patternOf(mapping: string): RegExp {
    const escaped = mapping.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    // A wildcard at the end takes everything, also nothing.
    return new RegExp(`^${escaped.replace(/\/\*$/, '(?:/.*)?').replace(/\/\*\//g, '/[^/]*/')}$`);
}

function httpMethods(decl: TypeDecl): Map<string, MethodDecl> {
    const methods = new Map<string, MethodDecl>();
    for (const method of [...loaded(decl).methods.values()].flat()) {
        for (const annotation of method.node?.mods.annotations ?? []) {
            const name = METHODS.find((one) => annotation.name === `http${one.toLowerCase()}`);
            if (name && method.isStatic) {
                methods.set(name, method);
            }
        }
    }
    return methods;
}

function openContext(
    request: ApexRestRequest,
    mapping: string,
    method: MethodDecl
): { requested: RestRequestValue; response: RestResponseValue } {
    return setRestContext((requested) => {
        requested.httpMethod = request.method;
        requested.requestURI = request.path;
        requested.resourcePath = `/services/apexrest${mapping}`;
        requested.remoteAddress = '127.0.0.1';
        requested.params = ApexMap.of('String', 'String', Object.entries(request.query));
        requested.headers = ApexMap.of(
            'String',
            'String',
            Object.entries(request.headers)
                .filter(([name]) => !PRIVATE_HEADERS.has(name))
                .map(([name, value]): [string, string] => [
                    name.replace(/(^|-)[a-z]/g, (initial) => initial.toUpperCase()),
                    value
                ])
        );
        // "If the Apex method has no parameters, Apex REST copies the HTTP request body into requestBody."
        requested.requestBody = method.params.length === 0 ? new Blob_(request.body) : null;
    });
}

/** The members of the body's object are the parameters, by name; one that the method lacks is an error. */
function argumentsOf(method: MethodDecl, request: ApexRestRequest): unknown[] {
    if (method.params.length === 0) {
        return [];
    }
    const type = request.headers['content-type'] ?? '';
    if (!/^(application\/json|\*\/\*)/i.test(type)) {
        throw new ApexRestError(
            415,
            'UNSUPPORTED_MEDIA_TYPE',
            `Content-Type header specified in HTTP request is not supported: ${type}`
        );
    }
    const text = Buffer.from(request.body).toString('utf8');
    if (text.trim() === '') {
        throw badBody('The HTTP entity body is required, but this request has no entity body.');
    }
    const names = method.node!.params.map((param) => param.name);
    try {
        const members = parseJson(text);
        if (!(members instanceof Map)) {
            throw badBody('Unexpected type: the request body must be a JSON object.');
        }
        const given = new Map<string, JsonNode>();
        for (const [name, value] of members) {
            if (!names.includes(name)) {
                throw badBody(`Unexpected parameter encountered during deserialization: ${name}`);
            }
            given.set(name, value);
        }
        return names.map((name, i) => typed(given.get(name) ?? null, method.params[i]!, true));
    } catch (error) {
        if (error instanceof ApexException && error.typeName === 'System.JSONException') {
            throw badBody(error.apexMessage ?? '');
        }
        throw error;
    }
}

const badBody = (message: string): ApexRestError => new ApexRestError(400, 'JSON_PARSER_ERROR', message);

/** "If the method returns void, then Apex REST returns the response in the responseBody property", else the value. */
function answerOf(
    httpMethod: string,
    method: MethodDecl,
    value: unknown,
    response: RestResponseValue
): ApexRestResponse {
    const isVoid = method.returns.decl.kind === 'void';
    // Documented: a PATCH whose method returns void is answered with 204.
    const status = response.statusCode ?? (isVoid && httpMethod === 'PATCH' && !response.responseBody ? 204 : 200);
    if (!STATUS_CODES.has(status)) {
        throw new ApexRestError(500, 'APEX_ERROR', `Invalid status code for HTTP response: ${status}`);
    }
    const headers: Record<string, string> = { 'Content-Type': JSON_TYPE };
    for (const [name, one] of response.headers.entries()) {
        headers[/^content-type$/i.test(String(name)) ? 'Content-Type' : String(name)] = String(one);
    }
    // Members that are null are left out of the answer.
    const body = isVoid ? (response.responseBody?.bytes ?? new Uint8Array()) : Buffer.from(serialize(value, true));
    return { status, headers, body };
}
