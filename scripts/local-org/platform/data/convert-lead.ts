import { convertLeads, type ConvertedLead, type LeadConversion } from '../../database/objects/lead-conversion.ts';
import type { DmlOptions } from '../../database/dml/index.ts';
import { currentSession } from '../../database/session.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import type { SObject } from '../../values/sobject.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { defineClass, type Implementation } from '../define.ts';
import { need } from '../language/support.ts';
import { errorValue, resultJson } from './results.ts';

/** A Database.LeadConvert: the catalogue makes it, as a holder of data. */
interface LeadConvertValue {
    values: ReadonlyMap<string, unknown>;
}

class ResultValue {
    readonly apexType = 'Database.LeadConvertResult';
    readonly lead: ConvertedLead;
    readonly success: boolean;

    constructor(lead: ConvertedLead, success = lead.errors.length === 0) {
        this.lead = lead;
        this.success = success;
    }
}

function conversion({ values }: LeadConvertValue): LeadConversion {
    for (const name of ['relatedPersonAccountId', 'relatedPersonAccountRecord']) {
        if ((values.get(name) ?? null) !== null) {
            throw new UnsupportedError(`Database.LeadConvert.${name}: the local org has no person accounts`);
        }
    }
    const text = (name: string): string | null => (values.get(name) ?? null) as string | null;
    const record = (name: string): SObject | null => (values.get(name) ?? null) as SObject | null;
    return {
        leadId: text('LeadId'),
        accountId: text('AccountId'),
        contactId: text('ContactId'),
        opportunityId: text('OpportunityId'),
        convertedStatus: text('ConvertedStatus'),
        doNotCreateOpportunity: values.get('DoNotCreateOpportunity') === true,
        opportunityName: text('OpportunityName'),
        overwriteLeadSource: values.get('OverwriteLeadSource') === true,
        ownerId: text('OwnerId'),
        accountRecord: record('AccountRecord'),
        contactRecord: record('ContactRecord'),
        opportunityRecord: record('OpportunityRecord')
    };
}

/** `Database.convertLead`; with all or none the first lead that cannot be converted undoes all. */
function convert(optionsOf: (args: readonly unknown[]) => DmlOptions): Implementation {
    return (target: LeadConvertValue | ApexList, ...args: unknown[]) => {
        const session = currentSession();
        const options = optionsOf(args);
        const asked = need(target) instanceof ApexList ? (target as ApexList).items : [target];
        const mark = session.store.savepoint();
        const done = convertLeads(session, (asked as unknown as LeadConvertValue[]).map(conversion), options);
        const failed = done.findIndex((one) => one.errors.length > 0);
        if (failed >= 0 && options.allOrNone) {
            session.store.rollbackTo(mark);
            session.store.release(mark);
            const [error] = done[failed]!.errors;
            throwApex(
                'System.DmlException',
                `ConvertLead failed. First exception on row ${failed}; first error: ${error!.statusCode}, ${error!.message}: [${error!.fields.join(', ')}]`,
                { dmlErrors: done[failed]!.errors.map((one) => ({ ...one, index: failed, id: done[failed]!.leadId })) }
            );
        }
        session.store.release(mark);
        const results = done.map((one) => new ResultValue(one));
        return target instanceof ApexList ? new ApexList('Database.LeadConvertResult', results) : results[0];
    };
}

/** The overloads of `Database.convertLead`, with what reads the options of a statement. */
export function convertLeadMethods(
    optionsOf: (args: readonly unknown[]) => DmlOptions
): Record<string, Implementation> {
    const all: Record<string, Implementation> = {};
    const run = convert(optionsOf);
    for (const tail of ['', ', Boolean allOrNone', ', AccessLevel level', ', Boolean allOrNone, AccessLevel level']) {
        all[`Database.LeadConvertResult convertLead(Database.LeadConvert lead${tail})`] = run;
        all[`List<Database.LeadConvertResult> convertLead(List<Database.LeadConvert> leads${tail})`] = run;
    }
    return all;
}

const id =
    (name: 'leadId' | 'accountId' | 'contactId' | 'opportunityId'): Implementation =>
    (self: ResultValue) =>
        self.lead[name];

export const leadConvertResultClass = defineClass({
    name: 'Database.LeadConvertResult',
    fromJson: (node) => {
        const { success, errors, text } = resultJson(node);
        return new ResultValue(
            {
                leadId: text('leadId'),
                accountId: text('accountId'),
                contactId: text('contactId'),
                opportunityId: text('opportunityId'),
                errors
            },
            success
        );
    },
    methods: {
        'Id getLeadId()': id('leadId'),
        'Id getAccountId()': id('accountId'),
        'Id getContactId()': id('contactId'),
        'Id getOpportunityId()': id('opportunityId'),
        'Id getRelatedPersonAccountId()': () => null,
        'Boolean isSuccess()': (self: ResultValue) => self.success,
        'List<Database.Error> getErrors()': (self: ResultValue) =>
            new ApexList('Database.Error', self.lead.errors.map(errorValue))
    },
    properties: {
        'Id leadId': { get: id('leadId') as (self: ResultValue) => unknown },
        'Id accountId': { get: id('accountId') as (self: ResultValue) => unknown },
        'Id contactId': { get: id('contactId') as (self: ResultValue) => unknown },
        'Id opportunityId': { get: id('opportunityId') as (self: ResultValue) => unknown },
        'Boolean success': { get: (self: ResultValue) => self.success }
    }
});
