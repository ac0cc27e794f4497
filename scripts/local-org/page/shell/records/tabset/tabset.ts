import { api, LightningElement } from 'lwc';
import type { PageDefinition } from '../../ui-api.ts';

// Names of standard tab titles in Lightning pages.
const STANDARD_TITLES: Record<string, string> = {
    'Standard.Tab.detail': 'Details',
    'Standard.Tab.relatedLists': 'Related',
    'Standard.Tab.activity': 'Activity',
    'Standard.Tab.collaborate': 'Chatter',
    'Standard.Tab.news': 'News'
};

/** The Tabs component of a Lightning page. */
export default class Tabset extends LightningElement {
    @api page: PageDefinition | undefined;
    @api tabsFacet = '';
    @api recordId: string | undefined;
    @api objectApiName: string | undefined;
    @api width = 'LARGE';

    get tabs(): { key: string; label: string; body: string; active: boolean }[] {
        const items = this.page?.regions.find((region) => region.name === this.tabsFacet)?.items ?? [];
        return items.map((item, index) => {
            const title = String(item.properties.title ?? item.properties.label ?? '');
            return {
                key: item.identifier || `tab-${index}`,
                label: STANDARD_TITLES[title] ?? title,
                body: String(item.properties.body ?? ''),
                active: item.properties.active === true || item.properties.active === 'true'
            };
        });
    }

    get activeTab(): string | undefined {
        return (this.tabs.find((tab) => tab.active) ?? this.tabs[0])?.key;
    }
}
