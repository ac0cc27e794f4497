import { standardObject } from './define.ts';

export default standardObject(
    'Contact',
    {
        keyPrefix: '003',
        label: 'Contact',
        pluralLabel: 'Contacts',
        sharing: 'ControlledByParent',
        controlledBy: 'AccountId',
        recordTypes: true,
        searchable: true,
        mergeable: true,
        undeletable: true,
        history: true,
        layoutable: true,
        feed: true
    },
    `
    Name                    Text(121) name readonly compound=FirstName,LastName
    FirstName               Text(40)
    LastName                Text(80) required
    AccountId               Lookup(Account) rel=Account children=Contacts cascade
    AssistantName           Text(40)
    AssistantPhone          Phone(40)
    Birthdate               Date
    CleanStatus             Picklist[Matched;Different;Acknowledged;NotFound;Inactive;Pending*;SelectMatch;Skipped]
    Department              Text(80)
    Description             LongText(32000)
    DoNotCall               Checkbox
    Email                   Email(80)
    EmailBouncedDate        DateTime
    EmailBouncedReason      Text(255)
    Fax                     Phone(40)
    HasOptedOutOfEmail      Checkbox
    HasOptedOutOfFax        Checkbox
    HomePhone               Phone(40)
    IsEmailBounced          Checkbox readonly
    Jigsaw                  Text(20)
    JigsawContactId         Text(20) readonly
    LastActivityDate        Date readonly
    LastReferencedDate      DateTime readonly
    LastViewedDate          DateTime readonly
    LeadSource              Picklist[Web;Phone Inquiry;Partner Referral;Purchased List;Other]
    MailingAddress          Address
    MailingCity             Text(40)
    MailingCountry          Text(80)
    MailingGeocodeAccuracy  Picklist[Address;NearAddress;Block;Street;ExtendedZip;Zip;Neighborhood;City;County;State;Unknown]
    MailingLatitude         Number(3,15)
    MailingLongitude        Number(3,15)
    MailingPostalCode       Text(20)
    MailingState            Text(80)
    MailingStreet           TextArea(255)
    MasterRecordId          Lookup(Contact) rel=MasterRecord readonly
    MobilePhone             Phone(40)
    OtherAddress            Address
    OtherCity               Text(40)
    OtherCountry            Text(80)
    OtherGeocodeAccuracy    Picklist[Address;NearAddress;Block;Street;ExtendedZip;Zip;Neighborhood;City;County;State;Unknown]
    OtherLatitude           Number(3,15)
    OtherLongitude          Number(3,15)
    OtherPhone              Phone(40)
    OtherPostalCode         Text(20)
    OtherState              Text(80)
    OtherStreet             TextArea(255)
    OwnerId                 Lookup(User) rel=Owner
    Phone                   Phone(40)
    PhotoUrl                Url(255) readonly
    ReportsToId             Lookup(Contact) rel=ReportsTo
    Salutation              Picklist[Mr.;Ms.;Mrs.;Dr.;Prof.;Mx.]
    Title                   Text(128)
    ContactSource            Text(255)
    IndividualId             Lookup(Individual) rel=Individual
    IsPriorityRecord         Checkbox
    LastCURequestDate        DateTime
    LastCUUpdateDate         DateTime
`
);
