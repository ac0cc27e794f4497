// Shapes of the User Interface API that the page uses (types only).

export interface FieldValue {
    value: unknown;
    displayValue: string | null;
}

export interface RecordRepresentation {
    apiName: string;
    id: string;
    fields: Record<string, FieldValue>;
    recordTypeId: string | null;
    lastModifiedDate: string | null;
    systemModstamp: string | null;
}

export interface FieldInfo {
    apiName: string;
    label: string;
    dataType: string;
    inlineHelpText: string | null;
    required: boolean;
    updateable: boolean;
    createable: boolean;
    sortable: boolean;
    filterable: boolean;
    htmlFormatted: boolean;
    calculated: boolean;
    length: number;
    precision: number;
    scale: number;
    nameField: boolean;
    compound: boolean;
    compoundFieldName: string | null;
    reference: boolean;
    relationshipName: string | null;
    referenceToInfos: { apiName: string; nameFields: string[] }[];
}

export interface ObjectInfo {
    apiName: string;
    label: string;
    labelPlural: string;
    keyPrefix: string;
    custom: boolean;
    createable: boolean;
    updateable: boolean;
    deletable: boolean;
    searchable: boolean;
    nameFields: string[];
    fields: Record<string, FieldInfo>;
    defaultRecordTypeId: string | null;
    themeInfo: { color: string; iconUrl: string; iconName: string };
}

export interface LayoutItem {
    label: string;
    required: boolean;
    editableForNew: boolean;
    editableForUpdate: boolean;
    layoutComponents: { apiName: string | null; componentType: string; label: string | null }[];
}

export interface LayoutSection {
    id: string;
    heading: string;
    useHeading: boolean;
    columns: number;
    layoutRows: { layoutItems: LayoutItem[] }[];
}

export interface Layout {
    id: string;
    objectApiName: string;
    layoutType: string;
    mode: string;
    sections: LayoutSection[];
}

export interface RelatedListColumn {
    fieldApiName: string;
    label: string;
    dataType: string;
    sortable: boolean;
    lookupId: string | null;
}

export interface RelatedListInfo {
    label: string;
    relatedListId: string;
    objectApiNames: string[];
    parentObjectApiName: string;
    displayColumns: RelatedListColumn[];
    createable: boolean;
    /** why the list cannot be shown; the rest is missing then */
    problem?: string;
    /** lookup of the child that points to the parent */
    parentFieldApiName: string;
}

export interface RecordCollection {
    count: number;
    records: RecordRepresentation[];
    nextPageToken: string | null;
    currentPageToken: string | null;
    pageSize: number;
}

export interface PlatformAction {
    apiName: string;
    label: string;
    type: 'StandardButton' | 'QuickAction';
    subtype: string | null;
    /** name of the component behind a Lightning web component action */
    component: string | null;
    /** object to create, for a create action */
    targetObject: string | null;
    targetParentField: string | null;
}

export interface PageItem {
    componentName: string;
    identifier: string;
    properties: Record<string, unknown>;
    /** set for a field of a dynamic form */
    fieldItem: string | null;
}

export interface PageRegion {
    name: string;
    type: 'Region' | 'Facet';
    items: PageItem[];
}

export interface PageDefinition {
    label: string;
    template: string;
    regions: PageRegion[];
}

/** A filter of a list view. */
export interface ListFilter {
    fieldApiName: string;
    label: string;
    /** such as `Equals` */
    operator: string;
    /** alternatives of which one has to fit; none for a blank */
    operandLabels: string[];
}

export interface ListInfo {
    label: string;
    apiName: string;
    cloneable: boolean;
    createable: boolean;
    updateable: boolean;
    deletable: boolean;
    displayColumns: RelatedListColumn[];
    filterLogicString: string | null;
    filteredByInfo: ListFilter[];
    orderedByInfo: { fieldApiName: string; isAscending: boolean; label: string }[];
    scope: { apiName: 'everything' | 'mine' };
}

/** What the User Interface API takes of a list view that is made or changed. */
export interface ListInfoInput {
    label?: string;
    displayColumns?: string[];
    filteredByInfo?: Omit<ListFilter, 'label'>[];
    filterLogicString?: string | null;
    scope?: { apiName: string };
}

export interface SearchResult {
    objectApiName: string;
    label: string;
    labelPlural: string;
    columns: { fieldApiName: string; label: string }[];
    records: RecordRepresentation[];
    hasMore: boolean;
}
