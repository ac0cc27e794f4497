import { standardObject } from './define.ts';

export default standardObject(
    'FeedComment',
    {
        keyPrefix: '0D7',
        label: 'Feed Comment',
        pluralLabel: 'Feed Comments',
        sharing: 'ReadWrite',
        searchable: true,
        without: ['LastModifiedDate', 'LastModifiedById']
    },
    `
    CommentBody            LongText(10000)
    CommentType            Picklist[TextComment*;ContentComment] defaulted createonly
    FeedItemId             Lookup(FeedItem) rel=FeedItem children=FeedComments required createonly cascade
    HasEntityLinks         Checkbox
    InsertedById           Lookup(User) rel=InsertedBy readonly
    IsRichText             Checkbox
    IsVerified             Checkbox
    LastEditById           Lookup(User) rel=LastEditBy readonly
    LastEditDate           DateTime
    ParentId               IdField readonly
    RelatedRecordId        IdField createonly
    Revision               Integer
    Status                 Picklist[Published*;PendingReview;Draft] defaulted
    ThreadChildrenCount    Integer
    ThreadLastUpdatedDate  DateTime
    ThreadLevel            Integer
    ThreadParentId         Lookup(FeedComment) rel=ThreadParent children=FeedThreadedComments
`
);
