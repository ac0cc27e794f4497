import type { Expr, ExprOf, Pos } from '../syntax/ast.ts';
import { convert, convertNumber, text } from './convert.ts';
import { fail } from '../syntax/diagnostics.ts';
import { notNull, operation, type Cx, type Ex } from './emit-context.ts';
import { asRecord, beginOf } from './operands.ts';
import * as j from './js.ts';
import type { BinaryOp, Js } from './js.ts';
import { typeText } from '../types/checks/declared.ts';
import { commonType, isAssignable, isSObject, numberRank } from '../types/relations.ts';
import { isPrimitive, type ApexType } from '../types/types.ts';

/** The operations by the rank of the numbers: Integer, Long, Double, Decimal. */
const LETTER = ['i', 'l', 'd', 'm'] as const;
const ARITHMETIC = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div' } as const;
const COMPARE = { '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge' } as const;

type Rank = 0 | 1 | 2 | 3;

function rankOf(type: ApexType): Rank {
    return numberRank(type) as Rank;
}

function isArithmetic(op: string): op is keyof typeof ARITHMETIC {
    return op in ARITHMETIC;
}

function isComparison(op: string): op is keyof typeof COMPARE {
    return op in COMPARE;
}

/** A Boolean used as a condition: null is a NullPointerException. */
export function condition(cx: Cx, ex: Ex, at: Pos, refused?: string): Js {
    if (ex.type !== cx.table.core('Boolean')) {
        fail(refused ?? `Condition expression must be of type Boolean: ${typeText(ex.type)}`, at);
    }
    return ex.nn ? ex.js : operation('b', ex.js);
}

/** The type both sides of a numeric operator are brought to: the wider one. */
function wider(a: ApexType, b: ApexType): ApexType {
    return numberRank(a) >= numberRank(b) ? a : b;
}

export function binary(cx: Cx, expr: ExprOf<'binary'>): Ex {
    const { op } = expr;
    const boolean = cx.table.core('Boolean');
    if (op === '&&' || op === '||') {
        const refused = 'Logical operator can only be applied to Boolean';
        const left = condition(cx, cx.expr(expr.left), expr, refused);
        const right = condition(cx, cx.expr(expr.right), expr, refused);
        return { js: j.binary(op, left, right), type: boolean, nn: true };
    }
    if (op === '??') {
        const rows = cx.expr(expr.left);
        const right = cx.expr(expr.right);
        const { table } = cx;
        // A query beside a record is its row: Apex Developer Guide, Null Coalescing Operator. Where it has none, the record on the right.
        if (isQueried(cx, rows) && isQueried(cx, right) && (rows.query ?? right.query)) {
            return queriedOr(rows, right, (left, other) => j.binary('??', left, other), true);
        }
        const isRow = Boolean(rows.query) && !right.query && isSObject(table, right.type);
        const left = isRow ? { ...asRecord(rows, true), nn: false } : rows;
        if (!isRow && !isAssignable(table, left.type, right.type) && !isAssignable(table, right.type, left.type)) {
            fail(
                `Incompatible types in null coalescing operator: ${typeText(left.type)}, ${typeText(right.type)}`,
                expr
            );
        }
        const type = isRow ? right.type : commonType(table, left.type, right.type);
        return {
            js: j.binary('??', convert(cx, left, type, expr), convert(cx, right, type, expr)),
            type,
            nn: right.nn
        };
    }
    return applyBinary(cx, op, cx.expr(expr.left), cx.expr(expr.right), placeOf(expr));
}

/** Where an operator is in messages: where what stands left of it is. */
function placeOf(expr: Expr): Pos {
    return expr.k === 'binary' ? placeOf(expr.left) : beginOf(expr);
}

