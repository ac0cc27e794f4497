import { apexDifferences, apexFailures } from './apex-tests.ts';

/** Variables of each type, so that nothing is worked out by the compiler. */
const VARIABLES = {
    'classes/V.cls': `public class V {
    public static Integer i = 7, j = 2, ni, zero = 0, most = 2147483647, least = -2147483647 - 1;
    public static Long l = 7, k = 2, nl, zeroL = 0, mostL = 9223372036854775807L;
    public static Double d = 7.5, e = 2, nd, zeroD = 0;
    public static Decimal m = 7.50, n = 2, nm, zeroM = 0;
    public static String a = 'a', b = 'B', ns;
    public static Boolean yes = true, no = false, nb;
    public static Date day = Date.newInstance(2024, 2, 28), later = Date.newInstance(2024, 3, 1), noDay;
    public static Datetime at = Datetime.newInstanceGmt(2024, 2, 28, 12, 0, 0), next = at.addSeconds(1), noAt;
    public static Time clock = Time.newInstance(23, 0, 0, 0), late = Time.newInstance(23, 0, 0, 1), noClock;
}`
};

/** Expressions of Booleans by what they are. */
const booleans = (right: readonly string[], wrong: readonly string[]): [string, string][] => [
    ...right.map((one): [string, string] => [one, 'true']),
    ...wrong.map((one): [string, string] => [one, 'false'])
];

// Apex Developer Guide: Expression Operators; Integer of 32 bits and Long of 64 bits with signs, as in Java.
test('arithmetic of each kind of number, by itself and with wider ones', () => {
    expect(
        apexDifferences(
            [
                ['V.i + V.j', '9'],
                ['V.i - V.j', '5'],
                ['V.i * V.j', '14'],
                ['V.i / V.j', '3'],
                ['-V.i / V.j', '-3'],
                ['-V.i', '-7'],
                ['+V.i', '7'],
                ['V.most + V.j', '-2147483647'],
                ['V.least - V.j', '2147483646'],
                ['V.most * V.j', '-2'],
                ['-V.least', '-2147483647 - 1'],
                ['V.l + V.k', '9L'],
                ['V.l - V.k', '5L'],
                ['V.l * V.k', '14L'],
                ['V.l / V.k', '3L'],
                ['-V.l', '-7L'],
                ['String.valueOf(V.mostL + V.k)', "'-9223372036854775807'"],
                ['String.valueOf(V.mostL * V.k)', "'-2'"],
                ['V.most + V.k', '2147483649L'],
                ['V.i * V.mostL == V.mostL * 7', 'true'],
                ['String.valueOf(V.d + V.e)', "'9.5'"],
                ['String.valueOf(V.d - V.e)', "'5.5'"],
                ['String.valueOf(V.d * V.e)', "'15.0'"],
                ['String.valueOf(V.d / V.e)', "'3.75'"],
                ['String.valueOf(-V.d)', "'-7.5'"],
                ['String.valueOf(V.i / V.e)', "'3.5'"],
                ['String.valueOf(V.l / V.e)', "'3.5'"],
                ['String.valueOf(V.m + V.n)', "'9.50'"],
                ['String.valueOf(V.m - V.n)', "'5.50'"],
                ['String.valueOf(V.m * V.n)', "'15.00'"],
                ['String.valueOf(V.m / V.n)', "'3.75'"],
                ['String.valueOf(-V.m)', "'-7.50'"],
                ['String.valueOf(V.i / V.n)', "'3.5'"],
                ['String.valueOf(V.l - V.m)', "'-0.50'"],
                ['String.valueOf(V.d * V.n)', "'15.0'"],
                ['(Integer) 4294967301L', '5'],
                ['(Integer) V.d + (Integer) V.m', '14'],
                ['(Integer) -V.m', '-7'],
                ['(Long) V.d + (Long) V.m', '14L'],
                ['(Long) -V.d', '-7L'],
                ['String.valueOf((Double) V.m)', "'7.5'"],
                ['String.valueOf((Decimal) V.d)', "'7.5'"],
                ['String.valueOf((Double) V.i)', "'7.0'"],
                [
                    '(Integer) V.nl == null && (Long) V.nd == null && (Integer) V.nm == null && (Long) V.nm == null',
                    'true'
                ],
                [
                    '(Double) V.nm == null && (Decimal) V.nd == null && (Integer) V.nd == null && (Double) V.ni == null',
                    'true'
                ],
                [
                    '(Long) V.ni == null && (Decimal) V.ni == null && (Double) V.nl == null && (Decimal) V.nl == null',
                    'true'
                ],
                ['V.i & V.j', '2'],
                ['V.i | 8', '15'],
                ['V.i ^ V.j', '5'],
                ['~V.i', '-8'],
                ['V.i << 2', '28'],
                ['-V.i >> 1', '-4'],
                ['-V.i >>> 1', '2147483644'],
                ['-1 >>> V.zero', '-1'],
                ['V.i << 33', '14'],
                ['V.i << V.k', '28'],
                ['V.l & V.k', '2L'],
                ['V.l | 8', '15L'],
                ['V.l ^ V.k', '5L'],
                ['~V.l', '-8L'],
                ['V.l << 40', '7696581394432L'],
                ['V.l << 65', '14L'],
                ['V.mostL << 1', '-2L'],
                ['-V.l >> 1', '-4L'],
                ['-V.l >> 65', '-4L'],
                ['-V.l >>> 60', '15L'],
                ['-V.l >>> 124', '15L'],
                ['V.i & V.l', '7L'],
                ['(V.yes & V.yes) && !(V.yes & V.no)', 'true'],
                ['(V.no | V.yes) && !(V.no | V.no)', 'true'],
                ['(V.no ^ V.yes) && !(V.yes ^ V.yes)', 'true'],
                ['1 + 2 + V.a + 1 + 2', "'3a12'"],
                ['V.a + V.ns + V.ni', "'anullnull'"],
                ['V.a + V.d + V.m + V.yes', "'a7.57.50true'"]
            ],
            VARIABLES
        )
    ).toEqual([]);
});

