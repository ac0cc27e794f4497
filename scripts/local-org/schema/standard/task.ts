import { standardObject } from './define.ts';

export default standardObject(
    'Task',
    {
        keyPrefix: '00T',
        label: 'Task',
        pluralLabel: 'Tasks',
        sharing: 'Private',
        recordTypes: true,
        searchable: true,
        undeletable: true,
        layoutable: true,
        feed: true
    },
    `
    AccountId                  Lookup(Account) rel=Account children=Tasks readonly
    ActivityDate               Date
    CallDisposition            Text(255)
    CallDurationInSeconds      Integer
    CallObject                 Text(255)
    CallType                   Picklist[Internal;Inbound;Outbound]
    CompletedDateTime          DateTime
    Description                LongText(32000)
    IsArchived                 Checkbox readonly
    IsClosed                   Checkbox readonly
    IsHighPriority             Checkbox readonly
    IsRecurrence               Checkbox
    IsReminderSet              Checkbox
    OwnerId                    Lookup(Group,User) rel=Owner
    Priority                   Picklist[High;Normal*;Low] required defaulted
    RecurrenceDayOfMonth       Integer
    RecurrenceDayOfWeekMask    Integer
    RecurrenceEndDateOnly      Date
    RecurrenceInstance         Text(255)
    RecurrenceInterval         Integer
    RecurrenceMonthOfYear      Text(255)
    RecurrenceRegeneratedType  Text(255)
    RecurrenceStartDateOnly    Date
    RecurrenceTimeZoneSidKey   Picklist
    RecurrenceType             Picklist[RecursDaily;RecursEveryWeekday;RecursMonthly;RecursMonthlyNth;RecursWeekly;RecursYearly;RecursYearlyNth]
    ReminderDateTime           DateTime
    Status                     Picklist[Not Started*;In Progress;Completed;Waiting on someone else;Deferred] required defaulted
    Subject                    Combobox(255)[Call;Email;Send Letter;Send Quote;Other] name
    TaskSubtype                Picklist[Task*;Email;ListEmail;Cadence;Call;LinkedIn] defaulted createonly
    Type                       Text(255)
    WhatCount                  Integer
    WhatId                     Lookup(*) rel=What children=Tasks
    WhoCount                   Integer
    WhoId                      Lookup(Contact,Lead) rel=Who children=Tasks
    RecurrenceActivityId     Lookup(Task) rel=RecurrenceActivity
`
);
