import type { ProjectFile } from './project-files.ts';
import { xmlList, xmlText, type Xml } from './xml.ts';

/** A part of a flow that has a name: an element, or a resource that elements refer to. */
export interface FlowPart {
    /** Its tag in the Metadata API: `assignments`, `recordLookups`, `formulas`, `variables`; `one of two` whose names differ in case alone. */
    kind: string;
    name: string;
    content: Xml;
}

/** What makes a flow start by itself (Metadata API: FlowStart). */
export interface FlowTrigger {
    object: string;
    /** Before the record is saved, so that what the flow gives the record is saved with it. */
    isBefore: boolean;
    operations: readonly ('insert' | 'update')[];
    /** `triggerOrder`: 1 to 2,000; null where none is given. */
    order: number | null;
    /** Entry conditions: filters with their logic, or a formula. */
    start: Xml;
    /** Of a process the variables that hold the record and what it was before: flows know them as `$Record` and `$Record__Prior`. */
    variables: { record: string; prior: string } | null;
}

/** A flow that runs without screens. */
export interface FlowModel {
    name: string;
    label: string;
    /** Whether it is the version that runs. */
    active: boolean;
    /** By lower-case name. */
    parts: ReadonlyMap<string, FlowPart>;
    /** The name of the element it begins with; null where it does nothing. */
    first: string | null;
    /** Metadata API: FlowTransactionModel and FlowRunInMode; null where the file does not say. */
    runInMode: string | null;
    trigger: FlowTrigger | null;
}

/** Values of `recordTriggerType` of flows, and of `TriggerType` of processes. */
export const SAVES: Readonly<Record<string, FlowTrigger['operations']>> = {
    Create: ['insert'],
    Update: ['update'],
    CreateAndUpdate: ['insert', 'update'],
    onCreateOnly: ['insert'],
    onAllChanges: ['insert', 'update']
};

/** Before every flow: processes are a step of their own (Apex Developer Guide, Triggers and Order of Execution). */
const FIRST = 0;

/** What starts a process; one that may be started again within a save by what it saves itself is not run. */
function readProcess(content: Xml): FlowTrigger | null {
    const settings = new Map(
        xmlList(content, 'processMetadataValues').map((one): [string, string | null] => {
            const [value = {}] = xmlList(one, 'value');
            return [xmlText(one, 'name') ?? '', xmlText(value, 'stringValue') ?? xmlText(value, 'elementReference')];
        })
    );
    const operations = SAVES[settings.get('TriggerType') ?? ''];
    const object = settings.get('ObjectType');
    const record = settings.get('ObjectVariable');
    const prior = settings.get('OldObjectVariable');
    return operations && object && record && prior && ![...settings.keys()].some((name) => /recurs/i.test(name))
        ? { object, isBefore: false, operations, order: FIRST, start: {}, variables: { record, prior } }
        : null;
}

/** Of the start what the local org runs: everything that begins with a save, at once. */
function readTrigger(content: Xml): FlowTrigger | null {
    const start = xmlList(content, 'start')[0] ?? {};
    const type = xmlText(start, 'triggerType');
    const operations = SAVES[xmlText(start, 'recordTriggerType') ?? ''];
    const object = xmlText(start, 'object');
    const isRun = type === 'RecordBeforeSave' || type === 'RecordAfterSave';
    if (!isRun || !operations || !object || xmlList(start, 'scheduledPaths').length > 0) {
        return null;
    }
    const order = xmlText(content, 'triggerOrder');
    return {
        object,
        isBefore: type === 'RecordBeforeSave',
        operations,
        order: order === null ? null : Number(order),
        start,
        variables: null
    };
}

/** The first element: what the start leads to, or what older files name by itself. */
function firstOf(content: Xml): string | null {
    const connector = xmlList(xmlList(content, 'start')[0] ?? {}, 'connector')[0];
    return (connector && xmlText(connector, 'targetReference')) ?? xmlText(content, 'startElementReference');
}

/**
 * Reads a flow of the types that run without screens (Metadata API: Flow, `processType` AutoLaunchedFlow, and Workflow of processes).
 * @returns null for any other, screen flows among them
 */
export function readFlow({ name }: ProjectFile, content: Xml): FlowModel | null {
    const type = xmlText(content, 'processType');
    const trigger = type === 'Workflow' ? readProcess(content) : readTrigger(content);
    if (type !== 'AutoLaunchedFlow' && (type !== 'Workflow' || trigger === null)) {
        return null;
    }
    const parts = new Map<string, FlowPart>();
    for (const kind of Object.keys(content)) {
        for (const part of xmlList(content, kind)) {
            const partName = typeof part === 'object' ? xmlText(part, 'name') : null;
            if (partName !== null && kind !== 'processMetadataValues') {
                const key = partName.toLowerCase();
                parts.set(key, { kind: parts.has(key) ? 'one of two' : kind, name: partName, content: part });
            }
        }
    }
    return {
        name,
        label: xmlText(content, 'label') ?? name,
        active: xmlText(content, 'status') === 'Active',
        parts,
        first: firstOf(content),
        runInMode: xmlText(content, 'runInMode'),
        trigger
    };
}
