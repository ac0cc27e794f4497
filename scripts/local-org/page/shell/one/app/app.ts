import { LightningElement } from 'lwc';
import type { PageReference } from 'one/context';
import { startEscape } from 'one/escape';
import { pageFor, type Page } from 'one/pages';
import {
    currentPageReference,
    goTo,
    isLightningUrl,
    navigate,
    onFilePreview,
    onPageReference,
    startRouter
} from 'one/router';
import { errorMessage } from 'one/http';
import { LinkInfo, registerLinkProvider } from 'lightning/routingService';
import { refreshView } from 'lightning/refresh';
import FilePreview from 'records/filePreview';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';

interface ShownPage extends Page {
    key: string;
    headingKey: string;
}

/** The application: header, navigation and the page of the address that is open. */
export default class App extends LightningElement {
    declare refs: { main: HTMLElement };
    pageReference: PageReference = currentPageReference();
    pages: ShownPage[] = [this.shown(this.pageReference)];

    connectedCallback(): void {
        startRouter();
        startEscape();
        onPageReference((reference) => this.show(reference));
        onFilePreview(
            (documentId, documentIds) =>
                void FilePreview.open({ size: 'medium', label: 'File', documentId, documentIds })
        );
        document.addEventListener('click', (event) => this.followLink(event));
        this.template!.addEventListener('lightning__refreshview', () => void refreshView());
        registerLinkProvider(this.template!.host, (event: Event) => this.provideLink(event as CustomEvent));
        window.addEventListener('unhandledrejection', (event) => this.reportFailure(event));
    }

    get hasHeader(): boolean {
        return !this.pages[0]?.bare;
    }

    get mainClass(): string {
        return this.hasHeader
            ? 'slds-brand-band slds-brand-band_cover slds-brand-band_medium main-content'
            : 'main-content';
    }

    handleSkip(event: Event): void {
        event.preventDefault();
        this.refs.main.focus();
    }

    show(reference: PageReference): void {
        const next = this.shown(reference);
        const sameKey = this.pages[0]?.key === next.key;
        this.pageReference = reference;
        this.pages = [next];
        if (!sameKey) {
            // A new page starts at its top, also for screen readers.
            window.scrollTo(0, 0);
            this.refs.main.focus({ preventScroll: true });
        }
    }

    shown(reference: PageReference): ShownPage {
        const page = pageFor(reference);
        document.title = page.title ? `${page.title} | Salesforce` : 'Salesforce';
        return { ...page, key: location.pathname, headingKey: `heading-${location.pathname}` };
    }

    // Links to pages of the application are followed without loading the document again.
    followLink(event: MouseEvent): void {
        const link = event
            .composedPath()
            .find(
                (target): target is HTMLAnchorElement =>
                    target instanceof HTMLAnchorElement && Boolean(target.getAttribute('href'))
            );
        const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
        const here =
            link && (!link.target || link.target === '_self' || link.target === '_top' || link.target === '_parent');
        if (link && plain && here && !event.defaultPrevented && !link.download && isLightningUrl(link.href)) {
            event.preventDefault();
            const { pathname, search } = new URL(link.href);
            goTo(pathname + search);
        }
    }

    // Base components (formatted-lookup, formatted-url) ask for the address behind a page reference.
    provideLink(event: CustomEvent): void {
        event.stopPropagation();
        const { stateRef, callback } = event.detail as {
            stateRef: { stateType: string; attributes: Record<string, string> };
            callback: (error: unknown, link?: LinkInfo) => void;
        };
        const { stateType, attributes } = stateRef;
        if (stateType === 'standard_webPage') {
            callback(null, new LinkInfo(attributes.url ?? '', () => undefined));
        } else {
            const reference = { type: stateType, attributes, state: {} };
            const url = `/lightning/r/${attributes.recordId ?? ''}/view`;
            callback(
                null,
                new LinkInfo(url, (clicked?: Event) => {
                    clicked?.preventDefault();
                    navigate(reference);
                })
            );
        }
    }

    reportFailure(event: PromiseRejectionEvent): void {
        this.template!.dispatchEvent(
            new ShowToastEvent({
                title: 'Something went wrong',
                message: errorMessage(event.reason),
                variant: 'error',
                mode: 'sticky'
            })
        );
    }
}
