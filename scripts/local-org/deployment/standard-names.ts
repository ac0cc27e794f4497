/** Buttons of the platform by the names that layouts have (`platformActionList`, `excludeButtons`). */
const BUTTONS = new Set(
    (
        'AcceptRecord AccountAddToCampaign AccountHierarchy AddCampaign AddContactRole AddInfluence AddOpportunity AddToCampaign AdvancedSetup ' +
        'CallHighlightAction CampaignHierarchy ChangeOwner ChangeOwnerOne ChangeRecordType ChangeStatus Clone CloneAsChild ' +
        'CloneWithProducts CloseCase Convert DataDotComAccountInsights DataDotComClean DataDotComCompanyHierarchy Delete DeleteSeries ' +
        'DisableCustomerPortal DisableCustomerPortalAccount DisablePartnerPortal DisablePartnerPortalAccount DisablePrmSuperUser Edit ' +
        'EmailHighlightAction EnableCustomerPortal EnableCustomerPortalUser EnablePartnerPortal EnablePartnerPortalUser EnablePrmSuperUser ' +
        'EnableSelfService FindDup Follow FollowUpEvent FollowUpTask ForecastOverride GetContacts IncludeOffline JigsawSearch ListClean ' +
        'LogCall MassChangeOwner MassChangeStatus MassClose MassDelete Merge New NewEvent NewTask OpenListInQuip OppContactRoleMultiAdd ' +
        'PartnerScorecard PrintableListView PrintableView RequestUpdate RequestUseSfdc SendEmail SendGmail Share SmsHighlightAction ' +
        'Submit SubmitApproval Unfollow ViewCustomerPortal ViewCustomerPortalUser ViewPartnerPortalUser ViewSelfService ' +
        'WebsiteHighlightAction XClean AddToActionableList AssignRecordLabel ContactHierarchy CreateAccountChannel CreateCallList ' +
        'CreateSurveyInvitation DeepClone IsotopeSubscription SendListEmailAction SendSurveyInvitation Signup StartOutboundConversation Accept Save Cancel ManageMembers RecordShareHierarchy EnableAsPartner'
    ).split(' ')
);

/** Whether the platform has a button; names of productivity actions and of features are taken to be there where they say so. */
export function isButton(name: string): boolean {
    return (
        BUTTONS.has(name) ||
        /^(?:DataDotCom|Disable|Enable|Mass|Open|View)[A-Z]/.test(name) ||
        name.endsWith('HighlightAction')
    );
}

/** Links that every org has on its standard objects without a file. */
export const isDefaultLink = (name: string): boolean => name === 'Billing' || name === 'ViewCampaignInfluenceReport';

/** Tabs of the platform that are no objects' own. */
export const OTHER_TABS = new Set(
    (
        'home report dashboard chatter feed file files document content contentlibrary workspace forecasting forecasting3 forecasts console ' +
        'collaborationgroup people profile ideas jigsawsearch appexchange appLauncher libraries lightningsales lightningservice ' +
        'topics waveanalytics wavehome waveHomeLightning xdspace sites training today calendar notes quicktext wave macro duplicaterecordset ' +
        'entitlement knowledge streamingchannel relatedcontent portal solution usersurvey recordhome setup sandbox stream ' +
        'otheruserprofile userprofile lightninginstrumentation lightningbolthome ideatheme contentsubscriptions contentsearch cmsworkspaces ' +
        'cmsexperiences cmschannel cmsauthorhome shieldhome salesforcejourney platformencryption monitor mobilehome journeymap journeyhome ' +
        'globalflowresources flowlogs fieldaudittrail eventmonitoring datadetect approvalshome analyticsdatamanager actionhub ' +
        'desktoprecentitems listemail snippet deletedevent queuesobject landing'
    )
        .toLowerCase()
        .split(' ')
);

/** Numbers of the styles of tabs; those from 100 on have come later, and are all called after the last of the hundred. */
const LAST_MOTIF = 299;

/** Whether there is a style of tabs. Its number says which; its name differs between exports of different years (`Custom14: Hands`, `Handshake`). */
export function isMotif(text: string): boolean {
    const number = Number(/^Custom(\d+): \S/.exec(text)?.[1]);
    return number >= 1 && number <= LAST_MOTIF;
}

