import { Decimal } from '../../values/decimal.ts';
import type { Value } from '../../values/value.ts';
import type { AskedValues, ObjectBehaviour } from './behaviour.ts';
import { STAGES } from './opportunity.ts';

type Special = (value: string) => Record<string, Value>;

/** The objects that give a standard picklist as records: the picklist's field, and what a value says besides. */
const PICKLISTS: Readonly<Record<string, [object: string, field: string, special: Special]>> = {
    CaseStatus: ['Case', 'Status', (value) => ({ isclosed: value === 'Closed' })],
    LeadStatus: ['Lead', 'Status', (value) => ({ isconverted: value === 'Closed - Converted' })],
    OpportunityStage: [
        'Opportunity',
        'StageName',
        (value) => {
            const [probability, category, closed, won] = STAGES[value] ?? [0, 'Pipeline', false, false];
            return {
                isactive: true,
                isclosed: closed,
                iswon: won,
                defaultprobability: new Decimal(BigInt(probability), 0),
                forecastcategory: category,
                forecastcategoryname: category
            };
        }
    ],
    TaskPriority: ['Task', 'Priority', (value) => ({ ishighpriority: value === 'High' })],
    TaskStatus: ['Task', 'Status', (value) => ({ isclosed: value === 'Completed' })]
};

function fits(row: Record<string, Value>, asked: AskedValues): boolean {
    const text = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);
    return [...asked].every(([field, values]) => values.some((value) => text(value) === text(row[field])));
}

/** A behaviour for each: its rows are the values of the picklist as the project has it. */
export const statusValues: readonly ObjectBehaviour[] = Object.entries(PICKLISTS).map(
    ([name, [object, field, special]]) => ({
        object: name,
        access: 'everyone',
        rows: (session, asked) =>
            (session.schema.object(object)!.fields.get(field.toLowerCase())!.picklist ?? [])
                .map((one, index) => ({
                    id: null,
                    apiname: one.value,
                    masterlabel: one.label,
                    isdefault: one.isDefault,
                    sortorder: index + 1,
                    ...special(one.value)
                }))
                .filter((row) => fits(row, asked))
    })
);
