import { LightningElement, api } from 'lwc';
import { act } from 'c/act';
import { filled } from 'c/filled';
import { readCsv } from 'c/csv';
import { textOf } from 'c/textFile';
import noColumn from '@salesforce/label/c.File_No_Column';
import noRow from '@salesforce/label/c.File_No_Row';
import tooLong from '@salesforce/label/c.File_Too_Long';
import openQuote from '@salesforce/label/c.Bulk_Open_Quote';
import unreadable from '@salesforce/label/c.Bulk_File_Unreadable';
import notDone from '@salesforce/label/c.File_Not_Imported';
import loading from '@salesforce/label/c.Screen_Loading';
import columnRow from '@salesforce/label/c.File_Column_Row';
import columnVerdict from '@salesforce/label/c.File_Column_Verdict';

/** What became of one row of a file, or would, as the Apex class of the import says it. */
export type RowOutcome = Pick<Licenses.UserLinkOutcome, 'status'> &
    Partial<Pick<Licenses.UserLinkOutcome, 'message' | 'recordId'>>;

/** A column of the file. */
export interface CsvColumn {
    /** as Apex calls it, and as the file may call it */
    key: string;
    /** as the table calls it, and as the file may call it too */
    label: string;
    /** whether the file may do without it */
    isOptional?: boolean;
    /** whether the table leaves it out */
    isHidden?: boolean;
}

/** A row of a file, by the names of its columns. */
export type CsvValues = Record<string, string>;

/** What is imported: its words, its columns, and what judges and imports rows. */
export interface CsvKind {
    heading: string;
    help: string;
    file: string;
    columns: CsvColumn[];
    /** what each status is called */
    statuses: Record<RowOutcome['status'], string>;
    /** sentences and button with the numbers of rows: to import or imported, unchanged, refused */
    previewed: string;
    imported: string;
    button: string;
    /** rows that Apex takes in one call */
    part: number;
    /** rows that Apex takes of one file; as many as there are, where nothing is said */
    most?: number;
    preview: (parameters: { rows: CsvValues[] }) => Promise<RowOutcome[]>;
    deliver: (parameters: { rows: CsvValues[] }) => Promise<RowOutcome[]>;
}

interface Row {
    written: CsvValues;
    outcome: RowOutcome;
}

/** How a column is called, whatever its upper and lower case, blanks and hyphens. */
const nameOf = (header: string): string => header.toLowerCase().replace(/[^a-z]/g, '');

/**
 * Imports a CSV file: choose it, see what becomes of each row, import. Fires `imported` with the Ids of the records that were changed.
 * What kind of file it is, and what its rows mean, is the business of who uses this component.
 */
export default class CsvImport extends LightningElement {
    @api kind!: CsvKind;

    label = { notDone, loading, columnRow, columnVerdict };
    rows: Row[] = [];
    problem?: string;
    errors?: Platform.FetchError | Platform.FetchError[];
    isBusy = false;
    private isImported = false;

    get hasRows(): boolean {
        return this.rows.length > 0;
    }

    get columns(): CsvColumn[] {
        return this.kind.columns.filter(({ isHidden }) => !isHidden);
    }

    /** The rows as the table shows them. */
    get lines() {
        return this.rows.map(({ written, outcome }, index) => ({
            number: index + 1,
            cells: this.columns.map(({ key, label }) => ({ key, label, value: written[key] })),
            status: outcome.status,
            verdict: this.kind.statuses[outcome.status],
            message: outcome.message
        }));
    }

    get summary(): string {
        const done = this.amount(this.isImported ? 'Created' : 'Ready');
        const sentence = this.isImported ? this.kind.imported : this.kind.previewed;
        return filled(sentence, done, this.amount('Unchanged'), this.amount('Refused'));
    }

    get importLabel(): string {
        return filled(this.kind.button, this.amount('Ready'));
    }

    get cannotImport(): boolean {
        return this.isBusy || this.amount('Ready') === 0;
    }

    private amount(status: RowOutcome['status']): number {
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
                this.rows = await this.inParts(written, this.kind.preview);
            });
        }
    }

    /** What is in a file; says what is wrong with it where nothing can be read. */
    private read(name: string, text: string | undefined): CsvValues[] {
        const { columns, most = Infinity } = this.kind;
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
        const [header = [], ...body] = table.rows.map(({ cells }) => cells.map((cell) => cell.trim()));
        const places = columns.map(({ key, label }) =>
            header.findIndex((cell) => [key, label].map(nameOf).includes(nameOf(cell)))
        );
        const missing = columns.find(({ isOptional }, at) => places[at] === -1 && !isOptional);
        if (missing) {
            const needed = columns.filter(({ isOptional }) => !isOptional).map(({ key }) => key);
            this.problem = filled(noColumn, name, missing.key, needed.join(', '));
            return [];
        }
        if (body.length === 0) {
            this.problem = filled(noRow, name);
        }
        if (body.length > most) {
            this.problem = filled(tooLong, name, body.length, most);
            return [];
        }
        return body.map((cells) =>
            Object.fromEntries(columns.map((column, at) => [column.key, cells[places[at]!] ?? '']))
        );
    }

    async handleImport(): Promise<void> {
        const isDone = await act(this, async () => {
            const waiting = this.rows.filter(({ outcome }) => outcome.status === 'Ready');
            const done = await this.inParts(
                waiting.map(({ written }) => written),
                this.kind.deliver
            );
            this.rows = this.rows.map((row) => (waiting.includes(row) ? done[waiting.indexOf(row)]! : row));
            this.isImported = true;
        });
        if (isDone) {
            const changed = this.rows.filter(({ outcome }) => outcome.status === 'Created' && outcome.recordId);
            this.dispatchEvent(new CustomEvent('imported', { detail: changed.map(({ outcome }) => outcome.recordId) }));
        }
    }

    /** What Apex says of rows, part by part. */
    private async inParts(written: CsvValues[], ask: CsvKind['preview']): Promise<Row[]> {
        const part = written.slice(0, this.kind.part);
        const outcomes = await ask({ rows: part });
        const judged = part.map((row, index) => ({ written: row, outcome: outcomes[index]! }));
        const rest = written.slice(this.kind.part);
        return rest.length > 0 ? [...judged, ...(await this.inParts(rest, ask))] : judged;
    }
}
