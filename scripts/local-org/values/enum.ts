/** One constant of an enum; there is one instance of each, so identity is equality. */
export class ApexEnumValue {
    readonly type: string;
    readonly name: string;
    readonly ordinal: number;

    constructor(type: string, name: string, ordinal: number) {
        this.type = type;
        this.name = name;
        this.ordinal = ordinal;
    }

    toApexString(): string {
        return this.name;
    }
}

const platformEnums = new Map<string, ApexEnumValue[]>();

/** The constants of an enum of the platform, made once. `type` is the full name: `System.TriggerOperation`. */
export function enumValues(type: string, names: readonly string[]): ApexEnumValue[] {
    const key = type.toLowerCase();
    let values = platformEnums.get(key);
    if (!values) {
        values = names.map((name, ordinal) => new ApexEnumValue(type, name, ordinal));
        platformEnums.set(key, values);
    }
    return values;
}

/** A constant of a declared enum of the platform by name; throws where there is none. */
export function enumValue(type: string, name: string): ApexEnumValue {
    const value = platformEnums.get(type.toLowerCase())?.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!value) {
        throw new Error(`The enum ${type} has no value ${name}, or is not declared`);
    }
    return value;
}
