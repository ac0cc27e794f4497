import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
    REFUSED_SNIPPETS,
    SNIPPETS,
    TABLE,
    messagesOf,
    saidByLocalOrg,
    verdictsOf,
    withSnippets,
    type Said,
    type Verdicts
} from './fixtures/judged/snippets.ts';

/** What Salesforce's front end says; `scripts/apex-check/judged` holds this against it. */
const VERDICTS = JSON.parse(readFileSync(join(__dirname, 'fixtures/judged/verdicts.json'), 'utf8')) as Verdicts;

describe('the compiler says of each snippet what the front end of Salesforce says', () => {
    let said: Said;
    let verdicts: Verdicts;
    beforeAll(() => {
        said = withSnippets((folder) => saidByLocalOrg([folder], null));
        verdicts = verdictsOf(said);
    });

    test.each(TABLE.map(({ kind }) => kind))('%s', (kind) => {
        expect(verdicts.wrong[kind]).toEqual(VERDICTS.wrong[kind]);
        const right = SNIPPETS.filter((one) => one.kind === kind && one.isRight);
        expect(right.flatMap((one) => messagesOf(said, one).map((message) => ({ [one.source]: message })))).toEqual([]);
    });

    test('and stops where the grammar refuses, with its words', () => {
        expect(verdicts.syntax).toEqual(VERDICTS.syntax);
        expect(REFUSED_SNIPPETS.filter(({ name }) => !said.has(name))).toEqual([]);
    });
});
