import { planted } from './planted-project.ts';

it('a mistake is planted where the report of the mutation tool says: lines and columns from 1', () => {
    const text = 'const a = 1;\nif (a > 0) {\n    run();\n}\n';
    const mistake = {
        fileName: 'a.ts',
        replacement: 'a <= 0',
        location: { start: { line: 2, column: 5 }, end: { line: 2, column: 10 } }
    };
    expect(planted(text, [mistake])).toBe('const a = 1;\nif (a <= 0) {\n    run();\n}\n');
    const block = {
        ...mistake,
        replacement: '{}',
        location: { start: { line: 2, column: 12 }, end: { line: 4, column: 2 } }
    };
    expect(planted(text, [block])).toBe('const a = 1;\nif (a > 0) {}\n');
});
