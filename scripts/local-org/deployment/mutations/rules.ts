import type { MutationRule } from './mutation.ts';
import { ANY, file, value, without } from './patterns.ts';

const LONG = 'x'.repeat(90);
const VERY_LONG = 'x'.repeat(1100);
/** A leaf element under a name that does not exist. */
const renamed = (suffix: string, element: string): MutationRule => ({
    kind: `unknown element in ${suffix}`,
    files: file(suffix),
    pattern: new RegExp(`<${element}>([^<]*)</${element}>`),
    replacement: `<${element}Of>$1</${element}Of>`
});

const STRUCTURE: readonly MutationRule[] = [
    renamed('object', 'deploymentStatus'),
    renamed('field', 'label'),
    renamed('layout', 'behavior'),
    renamed('flexipage', 'masterLabel'),
    renamed('report', 'scope'),
    renamed('reportType', 'checkedByDefault'),
    renamed('dashboard', 'componentType'),
    renamed('permissionset', 'readable'),
    renamed('listView', 'filterScope'),
    renamed('app', 'navType'),
    renamed('sharingRules', 'accessLevel'),
    renamed('js', 'isExposed'),
    value('boolean that is none', 'field', 'restricted', 'true', 'yes'),
    value('boolean that is none', 'permissionset', 'enabled', 'true', 'on'),
    value('number that is none', 'field', 'length', ANY, 'eighty'),
    value('number that is none', 'dashboard', 'rowIndex', ANY, 'first'),
    value('enumeration: field type', 'field', 'type', 'Text', 'Texts'),
    value('enumeration: sharing model', 'object', 'sharingModel', 'Private', 'Public'),
    value('enumeration: operation of a sharing rule', 'sharingRules', 'operation', 'equals', 'isEqual'),
    value('enumeration: behavior in a layout', 'layout', 'behavior', 'Edit', 'Editable'),
    value('enumeration: type of a page', 'flexipage', 'type', 'RecordPage', 'DetailPage'),
    value('enumeration: format of a report', 'report', 'format', 'Summary', 'Grouped'),
    value('enumeration: component of a dashboard', 'dashboard', 'componentType', ANY, 'Thermometer'),
    value('enumeration: type of a quick action', 'quickAction', 'type', ANY, 'WebComponent'),
    value('enumeration: operator of a report filter', 'report', 'operator', 'equals', 'is'),
    value('enumeration: scope of a list view', 'listView', 'filterScope', 'Everything', 'All'),
    value('enumeration: tab visibility', 'permissionset', 'visibility', 'Visible', 'Shown'),
    {
        kind: 'single element twice',
        files: file('(?:field|permissionset|quickAction)'),
        pattern: /^( {4}<label>[^<]*<\/label>\n)/,
        replacement: '$1    <label>Again</label>\n'
    },
    without('field', 'type'),
    without('permissionset', 'label'),
    without('report', 'name'),
    without('reportType', 'baseObject'),
    without('listView', 'label'),
    without('flexipage', 'masterLabel'),
    without('validationRule', 'active'),
    {
        kind: 'not well-formed',
        files: file('layout'),
        pattern: /<\/layoutSections>/,
        replacement: '</layoutSection>',
        told: 'file'
    },
    {
        kind: 'another root element',
        files: file('group'),
        pattern: /^<Group([^]*)<\/Group>/,
        replacement: '<Queue$1</Queue>',
        told: 'file'
    }
];

