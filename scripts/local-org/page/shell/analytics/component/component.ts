import { api, LightningElement } from 'lwc';
import { cellClass } from 'analytics/cell';
import { context } from 'one/context';
import type { Cell, ChartPoint, ColumnInfo, ComponentData, ComponentDescription } from '../types.ts';

interface TableColumn {
    key: string;
    label: string;
    info: ColumnInfo;
}

interface TableCell {
    key: string;
    cell: Cell;
    entity: string | null;
    className: string;
}

/** One component of a dashboard: a number, a table or a chart, with the link to its report. */
export default class Component extends LightningElement {
    @api description: ComponentDescription | undefined;
    @api data: ComponentData | undefined;

    get type(): string {
        return this.description!.properties.visualizationType;
    }

    get heading(): string {
        return this.description!.header || this.description!.title || this.description!.properties.reportName;
    }

    get footer(): string {
        return this.description!.footer;
    }

    get reportUrl(): string {
        return `/lightning/r/Report/${this.description!.reportId}/view`;
    }

    get reportHint(): string {
        return `View Report: ${this.description!.properties.reportName}, ${this.heading}`;
    }

    get error(): string {
        return this.data?.status.dataStatus === 'ERROR' ? (this.data.status.errorMessage ?? '') : '';
    }

    get isMetric(): boolean {
        return this.type === 'Metric' && !this.error;
    }

    // A number says 0 where the others have nothing to show.
    get isEmpty(): boolean {
        return this.data?.status.dataStatus === 'NO_DATA' && this.type !== 'Metric';
    }

    get isTable(): boolean {
        return this.type === 'FlexTable';
    }

    get metric(): string {
        return this.total(this.data!);
    }

    get metricLabel(): string {
        return this.description!.properties.visualizationProperties.metricLabel;
    }

    get chartTotal(): string {
        return this.total(this.data!);
    }

    get showTotal(): boolean {
        return this.description!.properties.visualizationProperties.showTotal;
    }

    get showValues(): boolean {
        return this.description!.properties.visualizationProperties.showValues;
    }

    get points(): ChartPoint[] {
        const result = this.data!.reportResult!;
        const { sortBy, maxRows } = this.description!.properties.visualizationProperties;
        const points = result.groupingsDown.groupings.map((group) => {
            const [cell] = result.factMap[`${group.key}!T`]!.aggregates;
            return { label: group.label, value: Number(cell!.value ?? 0), text: cell!.label };
        });
        if (sortBy === 'RowValueAscending' || sortBy === 'RowValueDescending') {
            points.sort((a, b) => a.value - b.value);
        }
        if (sortBy.endsWith('Descending')) {
            points.reverse();
        }
        return maxRows ? points.slice(0, maxRows) : points;
    }

    get columns(): TableColumn[] {
        const result = this.data!.reportResult!;
        return result.reportMetadata.detailColumns.map((name) => {
            const info = result.reportExtendedMetadata.detailColumnInfo[name]!;
            return { key: name, label: info.label, info };
        });
    }

    get rows(): { key: string; cells: TableCell[] }[] {
        const { columns } = this;
        return this.data!.reportResult!.factMap['T!T']!.rows.map((row, index) => ({
            key: String(index),
            cells: row.dataCells.map((cell, at) => ({
                key: columns[at]!.key,
                cell,
                entity: columns[at]!.info.entity,
                className: cellClass(columns[at]!.info.dataType, columns[at]!.info.entity)
            }))
        }));
    }

    get tableLabel(): string {
        return `${this.heading}: table`;
    }

    get more(): string {
        if (!this.isTable || !this.data?.reportResult) {
            return '';
        }
        const shown = this.data.reportResult.factMap['T!T']!.rows.length;
        const total = Number(this.data.reportResult.factMap['T!T']!.aggregates.at(-1)!.value);
        const number = new Intl.NumberFormat(context().locale.locale);
        return total > shown ? `${number.format(shown)} of ${number.format(total)} rows.` : '';
    }

    total(data: ComponentData): string {
        return data.reportResult?.factMap['T!T']?.aggregates[0]?.label ?? '';
    }
}
