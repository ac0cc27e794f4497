import type { ObjectBehaviour } from './behaviour.ts';

export default { object: 'OpportunityContactRole', access: { like: 'Opportunity' } } satisfies ObjectBehaviour;
