import type { ObjectModel } from '../../schema/model.ts';
import type { SObject } from '../../values/sobject.ts';
import { notFound } from '../http/errors.ts';
import { route, type Route } from '../http/router.ts';
import type { OrgAccess, UserTransaction } from '../org-access.ts';
import { toJson } from '../ui-api/json-value.ts';

/** A Chatter group as its list shows it; times are ISO 8601. */
interface Group {
    id: string;
    name: string;
    description: string;
    type: string;
    owner: string;
    lastPost: string | null;
}

/** A post of a feed. */
interface Post {
    id: string;
    author: string;
    createdDate: string;
    title: string;
    body: string;
    isRichText: boolean;
}

/** Who is in a group. */
interface Member {
    id: string;
    name: string;
    role: 'Owner' | 'Manager' | 'Member';
}

/** The page of a group; `posts` is null where only members see them. */
interface GroupPage extends Group {
    posts: Post[] | null;
    members: Member[];
    memberCount: number;
    /** whether the user may post: members, and who may change all data */
    canPost: boolean;
}

const CHATTER = '/webruntime/api/chatter';
const GROUP_FIELDS = 'Id, Name, Description, CollaborationType, OwnerId, Owner.Name';
const SHOWN_POSTS = 100;
const SHOWN_MEMBERS = 200;

/** @returns the routes of the Chatter groups and their feeds */
export function chatterRoutes(org: OrgAccess): Route[] {
    const get = (path: string, work: (transaction: UserTransaction, id: string) => unknown): Route =>
        route('GET', `${CHATTER}${path}`, ({ userId }, { id = '' }) => ({
            status: 200,
            json: org.run(userId, (transaction) => work(transaction, id))
        }));
    const object = (): ObjectModel => org.schema.object('CollaborationGroup')!;
    return [
        get('/groups', (transaction) => groups(transaction, object())),
        get('/groups/{id}', (transaction, id) => group(transaction, object(), id))
    ];
}

const text = (record: SObject, field: string): string => String(record.values.get(field.toLowerCase()) ?? '');
const related = (record: SObject, relationship: string): string => {
    const parent = record.values.get(relationship.toLowerCase()) as SObject | null;
    return parent ? text(parent, 'Name') : '';
};

function groupOf(record: SObject, lastPost: string | null): Group {
    return {
        id: text(record, 'Id'),
        name: text(record, 'Name'),
        description: text(record, 'Description'),
        type: text(record, 'CollaborationType'),
        owner: related(record, 'Owner'),
        lastPost
    };
}

/** Unlisted groups are for their members only, and so are the posts of private ones. */
function isInside(transaction: UserTransaction, record: SObject): boolean {
    const { user } = transaction;
    return (
        text(record, 'OwnerId') === user.id ||
        transaction.hasUserPermission('ModifyAllData') ||
        transaction.count(
            `SELECT COUNT() FROM CollaborationGroupMember WHERE CollaborationGroupId = '${text(record, 'Id')}' AND MemberId = '${user.id}'`
        ) > 0
    );
}

function groups(transaction: UserTransaction, object: ObjectModel): Group[] {
    return transaction
        .query(`SELECT ${GROUP_FIELDS} FROM ${object.name} ORDER BY Name`)
        .filter((record) => text(record, 'CollaborationType') !== 'Unlisted' || isInside(transaction, record))
        .map((record) => {
            const isOpen = text(record, 'CollaborationType') === 'Public' || isInside(transaction, record);
            return groupOf(record, isOpen ? (posts(transaction, text(record, 'Id'), 1)[0]?.createdDate ?? null) : null);
        });
}

function group(transaction: UserTransaction, object: ObjectModel, id: string): GroupPage {
    const [record] = /^\w{15,18}$/.test(id)
        ? transaction.query(`SELECT ${GROUP_FIELDS} FROM ${object.name} WHERE Id = '${id}'`)
        : [];
    const type = record ? text(record, 'CollaborationType') : '';
    const mayRead = record !== undefined && (type === 'Public' || isInside(transaction, record));
    if (!record || (type === 'Unlisted' && !mayRead)) {
        throw notFound('This group does not exist, or you have no access to it.');
    }
    const found = mayRead ? posts(transaction, id, SHOWN_POSTS) : null;
    const inGroup = `FROM CollaborationGroupMember WHERE CollaborationGroupId = '${text(record, 'Id')}'`;
    return {
        ...groupOf(record, found?.[0]?.createdDate ?? null),
        posts: found,
        members: members(transaction, text(record, 'OwnerId'), inGroup),
        memberCount: transaction.count(`SELECT COUNT() ${inGroup}`),
        canPost: isInside(transaction, record)
    };
}

// The owner first, then managers, then the others by name.
function members(transaction: UserTransaction, ownerId: string, inGroup: string): Member[] {
    const roleOf = (record: SObject): Member['role'] =>
        text(record, 'MemberId') === ownerId
            ? 'Owner'
            : text(record, 'CollaborationRole') === 'Admin'
              ? 'Manager'
              : 'Member';
    const order = ['Owner', 'Manager', 'Member'];
    return transaction
        .query(`SELECT MemberId, Member.Name, CollaborationRole ${inGroup} ORDER BY Member.Name LIMIT ${SHOWN_MEMBERS}`)
        .map((record): Member => ({
            id: text(record, 'MemberId'),
            name: related(record, 'Member'),
            role: roleOf(record)
        }))
        .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
}

function posts(transaction: UserTransaction, groupId: string, limit: number): Post[] {
    return transaction
        .query(
            `SELECT Id, Title, Body, IsRichText, CreatedDate, CreatedBy.Name FROM FeedItem WHERE ParentId = '${groupId}' ORDER BY CreatedDate DESC, Id DESC LIMIT ${limit}`
        )
        .map((record) => ({
            id: text(record, 'Id'),
            author: related(record, 'CreatedBy'),
            createdDate: String(toJson(record.values.get('createddate') ?? null)),
            title: text(record, 'Title'),
            body: text(record, 'Body'),
            isRichText: record.values.get('isrichtext') === true
        }));
}