// Apex Developer Guide, Expression Operators: beside null `<`, `<=`, `>` and `>=` of numbers and dates are false; a text is greater than null.
test('comparisons of each kind', () => {
    const ordered = (less: string, more: string): [string, string][] =>
        booleans(
            [
                `${less} < ${more}`,
                `${less} <= ${more}`,
                `${more} > ${less}`,
                `${more} >= ${less}`,
                `${less} <= ${less}`,
                `${less} >= ${less}`,
                `${less} != ${more}`,
                `${less} == ${less}`
            ],
            [
                `${more} < ${less}`,
                `${more} <= ${less}`,
                `${less} > ${more}`,
                `${less} >= ${more}`,
                `${less} < ${less}`,
                `${less} > ${less}`,
                `${less} == ${more}`,
                `${less} != ${less}`
            ]
        );
    const neverBeside = (none: string, some: string): [string, string][] =>
        booleans(
            [`${none} != ${some}`, `${none} == null`, `${some} != null`, `${none} == ${none}`],
            [
                ...['<', '<=', '>', '>='].flatMap((op) => [
                    `${none} ${op} ${some}`,
                    `${some} ${op} ${none}`,
                    `${none} ${op} ${none}`
                ]),
                `${none} == ${some}`,
                `${some} == ${none}`
            ]
        );
    expect(
        apexDifferences(
            [
                ...ordered('V.j', 'V.i'),
                ...ordered('V.k', 'V.l'),
                ...ordered('V.e', 'V.d'),
                ...ordered('V.n', 'V.m'),
                ...ordered('V.i', 'V.m'),
                ...ordered('V.k', 'V.d'),
                ...ordered('V.a', 'V.b'),
                ...ordered('V.ns', 'V.a'),
                ...ordered('V.day', 'V.later'),
                ...ordered('V.at', 'V.next'),
                ...ordered('V.day', 'V.at'),
                ...ordered('V.clock', 'V.late'),
                ...neverBeside('V.ni', 'V.i'),
                ...neverBeside('V.nl', 'V.l'),
                ...neverBeside('V.nd', 'V.d'),
                ...neverBeside('V.nm', 'V.m'),
                ...neverBeside('V.noDay', 'V.day'),
                ...neverBeside('V.noAt', 'V.at'),
                ...neverBeside('V.noClock', 'V.clock'),
                ...booleans(
                    [
                        "V.a == 'A'",
                        'V.i == 7.0',
                        '2.0 == 2.00',
                        'V.n == V.e',
                        'V.k == V.n',
                        'V.yes == true',
                        'V.yes != V.no',
                        'V.nb == null',
                        'System.Quiddity.FUTURE == System.Quiddity.FUTURE',
                        'System.Quiddity.FUTURE != System.Quiddity.BATCH_APEX',
                        "Id.valueOf('001000000000001') == '001000000000001AAA'",
                        "Id.valueOf('001000000000001') != '001000000000002AAA'",
                        'Datetime.newInstanceGmt(2024, 2, 28) == V.day',
                        "(Object) 'a' == (Object) 'a'",
                        '(Object) 1 == (Object) 1.0',
                        'new List<Integer>{ 1 } == new List<Integer>{ 1 }',
                        'new List<Integer>{ 1 } !== new List<Integer>{ 1 }'
                    ],
                    [
                        "V.a == 'b'",
                        "V.a != 'A'",
                        'V.i == 7.1',
                        'V.yes == V.no',
                        'V.yes == V.nb',
                        'System.Quiddity.FUTURE == System.Quiddity.BATCH_APEX',
                        "Id.valueOf('001000000000001') != '001000000000001AAA'",
                        'V.at == V.day',
                        "(Object) 'a' == (Object) 'b'",
                        'new List<Integer>{ 1 } == new List<Integer>{ 2 }',
                        'new List<Integer>{ 1 } === new List<Integer>{ 1 }'
                    ]
                )
            ],
            VARIABLES
        )
    ).toEqual([]);
});

