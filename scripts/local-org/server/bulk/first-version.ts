import { route, type Route } from '../http/router.ts';

/** @returns the routes of the first Bulk API, which is not there: refused as it answers what an org does not have */
export function firstBulkRoutes(): Route[] {
    const message = 'Unsupported: the first Bulk API. Jobs of Bulk API 2.0 are there.';
    const refuse: Route['handler'] = () => ({
        status: 400,
        type: 'application/xml; charset=UTF-8',
        body: `<?xml version="1.0" encoding="UTF-8"?><error xmlns="http://www.force.com/2009/06/asyncapi/dataload"><exceptionCode>FeatureNotEnabled</exceptionCode><exceptionMessage>${message}</exceptionMessage></error>`
    });
    return ['GET', 'POST'].map((method) => route(method, '/services/async/{rest*}', refuse));
}
