import { currentSession } from '../../database/session.ts';
import { extra } from '../../runtime/transaction.ts';
import { xmlText } from '../../schema/xml.ts';
import { ApexDate } from '../../values/date.ts';
import { throwApex } from '../../values/exceptions.ts';
import type { Implementation } from '../define.ts';
import { need } from '../language/support.ts';

type Kind = 'Boolean' | 'Date' | 'Integer';

const set = (): Map<string, unknown> => extra('feature parameters', () => new Map<string, unknown>());

const READ: Readonly<Record<Kind, (text: string) => unknown>> = {
    Boolean: (text) => text === 'true',
    Date: (text) => ApexDate.parse(text),
    Integer: Number
};

/** A feature parameter of the project: what this transaction set, else what its metadata says. */
function value(kind: Kind, name: string): unknown {
    const file = currentSession()
        .schema.metadata(`FeatureParameter${kind}`)
        .find((one) => one.name.toLowerCase() === need(name).toLowerCase());
    if (!file) {
        throwApex('System.NoDataFoundException', `Feature parameter ${name} does not exist`);
    }
    const text = xmlText(file.content, 'value');
    return set().get(file.name) ?? (text === null ? null : READ[kind](text));
}

function assign(kind: Kind, name: string, given: unknown): void {
    value(kind, name);
    set().set(name, need(given));
}

/** `checkPackageXValue` and `setPackageXValue` of FeatureManagement. What a test sets is gone with it, as its records are. */
export const packageValueMethods: Readonly<Record<string, Implementation>> = Object.fromEntries(
    (['Boolean', 'Date', 'Integer'] as const).flatMap((kind): [string, Implementation][] => [
        [`${kind} checkPackage${kind}Value(String name)`, (name: string) => value(kind, name)],
        [`void setPackage${kind}Value(String name, ${kind} value)`, (name: string, given) => assign(kind, name, given)]
    ])
);
