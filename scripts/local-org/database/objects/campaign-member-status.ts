import type { ObjectBehaviour } from './behaviour.ts';

export default { object: 'CampaignMemberStatus', access: { like: 'Campaign' } } satisfies ObjectBehaviour;
