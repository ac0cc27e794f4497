import { RestError } from '../http/errors.ts';
import { route, type Route } from '../http/router.ts';
import { checkVersion } from './versions.ts';

/** Resources that the REST API guide documents and the local org does not have, and what to ask instead. */
const RESOURCES: readonly { paths: readonly string[]; what: string; instead: string }[] = [
    {
        paths: ['sobjects/{object}/describe/{layouts*}'],
        what: 'layouts of the REST API',
        instead: 'ui-api/layout/{object} has the page layout.'
    },
    {
        paths: ['compactLayouts'],
        what: 'layouts of the REST API',
        instead: 'ui-api/layout/{object}?layoutType=Compact has the compact layout.'
    },
    {
        paths: [
            'quickActions',
            'quickActions/{rest*}',
            'sobjects/{object}/quickActions',
            'sobjects/{object}/quickActions/{rest*}'
        ],
        what: 'quick actions of the REST API',
        instead: 'ui-api/actions/record/{id} has those of a record.'
    },
    { paths: ['actions', 'actions/{rest*}'], what: 'invocable actions of the REST API', instead: 'Apex calls them.' },
    {
        paths: ['process/{rest*}'],
        what: 'approvals and workflow rules of the REST API',
        instead: 'Apex has approvals.'
    },
    { paths: ['theme'], what: 'the theme', instead: 'ui-api/object-info/{object} has the icon of an object.' },
    { paths: ['appMenu/{rest*}'], what: 'the app menu', instead: 'tabs has the tabs of all apps.' }
];

/** @returns the routes that say so, in the API's own shape */
export function routesNotHere(): Route[] {
    return RESOURCES.flatMap(({ paths, what, instead }) =>
        paths.flatMap((path) =>
            ['GET', 'POST'].map((method) =>
                route(method, `/services/data/{version}/${path}`, (_, { version }) => {
                    checkVersion(version);
                    throw new RestError(501, 'FUNCTIONALITY_NOT_ENABLED', `Unsupported: ${what}. ${instead}`);
                })
            )
        )
    );
}
