import { plainNumber } from '../../runtime/numbers.ts';
import { declOf } from '../../runtime/apex-object.ts';
import { ApexTypeToken } from '../../runtime/runtime-object.ts';
import { currentTransaction } from '../../runtime/transaction.ts';
import { propertyNamed } from '../../apex/types/relations.ts';
import { compileFormula, type CompiledFormula } from '../../database/formula/evaluate.ts';
import { recalculateFormulas } from '../../database/dml/record-formulas.ts';
import { globalValue } from '../../database/formula/globals.ts';
import type { FormulaValue } from '../../database/formula/functions.ts';
import { parseFormula, references } from '../../database/formula/parse.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import type { ApexEnumValue } from '../../values/enum.ts';
import { ApexList } from '../../values/list.ts';
import { throwApex } from '../../values/exceptions.ts';
import { SObject } from '../../values/sobject.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass } from '../define.ts';
import { readProperty } from '../json/serialize.ts';
import { need, runtime } from '../language/support.ts';

const RETURN_TYPES = [
    'BOOLEAN',
    'CURRENCY',
    'DATE',
    'DATETIME',
    'DECIMAL',
    'DOUBLE',
    'ID',
    'INTEGER',
    'LONG',
    'STRING',
    'TIME'
];

function hasFormulas(record: SObject): boolean {
    return [...need(record).type.fields.values()].some((field) => field.formula !== null);
}

class BuilderValue {
    readonly apexType = 'FormulaEval.FormulaBuilder';
    returns: string | null = null;
    context: ApexTypeToken | null = null;
    formula: string | null = null;
}

/** Formulas of the local org either have a value or throw what is not supported of them: there are no errors of fields. */
class RecalcValue {
    readonly apexType = 'System.FormulaRecalcResult';
    readonly record: SObject;

    constructor(record: SObject) {
        this.record = record;
    }
}

class InstanceValue {
    readonly apexType = 'FormulaEval.FormulaInstance';
    readonly run: CompiledFormula;
    readonly paths: string[];
    readonly returns: string;

    constructor(run: CompiledFormula, paths: string[], returns: string) {
        this.run = run;
        this.paths = paths;
        this.returns = returns;
    }
}

/** One step of a path: a member of an Apex object, or a field or parent of a record. */
function step(value: unknown, name: string): unknown {
    if (value === null) {
        return null;
    }
    if (value instanceof SObject) {
        const key = name.toLowerCase();
        if (value.type.parentRelationships.has(key) && !value.type.fields.has(key)) {
            return value.getSObject(name);
        }
        return value.get(name);
    }
    const decl = declOf(value);
    const found = decl && propertyNamed(runtime().program.table, runtime().program.table.of(decl), name);
    return found
        ? readProperty(value as object, found.property)
        : throwApex('System.FormulaEvaluationException', `Field ${name} does not exist. Check spelling.`);
}

function formulaValue(value: unknown): FormulaValue {
    if (
        value === null ||
        typeof value === 'string' ||
        typeof value === 'boolean' ||
        value instanceof ApexDate ||
        value instanceof ApexDatetime ||
        value instanceof ApexTime
    ) {
        return value;
    }
    if (typeof value === 'number' || typeof value === 'bigint' || value instanceof Decimal || value instanceof Double) {
        return plainNumber(value);
    }
    throw new UnsupportedError(`a formula on a value of ${(value as object).constructor.name}`);
}

function apexValue(value: FormulaValue, returns: string): unknown {
    if (value === null || typeof value !== 'number') {
        return value;
    }
    switch (returns) {
        case 'INTEGER':
            return Math.trunc(value) | 0;
        case 'LONG':
            return BigInt(Math.trunc(value));
        case 'DOUBLE':
            return Double.of(value);
        default:
            return Decimal.of(value);
    }
}

/** The first steps of paths are checked against the context type; fields of records behind an SObject are only known when it runs. */
function checkPath(path: string, context: ApexTypeToken): void {
    if (path.startsWith('$')) {
        return;
    }
    const { table } = runtime().program;
    const [first] = path.split('.');
    const { model } = context.type.decl;
    const known = model
        ? model.fields.has(first!.toLowerCase()) || model.parentRelationships.has(first!.toLowerCase())
        : propertyNamed(table, context.type, first!) !== null;
    if (!known) {
        throwApex('System.FormulaValidationException', `Field ${first} does not exist. Check spelling.`);
    }
}

