import { RestError } from '../http/errors.ts';
import { route, type Route } from '../http/router.ts';
import { checkVersion } from './versions.ts';

/** Resources that the REST API guide documents and the local org does not have, and what to ask instead. */
const RESOURCES: readonly (readonly [path: string, what: string, instead: string])[] = [
    ['sobjects/{object}/describe/{layouts*}', 'layouts of the REST API', 'ui-api/layout/{object} has the page layout.'],
    ['compactLayouts', 'layouts of the REST API', 'ui-api/layout/{object}?layoutType=Compact has the compact layout.'],
    ['quickActions', 'quick actions of the REST API', 'ui-api/actions/record/{id} has those of a record.'],
    ['quickActions/{rest*}', 'quick actions of the REST API', 'ui-api/actions/record/{id} has those of a record.'],
    [
        'sobjects/{object}/quickActions',
        'quick actions of the REST API',
        'ui-api/actions/record/{id} has those of a record.'
    ],
    [
        'sobjects/{object}/quickActions/{rest*}',
        'quick actions of the REST API',
        'ui-api/actions/record/{id} has those of a record.'
    ],
    ['actions', 'invocable actions of the REST API', 'Apex calls them.'],
    ['actions/{rest*}', 'invocable actions of the REST API', 'Apex calls them.'],
    ['process/{rest*}', 'approvals and workflow rules of the REST API', 'Apex has approvals.'],
    ['theme', 'the theme', 'ui-api/object-info/{object} has the icon of an object.'],
    ['appMenu/{rest*}', 'the app menu', 'tabs has the tabs of all apps.']
];

/** @returns the routes that say so, in the API's own shape */
export function routesNotHere(): Route[] {
    return RESOURCES.flatMap(([path, what, instead]) =>
        ['GET', 'POST'].map((method) =>
            route(method, `/services/data/{version}/${path}`, (_, { version }) => {
                checkVersion(version);
                throw new RestError(501, 'FUNCTIONALITY_NOT_ENABLED', `Unsupported: ${what}. ${instead}`);
            })
        )
    );
}
