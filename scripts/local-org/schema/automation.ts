import { readFlow, SAVES, type FlowModel } from './flow.ts';
import type { AutomationCondition, AutomationModel, NotHonoured, OrgSchema, WorkflowRuleModel } from './model.ts';
import type { ProjectFile } from './project-files.ts';
import { xmlFlag, xmlList, xmlText, type Xml } from './xml.ts';

const WHY = 'The local org does not run it: saving a record that would start it is refused';

/** Values of `recordTriggerType` of flows, and of `triggerType` of workflow rules and processes. */
const OPERATIONS: Readonly<Record<string, AutomationModel['operations']>> = {
    ...SAVES,
    Delete: ['delete'],
    onCreateOrTriggeringUpdate: ['insert', 'update']
};

/** A condition on a field of the record, or null for one that only the platform can judge. */
function readCondition(filter: Xml): AutomationCondition | null {
    const field = xmlText(filter, 'field') ?? '';
    const operator = xmlText(filter, 'operator') ?? '';
    const value = xmlList(filter, 'value')[0] ?? {};
    const text = xmlText(value, 'stringValue') ?? xmlText(value, 'booleanValue') ?? xmlText(value, 'numberValue');
    const known = operator === 'EqualTo' || operator === 'NotEqualTo' || operator === 'IsNull';
    return known && text !== null ? { field, operator, values: [text] } : null;
}

/** The same of a workflow rule: `Contact.Department` equals one of the values that commas separate. */
function readCriterion(item: Xml, object: string): AutomationCondition | null {
    const [of, field] = (xmlText(item, 'field') ?? '').split('.');
    const operator = { equals: 'EqualTo', notEqual: 'NotEqualTo' }[xmlText(item, 'operation') ?? ''] ?? null;
    const values = (xmlText(item, 'value') ?? '').split(',').map((one) => one.trim());
    return of === object && field && operator && !values.includes('')
        ? { field, operator: operator as AutomationCondition['operator'], values }
        : null;
}

/** Elements and resources that flows run with, and what stands beside them in a file. */
const RUN = new Set([
    'assignments',
    'constants',
    'customErrors',
    'decisions',
    'formulas',
    'loops',
    'processMetadataValues',
    'recordCreates',
    'recordDeletes',
    'recordLookups',
    'recordUpdates',
    'subflows',
    'textTemplates',
    'variables'
]);

/** What a flow does when a record is saved or deleted; of one that begins otherwise nothing. */
function ofFlow(content: Xml, name: string): { object: string; automation: AutomationModel } | null {
    const start = xmlList(content, 'start')[0] ?? {};
    const metadata = new Map<string, string>(
        xmlList(content, 'processMetadataValues').map((one) => [
            xmlText(one, 'name') ?? '',
            xmlText(xmlList(one, 'value')[0] ?? {}, 'stringValue') ?? ''
        ])
    );
    const isProcess = xmlText(content, 'processType') === 'Workflow';
    const object = isProcess ? (metadata.get('ObjectType') ?? null) : (xmlText(start, 'object') ?? null);
    const operations =
        OPERATIONS[(isProcess ? metadata.get('TriggerType') : xmlText(start, 'recordTriggerType')) ?? ''];
    if (!object || !operations || !(isProcess || (xmlText(start, 'triggerType') ?? '').startsWith('Record'))) {
        return null;
    }
    const filters = xmlList(start, 'filters');
    const areAllNeeded = filters.length < 2 || (xmlText(start, 'filterLogic') ?? 'and') === 'and';
    const conditions = areAllNeeded ? filters.map(readCondition).filter((one) => one !== null) : [];
    const isWhole = conditions.length === filters.length && xmlText(start, 'filterFormula') === null;
    return {
        object,
        automation: {
            name: `the ${isProcess ? 'process' : 'flow'} ${name}`,
            operations,
            onlyWhenChangedToMeet: isWhole && xmlFlag(start, 'doesRequireRecordChangedToMeetCriteria'),
            conditions
        }
    };
}

/** What a field update sets; null for one that the local org does not do, those after which rules are evaluated anew among them. */
function readFieldUpdate(update: Xml | undefined): WorkflowRuleModel['updates'][number] | null {
    const field = update && xmlText(update, 'field');
    if (!field || xmlFlag(update, 'reevaluateOnChange') || xmlText(update, 'targetObject') !== null) {
        return null;
    }
    const formula = xmlText(update, 'formula');
    const literal = xmlText(update, 'literalValue');
    switch (xmlText(update, 'operation')) {
        case 'Formula':
            return formula === null ? null : { field, formula, literal: null };
        case 'Literal':
            return literal === null ? null : { field, formula: null, literal };
        case 'Null':
            return { field, formula: null, literal: null };
        default:
            return null;
    }
}

