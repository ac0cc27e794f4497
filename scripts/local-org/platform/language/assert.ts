import { toText } from '../../runtime/text.ts';
import type { ApexTypeToken } from '../../runtime/runtime-object.ts';
import { to18 } from '../../schema/id.ts';
import { valuesEqual } from '../../values/equality.ts';
import { throwApex } from '../../values/exceptions.ts';
import { defineClass } from '../define.ts';
import { need, runtime } from './support.ts';

/** `Assertion Failed: message: Expected: 1, Actual: 2`. */
export function failAssertion(what: string, message: string | null): never {
    return throwApex(
        'System.AssertException',
        message === null
            ? what
            : what === 'Assertion Failed'
              ? `${what}: ${message}`
              : `Assertion Failed: ${message}${what.replace(/^Assertion Failed/, '')}`
    );
}

/** Values that Object.equals calls equal; an id of 15 characters is the one of 18 that begins with it. */
function same(one: unknown, other: unknown): boolean {
    if (typeof one === 'string' && typeof other === 'string' && one.length + other.length === 33) {
        const [short, long] = one.length === 15 ? [one, other] : [other, one];
        return short.length === 15 && to18(short) === long;
    }
    return valuesEqual(one, other);
}

export function assertEqual(expected: unknown, actual: unknown, message: unknown): void {
    if (!same(expected, actual)) {
        failAssertion(
            `Assertion Failed: Expected: ${toText(expected)}, Actual: ${toText(actual)}`,
            message === null ? null : toText(message)
        );
    }
}

export function assertNotEqual(notExpected: unknown, actual: unknown, message: unknown): void {
    if (same(notExpected, actual)) {
        failAssertion(`Assertion Failed: Same value: ${toText(actual)}`, message === null ? null : toText(message));
    }
}

function instance(value: unknown, type: ApexTypeToken, wanted: boolean, message: unknown): void {
    const { types } = runtime();
    if (types.isA(value, need(type).type) !== wanted) {
        const actual = value === null ? 'null' : types.nameOf(value);
        const text = wanted
            ? `Assertion Failed: Expected instance of ${type.name}, Actual: ${actual}`
            : `Assertion Failed: Not expected instance of ${type.name}`;
        failAssertion(text, message === null ? null : toText(message));
    }
}

function test(passed: boolean, what: string, message: unknown): void {
    if (!passed) {
        failAssertion(`Assertion Failed: ${what}`, message === null ? null : toText(message));
    }
}

const isTrue = (value: unknown, message: unknown): void =>
    test(value === true, `Expected: true, Actual: ${toText(value)}`, message);
const isFalse = (value: unknown, message: unknown): void =>
    test(value === false, `Expected: false, Actual: ${toText(value)}`, message);
const isNull = (value: unknown, message: unknown): void =>
    test(value === null, `Expected: null, Actual: ${value === null ? 'null' : toText(value)}`, message);
const isNotNull = (value: unknown, message: unknown): void =>
    test(value !== null, 'Expected: not null, Actual: null', message);

export default defineClass({
    name: 'System.Assert',
    statics: {
        'void areEqual(Object expected, Object actual)': (expected: unknown, actual: unknown) =>
            assertEqual(expected, actual, null),
        'void areEqual(Object expected, Object actual, String message)': assertEqual,
        'void areNotEqual(Object notExpected, Object actual)': (expected: unknown, actual: unknown) =>
            assertNotEqual(expected, actual, null),
        'void areNotEqual(Object notExpected, Object actual, String message)': assertNotEqual,
        'void fail()': () => failAssertion('Assertion Failed', null),
        'void fail(String message)': (message: string | null) => failAssertion('Assertion Failed', message ?? 'null'),
        'void isFalse(Boolean condition)': (value: unknown) => isFalse(value, null),
        'void isFalse(Boolean condition, String message)': isFalse,
        'void isInstanceOfType(Object value, System.Type type)': (value: unknown, type: ApexTypeToken) =>
            instance(value, type, true, null),
        'void isInstanceOfType(Object value, System.Type type, String message)': (
            value: unknown,
            type: ApexTypeToken,
            message: unknown
        ) => instance(value, type, true, message),
        'void isNotInstanceOfType(Object value, System.Type type)': (value: unknown, type: ApexTypeToken) =>
            instance(value, type, false, null),
        'void isNotInstanceOfType(Object value, System.Type type, String message)': (
            value: unknown,
            type: ApexTypeToken,
            message: unknown
        ) => instance(value, type, false, message),
        'void isNotNull(Object value)': (value: unknown) => isNotNull(value, null),
        'void isNotNull(Object value, String message)': isNotNull,
        'void isNull(Object value)': (value: unknown) => isNull(value, null),
        'void isNull(Object value, String message)': isNull,
        'void isTrue(Boolean condition)': (value: unknown) => isTrue(value, null),
        'void isTrue(Boolean condition, String message)': isTrue
    }
});
