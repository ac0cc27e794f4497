import { putAll } from '../../runtime/collections.ts';
import { toText } from '../../runtime/text.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexSet } from '../../values/set.ts';
import { SObject } from '../../values/sobject.ts';
import { valuesEqual } from '../../values/equality.ts';
import { defineClass } from '../define.ts';
import { ListIterator } from './iterators.ts';
import { hashOf } from './object.ts';
import { compareValues, sortWith } from './sorting.ts';
import { need, runtime } from './support.ts';

function bounds(list: ApexList, index: number): void {
    if (need(index) < 0 || index > list.items.length) {
        throwApex('System.ListException', `List index out of bounds: ${index}`);
    }
}

function deep(list: ApexList, preserveId: boolean, timestamps: boolean, autonumber: boolean): ApexList {
    const copy = (item: unknown): unknown =>
        item instanceof SObject ? item.clone(preserveId, true, timestamps, autonumber) : item;
    return new ApexList(list.elementType, list.items.map(copy));
}

/** The record type of a list's elements as a token; null for a List<SObject>. */
function elementToken(name: string): unknown {
    const type = runtime().program.table.sobject(name);
    return type ? (runtime().$['sobjectType'] as (name: string) => unknown)(name) : null;
}

export default [
    defineClass({
        name: 'System.List',
        typeParameters: ['T'],
        implements: ['System.Iterable<T>'],
        methods: {
            'void add(T item)': (self: ApexList, item: unknown) => self.add(item),
            'void add(Integer index, T item)': (self: ApexList, index: number, item: unknown) => {
                bounds(self, index);
                self.changing();
                self.items.splice(index, 0, item);
            },
            'void addAll(List<T> from)': (self: ApexList, from: ApexList) => self.addAll(need(from).items),
            'void addAll(Set<T> from)': (self: ApexList, from: ApexSet) => self.addAll(need(from).items),
            'void clear()': (self: ApexList) => {
                self.changing();
                self.items.length = 0;
            },
            'List<T> clone()': (self: ApexList) => new ApexList(self.elementType, [...self.items]),
            'Boolean contains(T item)': (self: ApexList, item: unknown) =>
                self.items.some((one) => valuesEqual(one, item)),
            'List<T> deepClone()': (self: ApexList) => deep(self, false, false, false),
            'List<T> deepClone(Boolean preserveId)': (self: ApexList, id: boolean) =>
                deep(self, id === true, false, false),
            'List<T> deepClone(Boolean preserveId, Boolean timestamps)': (
                self: ApexList,
                id: boolean,
                timestamps: boolean
            ) => deep(self, id === true, timestamps === true, false),
            'List<T> deepClone(Boolean preserveId, Boolean timestamps, Boolean autonumber)': (
                self: ApexList,
                id: boolean,
                timestamps: boolean,
                autonumber: boolean
            ) => deep(self, id === true, timestamps === true, autonumber === true),
            'Boolean equals(Object other)': (self: ApexList, other: unknown) => self.equals(other),
            'T get(Integer index)': (self: ApexList, index: number) => self.get(index),
            'Schema.SObjectType getSObjectType()': (self: ApexList) => elementToken(self.elementType),
            'Integer hashCode()': (self: ApexList) =>
                self.items.reduce<number>((hash, item) => (Math.imul(hash, 31) + hashOf(item)) | 0, 1),
            'Integer indexOf(T item)': (self: ApexList, item: unknown) =>
                self.items.findIndex((one) => valuesEqual(one, item)),
            'Boolean isEmpty()': (self: ApexList) => self.items.length === 0,
            'Iterator<T> iterator()': (self: ApexList) => new ListIterator(self.items, self.elementType),
            'T remove(Integer index)': (self: ApexList, index: number) => {
                const removed = self.get(index);
                self.changing();
                self.items.splice(index, 1);
                return removed;
            },
            'void set(Integer index, T item)': (self: ApexList, index: number, item: unknown) =>
                void self.set(index, item),
            'Integer size()': (self: ApexList) => self.items.length,
            'void sort()': (self: ApexList) => {
                self.changing();
                self.items = sortWith(self.items, compareValues);
            },
            'void sort(Comparator<T> comparator)': (self: ApexList, comparator: unknown) => {
                self.changing();
                const compare = runtime().$['v'] as (
                    target: unknown,
                    name: string,
                    fallback: null,
                    ...args: unknown[]
                ) => unknown;
                self.items = sortWith(
                    self.items,
                    (a, b) => compare(need(comparator), 'compare$t$t', null, a, b) as number
                );
            },
            'String toString()': (self: ApexList) => toText(self)
        }
    }),
    defineClass({
        name: 'System.Set',
        typeParameters: ['T'],
        implements: ['System.Iterable<T>'],
        methods: {
            'Boolean add(T item)': (self: ApexSet, item: unknown) => self.add(item),
            'Boolean addAll(List<T> from)': (self: ApexSet, from: ApexList) => addEach(self, need(from).items),
            'Boolean addAll(Set<T> from)': (self: ApexSet, from: ApexSet) => addEach(self, need(from).items),
            'void clear()': (self: ApexSet) => self.clear(),
            'Set<T> clone()': (self: ApexSet) => new ApexSet(self.elementType, self.items),
            'Boolean contains(T item)': (self: ApexSet, item: unknown) => self.has(item),
            'Boolean containsAll(List<T> items)': (self: ApexSet, items: ApexList) =>
                need(items).items.every((item) => self.has(item)),
            'Boolean containsAll(Set<T> items)': (self: ApexSet, items: ApexSet) =>
                need(items).items.every((item) => self.has(item)),
            'Boolean equals(Object other)': (self: ApexSet, other: unknown) => self.equals(other),
            'Integer hashCode()': (self: ApexSet) =>
                self.items.reduce<number>((hash, item) => (hash + hashOf(item)) | 0, 0),
            'Boolean isEmpty()': (self: ApexSet) => self.size === 0,
            'Iterator<T> iterator()': (self: ApexSet) => new ListIterator(self.items, self.elementType),
            'Boolean remove(T item)': (self: ApexSet, item: unknown) => self.remove(item),
            'Boolean removeAll(List<T> items)': (self: ApexSet, items: ApexList) => removeEach(self, need(items).items),
            'Boolean removeAll(Set<T> items)': (self: ApexSet, items: ApexSet) => removeEach(self, need(items).items),
            'Boolean retainAll(List<T> items)': (self: ApexSet, items: ApexList) =>
                retain(self, new ApexSet(self.elementType, need(items).items)),
            'Boolean retainAll(Set<T> items)': (self: ApexSet, items: ApexSet) => retain(self, need(items)),
            'Integer size()': (self: ApexSet) => self.size,
            'String toString()': (self: ApexSet) => toText(self)
        }
    }),
    defineClass({
        name: 'System.Map',
        typeParameters: ['K', 'V'],
        methods: {
            'void clear()': (self: ApexMap) => self.clear(),
            'Map<K, V> clone()': (self: ApexMap) => ApexMap.of(self.keyType, self.valueType, self.entries()),
            'Boolean containsKey(K key)': (self: ApexMap, key: unknown) => self.has(key),
            'Map<K, V> deepClone()': (self: ApexMap) =>
                ApexMap.of(
                    self.keyType,
                    self.valueType,
                    self
                        .entries()
                        .map(([key, value]): [unknown, unknown] => [
                            key,
                            value instanceof SObject ? value.clone(true, true, true, true) : value
                        ])
                ),
            'Boolean equals(Object other)': (self: ApexMap, other: unknown) => self.equals(other),
            'V get(K key)': (self: ApexMap, key: unknown) => self.get(key),
            'Schema.SObjectType getSObjectType()': (self: ApexMap) => elementToken(self.valueType),
            'Integer hashCode()': (self: ApexMap) =>
                self.entries().reduce((hash, [key, value]) => (hash + (hashOf(key) ^ hashOf(value))) | 0, 0),
            'Boolean isEmpty()': (self: ApexMap) => self.size === 0,
            'Set<K> keySet()': (self: ApexMap) => ApexSet.keysOf(self),
            'V put(K key, V value)': (self: ApexMap, key: unknown, value: unknown) => self.put(key, value),
            'void putAll(Map<K, V> from)': (self: ApexMap, from: ApexMap) => putAll(self, need(from)),
            'void putAll(List<SObject> from)': (self: ApexMap, from: ApexList) => putAll(self, need(from)),
            'V remove(K key)': (self: ApexMap, key: unknown) => self.remove(key),
            'Integer size()': (self: ApexMap) => self.size,
            'String toString()': (self: ApexMap) => toText(self),
            'List<V> values()': (self: ApexMap) => new ApexList(self.valueType, self.values())
        }
    })
];

function addEach(set: ApexSet, items: Iterable<unknown>): boolean {
    let changed = false;
    for (const item of items) {
        changed = set.add(item) || changed;
    }
    return changed;
}

function removeEach(set: ApexSet, items: Iterable<unknown>): boolean {
    let changed = false;
    for (const item of [...items]) {
        changed = set.remove(item) || changed;
    }
    return changed;
}

function retain(set: ApexSet, keep: ApexSet): boolean {
    return removeEach(
        set,
        set.items.filter((item) => !keep.has(item))
    );
}
