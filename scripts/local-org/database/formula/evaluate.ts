import { UnsupportedError } from '../../values/unsupported.ts';
import { equal, FUNCTIONS, isBlank, type FormulaClock, type FormulaValue } from './functions.ts';
import { FormulaError, parseFormula, type Formula } from './parse.ts';

/** Where a formula reads its fields. */
export interface FormulaContext extends FormulaClock {
    /** A field of the record, or of a parent by its path; or a global such as `$User.Id`. */
    value: (path: string) => FormulaValue;
    /** The value before the change; absent where a formula may not ask. */
    prior?: (path: string) => FormulaValue;
    isNew?: boolean;
    /** `VLOOKUP`: a field of the record of an object whose other field has a value; absent where a formula may not ask. */
    lookUp?: (object: string, returned: string, searched: string, value: FormulaValue) => FormulaValue;
}

export type CompiledFormula = (context: FormulaContext) => FormulaValue;

/** Functions that evaluate their arguments as they need them, or look at the record's change. */
const SPECIAL: Readonly<
    Record<string, { min: number; max: number; make: (args: Formula[], name: string) => CompiledFormula }>
> = {
    if: {
        min: 3,
        max: 3,
        make: (args) => {
            const [condition, yes, no] = args.map(compile) as [CompiledFormula, CompiledFormula, CompiledFormula];
            return (context) => (condition(context) === true ? yes(context) : no(context));
        }
    },
    and: {
        min: 1,
        max: 255,
        make: (args) => {
            const all = args.map(compile);
            return (context) => all.every((one) => one(context) === true);
        }
    },
    or: {
        min: 1,
        max: 255,
        make: (args) => {
            const all = args.map(compile);
            return (context) => all.some((one) => one(context) === true);
        }
    },
    case: {
        min: 4,
        max: 255,
        make: (args) => {
            if (args.length % 2 !== 0) {
                throw new FormulaError(
                    `Incorrect number of parameters for function 'CASE()'. Expected ${args.length + 1}, received ${args.length}`
                );
            }
            const [subject, ...rest] = args.map(compile) as [CompiledFormula, ...CompiledFormula[]];
            const otherwise = rest.pop()!;
            return (context) => {
                const value = subject(context);
                for (let at = 0; at < rest.length; at += 2) {
                    if (equal(value, rest[at]!(context))) {
                        return rest[at + 1]!(context);
                    }
                }
                return otherwise(context);
            };
        }
    },
    isnew: { min: 0, max: 0, make: () => (context) => context.isNew === true },
    ischanged: {
        min: 1,
        max: 1,
        make: ([arg]) => {
            const path = pathOf(arg!, 'ISCHANGED');
            return (context) => context.isNew !== true && !same(context.value(path), priorOf(context, path));
        }
    },
    priorvalue: {
        min: 1,
        max: 1,
        make: ([arg]) => {
            const path = pathOf(arg!, 'PRIORVALUE');
            return (context) => (context.isNew === true ? context.value(path) : priorOf(context, path));
        }
    },
    vlookup: {
        min: 3,
        max: 3,
        make: ([returned, searched, value]) => {
            const to = describedField(returned!);
            const by = describedField(searched!);
            const asked = compile(value!);
            if (to.object.toLowerCase() !== by.object.toLowerCase()) {
                throw new FormulaError('The fields of VLOOKUP() must be of one object');
            }
            return (context) => {
                if (!context.lookUp) {
                    throw new UnsupportedError(`VLOOKUP in this formula (${to.object})`);
                }
                return context.lookUp(to.object, to.field, by.field, asked(context));
            };
        }
    }
};

/** `$ObjectType.Job__c.Fields.Name`, as VLOOKUP names fields. */
function describedField(arg: Formula): { object: string; field: string } {
    const [, object, field] = /^\$ObjectType\.(\w+)\.Fields\.(\w+)$/i.exec(pathOf(arg, 'VLOOKUP')) ?? [];
    if (!object || !field) {
        throw new FormulaError(`VLOOKUP() needs fields such as $ObjectType.Account.Fields.Name`);
    }
    return { object, field };
}

function same(left: FormulaValue, right: FormulaValue): boolean {
    return isBlank(left) || isBlank(right) ? isBlank(left) && isBlank(right) : equal(left, right);
}

function priorOf(context: FormulaContext, path: string): FormulaValue {
    if (!context.prior) {
        throw new UnsupportedError(`ISCHANGED and PRIORVALUE in this formula (${path})`);
    }
    return context.prior(path);
}

function pathOf(formula: Formula, name: string): string {
    if (formula.k !== 'reference') {
        throw new FormulaError(`${name}() needs a field`);
    }
    return formula.path;
}

function compile(formula: Formula): CompiledFormula {
    switch (formula.k) {
        case 'literal': {
            const { value } = formula;
            return () => value;
        }
        case 'reference': {
            const { path } = formula;
            return (context) => context.value(path);
        }
        case 'call':
            return compileCall(formula);
    }
}

/** Functions that the platform documents and nobody has written here; every other name is a mistake. */
const UNWRITTEN = new Set(
    (
        'acos ascii asin atan atan2 chr cos currencyrate distance fromunixtime geolocation getrecordids getsessionid ' +
        'getuserinfo imageproxyurl include initcap isclone isoweek isoyear junctionidlist linkto pi picklistcount pi ' +
        'predict reqscript requirescript sin tan timenow timevalue trunc unixtimestamp urlfor vlookup'
    ).split(' ')
);

function compileCall(formula: Formula & { k: 'call' }): CompiledFormula {
    const { name, args } = formula;
    const special = SPECIAL[name];
    const plain = FUNCTIONS[name];
    const declared = special ?? plain;
    if (!declared) {
        if (!UNWRITTEN.has(name)) {
            throw new FormulaError(`Unknown function ${name.toUpperCase()}. Check spelling.`);
        }
        throw new UnsupportedError(`formula function ${name.toUpperCase()}()`);
    }
    if (args.length < declared.min || args.length > declared.max) {
        throw new FormulaError(
            `Incorrect number of parameters for function '${name.toUpperCase()}()'. Expected ${declared.min}, received ${args.length}`
        );
    }
    if (special) {
        return special.make(args, name);
    }
    const compiled = args.map(compile);
    const { run } = plain!;
    return (context) =>
        run(
            compiled.map((one) => one(context)),
            context
        );
}

const cache = new Map<string, CompiledFormula>();

/** Compiles a formula; functions that do not exist here throw by name. */
export function compileFormula(text: string): CompiledFormula {
    let compiled = cache.get(text);
    if (!compiled) {
        compiled = compile(parseFormula(text));
        cache.set(text, compiled);
    }
    return compiled;
}
