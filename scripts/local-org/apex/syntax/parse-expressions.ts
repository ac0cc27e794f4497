import * as A from '@apexdevtools/apex-parser';
import type { Bind, Expr, TypeRef } from './ast.ts';
import { baseAt, nameOf, posOf, sourceText, stringValue, textBetween, walk } from './parse-text.ts';

/** Binary operators by context class, with the operator's text. */
function binary(ctx: A.ExpressionContext, op: string, list: A.ExpressionContext[]): Expr {
    return { k: 'binary', op, left: expression(list[0]!), right: expression(list[1]!), ...posOf(ctx) };
}

export function expressions(list: A.ExpressionListContext | null | undefined): Expr[] {
    return list ? list.expression_list().map(expression) : [];
}

/** Converts an expression of the parse tree. */
export function expression(ctx: A.ExpressionContext): Expr {
    const at = posOf(ctx);
    if (ctx instanceof A.PrimaryExpressionContext) {
        return primary(ctx.primary());
    }
    if (ctx instanceof A.DotExpressionContext) {
        const safe = Boolean(ctx.QUESTIONDOT());
        const call = ctx.dotMethodCall();
        const target = expression(ctx.expression());
        if (call) {
            const name = call.anyId();
            return {
                k: 'call',
                target,
                name: nameOf(name),
                args: expressions(call.expressionList()),
                safe,
                ...posOf(name)
            };
        }
        return { k: 'member', target, name: nameOf(ctx.anyId()), safe, ...posOf(ctx.anyId()) };
    }
    if (ctx instanceof A.ArrayExpressionContext) {
        return { k: 'index', target: expression(ctx.expression(0)), index: expression(ctx.expression(1)), ...at };
    }
    if (ctx instanceof A.MethodCallExpressionContext) {
        const call = ctx.methodCall();
        const args = expressions(call.expressionList());
        if (call.THIS() || call.SUPER()) {
            return { k: 'construct', which: call.THIS() ? 'this' : 'super', args, ...at };
        }
        return { k: 'call', target: null, name: nameOf(call.id()), args, safe: false, ...at };
    }
    if (ctx instanceof A.NewExpressionContext) {
        return creator(ctx.creator(), at);
    }
    if (ctx instanceof A.CastExpressionContext) {
        return { k: 'cast', type: typeRef(ctx.typeRef()), expr: expression(ctx.expression()), ...at };
    }
    if (ctx instanceof A.SubExpressionContext) {
        return expression(ctx.expression());
    }
    if (ctx instanceof A.PostOpExpressionContext) {
        return { k: 'postfix', op: ctx.INC() ? '++' : '--', expr: expression(ctx.expression()), ...at };
    }
    if (ctx instanceof A.PreOpExpressionContext) {
        const op = ctx.ADD() ? '+' : ctx.SUB() ? '-' : ctx.INC() ? '++' : '--';
        return { k: 'prefix', op, expr: expression(ctx.expression()), ...at };
    }
    if (ctx instanceof A.NegExpressionContext) {
        return { k: 'prefix', op: ctx.BANG() ? '!' : '~', expr: expression(ctx.expression()), ...at };
    }
    if (ctx instanceof A.Arth1ExpressionContext) {
        return binary(ctx, ctx.MUL() ? '*' : '/', ctx.expression_list());
    }
    if (ctx instanceof A.Arth2ExpressionContext) {
        return binary(ctx, ctx.ADD() ? '+' : '-', ctx.expression_list());
    }
    if (ctx instanceof A.BitExpressionContext) {
        return binary(ctx, ctx.LT_list().length ? '<<' : '>'.repeat(ctx.GT_list().length), ctx.expression_list());
    }
    if (ctx instanceof A.CmpExpressionContext) {
        return binary(ctx, (ctx.GT() ? '>' : '<') + (ctx.ASSIGN() ? '=' : ''), ctx.expression_list());
    }
    if (ctx instanceof A.InstanceOfExpressionContext) {
        return { k: 'instanceof', expr: expression(ctx.expression()), type: typeRef(ctx.typeRef()), ...at };
    }
    if (ctx instanceof A.EqualityExpressionContext) {
        const op = ctx.TRIPLEEQUAL() ? '===' : ctx.TRIPLENOTEQUAL() ? '!==' : ctx.EQUAL() ? '==' : '!=';
        return binary(ctx, op, ctx.expression_list());
    }
    if (ctx instanceof A.BitAndExpressionContext) {
        return binary(ctx, '&', ctx.expression_list());
    }
    if (ctx instanceof A.BitNotExpressionContext) {
        return binary(ctx, '^', ctx.expression_list());
    }
    if (ctx instanceof A.BitOrExpressionContext) {
        return binary(ctx, '|', ctx.expression_list());
    }
    if (ctx instanceof A.LogAndExpressionContext) {
        return binary(ctx, '&&', ctx.expression_list());
    }
    if (ctx instanceof A.LogOrExpressionContext) {
        return binary(ctx, '||', ctx.expression_list());
    }
    if (ctx instanceof A.CoalExpressionContext) {
        return binary(ctx, '??', ctx.expression_list());
    }
    if (ctx instanceof A.CondExpressionContext) {
        const [test, yes, no] = ctx.expression_list().map(expression);
        return { k: 'ternary', test: test!, yes: yes!, no: no!, ...at };
    }
    if (ctx instanceof A.AssignExpressionContext) {
        const op = ctx.getChild(1)!.getText();
        return { k: 'assign', op, left: expression(ctx.expression(0)), right: expression(ctx.expression(1)), ...at };
    }
    throw new Error(`Expression ${ctx.constructor.name} at line ${at.l}`);
}

