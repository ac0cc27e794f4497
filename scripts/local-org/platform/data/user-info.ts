import { hasCustomPermission } from '../../database/security/permissions.ts';
import { currentSession } from '../../database/session.ts';
import type { Implementation } from '../define.ts';
import { defineClass } from '../define.ts';
import { TimeZoneValue } from '../language/dates.ts';
import { packageValueMethods } from './package-values.ts';
import { throwApex } from '../../values/exceptions.ts';

function column(object: 'User' | 'Organization', name: string): unknown {
    const session = currentSession();
    const row =
        object === 'User'
            ? session.store.get(`SELECT "${name}" AS value FROM "User" WHERE "Id" = ?`, [session.userId])
            : session.store.get(`SELECT "${name}" AS value FROM "Organization"`);
    return row?.['value'] ?? null;
}

const user =
    (name: string): Implementation =>
    () =>
        column('User', name);
const organization =
    (name: string): Implementation =>
    () =>
        column('Organization', name);

export const userInfoClasses = [
    defineClass({
        name: 'System.UserInfo',
        statics: {
            'String getDefaultCurrency()': () => 'USD',
            'String getFirstName()': user('FirstName'),
            'String getLanguage()': user('LanguageLocaleKey'),
            'String getLastName()': user('LastName'),
            'String getLocale()': user('LocaleSidKey'),
            'String getName()': user('Name'),
            'String getOrganizationId()': organization('Id'),
            'String getOrganizationName()': organization('Name'),
            'String getProfileId()': user('ProfileId'),
            // Opaque: it opens nothing, as nothing outside the local org can be called.
            'String getSessionId()': () =>
                `${String(column('Organization', 'Id')).slice(0, 15)}!AQ.${currentSession().userId}`,
            'TimeZone getTimeZone()': () => new TimeZoneValue(String(column('User', 'TimeZoneSidKey') ?? 'GMT')),
            'String getUiTheme()': () => 'Theme4d',
            'String getUiThemeDisplayed()': () => 'Theme4d',
            'String getUserEmail()': user('Email'),
            'String getUserId()': () => currentSession().userId,
            'String getUserName()': user('Username'),
            'String getUserRoleId()': user('UserRoleId'),
            'String getUserType()': user('UserType'),
            'Boolean isMultiCurrencyOrganization()': () => false,
            'Boolean isCurrentUserLicensed(String namespace)': (namespace: string) =>
                throwApex('System.TypeException', `Package namespace ${namespace} does not exist`)
        }
    }),
    defineClass({
        name: 'System.FeatureManagement',
        statics: {
            ...packageValueMethods,
            'Boolean checkPermission(String name)': (name: string | null) => {
                const session = currentSession();
                return name !== null && hasCustomPermission(session, session.userId, name);
            }
        }
    })
];
