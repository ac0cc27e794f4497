import { toText } from '../../runtime/text.ts';
import { currentTransaction } from '../../runtime/transaction.ts';
import { ApexDate, ApexDatetime } from '../../values/date.ts';
import { throwApex } from '../../values/exceptions.ts';
import { defineClass } from '../define.ts';
import { resetPassword } from '../execution/passwords.ts';
import { currentPage } from '../visualforce/page-reference.ts';
import { assertEqual, assertNotEqual, failAssertion } from './assert.ts';
import { hashOf } from './object.ts';

const debug = (value: unknown, level: unknown = null): void =>
    currentTransaction().debug(toText(value), level === null ? 'DEBUG' : toText(level));

export default [
    defineClass({
        name: 'System.System',
        statics: {
            'void assert(Boolean condition)': (condition: boolean) =>
                condition === true ? undefined : failAssertion('Assertion Failed', null),
            'void assert(Boolean condition, Object message)': (condition: boolean, message: unknown) =>
                condition === true ? undefined : failAssertion('Assertion Failed', toText(message)),
            'void assertEquals(Object expected, Object actual)': (expected: unknown, actual: unknown) =>
                assertEqual(expected, actual, null),
            'void assertEquals(Object expected, Object actual, Object message)': assertEqual,
            'void assertNotEquals(Object expected, Object actual)': (expected: unknown, actual: unknown) =>
                assertNotEqual(expected, actual, null),
            'void assertNotEquals(Object expected, Object actual, Object message)': assertNotEqual,
            'Long currentTimeMillis()': () => BigInt(ApexDatetime.now().ms),
            'void debug(Object value)': (value: unknown) => debug(value),
            'void debug(System.LoggingLevel level, Object value)': (level: unknown, value: unknown) =>
                debug(value, level),
            'Boolean equals(Object left, Object right)': (left: unknown, right: unknown) =>
                (currentTransaction().runtime.$['eq'] as (a: unknown, b: unknown) => boolean)(left, right),
            // "DEFAULT" but during an upgrade of the platform, which an org of one machine has none of.
            'System.ApplicationReadWriteMode getApplicationReadWriteMode()': () =>
                currentTransaction()
                    .runtime.enums('System.ApplicationReadWriteMode')
                    .find((one) => one.name === 'DEFAULT')!,
            'Integer hashCode(Object value)': (value: unknown) =>
                value === null ? throwApex('System.NullPointerException', 'Argument cannot be null.') : hashOf(value),
            'Boolean isBatch()': () => currentTransaction().kind === 'batch',
            'Boolean isFuture()': () => currentTransaction().kind === 'future',
            'Boolean isQueueable()': () => currentTransaction().kind === 'queueable',
            'Boolean isScheduled()': () => currentTransaction().kind === 'schedulable',
            'Boolean isFunctionCallback()': () => false,
            'System.PageReference currentPageReference()': () => currentPage().page,
            'Datetime now()': () => ApexDatetime.now(),
            'System.ResetPasswordResult resetPassword(Id userId, Boolean sendUserEmail)': resetPassword,
            'Date today()': () => ApexDate.today()
        }
    }),
    defineClass({
        name: 'System.ApplicationReadWriteMode',
        kind: 'enum',
        values: ['DEFAULT', 'READ_ONLY']
    }),
    defineClass({
        name: 'System.LoggingLevel',
        kind: 'enum',
        // From what tells least to what matters most: code compares the ordinals.
        values: ['NONE', 'INTERNAL', 'FINEST', 'FINER', 'FINE', 'DEBUG', 'INFO', 'WARN', 'ERROR']
    }),
    defineClass({
        name: 'System.TriggerOperation',
        kind: 'enum',
        values: [
            'BEFORE_INSERT',
            'BEFORE_UPDATE',
            'BEFORE_DELETE',
            'AFTER_INSERT',
            'AFTER_UPDATE',
            'AFTER_DELETE',
            'AFTER_UNDELETE'
        ]
    })
];
