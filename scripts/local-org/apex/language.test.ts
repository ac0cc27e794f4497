import { evaluate } from './testing.ts';

test('integers divide without remainder and wrap around', () => {
    expect(evaluate('return 7 / 2;')).toBe(3);
    expect(evaluate('return -7 / 2;')).toBe(-3);
    expect(evaluate('Integer i = 2147483647; i++; return i;')).toBe(-2147483648);
    expect(evaluate('return 2147483647 + 1;')).toBe(-2147483648);
    expect(evaluate('Long l = 9223372036854775807L; return l + 1;')).toBe(-9223372036854775808n);
});
