import type { FieldModel, PicklistValue } from '../../schema/model.ts';
import { ApexDatetime } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import type { Value } from '../../values/value.ts';
import { fieldBehaviourOf } from '../objects/registry.ts';
import { sortValues } from '../soql/conditions.ts';

/** Fields that people type text into. */
const TYPED_TEXT: readonly string[] = [
    'STRING',
    'TEXTAREA',
    'EMAIL',
    'PHONE',
    'URL',
    'ENCRYPTEDSTRING',
    // That of a picklist is trimmed: Cloud-Code-Academy/job-application-tracker-jobquest saves a restricted one with a space behind it.
    'PICKLIST',
    'MULTIPICKLIST'
];

/**
 * Text without spaces and control characters around it. The server trims half-width spaces, not full-width ones (pull request 1453 of
 * Salesforce's Data Loader), and leaves those of rich text (pull request 485).
 */
function trimmed(field: FieldModel, text: string): string {
    // What Java's trim removes: every character up to the space.
    return TYPED_TEXT.includes(field.type) && !field.htmlFormatted ? text.replace(/^[\0- ]+|[\0- ]+$/g, '') : text;
}

/** A value of a restricted picklist is found whatever its case, and saved as it is defined. */
function definedValue(values: readonly PicklistValue[], text: string): string {
    const same = (one: PicklistValue): boolean => one.active && one.value.toLowerCase() === text.toLowerCase();
    return values.some((one) => one.active && one.value === text) ? text : (values.find(same)?.value ?? text);
}

function savedText(field: FieldModel, text: string): string | null {
    const kept = trimmed(field, text);
    if (field.picklist && field.restrictedPicklist) {
        const values = field.type === 'MULTIPICKLIST' ? kept.split(';') : [kept];
        const saved = values.map((one) => definedValue(field.picklist!, one)).join(';');
        return field.type === 'MULTIPICKLIST' ? sortValues(field, saved) : saved || null;
    }
    if (field.type === 'MULTIPICKLIST') {
        return sortValues(field, kept);
    }
    return kept === '' ? null : (fieldBehaviourOf(field)?.saved?.(kept) ?? kept);
}

function savedDecimal(field: FieldModel, value: Decimal): Value {
    if (field.apexType === 'Integer') {
        return Number(value.toBigInt());
    }
    // "Salesforce does not round values provided through the API" (Help 000385689, 000387302): the decimal places of a field are those
    // that are shown. A negative scale is that of a number no field has room for: it is refused as it is.
    return value.scale >= field.scale || value.scale < 0 ? value : value.setScale(field.scale, 'HALF_UP');
}

/** A value in the form that is saved: trimmed, without milliseconds, multi-select values in order, empty text null. */
export function savedForm(field: FieldModel, value: Value): Value {
    if (typeof value === 'string') {
        return value === '' ? null : savedText(field, value);
    }
    if (typeof value === 'number' && field.apexType === 'Decimal') {
        return savedDecimal(field, Decimal.of(value));
    }
    if (value instanceof Double && field.apexType === 'Decimal') {
        return savedDecimal(field, Decimal.of(value.value));
    }
    if (value instanceof Decimal) {
        return savedDecimal(field, value);
    }
    // Date/time fields hold whole seconds.
    return value instanceof ApexDatetime && value.ms % 1000 !== 0 ? value.wholeSeconds() : value;
}
