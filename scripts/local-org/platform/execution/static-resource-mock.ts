import { readFileSync } from 'node:fs';
import { currentSession } from '../../database/session.ts';
import { staticResourceFile } from '../../schema/static-resource-file.ts';
import { Blob_ } from '../../values/blob.ts';
import { throwApex } from '../../values/exceptions.ts';
import { defineClass } from '../define.ts';
import { need } from '../language/support.ts';
import { RequestValue, ResponseValue } from './http.ts';

/** A mock that answers callouts with static resources; under '' the one of every endpoint. */
class MockValue {
    readonly apexType: string;
    readonly resources = new Map<string, string>();
    readonly headers: [string, string][] = [];
    status = 'OK';
    statusCode = 200;

    constructor(apexType: string) {
        this.apexType = apexType;
    }
}

/** The body of a static resource of the project: the file beside its meta file. */
function bodyOf(name: string): Blob_ {
    const meta = currentSession()
        .schema.metadata('StaticResource')
        .find((one) => one.name.toLowerCase() === name.toLowerCase())?.file;
    const file = meta ? staticResourceFile(meta) : null;
    return file
        ? new Blob_(readFileSync(file))
        : throwApex('System.CalloutException', `Static Resource not found: ${name}`);
}

function respond(self: MockValue, request: RequestValue): ResponseValue {
    const name = self.resources.get(request.endpoint ?? '') ?? self.resources.get('');
    if (name === undefined) {
        return throwApex('System.CalloutException', `No static resource is set for the endpoint ${request.endpoint}`);
    }
    const response = new ResponseValue();
    response.body = bodyOf(name);
    response.status = self.status;
    response.statusCode = self.statusCode;
    self.headers.forEach(([header, value]) => response.headers.set(header, value));
    return response;
}

const common = {
    'void setHeader(String name, String value)': (self: MockValue, name: string, value: string) =>
        void self.headers.push([need(name), value]),
    'void setStatus(String status)': (self: MockValue, status: string) => void (self.status = status),
    'void setStatusCode(Integer code)': (self: MockValue, code: number) => void (self.statusCode = need(code)),
    'System.HttpResponse respond(System.HttpRequest request)': respond
};

export const staticResourceMockClasses = [
    defineClass({
        name: 'System.StaticResourceCalloutMock',
        implements: ['System.HttpCalloutMock'],
        constructors: { '()': () => new MockValue('System.StaticResourceCalloutMock') },
        methods: {
            ...common,
            'void setStaticResource(String name)': (self: MockValue, name: string) =>
                void self.resources.set('', need(name))
        }
    }),
    defineClass({
        name: 'System.MultiStaticResourceCalloutMock',
        implements: ['System.HttpCalloutMock'],
        constructors: { '()': () => new MockValue('System.MultiStaticResourceCalloutMock') },
        methods: {
            ...common,
            'void setStaticResource(String endpoint, String name)': (self: MockValue, endpoint: string, name: string) =>
                void self.resources.set(need(endpoint), need(name))
        }
    })
];
