import type { BuiltPage } from '../../page/bundle/build-page.ts';
import type { ComponentBundle } from '../../page/bundle/component-metadata.ts';
import type { ObjectModel, OrgSchema } from '../../schema/model.ts';
import { xmlText, xmlTexts, type Xml } from '../../schema/xml.ts';
import { motifIcon, objectIcon } from '../metadata/icons.ts';
import type { ObjectSettings } from '../metadata/object-settings.ts';
import type { OrgAccess, UserTransaction } from '../org-access.ts';
import { SETUP_PERMISSION } from '../setup/routes.ts';

/** An app of the App Launcher. */
export interface LightningApp {
    developerName: string;
    label: string;
    description: string;
}

/** A tab, and where it leads. */
export interface NavigationItem {
    developerName: string;
    label: string;
    iconName: string;
    url: string;
    pageReference: { type: string; attributes: Record<string, string>; state: object };
}

/** What the context is read from. */
export interface PageContextSources {
    org: OrgAccess;
    settings: Map<string, ObjectSettings>;
    components: Map<string, ComponentBundle>;
}

/**
 * What the page is told about the session when it loads.
 * @param appName app chosen in the session, or null for the first
 * @param resources addresses of static resources by name
 */
export function pageContext(
    { org, settings, components }: PageContextSources,
    transaction: UserTransaction,
    page: BuiltPage,
    resources: Record<string, string>,
    appName: string | null,
    csrfToken: string
): Record<string, unknown> {
    const { user } = transaction;
    const apps = lightningApps(org.schema);
    const app = apps.find((one) => one.developerName === appName) ?? apps[0]!;
    return {
        user: { id: user.id, name: user.name, username: user.username, isGuest: false },
        organization: org.organization,
        csrfToken,
        locale: {
            locale: user.locale,
            lang: user.languageKey.split('_')[0]!,
            languageKey: user.languageKey,
            timeZone: user.timeZone,
            currency: 'USD'
        },
        userPermissions: page.references
            .filter((one) => one.kind === 'userPermission' && transaction.hasUserPermission(one.name))
            .map((one) => one.name),
        customPermissions: transaction.customPermissions(),
        resources,
        clockOffset: org.setup.clockOffset(),
        canSetUp: transaction.hasUserPermission(SETUP_PERMISSION),
        apps,
        app: { ...app, headerColor: '', items: navigationItems(org.schema, transaction, app.developerName) },
        items: allTabs(org.schema, transaction),
        objects: objectSummaries(org.schema, settings, transaction),
        addressableComponents: Object.fromEntries(
            [...components.values()]
                .filter(
                    (one) => one.isExposed && one.targets.some((target) => target.name === 'lightning__UrlAddressable')
                )
                .map((one) => [one.name, one.masterLabel])
        )
    };
}

/** @returns the app a session shows: the chosen one, else the first */
export function currentApp(schema: OrgSchema, chosen: string | null): string | null {
    const apps = lightningApps(schema);
    return (apps.find((one) => one.developerName === chosen) ?? apps[0]!).developerName;
}

// An org without Lightning apps has one with a tab for every object tab.
function lightningApps(schema: OrgSchema): LightningApp[] {
    const apps = schema
        .metadata('CustomApplication')
        .filter((file) => xmlText(file.content as Xml, 'uiType') === 'Lightning')
        .map((file) => ({
            developerName: file.name,
            label: xmlText(file.content as Xml, 'label') ?? file.name,
            description: xmlText(file.content as Xml, 'description') ?? ''
        }));
    return apps.length ? apps : [{ developerName: 'Standard', label: 'Sales', description: '' }];
}

function navigationItems(schema: OrgSchema, transaction: UserTransaction, appName: string): NavigationItem[] {
    const app = schema.metadata('CustomApplication').find((file) => file.name === appName);
    const tabs = app
        ? xmlTexts(app.content as Xml, 'tabs')
        : [
              'standard-home',
              'standard-Account',
              'standard-Contact',
              ...schema.metadata('CustomTab').map((tab) => tab.name)
          ];
    return tabs.flatMap((tab) => navigationItem(schema, transaction, tab));
}

