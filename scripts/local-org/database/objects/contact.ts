import type { ObjectBehaviour } from './behaviour.ts';
import { personName } from './person-name.ts';

export default {
    object: 'Contact',
    // A contact without an account is private to its owner and those above.
    ownerBesideParent: true,
    fields: { Email: { idLookup: true } },
    prepare: (_session, work) => personName(work)
} satisfies ObjectBehaviour;
