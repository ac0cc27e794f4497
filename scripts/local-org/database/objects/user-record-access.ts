import { recordAccess } from '../security/record-access.ts';
import type { ObjectBehaviour } from './behaviour.ts';

export default {
    object: 'UserRecordAccess',
    rows: (session, asked) => {
        const user = String(asked.get('userid')?.[0] ?? '');
        const ids = (asked.get('recordid') ?? []) as string[];
        return ids.map((id) => {
            const access = recordAccess(session, user, id);
            const levels = [
                ['All', access.all],
                ['Transfer', access.transfer],
                ['Delete', access.delete],
                ['Edit', access.edit],
                ['Read', access.read]
            ] as const;
            return {
                recordid: id,
                userid: user,
                hasreadaccess: access.read,
                haseditaccess: access.edit,
                hasdeleteaccess: access.delete,
                hastransferaccess: access.transfer,
                hasallaccess: access.all,
                maxaccesslevel: levels.find(([, has]) => has)?.[0] ?? 'None'
            };
        });
    }
} satisfies ObjectBehaviour;
