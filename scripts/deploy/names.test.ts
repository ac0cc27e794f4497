import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SOURCE = resolve(__dirname, '..', '..', 'force-app', 'main', 'default');

/**
 * Names that other packages and teams give to classes and triggers: of an org's own code, and of NPSP, EDA, Outbound Funds,
 * Volunteers, fflib, trigger frameworks, loggers and roll-up tools. A class of ours by such a name would overwrite theirs.
 */
const OF_OTHERS = `
    Account Accounts AccountTrigger AccountTriggerHandler Address Application BatchJob Cache Campaign CampaignMember
    CampaignMemberTrigger CampaignMemberTriggerHandler CampaignTrigger CampaignTriggerHandler Configuration Constants Contact
    Contacts ContactsSelector ContactService ContactTrigger ContactTriggerHandler ContentDocumentLinkTrigger
    ContentDocumentLinkTriggerHandler ContentDocumentTrigger ContentDocumentTriggerHandler ContentVersionTrigger
    ContentVersionTriggerHandler DataFactory DateUtils EmailService ErrorHandler ErrorHandling GroupSelector HttpMock Lead
    LeadTrigger Logger LoggingService MetadataTriggerHandler Opportunity OpportunityTrigger PermissionSetsTest Person Policy
    QuizQuestion Rollup RollupService SchedulableJob SchemaUtils ScreenError Selector SetupAccess StringUtils SystemAccess
    TestData TestDataFactory TestFactory TestUtil TestUtility TriggerAction TriggerBase TriggerHandler UserSelector UsersSelector
    UserTrigger UserTriggerHandler UTIL_UnitTestData_TEST Utility Utils Vocabulary Requirement fflib_SObjectDomain TDTM_Runnable
`
    .trim()
    .split(/\s+/)
    .map((name) => name.toLowerCase());

const names = (folder: string, suffix: string): string[] =>
    readdirSync(join(SOURCE, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith(suffix))
        .map((file) => file.split(/[\\/]/).at(-1)!.slice(0, -suffix.length));

test('no class or trigger has a name that others use', () => {
    const ours = [...names('classes', '.cls'), ...names('triggers', '.trigger')];
    expect(ours.length).toBeGreaterThan(300);
    expect(ours.filter((name) => OF_OTHERS.includes(name.toLowerCase()))).toEqual([]);
});

test('a trigger on an object of the org says that it is of licenses', () => {
    expect(
        names('triggers', '.trigger').filter((name) => !/^(?:License|CourseCompletion|QuizResult)/.test(name))
    ).toEqual([]);
});
