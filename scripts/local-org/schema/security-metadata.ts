import { readFilterItems } from './custom-field.ts';
import type {
    CustomPermissionModel,
    GroupModel,
    ObjectPermission,
    PermissionSetGroupModel,
    PermissionSetModel,
    RoleModel,
    SharingParty,
    SharingRuleModel
} from './model.ts';
import { lineOf, MetadataError, xmlFlag, xmlList, xmlText, xmlTexts, type Xml, type XmlFile } from './xml.ts';

export function emptyPermissionSet(name: string, kind: PermissionSetModel['kind']): PermissionSetModel {
    return {
        name,
        label: name,
        description: null,
        license: null,
        kind,
        objects: new Map(),
        fields: new Map(),
        userPermissions: new Set(),
        customPermissions: new Set(),
        classAccesses: new Set(),
        tabs: new Map(),
        applications: new Map(),
        recordTypes: new Map(),
        allObjects: null,
        allFields: null,
        place: null
    };
}

function readObjectPermission(xml: Xml): ObjectPermission {
    return {
        allowCreate: xmlFlag(xml, 'allowCreate'),
        allowRead: xmlFlag(xml, 'allowRead'),
        allowEdit: xmlFlag(xml, 'allowEdit'),
        allowDelete: xmlFlag(xml, 'allowDelete'),
        viewAllRecords: xmlFlag(xml, 'viewAllRecords'),
        modifyAllRecords: xmlFlag(xml, 'modifyAllRecords'),
        viewAllFields: xmlFlag(xml, 'viewAllFields')
    };
}

function enabledNames(xml: Xml, element: string, key: string): Set<string> {
    return new Set(
        xmlList(xml, element)
            .filter((one) => xmlFlag(one, 'enabled'))
            .map((one) => (xmlText(one, key) ?? '').toLowerCase())
    );
}

/** Reads a PermissionSet, Profile or MutingPermissionSet: the three have the same elements. */
export function readPermissionSet(source: XmlFile, name: string, kind: PermissionSetModel['kind']): PermissionSetModel {
    const xml = source.content;
    const set = emptyPermissionSet(name, kind);
    set.label = xmlText(xml, 'label') ?? name;
    set.description = xmlText(xml, 'description');
    set.license = xmlText(xml, 'license') ?? xmlText(xml, 'userLicense');
    set.place = { file: source.file, line: 1 };
    for (const one of xmlList(xml, 'objectPermissions')) {
        set.objects.set((xmlText(one, 'object') ?? '').toLowerCase(), readObjectPermission(one));
    }
    for (const one of xmlList(xml, 'fieldPermissions')) {
        const editable = xmlFlag(one, 'editable');
        set.fields.set((xmlText(one, 'field') ?? '').toLowerCase(), {
            readable: editable || xmlFlag(one, 'readable'),
            editable
        });
    }
    set.userPermissions = enabledNames(xml, 'userPermissions', 'name');
    set.customPermissions = enabledNames(xml, 'customPermissions', 'name');
    set.classAccesses = enabledNames(xml, 'classAccesses', 'apexClass');
    for (const one of [...xmlList(xml, 'tabSettings'), ...xmlList(xml, 'tabVisibilities')]) {
        set.tabs.set((xmlText(one, 'tab') ?? '').toLowerCase(), xmlText(one, 'visibility') ?? '');
    }
    for (const one of xmlList(xml, 'applicationVisibilities')) {
        set.applications.set((xmlText(one, 'application') ?? '').toLowerCase(), {
            visible: xmlFlag(one, 'visible'),
            isDefault: xmlFlag(one, 'default')
        });
    }
    for (const one of xmlList(xml, 'recordTypeVisibilities')) {
        set.recordTypes.set((xmlText(one, 'recordType') ?? '').toLowerCase(), {
            visible: xmlFlag(one, 'visible'),
            isDefault: xmlFlag(one, 'default')
        });
    }
    return set;
}

export function readPermissionSetGroup(source: XmlFile, name: string): PermissionSetGroupModel {
    return {
        name,
        label: xmlText(source.content, 'label') ?? name,
        description: xmlText(source.content, 'description'),
        permissionSets: xmlTexts(source.content, 'permissionSets'),
        mutingPermissionSets: xmlTexts(source.content, 'mutingPermissionSets'),
        place: { file: source.file, line: 1 }
    };
}

export function readCustomPermission(source: XmlFile, name: string): CustomPermissionModel {
    return {
        name,
        label: xmlText(source.content, 'label') ?? name,
        description: xmlText(source.content, 'description'),
        requires: xmlList(source.content, 'requiredPermission').map((one) => xmlText(one, 'customPermission') ?? '')
    };
}

