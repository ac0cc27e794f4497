import type { ObjectBehaviour } from './behaviour.ts';

export default {
    object: 'Contract',
    // Salesforce Help, what goes with an account that is deleted: "Contracts (if they're not activated)".
    keepsParents: {
        AccountId: {
            when: `"Status" = 'Activated'`,
            because: 'it is associated with the following activated contracts.'
        }
    }
} satisfies ObjectBehaviour;
