import { LightningElement } from 'lwc';
import { act } from 'c/act';
import { filled } from 'c/filled';
import { readCsv } from 'c/csv';
import { textOf } from 'c/textFile';
import previewRows from '@salesforce/apex/ActivityImportController.preview';
import deliverRows from '@salesforce/apex/ActivityImportController.deliver';
import help from '@salesforce/label/c.Activity_Help';
import file from '@salesforce/label/c.Activity_File';
import noColumn from '@salesforce/label/c.Activity_File_No_Column';
import noRow from '@salesforce/label/c.Activity_File_No_Row';
import openQuote from '@salesforce/label/c.Bulk_Open_Quote';
import unreadable from '@salesforce/label/c.Bulk_File_Unreadable';
import heading from '@salesforce/label/c.Activity_Heading';
import importRows from '@salesforce/label/c.Activity_Import';
import preview from '@salesforce/label/c.Activity_Preview';
import imported from '@salesforce/label/c.Activity_Imported';
import notDone from '@salesforce/label/c.Activity_Not_Done';
import loading from '@salesforce/label/c.Screen_Loading';
import columnRow from '@salesforce/label/c.Activity_Column_Row';
import columnEmail from '@salesforce/label/c.Activity_Column_Email';
import columnApplication from '@salesforce/label/c.Activity_Column_Application';
import columnOccurredOn from '@salesforce/label/c.Activity_Column_Occurred_On';
import columnVerdict from '@salesforce/label/c.Activity_Column_Verdict';
import ready from '@salesforce/label/c.Activity_Status_Ready';
import created from '@salesforce/label/c.Activity_Status_Created';
import unchanged from '@salesforce/label/c.Activity_Status_Unchanged';
import refused from '@salesforce/label/c.Activity_Status_Refused';

/** Apex takes so many rows in one call. */
const PART = 200;
const NEEDED = ['email', 'application', 'occurredOn'];
const COLUMNS = [...NEEDED, 'externalId'];
const STATUS: Record<Licenses.ActivityOutcome['status'], string> = {
    Ready: ready,
    Created: created,
    Unchanged: unchanged,
    Refused: refused
};

/** How a column is called, whatever its upper and lower case, blanks and hyphens. */
const nameOf = (header: string): string => header.toLowerCase().replace(/[^a-z]/g, '');

/** A row of the file, and what becomes of it. */
interface Row {
    written: Record<string, string>;
    outcome: Licenses.ActivityOutcome;
}

/** Imports what people did in Marketing Cloud and Cvent from a CSV file: choose it, see what becomes of each row, import. */
export default class ActivityImport extends LightningElement {
    label = {
        heading,
        help,
        file,
        notDone,
        loading,
        columnRow,
        columnEmail,
        columnApplication,
        columnOccurredOn,
        columnVerdict
    };
    rows: Row[] = [];
    problem?: string;
    errors?: Platform.FetchError | Platform.FetchError[];
    isBusy = false;
    private isImported = false;

    get hasRows(): boolean {
        return this.rows.length > 0;
    }

    /** The rows as the table shows them. */
    get lines() {
        return this.rows.map(({ written, outcome }, index) => ({
            number: index + 1,
            ...written,
            status: outcome.status,
            verdict: STATUS[outcome.status],
            message: outcome.message
        }));
    }

    get summary(): string {
        const done = this.amount(this.isImported ? 'Created' : 'Ready');
        return filled(this.isImported ? imported : preview, done, this.amount('Unchanged'), this.amount('Refused'));
    }

    get importLabel(): string {
        return filled(importRows, this.amount('Ready'));
    }

    get cannotImport(): boolean {
        return this.isBusy || this.amount('Ready') === 0;
    }

    private amount(status: Licenses.ActivityOutcome['status']): number {
        return this.rows.filter(({ outcome }) => outcome.status === status).length;
    }

    async handleFile(event: CustomEvent<{ files: FileList }>): Promise<void> {
        const chosen = event.detail.files[0];
        if (!chosen) {
            return;
        }
        this.rows = [];
        this.isImported = false;
        this.errors = undefined;
        const written = this.read(chosen.name, await textOf(chosen));
        if (written.length > 0) {
            await act(this, async () => {
                this.rows = await inParts(written, previewRows);
            });
        }
    }

    /** What is in a file; says what is wrong with it where nothing can be read. */
    private read(name: string, text: string | undefined): Record<string, string>[] {
        this.problem = undefined;
        if (text === undefined) {
            this.problem = filled(unreadable, name);
            return [];
        }
        const table = readCsv(text);
        if (table.openQuote) {
            this.problem = filled(openQuote, table.openQuote);
            return [];
        }
        const [header = [], ...body] = table.rows.map(({ cells }) => cells);
        const places = new Map(COLUMNS.map((column) => [column, header.map(nameOf).indexOf(nameOf(column))]));
        const missing = NEEDED.find((column) => places.get(column) === -1);
        if (missing) {
            this.problem = filled(noColumn, name, missing);
            return [];
        }
        if (body.length === 0) {
            this.problem = filled(noRow, name);
        }
        return body.map((cells) =>
            Object.fromEntries(COLUMNS.map((column) => [column, cells[places.get(column)!] ?? '']))
        );
    }

    async handleImport(): Promise<void> {
        await act(this, async () => {
            const waiting = this.rows.filter(({ outcome }) => outcome.status === 'Ready');
            const done = await inParts(
                waiting.map(({ written }) => written),
                deliverRows
            );
            this.rows = this.rows.map((row) => (waiting.includes(row) ? done[waiting.indexOf(row)]! : row));
            this.isImported = true;
        });
    }
}

/** What Apex says of rows, part by part. */
async function inParts(
    written: Record<string, string>[],
    ask: (parameters: { rows: Record<string, string>[] }) => Promise<Licenses.ActivityOutcome[]>
): Promise<Row[]> {
    const part = written.slice(0, PART);
    const outcomes = await ask({ rows: part });
    const judged = part.map((row, index) => ({ written: row, outcome: outcomes[index]! }));
    return written.length > PART ? [...judged, ...(await inParts(written.slice(PART), ask))] : judged;
}
