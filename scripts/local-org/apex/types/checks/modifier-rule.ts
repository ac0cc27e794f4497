import type { ElementKind } from './declared.ts';

/** What a modifier, word or annotation, demands of the declaration it stands before. */
export interface ModifierRule {
    /** As messages write it. */
    text: string;
    on: readonly ElementKind[];
    /** Only on a top-level type or its members. */
    topLevel?: boolean;
    /** Modifiers that cannot stand beside it. */
    not?: readonly string[];
    /** Modifiers that must stand beside it, on the kinds that are named. */
    needs?: readonly { all: readonly string[]; on?: readonly ElementKind[] }[];
    /** Modifiers of which one must stand beside it. */
    needsOne?: readonly { of: readonly string[]; on?: readonly ElementKind[] }[];
    /** Modifiers of which the defining type must have one, since an API version. */
    definingType?: { of: readonly string[]; on?: readonly ElementKind[]; since?: number };
    /** The modifier that the type around the defining type must have too. */
    enclosingType?: string;
}
