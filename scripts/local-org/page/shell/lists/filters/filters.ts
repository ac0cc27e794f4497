import type { FieldInfo, ListFilter, ObjectInfo } from '../../ui-api.ts';

/** The operators of a list view's filters, in Lightning's words. */
const LABELS: Record<string, string> = {
    Equals: 'equals',
    NotEqual: 'not equal to',
    LessThan: 'less than',
    GreaterThan: 'greater than',
    LessOrEqual: 'less or equal',
    GreaterOrEqual: 'greater or equal',
    Contains: 'contains',
    NotContain: 'does not contain',
    StartsWith: 'starts with',
    Includes: 'includes',
    Excludes: 'excludes'
};

const COMPARED = ['Equals', 'NotEqual', 'LessThan', 'GreaterThan', 'LessOrEqual', 'GreaterOrEqual'];
const TEXT = ['Equals', 'NotEqual', 'Contains', 'NotContain', 'StartsWith'];
const OPERATORS: Record<string, string[]> = {
    Boolean: ['Equals', 'NotEqual'],
    MultiPicklist: ['Includes', 'Excludes', 'Equals', 'NotEqual'],
    ...Object.fromEntries(
        ['Date', 'DateTime', 'Time', 'Int', 'Double', 'Currency', 'Percent'].map((type) => [type, COMPARED])
    )
};

/** @returns the operators a field can be filtered by */
export function operatorOptions(field: FieldInfo | undefined): { label: string; value: string }[] {
    return (OPERATORS[field?.dataType ?? ''] ?? TEXT).map((value) => ({ label: LABELS[value]!, value }));
}

/** Fields that Lightning's lists do not offer. */
const INTERNAL = [
    'Id',
    'IsDeleted',
    'SystemModstamp',
    'MasterRecordId',
    'LastReferencedDate',
    'LastViewedDate',
    'PhotoUrl',
    'RecordTypeId'
];

/** @returns whether a list can have a field, as a column or in a filter */
export function isOffered({ apiName, dataType }: FieldInfo): boolean {
    return !INTERNAL.includes(apiName) && !['Base64', 'Address', 'Location', 'EncryptedString'].includes(dataType);
}

/** @returns the fields by which a list can be filtered, by label */
export function filterFields(info: ObjectInfo | undefined): { label: string; value: string }[] {
    return Object.values(info?.fields ?? {})
        .filter((field) => field.filterable && isOffered(field))
        .map((field) => ({ label: field.label, value: field.apiName }))
        .sort((a, b) => a.label.localeCompare(b.label));
}

/** @returns a filter as a sentence reads it: `equals Draft, Sent` */
export function filterText(filter: ListFilter): string {
    const values = filter.operandLabels.filter(Boolean);
    return `${LABELS[filter.operator] ?? filter.operator} ${values.length ? values.join(', ') : '(blank)'}`;
}

/** @returns what a list is filtered by, as its header says it: `All licenses - Status, Type` */
export function filteredBy(plural: string, scope: string, filters: readonly ListFilter[]): string {
    const all = `${scope === 'mine' ? 'My' : 'All'} ${plural.toLowerCase()}`;
    const fields = [...new Set(filters.map(({ label }) => label))];
    return fields.length ? `${all} - ${fields.join(', ')}` : all;
}

/** @returns how long ago something was, as Lightning says it */
export function timeAgo(milliseconds: number): string {
    const minutes = Math.floor(milliseconds / 60_000);
    if (minutes < 1) {
        return 'a few seconds ago';
    }
    if (minutes < 60) {
        return minutes === 1 ? 'a minute ago' : `${minutes} minutes ago`;
    }
    const hours = Math.floor(minutes / 60);
    return hours === 1 ? 'an hour ago' : `${hours} hours ago`;
}
