import { openWorkshop } from '../../reports/testing.ts';
import type { ServerRequest } from '../http/request.ts';
import { recentRoutes } from './list-routes.ts';

const settings = (on: boolean): Record<string, string> => ({
    'settings/UserInterface.settings-meta.xml': `<UserInterfaceSettings xmlns="x"><enableInlineEdit>${on}</enableInlineEdit></UserInterfaceSettings>`
});

/** Which of a machine and an id of nothing a mechanic may edit where they are shown. */
function editable(files: Record<string, string>): number {
    const shop = openWorkshop(files);
    try {
        shop.apex(shop.users.Ann, "insert new Machine__c(Name = 'Drill', Site__c = 'North');");
        const ids = shop.org.run(shop.users.Ann, (transaction) =>
            transaction.query('SELECT Id FROM Machine__c').map(({ id }) => id)
        ) as string[];
        const { handler } = recentRoutes(shop.org).find(({ pattern }) => pattern.endsWith('/records/access'))!;
        const body = Buffer.from(JSON.stringify({ ids: [...ids, `${ids[0]!.slice(0, 12)}zzzAAA`] }));
        const answer = handler({ body, userId: shop.users.Ann } as unknown as ServerRequest, {});
        return (answer as { json: { editable: string[] } }).json.editable.length;
    } finally {
        shop.close();
    }
}

// Documented of UserInterfaceSettings: enableInlineEdit, true by default.
test('values are edited where they are shown, unless the org says that they are not', () => {
    expect(editable({})).toBe(1);
    expect(editable(settings(true))).toBe(1);
    expect(editable(settings(false))).toBe(0);
});
