import type { Pos } from '../syntax/ast.ts';

/** An expression of the JavaScript that Apex becomes. `print.ts` writes it, with the parentheses it needs. */
export type Js =
    | { k: 'name'; name: string }
    | { k: 'number'; value: number }
    | { k: 'bigint'; digits: string }
    | { k: 'string'; value: string }
    /** `line` is where the dot is, if not where the object ends. */
    | { k: 'member'; of: Js; name: string; line?: number }
    | { k: 'index'; of: Js; at: Js }
    | { k: 'call'; callee: Js; args: readonly Js[] }
    | { k: 'new'; of: Js; args: readonly Js[] }
    | { k: 'unary'; op: '!' | '~' | '-'; of: Js }
    | { k: 'increment'; of: Js }
    | { k: 'binary'; op: BinaryOp; left: Js; right: Js }
    | { k: 'conditional'; test: Js; yes: Js; no: Js }
    | { k: 'assign'; to: Js; value: Js }
    | { k: 'sequence'; parts: readonly Js[] }
    | { k: 'array'; items: readonly Js[] }
    | { k: 'object'; entries: readonly { name: string; value: Js }[] }
    | { k: 'arrow'; params: readonly string[]; body: Js | readonly JsStmt[] }
    | { k: 'spread'; of: Js }
    /** What is inside begins on this line of the output, or after it. */
    | { k: 'line'; line: number; js: Js };

export type BinaryOp =
    | '??'
    | '||'
    | '&&'
    | '|'
    | '^'
    | '&'
    | '==='
    | '!=='
    | '<'
    | '<='
    | '>'
    | '>='
    | '<<'
    | '>>'
    | '>>>'
    | '+'
    | '-'
    | '*'
    | '/';

export type JsStmt =
    /** What follows begins on this line of the output, or after it. */
    | { k: 'at'; line: number }
    | { k: 'expr'; js: Js }
    | { k: 'declare'; kind: 'let' | 'const'; variables: readonly { name: string; value: Js | null }[] }
    | { k: 'block'; body: readonly JsStmt[] }
    | { k: 'if'; test: Js; yes: readonly JsStmt[]; no: readonly JsStmt[] | null }
    | { k: 'while'; test: Js; body: readonly JsStmt[] }
    | { k: 'do'; test: Js; body: readonly JsStmt[] }
    | { k: 'for'; init: JsStmt | null; test: Js | null; update: readonly Js[]; body: readonly JsStmt[] }
    | { k: 'forOf'; name: string; over: Js; body: readonly JsStmt[] }
    | {
          k: 'try';
          body: readonly JsStmt[];
          caught: { name: string; body: readonly JsStmt[] } | null;
          final: readonly JsStmt[] | null;
      }
    | { k: 'return'; js: Js | null }
    | { k: 'throw'; js: Js }
    | { k: 'break' }
    | { k: 'continue' }
    /** `switch (on) { case …: return …; }` */
    | { k: 'choose'; on: Js; cases: readonly { value: Js; result: Js }[] }
    | { k: 'class'; name: string; base: Js; members: readonly JsMember[] };

export type JsMember =
    | { k: 'at'; line: number }
    | { k: 'field'; isStatic: boolean; name: string; value: Js }
    | { k: 'method'; isStatic: boolean; name: string; params: readonly string[]; body: readonly JsStmt[] };

export const name = (text: string): Js => ({ k: 'name', name: text });
export const NULL = name('null');
export const THIS = name('this');
export const TRUE = name('true');
export const FALSE = name('false');

export const number = (value: number): Js => ({ k: 'number', value });
export const bigint = (digits: string): Js => ({ k: 'bigint', digits });
export const string = (value: string): Js => ({ k: 'string', value });
export const boolean = (value: boolean): Js => (value ? TRUE : FALSE);
export const member = (of: Js, text: string): Js => ({ k: 'member', of, name: text });
/** `of.text(…)`, the dot on the line of the call: where the object is null, that is the line of the exception. */
export const callOnLine = (at: Pos, of: Js, text: string, args: readonly Js[]): Js => ({
    k: 'call',
    callee: { k: 'member', of, name: text, line: at.l },
    args
});
export const index = (of: Js, at: Js): Js => ({ k: 'index', of, at });
export const call = (callee: Js, ...args: Js[]): Js => ({ k: 'call', callee, args });
export const callMember = (of: Js, method: string, ...args: Js[]): Js => call(member(of, method), ...args);
export const not = (of: Js): Js => ({ k: 'unary', op: '!', of });
export const binary = (op: BinaryOp, left: Js, right: Js): Js => ({ k: 'binary', op, left, right });
export const conditional = (test: Js, yes: Js, no: Js): Js => ({ k: 'conditional', test, yes, no });
export const assignTo = (to: Js, value: Js): Js => ({ k: 'assign', to, value });
export const array = (items: readonly Js[]): Js => ({ k: 'array', items });
export const arrow = (params: readonly string[], body: Js | readonly JsStmt[]): Js => ({ k: 'arrow', params, body });
export const onLine = (at: Pos, js: Js): Js => ({ k: 'line', line: at.l, js });

/** The parts one after the other; the value is that of the last. */
export function sequence(parts: readonly Js[]): Js {
    return parts.length === 1 ? parts[0]! : { k: 'sequence', parts };
}

/** The operands joined by an operator, from the left. */
export function joined(op: BinaryOp, parts: readonly Js[]): Js {
    return parts.reduce((left, right) => binary(op, left, right));
}

export const atLine = (at: Pos): { k: 'at'; line: number } => ({ k: 'at', line: at.l });
export const run = (js: Js): JsStmt => ({ k: 'expr', js });
export const declare = (kind: 'let' | 'const', variable: string, value: Js): JsStmt => ({
    k: 'declare',
    kind,
    variables: [{ name: variable, value }]
});
export const giveBack = (js: Js | null): JsStmt => ({ k: 'return', js });

/** Whether reading the expression twice costs nothing and changes nothing: a name, or members of one. */
export function isPlain(js: Js): boolean {
    return js.k === 'name' || js.k === 'number' || (js.k === 'member' && isPlain(js.of));
}

/** Whether running any of this may call something. */
export function callsAny(nodes: readonly (Js | JsStmt | null)[]): boolean {
    return nodes.some((node) => node !== null && calls(node));
}

function calls(node: Js | JsStmt): boolean {
    switch (node.k) {
        case 'call':
        case 'new':
            return true;
        case 'member':
        case 'unary':
        case 'increment':
        case 'spread':
            return calls(node.of);
        case 'index':
            return calls(node.of) || calls(node.at);
        case 'binary':
            return calls(node.left) || calls(node.right);
        case 'conditional':
            return callsAny([node.test, node.yes, node.no]);
        case 'assign':
            return calls(node.to) || calls(node.value);
        case 'sequence':
            return callsAny(node.parts);
        case 'array':
            return callsAny(node.items);
        case 'line':
        case 'expr':
        case 'throw':
            return calls(node.js);
        case 'return':
            return node.js !== null && calls(node.js);
        case 'declare':
            return callsAny(node.variables.map((one) => one.value));
        case 'block':
            return callsAny(node.body);
        case 'name':
        case 'number':
        case 'bigint':
        case 'string':
        case 'at':
        case 'break':
        case 'continue':
            return false;
        default:
            // Loops, handlers, functions: whoever asks is on the safe side with yes.
            return true;
    }
}
