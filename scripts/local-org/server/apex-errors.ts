import { ApexException } from '../values/exceptions.ts';
import { RestError } from './http/errors.ts';

/** Codes under which the REST API reports exceptions of the platform. */
const ERROR_CODES: Readonly<Record<string, [number, string]>> = {
    'System.LimitException': [400, 'APEX_ERROR'],
    'System.NoAccessException': [403, 'INSUFFICIENT_ACCESS'],
    'System.QueryException': [400, 'MALFORMED_QUERY'],
    'System.SearchException': [400, 'MALFORMED_SEARCH']
};

/** Runs work; an exception of the platform becomes the error that the REST API answers with. */
export function asRestErrors<T>(work: () => T): T {
    try {
        return work();
    } catch (error) {
        if (!(error instanceof ApexException)) {
            throw error;
        }
        const row = error.dmlErrors[0];
        if (row) {
            throw new RestError(
                row.statusCode.startsWith('INSUFFICIENT_ACCESS') ? 403 : 400,
                row.statusCode,
                row.message,
                { fields: row.fields }
            );
        }
        const [status, code] = ERROR_CODES[error.typeName] ?? [400, 'CANNOT_EXECUTE_APEX'];
        throw new RestError(status, error.apiCode ?? code, error.message);
    }
}