/** User licenses by their names with spaces; those of permission set licenses are single words. */
const LICENSES = new Set(
    [
        'Analytics Cloud Integration User',
        'Authenticated Website',
        'Chatter External',
        'Chatter Free',
        'Chatter Only',
        'Cloud Integration User',
        'Company Communities',
        'Customer Community',
        'Customer Community Login',
        'Customer Community Plus',
        'Customer Community Plus Login',
        'Customer Portal Manager Custom',
        'Customer Portal Manager Standard',
        'External Apps',
        'External Apps Login',
        'External Identity',
        'Gold Partner',
        'Guest',
        'Guest User License',
        'High Volume Customer Portal',
        'Identity',
        'Lightning Platform Plus',
        'Lightning Platform Starter',
        'Partner Community',
        'Partner Community Login',
        'Salesforce Integration',
        'Salesforce Platform',
        'Work.com Only',
        'XOrg Proxy User'
    ].map((one) => one.toLowerCase())
);

export function isLicense(name: string): boolean {
    return /^\w+$/.test(name) || LICENSES.has(name.toLowerCase());
}

/** Base components and modules in `lightning/` that components may use (Component Reference), by their names in code. */
const MODULES = new Set(
    (
        'accordion accordionSection accountTeam actions alert analyticsWaveApi avatar avatarGroup badge barcodeScanner baseFormattedText ' +
        'breadcrumb breadcrumbs button buttonGroup buttonIcon buttonIconStateful buttonMenu buttonStateful calendar card carousel ' +
        'carouselImage checkboxGroup clickToDial cmsDeliveryApi colorPicker combobox confirm contextMenu conversationToolkitApi ' +
        'cpqConfigurator datatable datepicker datetimepicker dualListbox dynamicIcon empApi fileUpload flow flowSupport focusTrap ' +
        'formattedAddress formattedDateTime formattedEmail formattedLocation formattedName formattedNumber formattedPhone ' +
        'formattedRichText formattedText formattedTime formattedUrl graphql helptext icon input inputAddress inputField inputLocation ' +
        'inputName inputRichText layout layoutItem listItem listView logger map mediaUtils menuDivider menuItem menuSubheader ' +
        'messageDispatcher messageService messages mobileCapabilities modal modalBody modalFooter modalHeader navigation ' +
        'navigationItem omnistudioPubsub outputField overlay pageReferenceUtils pill pillContainer platformEnablementApi ' +
        'platformNotificationService platformResourceLoader platformScratchpadApi platformShowCustomOverlayEvent ' +
        'platformShowToastEvent platformUtilityBarApi platformWorkspaceApi progressBar progressIndicator progressRing progressStep ' +
        'prompt purifyLib quickActionPanel radioGroup recordAvatar recordEditForm recordForm recordPicker recordViewForm refresh ' +
        'relativeDateTime richTextToolbarButton richTextToolbarButtonGroup select serviceCloudVoiceToolkitApi slider spinner ' +
        'staticMap tab tabBar tabset textarea tile timepicker toast toastContainer tree treeGrid uiActionsApi uiAggregateApi ' +
        'uiAppsApi uiAttachmentApi uiDuplicatesApi uiExampleApi uiGraphQLApi uiIndustriesRuleBuilderApi uiLayoutApi uiLearningContentPlatformApi ' +
        'uiListApi uiListsApi uiLookupsApi uiObjectInfoApi uiPromptApi uiRecordApi uiRelatedListApi uiKnowledgeApi uiCdsOfferingApi ' +
        'unifiedPlatformAssetApi unsavedChanges verticalNavigation verticalNavigationItem verticalNavigationItemBadge ' +
        'verticalNavigationItemIcon verticalNavigationOverflow verticalNavigationSection waveDashboardEmbedded'
    ).split(' ')
);

export function isLightningModule(name: string): boolean {
    return (
        MODULES.has(name) ||
        /^(?:industries|cms|analytics|omnistudio|commerce|b2b|service|setup|industriesEducation)\w+/.test(name)
    );
}
