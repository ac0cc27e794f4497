import { extra } from '../../runtime/transaction.ts';
import { Blob_ } from '../../values/blob.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import type { SObject } from '../../values/sobject.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { currentTransaction } from '../../runtime/transaction.ts';
import { defineClass } from '../define.ts';
import { need } from '../language/support.ts';

/** A System.PageReference: the path of a page with its parameters, kept apart so that Apex can change them. */
export class PageReferenceValue {
    readonly apexType = 'System.PageReference';
    readonly path: string;
    readonly parameters = new ApexMap('String', 'String');
    readonly headers = new ApexMap('String', 'String');
    readonly cookies = new ApexMap('String', 'System.Cookie');
    anchor: string | null = null;
    redirect = false;

    constructor(url: string) {
        const [beforeAnchor, anchor] = url.split('#') as [string, string?];
        const [path, query] = beforeAnchor.split('?') as [string, string?];
        this.path = path;
        this.anchor = anchor ?? null;
        new URLSearchParams(query ?? '').forEach((value, name) => this.parameters.put(name, value));
    }

    /** Path and query; parameters stand in the order of their names. */
    get url(): string {
        const pairs = this.parameters
            .entries()
            .sort(([a], [b]) => (String(a).toLowerCase() < String(b).toLowerCase() ? -1 : 1))
            .map(([name, value]) => `${encode(String(name))}=${value === null ? '' : encode(String(value))}`);
        return `${this.path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}${this.anchor ? `#${this.anchor}` : ''}`;
    }

    toApexString(): string {
        return `System.PageReference[${this.url}]`;
    }
}

/** `PageReference.forResource`: where a static resource, or a file of its archive, is found. */
function resource(name: string, path: string): PageReferenceValue {
    const known = currentTransaction().session.store.get(
        'SELECT "LastModifiedDate" AS at FROM "StaticResource" WHERE "Name" = ?',
        [need(name)]
    );
    return known
        ? new PageReferenceValue(`/resource/${String(known['at'])}/${name}${path}`)
        : throwApex('System.VisualforceException', `Static Resource named ${name} does not exist. Check spelling.`);
}

/** Form encoding, as EncodingUtil.urlEncode does it. */
function encode(text: string): string {
    return new URLSearchParams([['', text]]).toString().slice(1);
}

/** `Page.Name`: its URL is in lower case. */
export function pageNamed(name: string): PageReferenceValue {
    return new PageReferenceValue(`/apex/${name.toLowerCase()}`);
}

/** The page the current request is for: none but in tests, which begin with an empty one and set another. */
export const currentPage = (): { page: PageReferenceValue | null } =>
    extra('current page', () => ({ page: currentTransaction().test ? new PageReferenceValue('') : null }));

/** In tests a page has no content. */
function content(): Blob_ {
    if (currentTransaction().test) {
        throwApex('System.VisualforceException', 'Methods defined as TestMethod do not support getContent call');
    }
    throw new UnsupportedError('PageReference.getContent: the local org renders no Visualforce pages');
}

class CookieValue {
    readonly apexType = 'System.Cookie';
    readonly parts: readonly unknown[];

    constructor(parts: readonly unknown[]) {
        this.parts = parts;
    }
}

const cookie = (...parts: unknown[]): CookieValue => new CookieValue(parts);
const part =
    (index: number, otherwise: unknown = null) =>
    (self: CookieValue): unknown =>
        self.parts[index] ?? otherwise;

export const pageReferenceClasses = [
    defineClass({
        name: 'System.PageReference',
        constructors: {
            '(String url)': (url: string | null) =>
                new PageReferenceValue(url ?? throwApex('System.NullPointerException', 'Argument 1 cannot be null')),
            '(SObject record)': (record: SObject) => new PageReferenceValue(`/${need(record).id ?? ''}`)
        },
        statics: {
            'System.PageReference forResource(String name)': (name: string) => resource(name, ''),
            'System.PageReference forResource(String name, String path)': (name: string, path: string) =>
                resource(name, `/${need(path)}`)
        },
        methods: {
            // The page that a test begins with has no URL.
            'String getUrl()': (self: PageReferenceValue) => (self.path === '' ? null : self.url),
            'Map<String, String> getParameters()': (self: PageReferenceValue) => self.parameters,
            'Map<String, String> getHeaders()': (self: PageReferenceValue) => self.headers,
            'Map<String, System.Cookie> getCookies()': (self: PageReferenceValue) => self.cookies,
            'void setCookies(List<System.Cookie> cookies)': (self: PageReferenceValue, cookies: ApexList) =>
                (need(cookies).items as CookieValue[]).forEach((one) => self.cookies.put(one.parts[0], one)),
            'String getAnchor()': (self: PageReferenceValue) => self.anchor,
            'System.PageReference setAnchor(String anchor)': (self: PageReferenceValue, anchor: string) => {
                self.anchor = anchor;
                return self;
            },
            'Boolean getRedirect()': (self: PageReferenceValue) => self.redirect,
            'System.PageReference setRedirect(Boolean redirect)': (self: PageReferenceValue, redirect: boolean) => {
                self.redirect = redirect === true;
                return self;
            },
            'Blob getContent()': content,
            'Blob getContentAsPDF()': content
        }
    }),
    defineClass({
        name: 'System.Cookie',
        constructors: {
            '(String name, String value, String path, Integer maxAge, Boolean isSecure)': cookie,
            '(String name, String value, String path, Integer maxAge, Boolean isSecure, String sameSite)': cookie,
            '(String name, String value, String path, Integer maxAge, Boolean isSecure, String sameSite, Boolean isHttpOnly)':
                cookie
        },
        methods: {
            'String getName()': part(0),
            'String getValue()': part(1),
            'String getPath()': part(2),
            'Integer getMaxAge()': part(3),
            'Boolean isSecure()': part(4, false),
            'String getSameSite()': part(5),
            'Boolean isHttpOnly()': part(6, false)
        }
    })
];
