import type { Server } from 'node:http';
import { dirname, join } from 'node:path';
import type { BuiltPage } from '../page/bundle/build-page.ts';
import { type ComponentBundle, findComponentBundles } from '../page/bundle/component-metadata.ts';
import { installedPackage } from '../package-folder.ts';
import { packageFolders } from '../schema/sfdx-project.ts';
import type { ConnectedApp } from './http/connected-apps.ts';
import { frontDoor } from './identity/front-door.ts';
import { sessionKeeper } from './http/session.ts';
import { shellHtml } from './http/shell-html.ts';
import { type ObjectSettings, readObjectSettings } from './metadata/object-settings.ts';
import type { OrgAccess } from './org-access.ts';
import { currentApp, pageContext } from './pages/page-context.ts';
import { passwordPage } from './password-page.ts';
import { openRoutes, orgRoutes } from './routes.ts';
import { createOrgServer } from './server.ts';
import { liveRoute, type LiveNews } from './live/state.ts';
import { readStaticResources, type StaticResources } from './static-resources.ts';

/** What the pages of an application are made of; files that change exchange it between two requests. */
export interface Site {
    page: BuiltPage;
    resources: StaticResources;
    settings: Map<string, ObjectSettings>;
    components: Map<string, ComponentBundle>;
}

/**
 * Reads what pages are made of besides the page's scripts.
 * @param folders the projects' package folders
 */
export function readSite(folders: string[], page: BuiltPage): Site {
    return {
        page,
        resources: readStaticResources(folders),
        settings: readObjectSettings(folders),
        components: findComponentBundles(folders)
    };
}

/** What an application is made of. */
export interface ApplicationParts {
    org: OrgAccess;
    /** what the pages are made of now */
    site: () => Site;
    /** says whether files that change are taken up, and which; without it they are not */
    live?: LiveNews;
    /** absolute folder of the org's data; the session key is kept there */
    dataFolder: string;
    /** programs that may sign in by themselves */
    connectedApps?: ConnectedApp[];
    report: (error: unknown) => void;
}

/** @returns the HTTP server of an org and its page; the caller listens */
export function createApplication(parts: ApplicationParts): Server {
    const { org, site } = parts;
    const sessions = sessionKeeper(join(parts.dataFolder, 'session.key'));
    const sources = {
        org,
        sessions,
        get schema() {
            return org.schema;
        },
        get settings() {
            return site().settings;
        },
        get components() {
            return site().components;
        },
        connectedApps: parts.connectedApps ?? [],
        frontDoor: frontDoor()
    };
    return createOrgServer({
        routes: orgRoutes(sources),
        openRoutes: [...openRoutes(sources), ...(parts.live ? [liveRoute(parts.live)] : [])],
        sessions,
        defaultUserId: () => org.users()[0]!.id,
        isActiveUser: (userId) => org.isActiveUser(userId),
        assetsFolder: join(installedPackage('@salesforce-ux/design-system'), 'assets'),
        // A page that was opened before a change may still ask for its own scripts.
        pageFolder: (version) => join(dirname(site().page.folder), version),
        staticResource: (path) => site().resources.find(path),
        shell: (session) =>
            org.run(session.userId, (transaction) => {
                const app = currentApp(org.schema, session.app);
                const token = sessions.csrfToken(session);
                const { page, resources } = site();
                const context = {
                    ...pageContext(sources, transaction, page, resources.urls, app, token),
                    liveVersion: parts.live?.now().version ?? null
                };
                return shellHtml(context, page, transaction.user.languageKey.split('_')[0]!);
            }),
        recordAddress: (id) => {
            const object = org.schema.objectByPrefix(id.slice(0, 3));
            return object ? `/lightning/r/${object.name}/${id}/view` : null;
        },
        passwordPage: (token, body, port) =>
            passwordPage(
                { token, body },
                {
                    userOf: (one) => org.userOfPasswordLink(one),
                    choose({ id }) {
                        org.choosePassword(id);
                        org.login(id, 'Application', 'Browser');
                        return sessions.cookie({ userId: id, app: null }, port);
                    }
                }
            ),
        clockOffset: () => org.setup.clockOffset(),
        report: parts.report
    });
}

/** @returns the package folders of projects, where components and resources are */
export function sourceFolders(projectDirs: string[]): string[] {
    return projectDirs.flatMap(packageFolders);
}
