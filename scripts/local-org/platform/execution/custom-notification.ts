import { putNotification } from '../../database/notifications.ts';
import { ownersIn } from '../../database/security/principals.ts';
import { to18 } from '../../schema/id.ts';
import { currentTransaction } from '../../runtime/transaction.ts';
import { throwApex } from '../../values/exceptions.ts';
import type { ApexSet } from '../../values/set.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass } from '../define.ts';
import { need } from '../language/support.ts';

/** "Values can be combined in a set up to the maximum of 500 values", title of 250 and body of 750 characters. */
const MOST_RECIPIENTS = 500;
const TITLE_LENGTH = 250;
const BODY_LENGTH = 750;

class CustomNotificationValue {
    readonly apexType = 'Messaging.CustomNotification';
    typeId: string | null = null;
    senderId: string | null = null;
    title: string | null = null;
    body: string | null = null;
    targetId: string | null = null;
    pageReference: string | null = null;
}

/** The documentation says that send() throws, not which exception or with what words. */
function refuse(why: string): never {
    throwApex('System.HandledException', why);
}

function typeOf(one: CustomNotificationValue): string {
    const { store } = currentTransaction().session;
    const id = one.typeId === null ? null : (to18(one.typeId) ?? one.typeId);
    const isThere =
        id !== null && store.get('SELECT 1 AS found FROM "CustomNotificationType" WHERE "Id" = ?', [id]) !== null;
    return isThere ? id : refuse(`The notification type ${one.typeId ?? ''} does not exist.`);
}

function textOf(name: string, value: string | null, length: number): string {
    if (value === null || value.trim() === '') {
        refuse(`The ${name} of a notification is required.`);
    }
    return value.length > length ? refuse(`The ${name} of a notification has at most ${length} characters.`) : value;
}

/** "UserId: sent to this user, if this user is active. GroupId, QueueId: to all active users who are members." */
function recipientsOf(ids: readonly string[]): string[] {
    const { session } = currentTransaction();
    const found = new Set<string>();
    for (const one of ids) {
        const id = to18(one) ?? one;
        const object = session.schema.objectByPrefix(id.slice(0, 3))?.name;
        if (object !== 'User' && object !== 'Group') {
            throw new UnsupportedError(`a custom notification to ${one}`);
        }
        for (const userId of object === 'User' ? [id] : ownersIn(session, id)) {
            found.add(userId);
        }
    }
    return [...found].filter(
        (id) => session.store.get('SELECT 1 AS found FROM "User" WHERE "Id" = ? AND "IsActive" = 1', [id]) !== null
    );
}

function send(one: CustomNotificationValue, users: ApexSet): void {
    const ids = need(users).items as string[];
    const typeId = typeOf(one);
    const title = textOf('title', one.title, TITLE_LENGTH);
    const body = textOf('body', one.body, BODY_LENGTH);
    if (one.targetId === null && one.pageReference === null) {
        refuse('A notification needs a target: targetId or targetPageRef.');
    }
    if (ids.length === 0 || ids.length > MOST_RECIPIENTS) {
        refuse(`A notification goes to 1 to ${MOST_RECIPIENTS} recipients, not to ${ids.length}.`);
    }
    const { session } = currentTransaction();
    for (const recipientId of recipientsOf(ids)) {
        putNotification(session.store, {
            recipientId,
            typeId,
            title,
            body,
            targetId: one.targetId,
            pageReference: one.pageReference,
            sentAt: session.clock()
        });
    }
}

export default defineClass({
    name: 'Messaging.CustomNotification',
    constructors: {
        '()': () => new CustomNotificationValue(),
        '(String typeId, String sender, String title, String body, String targetId, String targetPageRef)': (
            typeId: string | null,
            senderId: string | null,
            title: string | null,
            body: string | null,
            targetId: string | null,
            pageReference: string | null
        ) => Object.assign(new CustomNotificationValue(), { typeId, senderId, title, body, targetId, pageReference })
    },
    methods: {
        'void setNotificationTypeId(String id)': (self: CustomNotificationValue, id: string | null) =>
            void (self.typeId = id),
        'void setTitle(String title)': (self: CustomNotificationValue, title: string | null) =>
            void (self.title = title),
        'void setBody(String body)': (self: CustomNotificationValue, body: string | null) => void (self.body = body),
        // "The sender's ID" is nothing that a notification shows.
        'void setSenderId(String id)': (self: CustomNotificationValue, id: string | null) => void (self.senderId = id),
        'void setTargetId(String targetId)': (self: CustomNotificationValue, targetId: string | null) =>
            void (self.targetId = targetId),
        'void setTargetPageRef(String pageRef)': (self: CustomNotificationValue, pageRef: string | null) =>
            void (self.pageReference = pageRef),
        'void send(Set<String> users)': send
    }
});