// Apex Developer Guide: Expression Operators (`+` and `-` of dates), and the classes Date, Datetime and Time.
test('dates are moved by days, with a time by parts of days too, times by milliseconds around the clock', () => {
    expect(
        apexDifferences(
            [
                ['V.day + 2', 'V.later'],
                ['V.later - V.k', 'V.day'],
                ['V.at + 1', 'Datetime.newInstanceGmt(2024, 2, 29, 12, 0, 0)'],
                ['V.at + 0.5', 'Datetime.newInstanceGmt(2024, 2, 29, 0, 0, 0)'],
                ['V.at - V.e', 'Datetime.newInstanceGmt(2024, 2, 26, 12, 0, 0)'],
                ['V.clock + 1', 'V.late'],
                ['V.late - 1', 'V.clock'],
                ['V.clock + 3600000', 'Time.newInstance(0, 0, 0, 0)']
            ],
            VARIABLES
        )
    ).toEqual([]);
});

test('an operand that is null, and a division by zero, throw', () => {
    const thrown = (expression: string, type: string): [string, string] => [
        expression,
        `try { Object o = ${expression}; Assert.fail(); } catch (${type} e) { Assert.areEqual('${
            type === 'MathException' ? 'Divide by 0' : 'Attempt to de-reference a null object'
        }', e.getMessage()); }`
    ];
    const none = (some: string, none: string, ops: readonly string[]): [string, string][] =>
        ops.flatMap((op) => [
            thrown(`${some} ${op} ${none}`, 'NullPointerException'),
            thrown(`${none} ${op} ${some}`, 'NullPointerException')
        ]);
    const sums = ['+', '-', '*', '/'];
    const bits = ['&', '|', '^', '<<', '>>', '>>>'];
    const rows = [
        ...none('V.i', 'V.ni', [...sums, ...bits]),
        ...none('V.l', 'V.nl', [...sums, ...bits]),
        ...none('V.d', 'V.nd', sums),
        ...none('V.m', 'V.nm', sums),
        ...none('V.yes', 'V.nb', ['&', '|', '^']),
        ...['-V.ni', '-V.nl', '-V.nd', '-V.nm', '~V.ni', '~V.nl', '!V.nb', 'V.nb && V.yes', 'V.no || V.nb'].map((one) =>
            thrown(one, 'NullPointerException')
        ),
        ...['V.noDay + 1', 'V.day + V.ni', 'V.noAt + 1', 'V.at - V.ni', 'V.noClock + 1', 'V.clock - V.ni'].map((one) =>
            thrown(one, 'NullPointerException')
        ),
        ...['V.i / V.zero', 'V.l / V.zeroL', 'V.d / V.zeroD', 'V.m / V.zeroM'].map((one) =>
            thrown(one, 'MathException')
        )
    ];
    const failures = apexFailures(Object.fromEntries(rows.map(([, body], at) => [`row${at}`, body])), VARIABLES);
    expect(
        rows.flatMap(([expression], at) => (failures[`row${at}`] ? [`${expression}: ${failures[`row${at}`]}`] : []))
    ).toEqual([]);
});
