import { folderedFiles, folderLabel } from '../schema/analytics.ts';
import { xmlText, type Xml } from '../schema/xml.ts';
import type { Seeder } from './seeder.ts';

/** Rows of the reports, dashboards and their folders: they give each its id. */
export function seedAnalytics(seeder: Seeder): void {
    const { schema } = seeder.store;
    const folderId = (type: 'Report' | 'Dashboard', folder: string): string =>
        seeder.put(
            'Folder',
            { DeveloperName: folder.split('/').at(-1)!, Type: type },
            { Name: folderLabel(schema, type, folder), AccessType: 'Shared' }
        );
    for (const { name, folder, file } of folderedFiles(schema, 'Report')) {
        const content = file.content as Xml;
        seeder.put(
            'Report',
            { DeveloperName: name },
            {
                Name: xmlText(content, 'name') ?? name,
                Description: xmlText(content, 'description'),
                Format: xmlText(content, 'format'),
                FolderName: folderLabel(schema, 'Report', folder),
                OwnerId: folderId('Report', folder)
            }
        );
    }
    for (const { name, folder, file } of folderedFiles(schema, 'Dashboard')) {
        const content = file.content as Xml;
        seeder.put(
            'Dashboard',
            { DeveloperName: name },
            {
                Title: xmlText(content, 'title') ?? name,
                Description: xmlText(content, 'description'),
                Type: xmlText(content, 'dashboardType') ?? 'SpecifiedUser',
                FolderName: folderLabel(schema, 'Dashboard', folder),
                FolderId: folderId('Dashboard', folder)
            }
        );
    }
    seeder.sweep('Report', '1');
    seeder.sweep('Dashboard', '1');
    seeder.sweep('Folder', `"Type" IN ('Report', 'Dashboard')`);
}
