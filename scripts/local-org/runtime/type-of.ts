import { ApexDate } from '../values/date.ts';
import { Decimal } from '../values/decimal.ts';
import { Double } from '../values/double.ts';
import { ApexEnumValue } from '../values/enum.ts';
import { ApexException, throwApex } from '../values/exceptions.ts';
import { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import { ApexSet } from '../values/set.ts';
import { SObject } from '../values/sobject.ts';
import { to18 } from '../schema/id.ts';
import { UnsupportedError } from '../values/unsupported.ts';
import { apexTypeOf } from '../values/value.ts';
import { ancestors, isAnyIterable, isSObject, numberRank } from '../apex/types/relations.ts';
import type { TypeTable } from '../apex/types/type-table.ts';
import type { Implementation } from '../platform/define.ts';
import { loaded, type ApexType } from '../apex/types/types.ts';
import { declOf } from './apex-object.ts';
import { conversions } from './numbers.ts';

const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/** Tells the types of values; one per program. */
export class TypeOf {
    private readonly table: TypeTable;
    private readonly names = new Map<string, ApexType>();
    private readonly natives = new Map<string, Implementation | null>();
    private readonly supers = new Map<ApexType, Set<ApexType>>();

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
        const record = value instanceof SObject ? this.table.sobject(value.typeName) : null;
        if (record) {
            return record;
        }
        return this.named(this.nameOf(value));
    }

    nameOf(value: unknown): string {
        switch (typeof value) {
            case 'string':
                // A text that is an id of 18 characters with the right check characters was one.
                return value.length === 18 && to18(value) === value ? 'Id' : 'String';
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
        if (value instanceof SObject) {
            return value.typeName;
        }
        const type = apexTypeOf(value);
        if (type !== null) {
            return type;
        }
        throw new UnsupportedError(
            `the type of ${typeof value === 'object' && value !== null ? value.constructor.name : typeof value}`
        );
    }

    private ancestorsOf(type: ApexType): Set<ApexType> {
        let found = this.supers.get(type);
        if (!found) {
            found = new Set([...ancestors(this.table, type), this.table.core('Object')]);
            this.supers.set(type, found);
        }
        return found;
    }

    /** The function behind a method of a value of the platform, by lower-case name and number of parameters; null where its class has none. */
    nativeMethod(value: unknown, name: string, parameters: number): Implementation | null {
        const type = this.of(value);
        const key = `${type.name} ${name} ${parameters}`;
        let found = this.natives.get(key);
        if (found === undefined) {
            found = null;
            for (const one of ancestors(this.table, type)) {
                found ??=
                    loaded(one.decl)
                        .methods.get(name)
                        ?.find((method) => !method.isStatic && method.impl && method.params.length === parameters)
                        ?.impl ?? null;
            }
            this.natives.set(key, found);
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
        if (typeof value === 'string') {
            return type.name === 'String' || (type.name === 'Id' && ID.test(value));
        }
        // A number is an instance of every wider type; Decimal and Double are instances of each other.
        const rank = numberRank(type);
        if (rank >= 0) {
            const own =
                typeof value === 'number'
                    ? 0
                    : typeof value === 'bigint'
                      ? 1
                      : value instanceof Double || value instanceof Decimal
                        ? 2
                        : 4;
            return own <= rank;
        }
        if (type.name === 'Datetime' && value instanceof ApexDate) {
            return true;
        }
        if (type.args.length > 0) {
            return this.isCollection(value, type);
        }
        return this.ancestorsOf(this.of(value)).has(type);
    }

    private castNumber(value: unknown, to: string): unknown {
        if (typeof value === 'number') {
            return to === 'Integer'
                ? value
                : to === 'Long'
                  ? BigInt(value)
                  : to === 'Double'
                    ? Double.of(value)
                    : Decimal.of(value);
        }
        if (typeof value === 'bigint' && to !== 'Integer') {
            return to === 'Long' ? value : to === 'Double' ? Double.of(Number(value)) : Decimal.of(value);
        }
        if (value instanceof Decimal && (to === 'Double' || to === 'Decimal')) {
            return to === 'Decimal' ? value : Double.of(value.toNumber());
        }
        if (value instanceof Double && (to === 'Double' || to === 'Decimal')) {
            return to === 'Double' ? value : conversions.d2m(value);
        }
        return undefined;
    }

    private isCollection(value: unknown, type: ApexType): boolean {
        const actual = this.of(value);
        const all = ancestors(this.table, actual);
        // An Iterable<Object> is cast to one of anything: public code (apex-query) does, no document says so.
        return all.some(
            (one) =>
                one.decl === type.decl &&
                (isAnyIterable(one, type) || one.args.every((arg, i) => this.fits(arg, type.args[i]!)))
        );
    }

    /** Whether a type argument fits: the same, a subtype, a record type beside SObject, or a collection whose own arguments fit. */
    private fits(actual: ApexType, wanted: ApexType): boolean {
        const { table } = this;
        if (actual === wanted || wanted.name === 'Object' || this.ancestorsOf(actual).has(wanted)) {
            return true;
        }
        if (actual.args.length > 0 && actual.decl === wanted.decl) {
            return actual.args.every((arg, i) => this.fits(arg, wanted.args[i]!));
        }
        return (
            (isSObject(table, actual) && isSObject(table, wanted) && actual.name === 'SObject') ||
            (actual.name === 'Id' && wanted.name === 'String')
        );
    }

    /** `(Type) value`; a TypeException where the value is of another type. */
    cast(value: unknown, type: ApexType): unknown {
        if (value === null) {
            return null;
        }
        const number = numberRank(type) >= 0 ? this.castNumber(value, type.name) : undefined;
        if (number !== undefined) {
            return number;
        }
        if (type.name === 'Datetime' && value instanceof ApexDate) {
            return conversions.d2dt(value);
        }
        if (this.isA(value, type)) {
            return value;
        }
        switch (type.name) {
            case 'Id':
                if (typeof value === 'string') {
                    return throwApex('System.StringException', `Invalid id: ${value}`);
                }
                break;
            default:
        }
        return throwApex(
            'System.TypeException',
            `Invalid conversion from runtime type ${displayName(this.nameOf(value))} to ${displayName(type.name)}`
        );
    }
}

/** Type names as messages of the platform write them: `List<ANY>` for a list of Objects. */
export function displayName(name: string): string {
    return name.replace(/\bObject\b/g, 'ANY').replace(/^ANY$/, 'Object');
}
