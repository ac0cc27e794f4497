import { UnsupportedError } from '../../values/unsupported.ts';
import type {
    Bind,
    CompareOperator,
    Condition,
    FieldExpression,
    Literal,
    OrderItem,
    SelectItem,
    SoqlQuery
} from './ast.ts';
import { SoqlError } from './errors.ts';
import { tokenize, type Token } from './tokens.ts';

const CLAUSES = new Set([
    'FROM',
    'WHERE',
    'WITH',
    'GROUP',
    'HAVING',
    'ORDER',
    'LIMIT',
    'OFFSET',
    'FOR',
    'ALL',
    'USING',
    'UPDATE',
    'AND',
    'OR',
    'NOT',
    'ASC',
    'DESC',
    'NULLS'
]);
const DATE_LITERAL =
    /^(?:YESTERDAY|TODAY|TOMORROW|(?:LAST|THIS|NEXT)_(?:WEEK|MONTH|90_DAYS|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR))$/;
const DATE_LITERAL_N =
    /^(?:(?:LAST|NEXT)_N_|N_)(?:DAYS|WEEKS|MONTHS|QUARTERS|YEARS|FISCAL_QUARTERS|FISCAL_YEARS)(?:_AGO)?$/;

class Parser {
    private readonly tokens: Token[];
    private at = 0;
    readonly text: string;

    constructor(text: string) {
        this.text = text;
        this.tokens = tokenize(text);
    }

    get token(): Token {
        return this.tokens[this.at]!;
    }

    peek(distance = 1): Token {
        return this.tokens[Math.min(this.at + distance, this.tokens.length - 1)]!;
    }

    fail(token = this.token): never {
        const shown = token.k === 'end' ? '<EOF>' : token.text;
        throw new SoqlError(
            token.k === 'end' ? 'unexpected token: <EOF>' : `unexpected token: '${shown}'`,
            this.text,
            token.at,
            false
        );
    }

    isWord(...words: string[]): boolean {
        return this.token.k === 'name' && words.includes(this.token.text.toUpperCase());
    }

    takeWord(...words: string[]): string | null {
        if (!this.isWord(...words)) {
            return null;
        }
        return this.tokens[this.at++]!.text.toUpperCase();
    }

    expectWord(...words: string[]): string {
        return this.takeWord(...words) ?? this.fail();
    }

    takeSymbol(symbol: string): boolean {
        if (this.token.k === 'symbol' && this.token.text === symbol) {
            this.at++;
            return true;
        }
        return false;
    }

    expectSymbol(symbol: string): void {
        if (!this.takeSymbol(symbol)) {
            this.fail();
        }
    }

    name(): string {
        if (this.token.k !== 'name') {
            this.fail();
        }
        return this.tokens[this.at++]!.text;
    }

    path(): string[] {
        const path = [this.name()];
        while (this.takeSymbol('.')) {
            path.push(this.name());
        }
        return path;
    }

    query(): SoqlQuery {
        this.expectWord('SELECT');
        const select: SelectItem[] = [];
        do {
            select.push(this.selectItem());
        } while (this.takeSymbol(','));
        this.expectWord('FROM');
        const query = this.emptyQuery(select);
        query.fromAt = this.token.at;
        query.from = this.path().join('.');
        this.takeWord('AS');
        if (this.token.k === 'name' && !CLAUSES.has(this.token.text.toUpperCase())) {
            query.alias = this.name();
        }
        if (this.token.k === 'symbol' && this.token.text === ',') {
            throw new UnsupportedError('several objects in FROM');
        }
        this.clauses(query);
        return query;
    }

    private emptyQuery(select: SelectItem[]): SoqlQuery {
        return {
            select,
            from: '',
            fromAt: 0,
            alias: null,
            scope: null,
            where: null,
            mode: null,
            groupBy: null,
            having: null,
            orderBy: [],
            limit: null,
            offset: null,
            forClause: null,
            allRows: false,
            text: this.text,
            binds: []
        };
    }

