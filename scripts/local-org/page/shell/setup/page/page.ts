import { api, LightningElement } from 'lwc';
import { context, type PageReference } from 'one/context';
import { SETUP_PAGES, setupPage, setupUrl, type SetupPage } from 'setup/registry';

interface MenuEntry {
    name: string;
    label: string;
    url: string;
    className: string;
    current: 'page' | undefined;
}

/** Setup: its menu and the page that is open; users who may not get Salesforce's refusal. */
export default class Page extends LightningElement {
    @api pageReference: PageReference | undefined;
    isAllowed = context().canSetUp;

    get page(): SetupPage | undefined {
        return setupPage(this.pageReference?.attributes.apiName);
    }

    get shown(): (SetupPage & { key: string })[] {
        return this.page ? [{ ...this.page, key: this.page.name }] : [];
    }

    get isUnknown(): boolean {
        return !this.page;
    }

    get sections(): { label: string; id: string; entries: MenuEntry[] }[] {
        return [...new Set(SETUP_PAGES.map((page) => page.section))].map((section) => ({
            label: section,
            id: `section-${section.replace(/\W/g, '-')}`,
            entries: SETUP_PAGES.filter((page) => page.section === section).map(({ name, label }) => {
                const isCurrent = name === this.page?.name;
                return {
                    name,
                    label,
                    url: setupUrl(name),
                    className: `slds-nav-vertical__item${isCurrent ? ' slds-is-active' : ''}`,
                    current: isCurrent ? 'page' : undefined
                };
            })
        }));
    }
}
