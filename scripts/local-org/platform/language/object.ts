import { toText } from '../../runtime/text.ts';
import { ApexObject, method } from '../../runtime/apex-object.ts';
import { identityOf, keyText, valuesEqual } from '../../values/equality.ts';
import { defineClass } from '../define.ts';

/** Java's hash of a text. */
export function textHash(text: string): number {
    let hash = 0;
    for (let i = 0; i < text.length; i++) {
        hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
    }
    return hash;
}

export function hashOf(value: unknown): number {
    const own = value instanceof ApexObject ? method(value, 'hashcode$') : null;
    if (own) {
        return own() as number;
    }
    if (value instanceof ApexObject) {
        return identityOf(value);
    }
    if (typeof value === 'string') {
        return textHash(value);
    }
    if (typeof value === 'number') {
        return value;
    }
    return typeof value === 'boolean' ? (value ? 1231 : 1237) : textHash(keyText(value));
}

export default [
    defineClass({
        name: 'System.Object',
        kind: 'abstract class',
        methods: {
            'String toString()': (self: unknown) => toText(self),
            'Boolean equals(Object other)': (self: unknown, other: unknown) => {
                const own = self instanceof ApexObject ? method(self, 'equals$object') : null;
                if (own) {
                    return own(other);
                }
                // Of a String in an Object variable, equals is the == of Strings.
                return typeof self === 'string' && typeof other === 'string'
                    ? self.toLowerCase() === other.toLowerCase()
                    : valuesEqual(self, other);
            },
            'Integer hashCode()': (self: unknown) => hashOf(self)
        }
    }),
    defineClass({ name: 'System.Comparable', kind: 'interface', methods: { 'Integer compareTo(Object other)': null } }),
    defineClass({
        name: 'System.Comparator',
        kind: 'interface',
        typeParameters: ['T'],
        methods: { 'Integer compare(T left, T right)': null }
    }),
    defineClass({
        name: 'System.Callable',
        kind: 'interface',
        methods: { 'Object call(String action, Map<String, Object> args)': null }
    }),
    defineClass({
        name: 'System.Iterable',
        kind: 'interface',
        typeParameters: ['T'],
        methods: { 'Iterator<T> iterator()': null }
    }),
    defineClass({
        name: 'System.Iterator',
        kind: 'interface',
        typeParameters: ['T'],
        methods: { 'Boolean hasNext()': null, 'T next()': null }
    })
];
