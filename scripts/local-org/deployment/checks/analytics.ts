import type { ObjectModel } from '../../schema/model.ts';
import type { XmlNode } from '../../schema/xml-tree.ts';
import { child, children, namesMissing, textOf, within } from '../nodes.ts';
import { isForeign, type Component, type Project } from '../project.ts';
import type { Check } from '../problem.ts';
import { hasPath } from './columns.ts';

/** The tables of a custom report type: `License__c.License_Requests__r` → object; null for what another package has. */
function tablesOf(
    project: Project,
    type: Component,
    tell?: (node: XmlNode | undefined, message: string) => void
): Map<string, string | null> {
    const tables = new Map<string, string | null>();
    const base = child(type.node, 'baseObject');
    const name = base?.text ?? '';
    if (base && project.object(name) === null && !isForeign(name, null)) {
        tell?.(base, `the object ${name} does not exist`);
    }
    let object: string | null = project.object(name) === null ? null : name;
    let path = name;
    tables.set(path.toLowerCase(), object);
    for (let join = child(type.node, 'join'); join; join = child(join, 'join')) {
        const relationship = child(join, 'relationship');
        const target = object === null ? null : childOf(project, object, relationship?.text ?? '');
        if (object !== null && target === undefined && !isForeign(relationship?.text ?? '', null)) {
            tell?.(relationship, `${object} has no child relationship ${relationship?.text}`);
        }
        object = target ?? null;
        path = `${path}.${relationship?.text}`;
        tables.set(path.toLowerCase(), object);
    }
    return tables;
}

/** The object of a child relationship; undefined where there is none, null where nothing is known of it. */
function childOf(project: Project, object: string, relationship: string): string | null | undefined {
    const model: ObjectModel | undefined = project.schema.objects.get(object.toLowerCase());
    const found = model?.childRelationships.get(relationship.toLowerCase());
    return found ? found.object.name : relationship.endsWith('__r') ? undefined : null;
}

export const checkReportType: Check = (component, project, tell) => {
    const say = (node: XmlNode | undefined, message: string): void =>
        tell(component, node, `Report type ${component.name}: ${message}`);
    const tables = tablesOf(project, component, say);
    const seen = new Set<string>();
    for (const column of children(component.node, 'sections').flatMap((one) => children(one, 'columns'))) {
        const table = child(column, 'table');
        const field = child(column, 'field');
        const object = tables.get(table?.text.toLowerCase() ?? '');
        const key = `${table?.text}.${field?.text}`.toLowerCase();
        if (seen.has(key)) {
            say(field, `the column ${table?.text}.${field?.text} stands there twice`);
        }
        seen.add(key);
        if (
            table &&
            object === undefined &&
            !isForeign(table.text.split('.').at(-1)!, null) &&
            !table.text.includes('__r.')
        ) {
            say(table, `there is no table ${table.text}`);
        }
        if (field && object && field.text.includes('__') && !hasColumn(project, object, field.text)) {
            say(field, `the field ${object}.${field.text} does not exist`);
        } else if (
            field &&
            object?.endsWith('__c') &&
            !field.text.includes('__') &&
            !hasColumn(project, object, field.text)
        ) {
            say(field, `the field ${object}.${field.text} does not exist`);
        }
    }
};

/** Report types name a lookup by its relationship: `Contact__c.Account`. */
function hasColumn(project: Project, object: string, field: string): boolean {
    return hasPath(project, object, field) || (!field.endsWith('__c') && hasPath(project, object, `${field}Id`));
}

/** Columns of the report's own: formulas, buckets, counts. */
const OWN_COLUMN = /^(?:RowCount|FORMULA\d+|CDF\d+|BucketField_\w+|PREVGROUPVAL.*|PARENTGROUPVAL.*)$/i;

/**
 * Whether a report type offers a column; null for a report type that the project does not have.
 * @param byObject dashboards name a column by its object too: `Item__c.Name` for `Location__c.Items__r$Name`
 */
function columnsOf(project: Project, reportType: string, byObject = false): ((column: string) => boolean) | null {
    const type = project.of('ReportType').find((one) => `${one.name}__c` === reportType);
    if (!type) {
        return null;
    }
    const tables = tablesOf(project, type);
    const known = new Set(
        children(type.node, 'sections')
            .flatMap((one) => children(one, 'columns'))
            .flatMap((one) => {
                const table = textOf(one, 'table') ?? '';
                const object = byObject ? tables.get(table.toLowerCase()) : null;
                return [table, object ?? table].map((name) => `${name}.${textOf(one, 'field')}`.toLowerCase());
            })
    );
    return (column) => {
        const key = column.replace('$', '.').toLowerCase();
        return known.has(key) || OWN_COLUMN.test(column);
    };
}

/** Elements of a report that name a column. */
const COLUMN_ELEMENTS: Readonly<Record<string, string>> = {
    columns: 'field',
    groupingsDown: 'field',
    groupingsAcross: 'field',
    criteriaItems: 'column',
    buckets: 'sourceColumnName'
};

