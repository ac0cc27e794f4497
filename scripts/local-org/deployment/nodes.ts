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

/** Whether the logic that joins conditions (`1 AND (2 OR 3)`) names one by a number, from 1, that is not there. */
export function namesMissing(logic: string, count: number): boolean {
    return [...logic.matchAll(/\d+/g)].some(([number]) => Number(number) < 1 || Number(number) > count);
}

/** A name as it reads: files write some of its characters as addresses do. */
export function decoded(text: string): string {
    return /%(?![0-9A-Fa-f]{2})/.test(text) ? text : decodeURIComponent(text);
}

/** Every element below a node, itself first. */
export function* within(node: XmlNode): IterableIterator<XmlNode> {
    yield node;
    for (const one of node.children) {
        yield* within(one);
    }
}
