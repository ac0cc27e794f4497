import type { DataSession } from '../../database/session.ts';
import type { FlowModel } from '../../schema/flow.ts';
import { xmlFlag, xmlText } from '../../schema/xml.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { SObject } from '../../values/sobject.ts';
import type { Value } from '../../values/value.ts';
import { newInterview, refuse, type Interview } from './interview.ts';
import { runTogether } from './run.ts';
import { ofType, reference } from './values.ts';

/**
 * An interview that Apex makes (Apex Reference, Flow.Interview).
 * @param given values by the names of variables that are available for input
 */
export function interviewWith(flow: FlowModel, session: DataSession, given: ReadonlyMap<string, Value>): Interview {
    const interview = newInterview(flow, session, new Map());
    for (const [name, value] of given) {
        const part = flow.parts.get(name.toLowerCase());
        // What the flow does not take is passed over (found in tests of trailheadapps/agent-script-recipes).
        if (part?.kind !== 'variables' || !xmlFlag(part.content, 'isInput')) {
            continue;
        }
        interview.values.set(name.toLowerCase(), inputOf(interview, name, value));
    }
    return interview;
}

function inputOf(interview: Interview, name: string, value: Value): Value {
    const { content } = interview.flow.parts.get(name.toLowerCase())!;
    if (xmlFlag(content, 'isCollection')) {
        return value === null || value instanceof ApexList ? value : refuse(interview, `the input ${name}, no list,`);
    }
    const typed = ofType(interview, xmlText(content, 'dataType') ?? '', value, `the input ${name}`);
    return typed instanceof SObject ? typed.snapshot() : typed;
}

/** @throws System.FlowException where an element fails and the flow has no path for that */
export function startInterview(interview: Interview): void {
    const { flow } = interview;
    if (!flow.active) {
        refuse(interview, 'the start, as it is not active,');
    }
    if (flow.trigger !== null) {
        refuse(interview, 'the start by Apex, as a save starts it,');
    }
    runTogether([interview], () =>
        throwApex(
            'System.FlowException',
            'An unhandled fault has occurred in this flow\nAn unhandled fault has occurred while processing the flow. Please contact your system administrator for more information.'
        )
    );
}

/** `getVariableValue`: "If the specified variable can't be found in that flow, the method returns null." */
export function interviewValue(interview: Interview, name: string): Value {
    const known = interview.flow.parts.get(name.toLowerCase())?.kind === 'variables';
    return known ? reference(interview, name) : null;
}
