import * as j from './js.ts';
import type { Js } from './js.ts';
import { print, printLines } from './print.ts';

const [a, b, c] = ['a', 'b', 'c'].map((one) => j.name(one)) as [Js, Js, Js];

describe('parentheses', () => {
    test('stand where the tree says otherwise than the operators', () => {
        expect(print(j.binary('*', j.binary('+', a, b), c))).toBe('(a+b)*c');
        expect(print(j.binary('+', j.binary('*', a, b), c))).toBe('a*b+c');
        expect(print(j.binary('-', a, j.binary('-', b, c)))).toBe('a- (b- c)');
        expect(print(j.callMember(j.binary('||', a, b), 'run'))).toBe('(a||b).run()');
        expect(print(j.not(j.call(a)))).toBe('!a()');
        expect(print(j.not(j.binary('===', a, b)))).toBe('!(a===b)');
        expect(print(j.call(a, j.sequence([b, c])))).toBe('a((b,c))');
        expect(print(j.conditional(j.assignTo(a, b), a, c))).toBe('(a=b)?a:c');
    });

    test('?? never stands bare beside || and &&', () => {
        expect(print(j.binary('??', j.binary('||', a, b), c))).toBe('(a||b)??c');
        expect(print(j.binary('&&', a, j.binary('??', b, c)))).toBe('a&&(b??c)');
    });

    test('two minus signs do not become a decrement', () => {
        const minus = (of: Js): Js => ({ k: 'unary', op: '-', of });
        expect(print(j.binary('-', a, j.number(-1)))).toBe('a- -1');
        expect(print(minus(minus(a)))).toBe('-(-a)');
        expect(print(j.callMember(j.number(-1), 'f'))).toBe('(-1).f()');
    });
});

test('text stays what it is', () => {
    for (const text of ['plain', 'a "quoted" \\ return;', 'line\nbreak\u2028', '${x} `y`', 'é\u0001']) {
        expect((0, eval)(print(j.string(text)))).toBe(text);
    }
});

test('what has a line is on it, or below what came before', () => {
    const at = (l: number): { l: number; c: number } => ({ l, c: 0 });
    const chained = j.callOnLine(at(4), j.onLine(at(2), j.call(a)), 'b', [j.onLine(at(3), c)]);
    expect(print(chained)).toBe('\na()\n\n.b(\nc)');
    expect(print(j.arrow([], [j.atLine(at(3)), j.giveBack(j.onLine(at(5), a))]))).toBe('()=>{\n\nreturn(\n\na);}');
});

test('what stands before something that is written already goes below it, and its line is told', () => {
    const at = (l: number): { l: number; c: number } => ({ l, c: 0 });
    expect(printLines(j.sequence([j.onLine(at(4), a), j.onLine(at(2), b), j.onLine(at(3), c)]))).toEqual({
        text: '\n\n\na,\nb,\nc',
        shifts: [{ from: 5, shift: 3 }]
    });
});
