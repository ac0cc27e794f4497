import unknownError from '@salesforce/label/c.Screen_Error_Unknown';

/** What may hold messages in an error of the platform: Apex, the UI API with its parts, a wire, the network. */
interface Part {
    message?: unknown;
    statusText?: unknown;
    body?: unknown;
    output?: { errors?: unknown; fieldErrors?: unknown };
    pageErrors?: unknown;
    fieldErrors?: unknown;
    detail?: unknown;
}

/**
 * Turns any error of the platform into messages for the screen.
 * @param errors one error or several: of a wire, of an Apex call, of the UI API with its page and field errors, an Error, an
 * event of a record form, or a message
 * @returns the messages, each once; a plain sentence where an error has none
 */
export function reduceErrors(errors: unknown): string[] {
    const messages = (Array.isArray(errors) ? errors : [errors]).filter(Boolean).flatMap((error) => {
        const found = messagesOf(error);
        return found.length > 0 ? found : [unknownError];
    });
    return [...new Set(messages)];
}

/** The most detailed messages of an error: those of fields and records come before the one that sums them up. */
function messagesOf(error: unknown): string[] {
    if (typeof error === 'string') {
        return error.trim() === '' ? [] : [error];
    }
    if (Array.isArray(error)) {
        return error.flatMap(messagesOf);
    }
    if (!error || typeof error !== 'object') {
        return [];
    }
    const part = error as Part;
    const details = [part.output?.errors, part.output?.fieldErrors, part.pageErrors, part.fieldErrors]
        .flatMap(listed)
        .flatMap(messagesOf);
    const found = details.length > 0 ? details : [...messagesOf(part.body), ...messagesOf(part.detail)];
    return found.length > 0 ? found : [...messagesOf(part.message), ...messagesOf(part.statusText)].slice(0, 1);
}

/** Field errors come by the name of the field. */
function listed(errors: unknown): unknown[] {
    if (Array.isArray(errors)) {
        return errors;
    }
    return errors && typeof errors === 'object' ? Object.values(errors).flat() : [];
}
