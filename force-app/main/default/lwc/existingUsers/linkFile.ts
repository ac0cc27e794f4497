import type { CsvKind } from 'c/csvImport';
import preview from '@salesforce/apex/ExistingUsersController.previewFile';
import deliver from '@salesforce/apex/ExistingUsersController.linkFile';
import heading from '@salesforce/label/c.Existing_File_Heading';
import help from '@salesforce/label/c.Existing_File_Help';
import file from '@salesforce/label/c.Existing_File_Choose';
import button from '@salesforce/label/c.Existing_File_Link';
import previewed from '@salesforce/label/c.Existing_File_Preview';
import imported from '@salesforce/label/c.Existing_File_Linked';
import license from '@salesforce/label/c.Existing_License';
import username from '@salesforce/label/c.Existing_Suggestion';
import ready from '@salesforce/label/c.Existing_Status_Ready';
import created from '@salesforce/label/c.Existing_Status_Linked';
import unchanged from '@salesforce/label/c.Existing_Status_Unchanged';
import refused from '@salesforce/label/c.File_Status_Refused';

/** So that two rows of one license, or of one user, are seen together. */
const MOST = 1000;

type Ask = (parameters: { rows: Licenses.UserLinkRow[] }) => Promise<Licenses.UserLinkOutcome[]>;

const asLinks =
    (ask: Ask): CsvKind['preview'] =>
    ({ rows }) =>
        ask({
            rows: rows.map(({ license: number = '', username: user = '' }) => ({ license: number, username: user }))
        });

/** Links users from before roll-out by a CSV file: the one that is downloaded, or any with license and username (rule 6). */
export const LINK_FILE: CsvKind = {
    heading,
    help,
    file,
    button,
    previewed,
    imported,
    columns: [
        { key: 'license', label: license },
        { key: 'username', label: username }
    ],
    statuses: { Ready: ready, Created: created, Unchanged: unchanged, Refused: refused },
    part: MOST,
    most: MOST,
    preview: asLinks(preview),
    deliver: asLinks(deliver)
};
