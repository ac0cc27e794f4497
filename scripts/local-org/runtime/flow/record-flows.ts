import type { TriggerEvent, DataSession } from '../../database/session.ts';
import type { FlowModel } from '../../schema/flow.ts';
import type { SObject } from '../../values/sobject.ts';
import { meetsStart } from './conditions.ts';
import { newInterview, refuse, type Interview } from './interview.ts';
import { runTogether } from './run.ts';
import { xmlFlag } from '../../schema/xml.ts';

/** Without an order a flow runs after those of 1 to 1,000 and before those of 1,001 to 2,000 (Flow Trigger Explorer). */
const place = ({ trigger }: FlowModel): number => trigger!.order ?? 1000.5;

/** The flows that a save of an object's record may start, in their order; when each was made, which decides among equals, no file says. */
function flowsFor({ schema }: DataSession, { object, operation, isBefore }: TriggerEvent): FlowModel[] {
    const ofObject = schema.recordFlows.get(object.name.toLowerCase()) ?? [];
    return ofObject
        .filter(({ trigger }) => trigger!.isBefore === isBefore && trigger!.operations.some((one) => one === operation))
        .sort((a, b) => place(a) - place(b));
}

function interviewOf(session: DataSession, flow: FlowModel, record: SObject, old: SObject | null): Interview {
    const { variables } = flow.trigger!;
    const given = new Map(
        variables
            ? [[variables.record.toLowerCase(), record] as const, [variables.prior.toLowerCase(), old] as const]
            : []
    );
    return newInterview(flow, session, given, { record, prior: old, isNew: old === null });
}

/** Whether a save starts the flow: of a record that met the conditions before, only where the flow does not ask for the change. */
function starts(session: DataSession, flow: FlowModel, record: SObject, old: SObject | null): boolean {
    const { start } = flow.trigger!;
    if (!meetsStart(interviewOf(session, flow, record, old), start)) {
        return false;
    }
    return (
        old === null ||
        !xmlFlag(start, 'doesRequireRecordChangedToMeetCriteria') ||
        !meetsStart(interviewOf(session, flow, old, old), start)
    );
}

/** Of each session the flows that run, with the record they run for. */
const running = new WeakMap<DataSession, Set<string>>();

/**
 * Runs the flows that a save of records starts: those before the save ahead of the before triggers, those after it behind the
 * workflow rules (Apex Developer Guide, Triggers and Order of Execution). What fails is an error of its record.
 */
export function runRecordFlows(session: DataSession, event: TriggerEvent): void {
    const records = event.newRecords ?? [];
    for (const flow of flowsFor(session, event)) {
        const started = records.flatMap((record, at) => {
            const old = event.oldRecords?.[at] ?? null;
            return record.errors === null && starts(session, flow, record, old) ? [{ record, old }] : [];
        });
        if (started.length > 0) {
            runOne(session, flow, started);
        }
    }
}

function runOne(
    session: DataSession,
    flow: FlowModel,
    asked: readonly { record: SObject; old: SObject | null }[]
): void {
    const now = running.get(session) ?? new Set();
    running.set(session, now);
    const keyOf = ({ record }: { record: SObject }): string => `${flow.name} ${record.id}`;
    const isAgain = (one: { record: SObject }): boolean => now.has(keyOf(one));
    // A process evaluates a record once in a save, unless it says otherwise; whether a flow starts once more no source says.
    const started = flow.trigger!.variables ? asked.filter((one) => !isAgain(one)) : asked;
    if (started.some(isAgain)) {
        refuse({ flow }, 'the second start, by what it saves itself,');
    }
    const interviews = started.map(({ record, old }) => {
        const own = flow.trigger!.isBefore ? record : record.snapshot();
        own.resolver = record.resolver;
        return interviewOf(session, flow, own, old);
    });
    const keys = started.filter(({ record }) => record.id !== null).map(keyOf);
    keys.forEach((key) => now.add(key));
    try {
        runTogether(interviews, (interview, fault) =>
            started[interviews.indexOf(interview)]!.record.addError(
                `We can't save this record because the “${flow.label}” process failed. Give your Salesforce admin these details. ${fault}`,
                null,
                'CANNOT_EXECUTE_FLOW_TRIGGER'
            )
        );
    } finally {
        keys.forEach((key) => now.delete(key));
    }
    interviews.forEach(({ record }, at) => {
        const saved = started[at]!.record;
        if (record !== saved) {
            record!.errors?.forEach(({ message, field, statusCode }) => saved.addError(message, field, statusCode));
        }
    });
}
