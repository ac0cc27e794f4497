import { dml } from '../../database/dml/index.ts';
import type { DmlResult } from '../../database/dml/index.ts';
import type { DataSession } from '../../database/session.ts';
import { query } from '../../database/soql/run.ts';
import type { FlowPart } from '../../schema/flow.ts';
import { xmlFlag, xmlList, xmlText, type Xml } from '../../schema/xml.ts';
import { ApexException } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { SObject } from '../../values/sobject.ts';
import type { Value } from '../../values/value.ts';
import { invocableMethod, runApexAction } from '../../platform/automation/apex-actions.ts';
import { caught, isUncatchable } from '../exceptions.ts';
import { exceptionText } from '../text.ts';
import { assign, runAssignments } from './assignments.ts';
import { meetsRule } from './conditions.ts';
import { change, create, lookUp, type Reply, type Request } from './data-elements.ts';
import { FlowFault, newInterview, partOf, refuse, type Interview } from './interview.ts';
import { outputsOf, reference, valueOf, withResources } from './values.ts';

type Steps<T> = Generator<Request, T, Reply>;

/** More elements than this no flow of an org comes to: its CPU limit ends it before. */
const MOST_ELEMENTS = 250_000;

const target = (content: Xml, connector: string): string | null => {
    const [one] = xmlList(content, connector);
    return one ? xmlText(one, 'targetReference') : null;
};

/** Follows a flow's elements from its first to where it ends. @throws FlowFault where one fails and has no fault path */
export function* steps(interview: Interview): Steps<void> {
    let at = interview.flow.first;
    for (let count = 0; at !== null; count++) {
        if (count > MOST_ELEMENTS) {
            refuse(interview, 'the endless way');
        }
        const part = partOf(interview, at);
        const { content } = part;
        switch (part.kind) {
            case 'decisions':
                at = decide(interview, part);
                break;
            case 'loops':
                at = loop(interview, part);
                break;
            case 'assignments':
                runAssignments(interview, part);
                at = target(content, 'connector');
                break;
            default: {
                const fault = yield* act(interview, part);
                at = fault === null ? target(content, 'connector') : faultPath(interview, part, fault);
            }
        }
    }
}

function faultPath(interview: Interview, { content }: FlowPart, fault: string): string {
    const path = target(content, 'faultConnector');
    if (path === null) {
        throw new FlowFault(fault);
    }
    interview.fault = fault;
    return path;
}

/** Runs an element that reads, writes or starts something. @returns why it failed, or null */
function* act(interview: Interview, part: FlowPart): Steps<string | null> {
    switch (part.kind) {
        case 'recordLookups':
            return yield* lookUp(interview, part);
        case 'recordCreates':
            return yield* create(interview, part);
        case 'recordUpdates':
            return yield* change(interview, part, 'update');
        case 'recordDeletes':
            return yield* change(interview, part, 'delete');
        case 'subflows':
            return yield* subflow(interview, part);
        case 'actionCalls':
            return yield* action(interview, part);
        case 'customErrors':
            customError(interview, part);
            return null;
        default:
            return refuse(interview, `the element ${part.name} (${part.kind})`);
    }
}

/** The first outcome whose conditions hold; its name is true from then on. */
function decide(interview: Interview, { content }: FlowPart): string | null {
    for (const rule of xmlList(content, 'rules')) {
        if (meetsRule(interview, rule)) {
            interview.values.set((xmlText(rule, 'name') ?? '').toLowerCase(), true);
            return target(rule, 'connector');
        }
    }
    return target(content, 'defaultConnector');
}

function loop(interview: Interview, { name, content }: FlowPart): string | null {
    const key = name.toLowerCase();
    let state = interview.loops.get(key);
    if (!state) {
        const value = reference(interview, xmlText(content, 'collectionReference') ?? '');
        const list = value instanceof ApexList ? value : new ApexList('Object');
        if (interview.changedInLoop.has(list)) {
            refuse(interview, `whether a loop's changes reach the loop ${name}`);
        }
        state = { list, at: 0 };
        interview.loops.set(key, state);
    }
    const { items } = state.list;
    if (state.at >= items.length) {
        interview.loops.delete(key);
        interview.values.set(key, null);
        return target(content, 'noMoreValuesConnector');
    }
    const item = items[xmlText(content, 'iterationOrder') === 'Desc' ? items.length - 1 - state.at : state.at];
    state.at++;
    interview.values.set(key, item instanceof SObject ? item.snapshot() : item);
    return target(content, 'nextValueConnector');
}