export function readGroup(source: XmlFile, name: string, kind: GroupModel['kind']): GroupModel {
    const xml = source.content;
    const members: GroupModel['members'] = [];
    const declared = xmlList(xml, 'queueMembers')[0];
    const kinds = [
        ['publicGroups', 'publicGroup', 'group'],
        ['roles', 'role', 'role'],
        ['roleAndSubordinates', 'roleAndSubordinate', 'roleAndSubordinates'],
        ['roleAndSubordinatesInternal', 'roleAndSubordinateInternal', 'roleAndSubordinates'],
        ['users', 'user', 'user']
    ] as const;
    for (const [list, element, memberKind] of kinds) {
        for (const entry of declared ? xmlList(declared, list) : []) {
            members.push(...xmlTexts(entry, element).map((one) => ({ kind: memberKind, name: one })));
        }
    }
    return {
        name,
        label: xmlText(xml, 'name') ?? xmlText(xml, 'fullName') ?? name,
        kind,
        doesIncludeBosses: xmlText(xml, 'doesIncludeBosses') !== 'false',
        queueObjects: xmlList(xml, 'queueSobject').map((one) => xmlText(one, 'sobjectType') ?? ''),
        email: xmlText(xml, 'email'),
        members,
        place: { file: source.file, line: 1 }
    };
}

export function readRole(source: XmlFile, name: string): RoleModel {
    return { name, label: xmlText(source.content, 'name') ?? name, parent: xmlText(source.content, 'parentRole') };
}

const PARTIES: Readonly<Record<string, SharingParty['kind']>> = {
    group: 'group',
    role: 'role',
    roleAndSubordinates: 'roleAndSubordinates',
    roleAndSubordinatesInternal: 'roleAndSubordinatesInternal',
    queue: 'queue',
    allInternalUsers: 'allInternalUsers',
    managers: 'managers'
};

/** Parties of whom the local org has none: portal, partner and guest users, territories. */
const NOBODY = new Set([
    'allCustomerPortalUsers',
    'allPartnerUsers',
    'channelProgramGroup',
    'channelProgramGroups',
    'guestUser',
    'managerSubordinates',
    'portalRole',
    'portalRoleAndSubordinates',
    'territories',
    'territoriesAndSubordinates',
    'territory',
    'territoryAndSubordinates'
]);
const RULES_FOR_NOBODY = new Set(['sharingGuestRules', 'sharingTerritoryRules']);

function readParties(source: XmlFile, xml: Xml | undefined, line: number): SharingParty[] {
    const parties: SharingParty[] = [];
    for (const element of Object.keys(xml ?? {})) {
        const kind = PARTIES[element];
        if (!kind) {
            throw new MetadataError(source.file, line, `There is no sharing with ${element}`);
        }
        parties.push(...xmlTexts(xml, element).map((name) => ({ kind, name })));
    }
    return parties;
}

/**
 * Reads the sharing rules of an object.
 * @param leftOut is told of a rule that shares with users of whom the local org has none
 */
export function readSharingRules(
    source: XmlFile,
    object: string,
    leftOut: (rule: string, why: string) => void
): SharingRuleModel[] {
    const rules: SharingRuleModel[] = [];
    for (const element of Object.keys(source.content)) {
        const forNobody = RULES_FOR_NOBODY.has(element);
        if (!forNobody && element !== 'sharingCriteriaRules' && element !== 'sharingOwnerRules') {
            throw new MetadataError(
                source.file,
                lineOf(source, `<${element}`),
                `There are no sharing rules ${element}`
            );
        }
        for (const xml of xmlList(source.content, element)) {
            const name = xmlText(xml, 'fullName') ?? '';
            const line = lineOf(source, `<fullName>${name}</fullName>`);
            const party = ['sharedTo', 'sharedFrom']
                .flatMap((end) => Object.keys(xmlList(xml, end)[0] ?? {}))
                .find((one) => NOBODY.has(one));
            if (forNobody || party) {
                leftOut(`${object}.${name}`, `There are no users of ${party ?? element} in the local org`);
                continue;
            }
            rules.push({
                object,
                name,
                kind: element === 'sharingCriteriaRules' ? 'criteria' : 'owner',
                accessLevel: (xmlText(xml, 'accessLevel') ?? 'Read') as SharingRuleModel['accessLevel'],
                sharedTo: readParties(source, xmlList(xml, 'sharedTo')[0], line),
                sharedFrom: readParties(source, xmlList(xml, 'sharedFrom')[0], line),
                criteria: readFilterItems(xmlList(xml, 'criteriaItems')),
                booleanFilter: xmlText(xml, 'booleanFilter'),
                includeRecordsOwnedByAll: xmlText(xml, 'includeRecordsOwnedByAll') !== 'false',
                place: { file: source.file, line }
            });
        }
    }
    return rules;
}
