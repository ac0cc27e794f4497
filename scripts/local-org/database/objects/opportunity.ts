import { ApexDate, ApexDatetime } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import type { Work } from '../dml/results.ts';
import type { DataSession } from '../session.ts';
import { changed, type ObjectBehaviour } from './behaviour.ts';

/** Stage → probability, forecast category, closed, won: the values of a new org. */
export const STAGES: Readonly<Record<string, [number, string, boolean, boolean]>> = {
    Prospecting: [10, 'Pipeline', false, false],
    Qualification: [10, 'Pipeline', false, false],
    'Needs Analysis': [20, 'Pipeline', false, false],
    'Value Proposition': [50, 'Pipeline', false, false],
    'Id. Decision Makers': [60, 'Pipeline', false, false],
    'Perception Analysis': [70, 'Pipeline', false, false],
    'Proposal/Price Quote': [75, 'Pipeline', false, false],
    'Negotiation/Review': [90, 'Pipeline', false, false],
    'Closed Won': [100, 'Closed', true, true],
    'Closed Lost': [0, 'Omitted', true, false]
};

function prepare(session: DataSession, work: Work): void {
    const { values } = work.record;
    const stage = STAGES[String(values.get('stagename') ?? '')] ?? [0, 'Pipeline', false, false];
    if (changed(work, 'stagename')) {
        const [probability, category, closed, won] = stage;
        if ((values.get('probability') ?? null) === null || (work.old && !changed(work, 'probability'))) {
            values.set('probability', new Decimal(BigInt(probability), 0));
        }
        values.set('forecastcategory', category);
        values.set('forecastcategoryname', category);
        values.set('isclosed', closed);
        values.set('iswon', won);
    }
    const amount = values.get('amount') ?? null;
    const probability = values.get('probability') ?? null;
    values.set(
        'expectedrevenue',
        amount instanceof Decimal && probability instanceof Decimal
            ? amount.multiply(probability).divideTo(Decimal.of(100), 2, 'HALF_UP')
            : null
    );
    const close = values.get('closedate');
    if (close instanceof ApexDate) {
        const quarter = Math.floor((close.month - 1) / 3) + 1;
        values.set('fiscalyear', close.year);
        values.set('fiscalquarter', quarter);
        values.set('fiscal', `${close.year} ${quarter}`);
    }
    if (changed(work, 'stagename') && work.old) {
        values.set('laststagechangedate', new ApexDatetime(session.clock()).wholeSeconds());
    }
}

export default {
    object: 'Opportunity',
    prepare,
    // Salesforce Help, what goes with an account that is deleted: "Opportunities (if they're not Closed Won)". The page asks; code is refused.
    keepsParents: {
        AccountId: {
            when: '"IsWon" = 1',
            because:
                'some opportunities in this account were closed won. The opportunities that were closed won are listed below.'
        }
    }
} satisfies ObjectBehaviour;
