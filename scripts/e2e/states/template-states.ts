import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@lwc/template-compiler';

/** One of the states of a component: a part of its template that is there under a condition. */
export interface TemplateState {
    /** such as `currentAccess: hasAccess`, or `currentAccess: not hasAccess` for what is there otherwise */
    name: string;
    /** tag of the component, such as `c-current-access` */
    tag: string;
    /** finds the elements of that part within the component, and of no other part */
    selector: string;
}

/** What is read of a node of the compiler's syntax tree. */
interface Node {
    type: string;
    name?: string;
    value?: unknown;
    condition?: Expression;
    attributes?: { name: string; value: { type: string; value?: unknown } }[];
    children?: Node[];
    else?: Node;
}

type Expression = { type: string; name?: string; object?: Expression; property?: Expression };

/** An element with the elements around it, from the outermost one on. */
type Path = Node[];

const FOLDER = join(process.cwd(), 'force-app', 'main', 'default', 'lwc');

/**
 * Every state that the templates of the project's components have, from the templates themselves: a new one is known as soon
 * as it is written.
 * @throws Error naming a state none of whose elements can be told from the rest of the template: it needs a data attribute
 */
export function templateStates(): TemplateState[] {
    return readdirSync(FOLDER)
        .flatMap((bundle) => {
            const file = join(FOLDER, bundle, `${bundle}.html`);
            const source = readdirSync(join(FOLDER, bundle)).includes(`${bundle}.html`)
                ? readFileSync(file, 'utf8')
                : '';
            return source ? statesOf(bundle, source) : [];
        })
        .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The states of one template. */
export function statesOf(bundle: string, source: string): TemplateState[] {
    const { root, warnings } = parse(source, { name: bundle, namespace: 'c' }) as unknown as {
        root?: Node;
        warnings: { message: string }[];
    };
    if (!root) {
        throw new Error(`${bundle}.html: ${warnings.map(({ message }) => message).join(' ')}`);
    }
    const all = elementsIn(root, []);
    const tag = `c-${bundle.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return branchesIn(root, []).flatMap(({ condition, node, around }) => {
        const own = elementsIn({ type: 'Fragment', children: node.children ?? [] }, around);
        if (own.length === 0) {
            // Text alone, which looks like the text beside it.
            return [];
        }
        const inside = new Set(own.map((path) => path.at(-1)));
        const told = own.filter((path) => !all.some((other) => !inside.has(other.at(-1)) && matches(other, path)));
        if (told.length === 0) {
            throw new Error(`${bundle}.html, ${condition}: no element of it can be told from the others.`);
        }
        // Any of them: what is in it may have conditions of its own.
        const selectors = told.map((path) => path.map((element) => selectorOf(signatureOf(element))).join(' '));
        return [{ name: `${bundle}: ${condition}`, tag, selector: selectors.join(', ') }];
    });
}

interface Branch {
    condition: string;
    node: Node;
    around: Path;
}

function branchesIn(node: Node, around: Path): Branch[] {
    const within = isElement(node) ? [...around, node] : around;
    const inside = (node.children ?? []).flatMap((child) => branchesIn(child, within));
    if (node.type !== 'IfBlock' && node.type !== 'ElseifBlock') {
        return inside;
    }
    const condition = textOf(node.condition!);
    const otherwise = node.else
        ? [
              ...(node.else.type === 'ElseBlock' ? [{ condition: `not ${condition}`, node: node.else, around }] : []),
              ...branchesIn(node.else, around)
          ]
        : [];
    return [{ condition, node, around }, ...inside, ...otherwise];
}

function elementsIn(node: Node, around: Path): Path[] {
    const path = isElement(node) ? [...around, node] : around;
    return [
        ...(isElement(node) ? [path] : []),
        ...(node.children ?? []).flatMap((child) => elementsIn(child, path)),
        ...(node.else ? elementsIn(node.else, around) : [])
    ];
}

function isElement({ type }: Node): boolean {
    return type === 'Element' || type === 'ExternalComponent' || type === 'Component';
}

function textOf(expression: Expression): string {
    return expression.type === 'MemberExpression'
        ? `${textOf(expression.object!)}.${textOf(expression.property!)}`
        : (expression.name ?? expression.type);
}

/** What of an element stands in the page as it is written: its tag, its classes, and its data attributes. */
interface Signature {
    tag: string;
    classes: string[];
    data: string[];
}

function signatureOf({ name, attributes = [] }: Node): Signature {
    const literal = attributes.find((one) => one.name === 'class' && one.value.type === 'Literal');
    return {
        tag: name!,
        classes: String(literal?.value.value ?? '')
            .split(/\s+/)
            .filter(Boolean),
        data: attributes
            .filter((one) => one.name.startsWith('data-'))
            .map(({ name: attribute, value }) =>
                typeof value.value === 'string' ? `[${attribute}="${value.value}"]` : `[${attribute}]`
            )
    };
}

function selectorOf({ tag, classes, data }: Signature): string {
    return tag + classes.map((one) => `.${CSS_SPECIAL(one)}`).join('') + data.join('');
}

const CSS_SPECIAL = (name: string): string => name.replace(/[^\w-]/g, (character) => `\\${character}`);

/** Whether the selector of a path would find another element, too. */
function matches(other: Path, path: Path): boolean {
    const [own, ...around] = path.map(signatureOf).reverse();
    const [found, ...foundAround] = other.map(signatureOf).reverse();
    if (!isLike(found!, own!)) {
        return false;
    }
    let at = 0;
    for (const one of around) {
        while (at < foundAround.length && !isLike(foundAround[at]!, one)) {
            at++;
        }
        if (at === foundAround.length) {
            return false;
        }
        at++;
    }
    return true;
}

function isLike(found: Signature, wanted: Signature): boolean {
    return (
        found.tag === wanted.tag &&
        wanted.classes.every((one) => found.classes.includes(one)) &&
        wanted.data.every((one) => found.data.includes(one) || found.data.includes(one.replace(/=.*/, ']')))
    );
}
