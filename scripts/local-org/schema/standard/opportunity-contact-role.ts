import { standardObject } from './define.ts';

export default standardObject(
    'OpportunityContactRole',
    {
        keyPrefix: '00K',
        label: 'Opportunity Contact Role',
        pluralLabel: 'Opportunity Contact Role',
        sharing: 'ControlledByParent',
        controlledBy: 'OpportunityId',
        undeletable: true
    },
    `
    ContactId      Lookup(Contact) rel=Contact children=OpportunityContactRoles cascade required
    IsPrimary      Checkbox
    OpportunityId  Lookup(Opportunity) rel=Opportunity children=OpportunityContactRoles cascade required
    Role           Picklist[Business User;Decision Maker;Economic Buyer;Economic Decision Maker;Evaluator;Executive Sponsor;Influencer;Technical Buyer;Other]
`
);
