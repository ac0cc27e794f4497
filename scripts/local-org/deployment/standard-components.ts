/** Properties of the platform's components that pages set; null where they are not known. Of these namespaces every component is here. */
const NAMESPACES: Readonly<Record<string, Readonly<Record<string, readonly string[] | null>>>> = {
    force: {
        canvasApp: null,
        detailPanel: [],
        highlightsPanel: [
            'actionNames',
            'collapsed',
            'enableActionsConfiguration',
            'enableActionsInNative',
            'hideChatterActions',
            'hideSlackAction',
            'numVisibleActions'
        ],
        recordDetailPanelMobile: [],
        relatedListContainer: ['relatedListComponentOverride', 'rowsToDisplay', 'showActionBar'],
        relatedListQuickLinksContainer: ['hideHeader'],
        relatedListSingleContainer: null,
        dynamicRelatedListSingleContainer: null,
        pathAssistant: null,
        relatedRecord: null
    },
    flexipage: {
        accordion: null,
        accordionSection: null,
        availableActions: null,
        blankRecordDetail: null,
        blankSpace: null,
        column: ['body'],
        dynamicHighlights: null,
        field: null,
        fieldSection: null,
        filterListCard: ['enableInlineEdit', 'entityName', 'filterName', 'hideActionBar', 'hideSearchBar', 'pageSize'],
        recentItems: null,
        reportChart: null,
        richText: ['decorate', 'richTextValue'],
        tab: ['active', 'body', 'title'],
        tabset: ['label', 'tabs'],
        visualforcePage: null
    }
};

const OTHERS: Readonly<Record<string, readonly string[]>> = {
    'desktopDashboards:embeddedDashboard': ['dashboardName', 'hideOnError'],
    'runtime_sales_pathassistant:pathAssistant': ['hideUpdateButton', 'variant']
};

/** Every component may be given these by the builder. */
const ANYWHERE = new Set(['eager', 'height', 'icon', 'label', 'scrollable', 'width']);

/** Whether the platform has a component; of namespaces that are not known here it is taken to. */
export function isStandardComponent(name: string): boolean {
    const [namespace, own] = name.split(':') as [string, string];
    const known = NAMESPACES[namespace];
    return !known || own in known;
}

/** Whether a component of the platform has a property; of components whose properties are not known it is taken to. */
export function hasStandardProperty(component: string, property: string): boolean {
    const [namespace, own] = component.split(':') as [string, string];
    const known = NAMESPACES[namespace]?.[own] ?? OTHERS[component] ?? null;
    return known === null || known.includes(property) || ANYWHERE.has(property);
}

/** Regions of page templates; of templates that are not here they are not known. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
    'flexipage:defaultAppHomeTemplate': ['main'],
    'flexipage:recordHomeTemplateDesktop': ['header', 'main', 'sidebar'],
    'flexipage:recordHomeWithSubheaderTemplateDesktop': ['header', 'subheader', 'main', 'sidebar'],
    'flexipage:recordHomeSingleColTemplateDesktop': ['header', 'main'],
    'home:desktopTemplate': ['top', 'bottomLeft', 'bottomRight', 'sidebar']
};

/** The regions of a template: null where they are not known, undefined where the platform has no such template. */
export function templateRegions(name: string): readonly string[] | null | undefined {
    const known = TEMPLATES[name];
    if (known) {
        return known;
    }
    return /^(?:flexipage|home):/.test(name) &&
        !/^flexipage:(?:app|record|default)\w*Template\w*$|^home:\w*[tT]emplate\w*$/.test(name)
        ? undefined
        : null;
}

const FLAGS = new Set(
    'active collapsed enableActionsConfiguration enableActionsInNative enableInlineEdit hideActionBar hideChatterActions hideHeader hideOnError hideSearchBar hideUpdateButton showActionBar'.split(
        ' '
    )
);
const COUNTS = new Set(['maxRecords', 'numVisibleActions', 'pageSize', 'rowsToDisplay']);

/** What builders set of every component in a utility bar. */
export function isUtilityProperty(name: string): boolean {
    return ANYWHERE.has(name);
}

/** What the value of a property of the platform's components looks like; undefined for any text. */
export function standardPropertyType(property: string): RegExp | undefined {
    return FLAGS.has(property) ? /^(?:true|false)?$/ : COUNTS.has(property) ? /^\d*$/ : undefined;
}
