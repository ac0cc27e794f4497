import { catalogueModel } from './catalogue-object.ts';
import { makeField } from './field.ts';
import type { FieldModel, ObjectModel } from './model.ts';
import { emptyObject, withSystemFields } from './standard/define.ts';

const STANDARD_SHARES: Readonly<Record<string, string>> = {
    Account: '00r',
    Contact: '03s',
    Lead: '01n',
    Opportunity: '00t',
    Case: '01M',
    Campaign: '08s',
    Order: '01L',
    Asset: '02j',
    User: '0Uh',
    Product2: '0P5'
};
const STANDARD_HISTORIES: Readonly<Record<string, [string, string]>> = {
    Opportunity: ['OpportunityFieldHistory', '017']
};

function plainField(object: string, name: string, type: string, given: Partial<FieldModel> = {}): FieldModel {
    return makeField(object, name, type, { permissionable: false, custom: false, ...given });
}

/** The Feed object of a custom object with feeds: code that names it compiles, as that of standard objects; it has no rows here. */
export function feedObject(base: ObjectModel): ObjectModel | null {
    const feed = base.kind === 'custom' && base.feedEnabled ? catalogueModel('accountfeed') : null;
    if (!feed) {
        return null;
    }
    feed.name = base.name.replace(/__c$/, '__Feed');
    feed.label = feed.pluralLabel = `${base.label} Feed`;
    for (const field of feed.fields.values()) {
        field.object = feed.name;
    }
    const parent = feed.fields.get('parentid')!;
    parent.referenceTo = [base.name];
    parent.childRelationshipName = 'Feeds';
    return feed;
}

/** The Share object of an object whose records are not open to everybody; null where the platform has none. */
export function shareObject(base: ObjectModel, prefix: string): ObjectModel | null {
    const standard = STANDARD_SHARES[base.name];
    const shared =
        base.kind === 'custom'
            ? base.sharingModel === 'Private' || base.sharingModel === 'Read'
            : standard !== undefined && (base.sharingModel !== 'ControlledByParent' || base.name === 'Contact');
    if (!shared) {
        return null;
    }
    const custom = base.kind === 'custom';
    const name = custom ? base.name.replace(/__c$/, '__Share') : `${base.name}Share`;
    const share = emptyObject(name, {
        label: custom ? `Share: ${base.label}` : `${base.label} Share`,
        pluralLabel: custom ? `Share: ${base.label}` : `${base.label} Share`,
        keyPrefix: standard ?? prefix,
        kind: 'share',
        custom,
        baseObject: base.name,
        sharingModel: 'ReadWrite'
    });
    const causes = ['Owner', 'Manual', 'Rule', 'ImplicitChild', 'ImplicitParent', 'Team', ...base.sharingReasons].map(
        (value) => ({
            value,
            label: value,
            isDefault: value === 'Manual',
            active: true,
            validFor: null
        })
    );
    const level = (fieldName: string, required: boolean): FieldModel =>
        plainField(name, fieldName, 'Picklist', {
            required,
            length: 40,
            restrictedPicklist: true,
            picklist: ['Read', 'Edit', 'All', 'None'].map((value) => ({
                value,
                label: value,
                isDefault: false,
                active: true,
                validFor: null
            }))
        });
    const parent = custom ? 'Parent' : base.name;
    const fields = [
        plainField(name, `${parent}Id`, 'Lookup', {
            referenceTo: [base.name],
            relationshipName: parent,
            childRelationshipName: 'Shares',
            required: true,
            updateable: false,
            cascadeDelete: true
        }),
        level(custom ? 'AccessLevel' : `${base.name}AccessLevel`, true),
        plainField(name, 'UserOrGroupId', 'Lookup', {
            referenceTo: ['Group', 'User'],
            relationshipName: 'UserOrGroup',
            required: true,
            updateable: false
        }),
        plainField(name, 'RowCause', 'Picklist', {
            length: 40,
            picklist: causes,
            updateable: false,
            defaultValue: "'Manual'"
        })
    ];
    if (base.name === 'Account') {
        fields.push(
            level('OpportunityAccessLevel', true),
            level('CaseAccessLevel', false),
            level('ContactAccessLevel', false)
        );
    }
    withSystemFields(share, fields, ['CreatedDate', 'CreatedById', 'SystemModstamp']);
    return share;
}

