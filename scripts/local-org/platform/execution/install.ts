import { currentTransaction } from '../../runtime/transaction.ts';
import { currentSession } from '../../database/session.ts';
import { throwApex } from '../../values/exceptions.ts';
import { defineClass } from '../define.ts';
import { invoke, need } from '../language/support.ts';

/** A System.Version: major, minor and perhaps patch. */
export class VersionValue {
    readonly apexType = 'System.Version';
    readonly major: number;
    readonly minor: number;
    readonly patch: number | null;

    constructor(major: number, minor: number, patch: number | null = null) {
        this.major = major;
        this.minor = minor;
        this.patch = patch;
    }

    compareTo(other: VersionValue): number {
        const steps = [this.major - other.major, this.minor - other.minor, (this.patch ?? 0) - (other.patch ?? 0)];
        return Math.sign(steps.find((step) => step !== 0) ?? 0);
    }

    toApexString(): string {
        return [this.major, this.minor, ...(this.patch === null ? [] : [this.patch])].join('.');
    }

    apexKey(): string {
        return `\0v${this.toApexString()}`;
    }
}

class ContextValue {
    readonly apexType: string;
    readonly previous: VersionValue | null;
    readonly isPush: boolean;

    constructor(apexType: string, previous: VersionValue | null, isPush: boolean) {
        this.apexType = apexType;
        this.previous = previous;
        this.isPush = isPush;
    }
}

/** `Test.testInstall(handler, previous, isPush)`: runs the post-install script; null for a first installation. */
export function testInstall(handler: unknown, previous: VersionValue | null, isPush = false): void {
    if (!currentTransaction().test) {
        throwApex('System.TypeException', 'Test.testInstall can be called in tests only');
    }
    invoke(need(handler), 'onInstall', new ContextValue('System.InstallContext', previous, isPush === true));
}

export function testUninstall(handler: unknown): void {
    if (!currentTransaction().test) {
        throwApex('System.TypeException', 'Test.testUninstall can be called in tests only');
    }
    invoke(need(handler), 'onUninstall', new ContextValue('System.UninstallContext', null, false));
}

const user = (): string => currentSession().userId;
const organization = (): unknown => currentSession().store.get('SELECT "Id" AS id FROM "Organization"')!['id'];

export const installClasses = [
    defineClass({
        name: 'System.Version',
        constructors: {
            '(Integer major, Integer minor)': (major: number, minor: number) =>
                new VersionValue(need(major), need(minor)),
            '(Integer major, Integer minor, Integer patch)': (major: number, minor: number, patch: number) =>
                new VersionValue(need(major), need(minor), need(patch))
        },
        methods: {
            'Integer compareTo(System.Version other)': (self: VersionValue, other: VersionValue) =>
                self.compareTo(need(other)),
            'Integer major()': (self: VersionValue) => self.major,
            'Integer minor()': (self: VersionValue) => self.minor,
            'Integer patch()': (self: VersionValue) => self.patch
        }
    }),
    defineClass({
        name: 'System.InstallContext',
        kind: 'interface',
        methods: {
            'Boolean isPush()': (self: ContextValue) => self.isPush,
            'Boolean isUpgrade()': (self: ContextValue) => self.previous !== null,
            'Id installerId()': user,
            'Id organizationId()': organization,
            'System.Version previousVersion()': (self: ContextValue) => self.previous
        }
    }),
    defineClass({
        name: 'System.UninstallContext',
        kind: 'interface',
        methods: { 'Id organizationId()': organization, 'Id uninstallerId()': user }
    })
];
