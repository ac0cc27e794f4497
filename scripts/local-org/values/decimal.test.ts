import { Decimal, divideRounded, type RoundingMode } from './decimal.ts';

const of = (text: string): Decimal => Decimal.parse(text)!;

// The tables of java.math.RoundingMode, which the Apex Reference Guide's RoundingMode repeats.
test.each([
    ['UP', [6, 3, 2, 2, 1, -1, -2, -2, -3, -6]],
    ['DOWN', [5, 2, 1, 1, 1, -1, -1, -1, -2, -5]],
    ['CEILING', [6, 3, 2, 2, 1, -1, -1, -1, -2, -5]],
    ['FLOOR', [5, 2, 1, 1, 1, -1, -2, -2, -3, -6]],
    ['HALF_UP', [6, 3, 2, 1, 1, -1, -1, -2, -3, -6]],
    ['HALF_DOWN', [5, 2, 2, 1, 1, -1, -1, -2, -2, -5]],
    ['HALF_EVEN', [6, 2, 2, 1, 1, -1, -1, -2, -2, -6]]
] as [RoundingMode, number[]][])('%s rounds as the table of the documentation', (mode, expected) => {
    const inputs = ['5.5', '2.5', '1.6', '1.1', '1.0', '-1.0', '-1.1', '-1.6', '-2.5', '-5.5'];
    expect(inputs.map((one) => of(one).setScale(0, mode).toNumber())).toEqual(expected);
});

test('a quotient is rounded by the sign of both, and one that would need rounding may be refused', () => {
    expect(divideRounded(7n, -2n, 'CEILING')).toBe(-3n);
    expect(divideRounded(7n, -2n, 'FLOOR')).toBe(-4n);
    expect(divideRounded(-7n, -2n, 'HALF_DOWN')).toBe(3n);
    expect(divideRounded(7n, -2n, 'HALF_UP')).toBe(-4n);
    expect(divideRounded(6n, 2n, 'UNNECESSARY')).toBe(3n);
    expect(() => divideRounded(7n, 2n, 'UNNECESSARY')).toThrow('Rounding necessary');
});

