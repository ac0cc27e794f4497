import * as A from '@apexdevtools/apex-parser';
import type {
    Accessor,
    Expr,
    Member,
    Modifiers,
    Param,
    SourceUnit,
    Stmt,
    SyntaxError_,
    TriggerNode,
    TypeDeclNode
} from './ast.ts';
import { typeRef } from './parse-expressions.ts';
import { block, declarators, statement } from './parse-statements.ts';
import { modifiers } from './parse-modifiers.ts';
import { nameOf, posOf, refuse, refusedSoFar, setSource } from './parse-text.ts';
import { syntaxMessage } from './syntax-message.ts';

class Collector extends A.ApexErrorListener {
    readonly errors: SyntaxError_[] = [];

    private token = '';

    override syntaxError(...given: Parameters<A.ApexErrorListener['syntaxError']>): void {
        const symbol: unknown = given[1];
        this.token = (symbol as { text?: string } | null)?.text ?? '';
        super.syntaxError(...given);
    }

    override apexSyntaxError(line: number, column: number, message: string): void {
        this.errors.push({ l: line, c: column, message: syntaxMessage(message, this.token) });
    }
}

export type SourceKind = 'class' | 'trigger' | 'anonymous';

/**
 * Parses a source file. LL mode, the parser's default: SLL rejects valid files.
 * @returns the tree, or `invalid` with the syntax errors, of which none follows from another
 */
export function parseSource(source: string, kind: SourceKind): SourceUnit {
    const collector = new Collector();
    const { parser } = A.ApexParserFactory.createLexerAndParser(source, collector);
    hideOuterBrackets(parser.getTokenStream() as unknown as BufferedTokens);
    const tree =
        kind === 'class'
            ? parser.compilationUnit()
            : kind === 'trigger'
              ? parser.triggerUnit()
              : parser.anonymousUnit();
    if (collector.errors.length > 0) {
        return { kind: 'invalid', errors: collector.errors.filter(isFirstOfItsKind) };
    }
    setSource(source);
    const unit = sourceUnit(tree);
    const refused = refusedSoFar();
    return refused.length > 0 ? { kind: 'invalid', errors: [...refused] } : unit;
}

/** A text that is not closed runs to the end of the file, and a symbol that Apex does not have often stands twice. */
function isFirstOfItsKind({ l, message }: SyntaxError_, index: number, all: readonly SyntaxError_[]): boolean {
    const former = all.slice(0, index);
    return !(message.includes("'<EOF>'")
        ? former.length > 0
        : former.some((one) => one.l === l && one.message === message));
}

interface BufferedTokens {
    fill: () => void;
    tokens: { type: number; channel: number }[];
}

const HIDDEN = 1;

/** `new String[][] {…}`: the grammar knows one pair of brackets there; the converter counts the others in the text. */
function hideOuterBrackets(stream: BufferedTokens): void {
    stream.fill();
    const shown = stream.tokens.filter((token) => token.channel === 0);
    const isPair = (at: number): boolean =>
        shown[at]?.type === A.ApexLexer.LBRACK && shown[at + 1]?.type === A.ApexLexer.RBRACK;
    for (let at = 0; at < shown.length; at++) {
        if (isPair(at) && isPair(at + 2) && shown[at + 4]?.type === A.ApexLexer.LBRACE) {
            shown[at]!.channel = shown[at + 1]!.channel = HIDDEN;
        }
    }
}

function sourceUnit(tree: A.CompilationUnitContext | A.TriggerUnitContext | A.AnonymousUnitContext): SourceUnit {
    if (tree instanceof A.CompilationUnitContext) {
        return { kind: 'class', decl: typeDeclaration(tree.typeDeclaration()) };
    }
    if (tree instanceof A.TriggerUnitContext) {
        return { kind: 'trigger', trigger: trigger(tree) };
    }
    const members: Member[] = [];
    const body: Stmt[] = [];
    for (const member of (tree as A.AnonymousUnitContext).anonymousBlock().anonymousBlockMember_list()) {
        const declaration = member.anonymousMemberDeclaration();
        if (declaration) {
            members.push(...inOrder(memberDeclaration(declaration, modifiers(member.modifier_list())), body));
        } else {
            body.push(statement(member.statement()));
        }
    }
    return { kind: 'anonymous', members, body };
}

/** A variable of a trigger or anonymous block gets its value where it is declared, among the statements. */
function inOrder(declared: Member[], body: Stmt[]): Member[] {
    return declared.map((member): Member => {
        if (member.k !== 'field') {
            return member;
        }
        for (const { name, init, l, c } of member.decls) {
            if (init) {
                const left: Expr = { k: 'name', name, l, c };
                body.push({ k: 'expr', expr: { k: 'assign', op: '=', left, right: init, l, c }, l, c });
            }
        }
        return { ...member, decls: member.decls.map((one) => ({ ...one, init: null })) };
    });
}

function trigger(ctx: A.TriggerUnitContext): TriggerNode {
    const members: Member[] = [];
    const body: Stmt[] = [];
    for (const member of ctx.triggerBlock().triggerBlockMember_list()) {
        const declaration = member.triggerMemberDeclaration();
        if (declaration) {
            members.push(...inOrder(memberDeclaration(declaration, modifiers(member.modifier_list())), body));
        } else {
            body.push(statement(member.statement()));
        }
    }
    return {
        name: nameOf(ctx.id(0)),
        object: nameOf(ctx.id(1)),
        events: ctx.triggerCase_list().map((one) => {
            const when = one.BEFORE() ? 'before' : 'after';
            const what = one.INSERT() ? 'insert' : one.UPDATE() ? 'update' : one.DELETE() ? 'delete' : 'undelete';
            return `${when} ${what}`;
        }),
        members,
        body,
        ...posOf(ctx)
    };
}

