import { standardObject } from './define.ts';

export default standardObject(
    'Opportunity',
    {
        keyPrefix: '006',
        label: 'Opportunity',
        pluralLabel: 'Opportunities',
        sharing: 'ReadWrite',
        recordTypes: true,
        searchable: true,
        undeletable: true,
        history: true,
        layoutable: true,
        feed: true
    },
    `
    Name                      Text(120) required name
    AccountId                 Lookup(Account) rel=Account children=Opportunities cascade
    Amount                    Currency(16,2)
    CampaignId                Lookup(Campaign) rel=Campaign children=Opportunities
    CloseDate                 Date required
    ContactId                 Lookup(Contact) rel=Contact children=Opportunities createonly
    ContractId                Lookup(Contract) rel=Contract children=Opportunities
    Description               LongText(32000)
    ExpectedRevenue           Currency(16,2) readonly
    Fiscal                    Text(6) readonly
    FiscalQuarter             Integer readonly
    FiscalYear                Integer readonly
    ForecastCategory          Picklist[Omitted;Pipeline;BestCase;MostLikely;Forecast;Closed] readonly
    ForecastCategoryName      Picklist[Omitted;Pipeline;Best Case;Commit;Closed]
    HasOpenActivity           Checkbox readonly
    HasOpportunityLineItem    Checkbox readonly
    HasOverdueTask            Checkbox readonly
    IsClosed                  Checkbox readonly
    IsPrivate                 Checkbox
    IsSplit                   Checkbox
    IsWon                     Checkbox readonly
    LastActivityDate          Date readonly
    LastReferencedDate        DateTime readonly
    LastStageChangeDate       DateTime readonly
    LastViewedDate            DateTime readonly
    LeadSource                Picklist[Web;Phone Inquiry;Partner Referral;Purchased List;Other]
    NextStep                  Text(255)
    OwnerId                   Lookup(User) rel=Owner
    Pricebook2Id              Lookup(Pricebook2) rel=Pricebook2 children=Opportunities
    Probability               Percent(3,0)
    PushCount                 Integer readonly
    StageName                 Picklist[Prospecting;Qualification;Needs Analysis;Value Proposition;Id. Decision Makers;Perception Analysis;Proposal/Price Quote;Negotiation/Review;Closed Won;Closed Lost] required
    TotalOpportunityQuantity  Number(16,2)
    Type                      Picklist[Existing Customer - Upgrade;Existing Customer - Replacement;Existing Customer - Downgrade;New Customer]
    LastAmountChangedHistoryId Lookup(OpportunityHistory) rel=LastAmountChangedHistory
    LastCloseDateChangedHistoryId Lookup(OpportunityHistory) rel=LastCloseDateChangedHistory
    SyncedQuoteId            Lookup(Quote) rel=SyncedQuote
`
);
