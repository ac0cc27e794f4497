import type { DmlError } from '../../database/dml/results.ts';
import { isLocked, setLocked } from '../../database/dml/locks.ts';
import { currentSession } from '../../database/session.ts';
import { to18 } from '../../schema/id.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { SObject } from '../../values/sobject.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass, type Implementation } from '../define.ts';
import { need } from '../language/support.ts';
import { errorValue, resultJson } from './results.ts';

type ResultType = 'Approval.LockResult' | 'Approval.UnlockResult';

interface LockValue {
    apexType: ResultType;
    id: string | null;
    success: boolean;
    errors: readonly DmlError[];
}

const NOT_THERE: DmlError = {
    statusCode: 'INVALID_CROSS_REFERENCE_KEY',
    message: 'invalid cross reference id',
    fields: []
};

const idOf = (target: SObject | string): string => to18(need(typeof target === 'string' ? target : target.id))!;

function exists(id: string): boolean {
    const object = currentSession().schema.objectByPrefix(id.slice(0, 3));
    return !!object && currentSession().store.get(`SELECT "Id" FROM "${object.name}" WHERE "Id" = ?`, [id]) !== null;
}

/** lock and unlock: a record, an id, or a list of them; a record that is not there is an error. */
function change(apexType: ResultType, locked: boolean): Implementation {
    return (target: SObject | string | ApexList, allOrNone?: boolean) => {
        const targets = (need(target) instanceof ApexList ? (target as ApexList).items : [target]) as SObject[];
        const results = targets.map((one) => {
            const id = idOf(one);
            if (!exists(id) && allOrNone !== false) {
                const verb = locked ? 'Lock' : 'Unlock';
                throwApex(
                    'System.DmlException',
                    `${verb} failed. First exception on row 0; first error: ${NOT_THERE.statusCode}, ${NOT_THERE.message}: []`,
                    { dmlErrors: [{ ...NOT_THERE, index: 0, id }] }
                );
            }
            if (!exists(id)) {
                return { apexType, id: null, success: false, errors: [NOT_THERE] } satisfies LockValue;
            }
            setLocked(currentSession(), id, locked);
            return { apexType, id, success: true, errors: [] } satisfies LockValue;
        });
        return target instanceof ApexList ? new ApexList(apexType, results) : results[0];
    };
}

const one: Implementation = (target: SObject | string) => isLocked(currentSession(), idOf(need(target)));

function each(targets: ApexList): ApexMap {
    const result = new ApexMap('Id', 'Boolean');
    for (const target of need(targets).items as SObject[]) {
        result.put(idOf(target), one(target) as boolean);
    }
    return result;
}

/** Where the object has no approval process, as in an org without any, a request finds none. */
function submit(request: { values: ReadonlyMap<string, unknown> } | ApexList): never {
    const requests =
        request instanceof ApexList ? (request.items as { values: ReadonlyMap<string, unknown> }[]) : [need(request)];
    const { schema } = currentSession();
    for (const { values } of requests) {
        const id = (values.get('ObjectId') ?? values.get('WorkitemId')) as string | undefined;
        const object = id ? schema.objectByPrefix(id.slice(0, 3)) : undefined;
        if (object && schema.metadata('ApprovalProcess').some(({ name }) => name.startsWith(`${object.name}.`))) {
            throw new UnsupportedError(`Approval.process: the approval processes of ${object.name}`);
        }
    }
    return throwApex(
        'System.DmlException',
        'Process failed. First exception on row 0; first error: NO_APPLICABLE_PROCESS, No applicable approval process was found.: []',
        {
            dmlErrors: [
                {
                    statusCode: 'NO_APPLICABLE_PROCESS',
                    message: 'No applicable approval process was found.',
                    fields: [],
                    index: 0,
                    id: null
                }
            ]
        }
    );
}

const TARGETS = ['SObject record', 'Id recordId'];
const LISTS = ['List<Object> records'];

function overloads(result: ResultType, name: string, implementation: Implementation): Record<string, Implementation> {
    const all: Record<string, Implementation> = {};
    for (const tail of ['', ', Boolean allOrNone']) {
        TARGETS.forEach((target) => (all[`${result} ${name}(${target}${tail})`] = implementation));
        LISTS.forEach((target) => (all[`List<${result}> ${name}(${target}${tail})`] = implementation));
    }
    return all;
}

const resultClass = (name: ResultType): ReturnType<typeof defineClass> =>
    defineClass({
        name,
        fromJson: (node): LockValue => {
            const { success, errors, text } = resultJson(node);
            return { apexType: name, id: text('id'), success, errors };
        },
        methods: {
            'Boolean isSuccess()': (self: LockValue) => self.success,
            'Id getId()': (self: LockValue) => self.id,
            'List<Database.Error> getErrors()': (self: LockValue) =>
                new ApexList('Database.Error', self.errors.map(errorValue))
        }
    });

/** Locks of records, and requests for approval where there is no process. */
export const approvalClasses = [
    defineClass({
        name: 'System.Approval',
        statics: {
            ...overloads('Approval.LockResult', 'lock', change('Approval.LockResult', true)),
            ...overloads('Approval.UnlockResult', 'unlock', change('Approval.UnlockResult', false)),
            'Boolean isLocked(SObject record)': one,
            'Boolean isLocked(Id recordId)': one,
            'Map<Id, Boolean> isLocked(List<Object> records)': each,
            'Approval.ProcessResult process(Approval.ProcessRequest request)': submit,
            'List<Approval.ProcessResult> process(List<Approval.ProcessRequest> requests)': submit
        }
    }),
    resultClass('Approval.LockResult'),
    resultClass('Approval.UnlockResult')
];
