import { currentTransaction } from '../../apex/transaction.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass } from '../define.ts';

/** "A maximum of 5,000 single emails to external addresses per day, based on Greenwich Mean Time." */
const DAILY_SINGLE_EMAILS = 5000;
const SINGLE_EMAIL = 'SingleEmail';

interface OrgLimitValue {
    apexType: 'System.OrgLimit';
    name: string;
    value: number;
    limit: number;
}

/** The counter of the day, by the org's clock. */
function emailKey(): string {
    return `email.single.${new Date(currentTransaction().session.clock()).toISOString().slice(0, 10)}`;
}

function emailsToday(): number {
    const row = currentTransaction().session.store.get('SELECT value FROM "_counter" WHERE key = ?', [emailKey()]);
    return Number(row?.['value'] ?? 0);
}

/**
 * Counts recipients outside of the org; what is rolled back does not count.
 * @throws System.EmailException above the daily limit of the org
 */
export function countSingleEmails(recipients: number): void {
    if (recipients === 0) {
        return;
    }
    const used = emailsToday() + recipients;
    if (used > DAILY_SINGLE_EMAILS) {
        const message = 'Email limit exceeded';
        const statusCode = 'SINGLE_EMAIL_LIMIT_EXCEEDED';
        throwApex(
            'System.EmailException',
            `SendEmail failed. First exception on row 0; first error: ${statusCode}, ${message}: []`,
            { dmlErrors: [{ statusCode, message, fields: [], index: 0, id: null }] }
        );
    }
    currentTransaction().session.store.run('INSERT OR REPLACE INTO "_counter" (key, value) VALUES (?, ?)', [
        emailKey(),
        used
    ]);
}

function orgLimits(): OrgLimitValue[] {
    return [{ apexType: 'System.OrgLimit', name: SINGLE_EMAIL, value: emailsToday(), limit: DAILY_SINGLE_EMAILS }];
}

/** The limits that the local org counts; asking for another one is an error, not null. */
class OrgLimitMap extends ApexMap {
    override get(key: unknown): unknown {
        if (!this.has(key)) {
            throw new UnsupportedError(`System.OrgLimits: ${String(key)}`);
        }
        return super.get(key);
    }
}

export const orgLimitClasses = [
    defineClass({
        name: 'System.OrgLimit',
        methods: {
            'String getName()': (self: OrgLimitValue) => self.name,
            'Integer getValue()': (self: OrgLimitValue) => self.value,
            'Integer getLimit()': (self: OrgLimitValue) => self.limit
        }
    }),
    defineClass({
        name: 'System.OrgLimits',
        statics: {
            'Map<String, System.OrgLimit> getMap()': () => {
                const map = new OrgLimitMap('String', 'System.OrgLimit');
                orgLimits().forEach((one) => map.put(one.name, one));
                return map;
            },
            'List<System.OrgLimit> getAll()': () => new ApexList('System.OrgLimit', orgLimits())
        }
    })
];
