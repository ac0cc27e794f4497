import type { Server } from 'node:http';
import { join } from 'node:path';
import type { BuiltPage } from '../page/bundle/build-page.ts';
import { findComponentBundles } from '../page/bundle/component-metadata.ts';
import { installedPackage } from '../package-folder.ts';
import { packageFolders } from '../schema/sfdx-project.ts';
import type { ConnectedApp } from './http/connected-apps.ts';
import { frontDoor } from './identity/front-door.ts';
import { sessionKeeper } from './http/session.ts';
import { shellHtml } from './http/shell-html.ts';
import { readObjectSettings } from './metadata/object-settings.ts';
import type { OrgAccess } from './org-access.ts';
import { currentApp, pageContext } from './pages/page-context.ts';
import { passwordPage } from './password-page.ts';
import { openRoutes, orgRoutes } from './routes.ts';
import { createOrgServer } from './server.ts';
import type { StaticResources } from './static-resources.ts';

/** What an application is made of. */
export interface ApplicationParts {
    org: OrgAccess;
    page: BuiltPage;
    resources: StaticResources;
    projectDirs: string[];
    /** absolute folder of the org's data; the session key is kept there */
    dataFolder: string;
    /** programs that may sign in by themselves */
    connectedApps?: ConnectedApp[];
    report: (error: unknown) => void;
}

/** @returns the HTTP server of an org and its page; the caller listens */
export function createApplication(parts: ApplicationParts): Server {
    const { org, page, resources } = parts;
    const components = findComponentBundles(parts.projectDirs);
    const sessions = sessionKeeper(join(parts.dataFolder, 'session.key'));
    const sources = {
        org,
        sessions,
        schema: org.schema,
        settings: readObjectSettings(parts.projectDirs),
        components,
        connectedApps: parts.connectedApps ?? [],
        frontDoor: frontDoor()
    };
    return createOrgServer({
        routes: orgRoutes(sources),
        openRoutes: openRoutes(sources),
        sessions,
        defaultUserId: () => org.users()[0]!.id,
        isActiveUser: (userId) => org.isActiveUser(userId),
        assetsFolder: join(installedPackage('@salesforce-ux/design-system'), 'assets'),
        pageFolder: (version) => (version === page.version ? page.folder : null),
        staticResource: (path) => resources.find(path),
        shell: (session) =>
            org.run(session.userId, (transaction) => {
                const app = currentApp(org.schema, session.app);
                const token = sessions.csrfToken(session);
                const context = pageContext(sources, transaction, page, resources.urls, app, token);
                return shellHtml(
                    context,
                    `/webruntime/page/${page.version}`,
                    transaction.user.languageKey.split('_')[0]!
                );
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
