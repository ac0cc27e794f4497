import type { Route } from '../http/router.ts';
import type { SessionKeeper } from '../http/session.ts';
import type { OrgAccess } from '../org-access.ts';
import { AUTHOR_APEX, executeAnonymous } from '../tooling/anonymous.ts';
import { envelope, escaped, members } from './message.ts';
import { soapService } from './service.ts';

const APEX = 'http://soap.sforce.com/2006/08/apex';

/** @returns the routes of the SOAP APIs for data, which have no operation here, and of the Apex API: its executeAnonymous */
export function soapRoutes(org: OrgAccess, sessions: SessionKeeper): Route[] {
    const withoutOperations = (name: string, path: string): Route[] =>
        soapService(org, sessions, {
            name,
            namespace: `urn:${name.toLowerCase()}.soap.sforce.com`,
            path,
            permission: ['ApiEnabled', 'API Enabled'],
            operations: {}
        });
    return [
        ...withoutOperations('Partner', 'u'),
        ...withoutOperations('Enterprise', 'c'),
        ...apexService(org, sessions)
    ];
}

function apexService(org: OrgAccess, sessions: SessionKeeper): Route[] {
    return soapService(org, sessions, {
        name: 'Apex',
        namespace: APEX,
        path: 's',
        permission: [AUTHOR_APEX, 'Author Apex'],
        operations: {
            executeAnonymous(userId, parameters) {
                const source = String(parameters['apexcode'] ?? parameters['String'] ?? '');
                const { log, ...result } = executeAnonymous(org, userId, source);
                return envelope(
                    APEX,
                    200,
                    `<soapenv:Header><DebuggingInfo><debugLog>${escaped(log)}</debugLog></DebuggingInfo></soapenv:Header>`,
                    `<executeAnonymousResponse><result>${members(result)}</result></executeAnonymousResponse>`
                );
            }
        }
    });
}