const NAMES: readonly MutationRule[] = [
    value('label too long', 'field', 'label', ANY, LONG.slice(0, 41)),
    value('label too long', 'permissionset', 'label', ANY, LONG),
    value('label too long', 'quickAction', 'label', ANY, LONG),
    value('name too long', 'report', 'name', ANY, LONG.slice(0, 41)),
    value('help text too long', 'field', 'inlineHelpText', ANY, VERY_LONG.slice(0, 511)),
    value('label text too long', 'labels', 'value', ANY, VERY_LONG),
    {
        kind: 'error message too long',
        files: file('validationRule'),
        pattern: /(<errorMessage\s*>)[^<]+/,
        replacement: `$1${VERY_LONG.slice(0, 256)}`,
        told: 'file'
    },
    value('illegal developer name', 'labels', 'fullName', ANY, 'Two__underscores'),
    value('illegal developer name', 'sharingRules', 'fullName', ANY, '1_is_a_number'),
    value('name beside its file', 'field', 'fullName', '(\\w+)__c', 'Another__c'),
    {
        kind: 'the same label twice',
        files: file('labels'),
        pattern: /<fullName>Access_None</,
        replacement: '<fullName>Access_License<'
    },
    {
        kind: 'the same picklist value twice',
        files: file('globalValueSet'),
        pattern: /<fullName>UCCS</,
        replacement: '<fullName>UCB<'
    }
];

const OBJECTS: readonly MutationRule[] = [
    value('text longer than 255', 'field', 'length', '255', '300'),
    { kind: 'number longer than 18', files: file('field'), pattern: /<precision>\d+</, replacement: '<precision>19<' },
    { kind: 'more decimals than digits', files: file('field'), pattern: /<scale>0</, replacement: '<scale>19<' },
    {
        kind: 'long text longer than 131072',
        files: file('field'),
        pattern: /<length>32768</,
        replacement: '<length>140000<'
    },
    {
        kind: 'long text without lines',
        files: file('field'),
        pattern: /^ {4}<visibleLines>.*\n/,
        replacement: '',
        told: 'file'
    },
    value('lookup to nothing', 'field', 'referenceTo', 'License__c', 'Lisence__c'),
    value('global value set that is not there', 'field', 'valueSetName', 'Campus', 'Campuses'),
    {
        kind: 'two relationships of one name',
        files: /License_Request__c.fields.License__c/,
        pattern: /<relationshipName>License_Requests</,
        replacement: '<relationshipName>License_Access<',
        told: 'file'
    },
    {
        kind: 'sharing model of a detail',
        files: file('object'),
        pattern: /<sharingModel>ControlledByParent</,
        replacement: '<sharingModel>Private<',
        times: 2
    },
    {
        kind: 'controlled by a parent that is not there',
        files: /License_Cycle__c.object/,
        pattern: /<sharingModel>\w+</,
        replacement: '<sharingModel>ControlledByParent<'
    },
    value('compact layout that is not there', 'object', 'compactLayoutAssignment', ANY, 'No_Highlights'),
    value('page that is not there in an override', 'object', 'content', ANY, 'No_Page'),
    value('button that is not there in a search layout', 'object', 'listViewButtons', ANY, 'No_Button'),
    {
        kind: 'number format without a number',
        files: file('object'),
        pattern: /<displayFormat>(\w+-)\{0+\}</,
        replacement: '<displayFormat>$1<'
    },
    {
        kind: 'default of another type',
        files: file('field'),
        pattern: /<defaultValue>(true|false)</,
        replacement: '<defaultValue>"$1"<'
    },
    value('field that is not there in a compact layout', 'compactLayout', 'fields', 'Status__c', 'State__c'),
    value('column that is not there in a list view', 'listView', 'columns', 'Status__c', 'State__c'),
    value('field that is not there in the filter of a list view', 'listView', 'field', 'Status__c', 'State__c')
];

