/** A place in the query's text: characters from its start. */
export type Position = number;

export interface Bind {
    /** The Apex expression after the colon. */
    text: string;
    /** Offset of the expression in the query text. */
    offset: number;
    /** Number of the bind in the query, from 0. */
    index: number;
}

export type Literal =
    | { k: 'string'; value: string; at: Position }
    | { k: 'number'; text: string; at: Position }
    | { k: 'boolean'; value: boolean; at: Position }
    | { k: 'null'; at: Position }
    | { k: 'date'; text: string; at: Position }
    | { k: 'datetime'; text: string; at: Position }
    | { k: 'time'; text: string; at: Position }
    | { k: 'dateLiteral'; name: string; n: number | null; at: Position }
    | { k: 'currency'; code: string; text: string; at: Position }
    | { k: 'bind'; bind: Bind; at: Position };

export type FieldExpression =
    | { k: 'path'; path: string[]; at: Position }
    | { k: 'call'; name: string; args: (FieldExpression | Literal)[]; at: Position };

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE' | 'IN' | 'NOT IN' | 'INCLUDES' | 'EXCLUDES';

export type Condition =
    | { k: 'and' | 'or'; items: Condition[]; at: Position }
    | { k: 'not'; item: Condition; at: Position }
    | {
          k: 'compare';
          left: FieldExpression;
          operator: CompareOperator;
          right:
              | Literal
              | { k: 'list'; items: Literal[]; at: Position }
              | { k: 'subquery'; query: SoqlQuery; at: Position };
          at: Position;
      };

export type SelectItem =
    | { k: 'field'; expression: FieldExpression; alias: string | null; at: Position }
    | { k: 'subquery'; query: SoqlQuery; at: Position }
    | {
          k: 'typeof';
          relationship: string[];
          whens: { type: string; fields: string[][] }[];
          otherwise: string[][] | null;
          at: Position;
      }
    | { k: 'fields'; group: 'ALL' | 'STANDARD' | 'CUSTOM'; at: Position };

export interface OrderItem {
    expression: FieldExpression;
    descending: boolean;
    nulls: 'FIRST' | 'LAST' | null;
    at: Position;
}

export interface SoqlQuery {
    select: SelectItem[];
    /** Object name, or for a child subquery the relationship name. */
    from: string;
    fromAt: Position;
    alias: string | null;
    scope: string | null;
    where: Condition | null;
    mode: 'USER_MODE' | 'SYSTEM_MODE' | 'SECURITY_ENFORCED' | null;
    groupBy: { kind: 'plain' | 'rollup' | 'cube'; items: FieldExpression[]; at: Position } | null;
    having: Condition | null;
    orderBy: OrderItem[];
    limit: Literal | null;
    offset: Literal | null;
    forClause: 'VIEW' | 'REFERENCE' | 'UPDATE' | null;
    allRows: boolean;
    /** The whole text and its binds; on the outermost query alone. */
    text: string;
    binds: Bind[];
}