/** What a Date, Datetime or Time can be moved by. */
const MOVED_BY: Readonly<Record<string, { wanted: string; types: readonly string[] }>> = {
    Date: { wanted: 'Date expressions must use Integer or Long', types: ['Integer', 'Long'] },
    Datetime: {
        wanted: 'Date/time expressions must use Integer or Double or Decimal',
        types: ['Integer', 'Double', 'Decimal']
    },
    Time: { wanted: 'Time expressions must use Integer or Long', types: ['Integer', 'Long'] }
};

/** The rows of a query, or null. */
export function isQueried(cx: Cx, ex: Ex): boolean {
    return ex.query === true || ex.type === cx.table.null;
}

/** Of two queries, or a query and null, one: as the query it still is its rows, or its single one. */
export function queriedOr(one: Ex, other: Ex, join: (one: Js, other: Js) => Js, isSafe = false): Ex {
    const rowOf = (ex: Ex, safe: boolean): Js => (ex.query ? asRecord(ex, safe).js : ex.js);
    const { type } = one.query ? one : other;
    return {
        js: join(one.js, other.js),
        row: join(rowOf(one, isSafe), rowOf(other, false)),
        type,
        nn: other.nn,
        query: true
    };
}

/** Texts joined; of a chain of them only the whole is looked at. */
function concatenation(left: Js, right: Js): Js {
    const isPart = left.k === 'call' && left.callee.k === 'member' && left.callee.name === 'madeText';
    return operation('madeText', j.binary('+', isPart ? left.args[0]! : left, right));
}

export function applyBinary(cx: Cx, op: string, left: Ex, right: Ex, at: Pos): Ex {
    const { table } = cx;
    const boolean = table.core('Boolean');
    if (op === '==' || op === '!=' || op === '===' || op === '!==') {
        return { js: equality(cx, op, left, right, at), type: boolean, nn: true };
    }
    if (isComparison(op)) {
        return { js: comparison(cx, op, left, right, at), type: boolean, nn: true };
    }
    const string = table.core('String');
    if (op === '+' && (isText(left.type) || isText(right.type))) {
        return { js: concatenation(text(cx, left), text(cx, right)), type: string, nn: true };
    }
    const ranks = [numberRank(left.type), numberRank(right.type)];
    if (isArithmetic(op) && ranks[0]! >= 0 && ranks[1]! >= 0) {
        const type = wider(left.type, right.type);
        return arithmetic(
            op,
            { ...left, js: convertNumber(cx, left, type) },
            { ...right, js: convertNumber(cx, right, type) },
            type
        );
    }
    if (op === '+' || op === '-') {
        const { name } = left.type;
        if (name === 'Date' || name === 'Datetime' || name === 'Time') {
            if (!MOVED_BY[name]!.types.includes(right.type.name)) {
                fail(MOVED_BY[name]!.wanted, at);
            }
            const add = ({ Date: 'dateAdd', Datetime: 'datetimeAdd', Time: 'timeAdd' } as const)[name];
            const js = operation(add, left.js, right.js, j.number(op === '+' ? 1 : -1));
            return { js, type: left.type, nn: true };
        }
    }
    if ((op === '&' || op === '|' || op === '^') && left.type === boolean && right.type === boolean) {
        const [l, r] = [condition(cx, left, at), condition(cx, right, at)];
        const js = op === '^' ? j.binary('!==', l, r) : j.conditional(j.binary(op, l, r), j.TRUE, j.FALSE);
        return { js, type: boolean, nn: true };
    }
    if (isBitwise(op) && ranks.every((rank) => rank === 0 || rank === 1)) {
        const shift = op.length > 1;
        const type = shift ? left.type : wider(left.type, right.type);
        const l = convertNumber(cx, left, type);
        const r = shift
            ? ranks[1] === 1
                ? j.call(j.name('Number'), operation('n', right.js))
                : notNull(right)
            : convertNumber(cx, right, type);
        if (numberRank(type) === 0) {
            const js = j.binary(op, nonNull(l, left.nn), nonNull(r, right.nn));
            return { js: op === '>>>' ? wrapped(js) : js, type, nn: true };
        }
        return { js: operation('lbit', j.string(op), l, r), type, nn: true };
    }
    return fail(
        isArithmetic(op)
            ? 'Arithmetic expressions must use numeric arguments'
            : op.length > 1
              ? `${op} operation can only be applied to Integer or Long types`
              : `${op} operator can only be applied to Boolean expressions or to Integer or Long expressions`,
        at
    );
}

