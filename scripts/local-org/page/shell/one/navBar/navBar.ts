import { api, LightningElement } from 'lwc';
import { type App, type AppSummary, context, type NavigationItem, type PageReference } from 'one/context';
import { request } from 'one/http';

/** The bar with the app's name and its tabs. */
export default class NavBar extends LightningElement {
    declare refs: {
        launcher: HTMLElement;
        bar: HTMLElement;
        primary: HTMLElement;
        list: HTMLElement;
        menu?: HTMLElement;
    };
    reference: PageReference | undefined;
    /** true where the tabs do not fit beside each other: they are in a menu then */
    isNarrow = false;
    isMenuOpen = false;
    tabsWidth = 0;
    observer = new ResizeObserver(() => this.fit());
    observed = false;
    isLauncherOpen = false;
    app: App = context().app;
    apps: AppSummary[] = context().apps;

    @api
    get pageReference(): PageReference | undefined {
        return this.reference;
    }
    set pageReference(value: PageReference | undefined) {
        this.reference = value;
        this.isMenuOpen = false;
    }

    renderedCallback(): void {
        if (!this.observed) {
            this.observed = true;
            this.observer.observe(this.refs.bar);
        }
    }

    disconnectedCallback(): void {
        this.observer.disconnect();
    }

    // The tabs can be measured only while they stand beside each other.
    fit(): void {
        if (!this.isNarrow) {
            this.tabsWidth = this.refs.list.scrollWidth;
        }
        this.isNarrow = this.refs.primary.offsetWidth + this.tabsWidth > this.refs.bar.clientWidth;
        this.isMenuOpen &&= this.isNarrow;
    }

    get navClass(): string {
        return this.isNarrow ? 'menu' : 'slds-context-bar__secondary';
    }

    get listClass(): string {
        return this.isNarrow ? `menu-list${this.isMenuOpen ? '' : ' slds-hide'}` : 'slds-grid';
    }

    get menuExpanded(): 'true' | 'false' {
        return this.isMenuOpen ? 'true' : 'false';
    }

    get navLabel(): string {
        return this.app.label;
    }

    get launcherExpanded(): 'true' | 'false' {
        return this.isLauncherOpen ? 'true' : 'false';
    }

    get items(): (NavigationItem & { className: string; current: 'page' | undefined })[] {
        return this.app.items.map((item) => {
            const current = this.isCurrent(item);
            return {
                ...item,
                className: `${this.isNarrow ? 'menu-item' : 'slds-context-bar__item'}${current ? ' slds-is-active' : ''}`,
                current: current ? 'page' : undefined
            };
        });
    }

    // A record's page belongs to the tab of its object.
    isCurrent(item: NavigationItem): boolean {
        const shown = this.pageReference?.attributes;
        const own = item.pageReference?.attributes;
        return Boolean(
            shown &&
            own &&
            ((own.objectApiName && own.objectApiName === shown.objectApiName) ||
                (own.pageName && own.pageName === shown.pageName) ||
                (own.apiName && own.apiName === shown.apiName))
        );
    }

    handleLauncher(): void {
        this.isLauncherOpen = !this.isLauncherOpen;
    }

    handleKeydown(event: KeyboardEvent): void {
        if (event.key === 'Escape' && this.isLauncherOpen) {
            this.isLauncherOpen = false;
            this.refs.launcher.focus();
        }
    }

    handleFocusOut(event: FocusEvent): void {
        const next = event.relatedTarget as Node | null;
        if (next && !(event.currentTarget as HTMLElement).contains(next)) {
            this.isLauncherOpen = false;
        }
    }

    handleMenu(): void {
        this.isMenuOpen = !this.isMenuOpen;
    }

    handleMenuKeydown(event: KeyboardEvent): void {
        if (event.key === 'Escape' && this.isMenuOpen) {
            this.isMenuOpen = false;
            this.refs.menu?.focus();
        }
    }

    handleMenuFocusOut(event: FocusEvent): void {
        const next = event.relatedTarget as Node | null;
        if (next && !(event.currentTarget as HTMLElement).contains(next)) {
            this.isMenuOpen = false;
        }
    }

    async handleApp(event: Event): Promise<void> {
        const app = (event.currentTarget as HTMLElement).dataset.name;
        await request('/webruntime/api/session', { method: 'POST', body: { app } });
        location.assign('/lightning/page/home');
    }
}
