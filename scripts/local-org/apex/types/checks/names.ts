import type { Member, Pos, Stmt } from '../../syntax/ast.ts';
import { CompileProblem } from '../../syntax/diagnostics.ts';
import type { TypeDecl } from '../types.ts';
import { statementsOf, type CheckContext } from './declared.ts';

/** Words that name no type, variable or field; a method may have such a name. */
const RESERVED = new Set(
    `activate any array autonomous begin bigdecimal blob boolean byte case cast char collect const currency date datetime decimal
    default double end exception exit export float goto group hint import inner int integer into join long loop number
    object of outer package parallel pragma retrieve rollback set short sobject sort string switch synchronized system
    then time transaction void when`.split(/\s+/)
);
/** Words that are no names at all. */
const TOKENS = new Set(
    `abstract and as asc break bulk by catch class commit continue delete desc do else enum extends final finally for from
    global having if implements in insert instanceof interface like limit list map merge new not null nulls on or override
    private protected public return select static super testmethod this throw trigger try undelete update upsert using
    virtual webservice where while`.split(/\s+/)
);
/** Names that a class or interface cannot have. */
const TYPES = new Set(['apexpages', 'page']);
const LONGEST = 255;
/** Of a type with a file of its own; one inside of it may be longer. */
const LONGEST_CLASS = 40;

/** Tokens that a statement does not expect after a type. */
const NOT_AFTER_TYPE = ['and', 'commit', 'in', 'limit', 'or', 'using'];

type Role = 'type' | 'value' | 'local' | 'method';

interface Named extends Pos {
    name: string;
}

/** Names that are words of the language, too long, or not made of letters, digits and single underscores. */
export function checkNames(context: CheckContext, decl: TypeDecl): void {
    const check = (name: string, at: Pos, role: Role): void => {
        const problem = problemOf(name, role);
        if (problem) {
            context.report(new CompileProblem(problem, at));
        }
    };
    const values = (names: readonly Named[]): void => names.forEach((one) => check(one.name, one, 'value'));
    const node = decl.user!.node!;
    check(node.name, node, 'type');
    if (decl.outer === null && node.name.length > LONGEST_CLASS) {
        context.report(new CompileProblem(`Identifier name is too long: ${node.name}`, node));
    }
    values(node.constants);
    for (const member of node.members) {
        values(valuesOf(member));
        if (member.k === 'method') {
            check(member.name, member, 'method');
        }
        for (const stmt of statementsOf(member)) {
            for (const one of localsOf(stmt)) {
                check(one.name, one, stmt.k === 'local' ? 'local' : 'value');
            }
        }
    }
}

function problemOf(name: string, role: Role): string | null {
    const lower = name.toLowerCase();
    if (TOKENS.has(lower)) {
        return role === 'local' && NOT_AFTER_TYPE.includes(lower)
            ? `Expecting ';' but was: '${name}'`
            : `Unexpected token '${name}'.`;
    }
    if (!/^[a-z](?:_?[a-z0-9])*$/i.test(name)) {
        return `Invalid character in identifier: ${name}`;
    }
    if (role !== 'method' && RESERVED.has(lower)) {
        return `Identifier name is reserved: ${name}`;
    }
    if (role === 'type' && TYPES.has(lower)) {
        return `Identifier type is reserved: ${name}`;
    }
    return name.length > LONGEST ? `Identifier name is too long: ${name}` : null;
}

function valuesOf(member: Member): Named[] {
    switch (member.k) {
        case 'field':
            return member.decls;
        case 'property':
            return [member];
        case 'method':
        case 'ctor':
            return member.params;
        default:
            return [];
    }
}

function localsOf(stmt: Stmt): Named[] {
    switch (stmt.k) {
        case 'local':
            return stmt.decls;
        case 'foreach':
            return [{ name: stmt.name, ...stmt.nameAt }];
        case 'try':
            return stmt.catches.map((one) => ({ name: one.name, ...one.nameAt }));
        default:
            return [];
    }
}
