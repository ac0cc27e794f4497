import { standardObject } from './define.ts';

export default standardObject(
    'UserRecordAccess',
    {
        keyPrefix: '',
        label: 'User Record Access',
        pluralLabel: 'User Record Access',
        setup: true,
        readOnly: true,
        virtual: true,
        without: ['IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp']
    },
    `
    HasAllAccess       Checkbox
    HasDeleteAccess    Checkbox
    HasEditAccess      Checkbox
    HasReadAccess      Checkbox
    HasTransferAccess  Checkbox
    MaxAccessLevel     Picklist[None;Read;Edit;Delete;Transfer;All]
    RecordId           IdField
    UserId             Lookup(User) rel=User
`
);
