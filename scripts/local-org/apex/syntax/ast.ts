/** Syntax tree of an Apex source file. Plain JSON, so that it can be cached. `l` is the line (from 1), `c` the column (from 0). */
export interface Pos {
    l: number;
    c: number;
}

export interface TypeRef extends Pos {
    parts: { name: string; args: TypeRef[] }[];
    /** Number of `[]`. */
    dims: number;
}

export interface Bind {
    /** Source text of the expression after the colon, as written. */
    text: string;
    expr: Expr;
}

export type LiteralType = 'Integer' | 'Long' | 'Decimal' | 'Double' | 'String' | 'Boolean' | 'null';

export type Expr = Pos &
    (
        | { k: 'literal'; type: LiteralType; value: string }
        | { k: 'this' }
        | { k: 'super' }
        | { k: 'name'; name: string }
        | { k: 'member'; target: Expr; name: string; safe: boolean; nameAt?: Pos }
        | { k: 'call'; target: Expr | null; name: string; args: Expr[]; safe: boolean }
        | { k: 'construct'; which: 'this' | 'super'; args: Expr[] }
        | { k: 'index'; target: Expr; index: Expr }
        | { k: 'new'; type: TypeRef; args: Expr[] }
        | { k: 'newArray'; type: TypeRef; size: Expr | null; items: Expr[] | null }
        | { k: 'newItems'; type: TypeRef; items: Expr[] }
        | { k: 'newMap'; type: TypeRef; pairs: [Expr, Expr][] }
        | { k: 'cast'; type: TypeRef; expr: Expr }
        | { k: 'instanceof'; expr: Expr; type: TypeRef }
        | { k: 'prefix'; op: string; expr: Expr }
        | { k: 'postfix'; op: string; expr: Expr }
        | { k: 'binary'; op: string; left: Expr; right: Expr }
        | { k: 'assign'; op: string; left: Expr; right: Expr }
        | { k: 'ternary'; test: Expr; yes: Expr; no: Expr }
        | { k: 'classRef'; type: TypeRef | null }
        | { k: 'soql'; text: string; binds: Bind[] }
        | { k: 'sosl'; text: string; binds: Bind[] }
    );

export type ExprOf<K extends Expr['k']> = Extract<Expr, { k: K }>;

export type WhenValue = { literals: Expr[] } | { type: TypeRef; name: string; nameAt: Pos } | 'else';

export type DmlOp = 'insert' | 'update' | 'delete' | 'undelete' | 'upsert' | 'merge';

export type Stmt = Pos &
    (
        | { k: 'block'; body: Stmt[] }
        | {
              k: 'local';
              mods: Modifiers;
              type: TypeRef;
              decls: { name: string; init: Expr | null; l: number; c: number }[];
          }
        | { k: 'expr'; expr: Expr }
        | { k: 'if'; test: Expr; yes: Stmt; no: Stmt | null }
        | { k: 'switch'; on: Expr; whens: { value: WhenValue; body: Stmt; l: number; c: number }[] }
        | { k: 'for'; init: Stmt | null; initExprs: Expr[]; test: Expr | null; update: Expr[]; body: Stmt | null }
        | { k: 'foreach'; type: TypeRef; name: string; nameAt: Pos; over: Expr; body: Stmt | null }
        | { k: 'while'; test: Expr; body: Stmt | null }
        | { k: 'do'; test: Expr; body: Stmt }
        | {
              k: 'try';
              body: Stmt;
              catches: { type: TypeRef; name: string; nameAt: Pos; body: Stmt; l: number; c: number }[];
              final: Stmt | null;
          }
        | { k: 'return'; expr: Expr | null }
        | { k: 'throw'; expr: Expr }
        | { k: 'break' }
        | { k: 'continue' }
        | {
              k: 'dml';
              op: DmlOp;
              access: 'user' | 'system' | null;
              expr: Expr;
              other: Expr | null;
              field: string | null;
          }
        | { k: 'runAs'; args: Expr[]; body: Stmt }
    );

export type StmtOf<K extends Stmt['k']> = Extract<Stmt, { k: K }>;

/** A property of an annotation, `callout=true`; a lone value is one without a name. */
export interface AnnotationProperty extends Pos {
    name: string | null;
    /** A literal's text without quotes. */
    value: string;
}

export interface Annotation extends Pos {
    /** In lower case. */
    name: string;
    /** As written. */
    text: string;
    /** Lower-case keys; a lone value is under `value`. Literals as text. */
    params: Record<string, string>;
    properties: AnnotationProperty[];
}

export interface Modifiers {
    /** Lower-case words: `public`, `static`, `with sharing`, … */
    words: string[];
    annotations: Annotation[];
}

export interface Param extends Pos {
    mods: Modifiers;
    type: TypeRef;
    name: string;
}

export interface Accessor extends Pos {
    words: string[];
    body: Stmt | null;
}

export type Member = Pos &
    (
        | {
              k: 'field';
              mods: Modifiers;
              type: TypeRef;
              decls: { name: string; init: Expr | null; l: number; c: number }[];
          }
        | {
              k: 'property';
              mods: Modifiers;
              type: TypeRef;
              name: string;
              get: Accessor | null;
              set: Accessor | null;
          }
        | {
              k: 'method';
              mods: Modifiers;
              /** Null for void. */
              returns: TypeRef | null;
              name: string;
              params: Param[];
              body: Stmt | null;
          }
        | { k: 'ctor'; mods: Modifiers; name: string; params: Param[]; body: Stmt }
        | { k: 'init'; isStatic: boolean; body: Stmt }
        | { k: 'type'; decl: TypeDeclNode }
    );

export type MemberOf<K extends Member['k']> = Extract<Member, { k: K }>;

export interface TypeDeclNode extends Pos {
    kind: 'class' | 'interface' | 'enum';
    name: string;
    /** what stands for a trigger or anonymous code, which is no type that code can name */
    isBody?: true;
    mods: Modifiers;
    extends: TypeRef | null;
    /** For an interface: what it extends. */
    implements: TypeRef[];
    members: Member[];
    constants: { name: string; l: number; c: number }[];
    endLine: number;
}

export interface TriggerNode extends Pos {
    name: string;
    object: string;
    /** `before insert`, … */
    events: string[];
    members: Member[];
    body: Stmt[];
}

export interface SyntaxError_ extends Pos {
    message: string;
}

export type SourceUnit =
    | { kind: 'class'; decl: TypeDeclNode }
    | { kind: 'trigger'; trigger: TriggerNode }
    | { kind: 'anonymous'; members: Member[]; body: Stmt[] }
    | { kind: 'invalid'; errors: SyntaxError_[] };
