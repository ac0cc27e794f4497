import { LightningElement } from 'lwc';
import { API, errorMessage, request } from 'one/http';
import type { QueryPlan } from '../../../../server/rest/explain.ts';
import { completionAt, namesLike, type Completion } from './completion.ts';

interface QueryTable {
    columns: string[];
    rows: { id: string | null; values: string[] }[];
    total: number;
}

interface Row {
    key: string;
    cells: { key: string; text: string; url: string | null }[];
}

interface Plan {
    key: string;
    operation: string;
    fields: string;
    rows: string;
    total: string;
    cost: string;
    notes: string;
}

interface Described {
    fields: { name: string; nameField: boolean; relationshipName: string | null; referenceTo: string[] }[];
    childRelationships: { childSObject: string; relationshipName: string | null }[];
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
    plans: Plan[] | null = null;
    names: string[] = [];
    chosen = 0;
    private writing: Completion | null = null;
    private readonly described = new Map<string, Promise<Described>>();
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
            const { fields } = await this.describe(name);
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

    get options(): { id: string; name: string; selected: string; className: string }[] {
        return this.names.map((name, at) => ({
            id: `name-${at}`,
            name,
            selected: String(at === this.chosen),
            className: at === this.chosen ? 'name name_chosen' : 'name'
        }));
    }

    get chosenId(): string | null {
        return this.names.length > 0 ? `name-${this.chosen}` : null;
    }

    get listClass(): string {
        return this.names.length > 0 ? 'names' : 'names names_none';
    }

    // The names of what can stand at the caret are offered while one is typed.
    async handleInput(): Promise<void> {
        const { value, selectionStart } = this.refs.soql;
        const writing = completionAt(value, selectionStart);
        this.writing = writing;
        const names = writing ? await this.namesFor(writing).catch(() => []) : [];
        if (this.writing === writing) {
            this.names = writing ? namesLike(writing.word, names) : [];
            this.chosen = 0;
        }
    }

    handleBlur(): void {
        this.names = [];
    }

    handleChoice(event: MouseEvent): void {
        event.preventDefault();
        const { name } = (event.target as HTMLElement).dataset;
        if (name) {
            this.take(name);
        }
    }

    private take(name: string): void {
        const { soql } = this.refs;
        soql.setRangeText(name, this.writing!.from, soql.selectionStart, 'end');
        this.names = [];
    }

    private describe(name: string): Promise<Described> {
        const key = name.toLowerCase();
        const known = this.described.get(key) ?? request<Described>(`${API}/sobjects/${name}/describe`);
        this.described.set(key, known);
        return known;
    }

    // An inner query is FROM a child relationship, or in a filter FROM an object.
    private async namesFor({ kind, objects, path }: Completion): Promise<string[]> {
        let object = objects[0] ?? '';
        for (const name of objects.slice(1)) {
            const { childRelationships } = await this.describe(object);
            object = childRelationships.find((one) => isSame(one.relationshipName, name))?.childSObject ?? name;
        }
        if (kind === 'object') {
            const children = object ? (await this.describe(object)).childRelationships : [];
            return [...children.flatMap(({ relationshipName }) => relationshipName ?? []), ...this.objects];
        }
        for (const name of path) {
            const { fields } = await this.describe(object);
            object = fields.find((one) => isSame(one.relationshipName, name))?.referenceTo[0] ?? '';
        }
        const { fields } = await this.describe(object);
        return fields
            .flatMap(({ name, relationshipName }) => (relationshipName ? [name, `${relationshipName}.`] : [name]))
            .sort();
    }

    handleKey(event: KeyboardEvent): void {
        const count = this.names.length;
        if (count > 0 && !event.ctrlKey && !event.metaKey) {
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                this.chosen = (this.chosen + (event.key === 'ArrowDown' ? 1 : count - 1)) % count;
                event.preventDefault();
            } else if (event.key === 'Enter' || event.key === 'Tab') {
                this.take(this.names[this.chosen]!);
                event.preventDefault();
            } else if (event.key === 'Escape') {
                this.names = [];
                event.preventDefault();
            }
            return;
        }
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            void this.handleRun();
        }
    }

    handleRun(): Promise<void> {
        return this.show(async (soql) => {
            this.table = await request<QueryTable>(`${QUERY}?q=${encodeURIComponent(soql)}`);
            this.ran = soql;
        });
    }

    handlePlan(): Promise<void> {
        return this.show(async (soql) => {
            const { plans } = await request<{ plans: QueryPlan[] }>(`${API}/query?explain=${encodeURIComponent(soql)}`);
            this.plans = plans.map((one, at) => ({
                key: String(at),
                operation: one.leadingOperationType,
                fields: one.fields.join(', '),
                rows: one.cardinality.toLocaleString(),
                total: one.sobjectCardinality.toLocaleString(),
                cost: one.relativeCost.toLocaleString(),
                notes: one.notes.map(({ description, fields }) => `${description}: ${fields.join(', ')}`).join('. ')
            }));
        });
    }

    private async show(ask: (soql: string) => Promise<void>): Promise<void> {
        this.isBusy = true;
        this.names = [];
        this.table = null;
        this.plans = null;
        this.error = '';
        try {
            await ask(this.refs.soql.value);
        } catch (error) {
            this.error = errorMessage(error);
        }
        this.isBusy = false;
    }
}

const isSame = (a: string | null, b: string): boolean => a?.toLowerCase() === b.toLowerCase();