    /** The clauses after FROM, in the only order that SOQL allows. */
    private clauses(query: SoqlQuery): void {
        if (this.takeWord('USING')) {
            this.expectWord('SCOPE');
            query.scope = this.name();
        }
        if (this.takeWord('WHERE')) {
            query.where = this.condition();
        }
        while (this.takeWord('WITH')) {
            const mode = this.takeWord('USER_MODE', 'SYSTEM_MODE', 'SECURITY_ENFORCED');
            if (!mode) {
                // A condition on what a query gives, or data categories.
                if (this.token.k !== 'name') {
                    this.fail();
                }
                throw new UnsupportedError(`WITH ${this.token.text}`);
            }
            query.mode = mode as SoqlQuery['mode'];
        }
        if (this.takeWord('GROUP')) {
            const at = this.token.at;
            this.expectWord('BY');
            const kind =
                this.isWord('ROLLUP', 'CUBE') && this.peek().text === '('
                    ? this.expectWord('ROLLUP', 'CUBE').toLowerCase()
                    : 'plain';
            const items: FieldExpression[] = [];
            if (kind !== 'plain') {
                this.expectSymbol('(');
            }
            do {
                items.push(this.fieldExpression());
            } while (this.takeSymbol(','));
            if (kind !== 'plain') {
                this.expectSymbol(')');
            }
            query.groupBy = { kind: kind as 'plain' | 'rollup' | 'cube', items, at };
        }
        if (this.takeWord('HAVING')) {
            query.having = this.condition();
        }
        if (this.takeWord('ORDER')) {
            this.expectWord('BY');
            do {
                query.orderBy.push(this.orderItem());
            } while (this.takeSymbol(','));
        }
        if (this.takeWord('LIMIT')) {
            query.limit = this.numberOrBind();
        }
        if (this.takeWord('OFFSET')) {
            query.offset = this.numberOrBind();
        }
        if (this.isWord('ALL') && this.peek().text.toUpperCase() === 'ROWS') {
            this.at += 2;
            query.allRows = true;
        }
        while (this.takeWord('FOR')) {
            query.forClause = this.expectWord('VIEW', 'REFERENCE', 'UPDATE') as SoqlQuery['forClause'];
            while (this.takeSymbol(',')) {
                this.expectWord('VIEW', 'REFERENCE');
            }
        }
        if (this.isWord('ALL') && this.peek().text.toUpperCase() === 'ROWS') {
            this.at += 2;
            query.allRows = true;
        }
        if (this.isWord('UPDATE')) {
            throw new UnsupportedError('UPDATE TRACKING and UPDATE VIEWSTAT');
        }
    }

    private numberOrBind(): Literal {
        const { token } = this;
        if ((token.k !== 'number' || token.text.startsWith('-')) && token.k !== 'bind') {
            this.fail();
        }
        return this.literal();
    }

    private orderItem(): OrderItem {
        const at = this.token.at;
        const expression = this.fieldExpression();
        const direction = this.takeWord('ASC', 'DESC');
        let nulls: OrderItem['nulls'] = null;
        if (this.takeWord('NULLS')) {
            nulls = this.expectWord('FIRST', 'LAST') as OrderItem['nulls'];
        }
        return { expression, descending: direction === 'DESC', nulls, at };
    }

    private selectItem(): SelectItem {
        const at = this.token.at;
        if (this.takeSymbol('(')) {
            const query = this.query();
            this.expectSymbol(')');
            return { k: 'subquery', query, at };
        }
        if (this.isWord('TYPEOF')) {
            return this.typeofItem();
        }
        if (this.isWord('FIELDS') && this.peek().text === '(') {
            this.at += 2;
            const group = this.expectWord('ALL', 'STANDARD', 'CUSTOM') as 'ALL' | 'STANDARD' | 'CUSTOM';
            this.expectSymbol(')');
            return { k: 'fields', group, at };
        }
        const expression = this.fieldExpression();
        let alias: string | null = null;
        if (this.token.k === 'name' && !CLAUSES.has(this.token.text.toUpperCase())) {
            alias = this.name();
        }
        return { k: 'field', expression, alias, at };
    }

    private typeofItem(): SelectItem {
        const at = this.token.at;
        this.expectWord('TYPEOF');
        const relationship = this.path();
        const whens: { type: string; fields: string[][] }[] = [];
        let otherwise: string[][] | null = null;
        const fields = (): string[][] => {
            const paths = [this.path()];
            while (this.takeSymbol(',')) {
                paths.push(this.path());
            }
            return paths;
        };
        while (this.takeWord('WHEN')) {
            const type = this.name();
            this.expectWord('THEN');
            whens.push({ type, fields: fields() });
        }
        if (this.takeWord('ELSE')) {
            otherwise = fields();
        }
        this.expectWord('END');
        return { k: 'typeof', relationship, whens, otherwise, at };
    }

    private fieldExpression(): FieldExpression {
        const at = this.token.at;
        if (this.token.k === 'name' && this.peek().k === 'symbol' && this.peek().text === '(') {
            const name = this.name().toUpperCase();
            this.expectSymbol('(');
            const args: (FieldExpression | Literal)[] = [];
            if (!this.takeSymbol(')')) {
                do {
                    args.push(this.token.k === 'name' ? this.fieldExpression() : this.literal());
                } while (this.takeSymbol(','));
                this.expectSymbol(')');
            }
            return { k: 'call', name, args, at };
        }
        return { k: 'path', path: this.path(), at };
    }

