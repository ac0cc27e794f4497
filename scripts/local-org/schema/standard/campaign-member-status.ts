import { standardObject } from './define.ts';

export default standardObject(
    'CampaignMemberStatus',
    {
        keyPrefix: '01Y',
        label: 'Campaign Member Status',
        pluralLabel: 'Campaign Member Status',
        sharing: 'ControlledByParent',
        controlledBy: 'CampaignId'
    },
    `
    CampaignId    Lookup(Campaign) rel=Campaign children=CampaignMemberStatuses cascade required createonly
    HasResponded  Checkbox
    IsDefault     Checkbox
    Label         Text(765) required
    SortOrder     Integer
`
);