/** Custom Error: the save fails with its messages, at fields where it says so. */
function customError(interview: Interview, { content }: FlowPart): void {
    const { record } = interview;
    if (!record) {
        refuse(interview, 'the custom error');
    }
    for (const one of xmlList(content, 'customErrorMessages')) {
        const field = xmlFlag(one, 'isFieldError') ? xmlText(one, 'fieldSelection') : null;
        record.addError(withResources(interview, xmlText(one, 'errorMessage') ?? ''), field);
    }
}

/** What a subflow or an action is given, by lower-case name. */
function given(interview: Interview, contents: readonly Xml[]): Map<string, Value> {
    return new Map(
        contents.map((one) => [
            (xmlText(one, 'name') ?? '').toLowerCase(),
            valueOf(interview, xmlList(one, 'value')[0])
        ])
    );
}

function* subflow(interview: Interview, { name, content }: FlowPart): Steps<string | null> {
    const flowName = xmlText(content, 'flowName') ?? '';
    const flow = interview.session.schema.flows.get(flowName.toLowerCase());
    if (!flow?.active) {
        refuse(interview, `the subflow ${flowName}, which is not here or not active,`);
    }
    if (interview.path.includes(flow.name)) {
        refuse(interview, `the subflow ${flowName}, which begins itself,`);
    }
    const inherits = flow.runInMode === null || flow.runInMode === 'DefaultMode';
    const inner = newInterview(flow, interview.session, given(interview, xmlList(content, 'inputAssignments')), {
        ...(inherits ? { access: interview.access } : {}),
        path: [...interview.path, flow.name]
    });
    yield* steps(inner);
    interview.values.set(name.toLowerCase(), true);
    for (const one of xmlList(content, 'outputAssignments')) {
        const value = reference(inner, xmlText(one, 'name') ?? '');
        assign(interview, xmlText(one, 'assignToReference') ?? '', 'Assign', value);
    }
    outputsOf(inner).forEach((value, output) => interview.values.set(`${name}.${output}`.toLowerCase(), value));
    return null;
}

/** An action in Apex; those of the platform are not here. */
function* action(interview: Interview, part: FlowPart): Steps<string | null> {
    const { content, name } = part;
    const className = xmlText(content, 'actionName') ?? '';
    if (xmlText(content, 'actionType') !== 'apex') {
        return refuse(interview, `the element ${name} (${xmlText(content, 'actionType')})`);
    }
    const method = invocableMethod(className) ?? refuse(interview, `the action ${className}`);
    const inputs = given(interview, xmlList(content, 'inputParameters'));
    const { fault, outputs } = yield { k: 'action', part, method, inputs };
    interview.values.set(name.toLowerCase(), true);
    const gave = new Map([...(outputs ?? [])].map(([output, value]) => [output.toLowerCase(), value]));
    for (const one of fault === null ? xmlList(content, 'outputParameters') : []) {
        const value = gave.get((xmlText(one, 'name') ?? '').toLowerCase()) ?? null;
        assign(interview, xmlText(one, 'assignToReference') ?? '', 'Assign', value);
    }
    gave.forEach((value, output) => interview.values.set(`${name}.${output}`.toLowerCase(), value));
    return fault;
}

interface Waiting {
    interview: Interview;
    way: Steps<void>;
    request: Request;
}

/**
 * Runs interviews of one flow beside each other: where several wait at the same element, one statement or query is for all of them
 * ("Flow Bulkification in Transactions", Salesforce Help).
 * @param failed is told of an interview that ended with a fault
 */
