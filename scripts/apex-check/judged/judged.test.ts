import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
    REFUSED_SNIPPETS,
    SNIPPETS,
    SYNTAX_SNIPPETS,
    TABLE,
    firstOf,
    messagesOf,
    verdictsOf,
    type Said
} from '../../local-org/apex/fixtures/judged/snippets.ts';
import { compileTwice } from './both-compilers.ts';

const ROOT = resolve(__dirname, '..', '..', '..');
jest.setTimeout(120_000);

describe('the local org and the front end of Salesforce', () => {
    let frontEnd: Said;
    let localOrg: Said;
    beforeAll(() => ({ frontEnd, localOrg } = compileTwice(ROOT)));

    it.each(TABLE.map(({ kind }) => kind))('say the same, on the same line and column: %s', (kind) => {
        const judged = SNIPPETS.filter((one) => one.kind === kind);
        const of = (said: Said): object[] => judged.map((one) => ({ source: one.source, said: messagesOf(said, one) }));
        expect(of(localOrg)).toEqual(of(frontEnd));
        const others = judged.filter((one) => one.isRight !== (messagesOf(frontEnd, one).length === 0));
        expect(others.map((one) => one.source)).toEqual([]);
    });

    it('stop at the same place with the same words where the grammar refuses', () => {
        const of = (said: Said): object[] =>
            SYNTAX_SNIPPETS.map((one) => ({ source: one.source, said: firstOf(said, one) }));
        expect(of(localOrg)).toEqual(of(frontEnd));
    });

    it('refuse the same where their parsers go different ways', () => {
        for (const { name } of REFUSED_SNIPPETS) {
            expect(frontEnd.get(name)).not.toBeUndefined();
            expect(localOrg.get(name)).not.toBeUndefined();
        }
    });

    it('have nothing against the product, and what the snippets use', () => {
        const others = (said: Said): object =>
            Object.fromEntries([...said].filter(([name]) => !/^(?:Case|Syntax|Refused)\d+$/.test(name)));
        expect(others(localOrg)).toEqual({});
        expect(others(frontEnd)).toEqual({});
    });

    it('are told of in what is kept of the front end: npm run apex:judge writes it anew', () => {
        const kept = readFileSync(resolve(ROOT, 'scripts/local-org/apex/fixtures/judged/verdicts.json'), 'utf8');
        expect(JSON.parse(kept)).toEqual(verdictsOf(frontEnd));
    });
});
