import { defineClass, type PropertyImplementation } from '../define.ts';

/** The header of a change event: plain data. */
class HeaderValue {
    readonly apexType = 'EventBus.ChangeEventHeader';
    readonly values = new Map<string, unknown>();

    toApexString(): string {
        return 'EventBus.ChangeEventHeader';
    }
}

const FIELDS: [string, string][] = [
    ['List<String>', 'changedFields'],
    ['String', 'changeOrigin'],
    ['String', 'changeType'],
    ['Long', 'commitNumber'],
    ['Long', 'commitTimestamp'],
    ['String', 'commitUser'],
    ['List<String>', 'diffFields'],
    ['String', 'entityName'],
    ['List<String>', 'nulledFields'],
    ['List<String>', 'recordIds'],
    ['Integer', 'sequenceNumber'],
    ['String', 'transactionKey']
];

const properties: Record<string, PropertyImplementation> = {};
const methods: Record<string, (self: HeaderValue, value?: unknown) => unknown> = {};
for (const [type, name] of FIELDS) {
    const get = (self: HeaderValue): unknown => self.values.get(name) ?? null;
    const set = (self: HeaderValue, value: unknown): void => void self.values.set(name, value);
    const proper = name[0]!.toUpperCase() + name.slice(1);
    properties[`${type} ${name}`] = { get, set };
    methods[`${type} get${proper}()`] = get;
    methods[`void set${proper}(${type} value)`] = set;
}

export const eventBusClasses = [
    defineClass({
        name: 'EventBus.ChangeEventHeader',
        constructors: { '()': () => new HeaderValue() },
        properties,
        methods
    })
];
