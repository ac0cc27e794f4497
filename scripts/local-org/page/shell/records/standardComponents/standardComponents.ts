import DashboardPage from 'analytics/dashboardPage';
import { components } from 'one/registry';
import DetailPanel from 'records/detailPanel';
import FieldSection from 'records/fieldSection';
import Highlights from 'records/highlights';
import Path from 'records/path';
import RelatedList from 'records/relatedList';
import RelatedLists from 'records/relatedLists';
import RichText from 'records/richText';
import Tabset from 'records/tabset';
import Unsupported from 'records/unsupported';
import type { PageDefinition, PageItem } from '../../ui-api.ts';

/** Where on a page a component stands. */
export interface PagePlace {
    page: PageDefinition | undefined;
    recordId: string | undefined;
    objectApiName: string | undefined;
    width: string;
}

/** A component's constructor and the properties it gets. */
export interface PlacedComponent {
    constructor: unknown;
    properties: Record<string, unknown>;
}

/**
 * @param item a component instance of a Lightning page
 * @param place where it stands
 * @returns the standard or custom component; one that names itself when it is not supported
 */
export function componentFor(item: PageItem, place: PagePlace): PlacedComponent {
    const record = { recordId: place.recordId, objectApiName: place.objectApiName };
    switch (item.componentName) {
        case 'force:highlightsPanel':
            return { constructor: Highlights, properties: record };
        case 'force:detailPanel':
            return { constructor: DetailPanel, properties: record };
        case 'force:relatedListContainer':
            return { constructor: RelatedLists, properties: record };
        case 'force:relatedListSingleContainer':
        case 'lst:dynamicRelatedList':
            return {
                constructor: RelatedList,
                properties: {
                    ...record,
                    relatedListId: item.properties.relatedListApiName,
                    heading: item.properties.relatedListLabel,
                    maxRecords: item.properties.maxRecordsToDisplay
                }
            };
        case 'desktopDashboards:embeddedDashboard':
            return {
                constructor: DashboardPage,
                properties: {
                    dashboardName: item.properties.dashboardName,
                    hideOnError: isOn(item.properties.hideOnError)
                }
            };
        case 'runtime_sales_pathassistant:pathAssistant':
            return {
                constructor: Path,
                properties: { ...record, hideUpdateButton: isOn(item.properties.hideUpdateButton) }
            };
        case 'flexipage:tabset':
            return {
                constructor: Tabset,
                properties: { ...record, page: place.page, tabsFacet: item.properties.tabs, width: place.width }
            };
        case 'flexipage:richText':
            return { constructor: RichText, properties: { value: item.properties.richTextValue } };
        case 'flexipage:fieldSection':
            return {
                constructor: FieldSection,
                properties: {
                    ...record,
                    page: place.page,
                    columnsFacet: item.properties.columns,
                    label: item.properties.label
                }
            };
        default:
            return customComponent(item, place, record);
    }
}

// Properties of standard components come as they stand in the page's file.
function isOn(value: unknown): boolean {
    return value === true || value === 'true';
}

// Documented: a component on a record page gets recordId, objectApiName and flexipageRegionWidth.
function customComponent(item: PageItem, place: PagePlace, record: object): PlacedComponent {
    const name = item.componentName.replace(/^c:/, '');
    const registered = components[name];
    return registered && !name.includes(':')
        ? { constructor: registered, properties: { ...item.properties, ...record, flexipageRegionWidth: place.width } }
        : { constructor: Unsupported, properties: { componentName: item.componentName } };
}