const FORMULAS: readonly MutationRule[] = [
    {
        kind: 'formula: field that is not there',
        files: file('validationRule'),
        pattern: /Processing_To__c/,
        replacement: 'Processing_End__c'
    },
    {
        kind: 'formula: picklist compared with text',
        files: file('validationRule'),
        pattern: /ISPICKVAL\((\w+), ("[^"]+")\)/,
        replacement: '$1 = $2',
        times: 2
    },
    {
        kind: 'formula: text where a condition is needed',
        files: file('validationRule'),
        pattern: /ISBLANK\(Date_Change_Reason__c\)/,
        replacement: 'Date_Change_Reason__c'
    },
    {
        kind: 'formula: unknown function',
        files: file('validationRule'),
        pattern: /ISNEW\(\)/,
        replacement: 'ISFRESH()'
    },
    {
        kind: 'formula: too few parameters',
        files: file('validationRule'),
        pattern: /ISPICKVAL\((\w+), "[^"]+"\)/,
        replacement: 'ISPICKVAL($1)'
    },
    {
        kind: 'formula: ISPICKVAL of what is no picklist',
        files: file('validationRule'),
        pattern: /ISCHANGED\(Cut_Off__c\)/,
        replacement: 'ISPICKVAL(Cut_Off__c, "x")'
    },
    {
        kind: 'formula: date compared with text',
        files: file('validationRule'),
        pattern: /&lt; Processing_From__c/,
        replacement: '&lt; "2026-01-01"'
    },
    {
        kind: 'formula: parenthesis left open',
        files: file('validationRule'),
        pattern: /\)(<\/errorConditionFormula>)/,
        replacement: '$1'
    },
    {
        kind: 'formula: result of another type',
        files: file('field'),
        pattern: /<formula>OR\(.*\)</,
        replacement: '<formula>Announced_Dates__c<'
    },
    {
        kind: 'formula: parent that is not there',
        files: file('(?:validationRule|field)'),
        pattern: /\w+__r\.\w+__c/,
        replacement: 'Nobody__r.Field__c'
    },
    value('error beside a field that is not there', 'validationRule', 'errorDisplayField', ANY, 'Reason__c')
];

const SECURITY: readonly MutationRule[] = [
    {
        kind: 'permission: object that is not there',
        files: file('permissionset'),
        pattern: /<object>License__c</,
        replacement: '<object>Lisence__c<'
    },
    {
        kind: 'permission: field that is not there',
        files: file('permissionset'),
        pattern: /<field>License__c\.Provisioned_On__c</,
        replacement: '<field>License__c.Provided_On__c<',
        times: 2
    },
    value('permission: class that is not there', 'permissionset', 'apexClass', ANY, 'NoController'),
    {
        kind: 'permission: tab that is not there',
        files: file('permissionset'),
        pattern: /<tab>License__c</,
        replacement: '<tab>Lisence__c<'
    },
    value('permission: app that is not there', 'permissionset', 'application', ANY, 'No_App'),
    {
        kind: 'permission: Manage Users without what it depends on',
        files: file('permissionset'),
        pattern: /<name>ViewRoles</,
        replacement: '<name>ApiEnabled<',
        told: 'file'
    },
    {
        kind: 'permission: custom permission that is not there',
        files: file('permissionset'),
        pattern: /<name>(Submit|Process)_License_Requests</,
        replacement: '<name>$1_Requests<'
    },
    {
        kind: 'permission: custom metadata type that is not there',
        files: file('permissionset'),
        pattern: /<name>Campus__mdt</,
        replacement: '<name>Campuses__mdt<'
    },
    {
        kind: 'permission: user permission that is not there',
        files: file('permissionset'),
        pattern: /(<userPermissions>\s*<enabled>true<\/enabled>\s*<name>)\w+/,
        replacement: '$1FlyToTheMoon'
    },
    {
        kind: 'field edited without being read',
        files: file('permissionset'),
        pattern: /(<editable>true<\/editable>\s*<field>[^<]+<\/field>\s*<readable>)true/,
        replacement: '$1false',
        times: 2
    },
    {
        kind: 'object edited without being read',
        files: file('permissionset'),
        pattern: /(<allowEdit>true<\/allowEdit>\s*<allowRead>)true/,
        replacement: '$1false'
    },
    {
        kind: 'deleted without being edited',
        files: file('permissionset'),
        pattern: /(<allowDelete>)false(<\/allowDelete>\s*<allowEdit>)false/,
        replacement: '$1true$2false',
        told: 'file'
    },
    {
        kind: 'permission on a required field',
        files: file('permissionset'),
        pattern: /<field>License__c\.Provisioned_On__c</,
        replacement: '<field>CU_Employment__c.Campus__c<'
    },
    {
        kind: 'permission on a master-detail field',
        files: file('permissionset'),
        pattern: /<field>License__c\.Provisioned_On__c</,
        replacement: '<field>License_Access__c.License__c<'
    },
    {
        kind: 'permission twice',
        files: file('permissionset'),
        pattern: /^( {4}<classAccesses>\n.*\n.*\n {4}<\/classAccesses>\n)/,
        replacement: '$1$1',
        told: 'file'
    },
    value(
        'group of permission sets with one that is not there',
        'permissionsetgroup',
        'permissionSets',
        'License_Viewer',
        'License_Reader'
    ),
    value('queue for an object that is not there', 'queue', 'sobjectType', ANY, 'Lisence__c'),
    value('sharing with a group that is not there', 'sharingRules', 'group', ANY, 'No_Group'),
    value('sharing rule over a field that is not there', 'sharingRules', 'field', ANY, 'Campus_of_it__c'),
    {
        kind: 'sharing rule of an object that is open to all',
        files: /License__c\/License__c\.object/,
        pattern: /<sharingModel>Private</,
        replacement: '<sharingModel>ReadWrite<',
        told: 'elsewhere'
    }
];

