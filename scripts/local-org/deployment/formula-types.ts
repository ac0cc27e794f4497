import type { FieldModel } from '../schema/model.ts';
import type { Formula } from '../database/formula/parse.ts';

/** What a formula yields. `Any` is not known, or fits everything. */
export type FormulaType =
    'Any' | 'Boolean' | 'Date' | 'DateTime' | 'MultiPicklist' | 'Number' | 'Picklist' | 'Text' | 'Time';

/** The type of a field, or of a global variable, by its path. */
export type TypeOfPath = (path: string) => FormulaType;

export class FormulaTypeError extends Error {}

export function typeOfField(field: FieldModel): FormulaType {
    switch (field.type) {
        case 'PICKLIST':
            return 'Picklist';
        case 'MULTIPICKLIST':
            return 'MultiPicklist';
        default:
            break;
    }
    switch (field.apexType) {
        case 'Boolean':
            return 'Boolean';
        case 'Decimal':
        case 'Integer':
        case 'Long':
            return 'Number';
        case 'Date':
            return 'Date';
        case 'Datetime':
            return 'DateTime';
        case 'Time':
            return 'Time';
        case 'String':
        case 'Id':
            return 'Text';
        default:
            return 'Any';
    }
}

type Parameter = FormulaType | readonly FormulaType[];
/** Types of the parameters (the last one repeats) and of the result (Salesforce Help, Formula Operators and Functions). */
const FUNCTIONS: Readonly<Record<string, readonly [parameters: readonly Parameter[], result: FormulaType]>> = {
    abs: [['Number'], 'Number'],
    addmonths: [[['Date', 'DateTime'], 'Number'], 'Any'],
    and: [['Boolean'], 'Boolean'],
    begins: [['Text'], 'Boolean'],
    br: [[], 'Text'],
    casesafeid: [['Text'], 'Text'],
    ceiling: [['Number'], 'Number'],
    concat: [['Text'], 'Text'],
    contains: [['Text'], 'Boolean'],
    date: [['Number'], 'Date'],
    datetimevalue: [[['Text', 'Date', 'DateTime']], 'DateTime'],
    datevalue: [[['Text', 'Date', 'DateTime']], 'Date'],
    day: [['Date'], 'Number'],
    dayofyear: [['Date'], 'Number'],
    divide: [['Number'], 'Number'],
    exp: [['Number'], 'Number'],
    find: [['Text', 'Text', 'Number'], 'Number'],
    floor: [['Number'], 'Number'],
    hour: [['Time'], 'Number'],
    htmlencode: [['Text'], 'Text'],
    hyperlink: [['Text'], 'Text'],
    image: [['Text', 'Text', 'Number'], 'Text'],
    includes: [['MultiPicklist', 'Text'], 'Boolean'],
    isnew: [[], 'Boolean'],
    isnumber: [['Text'], 'Boolean'],
    ispickval: [['Picklist', 'Text'], 'Boolean'],
    left: [['Text', 'Number'], 'Text'],
    len: [['Text'], 'Number'],
    ln: [['Number'], 'Number'],
    log: [['Number'], 'Number'],
    lower: [['Text'], 'Text'],
    lpad: [['Text', 'Number', 'Text'], 'Text'],
    max: [['Number'], 'Number'],
    mceiling: [['Number'], 'Number'],
    mfloor: [['Number'], 'Number'],
    mid: [['Text', 'Number'], 'Text'],
    millisecond: [['Time'], 'Number'],
    min: [['Number'], 'Number'],
    minute: [['Time'], 'Number'],
    mod: [['Number'], 'Number'],
    month: [['Date'], 'Number'],
    multiply: [['Number'], 'Number'],
    negate: [['Number'], 'Number'],
    not: [['Boolean'], 'Boolean'],
    now: [[], 'DateTime'],
    or: [['Boolean'], 'Boolean'],
    power: [['Number'], 'Number'],
    regex: [['Text'], 'Boolean'],
    right: [['Text', 'Number'], 'Text'],
    round: [['Number'], 'Number'],
    rpad: [['Text', 'Number', 'Text'], 'Text'],
    second: [['Time'], 'Number'],
    sqrt: [['Number'], 'Number'],
    substitute: [['Text'], 'Text'],
    text: [[['Number', 'Date', 'DateTime', 'Time', 'Picklist']], 'Text'],
    timenow: [[], 'Time'],
    timevalue: [[['Text', 'DateTime', 'Time']], 'Time'],
    today: [[], 'Date'],
    trim: [['Text'], 'Text'],
    upper: [['Text'], 'Text'],
    value: [['Text'], 'Number'],
    weekday: [['Date'], 'Number'],
    year: [['Date'], 'Number']
};

const OPERATORS: Readonly<Record<string, string>> = {
    add: '+',
    and: 'AND()',
    concat: '&',
    divide: '/',
    equal: '=',
    greater: '>',
    greaterorequal: '>=',
    less: '<',
    lessorequal: '<=',
    multiply: '*',
    negate: '-',
    power: '^',
    subtract: '-',
    unequal: '<>'
};