function build(builder: BuilderValue): InstanceValue {
    if (!builder.formula || !builder.returns || !builder.context) {
        return throwApex('System.FormulaValidationException', 'A formula needs a type, a return type and a text');
    }
    // A formula sees global classes only.
    const { node } = builder.context.type.decl.user ?? {};
    if (node && !node.mods.words.includes('global')) {
        return throwApex('System.FormulaValidationException', `The class ${builder.context.name} must be global`);
    }
    try {
        const paths = references(parseFormula(builder.formula));
        paths.forEach((path) => checkPath(path, builder.context!));
        return new InstanceValue(compileFormula(builder.formula), paths, builder.returns);
    } catch (error) {
        if ((error as Error).name === 'FormulaError') {
            return throwApex('System.FormulaValidationException', (error as Error).message);
        }
        throw error;
    }
}

function evaluate(instance: InstanceValue, context: unknown): unknown {
    const { session } = currentTransaction();
    const value = (path: string): FormulaValue =>
        path.startsWith('$')
            ? globalValue(session, path)
            : formulaValue(path.split('.').reduce<unknown>(step, need(context)));
    return apexValue(instance.run({ value, now: session.clock(), timeZone: session.timeZone }), instance.returns);
}

export const formulaClasses = [
    defineClass({ name: 'FormulaEval.FormulaReturnType', kind: 'enum', values: RETURN_TYPES }),
    defineClass({
        name: 'FormulaEval.FormulaGlobal',
        kind: 'enum',
        values: [
            'CUSTOMMETADATA',
            'LABEL',
            'ORGANIZATION',
            'PERMISSION',
            'PROFILE',
            'SETUP',
            'SYSTEM',
            'USER',
            'USERROLE'
        ]
    }),
    defineClass({
        name: 'System.Formula',
        statics: {
            'FormulaEval.FormulaBuilder builder()': () => new BuilderValue(),
            'List<System.FormulaRecalcResult> recalculateFormulas(List<SObject> records)': (records: ApexList) =>
                new ApexList(
                    'System.FormulaRecalcResult',
                    // Of records whose object has no formulas there are no results (found in a public project's test).
                    (need(records).items as SObject[]).filter(hasFormulas).map((record) => {
                        recalculateFormulas(currentTransaction().session, record);
                        return new RecalcValue(record);
                    })
                )
        }
    }),
    defineClass({
        name: 'System.FormulaRecalcResult',
        methods: {
            'SObject getSObject()': (self: RecalcValue) => self.record,
            'Boolean isSuccess()': () => true,
            'List<System.FormulaRecalcFieldError> getErrors()': () => new ApexList('System.FormulaRecalcFieldError')
        }
    }),
    defineClass({
        name: 'FormulaEval.FormulaBuilder',
        methods: {
            'FormulaEval.FormulaBuilder withReturnType(FormulaEval.FormulaReturnType type)': (
                self: BuilderValue,
                type: ApexEnumValue
            ) => ((self.returns = need(type).name), self),
            'FormulaEval.FormulaBuilder withType(System.Type type)': (self: BuilderValue, type: ApexTypeToken) => (
                (self.context = need(type)),
                self
            ),
            'FormulaEval.FormulaBuilder withFormula(String formula)': (self: BuilderValue, formula: string) => (
                (self.formula = formula),
                self
            ),
            'FormulaEval.FormulaBuilder withGlobalVariables(List<FormulaEval.FormulaGlobal> globals)': (
                self: BuilderValue
            ) => self,
            'FormulaEval.FormulaInstance build()': build
        }
    }),
    defineClass({
        name: 'FormulaEval.FormulaInstance',
        methods: {
            'Object evaluate(Object context)': evaluate,
            'Set<String> getReferencedFields()': (self: InstanceValue) =>
                runtime().$['newSet'] &&
                (runtime().$['newSet'] as (type: string, items: string[]) => unknown)('String', self.paths)
        }
    })
];