const BITWISE = ['&', '|', '^', '<<', '>>', '>>>'] as const satisfies readonly BinaryOp[];

function isBitwise(op: string): op is (typeof BITWISE)[number] {
    return (BITWISE as readonly string[]).includes(op);
}

function nonNull(js: Js, nn: boolean): Js {
    return nn ? js : operation('n', js);
}

/** An Integer of Apex: 32 bits with a sign. */
function wrapped(js: Js): Js {
    return j.binary('|', js, j.number(0));
}

function isText(type: ApexType): boolean {
    return type.name === 'String' || type.name === 'Id';
}

function arithmetic(op: keyof typeof ARITHMETIC, left: Ex, right: Ex, type: ApexType): Ex {
    const rank = rankOf(type);
    if (rank === 0 && left.nn && right.nn && op !== '/') {
        return {
            js:
                op === '*'
                    ? j.callMember(j.name('Math'), 'imul', left.js, right.js)
                    : wrapped(j.binary(op, left.js, right.js)),
            type,
            nn: true
        };
    }
    return { js: operation(`${LETTER[rank]}${ARITHMETIC[op]}`, left.js, right.js), type, nn: true };
}

function incomparable(left: Ex, right: Ex): string {
    return `Comparison arguments must be compatible types: ${typeText(left.type)}, ${typeText(right.type)}`;
}

function equality(cx: Cx, op: string, left: Ex, right: Ex, at: Pos): Js {
    const { table } = cx;
    const negative = op[0] === '!';
    const identity = (l: Js, r: Js): Js => j.binary(negative ? '!==' : '===', l, r);
    const isExact = op.length === 3;
    if (left.type === table.null || right.type === table.null) {
        if (isExact && (isPrimitive(left.type) || isPrimitive(right.type))) {
            fail(incomparable(left, right), at);
        }
        return identity(left.js, right.js);
    }
    if (left.type === table.void || right.type === table.void) {
        fail(incomparable(left, right), at);
    }
    if (isExact && isPrimitive(left.type) && isPrimitive(right.type)) {
        const isSame = isAssignable(table, left.type, right.type) || isAssignable(table, right.type, left.type);
        fail(
            isSame
                ? `Exact equality operator only allowed for reference types: ${left.type.name}`
                : incomparable(left, right),
            at
        );
    }
    // === on objects and collections is identity; beside an Object it is ==.
    if (
        isExact &&
        !isPrimitive(left.type) &&
        !isPrimitive(right.type) &&
        left.type.name !== 'Object' &&
        right.type.name !== 'Object'
    ) {
        return identity(left.js, right.js);
    }
    const wrap = (js: Js): Js => (negative ? j.not(js) : js);
    if (numberRank(left.type) >= 0 && numberRank(right.type) >= 0) {
        const type = wider(left.type, right.type);
        const [l, r] = [convertNumber(cx, left, type), convertNumber(cx, right, type)];
        const rank = rankOf(type);
        return rank < 2 ? identity(l, r) : wrap(operation(rank === 2 ? 'deq' : 'meq', l, r));
    }
    if (left.type.name === 'Id' || right.type.name === 'Id') {
        if (isText(left.type) && isText(right.type)) {
            return wrap(operation('ideq', left.js, right.js));
        }
    }
    // String == String ignores case.
    if (left.type.name === 'String' && right.type.name === 'String') {
        return wrap(operation('seq', left.js, right.js));
    }
    if (left.type.name === 'Boolean' && right.type.name === 'Boolean') {
        return identity(left.js, right.js);
    }
    if (left.type.decl.kind === 'enum' && right.type === left.type) {
        return identity(left.js, right.js);
    }
    if ((left.query || right.query) && left.type.name !== right.type.name) {
        const type = left.query ? right.type : left.type;
        return wrap(operation('eq', convert(cx, left, type, at), convert(cx, right, type, at)));
    }
    const comparable =
        isAssignable(table, left.type, right.type) ||
        isAssignable(table, right.type, left.type) ||
        left.type.decl.kind === 'interface' ||
        right.type.decl.kind === 'interface';
    if (!comparable) {
        fail(incomparable(left, right), at);
    }
    const names = [left.type.name, right.type.name];
    if (names.includes('Date') && names.includes('Datetime')) {
        const type = left.type.name === 'Datetime' ? left.type : right.type;
        return wrap(operation('eq', convert(cx, left, type, at), convert(cx, right, type, at)));
    }
    const exact = isExact && (left.type.name === 'Object' || right.type.name === 'Object');
    return wrap(operation(exact ? 'same' : 'eq', left.js, right.js));
}

