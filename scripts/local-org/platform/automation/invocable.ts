import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { currentTransaction } from '../../runtime/transaction.ts';
import { interviewValue, interviewWith, startInterview } from '../../runtime/flow/apex-interview.ts';
import type { Interview } from '../../runtime/flow/interview.ts';
import type { Value } from '../../values/value.ts';
import { need } from '../language/support.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass } from '../define.ts';
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
        throw new UnsupportedError(`${what}: the local org runs no invocable actions`);
    };
}

/** The names and values of a JSON object; nothing of any other JSON. */
function entries(node: JsonNode): Map<string, JsonNode> {
    return node instanceof Map ? node : new Map();
}

/** Actions, whose types exist so that code that names them compiles, and interviews of flows. */
export const invocableClasses = [
    defineClass({
        name: 'Invocable.Action',
        statics: {
            'Invocable.Action createCustomAction(String type, String name)': unsupported(
                'Invocable.Action.createCustomAction'
            ),
            'Invocable.Action createCustomAction(String type, String namespace, String name)': unsupported(
                'Invocable.Action.createCustomAction'
            ),
            'Invocable.Action createStandardAction(String type)': unsupported('Invocable.Action.createStandardAction')
        },
        methods: {
            'Invocable.Action addInvocation()': unsupported('Invocable.Action.addInvocation'),
            'Invocable.Action clearInvocations()': unsupported('Invocable.Action.clearInvocations'),
            'String getName()': unsupported('Invocable.Action.getName'),
            'String getType()': unsupported('Invocable.Action.getType'),
            'List<Invocable.Action.Result> invoke()': unsupported('Invocable.Action.invoke'),
            'Invocable.Action setInvocationParameter(String name, Object value)': unsupported(
                'Invocable.Action.setInvocationParameter'
            ),
            'Invocable.Action setInvocations(List<Map<String, Object>> invocations)': unsupported(
                'Invocable.Action.setInvocations'
            )
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
