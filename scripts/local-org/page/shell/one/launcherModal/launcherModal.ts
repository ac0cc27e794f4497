import { type AppSummary, context, type NavigationItem } from 'one/context';
import { matching } from 'one/launcherItems';
import LightningModal from 'lightning/modal';

/** Every app and item of the App Launcher. Closes with the name of the app that was chosen, or nothing. */
export default class LauncherModal extends LightningModal {
    term = '';

    get apps(): AppSummary[] {
        return matching(context().apps, this.term);
    }

    get items(): NavigationItem[] {
        return matching(context().items, this.term);
    }

    get isNothing(): boolean {
        return !this.apps.length && !this.items.length;
    }

    handleSearch(event: CustomEvent<{ value: string }>): void {
        this.term = event.detail.value;
    }

    handleApp(event: Event): void {
        this.close((event.currentTarget as HTMLElement).dataset.name);
    }

    // The link itself leads to the page.
    handleItem(): void {
        this.close();
    }
}
