import { enumValues } from '../../values/enum.ts';
import type { Implementation, PlatformClass } from '../../platform/define.ts';
import { splitArguments } from './split-arguments.ts';
import type { TypeTable } from './type-table.ts';
import { addMethod, jsMethodName, newDecl, type ApexType, type MethodDecl, type TypeDecl } from './types.ts';

/** Turns a declaration of the standard library into one the compiler can look members up in. Signatures are read on first use. */
export function declarePlatformClass(table: TypeTable, name: string, from: PlatformClass): TypeDecl {
    const kind = from.kind ?? 'class';
    const decl = newDecl(name, kind === 'interface' ? 'interface' : kind === 'enum' ? 'enum' : 'class', 'platform');
    decl.typeParams = from.typeParameters ?? [];
    decl.isAbstract = kind === 'abstract class' || kind === 'interface';
    decl.isVirtual = kind !== 'class' && kind !== 'enum';
    decl.isException = kind === 'exception';
    decl.enumNames = from.values ?? [];
    if (kind === 'enum') {
        enumValues(name, decl.enumNames);
    }
    decl.load = () => load(table, decl, from);
    return decl;
}

function load(table: TypeTable, decl: TypeDecl, from: PlatformClass): void {
    const variables = new Map<string, ApexType>();
    for (const parameter of decl.typeParams) {
        variables.set(parameter.toLowerCase(), table.of(newDecl(parameter, 'var', 'builtin')));
    }
    const type = (text: string): ApexType => {
        const found = table.parse(text, variables);
        if (!found) {
            throw new Error(`The declaration of ${from.name} names an unknown type: ${text}`);
        }
        return found;
    };
    const base = from.extends ?? (decl.isException && decl.name !== 'System.Exception' ? 'System.Exception' : null);
    const object = table.core('Object');
    decl.superType = base ? type(base) : decl === object.decl ? null : object;
    decl.interfaces = (from.implements ?? []).map(type);
    const method = (signature: string, impl: Implementation | null, isStatic: boolean): MethodDecl => {
        const match = /^(.+?)\s+(\w+)\s*\((.*)\)$/s.exec(signature.trim());
        if (!match) {
            throw new Error(`The declaration of ${from.name} has a signature that cannot be read: ${signature}`);
        }
        const params = parameters(match[3]!).map(type);
        return {
            name: match[2]!,
            owner: decl,
            params,
            returns: type(match[1]!),
            isStatic,
            isAbstract: impl === null,
            isVirtual: decl.isVirtual,
            access: 'global',
            jsName: jsMethodName(match[2]!, params),
            impl,
            node: null,
            testVisible: false
        };
    };
    for (const [signature, impl] of Object.entries(from.statics ?? {})) {
        addMethod(decl, method(signature, impl, true));
    }
    for (const [signature, impl] of Object.entries(from.methods ?? {})) {
        addMethod(decl, method(signature, impl, false));
    }
    for (const [signature, impl] of Object.entries(from.constructors ?? {})) {
        decl.constructors.push(method(`void new${signature}`, impl, false));
    }
    const property = (
        text: string,
        platform: { get: () => unknown; set?: Implementation },
        isStatic: boolean
    ): void => {
        const at = text.lastIndexOf(' ');
        const name = text.slice(at + 1);
        decl.properties.set(name.toLowerCase(), {
            name,
            owner: decl,
            type: type(text.slice(0, at)),
            isStatic,
            isFinal: false,
            isTransient: false,
            access: 'global',
            setAccess: 'global',
            jsName: name,
            getter: null,
            setter: null,
            canWrite: platform.set !== undefined,
            platform,
            testVisible: false,
            annotations: []
        });
    };
    for (const [text, platform] of Object.entries(from.properties ?? {})) {
        property(text, platform as { get: () => unknown; set?: Implementation }, false);
    }
    for (const [text, platform] of Object.entries(from.staticProperties ?? {})) {
        property(text, platform as { get: () => unknown; set?: Implementation }, true);
    }
}

/** The types of a parameter list, `String a, Map<Id, X> b` or without names. */
function parameters(text: string): string[] {
    return splitArguments(text).map((part) => {
        const trimmed = part.trim();
        const match = /^(.*[\s>\]])\s*\w+$/s.exec(trimmed);
        return match ? match[1]!.trim() : trimmed;
    });
}
