import { apexBodies } from './apex-tests.ts';

const HEAP = expect.stringMatching(/^System\.LimitException: Apex heap size too large: \d+$/);

// A Decimal is a BigDecimal: digits and an exponent. A text such as `12e45678901`, part of a made-up identifier, is one too.
test('a number with a long exponent costs no more than its digits, until somebody writes it out', () => {
    const results = apexBodies({
        untyped: `Object one = JSON.deserializeUntyped('12e99999999'); Assert.isInstanceOfType(one, Decimal.class);`,
        compared: `Decimal huge = Decimal.valueOf('1e99999999');
            Assert.isTrue(huge > 1 && huge > Decimal.valueOf('-1e500') && -huge < 0 && Decimal.valueOf('1e500') < huge);
            Assert.isTrue(Decimal.valueOf('1e-99999999') > 0 && huge == Decimal.valueOf('1e99999999'));`,
        cut: `Decimal tiny = Decimal.valueOf('1e-99999999');
            Assert.areEqual(0, tiny.setScale(2)); Assert.areEqual(0, tiny.intValue());
            Assert.areEqual(0.01, tiny.setScale(2, System.RoundingMode.UP));`,
        plain: `Assert.areEqual(1000, Decimal.valueOf('1e3')); Assert.areEqual('0.0012', Decimal.valueOf('1.2e-3').toPlainString());
            Assert.areEqual(401, Decimal.valueOf('1e400').precision());`,
        written: `String text = Decimal.valueOf('1e99999999').toPlainString();`,
        added: `Decimal sum = Decimal.valueOf('1e99999999') + 1;`,
        small: `String text = '' + Decimal.valueOf('1e-99999999');`,
        beyond: `Decimal none = Decimal.valueOf('1e99999999999');`,
        saved: `insert new Account(Name = 'Long', AnnualRevenue = Decimal.valueOf('1e99999999'));`,
        beyondInJson: `Object none = JSON.deserializeUntyped('1e99999999999');`
    });
    expect(results).toEqual({
        untyped: 'Pass',
        compared: 'Pass',
        cut: 'Pass',
        plain: 'Pass',
        written: HEAP,
        added: HEAP,
        small: HEAP,
        saved: expect.stringContaining('NUMBER_OUTSIDE_VALID_RANGE'),
        beyond: 'System.TypeException: Invalid decimal: 1e99999999999',
        beyondInJson: 'System.JSONException: Illegal value for decimal: 1e99999999999'
    });
});

// Apex Reference, Decimal.pow: the exponent is between 0 and 32,767. The words of the refusal are ours.
test('powers are those the reference allows', () => {
    const results = apexBodies({
        allowed: `Assert.areEqual(1, (2.5).pow(0)); Assert.areEqual(6.25, (2.5).pow(2)); Assert.areEqual(32768, Decimal.valueOf(2).pow(15));`,
        negative: `Decimal none = Decimal.valueOf(2).pow(-1);`,
        tooHigh: `Decimal none = Decimal.valueOf(2).pow(32768);`
    });
    const refused = 'System.MathException: Invalid exponent';
    expect(results).toEqual({ allowed: 'Pass', negative: refused, tooHigh: refused });
});