function shown(name: string): string {
    return OPERATORS[name] ? `operator '${OPERATORS[name]}'` : `function '${name.toUpperCase()}()'`;
}

function fits(type: FormulaType, wanted: Parameter): boolean {
    const all = typeof wanted === 'string' ? [wanted] : wanted;
    return type === 'Any' || all.includes(type) || all.includes('Any');
}

function need(name: string, type: FormulaType, wanted: Parameter): void {
    if (!fits(type, wanted)) {
        const expected = typeof wanted === 'string' ? wanted : wanted.join(', ');
        throw new FormulaTypeError(
            `Incorrect parameter type for ${shown(name)}. Expected ${expected}, received ${type}`
        );
    }
}

/**
 * The type of a formula's result.
 * @throws FormulaTypeError with the platform's message for a parameter of a type that it cannot have
 */
export function typeOfFormula(formula: Formula, typeOfPath: TypeOfPath): FormulaType {
    switch (formula.k) {
        case 'literal':
            return literalType(formula.value);
        case 'reference':
            return typeOfPath(formula.path);
        case 'call':
            return typeOfCall(
                formula.name,
                formula.args.map((one) => typeOfFormula(one, typeOfPath))
            );
    }
}

function literalType(value: string | number | boolean | null): FormulaType {
    return value === null
        ? 'Any'
        : typeof value === 'string'
          ? 'Text'
          : typeof value === 'number'
            ? 'Number'
            : 'Boolean';
}

function typeOfCall(name: string, types: readonly FormulaType[]): FormulaType {
    const [first = 'Any', second = 'Any', third = 'Any'] = types;
    switch (name) {
        case 'if':
            need(name, first, 'Boolean');
            if (second !== 'Any') {
                need(name, third, second);
            }
            return second === 'Any' ? third : second;
        case 'case':
            return typeOfCase(types);
        case 'isblank':
        case 'isnull':
        case 'ischanged':
            return 'Boolean';
        case 'priorvalue':
            return first;
        case 'blankvalue':
        case 'nullvalue':
            if (first !== 'Any') {
                need(name, second, first);
            }
            return first;
        case 'equal':
        case 'unequal':
        case 'less':
        case 'lessorequal':
        case 'greater':
        case 'greaterorequal':
            return typeOfComparison(name, first, second);
        case 'add':
        case 'subtract':
            return typeOfSum(name, first, second);
        default:
            return typeOfPlain(name, types);
    }
}

function typeOfPlain(name: string, types: readonly FormulaType[]): FormulaType {
    const known = FUNCTIONS[name];
    if (!known) {
        return 'Any';
    }
    const [parameters, result] = known;
    types.forEach((type, index) => {
        const wanted = parameters[Math.min(index, parameters.length - 1)];
        if (wanted) {
            need(name, type, wanted);
        }
    });
    return result;
}

function typeOfCase(types: readonly FormulaType[]): FormulaType {
    const [subject = 'Any', ...rest] = types;
    const results = [...rest.filter((_, index) => index % 2 === 1), rest.at(-1) ?? 'Any'];
    rest.slice(0, -1).forEach((type, index) => {
        if (index % 2 === 0) {
            need('case', type, subject === 'Picklist' ? ['Text', 'Picklist'] : subject);
        }
    });
    const result = results.find((type) => type !== 'Any') ?? 'Any';
    results.forEach((type) => need('case', type, result));
    return result;
}

function typeOfComparison(name: string, left: FormulaType, right: FormulaType): FormulaType {
    for (const type of [left, right]) {
        if (type === 'Picklist' || type === 'MultiPicklist') {
            throw new FormulaTypeError(
                `Picklist fields are only supported in certain functions: ${shown(name)} received ${type}; use ISPICKVAL, CASE or TEXT`
            );
        }
    }
    if (left !== 'Any') {
        need(name, right, left);
    }
    if (left === 'Boolean' && name !== 'equal' && name !== 'unequal') {
        need(name, left, ['Number', 'Text', 'Date', 'DateTime', 'Time']);
    }
    return 'Boolean';
}

function typeOfSum(name: string, left: FormulaType, right: FormulaType): FormulaType {
    if (left === 'Any' || right === 'Any') {
        return left === 'Text' || right === 'Text' ? 'Text' : 'Any';
    }
    const moments: readonly FormulaType[] = ['Date', 'DateTime', 'Time'];
    if (name === 'add' && left === 'Text') {
        need(name, right, 'Text');
        return 'Text';
    }
    if (moments.includes(left)) {
        need(name, right, name === 'subtract' ? ['Number', left] : 'Number');
        return right === left ? 'Number' : left;
    }
    need(name, left, 'Number');
    need(name, right, name === 'add' ? ['Number', ...moments] : 'Number');
    return right;
}
