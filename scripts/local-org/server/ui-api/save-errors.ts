import { RestError } from '../http/errors.ts';
import type { SaveOutcome } from '../org-access.ts';

/**
 * Checks what became of one row.
 * @throws RestError 400 in the shape of the User Interface API: messages of the record, and by field
 */
export function checkSaved(outcome: SaveOutcome | undefined): string {
    if (outcome?.success && outcome.id) {
        return outcome.id;
    }
    const errors = outcome?.errors ?? [];
    const fieldErrors: Record<string, object[]> = {};
    const recordErrors: object[] = [];
    for (const error of errors) {
        const [field] = error.fields;
        if (field) {
            const entry = {
                constituentField: null,
                duplicateRecordError: null,
                errorCode: error.statusCode,
                field,
                fieldLabel: field,
                message: error.message
            };
            fieldErrors[field] = [...(fieldErrors[field] ?? []), entry];
        } else {
            recordErrors.push({
                constituentField: null,
                duplicateRecordError: null,
                errorCode: error.statusCode,
                field: null,
                fieldLabel: null,
                message: error.message
            });
        }
    }
    const forbidden = errors.some((error) => error.statusCode.startsWith('INSUFFICIENT_ACCESS'));
    throw new RestError(
        forbidden ? 403 : 400,
        errors[0]?.statusCode ?? 'UNKNOWN_EXCEPTION',
        errors[0]?.message ?? 'An error occurred while trying to save the record.',
        {
            statusCode: forbidden ? 403 : 400,
            enhancedErrorType: 'RecordError',
            output: { errors: recordErrors, fieldErrors }
        }
    );
}
