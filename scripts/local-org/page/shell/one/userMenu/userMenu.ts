import { LightningElement } from 'lwc';
import { context } from 'one/context';
import { errorMessage, request } from 'one/http';

interface ActiveUser {
    id: string;
    name: string;
    username: string;
    detail: string;
}

/** The user's avatar; opens a panel that shows the application as another user sees it. */
export default class UserMenu extends LightningElement {
    declare refs: { button: HTMLElement; filter?: HTMLElement };
    isOpen = false;
    isLoading = false;
    error = '';
    filterText = '';
    users: ActiveUser[] = [];
    user = context().user;

    get expanded(): 'true' | 'false' {
        return this.isOpen ? 'true' : 'false';
    }

    get buttonTitle(): string {
        return `Viewing as ${this.user.name}`;
    }

    get initials(): string {
        const words = this.user.name.split(/\s+/);
        return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
    }

    get shownUsers(): (ActiveUser & { className: string; current: 'true' | undefined })[] {
        const text = this.filterText.toLowerCase();
        return this.users
            .filter((one) => `${one.name} ${one.username} ${one.detail}`.toLowerCase().includes(text))
            .map((one) => {
                const current = one.id === this.user.id;
                return {
                    ...one,
                    className: `slds-button user-entry${current ? ' user-entry_current' : ''}`,
                    current: current ? 'true' : undefined
                };
            });
    }

    get noneFound(): boolean {
        return this.users.length > 0 && !this.shownUsers.length;
    }

    handleToggle(): void {
        if (this.isOpen) {
            this.close();
        } else {
            void this.open();
        }
    }

    handleFilter(event: CustomEvent<{ value: string }>): void {
        this.filterText = event.detail.value;
    }

    handleKeydown(event: KeyboardEvent): void {
        if (event.key === 'Escape' && this.isOpen) {
            event.stopPropagation();
            this.close();
        } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            this.moveFocus(event);
        }
    }

    handleFocusOut(event: FocusEvent): void {
        const next = event.relatedTarget as Node | null;
        if (next && !(event.currentTarget as HTMLElement).contains(next)) {
            this.isOpen = false;
        }
    }

    async handleSwitch(event: Event): Promise<void> {
        const userId = (event.currentTarget as HTMLElement).dataset.id;
        try {
            await request('/webruntime/api/session', { method: 'POST', body: { userId } });
            // Everything on the page depends on the user: load it again.
            location.reload();
        } catch (error) {
            this.error = errorMessage(error);
        }
    }

    async open(): Promise<void> {
        this.isOpen = true;
        this.isLoading = !this.users.length;
        this.error = '';
        try {
            this.users = await request<ActiveUser[]>('/webruntime/api/session/users');
        } catch (error) {
            this.error = errorMessage(error);
        }
        this.isLoading = false;
        this.refs.filter?.focus();
    }

    close(): void {
        this.isOpen = false;
        this.filterText = '';
        this.refs.button.focus();
    }

    moveFocus(event: KeyboardEvent): void {
        const entries = [...this.template!.querySelectorAll<HTMLElement>('.user-entry')];
        const index = entries.indexOf(this.template!.activeElement as HTMLElement);
        const next = entries[index + (event.key === 'ArrowDown' ? 1 : -1)];
        if (next) {
            event.preventDefault();
            next.focus();
        }
    }
}
