import { standardObject } from './define.ts';

export default standardObject(
    'Lead',
    {
        keyPrefix: '00Q',
        label: 'Lead',
        pluralLabel: 'Leads',
        sharing: 'ReadWriteTransfer',
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
    Address                 Address
    AnnualRevenue           Currency(16,2)
    BirthDate               Date
    City                    Text(40)
    CleanStatus             Picklist[Matched;Different;Acknowledged;NotFound;Inactive;Pending*;SelectMatch;Skipped]
    Company                 Text(255) required
    CompanyDunsNumber       Text(9)
    ConvertedAccountId      Lookup(Account) rel=ConvertedAccount readonly
    ConvertedContactId      Lookup(Contact) rel=ConvertedContact readonly
    ConvertedDate           Date readonly
    ConvertedOpportunityId  Lookup(Opportunity) rel=ConvertedOpportunity readonly
    Country                 Text(80)
    Description             LongText(32000)
    DoNotCall               Checkbox
    Email                   Email(80)
    EmailBouncedDate        DateTime
    EmailBouncedReason      Text(255)
    Fax                     Phone(40)
    GenderIdentity          Text(255)
    GeocodeAccuracy         Picklist[Address;NearAddress;Block;Street;ExtendedZip;Zip;Neighborhood;City;County;State;Unknown]
    HasOptedOutOfEmail      Checkbox
    HasOptedOutOfFax        Checkbox
    Industry                Picklist[Agriculture;Apparel;Banking;Biotechnology;Chemicals;Communications;Construction;Consulting;Education;Electronics;Energy;Engineering;Entertainment;Environmental;Finance;Food & Beverage;Government;Healthcare;Hospitality;Insurance;Machinery;Manufacturing;Media;Not For Profit;Recreation;Retail;Shipping;Technology;Telecommunications;Transportation;Utilities;Other]
    IsConverted             Checkbox createonly
    IsUnreadByOwner         Checkbox
    Jigsaw                  Text(20)
    JigsawContactId         Text(20) readonly
    LastActivityDate        Date readonly
    LastReferencedDate      DateTime readonly
    LastTransferDate        Date
    LastViewedDate          DateTime readonly
    Latitude                Number(3,15)
    LeadSource              Picklist[Web;Phone Inquiry;Partner Referral;Purchased List;Other]
    Longitude               Number(3,15)
    MasterRecordId          Lookup(Lead) rel=MasterRecord readonly
    MobilePhone             Phone(40)
    NumberOfEmployees       Integer(8)
    OwnerId                 Lookup(Group,User) rel=Owner
    Phone                   Phone(40)
    PhotoUrl                Url(255) readonly
    PostalCode              Text(20)
    Pronouns                Text(255)
    Rating                  Picklist[Hot;Warm;Cold]
    Salutation              Picklist[Mr.;Ms.;Mrs.;Dr.;Prof.;Mx.]
    Specialty               Text(255)
    State                   Text(80)
    Status                  Picklist[Open - Not Contacted*;Working - Contacted;Closed - Converted;Closed - Not Converted] required defaulted
    Street                  TextArea(255)
    Title                   Text(128)
    Website                 Url(255)
    IndividualId             Lookup(Individual) rel=Individual
    IsPriorityRecord         Checkbox
`
);
