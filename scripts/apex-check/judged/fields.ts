import { inClass, inMethod, type Judged } from './case.ts';

/** Fields of records: those that are there, and those that can be written. */
export const FIELDS: readonly Judged[] = [
    {
        kind: 'fields that cannot be written',
        wrong: [
            inMethod('Account a = new Account(); a.CreatedDate = null;'),
            inMethod('Account a = new Account(); a.createdbyid = null;'),
            inMethod('Account a = new Account(); a.SystemModstamp = null;'),
            inMethod('Account a = new Account(IsDeleted=true);'),
            inMethod("Contact a = new Contact(Name='x');"),
            inMethod("User u = new User(); u.Name = 'x';"),
            inMethod('Judged__c t = new Judged__c(); t.Formula__c = 1;'),
            inMethod('Judged__c t = new Judged__c(Formula__c=1);'),
            inMethod("Judged__c t = new Judged__c(Name='x');"),
            inMethod('Judged__c t = new Judged__c(); t.Sum__c = 1;'),
            inMethod('Judged__c t = new Judged__c(); t.Sum__c += 1;'),
            inMethod('Judged__c t = new Judged__c(); t.Sum__c++;'),
            inMethod("Judged__c t = new Judged__c(Counter__c='1');"),
            inMethod('Judged__c t = new Judged__c(CreatedDate=null);'),
            inMethod('Opportunity o = new Opportunity(IsClosed = true);'),
            inMethod('Opportunity o = new Opportunity(FiscalYear = 2020);'),
            inMethod('Case c = new Case(); c.ClosedDate = null; c.isclosed = true;'),
            inMethod('User u = new User(LastLoginDate = null);'),
            inMethod('List<Judged__c> t; t[0].Formula__c = 1;'),
            inMethod('JudgedLine__c t; t.Parent__r.Formula__c = 1;'),
            inClass('Judged__c t; void f() { t.Formula__c = 1; this.t.Formula__c = 1; }')
        ],
        right: [
            inMethod("Account a = new Account(Name='x', OwnerId=null, Id=null); a.Name = 'y'; a.Id = null;"),
            inMethod(
                "Contact c = new Contact(LastName='x'); c.AccountId = null; c.Account = new Account(); c.Account.Name = 'x';"
            ),
            inMethod(
                "Judged__c t = new Judged__c(Text__c='x', Id=null, OwnerId=null); t.Text__c = 'y'; Decimal d = t.Formula__c + t.Sum__c; String s = t.Name + t.Counter__c; Datetime u = t.CreatedDate;"
            ),
            inMethod(
                "JudgedLine__c t = new JudgedLine__c(Name='x', Parent__c=null, Parent__r=new Judged__c(Text__c='x')); t.put('Amount__c', 1);"
            )
        ]
    },
    {
        kind: 'operations that an object does not support',
        wrong: [
            inMethod('insert new AsyncApexJob();'),
            inMethod('GroupMember g; update g;'),
            inMethod('List<GroupMember> g; upsert g;'),
            inMethod('Profile p; insert p; update p; delete p;'),
            inMethod('User u; delete u; undelete u;'),
            inMethod('User[] u; delete u;'),
            inMethod('SetupEntityAccess a; update a;'),
            inMethod('EntitySubscription s; update s;'),
            inMethod('ContentDocument d; insert d;'),
            inMethod('ContentVersion v; delete v;'),
            inMethod('CronTrigger t; delete t;'),
            inMethod('User a; User b; merge a b;')
        ],
        right: [
            inMethod('Account a; insert a; update a; upsert a; delete a; undelete a;'),
            inMethod('Account a; Account b; merge a b;'),
            inMethod('GroupMember g; insert g; delete g;'),
            inMethod('User u; insert u; update u; upsert u;'),
            inMethod('ContentDocument d; update d; delete d; undelete d;'),
            inMethod('Document d; insert d; Note n; undelete n;'),
            inMethod('List<SObject> all; insert all; update all; delete all;')
        ]
    },
    {
        kind: 'fields that are not there, and their types',
        wrong: [
            inMethod('Account a = new Account(Nonsense__c = 1);'),
            inMethod('Account a = new Account(); a.Nonsense__c = 1;'),
            inMethod('Account a = new Account(Name = 1);'),
            inMethod("Account a = new Account('x');"),
            inMethod("Account a = new Account(Name = 'x', Name = 'y');"),
            inMethod("Judged__c a = new Judged__c(Sum__c = 'x');"),
            inMethod('Account a = new Account(); a.Name = 1;'),
            inMethod('Account a = new Account(); Integer i = a.Name;'),
            inMethod('W w = new W(a = 1);')
        ],
        right: []
    }
];

const object = (label: string, nameField: string, sharing: string): string =>
    `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>${label}</label><pluralLabel>${label}s</pluralLabel><nameField>${nameField}</nameField><deploymentStatus>Deployed</deploymentStatus><sharingModel>${sharing}</sharingModel></CustomObject>`;

const field = (name: string, rest: string): string =>
    `<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>${name}__c</fullName><label>${name}</label>${rest}</CustomField>`;

/** The objects that are used here, by path below the project. */
export const OBJECTS: Readonly<Record<string, string>> = {
    'Judged__c/Judged__c.object-meta.xml': object(
        'Judged',
        '<label>Number</label><type>AutoNumber</type><displayFormat>J-{0000}</displayFormat>',
        'ReadWrite'
    ),
    'Judged__c/fields/Text__c.field-meta.xml': field('Text', '<length>20</length><type>Text</type>'),
    'Judged__c/fields/Counter__c.field-meta.xml': field(
        'Counter',
        '<type>AutoNumber</type><displayFormat>C-{0}</displayFormat>'
    ),
    'Judged__c/fields/Formula__c.field-meta.xml': field(
        'Formula',
        '<formula>1 + 1</formula><precision>18</precision><scale>0</scale><type>Number</type>'
    ),
    'Judged__c/fields/Sum__c.field-meta.xml': field(
        'Sum',
        '<summarizedField>JudgedLine__c.Amount__c</summarizedField><summaryForeignKey>JudgedLine__c.Parent__c</summaryForeignKey><summaryOperation>sum</summaryOperation><type>Summary</type>'
    ),
    'JudgedLine__c/JudgedLine__c.object-meta.xml': object(
        'Line',
        '<label>Name</label><type>Text</type>',
        'ControlledByParent'
    ),
    'JudgedLine__c/fields/Amount__c.field-meta.xml': field(
        'Amount',
        '<precision>10</precision><scale>2</scale><type>Number</type>'
    ),
    'JudgedLine__c/fields/Parent__c.field-meta.xml': field(
        'Parent',
        '<referenceTo>Judged__c</referenceTo><relationshipName>Lines</relationshipName><relationshipOrder>0</relationshipOrder><type>MasterDetail</type>'
    )
};
