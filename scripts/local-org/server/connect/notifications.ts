import type { BellNotification, NotificationFilter } from '../../database/notifications.ts';
import { badRequest, notFound } from '../http/errors.ts';
import { jsonBody, type ServerRequest } from '../http/request.ts';
import { route, type Route } from '../http/router.ts';
import type { OrgAccess } from '../org-access.ts';
import { dataPath } from '../rest/versions.ts';

const NOTIFICATIONS = '/services/data/{version}/connect/notifications';
/** "Values are from 1 through 50. If you specify a number greater than 50, only 50 are returned. The default is 10." */
const MOST = 50;
const USUAL = 10;
/** "If true [the default], the title returns up to 120 characters and the body up to 320." */
const TRIMMED = { title: 120, body: 320 };

/**
 * @returns the routes of the notifications of the Connect REST API ("Notifications", "Notification", "Notifications Status"),
 * each for the user of the request
 */
export function notificationRoutes(org: OrgAccess): Route[] {
    const shown = (request: ServerRequest, filter: NotificationFilter): object[] =>
        org.bell.list(request.userId, filter).map((one) => payload(org, one, flag(request, 'trimMessages') ?? true));
    const one = (request: ServerRequest, id: string): object => {
        const [found] = /^\d+$/.test(id) ? shown(request, { number: Number(id) }) : [];
        return found ?? fail(id);
    };
    return [
        route('GET', `${NOTIFICATIONS}/status`, ({ userId }) => {
            const { unseen, unread, latest } = org.bell.count(userId);
            return {
                status: 200,
                json: { lastActivity: latest === null ? null : iso(latest), unreadCount: unread, unseenCount: unseen }
            };
        }),
        route('GET', NOTIFICATIONS, (request) => ({
            status: 200,
            json: {
                notifications: shown(request, { ...period(request.query), limit: size(request) })
            }
        })),
        route('PATCH', NOTIFICATIONS, (request) => {
            const body = jsonBody(request);
            const filter = period(new Map(Object.entries(body)));
            org.bell.mark(request.userId, filter, markOf(body));
            return { status: 200, json: { notifications: shown(request, { ...filter, limit: USUAL }) } };
        }),
        route('GET', `${NOTIFICATIONS}/{id}`, (request, { id }) => ({ status: 200, json: one(request, id!) })),
        route('PATCH', `${NOTIFICATIONS}/{id}`, (request, { id }) => {
            one(request, id!);
            org.bell.mark(request.userId, { number: Number(id) }, markOf(jsonBody(request)));
            return { status: 200, json: one(request, id!) };
        })
    ];
}

const iso = (moment: number): string => new Date(moment).toISOString();

function fail(id: string): never {
    throw notFound(`The notification ${id} does not exist.`);
}

function payload(org: OrgAccess, one: BellNotification, trims: boolean): object {
    const cut = (text: string, length: number): string => (trims ? text.slice(0, length) : text);
    return {
        additionalData: null,
        communityId: null,
        communityName: null,
        count: 1,
        id: String(one.number),
        image: null,
        lastModified: iso(one.sentAt),
        messageBody: cut(one.body, TRIMMED.body),
        messageTitle: cut(one.title, TRIMMED.title),
        mostRecentActivityDate: iso(one.sentAt),
        organizationId: org.organization.id,
        read: one.read,
        recipientId: one.recipientId,
        seen: one.seen,
        target: one.targetId,
        targetPageRef: one.pageReference,
        type: one.typeId,
        url: `${dataPath()}/connect/notifications/${one.number}`
    };
}

function flag(request: ServerRequest, name: string): boolean | null {
    const value = request.query.get(name);
    if (value === null || value === 'true' || value === 'false') {
        return value === null ? null : value === 'true';
    }
    throw badRequest('INVALID_PARAMETER', `${name} must be true or false, not ${value}.`);
}

function size(request: ServerRequest): number {
    const value = request.query.get('size');
    if (value === null) {
        return USUAL;
    }
    if (!/^[1-9]\d*$/.test(value)) {
        throw badRequest('INVALID_PARAMETER', `size must be a number from 1 to ${MOST}, not ${value}.`);
    }
    return Math.min(MOST, Number(value));
}

/** "after: notifications occurring after this ISO 8601 formatted date; it can't be used with before." */
function period(from: { get(name: string): unknown }): NotificationFilter {
    const moment = (name: string): number | undefined => {
        const value = from.get(name) ?? null;
        if (value === null) {
            return undefined;
        }
        const at = typeof value === 'string' ? Date.parse(value) : NaN;
        if (Number.isNaN(at)) {
            throw badRequest('INVALID_PARAMETER', `${name} must be a date and time such as 2026-12-01T00:00:00.000Z.`);
        }
        return at;
    };
    const [after, before] = [moment('after'), moment('before')];
    if (after !== undefined && before !== undefined) {
        throw badRequest('INVALID_PARAMETER', 'The parameters after and before cannot be used together.');
    }
    return { ...(after === undefined ? {} : { after }), ...(before === undefined ? {} : { before }) };
}

/** "Required if seen isn't specified. If you set read to true and seen to false, you get an error." */
function markOf(body: Record<string, unknown>): { read?: boolean; seen?: boolean } {
    const value = (name: string): boolean | undefined => {
        const given = body[name];
        if (given === undefined || given === true || given === false) {
            return given;
        }
        if (given === 'true' || given === 'false') {
            return given === 'true';
        }
        throw badRequest('INVALID_PARAMETER', `${name} must be true or false.`);
    };
    const [read, seen] = [value('read'), value('seen')];
    if (read === undefined && seen === undefined) {
        throw badRequest('MISSING_ARGUMENT', 'Specify read or seen.');
    }
    if (read === true && seen === false) {
        throw badRequest('INVALID_PARAMETER', 'A notification that is read cannot be unseen.');
    }
    return { ...(read === undefined ? {} : { read }), ...(seen === undefined ? {} : { seen }) };
}
