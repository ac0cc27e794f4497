import { standardObject } from './define.ts';

export default standardObject(
    'CollaborationGroup',
    {
        keyPrefix: '0F9',
        label: 'Group',
        pluralLabel: 'Groups',
        sharing: 'ReadWrite',
        searchable: true,
        without: ['IsDeleted']
    },
    `
    Name                    Text(40) required name unique
    BannerPhotoUrl          Url(255)
    CanHaveGuests           Checkbox
    CollaborationType       Picklist[Public;Private;Unlisted] required
    Description             TextArea(1000)
    FullPhotoUrl            Url(255)
    GroupEmail              Email(80)
    HasPrivateFieldsAccess  Checkbox
    InformationBody         Text(255)
    InformationTitle        Text(255)
    IsArchived              Checkbox
    IsAutoArchiveDisabled   Checkbox
    IsBroadcast             Checkbox
    LastFeedModifiedDate    DateTime
    LastReferencedDate      DateTime readonly
    LastViewedDate          DateTime readonly
    MediumPhotoUrl          Url(255)
    MemberCount             Integer readonly
    OwnerId                 Lookup(User) rel=Owner
    SmallPhotoUrl           Url(255)
    AnnouncementId           Lookup(Announcement) rel=Announcement
    NetworkId                Lookup(Network) rel=Network
`
);
