import { OPEN_TO_ALL, type ObjectBehaviour } from './behaviour.ts';
import { fileSharing } from './file-sharing.ts';

export default {
    object: 'ContentDocumentLink',
    ...OPEN_TO_ALL,
    // Object Reference, ContentDocumentLink: no query without a filter on these fields or the id (but for users with Query All Files, whom the
    // local org does not have).
    requiredFilter: {
        fields: ['contentdocumentid', 'linkedentityid', 'id'],
        message:
            "Implementation restriction: ContentDocumentLink requires a filter by a single Id on ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's using the IN operator."
    },
    sharing: (row, level) => fileSharing(row, level, 'ContentDocumentId')
} satisfies ObjectBehaviour;
