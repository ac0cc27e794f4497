import type { ServedClients } from '../local-org/server/clients/served-clients.ts';
import type { Org } from './salesforce-cli.ts';

/** For tests: a served org, asked and changed by its administrator as the CLI does it, without starting it each time. */
export function servedAsOrg({ send, token, origin }: ServedClients): Org {
    const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return {
        version: '67.0',
        instanceUrl: origin,
        username: 'admin@localorg.invalid',
        async ask(questions) {
            const paths = questions.map((one) =>
                one.startsWith('SELECT') ? `query?q=${encodeURIComponent(one)}` : one
            );
            const batchRequests = paths.map((path) => ({ method: 'GET', url: `v67.0/${path}` }));
            const { json } = await send('POST', '/services/data/v67.0/composite/batch', { batchRequests });
            return (json as { results: { statusCode: number; result: unknown }[] }).results.map((one) =>
                one.statusCode < 400 ? { ok: true, json: one.result } : { ok: false, why: JSON.stringify(one.result) }
            );
        },
        async apex(source) {
            const { text } = await send(
                'POST',
                '/services/Soap/s/67.0',
                `<Envelope><Header><SessionHeader><sessionId>${token()}</sessionId></SessionHeader></Header><Body><executeAnonymous><apexcode>${escaped(source)}</apexcode></executeAnonymous></Body></Envelope>`,
                { 'content-type': 'text/xml' }
            );
            const element = (name: string): string => new RegExp(`<${name}>([^]*?)</${name}>`).exec(text)?.[1] ?? '';
            if (element('compileProblem')) {
                throw new Error(element('compileProblem'));
            }
            const message = element('exceptionMessage').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
            return element('success') === 'true' ? null : message;
        }
    };
}
