import type { CompiledUnit, Program, SourceFile } from './program.ts';
import type { SourceUnit } from './syntax/ast.ts';

/** Metadata that Apex does not see when it is compiled, and components. What is not listed may change what Apex means. */
const UNSEEN =
    /\.(?:layout|flexipage|tab|app|quickAction|listView|compactLayout|webLink|report|reportFolder|dashboard|dashboardFolder|permissionset|permissionsetgroup|sharingRules|group|queue|role|translation|email|emailFolder|validationRule)-meta\.xml$|[\\/]lwc[\\/]/;
const APEX = /\.(?:cls|trigger)(?:-meta\.xml)?$/;
const LABELS = /\.labels?-meta\.xml$/;

/**
 * Whether the schema is the same to Apex that is compiled.
 * @param files absolute paths of all files that have changed
 * @param labels before and after: of labels, code says the names
 */
export function isSameToApex(
    files: readonly string[],
    [before, after]: readonly [ReadonlyMap<string, unknown>, ReadonlyMap<string, unknown>]
): boolean {
    const areLabelsSame = before.size === after.size && [...before.keys()].every((name) => after.has(name));
    return files.every((one) => UNSEEN.test(one) || APEX.test(one) || (LABELS.test(one) && areLabelsSame));
}

/** What a unit was compiled from. */
export interface UnitSource {
    text: string;
    apiVersion: number;
    tree: SourceUnit;
}

/** @returns the tree of a file whose text is as it was, or null */
export function formerTree(former: Program | null, key: string, text: string): SourceUnit | null {
    const source = former?.units.get(key)?.source;
    return source?.text === text ? source.tree : null;
}

/**
 * Code names other classes by what they declare, never by what is in their bodies: where the declarations of all files are as they
 * were, the code of those whose text did not change is, too.
 * @param former a program of the same schema without errors, or null
 * @param now the files by their keys in the order of the program, with their trees
 * @returns the units that are as they were; none where a declaration has changed, or a file came or went
 */
export function unitsAsBefore(
    former: Program | null,
    now: ReadonlyMap<string, { file: SourceFile; tree: SourceUnit }>
): Map<string, CompiledUnit> {
    const before = [...(former?.units ?? [])].filter(([, unit]) => unit.kind !== 'anonymous');
    const keys = [...now.keys()];
    const isSame = before.length === keys.length && before.every(([key], at) => key === keys[at]);
    if (!former || former.errors.length > 0 || !isSame) {
        return new Map();
    }
    const kept = new Map<string, CompiledUnit>();
    for (const [key, unit] of before) {
        const { file, tree } = now.get(key)!;
        const { source } = unit;
        const isDeclaredSame = source.apiVersion === (file.apiVersion ?? 0) && unit.file === file.path;
        if (isDeclaredSame && source.text === file.text) {
            kept.set(key, unit);
        } else if (!isDeclaredSame || declarations(source.tree) !== declarations(tree)) {
            return new Map();
        }
    }
    return kept;
}

const PLACES = new Set(['l', 'c', 'nameAt', 'endLine']);

/** What other files can see of one: all of a class but its places and bodies. */
const declarations = (unit: SourceUnit): string =>
    unit.kind === 'trigger'
        ? unit.trigger.object
        : JSON.stringify(unit, (key, value: unknown) =>
              PLACES.has(key) ? undefined : key === 'body' ? value !== null : value
          );
