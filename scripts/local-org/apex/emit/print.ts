import type { BinaryOp, Js, JsMember, JsStmt } from './js.ts';

/** How tightly operators bind, from JavaScript's table; a looser operand needs parentheses. */
const SEQUENCE = 0;
const ASSIGN = 1;
const CONDITIONAL = 2;
const UNARY = 14;
const POSTFIX = 15;
const CALL = 17;
const PRIMARY = 18;

const BINDING: Readonly<Record<BinaryOp, number>> = {
    '??': 3,
    '||': 4,
    '&&': 5,
    '|': 6,
    '^': 7,
    '&': 8,
    '===': 9,
    '!==': 9,
    '<': 10,
    '<=': 10,
    '>': 10,
    '>=': 10,
    '<<': 11,
    '>>': 11,
    '>>>': 11,
    '+': 12,
    '-': 12,
    '*': 13,
    '/': 13
};

function bindingOf(js: Js): number {
    switch (js.k) {
        case 'sequence':
            return SEQUENCE;
        case 'assign':
        case 'arrow':
            return ASSIGN;
        case 'conditional':
            return CONDITIONAL;
        case 'binary':
            return BINDING[js.op];
        case 'unary':
            return UNARY;
        case 'number':
            return js.value < 0 ? UNARY : PRIMARY;
        case 'bigint':
            return js.digits.startsWith('-') ? UNARY : PRIMARY;
        case 'increment':
            return POSTFIX;
        case 'call':
        case 'new':
        case 'member':
        case 'index':
            return CALL;
        case 'line':
            return bindingOf(js.js);
        default:
            return PRIMARY;
    }
}