function comparison(cx: Cx, op: keyof typeof COMPARE, left: Ex, right: Ex, at: Pos): Js {
    const name = COMPARE[op];
    if (numberRank(left.type) >= 0 && numberRank(right.type) >= 0) {
        const type = wider(left.type, right.type);
        const [l, r] = [convertNumber(cx, left, type), convertNumber(cx, right, type)];
        const rank = rankOf(type);
        if (rank < 2) {
            return left.nn && right.nn ? j.binary(op, l, r) : operation(name, l, r);
        }
        return operation(`${rank === 2 ? 'd' : 'm'}${name}`, l, r);
    }
    if (isText(left.type) && isText(right.type)) {
        return operation(`s${name}`, left.js, right.js);
    }
    const dates = ['Date', 'Datetime'];
    if (dates.includes(left.type.name) && dates.includes(right.type.name)) {
        const type = left.type.name === 'Datetime' ? left.type : right.type;
        return operation(`t${name}`, convert(cx, left, type, at), convert(cx, right, type, at));
    }
    if (left.type.name === 'Time' && right.type.name === 'Time') {
        return operation(`t${name}`, left.js, right.js);
    }
    const isNull = left.type === cx.table.null || right.type === cx.table.null;
    if (isNull) {
        fail(incomparable(left, right), at);
    }
    if (isAssignable(cx.table, left.type, right.type) || isAssignable(cx.table, right.type, left.type)) {
        fail(`Inequality operator not allowed for this type: ${typeText(left.type)}`, at);
    }
    return fail(incomparable(left, right), at);
}

/** `-x`, `+x`, `!x`, `~x`. */
export function unary(cx: Cx, expr: ExprOf<'prefix'>): Ex {
    const { op } = expr;
    const operand = cx.expr(expr.expr);
    const rank = numberRank(operand.type);
    if (op === '!') {
        return {
            js: j.not(condition(cx, operand, expr, '! operator can only be applied to boolean expressions')),
            type: operand.type,
            nn: true
        };
    }
    if (op === '+') {
        return operand;
    }
    if (op === '-' && rank < 0) {
        fail('Unary negation must use a numeric argument', expr);
    }
    if (op === '~' && rank !== 0 && rank !== 1) {
        fail(`Invalid type for bitwise negate: ${typeText(operand.type)}`, expr);
    }
    if (op === '~') {
        const js: Js = rank === 0 ? { k: 'unary', op: '~', of: notNull(operand) } : operation('lnot', operand.js);
        return { js, type: operand.type, nn: true };
    }
    if (operand.literal !== undefined && !operand.literal.startsWith('-')) {
        const literal = `-${operand.literal}`;
        if (rank <= 1) {
            const js = rank === 1 ? j.bigint(literal) : j.number(Number(literal));
            return { js, type: operand.type, nn: true, literal };
        }
    }
    return { js: operation(`${LETTER[rankOf(operand.type)]}neg`, operand.js), type: operand.type, nn: true };
}
