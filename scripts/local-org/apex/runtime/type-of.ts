import { Blob_ } from '../../values/blob.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import { ApexEnumValue } from '../../values/enum.ts';
import { ApexException, throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexSet } from '../../values/set.ts';
import { SObject } from '../../values/sobject.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { ancestors, isSObject } from '../relations.ts';
import type { TypeTable } from '../type-table.ts';
import type { ApexType } from '../types.ts';
import { declOf } from './apex-object.ts';
import { conversions } from './numbers.ts';

const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/** Tells the types of values; one per program. */
export class TypeOf {
    private readonly table: TypeTable;
    private readonly names = new Map<string, ApexType>();
    private readonly supers = new Map<ApexType, Set<string>>();

    constructor(table: TypeTable) {
        this.table = table;
    }

    /** A type by canonical name; an internal error where it does not exist. */
    named(name: string): ApexType {
        let type = this.names.get(name);
        if (!type) {
            const found = this.table.parse(name);
            if (!found) {
                throw new Error(`No type ${name}`);
            }
            type = found;
            this.names.set(name, type);
        }
        return type;
    }

    /** The type a value was made as. */
    of(value: unknown): ApexType {
        return this.named(this.nameOf(value));
    }

    nameOf(value: unknown): string {
        switch (typeof value) {
            case 'string':
                return 'String';
            case 'number':
                return 'Integer';
            case 'bigint':
                return 'Long';
            case 'boolean':
                return 'Boolean';
            default:
        }
        const decl = declOf(value);
        if (decl) {
            return decl.name;
        }
        if (value instanceof ApexException) {
            return value.typeName;
        }
        if (value instanceof ApexList || value instanceof ApexSet || value instanceof ApexMap) {
            return value.typeName;
        }
        if (value instanceof ApexEnumValue) {
            return value.type;
        }
        const simple = SIMPLE.find(([type]) => value instanceof type);
        if (simple) {
            return simple[1];
        }
        if (typeof value === 'object' && value !== null) {
            if (value instanceof SObject) {
                return value.typeName;
            }
            if ('apexType' in value) {
                return String(value.apexType);
            }
        }
        throw new UnsupportedError(`the type of ${value === null ? 'null' : typeof value === 'object' ? value.constructor.name : typeof value}`);
    }

    private ancestorsOf(type: ApexType): Set<string> {
        let found = this.supers.get(type);
        if (!found) {
            found = new Set(ancestors(this.table, type).map((one) => one.name));
            found.add('Object');
            this.supers.set(type, found);
        }
        return found;
    }

    /** `value instanceof Type`. */
    isA(value: unknown, type: ApexType): boolean {
        if (value === null) {
            return false;
        }
        if (type.name === 'Object') {
            return true;
        }
        if (type.name === 'Id') {
            return typeof value === 'string' && ID.test(value);
        }
        // A Decimal is the platform's number with decimals: it is also a Double, and an Integer also a Long and a Decimal.
        if (type.name === 'Double' && value instanceof Decimal) {
            return true;
        }
        if (type.args.length > 0) {
            return this.isCollection(value, type);
        }
        return this.ancestorsOf(this.of(value)).has(type.name);
    }

    private isCollection(value: unknown, type: ApexType): boolean {
        const actual = this.of(value);
        const all = ancestors(this.table, actual);
        return all.some((one) => one.decl === type.decl && one.args.every((arg, i) => this.fits(arg, type.args[i]!)));
    }

    private fits(actual: ApexType, wanted: ApexType): boolean {
        const { table } = this;
        return actual === wanted || wanted.name === 'Object' || this.ancestorsOf(actual).has(wanted.name) || (isSObject(table, actual) && isSObject(table, wanted) && actual.name === 'SObject') ||
            (actual.name === 'Id' && wanted.name === 'String');
    }

    /** `(Type) value`; a TypeException where the value is of another type. */
    cast(value: unknown, type: ApexType): unknown {
        if (type.name === 'Double' && value instanceof Decimal) {
            return Double.of(value.toNumber());
        }
        if (value === null || this.isA(value, type)) {
            return value;
        }
        switch (type.name) {
            case 'Long':
                if (typeof value === 'number') {
                    return BigInt(value);
                }
                break;
            case 'Decimal':
                if (typeof value === 'number' || typeof value === 'bigint') {
                    return Decimal.of(value);
                }
                if (value instanceof Double) {
                    return conversions.d2m(value);
                }
                break;
            case 'Double':
                if (typeof value === 'number' || typeof value === 'bigint') {
                    return Double.of(Number(value));
                }
                break;
            case 'Datetime':
                if (value instanceof ApexDate) {
                    return conversions.d2dt(value);
                }
                break;
            case 'Id':
                if (typeof value === 'string') {
                    return throwApex('System.StringException', `Invalid id: ${value}`);
                }
                break;
            default:
        }
        return throwApex('System.TypeException', `Invalid conversion from runtime type ${displayName(this.nameOf(value))} to ${displayName(type.name)}`);
    }
}

/** Type names as messages of the platform write them: `List<ANY>` for a list of Objects. */
export function displayName(name: string): string {
    return name.replace(/\bObject\b/g, 'ANY').replace(/^ANY$/, 'Object').replace(/^System\./, '');
}

const SIMPLE: [abstract new (...args: never[]) => unknown, string][] = [
    [Decimal, 'Decimal'],
    [Double, 'Double'],
    [ApexDate, 'Date'],
    [ApexDatetime, 'Datetime'],
    [ApexTime, 'Time'],
    [Blob_, 'Blob']
];
