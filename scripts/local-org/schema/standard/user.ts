import { standardObject } from './define.ts';

/** The usual ones of hundreds; others are taken too. */
const LOCALES =
    'da_DK;de_AT;de_CH;de_DE;en_AU;en_CA;en_GB;en_IE;en_IN;en_NZ;en_US;es_ES;es_MX;fi_FI;fr_CA;fr_FR;it_IT;ja_JP;ko_KR;nl_NL;pt_BR;pt_PT;sv_SE;zh_CN;zh_TW';
const TIME_ZONES = Intl.supportedValuesOf('timeZone').join(';');

export default standardObject(
    'User',
    {
        keyPrefix: '005',
        label: 'User',
        pluralLabel: 'Users',
        sharing: 'Read',
        setup: true,
        searchable: true,
        deletable: false,
        layoutable: true,
        feed: true,
        without: ['IsDeleted']
    },
    `
    Name                                          Text(121) name readonly compound=FirstName,LastName
    FirstName                                     Text(40)
    LastName                                      Text(80) required
    AboutMe                                       TextArea(1000)
    AccountId                                     Lookup(Account) rel=Account children=Users readonly
    Address                                       Address
    Alias                                         Text(8) required
    BadgeText                                     Text(80) readonly
    BannerPhotoUrl                                Url(1024) readonly
    City                                          Text(40)
    CommunityNickname                             Text(40) unique
    CompanyName                                   Text(80)
    ContactId                                     Lookup(Contact) rel=Contact children=Users createonly
    Country                                       Text(80)
    DefaultCurrencyIsoCode                        Text(255)
    DefaultDivision                               Text(255)
    DefaultGroupNotificationFrequency             Picklist[P;D;W;N*] defaulted
    DelegatedApproverId                           Lookup(Group,User) rel=DelegatedApprover
    Department                                    Text(80)
    DigestFrequency                               Picklist[D*;W;N] defaulted
    Email                                         Email(128) required
    EmailEncodingKey                              Picklist[UTF-8;ISO-8859-1;Shift_JIS;ISO-2022-JP;EUC-JP;ks_c_5601-1987;Big5;GB2312;Big5-HKSCS;x-SJIS_0213] required
    EmailPreferencesAutoBcc                       Checkbox
    EmailPreferencesAutoBccStayInTouch            Checkbox
    EmailPreferencesStayInTouchReminder           Checkbox
    EmployeeNumber                                Text(20)
    EndDay                                        Text(255)
    Extension                                     Text(255)
    Fax                                           Phone(40)
    FederationIdentifier                          Text(512) unique casesensitive
    ForecastEnabled                               Checkbox
    FullPhotoUrl                                  Url(1024) readonly
    GeocodeAccuracy                               Picklist[Address;NearAddress;Block;Street;ExtendedZip;Zip;Neighborhood;City;County;State;Unknown]
    HasUserVerifiedEmail                          Checkbox
    HasUserVerifiedPhone                          Checkbox
    IsActive                                      Checkbox default=true
    IsExtIndicatorVisible                         Checkbox readonly
    IsProfilePhotoActive                          Checkbox readonly
    LanguageLocaleKey                             Picklist[en_US;de;es;fr;it;ja;ko;nl_NL;pt_BR;sv;th;zh_CN;zh_TW;da;fi;no;ru;es_MX] required
    LastLoginDate                                 DateTime readonly
    LastPasswordChangeDate                        DateTime readonly
    LastReferencedDate                            DateTime readonly
    LastViewedDate                                DateTime readonly
    Latitude                                      Number(3,15)
    LocaleSidKey                                  Picklist[${LOCALES}] required open
    Longitude                                     Number(3,15)
    ManagerId                                     Lookup(User) rel=Manager children=ManagedUsers
    MediumBannerPhotoUrl                          Url(1024) readonly
    MediumPhotoUrl                                Url(1024) readonly
    MobilePhone                                   Phone(40)
    NumberOfFailedLogins                          Integer readonly
    OfflinePdaTrialExpirationDate                 DateTime
    OfflineTrialExpirationDate                    DateTime
    OutOfOfficeMessage                            Text(255)
    PasswordExpirationDate                        DateTime
    Phone                                         Phone(40)
    PostalCode                                    Text(20)
    ProfileId                                     Lookup(Profile) rel=Profile children=Users required
    ReceivesAdminInfoEmails                       Checkbox
    ReceivesInfoEmails                            Checkbox
    SenderEmail                                   Email(80)
    SenderName                                    Text(80)
    Signature                                     TextArea(1333)
    SmallBannerPhotoUrl                           Url(1024) readonly
    SmallPhotoUrl                                 Url(1024) readonly
    StartDay                                      Text(255)
    State                                         Text(80)
    StayInTouchNote                               Text(512)
    StayInTouchSignature                          Text(512)
    StayInTouchSubject                            Text(80)
    Street                                        TextArea(255)
    SuAccessExpirationDate                        Date
    TimeZoneSidKey                                Picklist[${TIME_ZONES}] required open
    Title                                         Text(80)
    UserPermissionsCallCenterAutoLogin            Checkbox
    UserPermissionsInteractionUser                Checkbox
    UserPermissionsKnowledgeUser                  Checkbox
    UserPermissionsMarketingUser                  Checkbox
    UserPermissionsOfflineUser                    Checkbox
    UserPermissionsSFContentUser                  Checkbox
    UserPermissionsSupportUser                    Checkbox
    UserPreferencesActivityRemindersPopup         Checkbox
    UserPreferencesEventRemindersCheckboxDefault  Checkbox
    UserPreferencesLightningExperiencePreferred   Checkbox
    UserRoleId                                    Lookup(UserRole) rel=UserRole children=Users
    UserType                                      Picklist[Standard*;PowerPartner;PowerCustomerSuccess;CustomerSuccess;CspLitePortal;Guest;AutomatedProcess;CloudIntegrationUser] readonly defaulted
    Username                                      Text(80) required unique lowercase
    CallCenterId             Lookup(CallCenter) rel=CallCenter
    IndividualId             Lookup(Individual) rel=Individual
    IsPortalEnabled          Checkbox
    JigsawImportLimitOverride Integer
    PortalRole               Text(255)
`
);