    /** AND and OR may not be mixed without brackets. */
    condition(): Condition {
        const at = this.token.at;
        const first = this.unary();
        if (!this.isWord('AND', 'OR')) {
            return first;
        }
        const operator = this.token.text.toUpperCase();
        const items = [first];
        while (this.takeWord(operator)) {
            items.push(this.unary());
        }
        if (this.isWord('AND', 'OR')) {
            this.fail();
        }
        return { k: operator.toLowerCase() as 'and' | 'or', items, at };
    }

    private unary(): Condition {
        const at = this.token.at;
        if (this.takeWord('NOT')) {
            return { k: 'not', item: this.unary(), at };
        }
        if (this.takeSymbol('(')) {
            const inner = this.condition();
            this.expectSymbol(')');
            return inner;
        }
        return this.comparison();
    }

    private operator(): CompareOperator {
        const { token } = this;
        if (token.k === 'symbol') {
            this.at++;
            const text = token.text === '<>' ? '!=' : token.text;
            if (['=', '!=', '<', '<=', '>', '>='].includes(text)) {
                return text as CompareOperator;
            }
            this.at--;
            this.fail();
        }
        const word = this.takeWord('LIKE', 'IN', 'NOT', 'INCLUDES', 'EXCLUDES');
        if (word === 'NOT') {
            this.expectWord('IN');
            return 'NOT IN';
        }
        return (word as CompareOperator) ?? this.fail();
    }

    private comparison(): Condition {
        const at = this.token.at;
        const left = this.fieldExpression();
        const operator = this.operator();
        const start = this.token.at;
        if (operator === 'IN' || operator === 'NOT IN' || operator === 'INCLUDES' || operator === 'EXCLUDES') {
            if (this.token.k === 'bind') {
                return { k: 'compare', left, operator, right: this.literal(), at };
            }
            this.expectSymbol('(');
            if (this.isWord('SELECT')) {
                const query = this.query();
                this.expectSymbol(')');
                return { k: 'compare', left, operator, right: { k: 'subquery', query, at: start }, at };
            }
            const items: Literal[] = [];
            do {
                items.push(this.literal());
            } while (this.takeSymbol(','));
            this.expectSymbol(')');
            return { k: 'compare', left, operator, right: { k: 'list', items, at: start }, at };
        }
        return { k: 'compare', left, operator, right: this.literal(), at };
    }

    literal(): Literal {
        const { token } = this;
        this.at++;
        switch (token.k) {
            case 'string':
                return { k: 'string', value: token.text, at: token.at };
            case 'number':
                return { k: 'number', text: token.text, at: token.at };
            case 'date':
            case 'datetime':
            case 'time':
                return { k: token.k, text: token.text, at: token.at };
            case 'currency':
                return { k: 'currency', code: token.text.slice(0, 3), text: token.text.slice(3), at: token.at };
            case 'bind':
                return { k: 'bind', bind: token.bind, at: token.at };
            case 'name':
                return this.wordLiteral(token);
            default:
                this.at--;
                return this.fail();
        }
    }

    private wordLiteral(token: Token): Literal {
        const word = token.text.toUpperCase();
        if (word === 'TRUE' || word === 'FALSE') {
            return { k: 'boolean', value: word === 'TRUE', at: token.at };
        }
        if (word === 'NULL') {
            return { k: 'null', at: token.at };
        }
        if (DATE_LITERAL.test(word)) {
            return { k: 'dateLiteral', name: word, n: null, at: token.at };
        }
        if (DATE_LITERAL_N.test(word)) {
            this.expectSymbol(':');
            const count = this.token;
            if (count.k !== 'number') {
                this.fail();
            }
            this.at++;
            return { k: 'dateLiteral', name: word, n: Number(count.text), at: token.at };
        }
        this.at--;
        return this.fail(token);
    }

    end(): void {
        if (this.token.k !== 'end') {
            this.fail();
        }
    }

    get binds(): Bind[] {
        return this.tokens.flatMap((token) => (token.k === 'bind' ? [token.bind] : []));
    }
}

const cache = new Map<string, SoqlQuery>();

/**
 * Parses a query; the tree is cached by its text and must not be changed.
 * @throws SoqlError with the offset of what was not expected
 */
export function parseSoql(text: string): SoqlQuery {
    let query = cache.get(text);
    if (!query) {
        const parser = new Parser(text);
        query = parser.query();
        parser.end();
        query.binds = parser.binds;
        if (cache.size > 5000) {
            cache.clear();
        }
        cache.set(text, query);
    }
    return query;
}
