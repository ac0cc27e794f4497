import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
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

function unsupported(what: string): () => never {
    return () => {
        throw new UnsupportedError(`${what}: the local org runs no flows and no invocable actions`);
    };
}

/** The names and values of a JSON object; nothing of any other JSON. */
function entries(node: JsonNode): Map<string, JsonNode> {
    return node instanceof Map ? node : new Map();
}

/** Actions and flows: their types exist, so that code that names them compiles; running one is unsupported. */
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
            'Flow.Interview createInterview(String flowName, Map<String, Object> variables)': unsupported(
                'Flow.Interview.createInterview'
            ),
            'Flow.Interview createInterview(String namespace, String flowName, Map<String, Object> variables)':
                unsupported('Flow.Interview.createInterview')
        },
        methods: {
            'Object getVariableValue(String name)': unsupported('Flow.Interview.getVariableValue'),
            'void start()': unsupported('Flow.Interview.start')
        }
    })
];
