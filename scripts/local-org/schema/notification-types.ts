import type { OrgSchema } from './model.ts';
import { xmlFlag, xmlText } from './xml.ts';

/** A kind of custom notification of the project, `notificationtypes/NAME.notiftype-meta.xml`. */
export interface NotificationTypeModel {
    developerName: string;
    label: string;
    description: string | null;
    /** whether the bell shows it */
    desktop: boolean;
    mobile: boolean;
}

/** @returns the custom notification types of the project */
export function notificationTypes(schema: OrgSchema): NotificationTypeModel[] {
    return schema.metadata('CustomNotificationType').map(({ name, content }) => ({
        developerName: xmlText(content, 'customNotifTypeName') ?? name,
        label: xmlText(content, 'masterLabel') ?? name,
        description: xmlText(content, 'description'),
        desktop: xmlFlag(content, 'desktop'),
        mobile: xmlFlag(content, 'mobile')
    }));
}