export function runTogether(
    interviews: readonly Interview[],
    failed: (interview: Interview, fault: string) => void
): void {
    const advance = (interview: Interview, way: Steps<void>, reply: Reply | null): Waiting[] => {
        try {
            const step = reply === null ? way.next() : way.next(reply);
            return step.done ? [] : [{ interview, way, request: step.value }];
        } catch (error) {
            if (!(error instanceof FlowFault)) {
                throw error;
            }
            failed(interview, error.message);
            return [];
        }
    };
    let waiting = interviews.flatMap((one) => advance(one, steps(one), null));
    while (waiting.length > 0) {
        const [{ request: first }] = waiting as [Waiting, ...Waiting[]];
        const together = waiting.filter(({ request }) => request.part === first.part && request.k === first.k);
        const others = waiting.filter((one) => !together.includes(one));
        const replies = first.k === 'dml' ? write(together) : first.k === 'query' ? read(together) : call(together);
        waiting = [...others, ...together.flatMap(({ interview, way }, at) => advance(interview, way, replies[at]!))];
    }
}

/** Queries of the same element count as one. */
function read(together: readonly Waiting[]): Reply[] {
    return together.map(({ interview, request }, at) => {
        const { soql, binds } = request as Request & { k: 'query' };
        const { session, access } = interview;
        const counted: DataSession =
            at === 0
                ? session
                : {
                      ...session,
                      limits: {
                          count: (limit, amount) =>
                              limit === 'queries' ? undefined : session.limits.count(limit, amount)
                      }
                  };
        return guarded(() => ({
            records: query(counted, soql, (name) => binds.get(name) ?? null, access),
            fault: null
        }));
    });
}

/** Limits and assertions end the transaction, whatever the flow would do about a fault. */
function faultOf(thrown: unknown, text: (exception: ApexException) => string): string {
    const error = caught(thrown);
    if (!(error instanceof ApexException) || isUncatchable(error)) {
        throw error;
    }
    return text(error);
}

function guarded(run: () => Reply): Reply {
    try {
        return run();
    } catch (error) {
        return { records: [], fault: faultOf(error, ({ apexMessage, message }) => apexMessage ?? message) };
    }
}

function write(together: readonly Waiting[]): Reply[] {
    const requests = together.map(({ request }) => request as Request & { k: 'dml' });
    const [{ interview }] = together as [Waiting, ...Waiting[]];
    const [{ statement }] = requests as [Request & { k: 'dml' }];
    const { session, access } = interview;
    const run = (records: readonly SObject[], allOrNone: boolean): DmlResult[] =>
        dml(session, statement, records, { ...access, allOrNone });
    if (requests.length === 1) {
        return [guarded(() => (run(requests[0]!.records, true), { records: [], fault: null }))];
    }
    const all = requests.flatMap(({ records }) => records);
    const ids = all.flatMap(({ id }) => id ?? []);
    if (new Set(ids).size < ids.length) {
        refuse(interview, `the element ${requests[0]!.part.name}, by which several interviews write the same record,`);
    }
    const results = run(all, false);
    let at = 0;
    return requests.map(({ records }) => {
        const own = results.slice(at, (at += records.length));
        const fault = own.find((one) => !one.success)?.errors[0];
        if (fault && own.some((one) => one.success)) {
            refuse(interview, `the element ${requests[0]!.part.name}, which saved some of its records,`);
        }
        return { records: [], fault: fault ? `${fault.statusCode}: ${fault.message}` : null };
    });
}

/** An action is called once for all that wait for it. */
function call(together: readonly Waiting[]): Reply[] {
    const requests = together.map(({ request }) => request as Request & { k: 'action' });
    try {
        const results = runApexAction(
            requests[0]!.method,
            requests.map(({ inputs }) => inputs)
        );
        return requests.map((_, at) =>
            results === null
                ? {
                      records: [],
                      fault: 'The number of results does not match the number of interviews that were executed in a single bulk execution request.'
                  }
                : { records: [], fault: null, outputs: results[at]! }
        );
    } catch (error) {
        const fault = faultOf(error, (exception) => `An Apex error occurred: ${exceptionText(exception)}`);
        return requests.map(() => ({ records: [], fault }));
    }
}
