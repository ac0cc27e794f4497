import type { AutomationCondition, AutomationModel, NotHonoured } from './model.ts';
import type { ProjectFile } from './project-files.ts';
import { xmlFlag, xmlList, xmlText, type Xml } from './xml.ts';

const WHY = 'The local org does not run it: saving a record that would start it is refused';

/** Values of `recordTriggerType` of flows, and of `triggerType` of workflow rules and processes. */
const OPERATIONS: Readonly<Record<string, AutomationModel['operations']>> = {
    Create: ['insert'],
    Update: ['update'],
    CreateAndUpdate: ['insert', 'update'],
    Delete: ['delete'],
    onCreateOnly: ['insert'],
    onAllChanges: ['insert', 'update'],
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

/**
 * Reads what the platform would run by itself when a record is saved: active flows of records, processes and workflow rules
 * (Metadata API: Flow, FlowStart, Workflow).
 * @param read gives the content of a file, or undefined where it cannot be read
 * @param tell is told of each
 * @returns them by the lower-case name of their object
 */
export function readAutomation(
    files: readonly ProjectFile[],
    read: (file: ProjectFile) => Xml | undefined,
    tell: (one: NotHonoured) => void
): Map<string, AutomationModel[]> {
    const found = new Map<string, AutomationModel[]>();
    const add = (kind: string, name: string, file: string, object: string, automation: AutomationModel): void => {
        const key = object.toLowerCase();
        found.set(key, [...(found.get(key) ?? []), automation]);
        tell({ kind, name, file, why: WHY });
    };
    for (const file of files.filter(({ suffix }) => suffix === 'flow')) {
        const content = read(file) ?? {};
        const one = xmlText(content, 'status') === 'Active' ? ofFlow(content, file.name) : null;
        if (one) {
            add('flow', file.name, file.file, one.object, one.automation);
        }
    }
    for (const file of files.filter(({ suffix }) => suffix === 'workflow')) {
        for (const rule of xmlList(read(file) ?? {}, 'rules').filter((one) => xmlFlag(one, 'active'))) {
            const name = `${file.name}.${xmlText(rule, 'fullName') ?? ''}`;
            const criteria = xmlList(rule, 'criteriaItems').map((item) => readCriterion(item, file.name));
            const operations = OPERATIONS[xmlText(rule, 'triggerType') ?? ''] ?? [];
            add('workflow rule', name, file.file, file.name, {
                name: `the workflow rule ${name}`,
                operations,
                onlyWhenChangedToMeet: false,
                conditions: (xmlText(rule, 'booleanFilter') ?? '') === '' ? criteria.filter((one) => one !== null) : []
            });
        }
    }
    return found;
}