const PLAIN = /^[\w $.,:;()[\]{}<>=!?*+/#@%&|'-]*$/;

/** Text as a literal of JavaScript. */
function quoted(text: string): string {
    if (PLAIN.test(text)) {
        return `"${text}"`;
    }
    return JSON.stringify(text)
        .replace(/\u2028/g, '\\u2028')
        .replace(/\u2029/g, '\\u2029');
}

/** From a line of JavaScript on, how many lines its lines are behind those of Apex. */
export interface LineShift {
    from: number;
    shift: number;
}

export interface Printed {
    text: string;
    /** Empty where every line is the one of Apex; otherwise from the first line that is not, in order. */
    shifts: readonly LineShift[];
}

/**
 * Writes JavaScript, filling up with empty lines so that what has a line is on it: stack traces then tell the lines of Apex. What
 * stands before something that was written already (an inner class at the end of its file comes first) goes below it; `shifts` says how far.
 */
class Printer {
    private out = '';
    private line = 1;
    private shift = 0;
    private readonly shifts: LineShift[] = [];

    printed(): Printed {
        return { text: this.out, shifts: this.shifts };
    }

    private at(apexLine: number): void {
        const line = apexLine + this.shift;
        if (line < this.line) {
            this.out += '\n';
            this.line++;
            this.shift = this.line - apexLine;
            this.shifts.push({ from: this.line, shift: this.shift });
        } else if (line > this.line) {
            this.out += '\n'.repeat(line - this.line);
            this.line = line;
        }
    }

    private list(items: readonly Js[]): void {
        items.forEach((item, i) => {
            if (i > 0) {
                this.out += ',';
            }
            this.expression(item, ASSIGN);
        });
    }

    /** @param least what may stand here without parentheses binds at least so tightly */
    expression(js: Js, least: number): void {
        const wrapped = bindingOf(js) < least;
        if (wrapped) {
            this.out += '(';
        }
        this.bare(js);
        if (wrapped) {
            this.out += ')';
        }
    }

    private bare(js: Js): void {
        switch (js.k) {
            case 'name':
                this.out += js.name;
                return;
            case 'number':
                this.out += String(js.value);
                return;
            case 'bigint':
                this.out += `${js.digits}n`;
                return;
            case 'string':
                this.out += quoted(js.value);
                return;
            case 'member':
                this.expression(js.of, CALL);
                if (js.line !== undefined) {
                    this.at(js.line);
                }
                this.out += `.${js.name}`;
                return;
            case 'index':
                this.expression(js.of, CALL);
                this.out += '[';
                this.expression(js.at, SEQUENCE);
                this.out += ']';
                return;
            case 'call':
                this.expression(js.callee, CALL);
                this.out += '(';
                this.list(js.args);
                this.out += ')';
                return;
            case 'new':
                this.out += 'new ';
                this.expression(js.of, CALL);
                this.out += '(';
                this.list(js.args);
                this.out += ')';
                return;
            case 'unary':
                this.out += js.op;
                // Two minus signs in a row would be a decrement.
                this.expression(js.of, js.op === '-' ? POSTFIX : UNARY);
                return;
            case 'increment':
                this.expression(js.of, CALL);
                this.out += '++';
                return;
            case 'binary':
                this.binary(js);
                return;
            case 'conditional':
                this.expression(js.test, BINDING['??']);
                this.out += '?';
                this.expression(js.yes, ASSIGN);
                this.out += ':';
                this.expression(js.no, ASSIGN);
                return;
            case 'assign':
                this.expression(js.to, CALL);
                this.out += '=';
                this.expression(js.value, ASSIGN);
                return;
            case 'sequence':
                this.list(js.parts);
                return;
            case 'array':
                this.out += '[';
                this.list(js.items);
                this.out += ']';
                return;
            case 'object':
                this.out += '{';
                js.entries.forEach(({ name, value }, i) => {
                    this.out += `${i > 0 ? ',' : ''}${name}:`;
                    this.expression(value, ASSIGN);
                });
                this.out += '}';
                return;
            case 'arrow':
                this.out += `(${js.params.join(',')})=>`;
                if (isStatements(js.body)) {
                    this.block(js.body);
                } else {
                    this.expression(js.body, ASSIGN);
                }
                return;
            case 'spread':
                this.out += '...';
                this.expression(js.of, ASSIGN);
                return;
            case 'line':
                this.at(js.line);
                this.bare(js.js);
                return;
        }
    }

    private binary({ op, left, right }: Extract<Js, { k: 'binary' }>): void {
        const own = BINDING[op];
        // `??` may not stand beside `||` and `&&` without parentheses.
        const least = op === '??' ? BINDING['|'] : own;
        this.expression(left, least);
        // A space keeps `a - -b` from being a decrement.
        this.out += op === '-' ? '- ' : op;
        this.expression(right, op === '??' ? least : own + 1);
    }

    private block(body: readonly JsStmt[]): void {
        this.out += '{';
        this.statements(body);
        this.out += '}';
    }

    statements(body: readonly JsStmt[]): void {
        for (const one of body) {
            this.statement(one);
        }
    }

    private test(js: Js): void {
        this.out += '(';
        this.expression(js, SEQUENCE);
        this.out += ')';
    }

    private statement(stmt: JsStmt): void {
        switch (stmt.k) {
            case 'at':
                this.at(stmt.line);
                return;
            case 'expr':
                this.expression(stmt.js, SEQUENCE);
                this.out += ';';
                return;
            case 'declare':
                this.declare(stmt);
                this.out += ';';
                return;
            case 'block':
                this.block(stmt.body);
                return;
            case 'if':
                this.out += 'if';
                this.test(stmt.test);
                this.block(stmt.yes);
                if (stmt.no) {
                    this.out += 'else ';
                    // `else if` without another block
                    if (stmt.no.length === 1 && stmt.no[0]!.k === 'if') {
                        this.statement(stmt.no[0]!);
                    } else {
                        this.block(stmt.no);
                    }
                }
                return;
            case 'while':
                this.out += 'while';
                this.test(stmt.test);
                this.block(stmt.body);
                return;
            case 'do':
                this.out += 'do';
                this.block(stmt.body);
                this.out += 'while';
                this.test(stmt.test);
                this.out += ';';
                return;
            case 'for':
                this.out += 'for(';
                if (stmt.init?.k === 'declare') {
                    this.declare(stmt.init);
                }
                this.out += ';';
                if (stmt.test) {
                    this.expression(stmt.test, SEQUENCE);
                }
                this.out += ';';
                this.list(stmt.update);
                this.out += ')';
                this.block(stmt.body);
                return;
            case 'forOf':
                this.out += `for(const ${stmt.name} of `;
                this.expression(stmt.over, ASSIGN);
                this.out += ')';
                this.block(stmt.body);
                return;
            case 'try':
                this.out += 'try';
                this.block(stmt.body);
                if (stmt.caught) {
                    this.out += `catch(${stmt.caught.name})`;
                    this.block(stmt.caught.body);
                }
                if (stmt.final) {
                    this.out += 'finally';
                    this.block(stmt.final);
                }
                return;
            case 'return':
                this.out += 'return';
                if (stmt.js) {
                    // What is returned may begin on a later line, where JavaScript would end the statement.
                    this.test(stmt.js);
                }
                this.out += ';';
                return;
            case 'throw':
                this.out += 'throw ';
                this.test(stmt.js);
                this.out += ';';
                return;
            case 'break':
            case 'continue':
                this.out += `${stmt.k};`;
                return;
            case 'choose':
                this.out += 'switch';
                this.test(stmt.on);
                this.out += '{';
                for (const { value, result } of stmt.cases) {
                    this.out += 'case ';
                    this.expression(value, SEQUENCE);
                    this.out += ':return';
                    this.test(result);
                    this.out += ';';
                }
                this.out += '}';
                return;
            case 'class':
                this.out += `class ${stmt.name} extends `;
                this.expression(stmt.base, CALL);
                this.out += '{';
                stmt.members.forEach((one) => this.classMember(one));
                this.out += '}';
                return;
        }
    }

    private declare({ kind, variables }: Extract<JsStmt, { k: 'declare' }>): void {
        this.out += `${kind} `;
        variables.forEach(({ name, value }, i) => {
            this.out += `${i > 0 ? ',' : ''}${name}`;
            if (value) {
                this.out += '=';
                this.expression(value, ASSIGN);
            }
        });
    }

    private classMember(member: JsMember): void {
        if (member.k === 'at') {
            this.at(member.line);
            return;
        }
        this.out += member.isStatic ? 'static ' : '';
        if (member.k === 'field') {
            this.out += `${member.name}=`;
            this.expression(member.value, ASSIGN);
            this.out += ';';
            return;
        }
        this.out += `${member.name}(${member.params.join(',')})`;
        this.block(member.body);
    }
}

function isStatements(body: Js | readonly JsStmt[]): body is readonly JsStmt[] {
    return Array.isArray(body);
}

/** An expression as text; what is on a line of Apex is on that line, or where `shifts` says. */
export function printLines(js: Js): Printed {
    const printer = new Printer();
    printer.expression(js, SEQUENCE);
    return printer.printed();
}

/** An expression as text alone. */
export function print(js: Js): string {
    return printLines(js).text;
}
