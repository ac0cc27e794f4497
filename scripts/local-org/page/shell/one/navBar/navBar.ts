import { api, LightningElement } from 'lwc';
import { type App, type AppSummary, context, type NavigationItem, type PageReference } from 'one/context';
import { request } from 'one/http';

/** The bar with the app's name and its tabs. */
export default class NavBar extends LightningElement {
    declare refs: { launcher: HTMLElement };
    @api pageReference: PageReference | undefined;
    isLauncherOpen = false;
    app: App = context().app;
    apps: AppSummary[] = context().apps;

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
                className: `slds-context-bar__item${current ? ' slds-is-active' : ''}`,
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

    async handleApp(event: Event): Promise<void> {
        const app = (event.currentTarget as HTMLElement).dataset.name;
        await request('/webruntime/api/session', { method: 'POST', body: { app } });
        location.assign('/lightning/page/home');
    }
}
