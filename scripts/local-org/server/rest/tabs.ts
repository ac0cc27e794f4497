import type { OrgSchema } from '../../schema/model.ts';
import type { UserTransaction } from '../org-access.ts';
import { allTabs } from '../pages/page-context.ts';

/**
 * `GET /tabs`: "all tabs—including Lightning page tabs—available to the logged-in user". Colors and images of tabs are those of the
 * design system here and have no addresses.
 */
export function tabs(schema: OrgSchema, transaction: UserTransaction): object[] {
    return allTabs(schema, transaction).map(({ developerName, label, url, pageReference }) => {
        const object = pageReference.attributes['objectApiName'] ?? null;
        return {
            colors: [],
            custom: schema.metadata('CustomTab').some(({ name }) => name === developerName),
            iconUrl: null,
            icons: [],
            label,
            miniIconUrl: null,
            name: developerName,
            sobjectName: object ?? '',
            timeout: null,
            url
        };
    });
}
