import { currentSession, type Access } from '../../database/session.ts';
import { enumValues } from '../../values/enum.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass } from '../define.ts';

/** A System.AccessLevel. */
export class AccessLevelValue {
    readonly apexType = 'System.AccessLevel';
    readonly mode: Access['mode'];

    constructor(mode: Access['mode']) {
        this.mode = mode;
    }

    toApexString(): string {
        return this.mode;
    }
}

export const USER_MODE = new AccessLevelValue('USER_MODE');
export const SYSTEM_MODE = new AccessLevelValue('SYSTEM_MODE');

/** The access of a call: the mode it names, else the calling class's, with the sharing of the running class. */
export function accessOf(level: AccessLevelValue | null | undefined): Access {
    const session = currentSession();
    const sharing = session.sharing();
    const mode = level?.mode ?? session.defaultMode?.() ?? 'SYSTEM_MODE';
    return { mode, sharing };
}

const ACCESS_TYPES = ['CREATABLE', 'READABLE', 'UPDATABLE', 'UPSERTABLE'];
enumValues('System.AccessType', ACCESS_TYPES);

export const accessClasses = [
    defineClass({
        name: 'System.AccessLevel',
        staticProperties: {
            'AccessLevel USER_MODE': { get: () => USER_MODE },
            'AccessLevel SYSTEM_MODE': { get: () => SYSTEM_MODE }
        },
        methods: {
            'AccessLevel withPermissionSetId(String id)': () => {
                throw new UnsupportedError('AccessLevel.withPermissionSetId');
            },
            'String toString()': (self: AccessLevelValue) => self.mode
        }
    }),
    defineClass({ name: 'System.AccessType', kind: 'enum', values: ACCESS_TYPES })
];
