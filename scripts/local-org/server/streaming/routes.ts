import { randomBytes } from 'node:crypto';
import { badRequest } from '../http/errors.ts';
import { objectOf, type ServerRequest, type ServerResponse } from '../http/request.ts';
import { route, type Route, type SlowHandler } from '../http/router.ts';
import type { OrgAccess } from '../org-access.ts';

/** "Socket timeout: 110 seconds", then the client connects again (Streaming API Developer Guide, "Client Connection"). */
const POLL_MS = 110_000;
/** "Reconnect timeout: 40 seconds": who does not connect again by then is forgotten. */
const RECONNECT_MS = 40_000;
/** The channels that are there: the user's debug logs as they are kept, and runs of tests that are over. */
const LOGGING = '/systemTopic/Logging';
const TEST_RESULT = '/systemTopic/TestResult';

type Message = Record<string, unknown>;

interface Client {
    userId: string;
    channels: Set<string>;
    events: Message[];
    /** ends the poll that waits */
    wake: () => void;
    forget: NodeJS.Timeout | null;
}

/** @returns the routes of the Streaming API (CometD over long polling), with the system topics of debug logs and test runs alone */
export function streamingRoutes({ tooling: { logs, testRuns } }: OrgAccess): Route<SlowHandler>[] {
    const clients = new Map<string, Client>();

    const tell = (channel: string, type: string, id: string, userId: string): void => {
        for (const client of clients.values()) {
            if (client.userId === userId && client.channels.has(channel)) {
                const event = { type, createdDate: new Date().toISOString() };
                client.events.push({ channel, data: { event, sobject: { Id: id } } });
                client.wake();
            }
        }
    };
    logs.listen((id, userId) => tell(LOGGING, 'created', id, userId));
    testRuns.listen((id, userId) => tell(TEST_RESULT, 'updated', id, userId));

    const begin = (userId: string): string => {
        const id = randomBytes(20).toString('hex');
        clients.set(id, { userId, channels: new Set(), events: [], wake: () => undefined, forget: null });
        rest(id);
        return id;
    };
    const rest = (id: string): void => {
        const client = clients.get(id);
        if (client) {
            client.forget = setTimeout(() => clients.delete(id), RECONNECT_MS).unref();
        }
    };
    const connect = async (id: string, client: Client, timeout: number): Promise<Message[]> => {
        clearTimeout(client.forget ?? undefined);
        client.wake();
        if (client.events.length === 0 && timeout > 0) {
            await new Promise<void>((resolve) => {
                const timer = setTimeout(resolve, timeout).unref();
                client.wake = () => {
                    clearTimeout(timer);
                    resolve();
                };
            });
        }
        rest(id);
        return client.events.splice(0);
    };
    const answer = async (userId: string, message: Message): Promise<Message[]> => {
        const { channel, id, clientId, subscription, advice } = message;
        const reply = (given: Message): Message => ({ channel, ...(id === undefined ? {} : { id }), ...given });
        if (channel === '/meta/handshake') {
            return [
                reply({
                    successful: true,
                    clientId: begin(userId),
                    version: '1.0',
                    minimumVersion: '1.0',
                    supportedConnectionTypes: ['long-polling']
                })
            ];
        }
        const client = clients.get(String(clientId));
        if (client?.userId !== userId) {
            return [reply({ successful: false, error: '403::Unknown client', advice: { reconnect: 'handshake' } })];
        }
        switch (channel) {
            case '/meta/connect': {
                const wanted = Number((advice as Message | undefined)?.['timeout'] ?? POLL_MS);
                const events = await connect(String(clientId), client, Math.min(wanted, POLL_MS));
                const next = { reconnect: 'retry', interval: 0, timeout: POLL_MS };
                return [...events, reply({ clientId, successful: true, advice: next })];
            }
            case '/meta/subscribe':
                if (subscription !== LOGGING && subscription !== TEST_RESULT) {
                    const error = `404::Unsupported: the channel ${String(subscription)}. The channel you requested to subscribe to does not exist`;
                    return [reply({ clientId, subscription, successful: false, error })];
                }
                client.channels.add(subscription);
                return [reply({ clientId, subscription, successful: true })];
            case '/meta/unsubscribe':
                client.channels.delete(String(subscription));
                return [reply({ clientId, subscription, successful: true })];
            case '/meta/disconnect':
                clients.delete(String(clientId));
                client.wake();
                return [reply({ clientId, successful: true })];
            default:
                return [
                    reply({ clientId, successful: false, error: `404::Unsupported: messages to ${String(channel)}` })
                ];
        }
    };
    return [
        route('POST', '/cometd/{version}', async (request): Promise<ServerResponse> => {
            const replies = [];
            for (const message of messagesOf(request)) {
                replies.push(...(await answer(request.userId, message)));
            }
            return { status: 200, json: replies };
        })
    ];
}

/** @throws RestError 400 for what is no message of Bayeux */
function messagesOf({ body }: ServerRequest): Message[] {
    let parsed: unknown;
    try {
        parsed = JSON.parse(Buffer.from(body).toString('utf8'));
    } catch {
        throw badRequest('JSON_PARSER_ERROR', 'The request body is not valid JSON.');
    }
    return (Array.isArray(parsed) ? parsed : [parsed]).map((one) => objectOf(one, 'A message'));
}
