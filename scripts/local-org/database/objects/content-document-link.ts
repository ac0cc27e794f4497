import { OPEN_TO_ALL, type ObjectBehaviour } from './behaviour.ts';
import { fileSharing } from './file-sharing.ts';

export default {
    object: 'ContentDocumentLink',
    ...OPEN_TO_ALL,
    sharing: (row, level) => fileSharing(row, level, 'ContentDocumentId')
} satisfies ObjectBehaviour;
