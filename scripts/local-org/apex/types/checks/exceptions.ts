import { CompileProblem } from '../../syntax/diagnostics.ts';
import type { ApexType, TypeDecl } from '../types.ts';
import { typeText, type CheckContext } from './declared.ts';

/** The constructors that every exception class has by itself. */
const OWN = ['', 'String', 'Exception', 'String, Exception'];

/** A class is an exception exactly where its name says so, and its four constructors are the platform's. */
export function checkException(context: CheckContext, decl: TypeDecl): void {
    const node = decl.user!.node!;
    if (decl.kind !== 'class') {
        return;
    }
    const say = (message: string, at: { l: number; c: number } = node): void =>
        context.report(new CompileProblem(message, at));
    const isNamed = /exception$/i.test(node.name);
    if (decl.isException && !isNamed) {
        say(`Classes extending Exception must have a name ending in Exception: ${decl.name}`);
    }
    if (!decl.isException && isNamed) {
        const base = decl.superType && decl.superType.name !== 'Object' ? decl.superType.name : decl.name;
        say(`Exception class must extend another Exception class: ${base}`);
    }
    for (const one of decl.isException ? decl.constructors : []) {
        const params = one.params.map((param: ApexType) => typeText(param)).join(', ');
        if (one.node && OWN.includes(params)) {
            say(`System exception constructor already defined: void <init>(${params})`, one.node);
        }
    }
}
