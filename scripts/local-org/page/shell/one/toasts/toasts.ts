import { LightningElement } from 'lwc';
import type { ToastParameters } from 'lightning/platformShowToastEvent';

interface ToastPart {
    key: number;
    text: string;
    url: string | null;
}

interface Toast {
    id: string;
    variant: string;
    role: string;
    iconName: string;
    className: string;
    title: ToastPart[];
    message: ToastPart[];
}

const VARIANTS = ['info', 'success', 'warning', 'error'];
// Documented: dismissible toasts close after 3 seconds or a click, pester after 3 seconds, sticky stay.
const SHOWN_MS = 3000;
let nextId = 0;

/** Shows toasts of `lightning/platformShowToastEvent`. */
export default class Toasts extends LightningElement {
    toasts: Toast[] = [];

    connectedCallback(): void {
        document.addEventListener('lightning__showtoast', (event) =>
            this.show((event as CustomEvent<ToastParameters>).detail)
        );
    }

    show(parameters: ToastParameters): void {
        const variant = VARIANTS.includes(parameters.variant ?? '') ? parameters.variant! : 'info';
        const id = String(++nextId);
        this.toasts = [
            {
                id,
                variant,
                role: variant === 'error' ? 'alert' : 'status',
                iconName: `utility:${variant}`,
                className: `slds-notify slds-notify_toast slds-theme_${variant}`,
                title: parts(parameters.title, parameters.messageData),
                message: parts(parameters.message, parameters.messageData)
            },
            ...this.toasts
        ].slice(0, 3);
        if (parameters.mode !== 'sticky') {
            setTimeout(() => this.remove(id), Math.max(SHOWN_MS, 60 * (parameters.message?.length ?? 0)));
        }
    }

    handleClose(event: Event): void {
        this.remove((event.currentTarget as HTMLElement).dataset.id ?? '');
    }

    remove(id: string): void {
        this.toasts = this.toasts.filter((toast) => toast.id !== id);
    }
}

// `{0}` stands for the first entry of messageData: a text, or a link {url, label}.
function parts(text: string | undefined, data: ToastParameters['messageData']): ToastPart[] {
    return (text ?? '')
        .split(/(\{\d+\})/)
        .filter(Boolean)
        .map((part, key) => {
            const index = /^\{(\d+)\}$/.exec(part);
            const value = index ? data?.[Number(index[1])] : undefined;
            if (value && typeof value === 'object') {
                return { key, text: value.label, url: value.url };
            }
            return { key, text: value ?? part, url: null };
        });
}
