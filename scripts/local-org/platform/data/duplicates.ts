import { currentSession } from '../../database/session.ts';
import { ApexList } from '../../values/list.ts';
import type { SObject } from '../../values/sobject.ts';
import { throwApex } from '../../values/exceptions.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass } from '../define.ts';
import { need } from '../language/support.ts';

class FoundValue {
    readonly apexType = 'Datacloud.FindDuplicatesResult';
}

const LIMIT = 50;

/** Every record gets a result; without duplicate rules nothing is a duplicate. */
function findDuplicates(records: ApexList): ApexList {
    const items = need(records).items as SObject[];
    if (items.length > LIMIT) {
        throwApex('System.HandledException', `The number of records exceeds the limit of ${LIMIT}`);
    }
    for (const { typeName } of items) {
        if (
            currentSession()
                .schema.metadata('DuplicateRule')
                .some(({ name }) => name.startsWith(`${typeName}.`))
        ) {
            throw new UnsupportedError(`Datacloud.FindDuplicates: the duplicate rules of ${typeName}`);
        }
    }
    return new ApexList(
        'Datacloud.FindDuplicatesResult',
        items.map(() => new FoundValue())
    );
}

export const duplicateClasses = [
    defineClass({
        name: 'Datacloud.FindDuplicates',
        statics: {
            'List<Datacloud.FindDuplicatesResult> findDuplicates(List<SObject> records)': findDuplicates
        }
    }),
    defineClass({
        name: 'Datacloud.FindDuplicatesResult',
        methods: {
            'List<Datacloud.DuplicateResult> getDuplicateResults()': () => new ApexList('Datacloud.DuplicateResult'),
            'List<Database.Error> getErrors()': () => new ApexList('Database.Error'),
            'Boolean isSuccess()': () => true
        }
    })
];
