import { RestError } from '../http/errors.ts';
import type { ServerResponse } from '../http/request.ts';
import { route, type Route } from '../http/router.ts';
import type { SessionKeeper } from '../http/session.ts';
import type { OrgAccess } from '../org-access.ts';
import { checkingDeployments } from './check-only.ts';
import { envelope, inner, members } from './message.ts';
import { soapService } from './service.ts';

const METADATA = 'http://soap.sforce.com/2006/04/metadata';

/**
 * @returns the routes of the Metadata API: deployments that only check, which is what `sf project deploy start --dry-run` sends.
 * The org takes its metadata from the project's files: nothing is written into it or read out of it this way.
 */
export function metadataRoutes(org: OrgAccess, sessions: SessionKeeper): Route[] {
    const deployments = checkingDeployments(org.tooling.projectDirs);
    const result = (operation: string, content: string): ServerResponse =>
        envelope(METADATA, 200, '', `<${operation}Response><result>${content}</result></${operation}Response>`);
    return soapService(org, sessions, {
        name: 'Metadata',
        namespace: METADATA,
        path: 'm',
        permission: ['ModifyAllData', 'Modify All Data'],
        operations: {
            deploy(userId, parameters) {
                const options = inner(parameters['DeployOptions']);
                const id = deployments.begin(userId, String(parameters['ZipFile'] ?? ''), options);
                return result('deploy', members({ done: false, id, state: 'Queued' }));
            },
            checkDeployStatus(userId, parameters) {
                const isDetailed = String(parameters['includeDetails']) === 'true';
                const id = String(parameters['asyncProcessId'] ?? '');
                return result('checkDeployStatus', deployments.status(userId, id, isDetailed));
            }
        }
    });
}

/** @returns the routes of the Metadata API's REST resource, which is not there */
export function metadataRestRoutes(): Route[] {
    const path = '/services/data/{version}/metadata/deployRequest';
    const refuse = (): never => {
        const advice = 'Deployments by SOAP, as the Salesforce CLI sends them, are checked with --dry-run.';
        throw new RestError(501, 'FUNCTIONALITY_NOT_ENABLED', `Unsupported: deployments by REST. ${advice}`);
    };
    return [route('POST', path, refuse), route('GET', `${path}/{id}`, refuse), route('PATCH', `${path}/{id}`, refuse)];
}
