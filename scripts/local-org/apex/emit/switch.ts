import type { Expr, Pos, StmtOf, WhenValue } from '../syntax/ast.ts';
import { CompileProblem, fail } from '../syntax/diagnostics.ts';
import { typeText } from '../types/checks/declared.ts';
import { isSObject, propertyNamed } from '../types/relations.ts';
import { typeRefText } from '../types/resolve.ts';
import type { ApexType } from '../types/types.ts';
import { begin, branches, nested, type Arm } from './blocks.ts';
import {
    constant,
    declareLocal,
    inScope,
    operation,
    temp,
    typeConstant,
    typeOf,
    type Cx,
    type Ex
} from './emit-context.ts';
import * as j from './js.ts';
import type { Js, JsStmt } from './js.ts';
import { applyBinary } from './operators.ts';

type TypeWhen = Extract<WhenValue, { type: unknown }>;

/** What a switch can be on, beside enums. */
const SWITCHED = ['Integer', 'Long', 'String', 'SObject'];

/** `switch on x { when 1, 2 { … } when else { … } }`. */
export function switchOn(cx: Cx, stmt: StmtOf<'switch'>): JsStmt[] {
    const on = cx.expr(stmt.on);
    if (on.type.decl.kind !== 'enum' && !SWITCHED.includes(on.type.name)) {
        fail(`${typeText(on.type)} is not a valid switch expression type`, stmt.on);
    }
    const last = stmt.whens.findIndex((one) => one.value === 'else');
    if (last >= 0 && last < stmt.whens.length - 1) {
        fail("'when else' must be the last when block", stmt);
    }
    const held = j.name(temp(cx));
    const value = { ...on, js: held };
    const keep = [...begin(cx, stmt), j.run(j.assignTo(held, on.js))];
    const seen = new Set<string>();
    const once = (text: string, at: Pos): void => {
        if (seen.has(text)) {
            fail(`${text} occurs as more than one when branch for this switch statement`, at);
        }
        seen.add(text);
    };
    let otherwise: JsStmt[] = [];
    const arms: Arm[] = [];
    for (const when of stmt.whens) {
        if (when.value === 'else') {
            otherwise = nested(cx, when.body);
        } else if ('type' in when.value) {
            const { type: ref, name, nameAt } = when.value;
            once(typeRefText(ref), nameAt);
            arms.push(
                inScope(cx, () => {
                    const type = whenType(cx, on.type, when.value as TypeWhen);
                    const variable = declareLocal(cx, name, type, nameAt).js;
                    return {
                        test: operation('isA', held, typeConstant(cx, type)),
                        body: [j.declare('let', variable, held), ...nested(cx, when.body)]
                    };
                })
            );
        } else {
            const tests = when.value.literals.map((literal) => {
                const test = whenTest(cx, value, literal, stmt);
                once(test.text, stmt);
                return test.js;
            });
            arms.push({ test: j.joined('||', tests), body: nested(cx, when.body) });
        }
    }
    return [...keep, ...branches(arms, otherwise)];
}

/** `when Account a`: of a generic record alone. */
function whenType(cx: Cx, on: ApexType, { type: ref, nameAt }: TypeWhen): ApexType {
    if (on !== cx.table.core('SObject')) {
        fail(`${typeText(on)} cannot be a when type variable block`, nameAt);
    }
    const refused = (name: string): string =>
        `${name} value in when expression cannot be implicitly converted to the SObject type in switch expression`;
    try {
        const type = typeOf(cx, ref);
        if (!isSObject(cx.table, type)) {
            fail(refused(typeText(type)), nameAt);
        }
        return type;
    } catch (error) {
        if (!(error instanceof CompileProblem) || !error.message.startsWith('Invalid type')) {
            throw error;
        }
        cx.unit.errors.push(new CompileProblem(error.message, nameAt));
        return fail(refused(typeRefText(ref)), nameAt);
    }
}

/** `when` compares Strings case-sensitively; an enum's constants are written without their type. */
function whenTest(cx: Cx, on: Ex, literal: Expr, at: Pos): { js: Js; text: string } {
    if (literal.k !== 'literal') {
        return enumTest(cx, on, literal);
    }
    const value = cx.expr(literal);
    if (value.type === cx.table.null) {
        return { js: applyBinary(cx, '==', on, value, literal).js, text: 'null' };
    }
    if (isSObject(cx.table, on.type)) {
        fail("Switching on SObject types must be a 'when type variable' or 'when null'", at);
    }
    if (value.type !== on.type && !(on.type.name === 'Long' && value.type.name === 'Integer')) {
        fail(
            `${typeText(value.type)} value in when expression cannot be implicitly converted to the ${typeText(on.type)} type in switch expression`,
            at
        );
    }
    const js =
        on.type.name === 'String' ? j.binary('===', on.js, value.js) : applyBinary(cx, '==', on, value, literal).js;
    return { js, text: on.type.name === 'String' ? literal.value : String(BigInt(literal.value)) };
}

function enumTest(cx: Cx, on: Ex, literal: Expr): { js: Js; text: string } {
    if (literal.k !== 'name') {
        return fail("Enum value used in 'when expression' should be unqualified", lastName(literal));
    }
    const names = on.type.decl.kind === 'enum' ? on.type.decl.enumNames : [];
    const at = names.findIndex((name) => name.toLowerCase() === literal.name.toLowerCase());
    if (at < 0) {
        const field = propertyNamed(cx.table, cx.table.of(cx.decl), literal.name);
        fail(
            field?.property.isStatic ? 'Field must be an enum reference' : `Variable does not exist: ${literal.name}`,
            literal
        );
    }
    return { js: j.binary('===', on.js, constant(cx, 'enum', on.type.name, at)), text: names[at]! };
}

/** Where the last part of a dotted name is. */
function lastName(expr: Expr): Pos {
    return expr.k === 'member' && expr.nameAt ? expr.nameAt : expr;
}
