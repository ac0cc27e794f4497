import { defineClass } from '../define.ts';

/** A Database.DMLOptions. */
export class DmlOptionsValue {
    readonly apexType = 'Database.DMLOptions';
    values: Record<string, unknown> = { optallornone: null, allowfieldtruncation: null, localeoptions: null };
    duplicateRuleHeader = new Holder('Database.DMLOptions.DuplicateRuleHeader');
    emailHeader = new Holder('Database.DMLOptions.EmailHeader');
    assignmentRuleHeader = new Holder('Database.DMLOptions.AssignmentRuleHeader');

    /** `EmailHeader.triggerUserEmail`: users are told by e-mail, a new user of the own account. */
    get tellsUsers(): boolean {
        return this.emailHeader.values['user'] === true;
    }
}

/** A group of options. There are no assignment rules; of the e-mails, a new user's welcome is the one that DML sends. */
class Holder {
    readonly apexType: string;
    values: Record<string, unknown> = {};

    constructor(apexType: string) {
        this.apexType = apexType;
    }
}

function value(key: string): {
    get: (self: { values: Record<string, unknown> }) => unknown;
    set: (self: { values: Record<string, unknown> }, value: unknown) => void;
} {
    return {
        get: (self) => self.values[key] ?? null,
        set: (self, given) => {
            self.values[key] = given;
        }
    };
}

function holder(key: 'duplicateRuleHeader' | 'emailHeader' | 'assignmentRuleHeader'): {
    get: (self: DmlOptionsValue) => unknown;
    set: (self: DmlOptionsValue, value: Holder) => void;
} {
    return {
        get: (self) => self[key],
        set: (self, given) => {
            self[key] = given;
        }
    };
}

export const dmlOptionsClasses = [
    defineClass({
        name: 'Database.DMLOptions',
        constructors: { '()': () => new DmlOptionsValue() },
        properties: {
            'Boolean optAllOrNone': value('optallornone'),
            'Boolean allowFieldTruncation': value('allowfieldtruncation'),
            'String localeOptions': value('localeoptions'),
            'Database.DMLOptions.DuplicateRuleHeader duplicateRuleHeader': holder('duplicateRuleHeader'),
            'Database.DMLOptions.EmailHeader emailHeader': holder('emailHeader'),
            'Database.DMLOptions.AssignmentRuleHeader assignmentRuleHeader': holder('assignmentRuleHeader')
        }
    }),
    defineClass({
        name: 'Database.DMLOptions.DuplicateRuleHeader',
        constructors: { '()': () => new Holder('Database.DMLOptions.DuplicateRuleHeader') },
        properties: {
            'Boolean allowSave': value('allowsave'),
            'Boolean runAsCurrentUser': value('runascurrentuser')
        }
    }),
    defineClass({
        name: 'Database.DMLOptions.EmailHeader',
        constructors: { '()': () => new Holder('Database.DMLOptions.EmailHeader') },
        properties: {
            'Boolean triggerAutoResponseEmail': value('auto'),
            'Boolean triggerOtherEmail': value('other'),
            'Boolean triggerUserEmail': value('user')
        }
    }),
    defineClass({
        name: 'Database.DMLOptions.AssignmentRuleHeader',
        constructors: { '()': () => new Holder('Database.DMLOptions.AssignmentRuleHeader') },
        properties: { 'Id assignmentRuleId': value('id'), 'Boolean useDefaultRule': value('default') }
    })
];
