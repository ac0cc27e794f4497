import type { MutationRule } from './mutation.ts';
import { file, value, without, ANY } from './patterns.ts';

/** A line put before another one. */
const before = (kind: string, suffix: string, element: string, line: string): MutationRule => ({
    kind,
    files: file(suffix),
    pattern: new RegExp(`^( *)<${element}>`),
    replacement: `$1${line}\n$1<${element}>`,
    told: 'file'
});

const OBJECTS: readonly MutationRule[] = [
    {
        kind: 'namespace of another XML',
        files: file('layout'),
        pattern: /2006\/04\/metadata/,
        replacement: '2006/04/enterprise'
    },
    {
        kind: 'suffix that no type has',
        files: file('tab'),
        rename: { pattern: /\.tab-meta/, replacement: '.tabs-meta' },
        told: 'file'
    },
    value('name field of a type it cannot have', 'object', 'type', 'AutoNumber', 'Number'),
    {
        kind: 'name field without label',
        files: file('object'),
        pattern: /^ {8}<label>.*\n/,
        replacement: '',
        told: 'file'
    },
    without('object', 'pluralLabel'),
    {
        kind: 'master that cannot be one',
        files: /fields.License__c.field/,
        pattern: /<referenceTo>License__c</,
        replacement: '<referenceTo>User<',
        told: 'file'
    },
    {
        kind: 'lookup without an object',
        files: file('field'),
        pattern: /^ {4}<referenceTo>.*\n/,
        replacement: '',
        told: 'file'
    },
    {
        kind: 'type that custom metadata types lack',
        files: /__mdt.fields.*field-meta/,
        pattern: /<type>Text</,
        replacement: '<type>Currency<',
        told: 'file'
    },
    {
        kind: 'number with a text as default',
        files: file('field'),
        pattern: /^( {4}<precision>)/,
        replacement: '    <defaultValue>"none"</defaultValue>\n$1'
    },
    {
        kind: 'formula that refers to itself',
        files: /Announcement_Due__c/,
        pattern: /ISBLANK\(Announced_On__c\)/,
        replacement: 'Announcement_Due__c'
    },
    {
        kind: 'formula: change asked of a formula field',
        files: /Announcement_Due__c/,
        pattern: /ISBLANK\(Announced_On__c\)/,
        replacement: 'ISCHANGED(Announced_On__c)'
    },
    {
        kind: 'formula: field of the user that is not there',
        files: file('field'),
        pattern: /\$User\.Id/,
        replacement: '$User.Identity'
    },
    {
        kind: 'formula: too long',
        files: file('validationRule'),
        pattern: /(<errorConditionFormula\s*>)/,
        replacement: `$1/* ${'x'.repeat(4000)} */ `,
        told: 'file'
    },
    {
        kind: 'formula: number and text joined',
        files: file('validationRule'),
        pattern: /ISNEW\(\)/,
        replacement: '(5 &amp; "a") = "5a"'
    },
    {
        kind: 'formula: a date plus a text',
        files: file('validationRule'),
        pattern: /ISNEW\(\)/,
        replacement: 'TODAY() + "1" = TODAY()'
    },
    {
        kind: 'record: no developer name',
        files: file('md'),
        rename: { pattern: /Campus\.UCB/, replacement: 'Campus.1_UCB' },
        told: 'file'
    },
    {
        kind: 'record of a type that is not there',
        files: file('md'),
        rename: { pattern: /Campus\.UCB/, replacement: 'Town.UCB' },
        told: 'file'
    },
    { kind: 'record without a label', files: file('md'), pattern: /^ {4}<label>.*\n/, replacement: '', told: 'file' },
    {
        kind: 'value of a picklist without a name',
        files: file('field'),
        pattern: /^ {16}<fullName>.*\n/,
        replacement: '',
        told: 'file'
    },
    {
        kind: 'too many columns of a list view',
        files: file('listView'),
        pattern: /^( {4}<columns>)NAME(<\/columns>\n)/,
        replacement: ['', ...Array.from({ length: 15 }, (_, at) => `${at}`)].map((at) => `$1NAME${at}$2`).join(''),
        told: 'file'
    }
];

