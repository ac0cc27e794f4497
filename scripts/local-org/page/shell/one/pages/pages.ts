import DashboardPage from 'analytics/dashboardPage';
import AnalyticsListPage from 'analytics/listPage';
import ReportPage from 'analytics/reportPage';
import ChatterGroupList from 'chatter/groupList';
import ChatterGroupPage from 'chatter/groupPage';
import { context, type PageReference } from 'one/context';
import { components } from 'one/registry';
import Home from 'one/homePage';
import NotFound from 'one/notFoundPage';
import ObjectPage from 'one/objectPage';
import QuickActionPage from 'one/quickActionPage';
import RecordPage from 'one/recordPage';
import RelatedListPage from 'one/relatedListPage';
import SearchPage from 'one/searchPage';
import TabPage from 'one/tabPage';
import PrintPage from 'records/printPage';
import SetupPage from 'setup/page';
import { setupPage } from 'setup/registry';

/** A page: the component that shows it, its properties, and the document's title until it sets its own. */
export interface Page {
    constructor: unknown;
    name: string;
    properties: Record<string, unknown>;
    title: string;
    /** heading for screen readers, where the component that is shown need not have one */
    heading?: string;
    /** true for a page without the application's header around it */
    bare?: boolean;
}

/** Objects whose records and lists have pages of their own. */
const RECORD_PAGES: Record<string, unknown> = {
    CollaborationGroup: ChatterGroupPage,
    Dashboard: DashboardPage,
    Report: ReportPage
};
const LIST_PAGES: Record<string, unknown> = {
    CollaborationGroup: ChatterGroupList,
    Dashboard: AnalyticsListPage,
    Report: AnalyticsListPage
};

/**
 * @param reference the page to show
 * @returns the component and properties that show it
 */
export function pageFor(reference: PageReference): Page {
    const { type, attributes } = reference;
    const page = (constructor: unknown, title: string, properties: Record<string, unknown> = {}): Page => ({
        constructor,
        name: title,
        properties: { pageReference: reference, ...properties },
        title
    });
    switch (type) {
        case 'standard__recordPage':
            if (attributes.actionName === 'printableView') {
                return { ...page(PrintPage, 'Printable View'), bare: true };
            }
            return page(
                RECORD_PAGES[attributes.objectApiName ?? ''] ?? RecordPage,
                context().objects[attributes.objectApiName ?? '']?.label ?? ''
            );
        case 'standard__recordRelationshipPage':
            return page(RelatedListPage, 'Related');
        case 'standard__objectPage':
            return page(
                LIST_PAGES[attributes.objectApiName ?? ''] ?? ObjectPage,
                context().objects[attributes.objectApiName ?? '']?.labelPlural ?? ''
            );
        case 'standard__namedPage':
            return attributes.pageName === 'home' ? page(Home, 'Home') : page(NotFound, 'Page not found');
        case 'standard__navItemPage':
            return page(TabPage, attributes.apiName ?? '');
        case 'local__setupPage':
            return page(SetupPage, setupPage(attributes.apiName)?.label ?? 'Page not found');
        case 'standard__search':
            return page(SearchPage, 'Search Results');
        case 'standard__quickAction':
            return page(QuickActionPage, 'Action');
        case 'standard__component':
            return addressableComponent(reference) ?? page(NotFound, 'Page not found');
        default:
            return page(NotFound, 'Page not found');
    }
}

// lightning__UrlAddressable: `/lightning/cmp/c__name?c__x=…`; the component reads the state from CurrentPageReference.
function addressableComponent(reference: PageReference): Page | undefined {
    const name = reference.attributes.componentName ?? '';
    const short = name.replace(/^\w+?__/, '');
    const registered = components[short];
    const info = context().addressableComponents[short];
    return registered && info !== undefined
        ? { constructor: registered, name, properties: {}, title: info, heading: info }
        : undefined;
}
