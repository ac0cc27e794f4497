import { throwApex } from '../../values/exceptions.ts';

export type JsonTokenKind =
    | 'START_OBJECT'
    | 'END_OBJECT'
    | 'START_ARRAY'
    | 'END_ARRAY'
    | 'FIELD_NAME'
    | 'VALUE_STRING'
    | 'VALUE_NUMBER_INT'
    | 'VALUE_NUMBER_FLOAT'
    | 'VALUE_TRUE'
    | 'VALUE_FALSE'
    | 'VALUE_NULL';

export interface JsonToken {
    kind: JsonTokenKind;
    /** Text of a name, string or number; the symbol of the others. */
    text: string;
}

/** A parsed value; numbers stay text, so that no digit is lost. */
export type JsonNode = null | boolean | string | JsonNumber | JsonNode[] | Map<string, JsonNode>;

export class JsonNumber {
    readonly text: string;

    constructor(text: string) {
        this.text = text;
    }

    get isInteger(): boolean {
        return /^-?\d+$/.test(this.text);
    }
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '"': '"', '\\': '\\', '/': '/' };

class Scanner {
    private at = 0;
    readonly tokens: JsonToken[] = [];
    private readonly text: string;

    constructor(text: string) {
        this.text = text;
    }

    private fail(what: string): never {
        const before = this.text.slice(0, this.at);
        const line = before.split('\n').length;
        const column = this.at - before.lastIndexOf('\n');
        return throwApex('System.JSONException', `${what} at input location [${line},${column}]`);
    }

    private unexpected(): never {
        if (this.at >= this.text.length) {
            return this.fail('Unexpected end-of-input');
        }
        const char = this.text[this.at]!;
        return this.fail(
            `Unexpected character ('${char}' (code ${char.charCodeAt(0)})): expected a valid value (number, String, array, object, 'true', 'false' or 'null')`
        );
    }

    private space(): void {
        while (/\s/.test(this.text[this.at] ?? '')) {
            this.at++;
        }
    }

    private push(kind: JsonTokenKind, text: string): void {
        this.tokens.push({ kind, text });
    }

    run(): JsonToken[] {
        this.space();
        if (this.at >= this.text.length) {
            this.fail('No content to map to Object due to end of input');
        }
        this.value();
        this.space();
        return this.tokens;
    }

    private value(): void {
        this.space();
        const char = this.text[this.at];
        if (char === '{') {
            this.object();
        } else if (char === '[') {
            this.array();
        } else if (char === '"') {
            this.push('VALUE_STRING', this.string());
        } else {
            this.literal();
        }
    }

    private literal(): void {
        const rest = this.text.slice(this.at, this.at + 40);
        const word = /^(true|false|null)\b/.exec(rest)?.[1];
        if (word) {
            this.push(word === 'true' ? 'VALUE_TRUE' : word === 'false' ? 'VALUE_FALSE' : 'VALUE_NULL', word);
            this.at += word.length;
            return;
        }
        const number = /^-?\d+(\.\d+)?([eE][+-]?\d+)?/.exec(this.text.slice(this.at));
        if (!number) {
            this.unexpected();
        }
        this.push(number[1] || number[2] ? 'VALUE_NUMBER_FLOAT' : 'VALUE_NUMBER_INT', number[0]);
        this.at += number[0].length;
    }

    private string(): string {
        let out = '';
        for (this.at++; ; this.at++) {
            const char = this.text[this.at];
            if (char === undefined) {
                this.fail('Unexpected end-of-input in VALUE_STRING');
            }
            if (char === '"') {
                this.at++;
                return out;
            }
            if (char === '\\') {
                const code = this.text[++this.at] ?? '';
                if (code === 'u') {
                    out += String.fromCharCode(parseInt(this.text.slice(this.at + 1, this.at + 5), 16));
                    this.at += 4;
                } else {
                    out +=
                        ESCAPES[code] ??
                        this.fail(`Unrecognized character escape '${code}' (code ${code.charCodeAt(0)})`);
                }
            } else if (char < ' ') {
                this.fail(
                    `Illegal unquoted character ((CTRL-CHAR, code ${char.charCodeAt(0)})): has to be escaped using backslash to be included in string value`
                );
            } else {
                out += char;
            }
        }
    }

    private object(): void {
        this.push('START_OBJECT', '{');
        this.at++;
        this.space();
        if (this.text[this.at] !== '}') {
            for (;;) {
                this.space();
                if (this.text[this.at] !== '"') {
                    const char = this.text[this.at];
                    this.fail(
                        char === undefined
                            ? 'Unexpected end-of-input'
                            : `Unexpected character ('${char}' (code ${char.charCodeAt(0)})): was expecting double-quote to start field name`
                    );
                }
                this.push('FIELD_NAME', this.string());
                this.space();
                this.expect(':', 'was expecting a colon to separate field name and value');
                this.value();
                this.space();
                if (this.text[this.at] === '}') {
                    break;
                }
                this.expect(',', 'was expecting comma to separate OBJECT entries');
            }
        }
        this.at++;
        this.push('END_OBJECT', '}');
    }

    private array(): void {
        this.push('START_ARRAY', '[');
        this.at++;
        this.space();
        if (this.text[this.at] !== ']') {
            for (;;) {
                this.value();
                this.space();
                if (this.text[this.at] === ']') {
                    break;
                }
                this.expect(',', 'was expecting comma to separate ARRAY entries');
            }
        }
        this.at++;
        this.push('END_ARRAY', ']');
    }

    private expect(char: string, what: string): void {
        const actual = this.text[this.at];
        if (actual !== char) {
            this.fail(
                actual === undefined
                    ? 'Unexpected end-of-input'
                    : `Unexpected character ('${actual}' (code ${actual.charCodeAt(0)})): ${what}`
            );
        }
        this.at++;
    }
}

/** Splits JSON text into tokens; a System.JSONException where it is not JSON. */
export function jsonTokens(text: string): JsonToken[] {
    return new Scanner(text).run();
}

/** Builds the value that begins at a token. Returns it with the position after it. */
export function nodeAt(tokens: readonly JsonToken[], start: number): [JsonNode, number] {
    let at = start;
    const read = (): JsonNode => {
        const token = tokens[at++]!;
        switch (token.kind) {
            case 'START_OBJECT': {
                const object = new Map<string, JsonNode>();
                while (tokens[at]!.kind !== 'END_OBJECT') {
                    const name = tokens[at++]!.text;
                    object.set(name, read());
                }
                at++;
                return object;
            }
            case 'START_ARRAY': {
                const array: JsonNode[] = [];
                while (tokens[at]!.kind !== 'END_ARRAY') {
                    array.push(read());
                }
                at++;
                return array;
            }
            case 'VALUE_STRING':
                return token.text;
            case 'VALUE_NUMBER_INT':
            case 'VALUE_NUMBER_FLOAT':
                return new JsonNumber(token.text);
            case 'VALUE_TRUE':
                return true;
            case 'VALUE_FALSE':
                return false;
            case 'VALUE_NULL':
                return null;
            default:
                return throwApex('System.JSONException', `Unexpected token ${token.kind}`);
        }
    };
    return [read(), at];
}

export function parseJson(text: string): JsonNode {
    return nodeAt(jsonTokens(text), 0)[0];
}