const PAGES: readonly MutationRule[] = [
    {
        kind: 'layout: field that is not there',
        files: file('layout'),
        pattern: /<field>(\w+)__c</,
        replacement: '<field>$1_x__c<',
        times: 3
    },
    {
        kind: 'layout: field twice',
        files: file('layout'),
        pattern: /<field>AccountId</,
        replacement: '<field>Title<',
        told: 'file'
    },
    {
        kind: 'layout: list that is not there',
        files: file('layout'),
        pattern: /<relatedList>License__c\.Contact__c</,
        replacement: '<relatedList>License__c.Person__c<'
    },
    {
        kind: 'layout: column that is not there',
        files: file('layout'),
        pattern: /<fields>Affiliated_Campus__c</,
        replacement: '<fields>Campus__c<'
    },
    {
        kind: 'layout: column of a standard list that is not there',
        files: file('layout'),
        pattern: /<fields>(CAMPAIGN\.NAME|CM\.STATUS)</,
        replacement: '<fields>CAMPAIGN_HOBBY<'
    },
    {
        kind: 'layout: quick action that is not there',
        files: file('layout'),
        pattern: /<actionName>Contact\.Provision_or_Deprovision</,
        replacement: '<actionName>Contact.Provision<'
    },
    {
        kind: 'layout of an object that is not there',
        files: file('layout'),
        rename: { pattern: /License_Activity__c-/, replacement: 'License_Activities__c-' },
        told: 'file'
    },
    value(
        'page: component that is not there',
        'flexipage',
        'componentName',
        '(batchConsole|contactReview|preAccessStatus)',
        'noComponent'
    ),
    value(
        'page: standard component that is not there',
        'flexipage',
        'componentName',
        'force:detailPanel',
        'force:detailsPanel'
    ),
    value('page: property that is not there', 'flexipage', 'name', 'numVisibleActions', 'numHiddenActions'),
    value('page: part that is not there', 'flexipage', 'value', 'Facet-Details', 'Facet-Nowhere'),
    value('page: object that is not there', 'flexipage', 'sobjectType', ANY, 'Lisence__c'),
    value(
        'page: condition on a field that is not there',
        'flexipage',
        'leftValue',
        '\\{!Record\\.\\w+\\}',
        '{!Record.Is_Nothing__c}'
    ),
    {
        kind: 'page: component for another kind of page',
        files: file('flexipage'),
        pattern: /<componentName>skillsoftUpload</,
        replacement: '<componentName>batchConsole<'
    },
    value('report type: object that is not there', 'reportType', 'baseObject', ANY, 'Lisence__c'),
    value('report type: relationship that is not there', 'reportType', 'relationship', ANY, 'Requests__r'),
    value('report type: field that is not there', 'reportType', 'field', 'Status__c', 'State__c'),
    value('report: type that is not there', 'report', 'reportType', ANY, 'No_Type__c'),
    value('report: column that is not there', 'report', 'field', 'License__c\\$eComm_Role__c', 'License__c$$Role__c'),
    value(
        'report: filter on a column that is not there',
        'report',
        'column',
        'License__c\\$Status__c',
        'License__c$$State__c'
    ),
    value('report: sorted by a column that is not there', 'report', 'sortColumn', ANY, 'License__c$$Nothing__c'),
    value('dashboard: report that is not there', 'dashboard', 'report', ANY, 'License_Reports/No_Report'),
    value(
        'dashboard: column that is not there',
        'dashboard',
        'reportColumn',
        'License__c.Name',
        'License__c.Nick_Name__c'
    ),
    value('quick action: component that is not there', 'quickAction', 'lightningWebComponent', ANY, 'noComponent'),
    value('app: tab that is not there', 'app', 'tabs', 'License__c', 'Lisence__c'),
    value('app: page that is not there', 'app', 'content', ANY, 'No_Home'),
    value('tab: page that is not there', 'tab', 'flexiPage', ANY, 'No_Page'),
    value('path: field that is not there', 'pathAssistant', 'fieldNames', 'Cycle__c', 'Month__c'),
    value('path: value that is not there', 'pathAssistant', 'picklistValueName', 'Held', 'On Hold'),
    {
        kind: 'e-mail: merge field that is not there',
        files: /\.email$/,
        pattern: /\{!License_Email__c\.Details__c\}/,
        replacement: '{!License_Email__c.Nothing__c}'
    }
];

