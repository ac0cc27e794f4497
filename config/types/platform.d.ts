/** What the platform's modules hand to components. */
declare namespace Platform {
    /** The error of a wire or an imperative Apex call, in the shapes the platform documents. */
    interface FetchError {
        body?: { message?: string } | { message?: string }[];
        message?: string;
        statusText?: string;
    }

    interface Wired<Data> {
        data?: Data;
        error?: FetchError;
    }

    /** An Apex method with `cacheable=true`: it can be called, and it can be wired. */
    interface CacheableMethod<Parameters, Result> {
        (parameters: Parameters): Promise<Result>;
        adapter: import('lwc').WireAdapterConstructor<Record<string, unknown>, Wired<Result>>;
    }
}

/** Modules that exist only on the Salesforce platform; the packages on npm have no types for them. */

declare module '@salesforce/label/*' {
    const label: string;
    export default label;
}

declare module '@salesforce/schema/*' {
    const field: { fieldApiName: string; objectApiName: string };
    export default field;
}

declare module '@salesforce/user/Id' {
    const userId: string;
    export default userId;
}

declare module '@salesforce/i18n/timeZone' {
    /** IANA name of the user's time zone. */
    const timeZone: string;
    export default timeZone;
}

declare module '@salesforce/apex' {
    export function refreshApex(wired: unknown): Promise<void>;
}

declare module 'lightning/navigation' {
    import { LightningElement } from 'lwc';

    export interface PageReference {
        type: string;
        attributes: Record<string, unknown>;
        state?: Record<string, string | undefined>;
    }

    export const CurrentPageReference: import('lwc').WireAdapterConstructor<Record<string, never>, PageReference>;

    const Navigate: unique symbol;
    const GenerateUrl: unique symbol;

    class NavigableElement extends LightningElement {
        [Navigate](pageReference: PageReference, replace?: boolean): void;
        [GenerateUrl](pageReference: PageReference): Promise<string>;
    }

    export const NavigationMixin: ((base: typeof LightningElement) => typeof NavigableElement) & {
        readonly Navigate: typeof Navigate;
        readonly GenerateUrl: typeof GenerateUrl;
    };
}

declare module 'lightning/actions' {
    export class CloseActionScreenEvent extends CustomEvent<void> {
        constructor();
    }
}

declare module 'lightning/platformShowToastEvent' {
    export class ShowToastEvent extends CustomEvent<unknown> {
        constructor(toast: {
            title: string;
            message?: string;
            variant?: 'info' | 'success' | 'warning' | 'error';
            mode?: 'dismissible' | 'pester' | 'sticky';
        });
    }
}

declare module 'lightning/uiRecordApi' {
    type FieldId = { fieldApiName: string; objectApiName: string };

    /** A record as the UI API hands it out; read it with getFieldValue. */
    export interface UiRecord {
        id: string;
        fields: Record<string, unknown>;
    }

    export const getRecord: import('lwc').WireAdapterConstructor<
        { recordId?: string; fields: FieldId[] },
        Platform.Wired<UiRecord>
    >;
    export function getFieldValue(record: UiRecord | undefined, field: FieldId): unknown;
    export function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void>;
}

declare module 'lightning/refresh' {
    /** Asks the record page to load its data again. */
    export class RefreshEvent extends CustomEvent<void> {
        constructor();
    }
    export function registerRefreshHandler(element: EventTarget, handler: () => Promise<unknown>): unknown;
    export function unregisterRefreshHandler(id: unknown): void;
}

declare module 'lightning/confirm' {
    export default class LightningConfirm {
        static open(dialog: { label: string; message: string; theme?: string; variant?: string }): Promise<boolean>;
    }
}
