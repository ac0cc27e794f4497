// Shapes of the Reports and Dashboards REST API that the page uses (types only).

export interface Cell {
    label: string;
    value: unknown;
    recordId?: string;
}

export interface ColumnInfo {
    label: string;
    dataType: string;
    /** object whose records the names of the column open, or null */
    entity: string | null;
}

export interface Grouping {
    key: string;
    label: string;
    value: string;
    groupings: Grouping[];
}

export interface ReportAnswer {
    allData: boolean;
    hasDetailRows: boolean;
    factMap: Record<string, { aggregates: Cell[]; rows: { dataCells: Cell[] }[] }>;
    groupingsDown: { groupings: Grouping[] };
    reportMetadata: {
        id: string;
        name: string;
        description: string;
        folderName: string;
        reportType: { label: string };
        reportBooleanFilter: string | null;
        reportFilters: { column: string; operator: string; value: string; label: string }[];
        detailColumns: string[];
        aggregates: string[];
        groupingsDown: { name: string }[];
    };
    reportExtendedMetadata: {
        detailColumnInfo: Record<string, ColumnInfo>;
        groupingColumnInfo: Record<string, ColumnInfo>;
        filterColumnInfo: Record<string, ColumnInfo>;
        aggregateColumnInfo: Record<string, { label: string }>;
    };
}

export interface ComponentDescription {
    id: string;
    reportId: string;
    header: string;
    footer: string;
    title: string;
    properties: {
        visualizationType: 'Metric' | 'FlexTable' | 'Bar' | 'Column' | 'Donut';
        reportName: string;
        visualizationProperties: {
            metricLabel: string;
            sortBy: string;
            maxRows: number | null;
            showValues: boolean;
            showTotal: boolean;
        };
    };
}

export interface ComponentData {
    reportResult: ReportAnswer | null;
    status: { dataStatus: 'DATA' | 'NO_DATA' | 'ERROR'; errorMessage?: string; refreshDate: string };
}

export interface DashboardFilter {
    id: string;
    name: string;
    selectedOption: string | null;
    options: { id: string; alias: string }[];
}

export interface DashboardAnswer {
    componentData: ComponentData[];
    dashboardMetadata: {
        id: string;
        name: string;
        description: string;
        runningUser: { displayName: string };
        filters: DashboardFilter[];
        components: ComponentDescription[];
        layout: {
            numColumns: number;
            rowHeight: number;
            components: { column: number; row: number; colspan: number; rowspan: number }[];
        };
    };
}

export interface ListEntry {
    id: string;
    name: string;
    description: string;
    folderName: string;
}

/** One bar or slice of a chart. */
export interface ChartPoint {
    label: string;
    value: number;
    text: string;
}
