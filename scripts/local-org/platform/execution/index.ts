import type { PlatformClass } from '../define.ts';
import { asyncClasses } from './async.ts';
import { cacheClasses } from './cache.ts';
import { cursorClasses } from './cursor.ts';
import customNotification from './custom-notification.ts';
import eventBus from './event-publishing.ts';
import { httpClasses } from './http.ts';
import { installClasses } from './install.ts';
import limits from './limits.ts';
import { messagingClasses } from './messaging.ts';
import { passwordClasses } from './passwords.ts';
import { orgLimitClasses } from './org-limits.ts';
import { staticResourceMockClasses } from './static-resource-mock.ts';
import test from './test.ts';
import { testBrokerClass } from './test-broker.ts';
import trigger from './trigger.ts';
import userData from './user-data.ts';
import { webServiceClasses } from './web-service.ts';

/** Classes about what runs and how: limits, triggers, tests, asynchronous jobs, callouts, e-mail. */
export const executionClasses: readonly PlatformClass[] = [
    limits,
    trigger,
    eventBus,
    testBrokerClass,
    ...test,
    ...asyncClasses,
    ...httpClasses,
    ...messagingClasses,
    customNotification,
    ...passwordClasses,
    ...orgLimitClasses,
    ...cacheClasses,
    ...cursorClasses,
    ...installClasses,
    ...staticResourceMockClasses,
    userData,
    ...webServiceClasses
];
