import { SourceMap } from 'node:module';
import { extname } from 'node:path';
import { transform as stripTypes } from 'esbuild';
import { transformSync } from '@lwc/compiler';
import { contentHash, type ModuleCache } from './module-cache.ts';
import { PageError } from './page-error.ts';

/** Identifies the module a file belongs to. */
export interface ModuleIdentity {
    namespace: string;
    name: string;
    /** API version of the bundle, null for the newest */
    apiVersion: number | null;
    sourceMap: boolean;
}

// Increased when the options below change, so that cached modules are compiled again.
const FORMAT = '4';

/**
 * Compiles one file of a Lightning web component (script, template or style sheet) to an ES module.
 * @param file absolute path
 * @param source its text
 * @param module the component it belongs to
 * @param cache results of earlier builds
 * @returns JavaScript, with an inline source map when asked for
 * @throws PageError with the position in the source
 */
export async function compileModule(
    file: string,
    source: string,
    module: ModuleIdentity,
    cache: ModuleCache
): Promise<string> {
    // Of a style sheet nothing depends on the component: the base components have many of theirs from the same few.
    const owner = file.endsWith('.css') ? `${module.apiVersion} ${isScoped(file)}` : file + JSON.stringify(module);
    const key = contentHash(FORMAT, source, owner);
    const cached = cache.get(key);
    if (cached !== undefined) {
        return cached;
    }
    const code = await compile(file, source, module);
    cache.set(key, code);
    return code;
}

const isScoped = (file: string): boolean => file.endsWith('.scoped.css');

async function compile(file: string, source: string, module: ModuleIdentity): Promise<string> {
    const typed = extname(file) === '.ts';
    const script = typed ? await withoutTypes(file, source) : { code: source, map: null };
    try {
        const result = transformSync(script.code, typed ? file.replace(/\.ts$/, '.js') : file, {
            namespace: module.namespace,
            name: module.name,
            apiVersion: module.apiVersion ?? undefined,
            enableDynamicComponents: true,
            enableSyntheticElementInternals: true,
            scopedStyles: isScoped(file),
            outputConfig: { sourcemap: module.sourceMap }
        });
        if (!module.sourceMap || !result.map) {
            return result.code;
        }
        const map = { ...(result.map as unknown as Record<string, unknown>) };
        if (!typed) {
            map.sources = [file];
        }
        return `${result.code}\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`;
    } catch (error) {
        throw compileProblem(file, error, script.map);
    }
}

// TypeScript components: the types are removed, decorators and class fields stay for the LWC compiler.
async function withoutTypes(file: string, source: string): Promise<{ code: string; map: string }> {
    try {
        const result = await stripTypes(source, {
            loader: 'ts',
            target: 'esnext',
            sourcefile: file,
            sourcemap: 'both',
            sourcesContent: true,
            tsconfigRaw: {
                compilerOptions: {
                    verbatimModuleSyntax: true,
                    experimentalDecorators: false,
                    useDefineForClassFields: true
                }
            }
        });
        return { code: result.code, map: result.map };
    } catch (error) {
        const errors = (error as { errors?: { text: string; location: { line: number; column: number } | null }[] })
            .errors;
        if (!errors) {
            throw error;
        }
        throw new PageError(
            errors.map(({ text, location }) => ({
                file,
                line: location?.line ?? 0,
                column: location ? location.column + 1 : 0,
                message: text
            }))
        );
    }
}

interface CompilerFailure {
    message: string;
    location?: { line: number; column: number };
    loc?: { line: number; column: number };
}

function compileProblem(file: string, error: unknown, map: string | null): PageError {
    const failure = error as CompilerFailure;
    let line = failure.location?.line ?? failure.loc?.line ?? 0;
    let column = failure.location?.column ?? failure.loc?.column ?? 0;
    if (map && line) {
        const payload = JSON.parse(map) as ConstructorParameters<typeof SourceMap>[0];
        const entry = new SourceMap(payload).findEntry(line - 1, Math.max(column - 1, 0));
        if ('originalLine' in entry) {
            line = entry.originalLine + 1;
            column = entry.originalColumn + 1;
        }
    }
    // Babel puts the path before and a code frame behind its own messages.
    const message = failure.message.split('\n')[0]!.replace(/^.*?\.(js|ts|html|css): /, '');
    return new PageError([{ file, line, column, message }]);
}
