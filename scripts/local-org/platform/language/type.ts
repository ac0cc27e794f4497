import { ApexTypeToken } from '../../runtime/runtime-object.ts';
import type { ApexType } from '../../apex/types/types.ts';
import { loaded } from '../../apex/types/types.ts';
import { isAssignable } from '../../apex/types/relations.ts';
import { throwApex } from '../../values/exceptions.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass } from '../define.ts';
import { textHash } from './object.ts';
import { need, runtime } from './support.ts';

/** `Type.forName`: null where there is no such type. A class whose file does not compile does not exist. */
function forName(namespace: string | null, name: string): ApexTypeToken | null {
    const { program, classToken } = runtime();
    const text = namespace ? `${namespace}.${need(name)}` : need(name);
    if (!/^[\w.]+(\s*<[\w.,<>\s]+>)?(\[\])?$/.test(text.trim())) {
        return null;
    }
    const type = program.table.parse(text.replace(/\bANY\b/g, 'Object'));
    if (!type) {
        return null;
    }
    const unit = type.decl.user && program.units.get(type.decl.user.unit);
    return unit && unit.errors.length > 0 ? null : classToken(type);
}

/** A new instance through the constructor without parameters. */
export function newInstance(type: ApexType): unknown {
    const { $, program, classes } = runtime();
    const { decl } = type;
    const [first, second] = type.args;
    switch (decl.name) {
        case 'List':
        case 'Set':
            return ($[`new${decl.name}`] as (name: string) => unknown)(first!.name);
        case 'Map':
            return ($['newMap'] as (key: string, value: string) => unknown)(first!.name, second!.name);
        default:
    }
    if (decl.kind === 'sobject') {
        return ($['newRecord'] as (name: string, fields: unknown[]) => unknown)(decl.name, []);
    }
    if (decl.origin === 'user' && decl.kind === 'class' && !decl.isAbstract) {
        const found = decl.constructors.find((one) => one.params.length === 0);
        if (found && found.access !== 'private') {
            const made = new classes[decl.user!.index]!() as Record<string, () => unknown>;
            return made[found.jsName]!();
        }
        if (found) {
            throwApex(
                'System.TypeException',
                `Type.newInstance: the constructor without parameters of ${decl.name} is not visible`
            );
        }
        if (decl.isException) {
            return ($['initException'] as (made: unknown) => unknown)(
                (new classes[decl.user!.index]!() as { $fields: () => unknown }).$fields()
            );
        }
        return throwApex('System.TypeException', `No default constructor found for: ${decl.name}`);
    }
    if (decl.isException) {
        return ($['newException'] as (name: string) => unknown)(decl.name);
    }
    if (decl.origin === 'user') {
        return throwApex('System.TypeException', `Type cannot be constructed: ${program.table.of(decl).name}`);
    }
    const constructor = loaded(decl).constructors.find((one) => one.params.length === 0);
    if (constructor?.impl) {
        return constructor.impl();
    }
    if (
        [
            'String',
            'Integer',
            'Long',
            'Decimal',
            'Double',
            'Boolean',
            'Id',
            'Date',
            'Datetime',
            'Time',
            'Blob'
        ].includes(decl.name)
    ) {
        return null;
    }
    throw new UnsupportedError(`Type.newInstance of ${type.name}`);
}

export default defineClass({
    name: 'System.Type',
    statics: {
        'Type forName(String name)': (name: string) => forName(null, name),
        'Type forName(String namespace, String name)': forName
    },
    methods: {
        'Boolean equals(Object other)': (self: ApexTypeToken, other: unknown) =>
            other instanceof ApexTypeToken && other.type === self.type,
        'String getName()': (self: ApexTypeToken) => self.name,
        'Integer hashCode()': (self: ApexTypeToken) => textHash(self.type.name),
        'Boolean isAssignableFrom(Type other)': (self: ApexTypeToken, other: ApexTypeToken) =>
            isAssignable(runtime().program.table, need(other).type, self.type),
        'Object newInstance()': (self: ApexTypeToken) => newInstance(self.type),
        'String toString()': (self: ApexTypeToken) => self.name
    }
});
