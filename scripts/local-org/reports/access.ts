import { folderFile, type FolderedFile, folderedFiles } from '../schema/analytics.ts';
import type { OrgSchema, SharingParty } from '../schema/model.ts';
import { xmlList, xmlText, type Xml } from '../schema/xml.ts';
import { notFound, RestError } from '../server/http/errors.ts';
import { quoted } from '../server/metadata/list-filter.ts';
import type { UserTransaction } from '../server/org-access.ts';
import { UnsupportedError } from '../values/unsupported.ts';

export type AnalyticsType = 'Report' | 'Dashboard';

/** User permissions that open every public folder. */
const ALL_FOLDERS: Readonly<Record<AnalyticsType, string[]>> = {
    Report: ['ViewPublicReports', 'ManageReportsInPubFolders', 'ViewAllData'],
    Dashboard: ['ViewPublicDashboards', 'ManageDashbdsInPubFolders', 'ViewAllData']
};

const PARTIES: Readonly<Record<string, SharingParty['kind']>> = {
    Group: 'group',
    Role: 'role',
    RoleAndSubordinates: 'roleAndSubordinates',
    RoleAndSubordinatesInternal: 'roleAndSubordinatesInternal',
    Organization: 'allInternalUsers'
};

/** A report or dashboard that the viewer may open. */
export interface VisibleItem {
    id: string;
    source: FolderedFile;
}

/** @returns whether the viewer may run reports and see dashboards at all */
export function mayRunReports(transaction: UserTransaction): boolean {
    return transaction.hasUserPermission('RunReports');
}

/** @returns the reports or dashboards in the folders that are shared with the viewer, in the order of their names */
export function visibleItems(schema: OrgSchema, transaction: UserTransaction, type: AnalyticsType): VisibleItem[] {
    if (!mayRunReports(transaction)) {
        return [];
    }
    const ids = new Map(
        transaction
            .query(`SELECT Id, DeveloperName FROM ${type}`)
            .map((row) => [String(row.get('DeveloperName')), String(row.get('Id'))])
    );
    const folders = new Map<string, boolean>();
    const isOpen = (folder: string): boolean => {
        const known = folders.get(folder) ?? isShared(schema, transaction, type, folder);
        folders.set(folder, known);
        return known;
    };
    return folderedFiles(schema, type)
        .filter((one) => isOpen(one.folder))
        .map((source) => ({ id: ids.get(source.name)!, source }))
        .sort((a, b) => (titleOf(a.source) < titleOf(b.source) ? -1 : 1));
}

/**
 * @param id record id, or developer name
 * @throws RestError 403 without the permission to run reports; 404 for one that is not there or not shared
 */
export function visibleItem(
    schema: OrgSchema,
    transaction: UserTransaction,
    type: AnalyticsType,
    id: string
): VisibleItem {
    if (!mayRunReports(transaction)) {
        throw new RestError(403, 'INSUFFICIENT_ACCESS', 'You need the permission Run Reports to see this.');
    }
    // Developer names may be as long as an id, but do not begin with its prefix and a digit.
    const [row] = new RegExp(`^${schema.object(type)!.keyPrefix}\\d[A-Za-z0-9]{11}([A-Za-z0-9]{3})?$`).test(id)
        ? transaction.query(`SELECT DeveloperName FROM ${type} WHERE Id = ${quoted(id)}`)
        : [];
    const name = row ? String(row.get('DeveloperName')) : id;
    const found = visibleItems(schema, transaction, type).find((one) => one.source.name === name);
    if (!found) {
        throw notFound(`The ${type.toLowerCase()} does not exist, or its folder is not shared with you.`);
    }
    return found;
}

/** @returns the name people see */
export function titleOf({ file, name }: FolderedFile): string {
    const content = file.content as Xml;
    return xmlText(content, file.type === 'Dashboard' ? 'title' : 'name') ?? name;
}

// A folder is open to those it is shared with, and to those who may see every public folder.
function isShared(schema: OrgSchema, transaction: UserTransaction, type: AnalyticsType, folder: string): boolean {
    if (ALL_FOLDERS[type].some((permission) => transaction.hasUserPermission(permission))) {
        return true;
    }
    const content = folderFile(schema, type, folder)?.content as Xml | undefined;
    return xmlList(content, 'folderShares').some((share) => {
        const name = xmlText(share, 'sharedTo') ?? '';
        const kind = xmlText(share, 'sharedToType') ?? '';
        if (kind === 'User') {
            return name.toLowerCase() === transaction.user.username.toLowerCase();
        }
        const party = PARTIES[kind];
        if (!party) {
            throw new UnsupportedError(`sharedToType ${kind} of the folder ${folder}`);
        }
        return transaction.belongsTo({ kind: party, name });
    });
}