/** The History object of an object with tracked fields; null where it has no history. */
export function historyObject(base: ObjectModel, prefix: string): ObjectModel | null {
    if (!base.historyTracked || (base.kind !== 'custom' && base.kind !== 'standard')) {
        return null;
    }
    const custom = base.kind === 'custom';
    const [standardName, standardPrefix] = STANDARD_HISTORIES[base.name] ?? [`${base.name}History`, prefix];
    const name = custom ? base.name.replace(/__c$/, '__History') : standardName;
    const parent = custom ? 'Parent' : base.name;
    const history = emptyObject(name, {
        label: `History: ${base.label}`,
        pluralLabel: `History: ${base.label}`,
        keyPrefix: custom ? prefix : standardPrefix,
        kind: 'history',
        custom,
        baseObject: base.name,
        sharingModel: 'ControlledByParent',
        createable: false,
        updateable: false,
        deletable: true
    });
    withSystemFields(
        history,
        [
            plainField(name, `${parent}Id`, 'Lookup', {
                referenceTo: [base.name],
                relationshipName: parent,
                childRelationshipName: base.name === 'Opportunity' ? 'FieldHistories' : 'Histories',
                required: true,
                cascadeDelete: true
            }),
            plainField(name, 'Field', 'Picklist', { length: 255 }),
            plainField(name, 'DataType', 'Picklist', { length: 40 }),
            plainField(name, 'OldValue', 'Object', { filterable: false, sortable: false, groupable: false }),
            plainField(name, 'NewValue', 'Object', { filterable: false, sortable: false, groupable: false })
        ],
        ['LastModifiedDate', 'LastModifiedById', 'SystemModstamp']
    );
    history.controlledBy = [history.fields.get(`${parent}Id`.toLowerCase())!];
    return history;
}

/** The object that stands for "any of several": what `Owner.Name`, `Who.Email` and `What.Type` are fields of. */
export function nameObject(): ObjectModel {
    const name = emptyObject('Name', {
        label: 'Name',
        pluralLabel: 'Names',
        keyPrefix: '000',
        kind: 'name',
        virtual: true,
        readOnly: true,
        queryable: false
    });
    withSystemFields(
        name,
        [
            ['Name', 'Text'],
            ['Type', 'Text'],
            ['FirstName', 'Text'],
            ['LastName', 'Text'],
            ['Email', 'Email'],
            ['Phone', 'Phone'],
            ['Title', 'Text'],
            ['Username', 'Text'],
            ['Alias', 'Text'],
            ['IsActive', 'Checkbox']
        ]
            .map(([field, type]) => plainField('Name', field!, type!, { length: type === 'Text' ? 255 : 0 }))
            .concat([
                plainField('Name', 'ProfileId', 'Lookup', { referenceTo: ['Profile'], relationshipName: 'Profile' }),
                plainField('Name', 'UserRoleId', 'Lookup', { referenceTo: ['UserRole'], relationshipName: 'UserRole' }),
                plainField('Name', 'RecordTypeId', 'Lookup', {
                    referenceTo: ['RecordType'],
                    relationshipName: 'RecordType'
                })
            ]),
        ['IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp']
    );
    return name;
}

/** The rows of a grouped query. */
export function aggregateObject(): ObjectModel {
    const aggregate = emptyObject('AggregateResult', {
        label: 'Aggregate Result',
        pluralLabel: 'Aggregate Results',
        kind: 'aggregate',
        virtual: true,
        readOnly: true,
        queryable: false
    });
    withSystemFields(
        aggregate,
        [],
        ['IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp']
    );
    return aggregate;
}
