import type { ObjectBehaviour } from './behaviour.ts';
import { personName } from './person-name.ts';

export default {
    object: 'Contact',
    ownerBesideParent: true,
    // Salesforce Help, "Considerations for Sharing and Accessing Contacts": without an account "always private, regardless of your organization's
    // sharing model", open to the owner and administrators; no rules apply, and article 000384762 adds that those above do not see it.
    privateWithout: 'AccountId',
    fields: { Email: { idLookup: true } },
    prepare: (_session, work) => personName(work)
} satisfies ObjectBehaviour;