/**
 * A workflow rule as the local org runs it (Metadata API: Workflow): at once, with field updates alone, by a formula or by
 * conditions that must all be met.
 * @returns null for any other rule
 */
function readWorkflowRule(
    content: Xml,
    rule: Xml,
    automation: AutomationModel,
    object: string
): WorkflowRuleModel | null {
    const actions = xmlList(rule, 'actions');
    const updates = actions.map((action) =>
        xmlText(action, 'type') === 'FieldUpdate'
            ? readFieldUpdate(
                  xmlList(content, 'fieldUpdates').find((one) => xmlText(one, 'fullName') === xmlText(action, 'name'))
              )
            : null
    );
    const criteria = xmlList(rule, 'criteriaItems').map((item) => readCriterion(item, object));
    const isWhole =
        xmlList(rule, 'workflowTimeTriggers').length === 0 &&
        (xmlText(rule, 'booleanFilter') ?? '') === '' &&
        updates.length > 0 &&
        !updates.includes(null) &&
        !criteria.includes(null);
    return isWhole
        ? {
              name: automation.name,
              operations: automation.operations,
              onlyWhenChangedToMeet: xmlText(rule, 'triggerType') === 'onCreateOrTriggeringUpdate',
              formula: xmlText(rule, 'formula'),
              conditions: criteria as AutomationCondition[],
              updates: updates as WorkflowRuleModel['updates']
          }
        : null;
}

/**
 * Reads what the platform would run by itself when a record is saved: active flows of records, processes and workflow rules
 * (Metadata API: Flow, FlowStart, Workflow).
 * @param read gives the content of a file, or undefined where it cannot be read
 * @param tell is told of each
 * @returns by the lower-case name of their object those that are refused, the workflow rules and the flows that are run; all flows
 * without screens by their names
 */
export function readAutomation(
    files: readonly ProjectFile[],
    read: (file: ProjectFile) => Xml | undefined,
    tell: (one: NotHonoured) => void
): Pick<OrgSchema, 'automation' | 'workflowRules' | 'flows' | 'recordFlows'> {
    const flows = new Map<string, FlowModel>();
    const recordFlows = new Map<string, FlowModel[]>();
    const found = new Map<string, AutomationModel[]>();
    const workflowRules = new Map<string, WorkflowRuleModel[]>();
    const add = (kind: string, name: string, file: string, object: string, automation: AutomationModel): void => {
        const key = object.toLowerCase();
        found.set(key, [...(found.get(key) ?? []), automation]);
        tell({ kind, name, file, why: WHY });
    };
    for (const file of files.filter(({ suffix }) => suffix === 'flow')) {
        const content = read(file) ?? {};
        const flow = readFlow(file, content);
        if (flow) {
            flows.set(flow.name.toLowerCase(), flow);
        }
        const { trigger } = flow ?? {};
        if (flow?.active && trigger) {
            const key = trigger.object.toLowerCase();
            recordFlows.set(key, [...(recordFlows.get(key) ?? []), flow]);
            const refused = [...flow.parts.values()].find(
                ({ kind, content: part }) =>
                    !RUN.has(kind) && !(kind === 'actionCalls' && xmlText(part, 'actionType') === 'apex')
            );
            if (refused) {
                const why = `The local org does not have its ${refused.name} (${refused.kind}): a save by which the flow comes to it is refused`;
                tell({ kind: 'flow', name: file.name, file: file.file, why });
            }
            continue;
        }
        const one = xmlText(content, 'status') === 'Active' ? ofFlow(content, file.name) : null;
        if (one) {
            add('flow', file.name, file.file, one.object, one.automation);
        }
    }
    for (const file of files.filter(({ suffix }) => suffix === 'workflow')) {
        const content = read(file) ?? {};
        for (const rule of xmlList(content, 'rules').filter((one) => xmlFlag(one, 'active'))) {
            const name = `${file.name}.${xmlText(rule, 'fullName') ?? ''}`;
            const criteria = xmlList(rule, 'criteriaItems').map((item) => readCriterion(item, file.name));
            const operations = OPERATIONS[xmlText(rule, 'triggerType') ?? ''] ?? [];
            const automation: AutomationModel = {
                name: `the workflow rule ${name}`,
                operations,
                onlyWhenChangedToMeet: false,
                conditions: (xmlText(rule, 'booleanFilter') ?? '') === '' ? criteria.filter((one) => one !== null) : []
            };
            const known = readWorkflowRule(content, rule, automation, file.name);
            if (known) {
                const key = file.name.toLowerCase();
                workflowRules.set(key, [...(workflowRules.get(key) ?? []), known]);
            } else {
                add('workflow rule', name, file.file, file.name, automation);
            }
        }
    }
    return { automation: found, workflowRules, flows, recordFlows };
}
