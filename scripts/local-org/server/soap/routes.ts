import { XMLParser } from 'fast-xml-parser';
import { badRequest } from '../http/errors.ts';
import type { ServerResponse } from '../http/request.ts';
import { route, type Route } from '../http/router.ts';
import type { SessionKeeper } from '../http/session.ts';
import type { OrgAccess } from '../org-access.ts';
import { AUTHOR_APEX, executeAnonymous } from '../tooling/anonymous.ts';

const APEX = 'http://soap.sforce.com/2006/08/apex';
const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, trimValues: false });

type Xml = Record<string, unknown>;

/** @returns the routes of the Apex SOAP API: of its operations executeAnonymous. The session stands in the message. */
export function soapRoutes(org: OrgAccess, sessions: SessionKeeper): Route[] {
    const answer: Route['handler'] = ({ body }) => {
        const { session, operation, parameters } = readMessage(body);
        const userId = sessions.readAccessToken(session, Date.now());
        if (userId === null || !org.isActiveUser(userId)) {
            return fault('sf:INVALID_SESSION_ID', 'INVALID_SESSION_ID: Invalid Session ID found in SessionHeader');
        }
        if (operation !== 'executeAnonymous') {
            return fault('soapenv:Client', `No operation available for request {${APEX}}${operation}`);
        }
        if (!org.run(userId, (transaction) => transaction.hasUserPermission(AUTHOR_APEX))) {
            return fault(
                'sf:INSUFFICIENT_ACCESS',
                'INSUFFICIENT_ACCESS: use of the Apex SOAP API needs the permission Author Apex'
            );
        }
        const { log, ...result } = executeAnonymous(
            org,
            userId,
            String(parameters['apexcode'] ?? parameters['String'] ?? '')
        );
        return envelope(
            200,
            `<soapenv:Header><DebuggingInfo><debugLog>${escaped(log)}</debugLog></DebuggingInfo></soapenv:Header>`,
            `<executeAnonymousResponse><result>${members(result)}</result></executeAnonymousResponse>`
        );
    };
    return [
        route('POST', '/services/Soap/s/{version}', answer),
        route('POST', '/services/Soap/s/{version}/{organization}', answer)
    ];
}

/** @throws RestError 400 for what is no SOAP message */
function readMessage(body: Uint8Array): { session: string; operation: string; parameters: Xml } {
    let message: Xml;
    try {
        message = parser.parse(Buffer.from(body).toString('utf8'), true) as Xml;
    } catch (error) {
        throw badRequest('MALFORMED_MESSAGE', (error as Error).message);
    }
    const { Header: header, Body: content } = inner(message['Envelope']);
    const [operation = '', parameters] = Object.entries(inner(content))[0] ?? [];
    if (!operation) {
        throw badRequest('MALFORMED_MESSAGE', 'The message has no operation.');
    }
    return {
        session: String(inner(inner(header)['SessionHeader'])['sessionId'] ?? ''),
        operation,
        parameters: inner(parameters)
    };
}

const inner = (value: unknown): Xml => (value && typeof value === 'object' ? (value as Xml) : {});

const members = (result: object): string =>
    Object.entries(result)
        .map(([name, value]) =>
            value === null ? `<${name} xsi:nil="true"/>` : `<${name}>${escaped(String(value))}</${name}>`
        )
        .join('');

function fault(code: string, message: string): ServerResponse {
    const text = escaped(message);
    return envelope(
        500,
        '',
        `<soapenv:Fault><faultcode>${code}</faultcode><faultstring>${text}</faultstring></soapenv:Fault>`
    );
}

const envelope = (status: number, header: string, body: string): ServerResponse => ({
    status,
    type: 'text/xml; charset=UTF-8',
    body: `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="${APEX}" xmlns:sf="${APEX}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${header}<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
});

const escaped = (text: string): string =>
    text
        .replace(/[&<>]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[one]!)
        .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '');
