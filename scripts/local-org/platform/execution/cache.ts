import type { ApexTypeToken } from '../../runtime/runtime-object.ts';
import { currentTransaction, extra } from '../../runtime/transaction.ts';
import { throwApex } from '../../values/exceptions.ts';
import { Double } from '../../values/double.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexSet } from '../../values/set.ts';
import { defineClass, type Implementation } from '../define.ts';
import { invoke, need } from '../language/support.ts';
import { newInstance } from '../language/type.ts';

type Scope = 'Org' | 'Session';

class PartitionValue {
    readonly apexType: string;
    readonly scope: Scope;
    readonly name: string;

    constructor(scope: Scope, name: string) {
        this.scope = scope;
        this.name = name;
        this.apexType = `Cache.${scope}Partition`;
    }

    /** A test has a cache of its own; otherwise the org keeps one, and for Session one per user. */
    get entries(): Map<string, unknown> {
        const transaction = currentTransaction();
        const key = `cache ${this.scope} ${this.name} ${this.scope === 'Session' ? transaction.session.userId : ''}`;
        if (transaction.test) {
            return extra(key, () => new Map<string, unknown>());
        }
        const { memory } = transaction.session.store;
        if (!memory.has(key)) {
            memory.set(key, new Map<string, unknown>());
        }
        return memory.get(key) as Map<string, unknown>;
    }
}

function checkKey(key: string): string {
    if (!/^[a-zA-Z0-9]{1,50}$/.test(need(key))) {
        throwApex(
            'Cache.InvalidParamException',
            `Invalid cache key: ${key}: it must be alphanumeric and at most 50 characters long`
        );
    }
    return key;
}

function put(partition: PartitionValue, key: string, value: unknown): void {
    partition.entries.set(checkKey(key), need(value));
}

/** Where the value of a builder is kept: its class and the key identify it (CacheBuilder Interface). No key of `put` has a colon. */
const builtKey = (builder: ApexTypeToken, key: string): string => `${need(builder).type.name}:${checkKey(key)}`;

/** The value that is kept, or the one that the builder's `doLoad` gives, which is kept then. */
function built(partition: PartitionValue, builder: ApexTypeToken, key: string): unknown {
    const at = builtKey(builder, key);
    const kept = partition.entries.get(at);
    if (kept !== undefined) {
        return kept;
    }
    const made = invoke(newInstance(builder.type), 'doLoad', key) as unknown;
    if (made !== null) {
        partition.entries.set(at, made);
    }
    return made;
}

const methods: Record<string, Implementation> = {
    'Boolean contains(String key)': (self: PartitionValue, key: string) => self.entries.has(checkKey(key)),
    'Object get(String key)': (self: PartitionValue, key: string) => self.entries.get(checkKey(key)) ?? null,
    // Share of the capacity in use, in percent; the local org's cache has no bounds.
    'Double getCapacity()': () => Double.of(0),
    'Set<String> getKeys()': (self: PartitionValue) =>
        new ApexSet(
            'String',
            [...self.entries.keys()].filter((key) => !key.includes(':'))
        ),
    'String getName()': (self: PartitionValue) => self.name,
    'void put(String key, Object value)': put,
    'void put(String key, Object value, Integer ttlSeconds)': put,
    'void put(String key, Object value, cache.Visibility visibility)': put,
    'void put(String key, Object value, Integer ttlSeconds, cache.Visibility visibility, Boolean immutable)': put,
    'Object get(System.Type cacheBuilder, String key)': built,
    'Boolean remove(System.Type cacheBuilder, String key)': (
        self: PartitionValue,
        builder: ApexTypeToken,
        key: string
    ) => self.entries.delete(builtKey(builder, key)),
    'Boolean remove(String key)': (self: PartitionValue, key: string) => self.entries.delete(checkKey(key))
};

/** Of Cache.Org alone nobody asks it. */
const AVAILABLE: Record<string, Implementation> = { 'Boolean isAvailable()': () => true };

/** Several keys at once, of a partition. */
const OF_SEVERAL: Record<string, Implementation> = {
    'Map<String, Boolean> contains(Set<String> keys)': (self: PartitionValue, keys: ApexSet) =>
        ApexMap.of(
            'String',
            'Boolean',
            (need(keys).items as string[]).map((key): [unknown, unknown] => [key, self.entries.has(checkKey(key))])
        ),
    'Map<String, Object> get(Set<String> keys)': (self: PartitionValue, keys: ApexSet) =>
        ApexMap.of(
            'String',
            'Object',
            (need(keys).items as string[])
                .filter((key) => self.entries.has(checkKey(key)))
                .map((key): [unknown, unknown] => [key, self.entries.get(key)])
        )
};

function scoped(scope: Scope): Record<string, Implementation> {
    const whole = new PartitionValue(scope, '');
    const statics: Record<string, Implementation> = {};
    for (const [signature, run] of Object.entries(methods)) {
        const keyAt = signature
            .slice(signature.indexOf('('))
            .split(', ')
            .findIndex((one) => /\bkey\)?$/.test(one));
        statics[signature] = (...args: unknown[]) => {
            // "namespace.partition.key" is the key of a partition that is not the default one (Apex Reference, Cache.Org, Usage).
            const qualified = /^\w+\.(\w+)\.(\w+)$/.exec(String(args[keyAt]));
            return (
                qualified
                    ? run(new PartitionValue(scope, qualified[1]!), ...args.with(keyAt, qualified[2]!))
                    : run(whole, ...args)
            ) as unknown;
        };
    }
    statics[`Cache.${scope}Partition getPartition(String name)`] = (name: string) =>
        new PartitionValue(scope, need(name).replace(/^local\./i, ''));
    if (scope === 'Session') {
        Object.assign(statics, AVAILABLE);
    }
    return statics;
}

/** Platform Cache, in memory. */
export const cacheClasses = [
    defineClass({
        name: 'Cache.Partition',
        kind: 'abstract class',
        methods: { ...methods, ...AVAILABLE, ...OF_SEVERAL }
    }),
    defineClass({ name: 'Cache.OrgPartition', extends: 'Cache.Partition' }),
    defineClass({ name: 'Cache.SessionPartition', extends: 'Cache.Partition' }),
    defineClass({ name: 'Cache.Org', statics: scoped('Org') }),
    defineClass({ name: 'Cache.Session', statics: scoped('Session') }),
    defineClass({ name: 'Cache.InvalidParamException', kind: 'exception' }),
    defineClass({ name: 'Cache.Org.OrgCacheException', kind: 'exception' }),
    defineClass({ name: 'Cache.Session.SessionCacheException', kind: 'exception' })
];
