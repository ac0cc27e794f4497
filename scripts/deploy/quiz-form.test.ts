import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

/** Every type of item that a form can have, and how its item is asked for by that type (Apps Script: FormApp.ItemType). */
const QUESTIONS: Readonly<Record<string, string>> = {
    CHECKBOX: 'asCheckboxItem',
    CHECKBOX_GRID: 'asCheckboxGridItem',
    DATE: 'asDateItem',
    DATETIME: 'asDateTimeItem',
    DURATION: 'asDurationItem',
    GRID: 'asGridItem',
    LIST: 'asListItem',
    MULTIPLE_CHOICE: 'asMultipleChoiceItem',
    PARAGRAPH_TEXT: 'asParagraphTextItem',
    RATING: 'asRatingItem',
    SCALE: 'asScaleItem',
    TEXT: 'asTextItem',
    TIME: 'asTimeItem'
};
const NO_QUESTIONS: Readonly<Record<string, string>> = {
    IMAGE: 'asImageItem',
    PAGE_BREAK: 'asPageBreakItem',
    SECTION_HEADER: 'asSectionHeaderItem',
    VIDEO: 'asVideoItem'
};
const SETTINGS: Readonly<Record<string, string>> = {
    SALESFORCE_URL: 'https://cu.my.salesforce.com',
    CLIENT_ID: 'id',
    CLIENT_SECRET: 'secret',
    QUIZ: 'License Changes',
    PASS_PERCENT: '80'
};

interface Sent {
    url: string;
    payload: unknown;
}

function item(type: string, method: string, question: object): object {
    return { getType: () => ({ toString: () => type }), [method]: () => question };
}

/** Submits a form with these items; the scores are those of the answers. */
function submit(
    items: object[],
    scores: number[],
    settings: Readonly<Record<string, string | null>> = SETTINGS
): Sent[] {
    const sent: Sent[] = [];
    const answer = (text: string): object => ({ getResponseCode: () => 200, getContentText: () => text });
    const event = {
        response: {
            getId: () => 'answer-1',
            getRespondentEmail: () => 'somebody@colorado.edu',
            getTimestamp: () => new Date('2026-03-02T16:30:00Z'),
            getGradableItemResponses: () => scores.map((score) => ({ getScore: () => score }))
        },
        source: { getItems: () => items }
    };
    const UrlFetchApp = {
        fetch(url: string, { payload }: Sent): object {
            sent.push({ url, payload: typeof payload === 'string' ? JSON.parse(payload) : payload });
            return url.endsWith('/token')
                ? answer(JSON.stringify({ instance_url: 'https://cu.my.salesforce.com', access_token: 't' }))
                : answer(JSON.stringify({ results: [{ externalId: 'answer-1', status: 'Created' }] }));
        }
    };
    const PropertiesService = {
        getScriptProperties: () => ({ getProperty: (name: string) => settings[name] ?? null })
    };
    const source = readFileSync(join(__dirname, 'quiz-form.sample.gs'), 'utf8');
    runInNewContext(`${source}\nonFormSubmit(event);`, { event, UrlFetchApp, PropertiesService });
    return sent;
}

function delivered(sent: Sent[]): Record<string, unknown> {
    return (sent[1]!.payload as { results: Record<string, unknown>[] }).results[0]!;
}

describe('the sample script of the quiz form', () => {
    it.each(Object.entries(QUESTIONS))('counts the points of a question of the type %s', (type, method) => {
        const items = [
            item(type, method, { getPoints: () => 4 }),
            item('MULTIPLE_CHOICE', 'asMultipleChoiceItem', { getPoints: () => 6 })
        ];
        expect(delivered(submit(items, [0, 6]))).toMatchObject({ score: 60, passed: false });
        expect(delivered(submit(items, [4, 6]))).toMatchObject({ score: 100, passed: true });
    });

    it('counts nothing for pictures, headings and pages, nor for questions that are not graded', () => {
        const items = [
            ...Object.entries(NO_QUESTIONS).map(([type, method]) => item(type, method, {})),
            item('GRID', 'asGridItem', {}),
            { getType: () => 'SOMETHING_NEW' },
            item('TEXT', 'asTextItem', { getPoints: () => 5 })
        ];
        expect(delivered(submit(items, [4]))).toEqual({
            quiz: 'License Changes',
            email: 'somebody@colorado.edu',
            score: 80,
            passed: true,
            takenOn: '2026-03-02T16:30:00.000Z',
            externalId: 'answer-1'
        });
    });

    const oneQuestion = [item('TEXT', 'asTextItem', { getPoints: () => 5 })];

    it.each([
        ['SALESFORCE_URL', null, /SALESFORCE_URL is missing/],
        ['SALESFORCE_URL', 'cu.my.salesforce.com', /must begin with https/],
        ['CLIENT_ID', ' ', /CLIENT_ID is missing/],
        ['CLIENT_SECRET', null, /CLIENT_SECRET is missing/],
        ['QUIZ', null, /QUIZ is missing/],
        ['QUIZ', 'License changes', /must be License Changes or Post-Training/],
        ['PASS_PERCENT', null, /PASS_PERCENT is missing/],
        ['PASS_PERCENT', '80 %', /must be a number/],
        ['PASS_PERCENT', '0', /must be a number/],
        ['PASS_PERCENT', '101', /must be a number/]
    ])('stops at %s %s before anything is sent', (name, value, reason) => {
        let sent: Sent[] = [];
        expect(() => {
            sent = submit(oneQuestion, [5], { ...SETTINGS, [name]: value });
        }).toThrow(reason);
        expect(sent).toEqual([]);
    });

    it('stops at a form in which nothing has points', () => {
        expect(() => submit([item('TEXT', 'asTextItem', { getPoints: () => 0 })], [])).toThrow(/has points/);
    });

    it('takes an address with a slash at its end', () => {
        const [token] = submit(oneQuestion, [5], { ...SETTINGS, SALESFORCE_URL: 'https://cu.my.salesforce.com/' });
        expect(token!.url).toBe('https://cu.my.salesforce.com/services/oauth2/token');
    });
});
