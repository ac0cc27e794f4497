import { standardObject } from './define.ts';

export default standardObject(
    'BusinessHours',
    {
        keyPrefix: '01m',
        label: 'Business Hours',
        pluralLabel: 'Business Hours',
        setup: true,
        deletable: false,
        without: ['IsDeleted']
    },
    `
    Name                Text(80) required name
    FridayEndTime       Time
    FridayStartTime     Time
    IsActive            Checkbox
    IsDefault           Checkbox
    LastViewedDate      DateTime readonly
    MondayEndTime       Time
    MondayStartTime     Time
    SaturdayEndTime     Time
    SaturdayStartTime   Time
    SundayEndTime       Time
    SundayStartTime     Time
    ThursdayEndTime     Time
    ThursdayStartTime   Time
    TimeZoneSidKey      Picklist required open
    TuesdayEndTime      Time
    TuesdayStartTime    Time
    WednesdayEndTime    Time
    WednesdayStartTime  Time
`
);
