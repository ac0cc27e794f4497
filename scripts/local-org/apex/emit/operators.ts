import type { ExprOf, Pos } from '../syntax/ast.ts';
import { convert, convertNumber, text } from './convert.ts';
import { fail } from '../syntax/diagnostics.ts';
import { notNull, type Cx, type Ex } from './emit-context.ts';
import { commonType, isAssignable, numberRank } from '../types/relations.ts';
import type { ApexType } from '../types/types.ts';

const LETTER = ['i', 'l', 'd', 'm'];
const ARITHMETIC: Record<string, string> = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div' };
const COMPARE: Record<string, string> = { '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge' };

/** A Boolean used as a condition: null is a NullPointerException. */
export function condition(cx: Cx, ex: Ex, at: Pos): string {
    if (ex.type !== cx.table.core('Boolean')) {
        fail(`Condition expression must be of type Boolean: ${ex.type.name}`, at);
    }
    return ex.nn ? ex.js : `$.b(${ex.js})`;
}

/** The type both sides of a numeric operator are brought to: the wider one. */
function wider(a: ApexType, b: ApexType): ApexType {
    return numberRank(a) >= numberRank(b) ? a : b;
}

export function binary(cx: Cx, expr: ExprOf<'binary'>): Ex {
    const { op } = expr;
    const boolean = cx.table.core('Boolean');
    if (op === '&&' || op === '||') {
        const left = condition(cx, cx.expr(expr.left), expr.left);
        const right = condition(cx, cx.expr(expr.right), expr.right);
        return { js: `(${left}${op}${right})`, type: boolean, nn: true };
    }
    if (op === '??') {
        const left = cx.expr(expr.left);
        const right = cx.expr(expr.right);
        const type = commonType(cx.table, left.type, right.type);
        return { js: `(${convert(cx, left, type, expr)}??${convert(cx, right, type, expr)})`, type, nn: right.nn };
    }
    return applyBinary(cx, op, cx.expr(expr.left), cx.expr(expr.right), expr);
}

export function applyBinary(cx: Cx, op: string, left: Ex, right: Ex, at: Pos): Ex {
    const { table } = cx;
    const boolean = table.core('Boolean');
    if (op === '==' || op === '!=' || op === '===' || op === '!==') {
        return { js: equality(cx, op, left, right, at), type: boolean, nn: true };
    }
    if (op in COMPARE) {
        return { js: comparison(cx, op, left, right, at), type: boolean, nn: true };
    }
    const string = table.core('String');
    if (op === '+' && (isText(left.type) || isText(right.type))) {
        return { js: `(${text(cx, left)}+${text(cx, right)})`, type: string, nn: true };
    }
    const ranks = [numberRank(left.type), numberRank(right.type)];
    if (op in ARITHMETIC && ranks[0]! >= 0 && ranks[1]! >= 0) {
        const type = wider(left.type, right.type);
        return arithmetic(
            op,
            { ...left, js: convertNumber(cx, left, type) },
            { ...right, js: convertNumber(cx, right, type) },
            type
        );
    }
    if ((op === '+' || op === '-') && ranks[1]! >= 0) {
        const name = left.type.name;
        if (name === 'Date' || name === 'Datetime' || name === 'Time') {
            return {
                js: `$.${name.toLowerCase()}Add(${left.js},${right.js},${op === '+' ? 1 : -1})`,
                type: left.type,
                nn: true
            };
        }
    }
    if (op === '-' && left.type.name === right.type.name && left.type.name === 'Date') {
        return { js: `$.dateDiff(${left.js},${right.js})`, type: table.core('Integer'), nn: true };
    }
    if (['&', '|', '^'].includes(op) && left.type === boolean && right.type === boolean) {
        return {
            js: `(${condition(cx, left, at)}${op === '^' ? '!==' : op}${condition(cx, right, at)}${op === '^' ? '' : '?true:false'})`,
            type: boolean,
            nn: true
        };
    }
    if (['&', '|', '^', '<<', '>>', '>>>'].includes(op) && ranks.every((rank) => rank === 0 || rank === 1)) {
        const shift = op.length > 1;
        const type = shift ? left.type : wider(left.type, right.type);
        const l = convertNumber(cx, left, type);
        const r = shift
            ? ranks[1] === 1
                ? `Number($.n(${right.js}))`
                : notNull(right)
            : convertNumber(cx, right, type);
        if (numberRank(type) === 0) {
            const js = `(${nonNull(l, left.nn)}${op}${nonNull(r, right.nn)})`;
            return { js: op === '>>>' ? `(${js}|0)` : js, type, nn: true };
        }
        return { js: `$.lbit(${JSON.stringify(op)},${l},${r})`, type, nn: true };
    }
    return fail(
        `${op === '+' || op === '-' ? 'Arithmetic' : 'Operator'} expressions must use numeric arguments: ${left.type.name} ${op} ${right.type.name}`,
        at
    );
}

