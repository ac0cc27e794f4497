import { XMLParser } from 'fast-xml-parser';
import { badRequest } from '../http/errors.ts';
import type { ServerResponse } from '../http/request.ts';

const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, trimValues: false });

/** An element of a message: texts and elements by name. */
export type Xml = Record<string, unknown>;

/** @throws RestError 400 for what is no SOAP message */
export function readMessage(body: Uint8Array): { session: string; operation: string; parameters: Xml } {
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

/** @returns an element's elements; none for a text */
export const inner = (value: unknown): Xml => (value && typeof value === 'object' ? (value as Xml) : {});

/** @returns elements of the members, null as `xsi:nil` */
export const members = (result: object): string =>
    Object.entries(result)
        .map(([name, value]) =>
            value === null ? `<${name} xsi:nil="true"/>` : `<${name}>${escaped(String(value))}</${name}>`
        )
        .join('');

/** @param code such as `sf:INVALID_SESSION_ID` */
export function fault(namespace: string, code: string, message: string): ServerResponse {
    const text = escaped(message);
    return envelope(
        namespace,
        500,
        '',
        `<soapenv:Fault><faultcode>${code}</faultcode><faultstring>${text}</faultstring></soapenv:Fault>`
    );
}

/** @param header XML with its `soapenv:Header`, or empty @param body XML of the answer */
export const envelope = (namespace: string, status: number, header: string, body: string): ServerResponse => ({
    status,
    type: 'text/xml; charset=UTF-8',
    body: `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="${namespace}" xmlns:sf="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${header}<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
});

/** @returns a text as XML holds it */
export const escaped = (text: string): string =>
    text
        .replace(/[&<>]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[one]!)
        .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '');
