import { CompileProblem } from '../../syntax/diagnostics.ts';
import type { TypeDecl } from '../types.ts';
import { hasAnnotation, hasWord, type CheckContext } from './declared.ts';

/** Where a type may stand, and what an inner one cannot have. */
export function checkTypePlace(context: CheckContext, decl: TypeDecl): void {
    const node = decl.user!.node!;
    const { mods, members } = node;
    const say = (message: string, at: { l: number; c: number } = node): void =>
        context.report(new CompileProblem(message, at));
    if (!decl.outer) {
        const isOpen = hasWord(mods, 'public') || hasWord(mods, 'global');
        if (!isOpen && !hasAnnotation(mods, 'istest')) {
            say('Top-level type must have public or global visibility');
        }
        return;
    }
    if (decl.outer.outer) {
        return;
    }
    for (const member of members) {
        if (member.k === 'type') {
            say('Inner types are not allowed to have inner types', member);
        }
        if (member.k === 'init' && member.isStatic) {
            say('Inner types are not allowed to have static blocks', member.body);
        }
    }
}
