import { standardObject } from './define.ts';

export default standardObject(
    'ContentDocumentLink',
    {
        keyPrefix: '06A',
        label: 'Content Document Link',
        pluralLabel: 'Content Document Link',
        sharing: 'ReadWrite',
        files: true,
        without: ['CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById']
    },
    `
    ContentDocumentId  Lookup(ContentDocument) rel=ContentDocument children=ContentDocumentLinks required createonly cascade
    LinkedEntityId     Lookup(*) rel=LinkedEntity children=ContentDocumentLinks required createonly cascade
    ShareType          Picklist[V;C;I]
    Visibility         Picklist[AllUsers*;InternalUsers;SharedUsers] defaulted
`
);
