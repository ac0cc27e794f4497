import { Blob_ } from '../../values/blob.ts';
import { OPEN_TO_ALL, type ObjectBehaviour } from './behaviour.ts';

export default {
    object: 'Attachment',
    ...OPEN_TO_ALL,
    prepare: (_session, { record }) => {
        const body = record.values.get('body');
        record.values.set('bodylength', body instanceof Blob_ ? body.bytes.length : 0);
    }
} satisfies ObjectBehaviour;
