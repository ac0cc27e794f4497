import { LightningElement } from 'lwc';
import { type AppSummary, context, type NavigationItem } from 'one/context';
import { request } from 'one/http';
import { matching } from 'one/launcherItems';
import LauncherModal from 'one/launcherModal';

/** How many apps and items the panel has; all of them are behind View All. */
const MOST_APPS = 7;
const MOST_ITEMS = 5;

/** The App Launcher: apps, and what the user may open by name, whatever app it is in. */
export default class AppLauncher extends LightningElement {
    declare refs: { launcher: HTMLElement; search?: HTMLElement };
    isOpen = false;
    term = '';
    isFocused = false;

    renderedCallback(): void {
        if (this.isOpen && !this.isFocused) {
            this.isFocused = true;
            this.refs.search?.focus();
        }
    }

    get expanded(): 'true' | 'false' {
        return this.isOpen ? 'true' : 'false';
    }

    get apps(): AppSummary[] {
        return matching(context().apps, this.term).slice(0, MOST_APPS);
    }

    get items(): NavigationItem[] {
        return matching(context().items, this.term).slice(0, MOST_ITEMS);
    }

    get isNothing(): boolean {
        return !this.apps.length && !this.items.length;
    }

    handleLauncher(): void {
        this.isOpen = !this.isOpen;
        this.isFocused = false;
        this.term = '';
    }

    handleSearch(event: CustomEvent<{ value: string }>): void {
        this.term = event.detail.value;
    }

    handleKeydown(event: KeyboardEvent): void {
        if (event.key === 'Escape' && this.isOpen) {
            this.isOpen = false;
            this.refs.launcher.focus();
        }
    }

    handleFocusOut(event: FocusEvent): void {
        const next = event.relatedTarget as Node | null;
        if (next && !(event.currentTarget as HTMLElement).contains(next)) {
            this.isOpen = false;
        }
    }

    handleItem(): void {
        this.isOpen = false;
    }

    async handleAll(): Promise<void> {
        this.isOpen = false;
        const app = await LauncherModal.open({ size: 'large', label: 'App Launcher' });
        if (typeof app === 'string') {
            await openApp(app);
        }
    }

    handleApp(event: Event): void {
        void openApp((event.currentTarget as HTMLElement).dataset.name!);
    }
}

async function openApp(app: string): Promise<void> {
    await request('/webruntime/api/session', { method: 'POST', body: { app } });
    location.assign('/lightning/page/home');
}
