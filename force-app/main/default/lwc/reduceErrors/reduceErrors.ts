import unknownError from '@salesforce/label/c.Screen_Error_Unknown';

type Reducible = Platform.FetchError | string | undefined | null;

/**
 * Turns any error of the platform into messages for the screen.
 * @param errors one error or several: of a wire, of an Apex call, an Error, or a message
 * @returns the messages, each once; a plain sentence where an error has none
 */
export function reduceErrors(errors: Reducible | Reducible[]): string[] {
    const messages = (Array.isArray(errors) ? errors : [errors])
        .filter((error): error is Platform.FetchError | string => Boolean(error))
        .flatMap(messagesOf);
    return [...new Set(messages)];
}

function messagesOf(error: Platform.FetchError | string): string[] {
    if (typeof error === 'string') {
        return [error];
    }
    const bodies = Array.isArray(error.body) ? error.body : [error.body];
    const fromBody = bodies.map((body) => body?.message).filter((message): message is string => Boolean(message));
    return fromBody.length > 0 ? fromBody : [error.message || error.statusText || unknownError];
}
