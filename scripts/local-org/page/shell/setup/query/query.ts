import { LightningElement } from 'lwc';
import { API, errorMessage, request } from 'one/http';

interface QueryTable {
    columns: string[];
    rows: { id: string | null; values: string[] }[];
    total: number;
}

interface Row {
    key: string;
    cells: { key: string; text: string; url: string | null }[];
}

const QUERY = '/webruntime/api/setup/query';
const FIRST = 'SELECT Id, Name FROM Account LIMIT 100';
const RECORD_ID = /^\w{15}(\w{3})?$/;

/** Setup, SOQL Query: a query, its rows as a table, and all of them as a file. */
export default class Query extends LightningElement {
    declare refs: { soql: HTMLTextAreaElement };
    objects: string[] = [];
    fields: string[] = [];
    table: QueryTable | null = null;
    ran = '';
    error = '';
    isBusy = false;
    hasText = false;

    connectedCallback(): void {
        void this.loadObjects();
    }

    renderedCallback(): void {
        // A text area takes its text from script alone.
        if (!this.hasText) {
            this.hasText = true;
            this.refs.soql.value = FIRST;
        }
    }

    get detail(): string {
        if (!this.table) {
            return '';
        }
        const { total, rows } = this.table;
        const found = `${total.toLocaleString()} ${total === 1 ? 'row' : 'rows'}`;
        return rows.length < total ? `${found}, the first ${rows.length.toLocaleString()} are shown` : found;
    }

    get hasNoFields(): boolean {
        return this.fields.length === 0;
    }

    get isEmpty(): boolean {
        return this.table?.rows.length === 0;
    }

    get csvUrl(): string {
        return `${QUERY}/csv?q=${encodeURIComponent(this.ran)}`;
    }

    get rows(): Row[] {
        const { columns, rows } = this.table!;
        return rows.map(({ id, values }, row) => ({
            key: String(row),
            cells: values.map((text, column) => ({
                key: `${row}-${column}`,
                text,
                url: columns[column]?.toLowerCase() === 'id' && text === id && RECORD_ID.test(text) ? `/${text}` : null
            }))
        }));
    }

    async loadObjects(): Promise<void> {
        try {
            const { sobjects } = await request<{ sobjects: { name: string; queryable: boolean }[] }>(`${API}/sobjects`);
            this.objects = sobjects.flatMap(({ name, queryable }) => (queryable ? [name] : [])).sort();
        } catch (error) {
            this.error = errorMessage(error);
        }
    }

    async handleObject(event: Event): Promise<void> {
        const name = (event.target as HTMLSelectElement).value;
        this.fields = [];
        if (!name) {
            return;
        }
        try {
            const { fields } = await request<{ fields: { name: string; nameField: boolean }[] }>(
                `${API}/sobjects/${name}/describe`
            );
            const nameField = fields.find((field) => field.nameField)?.name;
            this.refs.soql.value = `SELECT Id${nameField ? `, ${nameField}` : ''} FROM ${name} LIMIT 100`;
            this.fields = fields.map((field) => field.name).sort();
        } catch (error) {
            this.error = errorMessage(error);
        }
    }

    // A field goes behind those that are selected already.
    handleField(event: Event): void {
        const select = event.target as HTMLSelectElement;
        if (select.value) {
            const { soql } = this.refs;
            soql.value = soql.value.replace(/\s+FROM\s/i, (from) => `, ${select.value}${from}`);
            select.value = '';
        }
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            void this.handleRun();
        }
    }

    async handleRun(): Promise<void> {
        const soql = this.refs.soql.value;
        this.isBusy = true;
        try {
            this.table = await request<QueryTable>(`${QUERY}?q=${encodeURIComponent(soql)}`);
            this.ran = soql;
            this.error = '';
        } catch (error) {
            this.table = null;
            this.error = errorMessage(error);
        }
        this.isBusy = false;
    }
}
