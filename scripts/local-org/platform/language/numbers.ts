import { localContext } from '../../values/context.ts';
import { Decimal, type RoundingMode } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import type { ApexEnumValue } from '../../values/enum.ts';
import { throwApex } from '../../values/exceptions.ts';
import { plainNumber } from '../../runtime/numbers.ts';
import { defineClass } from '../define.ts';
import { need } from './support.ts';

function locale(): string {
    return localContext.locale.replaceAll('_', '-');
}

function toInteger(text: string): number {
    const trimmed = need(text).trim();
    if (!/^[+-]?\d+$/.test(trimmed) || (Number(trimmed) | 0) !== Number(trimmed)) {
        throwApex('System.TypeException', `Invalid integer: ${text}`);
    }
    return Number(trimmed) | 0;
}

function toLong(text: string): bigint {
    const trimmed = need(text).trim();
    const value = /^[+-]?\d+$/.test(trimmed) ? BigInt(trimmed.replace(/^\+/, '')) : null;
    return value !== null && BigInt.asIntN(64, value) === value
        ? value
        : throwApex('System.TypeException', `Invalid long: ${text}`);
}

function toDouble(text: string): Double {
    const parsed = Decimal.parse(need(text));
    return parsed ? new Double(Number(text.trim())) : throwApex('System.TypeException', `Invalid double: ${text}`);
}

function toDecimal(text: string): Decimal {
    return Decimal.parse(need(text)) ?? throwApex('System.TypeException', `Invalid decimal: ${text}`);
}

/** `Integer.valueOf(Object)`: the value of a field, of JSON or of a map, which may be null. */
function integerOf(value: unknown): number | null {
    if (value === null) {
        return null;
    }
    if (typeof value === 'string') {
        return toInteger(value);
    }
    return Math.trunc(plainNumber(value)) | 0;
}

function decimalOf(value: unknown): Decimal {
    return value instanceof Decimal
        ? value
        : value instanceof Double
          ? Decimal.of(value.toString())
          : typeof value === 'string'
            ? toDecimal(value)
            : Decimal.of(value as number | bigint);
}

const rounding = (mode: ApexEnumValue): RoundingMode => need(mode).name as RoundingMode;

function toLongValue(value: Decimal): bigint {
    return BigInt.asIntN(64, value.toBigInt());
}

export default [
    defineClass({
        name: 'System.Integer',
        statics: {
            'Integer valueOf(String text)': toInteger,
            'Integer valueOf(Object value)': integerOf
        },
        methods: {
            'String format()': (self: number) => self.toLocaleString(locale())
        }
    }),
    defineClass({
        name: 'System.Long',
        statics: {
            'Long valueOf(String text)': toLong,
            'Long valueOf(Object value)': (value: unknown) =>
                value === null
                    ? null
                    : typeof value === 'string'
                      ? toLong(value)
                      : BigInt(Math.trunc(plainNumber(value)))
        },
        methods: {
            'String format()': (self: bigint) => self.toLocaleString(locale()),
            'Integer intValue()': (self: bigint) => Number(BigInt.asIntN(32, self))
        }
    }),
    defineClass({
        name: 'System.Double',
        statics: {
            'Double valueOf(String text)': toDouble,
            'Double valueOf(Object value)': (value: unknown) =>
                value === null ? null : typeof value === 'string' ? toDouble(value) : new Double(plainNumber(value))
        },
        methods: {
            'String format()': (self: Double) => self.value.toLocaleString(locale()),
            'Integer intValue()': (self: Double) => Math.trunc(self.value) | 0,
            'Long longValue()': (self: Double) => BigInt(Math.trunc(self.value)),
            'Long round()': (self: Double) => BigInt(Math.round(self.value))
        }
    }),
    defineClass({
        name: 'System.Decimal',
        statics: {
            'Decimal valueOf(String text)': toDecimal,
            'Decimal valueOf(Double value)': (value: Double) => Decimal.of(need(value).toString()),
            'Decimal valueOf(Long value)': (value: bigint) => Decimal.of(need(value)),
            'Decimal valueOf(Object value)': (value: unknown) => decimalOf(need(value))
        },
        methods: {
            'Decimal abs()': (self: Decimal) => self.abs(),
            'Decimal divide(Decimal divisor, Integer scale)': (self: Decimal, divisor: Decimal, scale: number) =>
                self.divideTo(need(divisor), need(scale), 'HALF_EVEN'),
            'Decimal divide(Decimal divisor, Integer scale, System.RoundingMode mode)': (
                self: Decimal,
                divisor: Decimal,
                scale: number,
                mode: ApexEnumValue
            ) => self.divideTo(need(divisor), need(scale), rounding(mode)),
            'Double doubleValue()': (self: Decimal) => new Double(self.toNumber()),
            'String format()': (self: Decimal) =>
                new Intl.NumberFormat(locale(), {
                    maximumFractionDigits: 20,
                    minimumFractionDigits: Math.min(self.scale, 20)
                }).format(self.toString() as unknown as number),
            'Integer intValue()': (self: Decimal) => Number(BigInt.asIntN(32, self.toBigInt())),
            'Long longValue()': toLongValue,
            'Decimal pow(Integer exponent)': (self: Decimal, exponent: number) => self.power(need(exponent)),
            'Integer precision()': (self: Decimal) => self.precision,
            'Long round()': (self: Decimal) => toLongValue(self.setScale(0, 'HALF_EVEN')),
            'Long round(System.RoundingMode mode)': (self: Decimal, mode: ApexEnumValue) =>
                toLongValue(self.setScale(0, rounding(mode))),
            'Integer scale()': (self: Decimal) => self.scale,
            'Decimal setScale(Integer scale)': (self: Decimal, scale: number) =>
                self.setScale(need(scale), 'HALF_EVEN'),
            'Decimal setScale(Integer scale, System.RoundingMode mode)': (
                self: Decimal,
                scale: number,
                mode: ApexEnumValue
            ) => self.setScale(need(scale), rounding(mode)),
            'Decimal stripTrailingZeros()': (self: Decimal) => self.stripTo(0),
            'String toPlainString()': (self: Decimal) => self.toString()
        }
    }),
    defineClass({
        name: 'System.RoundingMode',
        kind: 'enum',
        values: ['UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_DOWN', 'HALF_EVEN', 'UNNECESSARY']
    }),
    defineClass({
        name: 'System.Boolean',
        statics: {
            'Boolean valueOf(String text)': (text: string) => need(text).toLowerCase() === 'true',
            'Boolean valueOf(Object value)': (value: unknown) =>
                typeof need(value) === 'boolean'
                    ? value
                    : typeof value === 'string'
                      ? value.toLowerCase() === 'true'
                      : throwApex('System.TypeException', `Invalid boolean: ${String(value)}`)
        }
    })
];
