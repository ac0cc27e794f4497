import { notFound } from '../http/errors.ts';
import type { OrgAccess, UserTransaction } from '../org-access.ts';

/** Names of what Salesforce tells of a user, as its OpenID Connect and Identity URL answers have them. */
interface Person {
    userId: string;
    organizationId: string;
    username: string;
    name: string;
    firstName: string | null;
    lastName: string | null;
    email: string | null;
    active: boolean;
    locale: string;
    language: string;
    timeZone: string;
    modified: string;
}

function personOf(org: OrgAccess, transaction: UserTransaction): Person {
    const [row] = transaction.query(
        `SELECT Username, Name, FirstName, LastName, Email, IsActive, LocaleSidKey, LanguageLocaleKey, TimeZoneSidKey, LastModifiedDate FROM User WHERE Id = '${transaction.user.id}'`
    );
    if (!row) {
        throw notFound();
    }
    const text = (field: string): string => String(row.get(field) ?? '');
    return {
        userId: transaction.user.id,
        organizationId: org.organization.id,
        username: text('Username'),
        name: text('Name'),
        firstName: (row.get('FirstName') as string | null) ?? null,
        lastName: (row.get('LastName') as string | null) ?? null,
        email: (row.get('Email') as string | null) ?? null,
        active: row.get('IsActive') === true,
        locale: text('LocaleSidKey'),
        language: text('LanguageLocaleKey'),
        timeZone: text('TimeZoneSidKey'),
        modified: new Date(transaction.now()).toISOString()
    };
}

const addresses = (origin: string): Record<string, string> => ({
    rest: `${origin}/services/data/v{version}/`,
    sobjects: `${origin}/services/data/v{version}/sobjects/`,
    search: `${origin}/services/data/v{version}/search/`,
    query: `${origin}/services/data/v{version}/query/`,
    tooling_rest: `${origin}/services/data/v{version}/tooling/`,
    partner: `${origin}/services/Soap/u/{version}/{organizationId}`,
    metadata: `${origin}/services/Soap/m/{version}/{organizationId}`
});

/** `GET /services/oauth2/userinfo`: who the token's user is, as OpenID Connect names things. */
export function userInfo(org: OrgAccess, transaction: UserTransaction, origin: string): object {
    const person = personOf(org, transaction);
    return {
        sub: `${origin}/id/${person.organizationId}/${person.userId}`,
        user_id: person.userId,
        organization_id: person.organizationId,
        preferred_username: person.username,
        nickname: person.username.split('@')[0],
        name: person.name,
        given_name: person.firstName,
        family_name: person.lastName,
        email: person.email,
        email_verified: true,
        zoneinfo: person.timeZone,
        locale: person.locale,
        language: person.language,
        user_type: 'STANDARD',
        active: person.active,
        updated_at: person.modified,
        urls: addresses(origin)
    };
}

/**
 * `GET /id/{organization}/{user}`: the Identity URL, of the caller alone.
 * @throws RestError 404 for another org or user
 */
export function identity(
    org: OrgAccess,
    transaction: UserTransaction,
    origin: string,
    organizationId: string,
    userId: string
): object {
    const person = personOf(org, transaction);
    if (organizationId.slice(0, 15) !== person.organizationId.slice(0, 15) || userId !== person.userId) {
        throw notFound();
    }
    return {
        id: `${origin}/id/${person.organizationId}/${person.userId}`,
        asserted_user: true,
        user_id: person.userId,
        organization_id: person.organizationId,
        username: person.username,
        nick_name: person.username.split('@')[0],
        display_name: person.name,
        email: person.email,
        first_name: person.firstName,
        last_name: person.lastName,
        timezone: person.timeZone,
        locale: person.locale,
        language: person.language,
        user_type: 'STANDARD',
        active: person.active,
        is_app_installed: true,
        last_modified_date: person.modified,
        urls: addresses(origin)
    };
}
