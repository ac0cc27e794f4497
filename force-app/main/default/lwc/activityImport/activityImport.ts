import { LightningElement } from 'lwc';
import type { CsvKind } from 'c/csvImport';
import preview from '@salesforce/apex/ActivityImportController.preview';
import deliver from '@salesforce/apex/ActivityImportController.deliver';
import heading from '@salesforce/label/c.Activity_Heading';
import help from '@salesforce/label/c.Activity_Help';
import file from '@salesforce/label/c.Activity_File';
import button from '@salesforce/label/c.Activity_Import';
import previewed from '@salesforce/label/c.Activity_Preview';
import imported from '@salesforce/label/c.Activity_Imported';
import email from '@salesforce/label/c.Activity_Column_Email';
import application from '@salesforce/label/c.Activity_Column_Application';
import occurredOn from '@salesforce/label/c.Activity_Column_Occurred_On';
import externalId from '@salesforce/label/c.Activity_Column_Number';
import ready from '@salesforce/label/c.Activity_Status_Ready';
import created from '@salesforce/label/c.Activity_Status_Created';
import unchanged from '@salesforce/label/c.Activity_Status_Unchanged';
import refused from '@salesforce/label/c.File_Status_Refused';

/** Imports what people did in Marketing Cloud and Cvent from a CSV file (rule 10). */
export default class ActivityImport extends LightningElement {
    kind: CsvKind = {
        heading,
        help,
        file,
        button,
        previewed,
        imported,
        columns: [
            { key: 'email', label: email },
            { key: 'application', label: application },
            { key: 'occurredOn', label: occurredOn },
            { key: 'externalId', label: externalId, isOptional: true, isHidden: true }
        ],
        statuses: { Ready: ready, Created: created, Unchanged: unchanged, Refused: refused },
        part: 200,
        preview,
        deliver
    };
}
