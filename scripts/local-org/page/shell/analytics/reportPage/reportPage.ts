import { api, LightningElement } from 'lwc';
import { cellClass } from 'analytics/cell';
import { context, type PageReference } from 'one/context';
import { API, errorMessage, request } from 'one/http';
import type { Cell, Grouping, ReportAnswer } from '../types.ts';

const OPERATORS: Record<string, string> = {
    equals: 'equals',
    notEqual: 'not equal to',
    lessThan: 'less than',
    greaterThan: 'greater than',
    lessOrEqual: 'less or equal',
    greaterOrEqual: 'greater or equal',
    contains: 'contains',
    notContain: 'does not contain',
    startsWith: 'starts with',
    includes: 'includes',
    excludes: 'excludes'
};

interface ShownColumn {
    key: string;
    label: string;
    entity: string | null;
    className: string;
}

interface ShownLine {
    key: string;
    isGroup: boolean;
    className: string;
    heading: string;
    totals: string;
    cells: { key: string; cell: Cell; entity: string | null; className: string }[];
}

/** `/lightning/r/Report/{id}/view`: a report with its filters, groups, subtotals and details. */
export default class ReportPage extends LightningElement {
    answer: ReportAnswer | null = null;
    error = '';
    isLoading = false;
    reference: PageReference | undefined;

    @api
    get pageReference(): PageReference | undefined {
        return this.reference;
    }
    set pageReference(value: PageReference | undefined) {
        this.reference = value;
        void this.load();
    }

    get recordId(): string {
        return this.reference!.attributes.recordId!;
    }

    get isFirstLoad(): boolean {
        return this.isLoading && !this.answer;
    }

    get heading(): string {
        return this.answer!.reportMetadata.name;
    }

    get eyebrow(): string {
        return `Report: ${this.answer!.reportMetadata.reportType.label}`;
    }

    get description(): string {
        return this.answer!.reportMetadata.description;
    }

    get count(): number {
        return Number(this.answer!.factMap['T!T']!.aggregates.at(-1)!.value);
    }

    get detail(): string {
        return `Total Records: ${this.answer!.factMap['T!T']!.aggregates.at(-1)!.label}`;
    }

    get csvUrl(): string {
        return `/webruntime/api/report/${this.recordId}/csv`;
    }

    get isEmpty(): boolean {
        return this.count === 0;
    }

    get cut(): string {
        if (this.answer!.allData) {
            return '';
        }
        const most = new Intl.NumberFormat(context().locale.locale).format(2000);
        return `The first ${most} rows are shown; totals count every row. Export has them all.`;
    }

    get filters(): { key: string; text: string }[] {
        const { reportFilters } = this.answer!.reportMetadata;
        const infos = this.answer!.reportExtendedMetadata.filterColumnInfo;
        return reportFilters.map((filter, index) => {
            const value = filter.label === '' ? 'blank' : filter.label.replace(/_N_DAYS:(\d+)/g, ' $1 DAYS');
            const shown = /^(LAST|NEXT) \d+ DAYS$/.test(value) ? value.toLowerCase() : value;
            return {
                key: String(index),
                text: `${infos[filter.column]!.label} ${OPERATORS[filter.operator] ?? filter.operator} ${shown}`
            };
        });
    }

    get filterLogic(): string {
        const logic = this.answer!.reportMetadata.reportBooleanFilter;
        return logic ? `Filter logic: ${logic}` : '';
    }

    get columns(): ShownColumn[] {
        const infos = this.answer!.reportExtendedMetadata.detailColumnInfo;
        return this.answer!.reportMetadata.detailColumns.map((name) => ({
            key: name,
            label: infos[name]!.label,
            entity: infos[name]!.entity,
            className: cellClass(infos[name]!.dataType, infos[name]!.entity)
        }));
    }

    get columnCount(): number {
        return this.columns.length;
    }

    // Groups and rows one below the other, as they stand in the table.
    get lines(): ShownLine[] {
        const { columns } = this;
        const answer = this.answer!;
        const rowsOf = (key: string): ShownLine[] =>
            answer.factMap[`${key}!T`]!.rows.map((row, index) => ({
                key: `${key}-${index}`,
                isGroup: false,
                className: '',
                heading: '',
                totals: '',
                cells: row.dataCells.map((cell, at) => ({
                    key: columns[at]!.key,
                    cell,
                    entity: columns[at]!.entity,
                    className: columns[at]!.className
                }))
            }));
        const visit = (groups: Grouping[], level: number): ShownLine[] =>
            groups.flatMap((group) => [
                {
                    key: `group-${group.key}`,
                    isGroup: true,
                    className: `group level-${Math.min(level, 2)}`,
                    heading: `${this.groupLabel(level)}: ${group.label}`,
                    totals: this.totals(group.key),
                    cells: []
                },
                ...visit(group.groupings, level + 1),
                ...rowsOf(group.key)
            ]);
        return [...visit(answer.groupingsDown.groupings, 0), ...rowsOf('T')];
    }

    get grandTotals(): string {
        return this.totals('T');
    }

    groupLabel(level: number): string {
        const name = this.answer!.reportMetadata.groupingsDown[level]!.name;
        return this.answer!.reportExtendedMetadata.groupingColumnInfo[name]!.label;
    }

    totals(key: string): string {
        const { aggregates } = this.answer!.reportMetadata;
        const infos = this.answer!.reportExtendedMetadata.aggregateColumnInfo;
        return this.answer!.factMap[`${key}!T`]!.aggregates.map(
            (cell, index) => `${infos[aggregates[index]!]!.label}: ${cell.label}`
        ).join(' · ');
    }

    handleRefresh(): void {
        void this.load();
    }

    async load(): Promise<void> {
        this.isLoading = true;
        this.error = '';
        try {
            this.answer = await request<ReportAnswer>(`${API}/analytics/reports/${this.recordId}?includeDetails=true`);
            document.title = `${this.heading} | Report | Salesforce`;
        } catch (error) {
            this.error = errorMessage(error);
        } finally {
            this.isLoading = false;
        }
    }
}
