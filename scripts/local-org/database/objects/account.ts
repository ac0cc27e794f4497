import type { ObjectBehaviour } from './behaviour.ts';

export default {
    object: 'Account',
    /** Implicit sharing: who sees a private contact, opportunity or case of an account may read the account. */
    readableWith: { objects: ['Contact', 'Opportunity', 'Case'], field: 'AccountId' }
} satisfies ObjectBehaviour;
