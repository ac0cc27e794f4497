import { LightningElement } from 'lwc';
import { errorMessage, request } from 'one/http';
import { momentText } from 'setup/format';

interface Entry {
    number: number;
    sentAt: string;
    to: string;
    cc: string;
    subject: string;
}

interface Email extends Entry {
    from: string;
    bcc: string;
    plainBody: string;
    htmlBody: string;
    related: { label: string; id: string; name: string; isRecord: boolean }[];
}

/** Keys of a term and its description, which stand beside each other. */
interface Keys {
    labelKey: string;
    valueKey: string;
}

const keysOf = (label: string): Keys => ({ labelKey: `${label} label`, valueKey: `${label} value` });

const EMAILS = '/webruntime/api/setup/emails';
/** The address of the org in e-mails; this machine answers for it. */
const ORG_ADDRESS = /^https:\/\/localorg\.my\.salesforce\.com/;
const ORG_LINK = /(https:\/\/localorg\.my\.salesforce\.com[^\s]*)/;
const SEARCH_DELAY_MS = 250;

/** Setup, E-mail Outbox: what Apex sent. Nothing leaves this machine. */
export default class EmailOutbox extends LightningElement {
    entries: Entry[] | null = null;
    total = 0;
    email: Email | null = null;
    error = '';
    text = '';
    waiting: ReturnType<typeof setTimeout> | undefined;
    /** where the keyboard goes with the next rendering */
    focusOn = '';

    connectedCallback(): void {
        void this.load();
    }

    disconnectedCallback(): void {
        clearTimeout(this.waiting);
    }

    renderedCallback(): void {
        const target = this.focusOn && this.template!.querySelector<HTMLElement>(this.focusOn);
        if (target) {
            this.focusOn = '';
            target.focus();
        }
    }

    get isLoading(): boolean {
        return this.entries === null && !this.error;
    }

    get isEmpty(): boolean {
        return this.entries?.length === 0;
    }

    get emptyText(): string {
        return this.text ? `No e-mail has "${this.text}" in it.` : 'No e-mails were sent yet.';
    }

    get detail(): string {
        if (!this.entries || this.email) {
            return '';
        }
        const count = `${this.total} ${this.total === 1 ? 'e-mail' : 'e-mails'}`;
        return this.total > this.entries.length ? `The latest ${this.entries.length} of ${count}` : count;
    }

    get rows(): (Entry & { time: string; openLabel: string })[] {
        return (this.entries ?? []).map((entry) => ({
            ...entry,
            time: momentText(entry.sentAt),
            openLabel: `${entry.subject || '(no subject)'}, to ${entry.to}`,
            subject: entry.subject || '(no subject)'
        }));
    }

    /** The text in parts; a link into the org leads there on this machine. */
    get textParts(): { key: number; text: string; url: string }[] {
        return this.email!.plainBody.split(ORG_LINK).map((text, key) => ({
            key,
            text,
            url: key % 2 === 1 ? text.replace(ORG_ADDRESS, '') || '/' : ''
        }));
    }

    get htmlUrl(): string {
        return `${EMAILS}/${this.email!.number}/html`;
    }

    get heads(): (Keys & { label: string; value: string })[] {
        const { from, to, cc, bcc, sentAt } = this.email!;
        return [
            { label: 'From', value: from },
            { label: 'To', value: to },
            { label: 'CC', value: cc },
            { label: 'BCC', value: bcc },
            { label: 'Sent', value: momentText(sentAt) }
        ]
            .filter((one) => one.value)
            .map((one) => ({ ...one, ...keysOf(one.label) }));
    }

    get links(): (Keys & Email['related'][number] & { url: string })[] {
        return this.email!.related.map((one) => ({
            ...one,
            ...keysOf(one.label),
            url: `/lightning/r/${one.id}/view`
        }));
    }

    async load(): Promise<void> {
        try {
            const { total, emails } = await request<{ total: number; emails: Entry[] }>(
                `${EMAILS}?q=${encodeURIComponent(this.text)}`
            );
            this.total = total;
            this.entries = emails;
            this.error = '';
        } catch (error) {
            this.error = errorMessage(error);
        }
    }

    handleRefresh(): void {
        void this.load();
    }

    handleSearch(event: Event): void {
        this.text = (event.target as HTMLInputElement).value.trim();
        clearTimeout(this.waiting);
        this.waiting = setTimeout(() => void this.load(), SEARCH_DELAY_MS);
    }

    async handleOpen(event: Event): Promise<void> {
        const { number } = (event.currentTarget as HTMLElement).dataset;
        try {
            this.email = await request<Email>(`${EMAILS}/${number}`);
            this.focusOn = '[data-back]';
        } catch (error) {
            this.error = errorMessage(error);
        }
    }

    handleBack(): void {
        this.focusOn = `[data-number="${this.email!.number}"]`;
        this.email = null;
    }
}
