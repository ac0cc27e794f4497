import type { Value } from './value.ts';

/** One row of a DmlException, in the order the rows failed. `index` is the row's position in the list given to the statement. */
export interface DmlErrorRow {
    statusCode: string;
    message: string;
    fields: string[];
    index: number;
    id: string | null;
}

/** One line of an Apex stack trace: `Class.Foo.bar: line 12, column 1`. */
export type StackLine = string;

/** An Apex exception in flight. User exception classes are compiled to subclasses of it. */
export class ApexException extends Error {
    /** Full name as `getTypeName()` gives it: `System.DmlException`, `Outer.MyException`. */
    typeName = 'System.Exception';
    /** Null where Apex code gave none: then `getMessage()` reads `Script-thrown exception` for a user exception. */
    apexMessage: string | null = null;
    apexCause: Value = null;
    dmlErrors: DmlErrorRow[] = [];
    /** Code by which the APIs report it (`INVALID_FIELD`); null where its type tells. */
    apiCode: string | null = null;
    /** Fixed at the `throw`; until then the trace is that of the construction. */
    stackLines: StackLine[] | null = null;
    /** Values that single exception types carry besides (for example `System.QueryException.getInaccessibleFields`). */
    extra: Record<string, Value> = {};
    /** Set on the prototype of a compiled exception class. */
    declare readonly $typeName?: string;

    constructor(message?: string) {
        super(message);
        if (this.$typeName) {
            this.typeName = this.$typeName;
        }
    }
}

/** Names of the exception types of the platform that some module of the local org throws or Apex code may name, with their super types. */
export const EXCEPTION_TYPES: readonly string[] = [
    'System.AccessException',
    'System.AsyncException',
    'System.AuraHandledException',
    'System.BigObjectException',
    'System.CalloutException',
    'System.DataWeaveScriptException',
    'System.DmlException',
    'System.DuplicateMessageException',
    'System.EmailException',
    'System.EventBusException',
    'System.ExternalObjectException',
    'System.FatalCursorException',
    'System.FlowException',
    'System.FormulaEvaluationException',
    'System.FormulaValidationException',
    'System.HandledException',
    'System.IllegalArgumentException',
    'System.InvalidHeaderException',
    'System.InvalidParameterValueException',
    'System.InvalidReadOnlyUserDmlException',
    'System.JSONException',
    'System.LicenseException',
    'System.LimitException',
    'System.ListException',
    'System.MathException',
    'System.NoAccessException',
    'System.NoDataFoundException',
    'System.NoSuchElementException',
    'System.NullPointerException',
    'System.QueryException',
    'System.RequiredFeatureMissingException',
    'System.SObjectException',
    'System.SearchException',
    'System.SecurityException',
    'System.SerializationException',
    'System.StringException',
    'System.TransientCursorException',
    'System.TypeException',
    'System.UnexpectedException',
    'System.VisualforceException',
    'System.XmlException',
    'System.AssertException',
    'System.FinalException',
    'System.CanvasException',
    'System.TouchHandledException',
    'System.UnsupportedOperationException',
    'System.ApexTestException'
];

/**
 * Makes an exception of the platform.
 * @param typeName full name, `System.DmlException`
 * @param message what `getMessage()` gives
 * @param extra `dmlErrors`, `cause`, or values particular to the type
 */
export function apexException(
    typeName: string,
    message: string,
    extra: { dmlErrors?: DmlErrorRow[]; cause?: Value } & Record<string, Value> = {}
): ApexException {
    const exception = new ApexException(message);
    const { dmlErrors, cause, ...rest } = extra;
    exception.typeName = typeName;
    exception.apexMessage = message;
    exception.apexCause = cause ?? null;
    exception.dmlErrors = dmlErrors ?? [];
    exception.extra = rest;
    exception.name = typeName;
    return exception;
}

/** Throws an exception of the platform; see `apexException`. */
export function throwApex(
    typeName: string,
    message: string,
    extra?: { dmlErrors?: DmlErrorRow[]; cause?: Value } & Record<string, Value>
): never {
    throw apexException(typeName, message, extra);
}

/** The platform's answer to using a member of null. */
export function throwNullPointer(message = 'Attempt to de-reference a null object'): never {
    throw apexException('System.NullPointerException', message);
}
