import { currentTransaction } from '../../runtime/transaction.ts';
import { currentSession } from '../../database/session.ts';
import { throwApex } from '../../values/exceptions.ts';
import type { PlatformInstance } from '../../values/value.ts';
import { defineClass } from '../define.ts';
import { invoke, need } from '../language/support.ts';

class ContextValue {
    readonly apexType: string;
    readonly previous: PlatformInstance | null;
    readonly isPush: boolean;

    constructor(apexType: string, previous: PlatformInstance | null, isPush: boolean) {
        this.apexType = apexType;
        this.previous = previous;
        this.isPush = isPush;
    }
}

/** `Test.testInstall(handler, previous, isPush)`: runs the post-install script; null for a first installation. */
export function testInstall(handler: unknown, previous: PlatformInstance | null, isPush = false): void {
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
