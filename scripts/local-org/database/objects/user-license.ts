import type { Store } from '../store.ts';
import type { ObjectBehaviour } from './behaviour.ts';

const seatsOf = (profileId: string): string => `(SELECT "UserLicenseId" FROM "Profile" WHERE "Id" = ${profileId})`;

const change = (by: string, profileId: string): string =>
    `UPDATE "UserLicense" SET "UsedLicenses" = "UsedLicenses" + ${by} WHERE "Id" = ${seatsOf(profileId)};`;

/**
 * Keeps `UserLicense.UsedLicenses` what the platform documents: how many active users have a profile of that license.
 * SQLite counts along with every change of a user, so that it stays true in savepoints and for many users.
 */
function countSeats(store: Store): void {
    store.exec(`
        CREATE TEMP TRIGGER "seat taken" AFTER INSERT ON main."User" WHEN NEW."IsActive" = 1
        BEGIN ${change('1', 'NEW."ProfileId"')} END;
        CREATE TEMP TRIGGER "seat changed" AFTER UPDATE OF "IsActive", "ProfileId" ON main."User"
        WHEN OLD."IsActive" IS NOT NEW."IsActive" OR OLD."ProfileId" IS NOT NEW."ProfileId"
        BEGIN
            ${change('-coalesce(OLD."IsActive", 0)', 'OLD."ProfileId"')}
            ${change('coalesce(NEW."IsActive", 0)', 'NEW."ProfileId"')}
        END;
        UPDATE "UserLicense" SET "UsedLicenses" = (
            SELECT count(*) FROM "User"
            WHERE "IsActive" = 1 AND ${seatsOf('"User"."ProfileId"')} = "UserLicense"."Id"
        );
    `);
}

export default { object: 'UserLicense', opened: countSeats } satisfies ObjectBehaviour;
