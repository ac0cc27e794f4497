import { currentTransaction } from '../../runtime/transaction.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexList } from '../../values/list.ts';
import { SObject } from '../../values/sobject.ts';
import { defineClass } from '../define.ts';
import { runtime } from '../language/support.ts';

/** What the Trigger variables tell of the innermost running trigger. */
export interface TriggerState {
    object: string;
    operation: 'insert' | 'update' | 'delete' | 'undelete';
    isBefore: boolean;
    newList: ApexList | null;
    oldList: ApexList | null;
    newMap: ApexMap | null;
    oldMap: ApexMap | null;
}

function state(): TriggerState | null {
    const { triggers } = currentTransaction();
    return (triggers[triggers.length - 1] as TriggerState | undefined) ?? null;
}

/** A map of records by Id, read-only as the platform hands it out. */
export function recordMap(list: ApexList): ApexMap {
    const map = new ApexMap('Id', list.elementType);
    for (const record of list.items) {
        map.put((record as SObject).id, record);
    }
    map.readOnly = true;
    return map;
}

export default defineClass({
    name: 'System.Trigger',
    staticProperties: {
        'Boolean isExecuting': { get: () => state() !== null },
        'Boolean isInsert': { get: () => state()?.operation === 'insert' },
        'Boolean isUpdate': { get: () => state()?.operation === 'update' },
        'Boolean isDelete': { get: () => state()?.operation === 'delete' },
        'Boolean isUndelete': { get: () => state()?.operation === 'undelete' },
        'Boolean isBefore': { get: () => state()?.isBefore ?? false },
        'Boolean isAfter': { get: () => state()?.isBefore === false },
        'List<SObject> new': { get: () => state()?.newList ?? null },
        'List<SObject> old': { get: () => state()?.oldList ?? null },
        'Map<Id, SObject> newMap': { get: () => state()?.newMap ?? null },
        'Map<Id, SObject> oldMap': { get: () => state()?.oldMap ?? null },
        'Integer size': { get: () => (state()?.newList ?? state()?.oldList)?.items.length ?? null },
        'System.TriggerOperation operationType': {
            get: () => {
                const now = state();
                const name = now && `${now.isBefore ? 'BEFORE' : 'AFTER'}_${now.operation.toUpperCase()}`;
                return name
                    ? runtime()
                          .enums('System.TriggerOperation')
                          .find((one) => one.name === name)!
                    : null;
            }
        }
    }
});