const CODE: readonly MutationRule[] = [
    {
        kind: 'record: field that is not there',
        files: file('md'),
        pattern: /<field>Campus__c</,
        replacement: '<field>City__c<'
    },
    { kind: 'record: value of another type', files: file('md'), pattern: />5\.0</, replacement: '>five<' },
    {
        kind: 'record: reference to nothing',
        files: /Business_Unit.*md-meta/,
        pattern: /<value xsi:type="xsd:string">UCB</,
        replacement: '<value xsi:type="xsd:string">Boulder<'
    },
    { kind: 'class without -meta.xml', files: /\.cls-meta\.xml$/, told: 'elsewhere' },
    { kind: 'trigger without -meta.xml', files: /\.trigger-meta\.xml$/, told: 'elsewhere' },
    { kind: 'component without -meta.xml', files: /\.js-meta\.xml$/, told: 'elsewhere' },
    { kind: 'e-mail without -meta.xml', files: /\.email-meta\.xml$/, told: 'elsewhere' },
    value('version too low', 'cls', 'apiVersion', ANY, '6.0'),
    value('version too high', 'cls', 'apiVersion', ANY, '99.0'),
    value('version too high', 'js', 'apiVersion', ANY, '99.0'),
    value('component: target that is not there', 'js', 'target', 'lightning__RecordPage', 'lightning__RecordPages'),
    {
        kind: 'component: label that is not there',
        files: /lwc.*\.ts$/,
        pattern: /@salesforce\/label\/c\.\w+/,
        replacement: '@salesforce/label/c.No_Such_Label'
    },
    {
        kind: 'component: Apex method that is not there',
        files: /lwc.*\.ts$/,
        pattern: /@salesforce\/apex\/(\w+)\.\w+/,
        replacement: '@salesforce/apex/$1.noMethod'
    },
    {
        kind: 'component: Apex class that is not there',
        files: /lwc.*\.ts$/,
        pattern: /@salesforce\/apex\/\w+/,
        replacement: '@salesforce/apex/NoController'
    },
    {
        kind: 'component: component that is not there',
        files: /lwc.*\.html$/,
        pattern: /<c-error-panel/,
        replacement: '<c-no-panel'
    }
];

/** The mistakes that the check was written against. */
export const RULES: readonly MutationRule[] = [
    ...STRUCTURE,
    ...NAMES,
    ...OBJECTS,
    ...FORMULAS,
    ...SECURITY,
    ...PAGES,
    ...CODE
];
