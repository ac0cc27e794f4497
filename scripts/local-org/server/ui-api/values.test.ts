import type { ApexFieldType, DisplayType, FieldModel } from '../../schema/model.ts';
import { Blob_ } from '../../values/blob.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import { apexTextOf, type Value } from '../../values/value.ts';
import type { SessionUser } from '../org-access.ts';
import { describeType, uiDataType } from './data-types.ts';
import { displayValue } from './display-value.ts';
import { fromJson, toJson, toRestJson } from './json-value.ts';

const field = (type: DisplayType, apexType: ApexFieldType = 'String', more: Partial<FieldModel> = {}): FieldModel =>
    ({ object: 'Thing__c', name: 'Field__c', type, apexType, scale: 0, picklist: null, ...more }) as FieldModel;

const USER = { locale: 'en-US', timeZone: 'America/Denver' } as SessionUser;
const MOMENT = new ApexDatetime(Date.UTC(2026, 0, 31, 17, 5, 6, 7));

// User Interface API guide, "Record"; REST API guide, dates and times are ISO 8601.
test.each<[Value, unknown]>([
    [Decimal.of('12.50'), 12.5],
    [new Double(1.5), 1.5],
    [7n, 7],
    [ApexDate.of(2026, 1, 31), '2026-01-31'],
    [MOMENT, '2026-01-31T17:05:06.007Z'],
    [new ApexTime(61_000), '00:01:01.000Z'],
    [Blob_.of('hi'), 'aGk='],
    ['text', 'text'],
    [false, false],
    [null, null],
    [undefined as unknown as Value, null]
])('%p as JSON', (value, expected) => expect(toJson(value)).toEqual(expected));

test('the REST API writes instants with an offset', () => {
    expect(toRestJson(MOMENT)).toBe('2026-01-31T17:05:06.007+0000');
    expect(toRestJson(Decimal.of(2))).toBe(2);
});

describe('a value that comes as JSON', () => {
    const read = (of: FieldModel, value: unknown): unknown => {
        const made = fromJson(of, value);
        if (made instanceof ApexDate || made instanceof ApexDatetime) {
            return made.iso();
        }
        return made !== null && typeof made === 'object' ? (apexTextOf(made) ?? String(made)) : made;
    };
    const BOOLEAN = field('BOOLEAN', 'Boolean');
    const INTEGER = field('INTEGER', 'Integer');
    const LONG = field('LONG', 'Long');
    const CURRENCY = field('CURRENCY', 'Decimal');
    const DATE = field('DATE', 'Date');
    const DATETIME = field('DATETIME', 'Datetime');
    const TIME = field('TIME', 'Time');
    const TEXT = field('STRING');

    it.each<[FieldModel, unknown, unknown]>([
        [TEXT, null, null],
        [TEXT, undefined, null],
        [TEXT, '', null],
        [TEXT, 5, '5'],
        [BOOLEAN, true, true],
        [BOOLEAN, 'true', true],
        [BOOLEAN, 'false', false],
        [BOOLEAN, null, null],
        [INTEGER, '12', 12],
        [LONG, 12, 12n],
        [CURRENCY, ' 12.50 ', '12.50'],
        [CURRENCY, '', null],
        [DATE, '2026-01-31T10:00:00Z', '2026-01-31'],
        [DATETIME, '2026-01-31T17:00:00.000+0100', '2026-01-31T16:00:00.000Z'],
        [DATETIME, 86_400_000, '1970-01-02T00:00:00.000Z'],
        [TIME, '17:05:00.000Z', '17:05:00.000Z']
    ])('%j reads %j', (of, value, expected) => expect(read(of, value)).toEqual(expected));

    it('bytes come as Base64', () => {
        expect((fromJson(field('BASE64', 'Blob'), 'aGk=') as Blob_).text()).toBe('hi');
    });

    it.each<[FieldModel, unknown, string]>([
        [BOOLEAN, 'yes', 'boolean from string value "yes"'],
        [BOOLEAN, '', 'boolean from string value ""'],
        [INTEGER, 'x', 'integer from string value "x"'],
        [CURRENCY, {}, 'currency from object value {}'],
        [DATE, '31.1.2026', 'date from string value "31.1.2026"'],
        [DATETIME, 'today', 'datetime from string value "today"'],
        [TIME, 'noon', 'time from string value "noon"'],
        [TEXT, ['a'], 'string from object value ["a"]']
    ])('%j refuses %j', (of, value, said) =>
        expect(() => fromJson(of, value)).toThrow(`Cannot deserialize instance of ${said} for field Field__c`)
    );
});

describe('a value as the locale shows it', () => {
    const picklist = [{ value: 'a', label: 'Letter A' }] as FieldModel['picklist'];
    it.each<[FieldModel, Value, string | null]>([
        [field('PICKLIST', 'String', { picklist }), 'a', 'Letter A'],
        [field('PICKLIST', 'String', { picklist }), 'gone', 'gone'],
        [field('MULTIPICKLIST', 'String', { picklist }), 'a;b', 'Letter A;b'],
        [field('DATE'), ApexDate.of(2026, 1, 31), '1/31/2026'],
        [field('DATETIME'), MOMENT, '1/31/2026, 10:05 AM'],
        [field('TIME'), new ApexTime(17 * 3_600_000), '5:00 PM'],
        [field('CURRENCY', 'Decimal', { scale: 2 }), Decimal.of('1234.5'), '$1,234.50'],
        [field('PERCENT', 'Decimal', { scale: 1 }), Decimal.of(5), '5.0%'],
        [field('DOUBLE', 'Decimal', { scale: 1 }), new Double(1234.56), '1,234.6'],
        [field('INTEGER', 'Integer'), 1234, '1,234'],
        [field('STRING'), 'text', null],
        [field('BOOLEAN'), true, null],
        [field('CURRENCY', 'Decimal'), null, null],
        [field('DATE'), 'no date', null]
    ])('%j shows %p', (of, value, expected) => expect(displayValue(of, value, USER)).toBe(expected));

    it('in the currency of the org', () => {
        expect(displayValue(field('CURRENCY', 'Decimal', { scale: 2 }), Decimal.of(2), USER, 'EUR')).toBe('€2.00');
    });
});

// User Interface API guide, "Field", `dataType`; SOAP API guide, "Field Types".
test.each<[DisplayType, string, string]>([
    ['STRING', 'String', 'string'],
    ['INTEGER', 'Int', 'int'],
    ['ENCRYPTEDSTRING', 'EncryptedString', 'encryptedstring'],
    ['ANYTYPE', 'String', 'anyType'],
    ['DATETIME', 'DateTime', 'datetime'],
    ['ID', 'Reference', 'id'],
    ['MULTIPICKLIST', 'MultiPicklist', 'multipicklist'],
    ['TEXTAREA', 'TextArea', 'textarea']
])('%s is %s in the User Interface API and %s in a describe', (type, ui, describe) => {
    expect([uiDataType(field(type)), describeType(field(type))]).toEqual([ui, describe]);
});
