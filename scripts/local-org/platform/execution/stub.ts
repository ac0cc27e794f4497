import { ApexObject } from '../../runtime/apex-object.ts';
import { ancestors } from '../../apex/types/relations.ts';
import { loaded, type ApexType, type MethodDecl } from '../../apex/types/types.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { invoke, runtime } from '../language/support.ts';

const TYPE = 'System.Type';

/**
 * `Test.createStub(type, provider)`: an instance of the class whose methods ask the provider. Constructors and initialisers do not
 * run. Static and private methods and properties are not stubbed.
 */
export function createStub(type: ApexType, provider: unknown): unknown {
    const { classes, classToken, program } = runtime();
    const { decl } = type;
    if (decl.origin !== 'user' || (decl.kind !== 'class' && decl.kind !== 'interface')) {
        throwApex('System.IllegalArgumentException', `Test.createStub: cannot create a stub of ${type.name}`);
    }
    const Base = (decl.kind === 'class' ? classes[decl.user!.index]! : ApexObject) as new () => object;
    class Stub extends Base {}
    Object.defineProperty(Stub.prototype, '$decl', { value: decl });
    Object.defineProperty(Stub.prototype, '$isStub', { value: true });
    const made = new Stub();
    const answer = (method: MethodDecl, args: unknown[]): unknown => {
        const parameters = method.node && 'params' in method.node ? method.node.params.map((param) => param.name) : [];
        const result = invoke(
            provider,
            'handleMethodCall',
            made,
            method.name,
            method.returns === program.table.void ? classToken(program.table.void) : classToken(method.returns),
            new ApexList(TYPE, method.params.map(classToken)),
            new ApexList('String', parameters),
            new ApexList('Object', args)
        );
        return method.returns === program.table.void || result === null
            ? null
            : runtime().types.cast(result, method.returns);
    };
    for (const ancestor of ancestors(program.table, type)) {
        if (ancestor.decl.origin !== 'user') {
            continue;
        }
        for (const method of [...loaded(ancestor.decl).methods.values()].flat()) {
            if (!method.isStatic && method.access !== 'private' && !Object.hasOwn(Stub.prototype, method.jsName)) {
                Object.defineProperty(Stub.prototype, method.jsName, {
                    configurable: true,
                    value: (...args: unknown[]) => answer(method, args)
                });
            }
        }
    }
    return made;
}
