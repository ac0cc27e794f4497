import { DiskError } from '../../database/disk.ts';

/** An error a request is answered with. */
export class RestError extends Error {
    readonly status: number;
    readonly errorCode: string;
    /** further members of the payload: fields, output, exceptionType */
    readonly details: Record<string, unknown>;

    constructor(status: number, errorCode: string, message: string, details: Record<string, unknown> = {}) {
        super(message);
        this.name = 'RestError';
        this.status = status;
        this.errorCode = errorCode;
        this.details = details;
    }
}

/** @returns 404 NOT_FOUND, as the platform answers for an address or record that is not there */
export function notFound(message = 'The requested resource does not exist'): RestError {
    return new RestError(404, 'NOT_FOUND', message);
}

/** @returns 405 METHOD_NOT_ALLOWED for an address that is there */
export function methodNotAllowed(method: string, allowed: string[]): RestError {
    return new RestError(
        405,
        'METHOD_NOT_ALLOWED',
        `HTTP Method '${method}' not allowed. Allowed are ${[...new Set(allowed)].join(',')}`
    );
}

/** @returns 400 with the platform's code */
export function badRequest(errorCode: string, message: string): RestError {
    return new RestError(400, errorCode, message);
}

/**
 * @returns the error a request is answered with: 501 for what the local org does not have, what an org says that has no storage left
 * (Object Reference, status code STORAGE_LIMIT_EXCEEDED) for a full disk, null for a fault of its own
 */
export function refusalOf(error: unknown): RestError | null {
    if (error instanceof RestError) {
        return error;
    }
    if (error instanceof DiskError) {
        return new RestError(400, 'STORAGE_LIMIT_EXCEEDED', `storage limit exceeded: ${error.message}`);
    }
    return error instanceof Error && error.message.startsWith('Unsupported')
        ? new RestError(501, 'FUNCTIONALITY_NOT_ENABLED', error.message)
        : null;
}

/**
 * Payload of an error: the REST API answers with a list of {message, errorCode, fields}.
 * @param error what was thrown
 */
export function errorPayload(error: RestError): unknown[] {
    return [{ message: error.message, errorCode: error.errorCode, ...error.details }];
}
