import { api, LightningElement } from 'lwc';
import { context, type PageReference } from 'one/context';
import { API, errorMessage, request } from 'one/http';
import { goTo } from 'one/router';
import type { ComponentData, ComponentDescription, DashboardAnswer } from '../types.ts';

const ALL = '';

interface PlacedComponent {
    key: string;
    style: string;
    description: ComponentDescription;
    data: ComponentData;
}

/**
 * `/lightning/r/Dashboard/{id}/view`: the components in the rows and columns of the dashboard's grid. On a Lightning page
 * it is embedded: `dashboardName` says which, and its filters do not change the address.
 */
export default class DashboardPage extends LightningElement {
    answer: DashboardAnswer | null = null;
    error = '';
    isLoading = false;
    reference: PageReference | undefined;
    asked = 0;

    /** developer name of the dashboard that is embedded */
    @api dashboardName = '';
    /** true to show nothing of an embedded dashboard that fails */
    @api hideOnError = false;
    choice: Record<string, string> = {};

    connectedCallback(): void {
        if (this.dashboardName) {
            void this.load();
        }
    }

    @api
    get pageReference(): PageReference | undefined {
        return this.reference;
    }
    set pageReference(value: PageReference | undefined) {
        this.reference = value;
        const state = Object.entries(value?.state ?? {}).filter(([name]) => /^filter\d+$/.test(name));
        this.choice = Object.fromEntries(state) as Record<string, string>;
        void this.load();
    }

    get heading(): string {
        return this.answer?.dashboardMetadata.name ?? '';
    }

    get detail(): string {
        if (!this.answer) {
            return '';
        }
        const { locale, timeZone } = context().locale;
        const [first] = this.answer.componentData;
        const asOf = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short', timeZone }).format(
            first ? new Date(first.status.refreshDate) : new Date()
        );
        return `As of ${asOf.replace(/\u202f/g, ' ')} · Viewing as ${this.answer.dashboardMetadata.runningUser.displayName}`;
    }

    get description(): string {
        return this.answer?.dashboardMetadata.description ?? '';
    }

    get isFirstLoad(): boolean {
        return this.isLoading && !this.answer;
    }

    get gridStyle(): string {
        const { numColumns, rowHeight } = this.answer!.dashboardMetadata.layout;
        return `--columns: ${numColumns}; --row: ${rowHeight}px`;
    }

    get components(): PlacedComponent[] {
        const { components, layout } = this.answer!.dashboardMetadata;
        return components.map((description, index) => {
            const { column, row, colspan, rowspan } = layout.components[index]!;
            return {
                key: description.id,
                style: `grid-column: ${column + 1} / span ${colspan}; grid-row: ${row + 1} / span ${rowspan}`,
                description,
                data: this.answer!.componentData[index]!
            };
        });
    }

    get filters(): { key: string; label: string; value: string; options: { label: string; value: string }[] }[] {
        return this.answer!.dashboardMetadata.filters.map((filter, index) => ({
            key: `filter${index + 1}`,
            label: filter.name,
            value: filter.selectedOption ?? ALL,
            options: [
                { label: 'All', value: ALL },
                ...filter.options.map((option) => ({ label: option.alias, value: option.id }))
            ]
        }));
    }

    handleRefresh(): void {
        void this.load();
    }

    // The choice is part of the address, so that it can be shared and survives a reload.
    handleFilter(event: CustomEvent<{ value: string }>): void {
        const name = (event.currentTarget as HTMLElement).dataset.name!;
        const others = Object.entries(this.choice).filter(([one]) => one !== name);
        this.choice = Object.fromEntries(
            event.detail.value === ALL ? others : [...others, [name, event.detail.value]]
        ) as Record<string, string>;
        if (this.dashboardName) {
            void this.load();
        } else {
            goTo(`${location.pathname}${this.query}`, true);
        }
    }

    get query(): string {
        const query = new URLSearchParams(this.choice).toString();
        return query ? `?${query}` : '';
    }

    get showError(): boolean {
        return this.error !== '' && !this.hideOnError;
    }

    async load(): Promise<void> {
        const id = this.dashboardName || this.reference!.attributes.recordId;
        const turn = ++this.asked;
        this.isLoading = true;
        this.error = '';
        try {
            const answer = await request<DashboardAnswer>(`${API}/analytics/dashboards/${id}${this.query}`);
            // An answer that was overtaken by a later choice is not shown.
            if (turn === this.asked) {
                this.answer = answer;
                if (!this.dashboardName) {
                    document.title = `${this.heading} | Dashboard | Salesforce`;
                }
            }
        } catch (error) {
            if (turn === this.asked) {
                this.error = errorMessage(error);
            }
        } finally {
            if (turn === this.asked) {
                this.isLoading = false;
            }
        }
    }
}
