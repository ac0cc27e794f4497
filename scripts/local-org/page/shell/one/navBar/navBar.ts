import { api, LightningElement } from 'lwc';
import { type App, context, type NavigationItem, type PageReference } from 'one/context';

type ShownItem = NavigationItem & { className: string; current: 'page' | undefined };

/** What the button takes behind which the other tabs are, in pixels. */
const MORE_WIDTH = 90;
/** Fewer tabs than these are no bar: all of them go into the menu. */
const FEWEST_TABS = 3;

/**
 * @param widths the widths of all tabs
 * @param room what there is for them
 * @returns how many of them stand beside each other; Infinity for all
 */
function fittingTabs(widths: readonly number[], room: number): number {
    if (widths.reduce((sum, width) => sum + width, 0) <= room) {
        return Infinity;
    }
    let left = room - MORE_WIDTH;
    const fitting = widths.findIndex((width) => (left -= width) < 0);
    return fitting < FEWEST_TABS ? 0 : fitting;
}

/** The bar with the app's name and its tabs. */
export default class NavBar extends LightningElement {
    declare refs: {
        bar: HTMLElement;
        primary: HTMLElement;
        list: HTMLElement;
        menu?: HTMLElement;
    };
    reference: PageReference | undefined;
    /** how many tabs stand beside each other; those that do not fit are in a menu */
    fitting = Infinity;
    isMenuOpen = false;
    /** the widths of the tabs, measured when all of them stood beside each other */
    widths: number[] = [];
    observer = new ResizeObserver(() => this.fit());
    observed = false;
    app: App = context().app;

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

    fit(): void {
        if (this.fitting === Infinity) {
            this.widths = [...this.refs.list.children].map((tab) => (tab as HTMLElement).offsetWidth);
        }
        this.fitting = fittingTabs(this.widths, this.refs.bar.clientWidth - this.refs.primary.offsetWidth);
        this.isMenuOpen &&= this.hasMenu;
    }

    get hasMenu(): boolean {
        return this.fitting < this.app.items.length;
    }

    /** On a phone every tab is in the menu. */
    get menuTitle(): string {
        return this.fitting === 0 ? 'Navigation Menu' : 'More';
    }

    get isMenuAll(): boolean {
        return this.fitting === 0;
    }

    get isMenuPart(): boolean {
        return !this.isMenuAll;
    }

    get menuTextClass(): string {
        return this.isMenuAll ? 'slds-assistive-text' : '';
    }

    get menuClass(): string {
        return `menu-list${this.isMenuOpen ? '' : ' slds-hide'}`;
    }

    get menuExpanded(): 'true' | 'false' {
        return this.isMenuOpen ? 'true' : 'false';
    }

    get navLabel(): string {
        return this.app.label;
    }

    get tabs(): ShownItem[] {
        return this.items
            .slice(0, this.fitting)
            .map((item) => ({ ...item, className: `slds-context-bar__item${item.className}` }));
    }

    get menuItems(): ShownItem[] {
        return this.items.slice(this.fitting).map((item) => ({ ...item, className: `menu-item${item.className}` }));
    }

    get items(): ShownItem[] {
        return this.app.items.map((item) => {
            const current = this.isCurrent(item);
            return {
                ...item,
                className: current ? ' slds-is-active' : '',
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
}