/** @returns what the App Launcher lists: the tabs of every app, and the project's tabs that are in none, those the user may open */
export function allTabs(schema: OrgSchema, transaction: UserTransaction): NavigationItem[] {
    const all = [
        ...lightningApps(schema).flatMap(({ developerName }) => navigationItems(schema, transaction, developerName)),
        ...schema.metadata('CustomTab').flatMap((tab) => navigationItem(schema, transaction, tab.name))
    ];
    const byName = new Map(all.map((one) => [one.developerName, one]));
    return [...byName.values()].sort((a, b) => a.label.localeCompare(b.label));
}

function navigationItem(schema: OrgSchema, transaction: UserTransaction, tab: string): NavigationItem[] {
    const standard = /^standard-(.+)$/.exec(tab)?.[1];
    if (standard === 'home') {
        return [
            item(tab, 'Home', 'standard:home', '/lightning/page/home', 'standard__namedPage', { pageName: 'home' })
        ];
    }
    const file = schema.metadata('CustomTab').find((one) => one.name === tab);
    const object = schema.object(standard ?? tab);
    if (object && (standard || xmlText(file?.content as Xml | undefined, 'customObject') === 'true')) {
        return isOpenTab(transaction, object)
            ? [
                  item(
                      tab,
                      object.pluralLabel,
                      objectIcon(schema, object.name),
                      `/lightning/o/${object.name}/list`,
                      'standard__objectPage',
                      { objectApiName: object.name, actionName: 'list' }
                  )
              ]
            : [];
    }
    if (!file) {
        // A standard tab without an object (Chatter, Forecasts, …) has no page here: `npm start` names it.
        return [];
    }
    const content = file.content as Xml;
    const hasPage = xmlText(content, 'flexiPage') || xmlText(content, 'lwcComponent');
    return hasPage && transaction.isTabShown(tab)
        ? [
              item(
                  tab,
                  xmlText(content, 'label') ?? tab,
                  motifIcon(content) ?? 'standard:default',
                  `/lightning/n/${tab}`,
                  'standard__navItemPage',
                  { apiName: tab }
              )
          ]
        : [];
}

// Reports and dashboards need the permission to run them, whoever may read their rows.
function isOpenTab(transaction: UserTransaction, object: ObjectModel): boolean {
    const analytics = object.name === 'Report' || object.name === 'Dashboard';
    return transaction.objectAccess(object).readable && (!analytics || transaction.hasUserPermission('RunReports'));
}

function item(
    developerName: string,
    label: string,
    iconName: string,
    url: string,
    type: string,
    attributes: Record<string, string>
): NavigationItem {
    return { developerName, label, iconName, url, pageReference: { type, attributes, state: {} } };
}

function objectSummaries(
    schema: OrgSchema,
    settings: PageContextSources['settings'],
    transaction: UserTransaction
): Record<string, object> {
    const shown = [...schema.objects.values()].filter(
        (object) => isShown(object) && transaction.objectAccess(object).readable
    );
    return Object.fromEntries(
        shown.map((object) => [
            object.name,
            {
                label: object.label,
                labelPlural: object.pluralLabel,
                keyPrefix: object.keyPrefix,
                iconName: objectIcon(schema, object.name),
                hasNewButton:
                    transaction.objectAccess(object).createable &&
                    !settings.get(object.name)?.excludedListButtons.includes('New'),
                listButtons: settings.get(object.name)?.listButtons ?? []
            }
        ])
    );
}

function isShown(object: ObjectModel): boolean {
    return (object.kind === 'custom' || object.kind === 'standard') && Boolean(object.keyPrefix) && object.queryable;
}

/** @returns the objects whose records global search looks through: those with a tab, in the order of the app */
export function searchedObjects(
    schema: OrgSchema,
    transaction: UserTransaction,
    appName: string | null
): ObjectModel[] {
    const tabbed = navigationTabs(schema, appName);
    const custom = schema
        .metadata('CustomTab')
        .filter((tab) => xmlText(tab.content as Xml, 'customObject') === 'true')
        .map((tab) => tab.name);
    const names = [...new Set([...tabbed, 'Contact', 'Account', 'Campaign', 'Lead', 'Opportunity', 'Case', ...custom])];
    return names.flatMap((name) => {
        const object = schema.object(name);
        return object?.searchable && transaction.objectAccess(object).readable ? [object] : [];
    });
}

function navigationTabs(schema: OrgSchema, appName: string | null): string[] {
    const app = schema.metadata('CustomApplication').find((file) => file.name === appName);
    return app ? xmlTexts(app.content as Xml, 'tabs').map((tab) => tab.replace(/^standard-/, '')) : [];
}
