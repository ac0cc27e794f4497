import { CompileProblem } from '../../syntax/diagnostics.ts';
import type { Access, TypeDecl } from '../types.ts';
import type { CheckContext } from './declared.ts';

const ORDER: readonly Access[] = ['private', 'protected', 'public', 'global'];

const accessIn = (words: readonly string[]): Access | undefined => ORDER.find((one) => words.includes(one));

/** The accessors of a property are seen from no further than the property. */
export function checkAccessors(context: CheckContext, decl: TypeDecl): void {
    for (const member of decl.user!.node!.members) {
        if (member.k !== 'property') {
            continue;
        }
        const whole = accessIn(member.mods.words) ?? 'private';
        for (const accessor of [member.get, member.set]) {
            const own = accessor && accessIn(accessor.words);
            if (own && ORDER.indexOf(own) > ORDER.indexOf(whole) && !member.mods.words.includes('webservice')) {
                const message = `Cannot declare ${own} accessor on ${whole} property`;
                context.report(new CompileProblem(message, accessor));
            }
        }
    }
}
