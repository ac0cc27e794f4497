import type { SourceUnit } from '../../syntax/ast.ts';
import { CompileProblem } from '../../syntax/diagnostics.ts';

/**
 * A class is deployed under the name of its file (Metadata API, ApexClass: fullName), which is the name it has in the source, in
 * any case. The front end does not see files; the wording is ours.
 */
export function fileNameProblem(source: SourceUnit, fileName: string): CompileProblem | null {
    if (source.kind !== 'class' || source.decl.name.toLowerCase() === fileName.toLowerCase()) {
        return null;
    }
    return new CompileProblem(
        `The class ${source.decl.name} must be in a file of its own name, not in ${fileName}.cls`,
        source.decl
    );
}