/** Whose records a report of the project's own type shows. */
const SCOPES = new Set([
    'organization',
    'org',
    'orgAll',
    'mine',
    'my',
    'team',
    'user',
    'queue',
    'territory',
    'my_territory'
]);

export const checkReport: Check = (component, project, tell) => {
    const { node } = component;
    const say = (at: XmlNode | undefined, message: string): void =>
        tell(component, at, `Report ${component.name}: ${message}`);
    const type = child(node, 'reportType');
    // Standard report types of an object are `CustomEntity$Thing__c`.
    if (
        type &&
        /^\w+__c$/.test(type.text) &&
        !isForeign(type.text, null) &&
        !project.has('ReportType', type.text.slice(0, -3))
    ) {
        say(type, `the report type ${type.text} does not exist`);
    }
    const has = columnsOf(project, type?.text ?? '');
    if (!has) {
        return;
    }
    const own = new Set([...within(node)].filter((one) => one.name === 'developerName').map((one) => one.text));
    const check = (at: XmlNode | undefined): void => {
        if (at && !has(at.text) && !own.has(at.text)) {
            say(at, `the report type ${type!.text} has no column ${at.text}`);
        }
    };
    for (const one of within(node)) {
        const element = COLUMN_ELEMENTS[one.name];
        if (element) {
            check(child(one, element));
        }
    }
    check(child(node, 'sortColumn'));
    const date = child(child(node, 'timeFrameFilter'), 'dateColumn');
    const [table, field] = (date?.text ?? '').split('$');
    const tables = tablesOf(
        project,
        project.of('ReportType').find((one) => `${one.name}__c` === type!.text)!
    );
    const object = tables.get(table?.toLowerCase() ?? '');
    if (date && field && (object === undefined || (object !== null && !hasPath(project, object, field)))) {
        say(date, `the report type ${type!.text} has no column ${date.text}`);
    }
    const filters = children(child(node, 'filter'), 'criteriaItems');
    const logic = child(child(node, 'filter'), 'booleanFilter');
    if (logic && namesMissing(logic.text, filters.length)) {
        say(logic, `the filter logic ${logic.text} names a filter that is not there`);
    }
    const scope = child(node, 'scope');
    if (scope && !SCOPES.has(scope.text)) {
        say(scope, `there is no scope ${scope.text}`);
    }
    const format = textOf(node, 'format');
    const groups = children(node, 'groupingsDown').length;
    if (format === 'Tabular' && groups > 0) {
        say(child(node, 'format'), 'a tabular report has no groups');
    }
    if (groups > 3) {
        say(children(node, 'groupingsDown')[3], 'a report has at most three groups');
    }
};

export const checkDashboard: Check = (component, project, tell) => {
    const { node } = component;
    const say = (at: XmlNode | undefined, message: string): void =>
        tell(component, at, `Dashboard ${component.name}: ${message}`);
    const filters = children(node, 'dashboardFilters').length;
    for (const one of within(node)) {
        if (one.name === 'dashboardGridComponents') {
            const column = Number(textOf(one, 'columnIndex'));
            const span = Number(textOf(one, 'colSpan'));
            if (column + span > 12 || column < 0 || span < 1) {
                say(child(one, 'colSpan'), `column ${column} and a width of ${span} do not fit into twelve columns`);
            }
        }
        if (/Color$/.test(one.name) && one.text !== '' && !/^#[0-9A-Fa-f]{6}$/.test(one.text)) {
            say(one, `${one.text} is no color`);
        }
        const order = one.name === 'flexTableSortInfo' ? child(one, 'sortOrder') : undefined;
        if (order && !/^(?:\d+|Asc|Desc)$/i.test(order.text)) {
            say(order, `${order.text} is no sort order`);
        }
        const report = child(one, 'report');
        if (report) {
            checkDashboardReport(one, report, filters, project, say);
        }
    }
};

function checkDashboardReport(
    part: XmlNode,
    report: XmlNode,
    filters: number,
    project: Project,
    say: (at: XmlNode | undefined, message: string) => void
): void {
    const found = project.of('Report').find((one) => one.name === report.text || one.name.endsWith(`/${report.text}`));
    if (!found) {
        if (!isForeign(report.text.split('/').at(-1)!, null)) {
            say(report, `the report ${report.text} does not exist`);
        }
        return;
    }
    const columns = children(part, 'dashboardFilterColumns');
    if (columns.length > 0 && columns.length !== filters) {
        say(columns[0], `${columns.length} filter columns for ${filters} filters`);
    }
    const has = columnsOf(project, textOf(found.node, 'reportType') ?? '', true);
    if (!has) {
        return;
    }
    for (const one of within(part)) {
        const isColumn =
            ['reportColumn', 'sortColumn', 'groupingColumn'].includes(one.name) ||
            (one.name === 'column' && one.children.length === 0);
        if (isColumn && !has(one.text)) {
            say(one, `the report ${report.text} has no column ${one.text}`);
        }
    }
}