function primary(ctx: A.PrimaryContext): Expr {
    const at = posOf(ctx);
    if (ctx instanceof A.ThisPrimaryContext) {
        return { k: 'this', ...at };
    }
    if (ctx instanceof A.SuperPrimaryContext) {
        return { k: 'super', ...at };
    }
    if (ctx instanceof A.LiteralPrimaryContext) {
        return literal(ctx.literal());
    }
    if (ctx instanceof A.TypeRefPrimaryContext) {
        return { k: 'classRef', type: typeRef(ctx.typeRef()), ...at };
    }
    if (ctx instanceof A.VoidPrimaryContext) {
        return { k: 'classRef', type: null, ...at };
    }
    if (ctx instanceof A.IdPrimaryContext) {
        return { k: 'name', name: nameOf(ctx.id()), ...at };
    }
    if (ctx instanceof A.SoqlPrimaryContext) {
        const query = ctx.soqlLiteral().query();
        return { k: 'soql', text: sourceText(query), binds: binds(query), ...posOf(query) };
    }
    if (ctx instanceof A.SoslPrimaryContext) {
        const text = sourceText(ctx.soslLiteral())
            .replace(/^\[\s*/, '')
            .replace(/\]$/, '');
        return { k: 'sosl', text, binds: binds(ctx.soslLiteral()), ...at };
    }
    throw new Error(`Primary ${ctx.constructor.name} at line ${at.l}`);
}

/** The `:expression` parts of a query, in order of appearance. */
function binds(query: A.ApexParserRuleContext): Bind[] {
    const found: Bind[] = [];
    walk(query, (child) => {
        if (child instanceof A.BoundExpressionContext) {
            found.push({ text: sourceText(child.expression()), expr: expression(child.expression()) });
            return false;
        }
        return true;
    });
    return found;
}

/** Converts a literal. */
export function literal(ctx: A.LiteralContext): Expr {
    const at = posOf(ctx);
    const text = ctx.getText();
    if (ctx.IntegerLiteral()) {
        return { k: 'literal', type: 'Integer', value: text, ...at };
    }
    if (ctx.LongLiteral()) {
        return { k: 'literal', type: 'Long', value: text.slice(0, -1), ...at };
    }
    if (ctx.NumberLiteral()) {
        const isDouble = /[dD]$/.test(text);
        return {
            k: 'literal',
            type: isDouble ? 'Double' : 'Decimal',
            value: isDouble ? text.slice(0, -1) : text,
            ...at
        };
    }
    if (ctx.StringLiteral() || ctx.MultilineStringLiteral()) {
        return { k: 'literal', type: 'String', value: stringValue(text), ...at };
    }
    if (ctx.BooleanLiteral()) {
        return { k: 'literal', type: 'Boolean', value: text.toLowerCase(), ...at };
    }
    return { k: 'literal', type: 'null', value: 'null', ...at };
}

function creator(ctx: A.CreatorContext, at: { l: number; c: number }): Expr {
    const pairs = ctx.createdName().idCreatedNamePair_list();
    const type: TypeRef = {
        parts: pairs.map((pair) => ({
            name: nameOf(pair.anyId()),
            args: pair.typeList() ? pair.typeList().typeRef_list().map(typeRef) : []
        })),
        dims: 0,
        ...posOf(ctx.createdName())
    };
    if (ctx.classCreatorRest()) {
        return { k: 'new', type, args: expressions(ctx.classCreatorRest().arguments().expressionList()), ...at };
    }
    if (ctx.arrayCreatorRest()) {
        const rest = ctx.arrayCreatorRest();
        const size = rest.expression() ? expression(rest.expression()) : null;
        const items = rest.arrayInitializer() ? rest.arrayInitializer().expression_list().map(expression) : null;
        const outer = textBetween(ctx.createdName(), rest).split('[').length - 1;
        return { k: 'newArray', type: { ...type, dims: outer }, size, items, ...at };
    }
    if (ctx.mapCreatorRest()) {
        const entries = ctx.mapCreatorRest().mapCreatorRestPair_list();
        return {
            k: 'newMap',
            type,
            pairs: entries.map((pair): [Expr, Expr] => [
                expression(pair.expression(0)),
                expression(pair.expression(1))
            ]),
            ...at
        };
    }
    if (ctx.setCreatorRest()) {
        return { k: 'newItems', type, items: ctx.setCreatorRest().expression_list().map(expression), ...at };
    }
    return { k: 'newItems', type, items: [], ...at };
}

/** Converts a type reference. */
export function typeRef(ctx: A.TypeRefContext): TypeRef {
    const parts = ctx.typeName_list().map((part) => ({
        name: part.LIST() ? 'List' : part.SET() ? 'Set' : part.MAP() ? 'Map' : nameOf(part.id()),
        args: part.typeArguments() ? part.typeArguments().typeList().typeRef_list().map(typeRef) : []
    }));
    return { parts, dims: ctx.arraySubscripts().LBRACK_list().length, ...baseAt(ctx) };
}