const SECURITY: readonly MutationRule[] = [
    before('license that is not there', 'permissionset', 'label', '<license>No License</license>'),
    before(
        'record type that is not there',
        'permissionset',
        'userPermissions',
        '<recordTypeVisibilities><recordType>License__c.Nothing</recordType><visible>true</visible></recordTypeVisibilities>'
    ),
    {
        kind: 'detail read without its master',
        files: /License_Data_Loader|License_Requester/,
        pattern: /(<allowRead>)true(<\/allowRead>\s*<modifyAllRecords>false<\/modifyAllRecords>\s*<object>License__c<)/,
        replacement: '$1false$2',
        told: 'file'
    },
    {
        kind: 'sharing by a long text',
        files: file('sharingRules'),
        pattern: /<field>Affiliated_Campus__c</,
        replacement: '<field>Outstanding_Requirements__c<'
    },
    without('group', 'name'),
    without('queue', 'name'),
    {
        kind: 'sharing rule without a label',
        files: file('sharingRules'),
        pattern: /^ {8}<label>.*\n/,
        replacement: '',
        told: 'file'
    },
    without('customPermission', 'label')
];

const PAGES: readonly MutationRule[] = [
    {
        kind: 'layout: list twice',
        files: /License__c-License Layout/,
        pattern: /( {4}<relatedLists>\n(?:(?! {4}<\/relatedLists>)[^\n]*\n)* {4}<\/relatedLists>\n)/,
        replacement: '$1$1',
        told: 'file'
    },
    {
        kind: 'layout without an object in its name',
        files: file('layout'),
        rename: { pattern: /License__c-License Layout/, replacement: 'License__c License Layout' },
        told: 'file'
    },
    {
        kind: 'layout: standard button that is not there',
        files: file('layout'),
        pattern: /<actionName>Edit</,
        replacement: '<actionName>Edited<'
    },
    {
        kind: 'layout: left-out button that is not there',
        files: file('layout'),
        pattern: /<excludeButtons>New</,
        replacement: '<excludeButtons>Newest<'
    },
    {
        kind: 'layout: item of nothing',
        files: file('layout'),
        pattern: /^ *<field>\w+__c<\/field>\n/,
        replacement: '',
        told: 'file'
    },
    value('page: operator that is not there', 'flexipage', 'operator', ANY, 'IS'),
    value('page: value of another type', 'flexipage', 'value', '3', 'three'),
    value('page: region without a type', 'flexipage', 'type', 'Facet', 'Corner'),
    value('report: scope that is not there', 'report', 'scope', ANY, 'everybody'),
    { kind: 'report: folder that is not described', files: file('reportFolder'), told: 'elsewhere' },
    { kind: 'dashboard: folder that is not described', files: file('dashboardFolder'), told: 'elsewhere' },
    { kind: 'e-mail: folder that is not described', files: file('emailFolder'), told: 'elsewhere' },
    {
        kind: 'report type: column twice',
        files: file('reportType'),
        pattern: /( {8}<columns>\n(?:(?! {8}<\/columns>)[^\n]*\n)* {8}<\/columns>\n)/,
        replacement: '$1$1',
        told: 'file'
    },
    value('dashboard: color that is none', 'dashboard', 'backgroundEndColor', ANY, '#GGGGGG'),
    value('dashboard: sort order that is none', 'dashboard', 'sortOrder', ANY, 'up'),
    value('app: standard tab that is not there', 'app', 'tabs', 'standard-Contact', 'standard-Spaceship'),
    value('app: color that is none', 'app', 'headerColor', ANY, 'blue'),
    value('tab: motif that is not there', 'tab', 'motif', ANY, 'Custom999: Unicorn'),
    value('path: text of another kind', 'pathAssistant', 'active', 'true', 'yes')
];

const CODE: readonly MutationRule[] = [
    value('component: action of a kind that is not there', 'js', 'actionType', 'ScreenAction', 'PopUpAction'),
    {
        kind: 'component: standard module that is not there',
        files: /lwc.*\.ts$/,
        pattern: /'lightning\/\w+'/,
        replacement: "'lightning/noModule'"
    },
    {
        kind: 'component: user information that is not there',
        files: /lwc.*\.ts$/,
        pattern: /@salesforce\/user\/\w+/,
        replacement: '@salesforce/user/ShoeSize'
    },
    {
        kind: 'component: standard component that is not there',
        files: /lwc.*\.html$/,
        pattern: /<lightning-icon/,
        replacement: '<lightning-icons'
    },
    value('trigger: status that is none', 'trigger', 'status', ANY, 'On'),
    value('address of a credential that is none', 'namedCredential', 'endpoint', ANY, 'nowhere'),
    value('e-mail: encoding that is none', 'email', 'encodingKey', ANY, 'UTF-32')
];

/** Mistakes of kinds that were thought of after the check was there. */
export const MORE_RULES: readonly MutationRule[] = [...OBJECTS, ...SECURITY, ...PAGES, ...CODE];
