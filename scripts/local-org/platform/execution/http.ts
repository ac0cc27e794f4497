import { ORG_ADDRESS } from '../../database/password-links.ts';
import { currentTransaction, extra } from '../../runtime/transaction.ts';
import { Blob_ } from '../../values/blob.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass } from '../define.ts';
import { DocumentValue, parseXml } from '../language/dom.ts';
import { ReaderValue } from '../language/xml-reader.ts';
import { invoke, need } from '../language/support.ts';
import { beginCallout, checkCalloutSize } from './callout.ts';

/** Header names ignore case and keep how they were written. */
class Headers_ {
    private readonly values = new Map<string, [string, string]>();

    set(name: string, value: string): void {
        this.values.set(need(name).toLowerCase(), [name, value]);
    }

    get(name: string): string | null {
        return this.values.get(need(name).toLowerCase())?.[1] ?? null;
    }

    get names(): string[] {
        return [...this.values.values()].map(([name]) => name);
    }
}

export class RequestValue {
    readonly apexType = 'System.HttpRequest';
    readonly headers = new Headers_();
    endpoint: string | null = null;
    method: string | null = null;
    body: Blob_ | null = null;
    timeout = 10000;
    compressed = false;
}

export class ResponseValue {
    readonly apexType = 'System.HttpResponse';
    readonly headers = new Headers_();
    body: Blob_ | null = null;
    status: string | null = null;
    statusCode = 0;
}

const LONGEST_TIMEOUT = 120_000;

/** "The timeout can be any value between 1 and 120,000 milliseconds." No source tells the words of the refusal. */
function checkTimeout(ms: number): void {
    if (!(ms >= 1 && ms <= LONGEST_TIMEOUT)) {
        throwApex('System.CalloutException', `Timeout must be between 1 and ${LONGEST_TIMEOUT} milliseconds: ${ms}`);
    }
}

function send(request: RequestValue): unknown {
    const transaction = currentTransaction();
    beginCallout();
    checkCalloutSize('request', need(request).body?.bytes.length ?? 0);
    checkTimeout(request.timeout);
    const mock = transaction.test?.mocks.get('System.HttpCalloutMock');
    if (mock) {
        const response = invoke(mock, 'respond', request);
        checkCalloutSize('response', (response as ResponseValue | null)?.body?.bytes.length ?? 0);
        return response;
    }
    if (!request.endpoint) {
        throwApex('System.CalloutException', 'no protocol: ');
    }
    if (transaction.test) {
        throwApex('System.TypeException', 'Methods defined as TestMethod do not support Web service callouts');
    }
    throw new UnsupportedError(`a callout to ${request.endpoint}: the local org has no network`);
}

interface RestState {
    request: RestRequestValue | null;
    response: RestResponseValue | null;
}

const rest = (): RestState => extra('rest context', () => ({ request: null, response: null }));

export class RestRequestValue {
    readonly apexType = 'System.RestRequest';
    headers = new ApexMap('String', 'String');
    params = new ApexMap('String', 'String');
    httpMethod: string | null = null;
    remoteAddress: string | null = null;
    requestBody: Blob_ | null = null;
    requestURI: string | null = null;
    resourcePath: string | null = null;
}

export class RestResponseValue {
    readonly apexType = 'System.RestResponse';
    headers = new ApexMap('String', 'String');
    responseBody: Blob_ | null = null;
    statusCode: number | null = null;
}

/**
 * Gives the current transaction its RestContext.
 * @param fill sets what the request came with
 */
export function setRestContext(fill: (request: RestRequestValue) => void): {
    requested: RestRequestValue;
    response: RestResponseValue;
} {
    const requested = new RestRequestValue();
    const response = new RestResponseValue();
    fill(requested);
    Object.assign(rest(), { request: requested, response });
    return { requested, response };
}

/** A property that is a plain field of the value. */
function field<T extends object>(name: keyof T): { get: (self: T) => unknown; set: (self: T, value: unknown) => void } {
    return { get: (self) => self[name], set: (self, value) => void (self[name] = value as T[keyof T]) };
}

