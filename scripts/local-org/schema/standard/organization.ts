import { standardObject } from './define.ts';

export default standardObject(
    'Organization',
    {
        keyPrefix: '00D',
        label: 'Organization',
        pluralLabel: 'Organization',
        setup: true,
        readOnly: true,
        without: ['IsDeleted']
    },
    `
    Name                                    Text(80) name
    Address                                 Address
    City                                    Text(40)
    ComplianceBccEmail                      Email(80)
    Country                                 Text(80)
    DefaultAccountAccess                    Text(255)
    DefaultCalendarAccess                   Text(255)
    DefaultCampaignAccess                   Text(255)
    DefaultCaseAccess                       Text(255)
    DefaultContactAccess                    Text(255)
    DefaultLeadAccess                       Text(255)
    DefaultLocaleSidKey                     Text(255)
    DefaultOpportunityAccess                Text(255)
    DefaultPricebookAccess                  Text(255)
    DelegatedAuthenticationServiceUrl       Url(255)
    Fax                                     Phone(40)
    FiscalYearStartMonth                    Integer
    GeocodeAccuracy                         Picklist[Address;NearAddress;Block;Street;ExtendedZip;Zip;Neighborhood;City;County;State;Unknown]
    InstanceName                            Text(255)
    IsReadOnly                              Checkbox
    IsSandbox                               Checkbox
    LanguageLocaleKey                       Text(255)
    Latitude                                Number(3,15)
    Longitude                               Number(3,15)
    MonthlyPageViewsEntitlement             Integer
    MonthlyPageViewsUsed                    Integer
    NamespacePrefix                         Text(255)
    NumKnowledgeService                     Integer
    OrganizationType                        Picklist[Developer Edition*;Enterprise Edition;Unlimited Edition]
    Phone                                   Phone(40)
    PostalCode                              Text(20)
    PreferencesAutoSelectIndividualOnMerge  Checkbox
    PreferencesConsentManagementEnabled     Checkbox
    PreferencesEmailSenderIdCompliance      Checkbox
    PreferencesLightningLoginEnabled        Checkbox
    PreferencesOnlyLLPermUserAllowed        Checkbox
    PreferencesRequireOpportunityProducts   Checkbox
    PreferencesTerminateOldestSession       Checkbox
    PreferencesTransactionSecurityPolicy    Checkbox
    PrimaryContact                          Text(255)
    ReceivesAdminInfoEmails                 Checkbox
    ReceivesInfoEmails                      Checkbox
    SignupCountryIsoCode                    Text(255)
    State                                   Text(80)
    Street                                  TextArea(255)
    TimeZoneSidKey                          Picklist
    TrialExpirationDate                     DateTime
    UiSkin                                  Text(255)
    UsesStartDateAsFiscalYearName           Checkbox
    WebToCaseDefaultOrigin                  Text(255)
`
);
