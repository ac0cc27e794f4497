import { constants } from 'node:buffer';
import { ApexException, apexException, throwNullPointer } from '../values/exceptions.ts';
import type { ApexType } from '../apex/types/types.ts';
import type { ExceptionOperations } from './operations.ts';
import type { TypeOf } from './type-of.ts';

const UNCATCHABLE = new Set(['System.LimitException', 'System.AssertException']);

/**
 * Exceptions that no `catch` of Apex code sees: they end the transaction. Apex Reference, Assert Class: "You can't catch an assertion
 * failure using a try/catch block even though it's logged as an exception"; Apex Developer Guide, Execution Governors and Limits:
 * "a runtime exception that cannot be handled".
 */
export function isUncatchable(error: unknown): boolean {
    return error instanceof ApexException && UNCATCHABLE.has(error.typeName);
}

/** The exception part of the run-time object `$`. */
export function exceptionOperations(types: TypeOf): ExceptionOperations {
    const init = (exception: ApexException, first?: unknown, second?: unknown): ApexException => {
        if (typeof first === 'string' && exception.typeName === 'System.AuraHandledException') {
            // The component gets the message; `getMessage()` in Apex only knows what setMessage gave.
            exception.extra['auraMessage'] = first;
        } else if (typeof first === 'string') {
            exception.apexMessage = first;
        } else if (first instanceof ApexException) {
            exception.apexCause = first;
        }
        exception.extra['madeByApex'] = true;
        if (second instanceof ApexException) {
            exception.apexCause = second;
        }
        return exception;
    };
    return {
        initException: init,
        newException: (typeName: string, ...args: unknown[]): ApexException => {
            const exception = new ApexException();
            exception.typeName = typeName;
            return init(exception, ...args);
        },
        thrown: (exception: ApexException | null): ApexException => exception ?? throwNullPointer(),
        caught,
        catches: (error: unknown, type: ApexType): boolean =>
            error instanceof ApexException &&
            !isUncatchable(error) &&
            (type.name === 'System.Exception' || types.isA(error, type))
    };
}

/**
 * What JavaScript threw, as Apex sees it: a member of null is a NullPointerException, an endless recursion a LimitException. Everything
 * else, unsupported things above all, stays what it is and passes every `catch`.
 */
export function caught(error: unknown): unknown {
    if (error instanceof ApexException) {
        return error;
    }
    // By name, because compiled code may run in another realm than this one.
    const { name, message } = (error ?? {}) as Partial<Error>;
    if (name === 'TypeError' && /\bnull\b/.test(message ?? '')) {
        return carry(
            apexException('System.NullPointerException', 'Attempt to de-reference a null object'),
            error as Error
        );
    }
    if (name === 'RangeError' && message?.includes('call stack')) {
        return carry(apexException('System.LimitException', 'Maximum stack depth reached: 1001'), error as Error);
    }
    // Longer than JavaScript's own limit, which is far above that of the platform.
    if (name === 'RangeError' && message === 'Invalid string length') {
        const length = constants.MAX_STRING_LENGTH + 1;
        return carry(apexException('System.LimitException', `Apex heap size too large: ${length}`), error as Error);
    }
    return error;
}

function carry(exception: ApexException, from: Error): ApexException {
    exception.stack = from.stack ?? '';
    return exception;
}