/** The body as a document: always another one. */
function documentOf(body: Blob_ | null): DocumentValue {
    const document = new DocumentValue();
    document.root = parseXml(body?.text() ?? '');
    return document;
}

export const httpClasses = [
    defineClass({
        name: 'System.HttpRequest',
        constructors: { '()': () => new RequestValue() },
        methods: {
            'String getBody()': (self: RequestValue) => self.body?.text() ?? '',
            'Blob getBodyAsBlob()': (self: RequestValue) => self.body,
            'Boolean getCompressed()': (self: RequestValue) => self.compressed,
            'String getEndpoint()': (self: RequestValue) => self.endpoint,
            'String getHeader(String name)': (self: RequestValue, name: string) => self.headers.get(name),
            'String getMethod()': (self: RequestValue) => self.method,
            'void setBody(String body)': (self: RequestValue, body: string) => void (self.body = Blob_.of(need(body))),
            'void setBodyAsBlob(Blob body)': (self: RequestValue, body: Blob_) => void (self.body = need(body)),
            'void setBodyDocument(Dom.Document document)': (self: RequestValue, document: DocumentValue) =>
                void (self.body = Blob_.of(need(document).toXml())),
            'Dom.Document getBodyDocument()': (self: RequestValue) => documentOf(self.body),
            // No callout leaves this machine, so that a certificate changes nothing.
            'void setClientCertificateName(String name)': (_self: unknown, name: string) => void need(name),
            'void setCompressed(Boolean compressed)': (self: RequestValue, compressed: boolean) =>
                void (self.compressed = compressed),
            'void setEndpoint(String endpoint)': (self: RequestValue, endpoint: string) =>
                void (self.endpoint = endpoint),
            'void setHeader(String name, String value)': (self: RequestValue, name: string, value: string) =>
                self.headers.set(name, value),
            'void setMethod(String method)': (self: RequestValue, method: string) => void (self.method = method),
            'void setTimeout(Integer ms)': (self: RequestValue, ms: number) => void (self.timeout = ms),
            'String toString()': (self: RequestValue) =>
                `System.HttpRequest[Endpoint=${self.endpoint}, Method=${self.method}]`
        }
    }),
    defineClass({
        name: 'System.HttpResponse',
        constructors: { '()': () => new ResponseValue() },
        methods: {
            'String getBody()': (self: ResponseValue) => self.body?.text() ?? '',
            'Blob getBodyAsBlob()': (self: ResponseValue) => self.body,
            'String getHeader(String name)': (self: ResponseValue, name: string) => self.headers.get(name),
            'List<String> getHeaderKeys()': (self: ResponseValue) => new ApexList('String', self.headers.names),
            'Dom.Document getBodyDocument()': (self: ResponseValue) => documentOf(self.body),
            'System.XmlStreamReader getXmlStreamReader()': (self: ResponseValue) =>
                new ReaderValue(self.body?.text() ?? ''),
            'String getStatus()': (self: ResponseValue) => self.status,
            'Integer getStatusCode()': (self: ResponseValue) => self.statusCode,
            'void setBody(String body)': (self: ResponseValue, body: string) => void (self.body = Blob_.of(need(body))),
            'void setBodyAsBlob(Blob body)': (self: ResponseValue, body: Blob_) => void (self.body = need(body)),
            'void setHeader(String name, String value)': (self: ResponseValue, name: string, value: string) =>
                self.headers.set(name, value),
            'void setStatus(String status)': (self: ResponseValue, status: string) => void (self.status = status),
            'void setStatusCode(Integer code)': (self: ResponseValue, code: number) =>
                void (self.statusCode = need(code)),
            'String toString()': (self: ResponseValue) =>
                `System.HttpResponse[Status=${self.status}, StatusCode=${self.statusCode}]`
        }
    }),
    defineClass({
        name: 'System.Http',
        constructors: { '()': () => ({ apexType: 'System.Http' }) },
        methods: { 'HttpResponse send(HttpRequest request)': (_self: unknown, request: RequestValue) => send(request) }
    }),
    defineClass({
        name: 'System.HttpCalloutMock',
        kind: 'interface',
        methods: { 'HttpResponse respond(HttpRequest request)': null }
    }),
    defineClass({
        name: 'System.RestContext',
        staticProperties: {
            'RestRequest request': {
                get: () => rest().request,
                set: (value) => void (rest().request = value as RestRequestValue)
            },
            'RestResponse response': {
                get: () => rest().response,
                set: (value) => void (rest().response = value as RestResponseValue)
            }
        }
    }),
    defineClass({
        name: 'System.RestRequest',
        constructors: { '()': () => new RestRequestValue() },
        properties: {
            'Map<String, String> headers': field<RestRequestValue>('headers'),
            'Map<String, String> params': field<RestRequestValue>('params'),
            'String httpMethod': field<RestRequestValue>('httpMethod'),
            'String remoteAddress': field<RestRequestValue>('remoteAddress'),
            'Blob requestBody': field<RestRequestValue>('requestBody'),
            'String requestURI': field<RestRequestValue>('requestURI'),
            'String resourcePath': field<RestRequestValue>('resourcePath')
        },
        methods: {
            'void addHeader(String name, String value)': (self: RestRequestValue, name: string, value: string) =>
                void self.headers.put(name, value),
            'void addParameter(String name, String value)': (self: RestRequestValue, name: string, value: string) =>
                void self.params.put(name, value)
        }
    }),
    defineClass({
        name: 'System.RestResponse',
        constructors: { '()': () => new RestResponseValue() },
        properties: {
            'Map<String, String> headers': field<RestResponseValue>('headers'),
            'Blob responseBody': field<RestResponseValue>('responseBody'),
            'Integer statusCode': field<RestResponseValue>('statusCode')
        },
        methods: {
            'void addHeader(String name, String value)': (self: RestResponseValue, name: string, value: string) =>
                void self.headers.put(name, value)
        }
    }),
    defineClass({
        name: 'System.Url',
        statics: {
            'URL getOrgDomainUrl()': () => new UrlValue(ORG_ADDRESS),
            'URL getSalesforceBaseUrl()': () => new UrlValue(ORG_ADDRESS),
            'URL getCurrentRequestUrl()': () => new UrlValue(ORG_ADDRESS)
        },
        constructors: { '(String spec)': (spec: string) => new UrlValue(need(spec)) },
        methods: {
            'String getAuthority()': (self: UrlValue) => [...userOf(self), self.url.host].join('@'),
            'Integer getDefaultPort()': (self: UrlValue) => DEFAULT_PORTS[self.url.protocol] ?? -1,
            'String getFile()': (self: UrlValue) => self.url.pathname.replace(/^\/$/, '') + self.url.search,
            'String getHost()': (self: UrlValue) => self.url.hostname,
            'String getPath()': (self: UrlValue) => self.url.pathname.replace(/^\/$/, ''),
            'Integer getPort()': (self: UrlValue) => (self.url.port === '' ? -1 : Number(self.url.port)),
            'String getProtocol()': (self: UrlValue) => self.url.protocol.slice(0, -1),
            'String getQuery()': (self: UrlValue) => self.url.search.slice(1) || null,
            'String getRef()': (self: UrlValue) => self.url.hash.slice(1) || null,
            'String getUserInfo()': (self: UrlValue) => userOf(self)[0] ?? null,
            'String toExternalForm()': (self: UrlValue) => self.text
        }
    })
];

/** The user information of an address, none or one: `user:password`. */
function userOf({ url }: UrlValue): string[] {
    const { username, password } = url;
    return username === '' ? [] : [password === '' ? username : `${username}:${password}`];
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443, 'ftp:': 21 };

class UrlValue {
    readonly apexType = 'System.Url';
    readonly url: URL;
    readonly text: string;

    constructor(text: string) {
        this.text = text;
        try {
            this.url = new URL(text);
        } catch {
            throwApex('System.StringException', `Invalid URL: ${text}`);
        }
    }

    toApexString(): string {
        return this.text;
    }
}
