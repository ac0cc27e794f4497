import { emailFolderLabel, emailTemplates } from '../schema/email-templates.ts';
import type { Seeder } from './seeder.ts';

/** The folder of templates that lie in none. */
const UNFILED = 'unfiled$public';

/** Rows of the e-mail templates and their folders. */
export function seedEmailTemplates(seeder: Seeder): void {
    const { schema } = seeder.store;
    for (const one of emailTemplates(schema)) {
        const label =
            one.folder === UNFILED ? 'Unfiled Public Classic Email Templates' : emailFolderLabel(schema, one.folder);
        const folderId =
            one.folder === UNFILED
                ? seeder.id('Organization', {})
                : seeder.put(
                      'Folder',
                      { DeveloperName: one.folder, Type: 'Email' },
                      { Name: label, AccessType: 'Public' }
                  );
        seeder.put(
            'EmailTemplate',
            { DeveloperName: one.developerName },
            {
                Name: one.name,
                Description: one.description,
                Subject: one.subject,
                Body: one.body,
                HtmlValue: one.html,
                TemplateType: one.type,
                TemplateStyle: one.style,
                UiType: one.uiType,
                Encoding: one.encoding,
                IsActive: one.isAvailable ? 1 : 0,
                FolderId: folderId,
                FolderName: label
            }
        );
    }
    seeder.sweep('EmailTemplate', '1');
    seeder.sweep('Folder', `"Type" = 'Email'`);
}
