import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import { throwApex } from '../../values/exceptions.ts';
import { defineClass, type Implementation } from '../define.ts';
import { need } from './support.ts';

const larger = (a: Decimal, b: Decimal): Decimal => (need(a).compare(need(b)) >= 0 ? a : b);
const smaller = (a: Decimal, b: Decimal): Decimal => (need(a).compare(need(b)) <= 0 ? a : b);

const double = (value: number): Double => new Double(value);

/** Functions of one number, for Decimal (through a double) and Double. */
function unary(names: Record<string, (value: number) => number>): Record<string, Implementation> {
    const made: Record<string, Implementation> = {};
    for (const [name, run] of Object.entries(names)) {
        made[`Decimal ${name}(Decimal value)`] = (value: Decimal) =>
            Decimal.of(double(run(need(value).toNumber())).toString());
        made[`Double ${name}(Double value)`] = (value: Double) => double(run(need(value).value));
    }
    return made;
}

function halfEven(value: number): number {
    const floor = Math.floor(value);
    const rest = value - floor;
    return rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
}

function modulo<T extends number | bigint>(a: T, b: T): T {
    if (Number(need(b)) === 0) {
        throwApex('System.MathException', 'Divide by 0');
    }
    return (need(a) % b) as T;
}

export default defineClass({
    name: 'System.Math',
    staticProperties: {
        'Double PI': { get: () => double(Math.PI) },
        'Double E': { get: () => double(Math.E) }
    },
    statics: {
        ...unary({
            acos: Math.acos,
            asin: Math.asin,
            atan: Math.atan,
            cbrt: Math.cbrt,
            cos: Math.cos,
            cosh: Math.cosh,
            exp: Math.exp,
            log: Math.log,
            log10: Math.log10,
            sin: Math.sin,
            sinh: Math.sinh,
            sqrt: Math.sqrt,
            tan: Math.tan,
            tanh: Math.tanh
        }),
        'Integer abs(Integer value)': (value: number) => Math.abs(need(value)) | 0,
        'Long abs(Long value)': (value: bigint) => (need(value) < 0n ? -value : value),
        'Double abs(Double value)': (value: Double) => double(Math.abs(need(value).value)),
        'Decimal abs(Decimal value)': (value: Decimal) => need(value).abs(),
        'Decimal atan2(Decimal x, Decimal y)': (x: Decimal, y: Decimal) =>
            Decimal.of(double(Math.atan2(need(x).toNumber(), need(y).toNumber())).toString()),
        'Double atan2(Double x, Double y)': (x: Double, y: Double) => double(Math.atan2(need(x).value, need(y).value)),
        'Decimal ceil(Decimal value)': (value: Decimal) => need(value).setScale(0, 'CEILING'),
        'Double ceil(Double value)': (value: Double) => double(Math.ceil(need(value).value)),
        'Decimal floor(Decimal value)': (value: Decimal) => need(value).setScale(0, 'FLOOR'),
        'Double floor(Double value)': (value: Double) => double(Math.floor(need(value).value)),
        'Integer max(Integer a, Integer b)': (a: number, b: number) => Math.max(need(a), need(b)),
        'Long max(Long a, Long b)': (a: bigint, b: bigint) => (need(a) > need(b) ? a : b),
        'Double max(Double a, Double b)': (a: Double, b: Double) => (need(a).value >= need(b).value ? a : b),
        'Decimal max(Decimal a, Decimal b)': larger,
        'Decimal max(Decimal a, Double b)': (a: Decimal, b: Double) => larger(a, Decimal.of(need(b).value)),
        'Integer min(Integer a, Integer b)': (a: number, b: number) => Math.min(need(a), need(b)),
        'Long min(Long a, Long b)': (a: bigint, b: bigint) => (need(a) < need(b) ? a : b),
        'Double min(Double a, Double b)': (a: Double, b: Double) => (need(a).value <= need(b).value ? a : b),
        'Decimal min(Decimal a, Decimal b)': smaller,
        'Decimal min(Decimal a, Double b)': (a: Decimal, b: Double) => smaller(a, Decimal.of(need(b).value)),
        'Integer mod(Integer a, Integer b)': (a: number, b: number) => modulo(a, b),
        'Long mod(Long a, Long b)': (a: bigint, b: bigint) => modulo(a, b),
        'Double pow(Double base, Double exponent)': (base: Double, exponent: Double) =>
            double(need(base).value ** need(exponent).value),
        'Double random()': () => double(Math.random()),
        'Decimal rint(Decimal value)': (value: Decimal) => need(value).setScale(0, 'HALF_EVEN'),
        'Double rint(Double value)': (value: Double) => double(halfEven(need(value).value)),
        'Integer round(Double value)': (value: Double) => Math.floor(need(value).value + 0.5) | 0,
        'Integer round(Decimal value)': (value: Decimal) =>
            Number(BigInt.asIntN(32, need(value).setScale(0, 'HALF_EVEN').toBigInt())),
        'Long roundToLong(Double value)': (value: Double) => BigInt(Math.floor(need(value).value + 0.5)),
        'Long roundToLong(Decimal value)': (value: Decimal) => need(value).setScale(0, 'HALF_EVEN').toBigInt(),
        'Decimal signum(Decimal value)': (value: Decimal) => Decimal.of(need(value).compare(Decimal.of(0))),
        'Double signum(Double value)': (value: Double) => double(Math.sign(need(value).value))
    }
});
