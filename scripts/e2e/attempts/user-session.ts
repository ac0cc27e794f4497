/** Somebody who is signed in at the local org and works over HTTP, without a browser. */
export interface UserSession {
    /** sends a request as this user, with the token that pages have */
    call(method: string, path: string, body?: unknown): Promise<Answer>;
    /** rows of a SOQL query, as this user sees them */
    query<T>(soql: string): Promise<T[]>;
}

export interface Answer {
    status: number;
    text: string;
}

export const DATA = '/services/data/v67.0';

/**
 * Signs somebody in. A browser that comes for the first time is the administrator's, who then works as the user.
 * @param url address of the org's server
 * @param userName full name of an active user; the administrator when left out
 * @throws Error when there is no such user
 */
export async function signIn(url: string, userName?: string): Promise<UserSession> {
    let cookie = '';
    let token = '';
    const call: UserSession['call'] = async (method, path, body) => {
        const response = await fetch(url + path, {
            method,
            headers: { cookie, 'x-csrf-token': token, 'content-type': 'application/json' },
            ...(body === undefined ? {} : { body: JSON.stringify(body) })
        });
        cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
        return { status: response.status, text: await response.text() };
    };
    const readToken = async (): Promise<void> => {
        token = /"csrfToken":"([^"]+)"/.exec((await call('GET', '/lightning/page/home')).text)?.[1] ?? '';
    };
    const query = async <T>(soql: string): Promise<T[]> => {
        const answer = await call('GET', `${DATA}/query?q=${encodeURIComponent(soql)}`);
        if (answer.status !== 200) {
            throw new Error(`${soql}: ${answer.text}`);
        }
        return (JSON.parse(answer.text) as { records: T[] }).records;
    };
    await readToken();
    if (userName) {
        const [user] = await query<{ Id: string }>(
            `SELECT Id FROM User WHERE Name = '${userName}' AND IsActive = TRUE`
        );
        if (!user) {
            throw new Error(`There is no active user ${userName}.`);
        }
        const answer = await call('POST', '/webruntime/api/session', { userId: user.Id });
        if (answer.status !== 200) {
            throw new Error(`${userName} cannot sign in: ${answer.text}`);
        }
        await readToken();
    }
    return { call, query };
}
