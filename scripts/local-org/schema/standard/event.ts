import { standardObject } from './define.ts';

export default standardObject(
    'Event',
    {
        keyPrefix: '00U',
        label: 'Event',
        pluralLabel: 'Events',
        sharing: 'Private',
        recordTypes: true,
        searchable: true,
        undeletable: true,
        layoutable: true,
        feed: true
    },
    `
    AccountId                    Lookup(Account) rel=Account children=Events readonly
    ActivityDate                 Date
    ActivityDateTime             DateTime
    Description                  LongText(32000)
    DurationInMinutes            Integer
    EndDate                      Date
    EndDateTime                  DateTime
    EventSubtype                 Picklist[Event*] defaulted createonly
    GroupEventType               Picklist[0;1;2] readonly
    IsAllDayEvent                Checkbox
    IsArchived                   Checkbox readonly
    IsChild                      Checkbox readonly
    IsGroupEvent                 Checkbox readonly
    IsPrivate                    Checkbox
    IsRecurrence                 Checkbox
    IsRecurrence2                Checkbox
    IsRecurrence2Exception       Checkbox
    IsRecurrence2Exclusion       Checkbox
    IsReminderSet                Checkbox
    Location                     Text(255)
    OwnerId                      Lookup(User) rel=Owner
    Recurrence2PatternStartDate  DateTime
    Recurrence2PatternText       Text(255)
    Recurrence2PatternTimeZone   Text(255)
    Recurrence2PatternVersion    Text(255)
    RecurrenceDayOfMonth         Integer
    RecurrenceDayOfWeekMask      Integer
    RecurrenceEndDateOnly        Date
    RecurrenceInstance           Text(255)
    RecurrenceInterval           Integer
    RecurrenceMonthOfYear        Text(255)
    RecurrenceStartDateTime      DateTime
    RecurrenceTimeZoneSidKey     Picklist
    RecurrenceType               Picklist[RecursDaily;RecursEveryWeekday;RecursMonthly;RecursMonthlyNth;RecursWeekly;RecursYearly;RecursYearlyNth]
    ReminderDateTime             DateTime
    ShowAs                       Picklist[Busy*;OutOfOffice;Free] defaulted
    StartDateTime                DateTime
    Subject                      Combobox(255)[Call;Email;Meeting;Send Letter/Quote;Other] name
    Type                         Text(255)
    WhatCount                    Integer
    WhatId                       Lookup(*) rel=What children=Events
    WhoCount                     Integer
    WhoId                        Lookup(Contact,Lead) rel=Who children=Events
    RecurrenceActivityId     Lookup(Event) rel=RecurrenceActivity
    ServiceAppointmentId     Lookup(ServiceAppointment) rel=ServiceAppointment
`
);
