import { standardObject } from './define.ts';

export default standardObject(
    'FeedItem',
    {
        keyPrefix: '0D5',
        label: 'Feed Item',
        pluralLabel: 'Feed Items',
        sharing: 'ReadWrite',
        searchable: true,
        without: ['LastModifiedById']
    },
    `
    Body             LongText(10000)
    CommentCount     Integer readonly
    HasContent       Checkbox readonly
    HasLink          Checkbox readonly
    InsertedById     Lookup(User) rel=InsertedBy readonly
    IsRichText       Checkbox
    LastEditById     Lookup(User) rel=LastEditBy readonly
    LastEditDate     DateTime
    LikeCount        Integer readonly
    LinkUrl          Url(255)
    ParentId         Lookup(*) rel=Parent children=Feeds required createonly cascade
    RelatedRecordId  IdField createonly
    Revision         Integer
    Status           Picklist[Published*;PendingReview;Draft] defaulted
    Title            Text(255)
    Type             Picklist[TextPost*;LinkPost;ContentPost;TrackedChange;PollPost;CreateRecordEvent;QuestionPost;UserStatus] defaulted createonly
    Visibility       Picklist[AllUsers*;InternalUsers] defaulted
    BestCommentId            Lookup(FeedComment) rel=BestComment
    HasVerifiedComment       Checkbox
    IsClosed                 Checkbox
    NetworkScope             Text(255)
`
);
