import { UnsupportedError } from '../../values/unsupported.ts';

/** A formula as a tree. Operators are calls: `+` is `add`, `&` is `concat`, `=` is `equal`, … */
export type Formula =
    | { k: 'literal'; value: string | number | boolean | null }
    | { k: 'reference'; path: string }
    | { k: 'call'; name: string; args: Formula[] };

export class FormulaError extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'FormulaError';
    }
}

/**
 * Takes a step with a formula of the metadata. The mistake of one, which no org would have, is named where it is used.
 * @param what the formula's place, for people: `the validation rule Odd of Contact`
 * @throws UnsupportedError for the mistake
 */
export function withFormula<T>(what: string, step: () => T): T {
    try {
        return step();
    } catch (error) {
        throw error instanceof FormulaError ? new UnsupportedError(`${what}: ${error.message}`) : error;
    }
}

const TOKEN =
    /\s+|\/\*[^]*?\*\/|(?<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)|(?<string>"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*')|(?<name>\$?[A-Za-z_]\w*(?:\s*[.:]\s*[A-Za-z_]\w*)*)|(?<symbol>&&|\|\||<>|!=|==|<=|>=|[-+*/^&=<>!(),])/y;

interface Token {
    k: 'number' | 'string' | 'name' | 'symbol' | 'end';
    text: string;
}

function tokenize(text: string): Token[] {
    const tokens: Token[] = [];
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < text.length) {
        const at = TOKEN.lastIndex;
        const match = TOKEN.exec(text);
        if (!match) {
            throw new FormulaError(`Syntax error. Unexpected '${text[at]}' in the formula: ${text}`);
        }
        const group = Object.entries(match.groups!).find(([, value]) => value !== undefined);
        if (group) {
            tokens.push({ k: group[0] as Token['k'], text: group[1]! });
        }
    }
    tokens.push({ k: 'end', text: '' });
    return tokens;
}

/** Binary operators from the weakest to the strongest. */
const LEVELS: readonly Readonly<Record<string, string>>[] = [
    { '||': 'or' },
    { '&&': 'and' },
    { '=': 'equal', '==': 'equal', '<>': 'unequal', '!=': 'unequal' },
    { '<': 'less', '<=': 'lessorequal', '>': 'greater', '>=': 'greaterorequal' },
    { '+': 'add', '-': 'subtract', '&': 'concat' },
    { '*': 'multiply', '/': 'divide' },
    { '^': 'power' }
];

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

class Parser {
    private readonly tokens: Token[];
    private readonly text: string;
    private at = 0;

    constructor(text: string) {
        this.text = text;
        this.tokens = tokenize(text);
    }

    private get token(): Token {
        return this.tokens[this.at]!;
    }

    private fail(): never {
        const shown = this.token.k === 'end' ? 'the end' : `'${this.token.text}'`;
        throw new FormulaError(`Syntax error. Unexpected ${shown} in the formula: ${this.text}`);
    }

    private take(symbol: string): boolean {
        if (this.token.k === 'symbol' && this.token.text === symbol) {
            this.at++;
            return true;
        }
        return false;
    }

    binary(level: number): Formula {
        const operators = LEVELS[level];
        if (!operators) {
            return this.unary();
        }
        let left = this.binary(level + 1);
        while (this.token.k === 'symbol' && Object.hasOwn(operators, this.token.text)) {
            const name = operators[this.token.text]!;
            this.at++;
            left = { k: 'call', name, args: [left, this.binary(level + 1)] };
        }
        return left;
    }

    private unary(): Formula {
        if (this.take('-')) {
            return { k: 'call', name: 'negate', args: [this.unary()] };
        }
        if (this.take('+')) {
            return this.unary();
        }
        if (this.take('!')) {
            return { k: 'call', name: 'not', args: [this.unary()] };
        }
        return this.primary();
    }

    private primary(): Formula {
        const { token } = this;
        this.at++;
        switch (token.k) {
            case 'number':
                return { k: 'literal', value: Number(token.text) };
            case 'string':
                return {
                    k: 'literal',
                    value: token.text.slice(1, -1).replace(/\\([^])/g, (_, one: string) => ESCAPES[one] ?? one)
                };
            case 'name':
                return this.named(token.text.replace(/\s+/g, ''));
            case 'symbol':
                if (token.text === '(') {
                    const inner = this.binary(0);
                    return this.take(')') ? inner : this.fail();
                }
                break;
            case 'end':
                break;
        }
        this.at--;
        return this.fail();
    }

    private named(name: string): Formula {
        if (!this.take('(')) {
            const word = name.toUpperCase();
            if (word === 'TRUE' || word === 'FALSE') {
                return { k: 'literal', value: word === 'TRUE' };
            }
            return word === 'NULL' ? { k: 'literal', value: null } : { k: 'reference', path: name };
        }
        const args: Formula[] = [];
        if (!this.take(')')) {
            do {
                args.push(this.binary(0));
            } while (this.take(','));
            if (!this.take(')')) {
                this.fail();
            }
        }
        return { k: 'call', name: name.toLowerCase(), args };
    }

    end(): void {
        if (this.token.k !== 'end') {
            this.fail();
        }
    }
}

const cache = new Map<string, Formula>();

/** Parses a formula of the platform. Throws FormulaError. */
export function parseFormula(text: string): Formula {
    let tree = cache.get(text);
    if (!tree) {
        const parser = new Parser(text);
        tree = parser.binary(0);
        parser.end();
        cache.set(text, tree);
    }
    return tree;
}

/** Every field and global that a formula reads, once, in order. */
export function references(formula: Formula, found: string[] = []): string[] {
    if (formula.k === 'reference' && !found.some((one) => one.toLowerCase() === formula.path.toLowerCase())) {
        found.push(formula.path);
    }
    if (formula.k === 'call') {
        formula.args.forEach((arg) => references(arg, found));
    }
    return found;
}
