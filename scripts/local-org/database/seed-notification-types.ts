import { notificationTypes } from '../schema/notification-types.ts';
import type { Seeder } from './seeder.ts';

/** Rows of the custom notification types. */
export function seedNotificationTypes(seeder: Seeder): void {
    for (const one of notificationTypes(seeder.store.schema)) {
        seeder.put(
            'CustomNotificationType',
            { DeveloperName: one.developerName },
            {
                CustomNotifTypeName: one.label,
                MasterLabel: one.label,
                Description: one.description,
                Desktop: one.desktop ? 1 : 0,
                Mobile: one.mobile ? 1 : 0,
                Language: 'en_US'
            }
        );
    }
    seeder.sweep('CustomNotificationType', '1');
}