function typeDeclaration(ctx: A.TypeDeclarationContext): TypeDeclNode {
    const mods = modifiers(ctx.modifier_list());
    return typeNode(ctx.classDeclaration() ?? ctx.interfaceDeclaration() ?? ctx.enumDeclaration(), mods);
}

function typeNode(
    ctx: A.ClassDeclarationContext | A.InterfaceDeclarationContext | A.EnumDeclarationContext,
    mods: Modifiers
): TypeDeclNode {
    const node: TypeDeclNode = {
        kind: 'class',
        name: nameOf(ctx.id()),
        mods,
        extends: null,
        implements: [],
        members: [],
        constants: [],
        ...posOf(ctx.id()),
        endLine: ctx.stop?.line ?? ctx.start.line
    };
    if (ctx instanceof A.EnumDeclarationContext) {
        const ids = ctx.enumConstants()?.id_list() ?? [];
        return { ...node, kind: 'enum', constants: ids.map((id) => ({ name: nameOf(id), ...posOf(id) })) };
    }
    if (ctx instanceof A.InterfaceDeclarationContext) {
        const methods = ctx.interfaceBody().interfaceMethodDeclaration_list();
        methods.forEach(refuseModifiers);
        const members = methods.map((method): Member => ({
            k: 'method',
            mods: modifiers(method.modifier_list()),
            returns: method.typeRef() ? typeRef(method.typeRef()) : null,
            name: nameOf(method.id()),
            params: params(method.formalParameters()),
            body: null,
            ...posOf(method.id())
        }));
        return { ...node, kind: 'interface', implements: ctx.typeList()?.typeRef_list().map(typeRef) ?? [], members };
    }
    const members: Member[] = [];
    for (const part of ctx.classBody().classBodyDeclaration_list()) {
        if (part.block()) {
            members.push({ k: 'init', isStatic: Boolean(part.STATIC()), body: block(part.block()), ...posOf(part) });
        } else if (part.memberDeclaration()) {
            members.push(...memberDeclaration(part.memberDeclaration(), modifiers(part.modifier_list())));
        }
    }
    return {
        ...node,
        extends: ctx.typeRef() ? typeRef(ctx.typeRef()) : null,
        implements: ctx.typeList()?.typeRef_list().map(typeRef) ?? [],
        members
    };
}

/** The methods of an interface have no modifiers and no annotations. */
function refuseModifiers(method: A.InterfaceMethodDeclarationContext): void {
    const [first] = method.modifier_list();
    if (first) {
        refuse(posOf(first), `Missing '}' at '${first.start.text}'`);
    }
}

function memberDeclaration(
    ctx: A.MemberDeclarationContext | A.TriggerMemberDeclarationContext | A.AnonymousMemberDeclarationContext,
    mods: Modifiers
): Member[] {
    const method = ctx.methodDeclaration();
    if (method) {
        return [
            {
                k: 'method',
                mods,
                returns: method.typeRef() ? typeRef(method.typeRef()) : null,
                name: nameOf(method.id()),
                params: params(method.formalParameters()),
                body: method.block() ? block(method.block()) : null,
                ...posOf(method.id())
            }
        ];
    }
    const field = ctx.fieldDeclaration();
    if (field) {
        const decls = declarators(field.variableDeclarators());
        return [{ k: 'field', mods, type: typeRef(field.typeRef()), decls, ...posOf(field) }];
    }
    const property = ctx.propertyDeclaration();
    if (property) {
        return [propertyMember(property, mods)];
    }
    if (ctx instanceof A.MemberDeclarationContext && ctx.constructorDeclaration()) {
        const ctor = ctx.constructorDeclaration();
        return [
            {
                k: 'ctor',
                mods,
                name: nameOf(ctor.qualifiedName()),
                params: params(ctor.formalParameters()),
                body: block(ctor.block()),
                ...posOf(ctor)
            }
        ];
    }
    return [
        {
            k: 'type',
            decl: typeNode(ctx.classDeclaration() ?? ctx.interfaceDeclaration() ?? ctx.enumDeclaration(), mods),
            ...posOf(ctx)
        }
    ];
}

/** The words that an accessor may have. */
const ACCESS = ['global', 'private', 'protected', 'public'];

function propertyMember(ctx: A.PropertyDeclarationContext, mods: Modifiers): Member {
    let get: Accessor | null = null;
    let set: Accessor | null = null;
    if (ctx.propertyBlock_list().length === 0) {
        refuse({ l: ctx.stop!.line, c: ctx.stop!.column }, "Unexpected token '}'.");
    }
    for (const part of ctx.propertyBlock_list()) {
        const words = modifiers(part.modifier_list()).words;
        const accessor = part.getter() ?? part.setter();
        const other = words.find((word) => !ACCESS.includes(word));
        if (other) {
            refuse(posOf(part), `Unexpected token '${other}'.`);
        } else if (part.getter() ? get : set) {
            refuse(posOf(accessor), `Missing '}' at '${part.getter() ? 'get' : 'set'}'`);
        }
        const made = { words, body: accessor.block() ? block(accessor.block()) : null, ...posOf(accessor) };
        if (part.getter()) {
            get = made;
        } else {
            set = made;
        }
    }
    return { k: 'property', mods, type: typeRef(ctx.typeRef()), name: nameOf(ctx.id()), get, set, ...posOf(ctx.id()) };
}

function params(ctx: A.FormalParametersContext): Param[] {
    const list = ctx.formalParameterList()?.formalParameter_list() ?? [];
    return list.map((one) => ({
        mods: modifiers(one.modifier_list()),
        type: typeRef(one.typeRef()),
        name: nameOf(one.id()),
        ...posOf(one.id())
    }));
}