test.each([
    ['-12.50', '-12.50'],
    ['+3', '3'],
    [' 1e3 ', '1000'],
    ['1.5E-3', '0.0015'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['-0.05', '-0.05'],
    ['', null],
    ['.', null],
    ['1,5', null],
    ['1e', null],
    ['0x1', null],
    ['1e99999999999', null]
])('the text %j is the number %s', (text, number) => expect(Decimal.parse(text)?.toString() ?? null).toBe(number));

test('a number that is very long is kept as one digit and its exponent', () => {
    const long = of('1E401');
    expect([long.unscaled, long.scale, long.scientific]).toEqual([1n, -401, '1E+401']);
    expect(of('1E400').scale).toBe(0);
    expect(new Decimal(15n, 3).scientific).toBe('15E-3');
    expect(long.compare(of('9E400'))).toBe(1);
    expect(of('9E400').compare(long)).toBe(-1);
    expect(of('-1E401').compare(of('-9E400'))).toBe(-1);
    expect(long.toBigInt()).toBe(10n ** 401n);
    expect(() => of('1E99999999').toString()).toThrow(/heap size/);
    expect(() => of('1E-99999999').toString()).toThrow(/heap size/);
});

// BigDecimal: sums have the larger scale, products the sum of both.
test.each([
    ['add', '1.25', '2.5', '3.75'],
    ['add', '-1.25', '1.25', '0.00'],
    ['subtract', '1.5', '0.25', '1.25'],
    ['multiply', '1.50', '0.2', '0.300'],
    ['divide', '1', '8', '0.125'],
    ['divide', '1.00', '2', '0.50'],
    ['divide', '2', '3', '0.666666666666666666666666666666667'],
    ['divide', '6', '0.5', '12'],
    ['remainder', '7.5', '2', '1.5'],
    ['remainder', '-7.5', '2', '-1.5']
] as ['add' | 'subtract' | 'multiply' | 'divide' | 'remainder', string, string, string][])(
    '%s: %s and %s are %s',
    (operation, left, right, expected) => expect(of(left)[operation](of(right)).toString()).toBe(expected)
);

test('nothing is divided by zero', () => {
    for (const run of [
        () => of('1').divide(of('0')),
        () => of('1').divideTo(of('0.0'), 2, 'UP'),
        () => of('1').remainder(of('0.00'))
    ]) {
        expect(run).toThrow('Divide by 0');
    }
});

test('a division to a scale rounds there, whichever of both has more places', () => {
    expect(of('10').divideTo(of('3'), 2, 'UP').toString()).toBe('3.34');
    expect(of('1.23456').divideTo(of('1'), 2, 'DOWN').toString()).toBe('1.23');
    expect(of('1.23456').divideTo(of('2'), 2, 'UP').toString()).toBe('0.62');
});

test('a power has an exponent of 0 to 32767', () => {
    expect(of('1.5').power(2).toString()).toBe('2.25');
    expect(of('7').power(0).toString()).toBe('1');
    expect(of('1').power(32_767).toString()).toBe('1');
    expect(() => of('1').power(32_768)).toThrow('Invalid exponent');
    expect(() => of('1').power(-1)).toThrow('Invalid exponent');
});

test('a scale may be larger, smaller, or count from the other side of the point', () => {
    expect(of('1.5').setScale(3, 'DOWN').toString()).toBe('1.500');
    expect(of('1.5').setScale(1, 'UNNECESSARY').toString()).toBe('1.5');
    expect(of('1250').setScale(-2, 'HALF_EVEN').toString()).toBe('1200');
    expect(of('1250').setScale(-2, 'HALF_UP').toString()).toBe('1300');
    expect(of('0.00001').setScale(2, 'UP').toString()).toBe('0.01');
    expect(of('0.00001').setScale(2, 'HALF_UP').toString()).toBe('0.00');
    expect(of('9').setScale(-5, 'UP').toString()).toBe('100000');
    expect(of('1.500').stripTo(0).toString()).toBe('1.5');
    expect(of('1.500').stripTo(2).toString()).toBe('1.50');
    expect(of('100').stripTo(0).toString()).toBe('100');
});

test.each([
    ['2', '10', -1],
    ['-2', '-10', 1],
    ['-1', '1', -1],
    ['0', '-1', 1],
    ['1.0', '1', 0],
    ['0.10', '0.1', 0],
    ['0.09', '0.1', -1]
])('%s compared with %s is %d', (left, right, expected) => expect(of(left).compare(of(right))).toBe(expected));

test('equal numbers are equal whatever their places, as keys too; another kind of value is not', () => {
    expect(of('1.0').equals(of('1.00'))).toBe(true);
    expect(of('1.0').equals(of('1.01'))).toBe(false);
    expect(of('1').equals(1)).toBe(false);
    expect(of('1.0').apexKey()).toBe(of('1').apexKey());
    expect(of('10').apexKey()).not.toBe(of('1').apexKey());
});

// Apex Reference, Decimal.precision: 123.45 has 5; a number below 1 has at least its scale.
test.each([
    ['123.45', 5, 3],
    ['-123.45', 5, 3],
    ['0.001', 3, 0],
    ['0', 1, 0],
    ['100', 3, 3]
])('%s has %d digits, %d of them before the point', (text, precision, integerDigits) => {
    expect([of(text).precision, of(text).integerDigits]).toEqual([precision, integerDigits]);
});

test('a cast cuts towards zero', () => {
    expect(['1.9', '-1.9', '0.9', '0.001', '-12'].map((one) => of(one).toBigInt())).toEqual([1n, -1n, 0n, 0n, -12n]);
    expect(of('-1.25').abs().toNumber()).toBe(1.25);
    expect(of('1.25').abs().toNumber()).toBe(1.25);
    expect(of('1.25').negate().toNumber()).toBe(-1.25);
    expect(Decimal.of(1e21).toString()).toBe('1000000000000000000000');
    expect(Decimal.of(0.1).toString()).toBe('0.1');
    expect(Decimal.of(7n).toString()).toBe('7');
    expect(() => Decimal.of('x')).toThrow('Invalid decimal: x');
});
