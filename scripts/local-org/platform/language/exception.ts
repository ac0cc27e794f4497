import { exceptionMessage, toText } from '../../runtime/text.ts';
import { stackOf } from '../../runtime/stack-trace.ts';
import { EXCEPTION_TYPES, throwApex, type ApexException, type DmlErrorRow } from '../../values/exceptions.ts';
import { enumValues } from '../../values/enum.ts';
import { ApexList } from '../../values/list.ts';
import { defineClass, type Implementation, type PlatformClass } from '../define.ts';
import { runtime } from './support.ts';

function stack(self: ApexException): string {
    return stackOf(self, runtime().program.units).join('\n');
}

/** The compiler knows these methods on every exception; only two types have rows. */
function withRows(self: ApexException): ApexException {
    return self.typeName === 'System.DmlException' || self.typeName === 'System.EmailException'
        ? self
        : throwApex('System.TypeException', `${self.typeName} has no DML errors`);
}

function row(given: ApexException, index: number): DmlErrorRow {
    const self = withRows(given);
    return self.dmlErrors[index] ?? throwApex('System.ListException', `List index out of bounds: ${index}`);
}

/** Methods of DmlException and EmailException: one row per record that failed. */
const rowMethods: Record<string, Implementation> = {
    'Integer getNumDml()': (self: ApexException) => withRows(self).dmlErrors.length,
    'String getDmlId(Integer index)': (self: ApexException, index: number) => row(self, index).id,
    'Integer getDmlIndex(Integer index)': (self: ApexException, index: number) => row(self, index).index,
    'String getDmlMessage(Integer index)': (self: ApexException, index: number) => row(self, index).message,
    'String getDmlStatusCode(Integer index)': (self: ApexException, index: number) => row(self, index).statusCode,
    'List<String> getDmlFieldNames(Integer index)': (self: ApexException, index: number) =>
        new ApexList('String', [...row(self, index).fields]),
    'System.StatusCode getDmlType(Integer index)': (self: ApexException, index: number) => {
        const code = row(self, index).statusCode;
        return (
            runtime()
                .enums('System.StatusCode')
                .find((one) => one.name === code) ??
            enumValues('System.StatusCode', [])[0] ??
            null
        );
    }
};

const byType: Record<string, Record<string, Implementation>> = {
    'System.QueryException': {
        'Map<String, Set<String>> getInaccessibleFields()': (self: ApexException) =>
            self.extra['inaccessibleFields'] ?? null
    }
};

export default [
    defineClass({
        name: 'System.Exception',
        kind: 'exception',
        methods: {
            ...rowMethods,
            'String getMessage()': (self: ApexException) => exceptionMessage(self),
            'String getTypeName()': (self: ApexException) => self.typeName,
            'String getStackTraceString()': stack,
            'Integer getLineNumber()': (self: ApexException) =>
                Number(/line (\d+)/.exec(stackOf(self, runtime().program.units)[0] ?? '')?.[1] ?? 0),
            'Exception getCause()': (self: ApexException) => self.apexCause,
            'void initCause(Exception cause)': (self: ApexException, cause: unknown) => void (self.apexCause = cause),
            'void setMessage(String message)': (self: ApexException, message: string | null) =>
                void (self.apexMessage = message),
            'String toString()': (self: ApexException) => toText(self)
        }
    }),
    ...EXCEPTION_TYPES.map((name): PlatformClass =>
        defineClass({ name, kind: 'exception', methods: byType[name] ?? {} })
    )
];
