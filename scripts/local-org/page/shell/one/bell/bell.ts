import { LightningElement } from 'lwc';
import type { PageReference } from 'one/context';
import { API, errorMessage, request } from 'one/http';
import { navigate, onPageReference } from 'one/router';

/** A notification as the Connect REST API answers it. */
interface Notification {
    id: string;
    messageTitle: string;
    messageBody: string;
    mostRecentActivityDate: string;
    read: boolean;
    target: string | null;
    targetPageRef: string | null;
}

interface Entry {
    id: string;
    title: string;
    body: string;
    sent: string;
    isNew: boolean;
    className: string;
}

const NOTIFICATIONS = `${API}/connect/notifications`;
/** How often the bell asks for what is new, in milliseconds. */
const EVERY = 30_000;
/** "Set the targetID to a dummy value, such as 000000000000000AAA": it leads nowhere. */
const NOWHERE = '000000000000000AAA';

/** The bell of the header: the user's custom notifications, how many are new, and the way to what each is about. */
export default class Bell extends LightningElement {
    declare refs: { button: HTMLElement };
    unseen = 0;
    isOpen = false;
    isLoaded = false;
    error = '';
    notifications: Notification[] = [];
    timer: ReturnType<typeof setInterval> | undefined;
    leave: (() => void) | undefined;

    connectedCallback(): void {
        void this.count();
        this.timer = setInterval(() => void this.count(), EVERY);
        this.leave = onPageReference(() => void this.count());
    }

    disconnectedCallback(): void {
        clearInterval(this.timer);
        this.leave?.();
    }

    get expanded(): 'true' | 'false' {
        return this.isOpen ? 'true' : 'false';
    }

    get title(): string {
        return this.unseen ? `Notifications, ${this.unseen} new` : 'Notifications';
    }

    get entries(): Entry[] {
        return this.notifications.map((one) => ({
            id: one.id,
            title: one.messageTitle,
            body: one.messageBody,
            sent: one.mostRecentActivityDate,
            isNew: !one.read,
            className: `slds-button bell-entry${one.read ? '' : ' bell-entry_new'}`
        }));
    }

    handleToggle(): void {
        if (this.isOpen) {
            this.isOpen = false;
        } else {
            void this.open();
        }
    }

    handleKeydown(event: KeyboardEvent): void {
        if (event.key === 'Escape' && this.isOpen) {
            event.stopPropagation();
            this.isOpen = false;
            this.refs.button.focus();
        }
    }

    handleFocusOut(event: FocusEvent): void {
        const next = event.relatedTarget as Node | null;
        if (next && !(event.currentTarget as HTMLElement).contains(next)) {
            this.isOpen = false;
        }
    }

    async handleAllRead(): Promise<void> {
        await this.ask(async () => {
            await request(NOTIFICATIONS, { method: 'PATCH', body: { read: true } });
            await this.load();
        });
    }

    async handleOpen(event: Event): Promise<void> {
        const { id } = (event.currentTarget as HTMLElement).dataset;
        const chosen = this.notifications.find((one) => one.id === id)!;
        await this.ask(() => request(`${NOTIFICATIONS}/${chosen.id}`, { method: 'PATCH', body: { read: true } }));
        this.isOpen = false;
        if (chosen.targetPageRef) {
            navigate(JSON.parse(chosen.targetPageRef) as PageReference);
        } else if (chosen.target && chosen.target !== NOWHERE) {
            navigate({
                type: 'standard__recordPage',
                attributes: { recordId: chosen.target, actionName: 'view' },
                state: {}
            });
        }
    }

    /** What is shown is seen. */
    private async open(): Promise<void> {
        this.isOpen = true;
        await this.ask(async () => {
            await this.load();
            if (this.unseen) {
                await request(NOTIFICATIONS, { method: 'PATCH', body: { seen: true } });
                this.unseen = 0;
            }
        });
    }

    private async load(): Promise<void> {
        const { notifications } = await request<{ notifications: Notification[] }>(
            `${NOTIFICATIONS}?size=50&trimMessages=false`
        );
        this.notifications = notifications;
        this.isLoaded = true;
    }

    private async count(): Promise<void> {
        await this.ask(async () => {
            const { unseenCount } = await request<{ unseenCount: number }>(`${NOTIFICATIONS}/status`);
            this.unseen = unseenCount;
        });
    }

    private async ask(work: () => Promise<unknown>): Promise<void> {
        try {
            await work();
            this.error = '';
        } catch (error) {
            this.error = errorMessage(error);
        }
    }
}
