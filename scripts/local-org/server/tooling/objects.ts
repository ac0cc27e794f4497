import { LOG_CATEGORIES } from '../../runtime/debug-log.ts';
import { standardObject, type StandardObject } from '../../schema/standard/define.ts';

const LEVELS = 'Picklist[NONE;ERROR;WARN;INFO;DEBUG;FINE;FINER;FINEST]';
const JUST_ID = ['IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById'];
/** Rows that the platform makes: a client may delete them, no more. */
const MADE = { createable: false, updateable: false, without: JUST_ID };

/** The objects of the Tooling API (its reference, "Tooling API Objects") that are there besides those that the data API has too. */
export const TOOLING_OBJECTS: readonly StandardObject[] = [
    standardObject(
        'ApexLog',
        { ...MADE, keyPrefix: '07L', label: 'Debug Log', pluralLabel: 'Debug Logs' },
        `
        Application           Text(255)
        DurationMilliseconds  Integer
        Location              Picklist[Monitoring;SystemLog]
        LogLength             Integer
        LogUserId             Lookup(User) rel=LogUser
        Operation             Text(255)
        Request               Text(255)
        StartTime             DateTime
        Status                Text(255)`
    ),
    standardObject(
        'DebugLevel',
        { keyPrefix: '7dl', label: 'Debug Level', pluralLabel: 'Debug Levels', without: ['IsDeleted'] },
        `
        DeveloperName  Text(80) name required unique
        MasterLabel    Text(80) required
        Language       Text(40)
        ${Object.values(LOG_CATEGORIES)
            .map((name) => `${name} ${LEVELS}`)
            .join('\n')}`
    ),
    standardObject(
        'TraceFlag',
        { keyPrefix: '7tf', label: 'Trace Flag', pluralLabel: 'Trace Flags', without: ['IsDeleted'] },
        `
        DebugLevelId    Lookup(DebugLevel) rel=DebugLevel required
        ExpirationDate  DateTime required
        LogType         Picklist[DEVELOPER_LOG;USER_DEBUG] required
        StartDate       DateTime
        TracedEntityId  Lookup(User) rel=TracedEntity required`
    )
];