function nonNull(js: string, nn: boolean): string {
    return nn ? js : `$.n(${js})`;
}

function isText(type: ApexType): boolean {
    return type.name === 'String' || type.name === 'Id';
}

function arithmetic(op: string, left: Ex, right: Ex, type: ApexType): Ex {
    const rank = numberRank(type);
    if (rank === 0 && left.nn && right.nn && op !== '/') {
        return {
            js: op === '*' ? `Math.imul(${left.js},${right.js})` : `(${left.js}${op} ${right.js}|0)`,
            type,
            nn: true
        };
    }
    return { js: `$.${LETTER[rank]}${ARITHMETIC[op]}(${left.js},${right.js})`, type, nn: true };
}

function equality(cx: Cx, op: string, left: Ex, right: Ex, at: Pos): string {
    const { table } = cx;
    const negative = op[0] === '!';
    if (left.type === table.null || right.type === table.null) {
        return `(${left.js}${negative ? '!==' : '==='}${right.js})`;
    }
    if (left.type === table.void || right.type === table.void) {
        fail(`Comparison arguments must be compatible types: ${left.type.name}, ${right.type.name}`, at);
    }
    // === on objects and collections is identity; on primitives it is ==.
    if (
        op.length === 3 &&
        !isPrimitive(left.type) &&
        !isPrimitive(right.type) &&
        left.type.name !== 'Object' &&
        right.type.name !== 'Object'
    ) {
        return `(${left.js}${op}${right.js})`;
    }
    const wrap = (js: string): string => (negative ? `(!${js})` : js);
    if (numberRank(left.type) >= 0 && numberRank(right.type) >= 0) {
        const type = wider(left.type, right.type);
        const [l, r] = [convertNumber(cx, left, type), convertNumber(cx, right, type)];
        return numberRank(type) < 2
            ? `(${l}${negative ? '!==' : '==='}${r})`
            : wrap(`$.${LETTER[numberRank(type)]}eq(${l},${r})`);
    }
    if (left.type.name === 'Id' || right.type.name === 'Id') {
        if (isText(left.type) && isText(right.type)) {
            return wrap(`$.ideq(${left.js},${right.js})`);
        }
    }
    // String == String ignores case.
    if (left.type.name === 'String' && right.type.name === 'String') {
        return op.length === 3 ? wrap(`$.same(${left.js},${right.js})`) : wrap(`$.seq(${left.js},${right.js})`);
    }
    if (left.type.name === 'Boolean' && right.type.name === 'Boolean') {
        return `(${left.js}${negative ? '!==' : '==='}${right.js})`;
    }
    if (left.type.decl.kind === 'enum' && right.type === left.type) {
        return `(${left.js}${negative ? '!==' : '==='}${right.js})`;
    }
    if ((left.query || right.query) && left.type.name !== right.type.name) {
        const type = left.query ? right.type : left.type;
        return wrap(`$.eq(${convert(cx, left, type, at)},${convert(cx, right, type, at)})`);
    }
    const comparable =
        isAssignable(table, left.type, right.type) ||
        isAssignable(table, right.type, left.type) ||
        left.type.decl.kind === 'interface' ||
        right.type.decl.kind === 'interface';
    if (!comparable) {
        fail(`Comparison arguments must be compatible types: ${left.type.name}, ${right.type.name}`, at);
    }
    if ((left.type.name === 'Datetime' || right.type.name === 'Datetime') && left.type !== right.type) {
        const type = left.type.name === 'Datetime' ? left.type : right.type;
        return wrap(`$.eq(${convert(cx, left, type, at)},${convert(cx, right, type, at)})`);
    }
    return wrap(
        op.length === 3 && (left.type.name === 'Object' || right.type.name === 'Object')
            ? `$.same(${left.js},${right.js})`
            : `$.eq(${left.js},${right.js})`
    );
}

