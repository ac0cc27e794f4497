import type { Condition, SoqlQuery } from '../../database/soql/ast.ts';
import { checkQuery } from '../../database/soql/check.ts';
import { parseSoql } from '../../database/soql/parse.ts';
import { asQueryException } from '../../database/soql/run.ts';
import type { FieldModel, ObjectModel, OrgSchema } from '../../schema/model.ts';
import { badRequest } from '../http/errors.ts';
import type { UserTransaction } from '../org-access.ts';

/** How a query could be run (REST API, "Query Performance Feedback"). */
export interface QueryPlan {
    cardinality: number;
    fields: string[];
    leadingOperationType: 'Index' | 'TableScan';
    notes: { description: string; fields: string[]; tableEnumOrId: string }[];
    relativeCost: number;
    sobjectCardinality: number;
    sobjectType: string;
}

type Compare = Extract<Condition, { k: 'compare' }>;

/** "Indexes are maintained for these fields: RecordTypeId, CreatedDate, SystemModstamp, Name, Id", lookups and the owner among foreign keys. */
const STANDARD_INDEX = new Set(['id', 'name', 'ownerid', 'createddate', 'systemmodstamp', 'recordtypeid']);
const MILLION = 1_000_000;
/** Most rows that a filter may find to be selective: of the first million records, of what is above, and in all ("Working with Very Large SOQL Queries"). */
const THRESHOLDS = {
    standard: { first: 0.3, more: 0.15, most: MILLION },
    custom: { first: 0.1, more: 0.05, most: 333_333 }
};
/** A filter for what a record is not, or for the end of a text, uses no index. */
const UNSELECTIVE = new Set(['!=', 'NOT IN', 'EXCLUDES', 'INCLUDES']);

/**
 * `GET /query?explain=`: the plans of a query, the best first; it is not run. An index costs the rows that its filter finds, by the
 * documented threshold of selectivity; how an org weighs a table scan is documented nowhere: here it costs 1, as an index costs that is
 * just not selective any more.
 * @throws RestError 400 MALFORMED_QUERY, INVALID_TYPE, INVALID_FIELD; for reports and list views, which have no plans here
 */
export function explain(
    schema: OrgSchema,
    transaction: Pick<UserTransaction, 'count'>,
    text: string
): { plans: QueryPlan[] } {
    if (/^\w{15}(\w{3})?$/.test(text)) {
        throw badRequest('INVALID_ID', 'Unsupported: plans of reports and list views');
    }
    if (!text.trim()) {
        throw badRequest('MALFORMED_QUERY', 'A query string has to be specified');
    }
    const { query, object } = asQueryException(() => checkQuery(schema, text));
    const count = (where: Condition | null): number =>
        transaction.count({ ...parseSoql(`SELECT COUNT() FROM ${object.name}`), alias: query.alias, where });
    const total = count(null);
    const filters = topFilters(query);
    const plan = (
        rest: Pick<QueryPlan, 'cardinality' | 'fields' | 'leadingOperationType' | 'relativeCost'>
    ): QueryPlan => ({
        ...rest,
        notes: notes(object, filters, query.alias),
        sobjectCardinality: total,
        sobjectType: object.name
    });
    const indexed = filters.flatMap((filter) => {
        const field = usableField(object, filter, query.alias);
        if (!field) {
            return [];
        }
        const cardinality = count(filter);
        const cost = cardinality / threshold(field, total);
        return [
            plan({
                cardinality,
                fields: [field.name],
                leadingOperationType: 'Index',
                relativeCost: Math.round(cost * 1000) / 1000
            })
        ];
    });
    const scan = plan({
        cardinality: count(query.where),
        fields: [],
        leadingOperationType: 'TableScan',
        relativeCost: 1
    });
    return { plans: [...indexed, scan].sort((a, b) => a.relativeCost - b.relativeCost) };
}

/** The filters that each row must fit. */
const topFilters = ({ where }: SoqlQuery): Compare[] =>
    (where?.k === 'and' ? where.items : where ? [where] : []).filter((one): one is Compare => one.k === 'compare');

function fieldOf(object: ObjectModel, { left }: Compare, alias: string | null): FieldModel | null {
    if (left.k !== 'path') {
        return null;
    }
    const [first = '', ...rest] = left.path;
    const name = rest.length === 1 && first.toLowerCase() === alias?.toLowerCase() ? rest[0]! : first;
    return left.path.length > (name === first ? 1 : 2) ? null : (object.fields.get(name.toLowerCase()) ?? null);
}

const isIndexed = (field: FieldModel): boolean =>
    STANDARD_INDEX.has(field.name.toLowerCase()) ||
    field.nameField ||
    field.referenceTo.length > 0 ||
    field.externalId ||
    field.unique;

function usableField(object: ObjectModel, filter: Compare, alias: string | null): FieldModel | null {
    const field = fieldOf(object, filter, alias);
    const { operator, right } = filter;
    const beginsOpen = operator === 'LIKE' && right.k === 'string' && /^[%_]/.test(right.value);
    return field && isIndexed(field) && !UNSELECTIVE.has(operator) && !beginsOpen ? field : null;
}

function threshold(field: FieldModel, total: number): number {
    const { first, more, most } = THRESHOLDS[field.custom ? 'custom' : 'standard'];
    return Math.max(1, Math.min(most, first * Math.min(total, MILLION) + more * Math.max(0, total - MILLION)));
}

function notes(object: ObjectModel, filters: readonly Compare[], alias: string | null): QueryPlan['notes'] {
    return filters.flatMap((filter) => {
        const field = fieldOf(object, filter, alias);
        return field && !isIndexed(field)
            ? [
                  {
                      description: 'Not considering filter for optimization because unindexed',
                      fields: [field.name],
                      tableEnumOrId: object.name
                  }
              ]
            : [];
    });
}
