import { quote } from './columns.ts';
import { seedAnalytics } from './seed-analytics.ts';
import { seedCustomMetadata } from './seed-custom-metadata.ts';
import { seedEmailTemplates } from './seed-email-templates.ts';
import { seedSetupFiles } from './seed-setup-files.ts';
import { seedSecurity } from './seed-security.ts';
import { makeSeeder, type Seeder, type SeedValues } from './seeder.ts';
import type { Store } from './store.ts';
import { ADMIN_USERNAME, AUTOMATED_PROCESS_USERNAME } from './system-users.ts';

const PEOPLE: SeedValues = {
    TimeZoneSidKey: 'America/Denver',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    IsActive: 1,
    DigestFrequency: 'D',
    DefaultGroupNotificationFrequency: 'N'
};

/** What every org has before any project: the organisation, licenses, profiles, the administrator, business hours, the standard price book. */
function seedOrg(seeder: Seeder): void {
    seeder.put(
        'Organization',
        {},
        {},
        {
            Name: 'Local Org',
            OrganizationType: 'Developer Edition',
            InstanceName: 'LOCAL',
            IsSandbox: 1,
            FiscalYearStartMonth: 1,
            DefaultLocaleSidKey: 'en_US',
            LanguageLocaleKey: 'en_US',
            TimeZoneSidKey: 'America/Denver'
        }
    );
    const license = seeder.put(
        'UserLicense',
        { Name: 'Salesforce' },
        {},
        {
            MasterLabel: 'Salesforce',
            LicenseDefinitionKey: 'SFDC',
            Status: 'Active',
            TotalLicenses: 1_000_000
        }
    );
    for (const profile of seeder.store.schema.profiles.values()) {
        const id = seeder.put('Profile', { Name: profile.name }, {}, { UserLicenseId: license, UserType: 'Standard' });
        seeder.put(
            'PermissionSet',
            { ProfileId: id },
            { Name: `X${id.slice(0, 15)}`, Label: profile.name, Type: 'Profile', IsOwnedByProfile: 1 },
            { IsCustom: 0 }
        );
    }
    const administrator = seeder.id('Profile', { Name: 'System Administrator' });
    const adminId = seeder.put(
        'User',
        { Username: ADMIN_USERNAME },
        {},
        {
            ...PEOPLE,
            FirstName: 'Admin',
            LastName: 'User',
            Name: 'Admin User',
            Email: ADMIN_USERNAME,
            Alias: 'admin',
            CommunityNickname: 'admin',
            ProfileId: administrator,
            UserType: 'Standard',
            UserPermissionsMarketingUser: 1,
            UserPermissionsInteractionUser: 1,
            UserPermissionsSFContentUser: 1
        }
    );
    seeder.put(
        'User',
        { Username: AUTOMATED_PROCESS_USERNAME },
        {},
        {
            ...PEOPLE,
            LastName: 'Automated Process',
            Name: 'Automated Process',
            Email: AUTOMATED_PROCESS_USERNAME,
            Alias: 'autoproc',
            CommunityNickname: 'autoproc',
            ProfileId: null,
            UserType: 'AutomatedProcess'
        }
    );
    for (const object of ['User', 'Organization', 'Profile', 'UserLicense']) {
        for (const field of ['CreatedById', 'LastModifiedById']) {
            if (seeder.store.schema.object(object)!.fields.has(field.toLowerCase())) {
                seeder.store.run(`UPDATE ${quote(object)} SET ${quote(field)} = ? WHERE ${quote(field)} IS NULL`, [
                    adminId
                ]);
            }
        }
    }
    const day = { StartTime: 0, EndTime: 0 };
    const hours: SeedValues = { TimeZoneSidKey: 'America/Denver', IsActive: 1, IsDefault: 1 };
    for (const name of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']) {
        hours[`${name}StartTime`] = day.StartTime;
        hours[`${name}EndTime`] = day.EndTime;
    }
    seeder.put('BusinessHours', { Name: 'Default' }, {}, hours);
    seeder.put('Pricebook2', { IsStandard: 1 }, {}, { Name: 'Standard Price Book', IsActive: 1 });
}

function seedRecordTypes(seeder: Seeder): void {
    for (const object of seeder.store.schema.objects.values()) {
        for (const type of object.recordTypes) {
            seeder.put(
                'RecordType',
                { SobjectType: object.name, DeveloperName: type.developerName },
                { Name: type.label, IsActive: type.active ? 1 : 0, Description: type.description }
            );
        }
    }
}

/** Counts up when the rows of this folder change without a change of metadata. */
const SEED_VERSION = 5;

/** Brings the rows that metadata makes (profiles, permission sets, groups, record types, custom metadata, …) up to date. */
export function seed(store: Store): void {
    const stamp = `${SEED_VERSION}.${store.schema.fingerprint()}.${store.schema.sourceStamp}`;
    if (store.get(`SELECT value FROM "_meta" WHERE key = 'seeded'`)?.['value'] === stamp) {
        return;
    }
    const seeder = makeSeeder(store);
    store.begin();
    seedOrg(seeder);
    seedRecordTypes(seeder);
    seedSetupFiles(seeder);
    seedSecurity(seeder);
    seedCustomMetadata(seeder);
    seedAnalytics(seeder);
    seedEmailTemplates(seeder);
    store.run(`INSERT OR REPLACE INTO "_meta" (key, value) VALUES ('seeded', ?)`, [stamp]);
    store.commit();
}
