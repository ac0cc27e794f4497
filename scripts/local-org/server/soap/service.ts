import { refusalOf } from '../http/errors.ts';
import type { ServerResponse } from '../http/request.ts';
import { route, type Route } from '../http/router.ts';
import type { SessionKeeper } from '../http/session.ts';
import type { OrgAccess } from '../org-access.ts';
import { fault, readMessage, type Xml } from './message.ts';

/** One of Salesforce's SOAP APIs. */
export interface SoapService {
    /** `Apex`, `Metadata` */
    name: string;
    namespace: string;
    /** where it is, below `/services/Soap` */
    path: string;
    /** user permission that it needs, and how people call that */
    permission: readonly [name: string, label: string];
    /** by name; each is given who asks, and the elements of the message */
    operations: Readonly<Record<string, (userId: string, parameters: Xml) => ServerResponse>>;
}

/** @returns the routes of an API whose session stands in the message; what it lacks is a fault */
export function soapService(org: OrgAccess, sessions: SessionKeeper, service: SoapService): Route[] {
    const { name, namespace, permission, operations } = service;
    const refuse = (code: string, message: string): ServerResponse =>
        fault(namespace, `sf:${code}`, `${code}: ${message}`);
    const answer: Route['handler'] = ({ body }) => {
        const { session, operation, parameters } = readMessage(body);
        const userId = sessions.readAccessToken(session, Date.now());
        if (userId === null || !org.isActiveUser(userId)) {
            return refuse('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader: Illegal Session');
        }
        if (!Object.hasOwn(operations, operation)) {
            return refuse('FUNCTIONALITY_NOT_ENABLED', `Unsupported: ${operation} of the ${name} SOAP API`);
        }
        if (!org.run(userId, (transaction) => transaction.hasUserPermission(permission[0]))) {
            return refuse('INSUFFICIENT_ACCESS', `use of the ${name} SOAP API needs the permission ${permission[1]}`);
        }
        try {
            return operations[operation]!(userId, parameters);
        } catch (error) {
            const refusal = refusalOf(error);
            if (!refusal) {
                throw error;
            }
            return refuse(refusal.errorCode, refusal.message);
        }
    };
    const path = `/services/Soap/${service.path}/{version}`;
    return [route('POST', path, answer), route('POST', `${path}/{organization}`, answer)];
}
