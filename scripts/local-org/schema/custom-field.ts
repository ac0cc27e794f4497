import { makeField } from './field.ts';
import type { FieldModel, FilterItem, LookupFilter, PicklistValue, RollupSummary } from './model.ts';
import { fieldType, isDefinitionReference } from './types.ts';
import { lineOf, MetadataError, xmlFlag, xmlList, xmlText, xmlTexts, type Xml, type XmlFile } from './xml.ts';

/** Reads the filter lines of a roll-up, sharing rule or list view. */
export function readFilterItems(items: Xml[]): FilterItem[] {
    return items.map((item) => ({
        field: xmlText(item, 'field') ?? '',
        operation: xmlText(item, 'operation') ?? '',
        value: xmlText(item, 'value') ?? ''
    }));
}

function readValue(value: Xml, settings: Map<string, string[]> | null): PicklistValue {
    const name = decodeURIComponentSafely(xmlText(value, 'fullName') ?? '');
    return {
        value: name,
        label: xmlText(value, 'label') ?? name,
        isDefault: xmlFlag(value, 'default'),
        active: xmlText(value, 'isActive') !== 'false',
        validFor: settings ? (settings.get(name) ?? []) : null
    };
}

function decodeURIComponentSafely(text: string): string {
    return /%[0-9A-Fa-f]{2}/.test(text)
        ? text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
        : text;
}

/** Values of a value set definition (`customValue`s of a global value set, `standardValue`s, or `value`s of a field). */
export function readValueSet(values: Xml[], settings: Map<string, string[]> | null = null): PicklistValue[] {
    return values.map((value) => readValue(value, settings));
}

function readPicklist(
    xml: Xml,
    field: FieldModel,
    globals: ReadonlyMap<string, PicklistValue[]>,
    missing: (message: string) => void
): void {
    const set = xmlList(xml, 'valueSet')[0] ?? xmlList(xml, 'picklist')[0];
    if (!set) {
        return;
    }
    field.restrictedPicklist = xmlFlag(set, 'restricted') || xmlFlag(set, 'restrictedPicklist');
    field.controllingField = xmlText(set, 'controllingField');
    let settings: Map<string, string[]> | null = null;
    if (field.controllingField) {
        settings = new Map(
            xmlList(set, 'valueSettings').map((one) => [
                xmlText(one, 'valueName') ?? '',
                xmlTexts(one, 'controllingFieldValue')
            ])
        );
    }
    const globalName = xmlText(set, 'valueSetName');
    if (globalName) {
        const values = globals.get(globalName.toLowerCase());
        if (!values) {
            // Nobody knows its values: any is taken.
            field.restrictedPicklist = false;
            missing(`The global value set ${globalName} of ${field.object}.${field.name} does not exist`);
            return;
        }
        field.restrictedPicklist = true;
        field.picklist = values.map((value) => ({
            ...value,
            validFor: settings ? (settings.get(value.value) ?? []) : null
        }));
    } else {
        const definition = xmlList(set, 'valueSetDefinition')[0];
        field.picklist = readValueSet(
            definition ? xmlList(definition, 'value') : xmlList(set, 'picklistValues'),
            settings
        );
        if (definition ? xmlFlag(definition, 'sorted') : xmlFlag(set, 'sorted')) {
            field.picklist.sort((a, b) => a.label.localeCompare(b.label));
        }
    }
}

function readRollup(xml: Xml): RollupSummary | null {
    const operation = xmlText(xml, 'summaryOperation');
    if (!operation) {
        return null;
    }
    const [childObject, foreignKey] = (xmlText(xml, 'summaryForeignKey') ?? '.').split('.') as [string, string];
    return {
        operation: operation.toLowerCase() as RollupSummary['operation'],
        childObject,
        foreignKey,
        summarizedField: xmlText(xml, 'summarizedField')?.split('.')[1] ?? null,
        filters: readFilterItems(xmlList(xml, 'summaryFilterItems'))
    };
}

