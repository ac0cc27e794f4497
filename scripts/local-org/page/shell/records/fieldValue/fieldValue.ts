import { api, LightningElement } from 'lwc';
import { objectOf } from 'one/router';
import type { FieldInfo, RecordRepresentation } from '../../ui-api.ts';

/** A field's value as Lightning shows it when it cannot be edited. */
export default class FieldValue extends LightningElement {
    @api record: RecordRepresentation | undefined;
    /** the field, or a path of relationships to it: `Account.Name` */
    @api fieldPath = '';
    @api fieldInfo: FieldInfo | undefined;
    /** data type, when the field is on a parent and its field info is not known */
    @api fieldType: string | undefined;
    /** true to show the record's name as a link to the record */
    @api linkName = false;

    get owner(): RecordRepresentation | null | undefined {
        return this.fieldPath
            .split('.')
            .slice(0, -1)
            .reduce<RecordRepresentation | null | undefined>(
                (record, name) => record?.fields[name]?.value as RecordRepresentation | null | undefined,
                this.record
            );
    }

    get field(): RecordRepresentation['fields'][string] | undefined {
        return this.owner?.fields[this.fieldPath.split('.').at(-1)!];
    }

    get raw(): unknown {
        return this.field?.value;
    }

    get type(): string {
        return this.fieldInfo?.dataType ?? this.fieldType ?? 'String';
    }

    get isEmpty(): boolean {
        return this.raw === null || this.raw === undefined || this.raw === '';
    }

    get label(): string {
        return this.fieldInfo?.label ?? this.fieldPath;
    }

    // A lookup's related record has the name of the field's relationship.
    get related(): RecordRepresentation | null {
        const relationship =
            this.fieldInfo?.relationshipName ?? this.fieldPath.replace(/__c$/, '__r').replace(/Id$/, '');
        return (this.owner?.fields[relationship.split('.').at(-1)!]?.value as RecordRepresentation | undefined) ?? null;
    }

    get text(): string {
        if (this.type === 'Reference') {
            const relationship =
                this.fieldInfo?.relationshipName ?? this.fieldPath.replace(/__c$/, '__r').replace(/Id$/, '');
            return this.owner?.fields[relationship.split('.').at(-1)!]?.displayValue ?? String(this.raw);
        }
        return this.field?.displayValue ?? String(this.raw);
    }

    get recordUrl(): string | null {
        if (this.type === 'Reference') {
            const object = this.related?.apiName ?? objectOf(String(this.raw));
            // Users and queues have no page here.
            return this.related && object && object !== 'User' && object !== 'Group'
                ? `/lightning/r/${object}/${String(this.raw)}/view`
                : null;
        }
        const record = this.owner;
        const named = this.fieldInfo ? this.fieldInfo.nameField : /(^|\.)Name$/.test(this.fieldPath);
        // Users and queues have no page here.
        const hasPage = record && record.apiName !== 'User' && record.apiName !== 'Group';
        return hasPage && named && (this.linkName || this.fieldPath.includes('.'))
            ? `/lightning/r/${record.apiName}/${record.id}/view`
            : null;
    }

    get linkClass(): string {
        return 'slds-truncate';
    }

    get isBoolean(): boolean {
        return this.type === 'Boolean';
    }

    get isHtml(): boolean {
        return Boolean(this.fieldInfo?.htmlFormatted);
    }

    get isEmail(): boolean {
        return this.type === 'Email';
    }

    get isPhone(): boolean {
        return this.type === 'Phone';
    }

    get isUrl(): boolean {
        return this.type === 'Url';
    }

    get isLongText(): boolean {
        return this.type === 'TextArea';
    }

    handleHover(): void {
        this.dispatchEvent(new CustomEvent('linkhover', { detail: { url: this.recordUrl } }));
    }
}
