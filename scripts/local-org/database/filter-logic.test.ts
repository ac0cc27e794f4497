import { meetsLogic } from './filter-logic.ts';

// Metadata API, "booleanFilter": conditions by number, AND before OR.
test.each([
    ['1', [1], true],
    ['1', [], false],
    ['1 AND 2', [1], false],
    ['1 AND 2', [1, 2], true],
    ['1 OR 2', [2], true],
    ['1 OR 2', [], false],
    ['1 or 2 and 3', [1], true],
    ['1 OR 2 AND 3', [2], false],
    ['1 OR 2 AND 3', [2, 3], true],
    ['(1 OR 2) AND 3', [1], false],
    ['(1 OR 2) AND 3', [2, 3], true],
    ['1 AND (2 OR (3 AND 4))', [1, 3, 4], true],
    ['1 AND (2 OR (3 AND 4))', [1, 3], false],
    ['NOT 1', [], true],
    ['NOT 1', [1], false],
    ['NOT (1 AND 2) AND 3', [1, 3], true],
    ['NOT (1 AND 2) AND 3', [1, 2, 3], false],
    ['1 AND NOT(2)', [1, 2], false],
    ['1 AND 12', [1, 2], false]
])('%s where %j are met', (text, met, expected) => {
    expect(meetsLogic(text, (number) => met.includes(number))).toBe(expected);
});
