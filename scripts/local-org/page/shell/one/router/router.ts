import { context, type PageReference } from 'one/context';
import { hasUnsaved, mayLeave } from 'one/unsaved';

type Listener = (reference: PageReference) => void;
const listeners = new Set<Listener>();
let showPreview: (documentId: string, all: string[]) => void;
let current: PageReference | undefined;
let shownUrl = location.pathname + location.search;

/** @returns the page that is shown */
export function currentPageReference(): PageReference {
    current ??= Object.freeze(parseUrl(location.pathname + location.search));
    return current;
}

/**
 * Calls the listener whenever another page is shown.
 * @returns a function that stops it
 */
export function onPageReference(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

/**
 * Shows a page.
 * @param reference where to go; a web page outside of Lightning opens in a new tab
 * @param replace true to leave no entry in the browser's history
 */
export function navigate(reference: PageReference, replace = false): void {
    // The named page `filePreview` opens files in front of the page: `selectedRecordId` first, of `recordIds`.
    if (reference.type === 'standard__namedPage' && reference.attributes.pageName === 'filePreview') {
        const { selectedRecordId, recordIds } = reference.state ?? {};
        const all = recordIds?.split(',') ?? [];
        const shown = required(selectedRecordId ?? all[0], 'selectedRecordId');
        showPreview(shown, all.includes(shown) ? all : [shown]);
        return;
    }
    const url = toUrl(reference);
    if (reference.type === 'standard__webPage' && !isLightningUrl(url)) {
        window.open(url, '_blank', 'noopener');
        return;
    }
    goTo(url, replace);
}

/** Says how files are previewed: the one to begin with, and all that one can go on to. */
export function onFilePreview(show: (documentId: string, all: string[]) => void): void {
    showPreview = show;
}

/** Shows the page of an address of ours; asks first where something on the page is not saved. */
export function goTo(url: string, replace = false): void {
    if (hasUnsaved()) {
        void mayLeave().then((leaves) => leaves && show(url, replace));
    } else {
        show(url, replace);
    }
}

function show(url: string, replace: boolean): void {
    if (replace) {
        history.replaceState(null, '', url);
    } else {
        history.pushState(null, '', url);
    }
    changed();
}

/** Starts listening to the browser's back and forward buttons. */
export function startRouter(): void {
    window.addEventListener('popstate', () => {
        const url = location.pathname + location.search;
        if (hasUnsaved()) {
            history.pushState(null, '', shownUrl);
            goTo(url);
        } else {
            changed();
        }
    });
    window.addEventListener('beforeunload', (event) => {
        if (hasUnsaved()) {
            event.preventDefault();
        }
    });
}

/** @returns true for an address that a page of this application shows */
export function isLightningUrl(url: string): boolean {
    const target = new URL(url, location.href);
    return target.origin === location.origin && /^\/lightning(\/|$)/.test(target.pathname);
}

function changed(): void {
    shownUrl = location.pathname + location.search;
    current = Object.freeze(parseUrl(shownUrl));
    for (const listener of [...listeners]) {
        listener(current);
    }
}

/**
 * @param reference a page reference of a documented type
 * @returns its address
 * @throws Error naming a type that is not supported
 */
export function toUrl(reference: PageReference): string {
    const { type, attributes, state } = reference;
    const query = queryString(state ?? {});
    switch (type) {
        case 'standard__recordPage': {
            const { recordId, actionName = 'view' } = attributes;
            const object = attributes.objectApiName ?? objectOf(required(recordId, 'recordId'));
            return `/lightning/r/${object ? `${object}/` : ''}${recordId}/${actionName}${query}`;
        }
        case 'standard__recordRelationshipPage': {
            const object = attributes.objectApiName ?? objectOf(required(attributes.recordId, 'recordId'));
            return `/lightning/r/${object ? `${object}/` : ''}${attributes.recordId}/related/${required(attributes.relationshipApiName, 'relationshipApiName')}/${attributes.actionName ?? 'view'}${query}`;
        }
        case 'standard__objectPage':
            return `/lightning/o/${required(attributes.objectApiName, 'objectApiName')}/${attributes.actionName ?? 'home'}${query}`;
        case 'standard__namedPage':
            return `/lightning/page/${required(attributes.pageName, 'pageName')}${query}`;
        case 'standard__navItemPage':
            return `/lightning/n/${required(attributes.apiName, 'apiName')}${query}`;
        case 'standard__component':
            return `/lightning/cmp/${required(attributes.componentName, 'componentName')}${query}`;
        case 'standard__quickAction':
            return `/lightning/action/quick/${required(attributes.apiName, 'apiName')}${query}`;
        case 'standard__search':
            return `/lightning/search${query}`;
        case 'standard__app': {
            const app = context().apps.find((one) => one.developerName === attributes.appTarget?.replace(/^\w+__/, ''));
            if (!app) {
                throw new Error(`There is no app named ${attributes.appTarget}`);
            }
            return `/lightning/app/${app.developerName}`;
        }
        case 'standard__webPage':
            return required(attributes.url, 'url');
        default:
            throw new Error(`Unsupported: page reference type ${type}`);
    }
}

/**
 * @param url path and query of an address of ours
 * @returns the page reference; type `unknown` for an address without a page
 */
export function parseUrl(url: string): PageReference {
    const { pathname, searchParams } = new URL(url, location.origin);
    const state = Object.fromEntries(searchParams);
    const [, lightning, kind, ...rest] = pathname.split('/').map(decodeURIComponent);
    const make = (type: string, attributes: Record<string, string | undefined>): PageReference => ({
        type,
        attributes,
        state
    });
    if (lightning !== 'lightning') {
        return make('unknown', { url });
    }
    switch (kind) {
        case undefined:
        case '':
            return make('standard__namedPage', { pageName: 'home' });
        case 'r': {
            const withObject = rest.length === 3 || rest[2] === 'related' ? rest : [undefined, ...rest];
            const [objectApiName, recordId, actionName, relationshipApiName, relationshipAction] = withObject;
            const object = objectApiName ?? objectOf(recordId ?? '');
            return actionName === 'related'
                ? make('standard__recordRelationshipPage', {
                      recordId,
                      objectApiName: object,
                      relationshipApiName,
                      actionName: relationshipAction ?? 'view'
                  })
                : make('standard__recordPage', { recordId, objectApiName: object, actionName: actionName ?? 'view' });
        }
        case 'o':
            return make('standard__objectPage', { objectApiName: rest[0], actionName: rest[1] ?? 'home' });
        case 'page':
            return make('standard__namedPage', { pageName: rest[0] ?? 'home' });
        case 'n':
            return make('standard__navItemPage', { apiName: rest[0] });
        case 'cmp':
            return make('standard__component', { componentName: rest[0] });
        case 'action':
            return make('standard__quickAction', { apiName: rest[1] });
        case 'setup':
            return make('local__setupPage', { apiName: rest[0] ?? 'SetupOneHome' });
        case 'search':
            return make('standard__search', {});
        case 'app':
            return make('standard__namedPage', { pageName: 'home' });
        default:
            return make('unknown', { url });
    }
}

/** @returns the API name of the object a record id belongs to, or undefined */
export function objectOf(recordId: string): string | undefined {
    const prefix = recordId.slice(0, 3);
    return Object.entries(context().objects).find(([, object]) => object.keyPrefix === prefix)?.[0];
}

function required(value: string | undefined, name: string): string {
    if (!value) {
        throw new Error(`The page reference lacks ${name}`);
    }
    return value;
}

function queryString(state: Record<string, string | undefined>): string {
    const entries = Object.entries(state).filter(
        (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== null
    );
    return entries.length ? `?${new URLSearchParams(entries)}` : '';
}
