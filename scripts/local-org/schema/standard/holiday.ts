import { standardObject } from './define.ts';

export default standardObject(
    'Holiday',
    { keyPrefix: '0C0', label: 'Holiday', pluralLabel: 'Holiday', setup: true, without: ['IsDeleted'] },
    `
    Name                     Text(80) required name
    ActivityDate             Date
    Description              TextArea(255)
    EndTimeInMinutes         Integer
    IsAllDay                 Checkbox
    IsRecurrence             Checkbox
    NextOccurrenceDate       Date
    RecurrenceDayOfMonth     Integer
    RecurrenceDayOfWeekMask  Integer
    RecurrenceEndDateOnly    Date
    RecurrenceInstance       Text(255)
    RecurrenceInterval       Integer
    RecurrenceMonthOfYear    Text(255)
    RecurrenceStartDate      Date
    RecurrenceType           Picklist[RecursDaily;RecursEveryWeekday;RecursMonthly;RecursMonthlyNth;RecursWeekly;RecursYearly;RecursYearlyNth]
    StartTimeInMinutes       Integer
`
);
