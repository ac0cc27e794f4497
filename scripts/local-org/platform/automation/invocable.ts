import { caught, isUncatchable } from '../../runtime/exceptions.ts';
import { ApexException } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { currentTransaction } from '../../runtime/transaction.ts';
import { interviewValue, interviewWith, startInterview } from '../../runtime/flow/apex-interview.ts';
import { outputsOf } from '../../runtime/flow/values.ts';
import type { Interview } from '../../runtime/flow/interview.ts';
import type { Value } from '../../values/value.ts';
import { need } from '../language/support.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass } from '../define.ts';
import { invocableMethod, runApexAction } from './apex-actions.ts';
import type { JsonNode } from '../json/tokens.ts';

interface ErrorValue {
    apexType: string;
    code: string | null;
    message: string | null;
}

interface ResultValue {
    apexType: string;
    success: boolean;
    errors: ApexList | null;
    outputs: ApexMap;
}

interface ActionValue {
    apexType: 'Invocable.Action';
    type: string;
    name: string;
    run: (requests: readonly ReadonlyMap<string, Value>[]) => Map<string, Value>[] | null;
    /** Parameters by lower-case name. */
    invocations: Map<string, Value>[];
}

/** An action that is a class or a flow; those of the platform are not here. */
function customAction(type: string, name: string): ActionValue {
    const run = runnerOf(need(type).toLowerCase(), need(name));
    if (!run) {
        throw new UnsupportedError(`the action ${name} of the type ${type}`);
    }
    return { apexType: 'Invocable.Action', type, name, run, invocations: [] };
}

function runnerOf(type: string, name: string): ActionValue['run'] | null {
    const { session } = currentTransaction();
    const method = type === 'apex' ? invocableMethod(name) : null;
    if (method) {
        return (requests) => runApexAction(method, requests);
    }
    const flow = type === 'flow' ? session.schema.flows.get(name.toLowerCase()) : undefined;
    return flow
        ? (requests) =>
              requests.map((given) => {
                  const interview = interviewWith(flow, session, given);
                  startInterview(interview);
                  return outputsOf(interview);
              })
        : null;
}

/** What an action that throws gives no source says: then the exception is refused. */
function invoke({ run, name, invocations }: ActionValue): ApexList {
    let results: Map<string, Value>[] | null;
    try {
        results = run(invocations);
    } catch (error) {
        const thrown = caught(error);
        throw thrown instanceof ApexException && !isUncatchable(thrown)
            ? new UnsupportedError(`the errors of the action ${name}: ${thrown.typeName}`)
            : thrown;
    }
    if (!results) {
        throw new UnsupportedError(`the action ${name}, which gave another number of results than it had requests`);
    }
    return new ApexList(
        'Invocable.Action.Result',
        results.map((outputs): ResultValue => ({
            apexType: 'Invocable.Action.Result',
            success: true,
            errors: null,
            outputs: ApexMap.of('String', 'Object', [...outputs])
        }))
    );
}

interface InterviewValue {
    apexType: 'Flow.Interview';
    interview: Interview;
}

/** An interview of a flow of the project; one that is not there is in another package. */
function createInterview(name: string, variables: ApexMap): InterviewValue {
    const { session } = currentTransaction();
    const flow = session.schema.flows.get(name.toLowerCase());
    if (!flow) {
        throw new UnsupportedError(`the flow ${name}, which is not one of the project without screens`);
    }
    const given = [...variables.entries()].map(([key, value]): [string, Value] => [String(key), value]);
    return { apexType: 'Flow.Interview', interview: interviewWith(flow, session, new Map(given)) };
}

function unsupported(what: string): () => never {
    return () => {
        throw new UnsupportedError(`${what}: the local org runs none of the platform's actions`);
    };
}

/** The names and values of a JSON object; nothing of any other JSON. */
function entries(node: JsonNode): Map<string, JsonNode> {
    return node instanceof Map ? node : new Map();
}

/** Actions, of which classes and flows run, and interviews of flows. */
export const invocableClasses = [
    defineClass({
        name: 'Invocable.Action',
        statics: {
            'Invocable.Action createCustomAction(String type, String name)': customAction,
            'Invocable.Action createCustomAction(String type, String namespace, String name)': (
                type: string,
                namespace: string | null,
                name: string
            ) => customAction(type, namespace ? `${namespace}.${name}` : name),
            'Invocable.Action createStandardAction(String type)': unsupported('Invocable.Action.createStandardAction')
        },
        methods: {
            'Invocable.Action addInvocation()': (self: ActionValue) => (self.invocations.push(new Map()), self),
            'Invocable.Action clearInvocations()': (self: ActionValue) => ((self.invocations = []), self),
            'String getName()': (self: ActionValue) => self.name,
            'String getType()': (self: ActionValue) => self.type,
            'List<Invocable.Action.Result> invoke()': invoke,
            'Invocable.Action setInvocationParameter(String name, Object value)': (
                self: ActionValue,
                name: string,
                value: Value
            ) => {
                if (self.invocations.length === 0) {
                    self.invocations.push(new Map());
                }
                self.invocations.at(-1)!.set(need(name).toLowerCase(), value);
                return self;
            },
            'Invocable.Action setInvocations(List<Map<String, Object>> invocations)': (
                self: ActionValue,
                invocations: ApexList
            ) => {
                const entriesOf = (one: Value): [string, Value][] =>
                    (one as ApexMap).entries().map(([name, value]) => [String(name).toLowerCase(), value]);
                self.invocations = need(invocations).items.map((one) => new Map(entriesOf(one)));
                return self;
            }
        }
    }),
    defineClass({
        name: 'Invocable.Action.Result',
        fromJson: (node, read) => ({
            apexType: 'Invocable.Action.Result',
            success: entries(node).get('success') === true,
            errors: read(entries(node).get('errors') ?? null, 'List<Invocable.Action.Error>'),
            outputs: read(entries(node).get('outputParameters') ?? new Map(), 'Map<String,Object>')
        }),
        methods: {
            'Boolean isSuccess()': (self: ResultValue) => self.success,
            'List<Invocable.Action.Error> getErrors()': (self: ResultValue) => self.errors,
            'Map<String, Object> getOutputParameters()': (self: ResultValue) => self.outputs
        }
    }),
    defineClass({
        name: 'Invocable.Action.Error',
        fromJson: (node) => {
            const [code, message] = ['code', 'message'].map((key) => entries(node).get(key) ?? null);
            const toJsonText = (): string => JSON.stringify({ code, message });
            return { apexType: 'Invocable.Action.Error', code, message, toJsonText };
        },
        methods: {
            'String getCode()': (self: ErrorValue) => self.code,
            'String getMessage()': (self: ErrorValue) => self.message
        }
    }),
    defineClass({
        name: 'Flow.Interview',
        kind: 'abstract class',
        statics: {
            'Flow.Interview createInterview(String flowName, Map<String, Object> variables)': (
                name: string,
                variables: ApexMap
            ) => createInterview(need(name), need(variables)),
            'Flow.Interview createInterview(String namespace, String flowName, Map<String, Object> variables)': (
                namespace: string | null,
                name: string,
                variables: ApexMap
            ) => createInterview(namespace ? `${namespace}.${name}` : need(name), need(variables))
        },
        methods: {
            'Object getVariableValue(String name)': (self: InterviewValue, name: string) =>
                interviewValue(self.interview, need(name)),
            'void start()': (self: InterviewValue) => startInterview(self.interview)
        }
    })
];
