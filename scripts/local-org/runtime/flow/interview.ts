import { randomBytes } from 'node:crypto';
import type { FlowModel, FlowPart } from '../../schema/flow.ts';
import type { Access, DataSession } from '../../database/session.ts';
import type { ApexList } from '../../values/list.ts';
import type { SObject } from '../../values/sobject.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import type { Value } from '../../values/value.ts';

/** One run of a flow. */
export interface Interview {
    flow: FlowModel;
    session: DataSession;
    /** Values of variables, and what elements have found or made, by lower-case name. */
    values: Map<string, Value>;
    /** `$Record` and `$Record__Prior` of a flow that a save starts; the latter is null for a new record. */
    record: SObject | null;
    prior: SObject | null;
    isNew: boolean;
    /** `$Flow.InterviewGuid`. */
    guid: string;
    /** `$Flow.FaultMessage`. */
    fault: string | null;
    access: Access;
    /** Lists that a loop has gone through and whose items it has changed. */
    changedInLoop: WeakSet<ApexList>;
    /** By lower-case name of the loop, where it is. */
    loops: Map<string, { list: ApexList; at: number }>;
    /** Names of the flows that this one is inside of, itself included. */
    path: readonly string[];
}

/** What a fault path is for: an element that failed, and the flow with it where it has none. */
export class FlowFault extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'FlowFault';
    }
}

/** @throws UnsupportedError that names the flow and what of it is not run */
export function refuse({ flow }: Pick<Interview, 'flow'>, what: string): never {
    throw new UnsupportedError(`${what} of the flow ${flow.name}`);
}

export function partOf(interview: Interview, name: string): FlowPart {
    return interview.flow.parts.get(name.toLowerCase()) ?? refuse(interview, `the element ${name}`);
}

/**
 * @param session whose transaction the flow is part of
 * @param given values of its input variables by lower-case name
 */
export function newInterview(
    flow: FlowModel,
    session: DataSession,
    given: ReadonlyMap<string, Value>,
    more: Partial<Interview> = {}
): Interview {
    return {
        flow,
        session,
        values: new Map(given),
        record: null,
        prior: null,
        isNew: false,
        guid: `${randomBytes(20).toString('hex').slice(1)}-${randomBytes(2).toString('hex')}`,
        fault: null,
        access: accessOf(flow, session),
        changedInLoop: new WeakSet(),
        loops: new Map(),
        path: [flow.name],
        ...more
    };
}

/**
 * Flows that no screen asks run in system context; with sharing where the file says so, or where nothing says it and a class with
 * sharing starts them (Salesforce Help, "How Does Flow Security Work?").
 */
function accessOf(flow: FlowModel, session: DataSession): Access {
    switch (flow.runInMode) {
        case 'SystemModeWithSharing':
            return { mode: 'SYSTEM_MODE', sharing: true };
        case 'SystemModeWithoutSharing':
            return { mode: 'SYSTEM_MODE', sharing: false };
        case 'DefaultMode':
        case null:
            return { mode: 'SYSTEM_MODE', sharing: flow.trigger === null && session.sharing() };
        default:
            return refuse({ flow }, `the mode ${flow.runInMode}`);
    }
}
