import * as A from '@apexdevtools/apex-parser';
import type { DmlOp, Expr, Stmt, StmtOf, WhenValue } from './ast.ts';
import { expression, expressions, typeRef } from './parse-expressions.ts';
import { modifiers } from './parse-modifiers.ts';
import { nameOf, posOf, stringValue } from './parse-text.ts';

export function block(ctx: A.BlockContext): Stmt {
    return { k: 'block', body: ctx.statement_list().map(statement), ...posOf(ctx) };
}

/** Converts a statement of the parse tree. */
export function statement(ctx: A.StatementContext): Stmt {
    const at = posOf(ctx);
    const child = ctx.getChild(0) as unknown as A.ApexParserRuleContext;
    if (child instanceof A.BlockContext) {
        return block(child);
    }
    if (child instanceof A.ExpressionStatementContext) {
        return { k: 'expr', expr: expression(child.expression()), ...at };
    }
    if (child instanceof A.LocalVariableDeclarationStatementContext) {
        return local(child.localVariableDeclaration());
    }
    if (child instanceof A.ReturnStatementContext) {
        return { k: 'return', expr: child.expression() ? expression(child.expression()) : null, ...at };
    }
    if (child instanceof A.IfStatementContext) {
        const [yes, no] = child.statement_list();
        return {
            k: 'if',
            test: expression(child.parExpression().expression()),
            yes: statement(yes!),
            no: no ? statement(no) : null,
            ...at
        };
    }
    if (child instanceof A.ForStatementContext) {
        return forStatement(child);
    }
    if (child instanceof A.WhileStatementContext) {
        const body = child.statement() ? statement(child.statement()) : null;
        return { k: 'while', test: expression(child.parExpression().expression()), body, ...at };
    }
    if (child instanceof A.DoWhileStatementContext) {
        return { k: 'do', test: expression(child.parExpression().expression()), body: block(child.block()), ...at };
    }
    if (child instanceof A.TryStatementContext) {
        return {
            k: 'try',
            body: block(child.block()),
            catches: child.catchClause_list().map((one) => ({
                type: {
                    parts: one
                        .qualifiedName()
                        .id_list()
                        .map((id) => ({ name: nameOf(id), args: [] })),
                    dims: 0,
                    ...posOf(one.qualifiedName())
                },
                name: nameOf(one.id()),
                nameAt: posOf(one.id()),
                body: block(one.block()),
                ...posOf(one)
            })),
            final: child.finallyBlock() ? block(child.finallyBlock().block()) : null,
            ...at
        };
    }
    if (child instanceof A.ThrowStatementContext) {
        return { k: 'throw', expr: expression(child.expression()), ...at };
    }
    if (child instanceof A.BreakStatementContext) {
        return { k: 'break', ...at };
    }
    if (child instanceof A.ContinueStatementContext) {
        return { k: 'continue', ...at };
    }
    if (child instanceof A.SwitchStatementContext) {
        return {
            k: 'switch',
            on: expression(child.expression()),
            whens: child.whenControl_list().map((one) => ({
                value: whenValue(one.whenValue()),
                body: block(one.block()),
                ...posOf(one)
            })),
            ...at
        };
    }
    if (child instanceof A.RunAsStatementContext) {
        return { k: 'runAs', args: expressions(child.expressionList()), body: block(child.block()), ...at };
    }
    return dml(child);
}

