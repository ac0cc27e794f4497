import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Implementation } from '../platform/define.ts';
import { nameAgain, type Named } from './named.ts';
import type { CompiledUnit, CompileOptions, Program, SourceFile } from './program.ts';
import type { TypeTable } from './types/type-table.ts';
import { loaded, type TypeDecl } from './types/types.ts';

/** What compiling gives of a unit that compiled; the rest of it follows from its tree. */
export type Emitted = Pick<CompiledUnit, 'js' | 'shifts' | 'lines' | 'methods' | 'needs'>;

/** What a former start of the same program compiled: code by the key of its unit, and the functions of the platform that it uses. */
export interface KeptProgram {
    units: ReadonlyMap<string, Emitted>;
    impls: readonly Implementation[];
}

interface KeptFile {
    key: string;
    named: Named;
    /** functions of the platform: the class, and which of its members */
    impls: [owner: string, at: number][];
    units: Record<string, Omit<Emitted, 'lines' | 'needs'> & { lines: number[]; needs: string[] }>;
}

/** Says which code the compiler itself is made of; only what `bin/run.mjs` runs has it. */
export const BUILD = Symbol.for('local-org.build');
export type Built = { [BUILD]?: string };

/** The file that a program is kept in, and by which key. */
export interface ProgramPlace {
    file: string;
    /** says everything that code follows from */
    key: string;
}

/**
 * Where a program is kept; asked before it is compiled, so that what changes meanwhile is not taken for what was compiled.
 * @returns null for nowhere
 */
export function placeOf(files: readonly SourceFile[], options: CompileOptions): ProgramPlace | null {
    const build = (globalThis as Built)[BUILD];
    if (options.cacheFolder === null || build === undefined) {
        return null;
    }
    const { schema, coverage, namespaces = [] } = options;
    const program = createHash('sha1').update(JSON.stringify([schema.projectDirs, coverage, namespaces, build]));
    const state = createHash('sha1').update(`${schema.sourceStamp} ${schema.fingerprint()}\n`);
    for (const { path, kind, apiVersion, text } of files) {
        state.update(`${path} ${kind} ${apiVersion} ${text.length}\n${text}`);
    }
    return {
        file: join(options.cacheFolder, 'programs', `${program.digest('hex')}.json`),
        key: state.digest('hex')
    };
}

/**
 * The code of the same program from a former start: nothing of it is compiled again where no source, no metadata and nothing of
 * the compiler has changed since. Objects and fields that the code names are named in the schema.
 * @returns null where there is none
 */
export function keptProgram(place: ProgramPlace, table: TypeTable): KeptProgram | null {
    const kept = readKept(place.file);
    if (kept?.key !== place.key) {
        return null;
    }
    nameAgain(table.schema, kept.named);
    const members = new Map<string, Implementation[]>();
    const impls = kept.impls.map(([owner, at]) => {
        let list = members.get(owner);
        if (!list) {
            list = implementationsOf(table.platformClass(owner)!);
            members.set(owner, list);
        }
        return list[at]!;
    });
    const units = new Map(
        Object.entries(kept.units).map(([key, unit]) => [
            key,
            { ...unit, lines: new Set(unit.lines), needs: new Set(unit.needs) }
        ])
    );
    return { units, impls };
}

function readKept(file: string): KeptFile | null {
    try {
        return JSON.parse(readFileSync(file, 'utf8')) as KeptFile;
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) {
            return null;
        }
        throw error;
    }
}

/** Keeps a program without errors for the next start. */
export function keepProgram(place: ProgramPlace, program: Program): void {
    if (program.errors.length > 0) {
        return;
    }
    const places = new Map<Implementation, [string, number]>();
    for (const [owner, decl] of program.table.loadedClasses()) {
        implementationsOf(decl).forEach((impl, at) => places.has(impl) || places.set(impl, [owner, at]));
    }
    const impls = program.impls.map((impl) => places.get(impl));
    // A function that no class of the platform has cannot be found again.
    if (impls.includes(undefined)) {
        return;
    }
    const kept: KeptFile = {
        key: place.key,
        named: program.named,
        impls: impls as [string, number][],
        units: Object.fromEntries(
            [...program.units].map(([key, { js, shifts, lines, methods, needs }]) => [
                key,
                { js, shifts, lines: [...lines], methods, needs: [...needs] }
            ])
        )
    };
    mkdirSync(dirname(place.file), { recursive: true });
    const temporary = `${place.file}.${process.pid}`;
    writeFileSync(temporary, JSON.stringify(kept));
    renameSync(temporary, place.file);
}

/** The functions behind the members of a class of the platform, in an order that is always the same. */
function implementationsOf(decl: TypeDecl): Implementation[] {
    const { constructors, methods, properties } = loaded(decl);
    const functions = [...constructors, ...[...methods.values()].flat()].flatMap((one) => one.impl ?? []);
    const accessors = [...properties.values()].flatMap(({ platform }) => [platform?.get ?? [], platform?.set ?? []]);
    return [...functions, ...accessors.flat()];
}
