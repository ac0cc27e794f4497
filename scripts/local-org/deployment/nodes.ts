import type { XmlNode } from '../schema/xml-tree.ts';

export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
    return node?.children.find((one) => one.name === name);
}

export function children(node: XmlNode | undefined, name: string): XmlNode[] {
    return node?.children.filter((one) => one.name === name) ?? [];
}

/** The text of a child; null where there is none. */
export function textOf(node: XmlNode | undefined, name: string): string | null {
    return child(node, name)?.text ?? null;
}

export function isTrue(node: XmlNode | undefined, name: string): boolean {
    return textOf(node, name) === 'true';
}

/** Every element below a node, itself first. */
export function* within(node: XmlNode): IterableIterator<XmlNode> {
    yield node;
    for (const one of node.children) {
        yield* within(one);
    }
}