function dml(ctx: A.ApexParserRuleContext): Stmt {
    if (ctx instanceof A.MergeStatementContext) {
        const [expr, other] = ctx.expression_list().map(expression);
        return {
            k: 'dml',
            op: 'merge',
            access: access(ctx.accessLevel()),
            expr: expr!,
            other: other!,
            field: null,
            ...posOf(ctx)
        };
    }
    if (ctx instanceof A.UpsertStatementContext) {
        const field = ctx.qualifiedName() ? ctx.qualifiedName().getText() : null;
        return {
            k: 'dml',
            op: 'upsert',
            access: access(ctx.accessLevel()),
            expr: expression(ctx.expression()),
            other: null,
            field,
            ...posOf(ctx)
        };
    }
    if (
        ctx instanceof A.InsertStatementContext ||
        ctx instanceof A.UpdateStatementContext ||
        ctx instanceof A.DeleteStatementContext ||
        ctx instanceof A.UndeleteStatementContext
    ) {
        const op = ctx.getChild(0)!.getText().toLowerCase() as DmlOp;
        return {
            k: 'dml',
            op,
            access: access(ctx.accessLevel()),
            expr: expression(ctx.expression()),
            other: null,
            field: null,
            ...posOf(ctx)
        };
    }
    throw new Error(`Statement ${ctx.constructor.name} at line ${ctx.start.line}`);
}

function access(ctx: A.AccessLevelContext | null): 'user' | 'system' | null {
    return ctx ? (ctx.USER() ? 'user' : 'system') : null;
}

/** The names of a declaration of local variables or fields, with what each begins with. */
export function declarators(ctx: A.VariableDeclaratorsContext): StmtOf<'local'>['decls'] {
    return ctx.variableDeclarator_list().map((one) => ({
        name: nameOf(one.id()),
        init: one.expression() ? expression(one.expression()) : null,
        ...posOf(one.id())
    }));
}

function local(ctx: A.LocalVariableDeclarationContext): Stmt {
    return {
        k: 'local',
        mods: modifiers(ctx.modifier_list()),
        type: typeRef(ctx.typeRef()),
        decls: declarators(ctx.variableDeclarators()),
        ...posOf(ctx)
    };
}

function forStatement(ctx: A.ForStatementContext): Stmt {
    const at = posOf(ctx);
    const control = ctx.forControl();
    const body = ctx.statement() ? statement(ctx.statement()) : null;
    const each = control.enhancedForControl();
    if (each) {
        return {
            k: 'foreach',
            type: typeRef(each.typeRef()),
            name: nameOf(each.id()),
            nameAt: posOf(each.id()),
            over: expression(each.expression()),
            body,
            ...at
        };
    }
    const init = control.forInit();
    return {
        k: 'for',
        init: init?.localVariableDeclaration() ? local(init.localVariableDeclaration()) : null,
        initExprs: expressions(init?.expressionList()),
        test: control.expression() ? expression(control.expression()) : null,
        update: expressions(control.forUpdate()?.expressionList()),
        body,
        ...at
    };
}

function whenValue(ctx: A.WhenValueContext): WhenValue {
    if (ctx.ELSE()) {
        return 'else';
    }
    if (ctx.typeRef()) {
        return { type: typeRef(ctx.typeRef()), name: nameOf(ctx.id()), nameAt: posOf(ctx.id()) };
    }
    return { literals: ctx.whenLiteral_list().map(whenLiteral) };
}

function whenLiteral(ctx: A.WhenLiteralContext): Expr {
    const at = posOf(ctx);
    const sign = ctx.SUB_list().length % 2 === 1 ? '-' : '';
    const text = ctx.getText().replace(/^[+-]+/, '');
    if (ctx.IntegerLiteral()) {
        return { k: 'literal', type: 'Integer', value: sign + text, ...at };
    }
    if (ctx.LongLiteral()) {
        return { k: 'literal', type: 'Long', value: sign + text.slice(0, -1), ...at };
    }
    if (ctx.StringLiteral() || ctx.MultilineStringLiteral()) {
        return { k: 'literal', type: 'String', value: stringValue(text), ...at };
    }
    if (ctx.NULL()) {
        return { k: 'literal', type: 'null', value: 'null', ...at };
    }
    if (ctx.whenLiteral()) {
        return whenLiteral(ctx.whenLiteral());
    }
    const [first, ...rest] = ctx.qualifiedName().id_list();
    const member = (target: Expr, id: A.IdContext): Expr => ({
        k: 'member',
        target,
        name: nameOf(id),
        safe: false,
        nameAt: posOf(id),
        ...at
    });
    return rest.reduce<Expr>(member, { k: 'name', name: nameOf(first!), ...at });
}