const PRIMITIVES = new Set([
    'Boolean',
    'Integer',
    'Long',
    'Double',
    'Decimal',
    'String',
    'Id',
    'Date',
    'Datetime',
    'Time',
    'Blob'
]);

export function isPrimitive(type: ApexType): boolean {
    return PRIMITIVES.has(type.name);
}

function comparison(cx: Cx, op: string, left: Ex, right: Ex, at: Pos): string {
    const name = COMPARE[op]!;
    if (numberRank(left.type) >= 0 && numberRank(right.type) >= 0) {
        const type = wider(left.type, right.type);
        const [l, r] = [convertNumber(cx, left, type), convertNumber(cx, right, type)];
        const rank = numberRank(type);
        return left.nn && right.nn && rank < 2
            ? `(${l}${op}${r})`
            : `$.${rank < 2 ? '' : LETTER[rank]}${name}(${l},${r})`;
    }
    if (isText(left.type) && isText(right.type)) {
        return `$.s${name}(${left.js},${right.js})`;
    }
    const dates = ['Date', 'Datetime'];
    if (dates.includes(left.type.name) && dates.includes(right.type.name)) {
        const type = left.type.name === 'Datetime' ? left.type : right.type;
        return `$.t${name}(${convert(cx, left, type, at)},${convert(cx, right, type, at)})`;
    }
    if (left.type.name === 'Time' && right.type.name === 'Time') {
        return `$.t${name}(${left.js},${right.js})`;
    }
    // A literal null on one side makes the comparison false.
    if (left.type === cx.table.null || right.type === cx.table.null) {
        return `$.t${name}(${left.js},${right.js})`;
    }
    return fail(`Comparison arguments must be compatible types: ${left.type.name}, ${right.type.name}`, at);
}

/** `-x`, `+x`, `!x`, `~x`. */
export function unary(cx: Cx, expr: ExprOf<'prefix'>): Ex {
    const { op } = expr;
    // The smallest Integer has no positive counterpart: its digits are a literal after a minus alone.
    if (
        op === '-' &&
        expr.expr.k === 'literal' &&
        expr.expr.type === 'Integer' &&
        Number(expr.expr.value) === 2 ** 31
    ) {
        return { js: '(-2147483648)', type: cx.table.core('Integer'), nn: true, literal: '-2147483648' };
    }
    const operand = cx.expr(expr.expr);
    const rank = numberRank(operand.type);
    if (op === '!') {
        return { js: `(!${condition(cx, operand, expr)})`, type: operand.type, nn: true };
    }
    if (rank < 0) {
        fail(`Operator ${op} needs a number: ${operand.type.name}`, expr);
    }
    if (op === '+') {
        return operand;
    }
    if (op === '~') {
        return { js: rank === 0 ? `(~${notNull(operand)})` : `$.lnot(${operand.js})`, type: operand.type, nn: true };
    }
    if (operand.literal !== undefined && !operand.literal.startsWith('-')) {
        const literal = `-${operand.literal}`;
        if (rank <= 1) {
            return { js: `(${literal}${rank === 1 ? 'n' : ''})`, type: operand.type, nn: true, literal };
        }
    }
    return { js: `$.${LETTER[rank]}neg(${operand.js})`, type: operand.type, nn: true };
}