function readReference(xml: Xml, field: FieldModel, type: string, fail: (message: string) => never): void {
    const target = xmlText(xml, 'referenceTo') ?? (type === 'Hierarchy' ? 'User' : null);
    if (!target) {
        fail(`${field.object}.${field.name} names no object in referenceTo`);
    }
    field.referenceTo = [target];
    if (isDefinitionReference(field)) {
        field.apexType = 'String';
    }
    field.relationshipName = field.name.replace(/__c$/, '__r');
    const childName = xmlText(xml, 'relationshipName');
    // `PKG__Parent__c`: what a package brings bears its namespace.
    const namespace = /^\w+?__(?=\w+?__c$)/.exec(field.name)?.[0] ?? '';
    field.childRelationshipName = childName ? `${namespace}${childName}__r` : null;
    if (type === 'MasterDetail') {
        field.masterDetailOrder = Number(xmlText(xml, 'relationshipOrder') ?? 0);
        field.required = true;
        field.cascadeDelete = true;
        field.reparentable = xmlFlag(xml, 'reparentableMasterDetail');
        field.writeRequiresMasterRead = xmlFlag(xml, 'writeRequiresMasterRead');
        field.updateable = field.reparentable;
        field.permissionable = false;
    } else {
        field.cascadeDelete = xmlText(xml, 'deleteConstraint') === 'Cascade';
        field.restrictedDelete = xmlText(xml, 'deleteConstraint') === 'Restrict';
    }
    field.lookupFilter = lookupFilter(xmlList(xml, 'lookupFilter')[0]);
}

/** A required and active filter; null where there is none, or one that only helps to choose. */
function lookupFilter(xml: Xml | undefined): LookupFilter | null {
    if (!xml || xmlText(xml, 'active') === 'false' || xmlFlag(xml, 'isOptional')) {
        return null;
    }
    const items = xmlList(xml, 'filterItems').map((item) => ({
        field: xmlText(item, 'field') ?? '',
        operation: xmlText(item, 'operation') ?? '',
        value: xmlText(item, 'value') ?? '',
        valueField: xmlText(item, 'valueField')
    }));
    return { items, booleanFilter: xmlText(xml, 'booleanFilter'), message: xmlText(xml, 'errorMessage') };
}

/**
 * Reads a CustomField.
 * @param object API name of its object
 * @param globals lower-case names of the global value sets
 * @param tell is told what the field names and nobody has; the field is there without it
 * @throws MetadataError for what is missing, or a field type that does not exist
 */
export function readCustomField(
    source: XmlFile,
    xml: Xml,
    object: string,
    globals: ReadonlyMap<string, PicklistValue[]>,
    tell: (error: MetadataError) => void
): FieldModel {
    const name = xmlText(xml, 'fullName') ?? '';
    const line = lineOf(source, `<fullName>${name}</fullName>`);
    const fail = (message: string): never => {
        throw new MetadataError(source.file, line, message);
    };
    const type = xmlText(xml, 'type') ?? fail(`${object}.${name} has no type`);
    if (!fieldType(type)) {
        fail(`Unsupported: field type ${type} of ${object}.${name}`);
    }
    const field = makeField(object, name, type, {
        place: { file: source.file, line },
        label: xmlText(xml, 'label') ?? name.replace(/__c$/, '')
    });
    field.length = Number(
        xmlText(xml, 'length') ?? (type === 'Text' ? 255 : field.type === 'TEXTAREA' ? 255 : field.length)
    );
    field.length = { Email: 80, Phone: 40, Url: 255, AutoNumber: 30, MultiselectPicklist: 4099 }[type] ?? field.length;
    field.precision = Number(xmlText(xml, 'precision') ?? field.precision);
    field.scale = Number(xmlText(xml, 'scale') ?? 0);
    field.required = xmlFlag(xml, 'required') || type === 'Checkbox';
    field.unique = xmlFlag(xml, 'unique');
    field.caseSensitive = xmlFlag(xml, 'caseSensitive');
    field.externalId = xmlFlag(xml, 'externalId');
    field.trackHistory = xmlFlag(xml, 'trackHistory');
    field.description = xmlText(xml, 'description');
    field.inlineHelpText = xmlText(xml, 'inlineHelpText');
    field.defaultValue = xmlText(xml, 'defaultValue') ?? field.defaultValue;
    field.formula = xmlText(xml, 'formula');
    field.formulaBlankAsZero = xmlText(xml, 'formulaTreatBlanksAs') !== 'BlankAsBlank';
    field.rollup = readRollup(xml);
    field.permissionable = !(field.required && type !== 'Checkbox');
    if (type === 'AutoNumber') {
        field.autoNumber = xmlText(xml, 'displayFormat') ?? '{0}';
    }
    if (field.type === 'REFERENCE') {
        readReference(xml, field, type, fail);
    }
    if (field.picklist) {
        readPicklist(xml, field, globals, (message) => {
            tell(new MetadataError(source.file, line, message));
        });
    }
    if (field.formula !== null || field.rollup || field.autoNumber) {
        field.createable = field.updateable = false;
        field.required = type === 'Checkbox';
        field.defaultValue = null;
        field.permissionable = true;
    }
    if (type === 'Summary' && !field.rollup) {
        fail(`${object}.${name} is a Summary field without summaryOperation`);
    }
    return field;
}
