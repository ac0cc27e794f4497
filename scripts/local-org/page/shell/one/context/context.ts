/** What the server tells the page about the session when it loads. */
export interface PageContext {
    user: { id: string; name: string; username: string; isGuest: boolean };
    organization: { id: string; name: string };
    csrfToken: string;
    locale: { locale: string; lang: string; languageKey: string; timeZone: string; currency: string };
    userPermissions: string[];
    customPermissions: string[];
    resources: Record<string, string>;
    /** the org's time less the machine's when the page was made, in milliseconds */
    clockOffset: number;
    /** whether the user may open Setup */
    canSetUp: boolean;
    /** the version of the project's files that the page shows, or null where changes of files are not watched */
    liveVersion: string | null;
    apps: AppSummary[];
    app: App;
    /** every tab that the user may open, whatever app it is in, by label */
    items: NavigationItem[];
    /** API names of objects that have a tab or page, with what their records look like in lists */
    objects: Record<string, ObjectSummary>;
    /** lightning__UrlAddressable components: name → label */
    addressableComponents: Record<string, string>;
}

export interface AppSummary {
    developerName: string;
    label: string;
    description: string;
}

export interface App extends AppSummary {
    headerColor: string;
    items: NavigationItem[];
}

export interface NavigationItem {
    developerName: string;
    label: string;
    /** `standard__objectPage`, `standard__namedPage`, `standard__navItemPage` or null when it cannot be shown here */
    pageReference: PageReference | null;
    url: string;
    iconName: string;
}

export interface ObjectSummary {
    label: string;
    labelPlural: string;
    keyPrefix: string;
    iconName: string;
    /** whether its lists offer New */
    hasNewButton: boolean;
    /** buttons of the project in its lists, which open an address; null for what is not supported */
    listButtons: { label: string; url: string | null }[];
}

export interface PageReference {
    type: string;
    attributes: Record<string, string | undefined>;
    state: Record<string, string | undefined>;
}

let parsed: PageContext | undefined;

/** @returns the session's context, frozen */
export function context(): PageContext {
    if (!parsed) {
        const element = document.getElementById('page-context');
        if (!element) {
            throw new Error('The page was loaded without its context.');
        }
        parsed = Object.freeze(JSON.parse(element.textContent ?? '{}') as PageContext);
    }
    return parsed;
}

/**
 * Value of `@salesforce/label/c.X`.
 * @param value the text as it was written
 * @param translations texts by language key, `es` or `pt_BR`
 * @returns the text in the user's language, or in the one that it is a variant of
 */
export function inLanguage(value: string, translations: Record<string, string>): string {
    const { languageKey } = context().locale;
    return translations[languageKey] ?? translations[languageKey.split('_')[0]!] ?? value;
}

/**
 * Value of `@salesforce/userPermission/X` and `@salesforce/customPermission/X`.
 * @returns true when the user has the permission, else undefined (as documented)
 */
export function hasPermission(kind: 'userPermission' | 'customPermission', name: string): true | undefined {
    const granted = kind === 'userPermission' ? context().userPermissions : context().customPermissions;
    return granted.includes(name) ? true : undefined;
}

/** @returns the address of a static resource */
export function resourceUrl(name: string): string {
    const url = context().resources[name];
    if (url === undefined) {
        throw new Error(`Static resource ${name} does not exist`);
    }
    return url;
}

/** Value of `@salesforce/client/formFactor`: this page is Lightning Experience on a desktop. */
export function formFactor(): 'Large' {
    return 'Large';
}

/** @returns the icon of an object's records: the standard object's own, else that of a custom object */
export function objectIcon(objectApiName: string): string {
    return context().objects[objectApiName]?.iconName ?? 'standard:default';
}
