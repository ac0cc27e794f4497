import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ObjectModel } from '../schema/model.ts';
import type { SObject } from '../values/sobject.ts';
import { RestError } from './http/errors.ts';
import type { OrgAccess } from './org-access.ts';
import { recordFromJson } from './ui-api/records.ts';

/** A step of a plan, as `sf data import tree --plan` reads it. */
interface PlanStep {
    sobject: string;
    files: string[];
}

interface TreeRecord {
    attributes?: { type?: string; referenceId?: string };
    [field: string]: unknown;
}

/** One record ready to be inserted. */
interface PlannedRecord {
    object: ObjectModel;
    referenceId: string | null;
    fields: Record<string, unknown>;
    file: string;
}

/** Documented limit of a request of the tree resource; also what a DML statement handles in one run of triggers. */
const CHUNK = 200;

/** The sample data cannot be loaded: says which file and record. */
export class SampleDataError extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'SampleDataError';
    }
}

/**
 * Loads a project's sample data: files named `…plan.json` (records) and `….apex` (anonymous Apex), in the order of their names.
 * @param folder absolute; nothing is loaded when it does not exist
 * @param userId who loads it
 * @param report told of every step
 * @returns number of records inserted from plans
 * @throws SampleDataError naming the file and record
 */
export function loadSampleData(org: OrgAccess, folder: string, userId: string, report: (step: string) => void): number {
    const references = new Map<string, string>();
    let count = 0;
    for (const name of sampleFiles(folder)) {
        const file = join(folder, name);
        if (name.endsWith('.apex')) {
            report(`sample data: ${name}`);
            runScript(org, userId, file);
        } else {
            for (const step of readPlan(file)) {
                report(`sample data: ${step.sobject}`);
                count += loadStep(org, folder, step, userId, references);
            }
        }
    }
    return count;
}

/** @returns the names of the files that make up the sample data, in the order in which they are loaded */
export function sampleFiles(folder: string): string[] {
    return existsSync(folder)
        ? readdirSync(folder)
              .filter((name) => /(^|[-_.])plan\.json$/.test(name) || name.endsWith('.apex'))
              .sort()
        : [];
}

function runScript(org: OrgAccess, userId: string, file: string): void {
    try {
        org.anonymous(userId, readFileSync(file, 'utf8'), basename(file));
    } catch (error) {
        throw new SampleDataError(`${file}: ${(error as Error).message}`);
    }
}

function readPlan(file: string): PlanStep[] {
    const plan = readJson(file);
    if (!Array.isArray(plan)) {
        throw new SampleDataError(`${file}: a plan is a list of steps, each with sobject and files`);
    }
    return plan as PlanStep[];
}

function loadStep(
    org: OrgAccess,
    folder: string,
    step: PlanStep,
    userId: string,
    references: Map<string, string>
): number {
    const planned = step.files.flatMap((name) => {
        const file = join(folder, name);
        const { records } = readJson(file) as { records?: TreeRecord[] };
        if (!Array.isArray(records)) {
            throw new SampleDataError(`${file}: the file has no list named records`);
        }
        return records.flatMap((record) => plannedRecords(org, record, step.sobject, file));
    });
    for (let start = 0; start < planned.length; start += CHUNK) {
        insertChunk(org, planned.slice(start, start + CHUNK), userId, references);
    }
    return planned.length;
}

function plannedRecords(org: OrgAccess, record: TreeRecord, sobject: string, file: string): PlannedRecord[] {
    const { attributes, ...fields } = record;
    const type = attributes?.type ?? sobject;
    const object = org.schema.object(type);
    if (!object) {
        throw new SampleDataError(`${file}: there is no object named ${type}`);
    }
    const nested = Object.entries(fields).find(([, value]) => value && typeof value === 'object');
    if (nested) {
        throw new SampleDataError(
            `${file}: Unsupported: records nested in ${nested[0]}; give them a file of their own in the plan`
        );
    }
    return [{ object, referenceId: attributes?.referenceId ?? null, fields, file }];
}

function insertChunk(org: OrgAccess, chunk: PlannedRecord[], userId: string, references: Map<string, string>): void {
    org.run(userId, (transaction) => {
        const records = chunk.map((planned) => toRecord(planned, references));
        const outcomes = transaction.insert(records, false);
        outcomes.forEach((outcome, index) => {
            const planned = chunk[index]!;
            if (!outcome.success) {
                const why = outcome.errors
                    .map((error) => `${error.message}${error.fields.length ? ` [${error.fields.join(', ')}]` : ''}`)
                    .join('; ');
                throw new SampleDataError(`${place(planned)}: ${why}`);
            }
            if (planned.referenceId) {
                references.set(planned.referenceId, outcome.id!);
            }
        });
    });
}

function toRecord(planned: PlannedRecord, references: Map<string, string>): SObject {
    const fields = Object.fromEntries(
        Object.entries(planned.fields).map(([name, value]) => {
            const reference = typeof value === 'string' && /^@(\w+)$/.exec(value)?.[1];
            if (!reference) {
                return [name, value];
            }
            const id = references.get(reference);
            if (!id) {
                throw new SampleDataError(
                    `${place(planned)}: ${name} refers to @${reference}, which no record loaded before has as its referenceId`
                );
            }
            return [name, id];
        })
    );
    try {
        return recordFromJson(planned.object, fields);
    } catch (error) {
        throw error instanceof RestError ? new SampleDataError(`${place(planned)}: ${error.message}`) : error;
    }
}

const place = (planned: PlannedRecord): string =>
    `${planned.file}: ${planned.object.name}${planned.referenceId ? ` ${planned.referenceId}` : ''}`;

function readJson(file: string): unknown {
    if (!existsSync(file)) {
        throw new SampleDataError(`${file}: the plan names this file, but it does not exist`);
    }
    try {
        return JSON.parse(readFileSync(file, 'utf8'));
    } catch (error) {
        throw new SampleDataError(`${file}: ${(error as Error).message}`);
    }
}
