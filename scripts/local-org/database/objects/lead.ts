import type { ObjectBehaviour } from './behaviour.ts';
import { personName } from './person-name.ts';

export default {
    object: 'Lead',
    fields: { Email: { idLookup: true } },
    prepare: (_session, work) => personName(work)
} satisfies ObjectBehaviour;
