import { checkDuplicates, checkNames } from '../limits.ts';
import type { Check } from '../problem.ts';
import { checkDashboard, checkReport, checkReportType } from './analytics.ts';
import { checkMatchingRules, checkWorkflow } from './automation.ts';
import { checkBundle } from './components.ts';
import { checkEmailTemplate } from './emails.ts';
import { checkField } from './fields.ts';
import { checkFieldAttributes } from './field-attributes.ts';
import { checkFlexiPage } from './flexipage.ts';
import { checkFlow } from './flows.ts';
import { checkFieldFormulas, checkRuleFormula } from './formulas.ts';
import { checkLayout } from './layout.ts';
import { checkApplication, checkNamedCredential, checkPath, checkQuickAction, checkTab } from './navigation.ts';
import {
    checkBusinessProcess,
    checkCompactLayout,
    checkFieldSet,
    checkListView,
    checkObject,
    checkRecordType,
    checkValidationRule,
    checkWebLink
} from './objects.ts';
import {
    checkCustomPermission,
    checkMutingPermissionSet,
    checkParties,
    checkPermissionSet,
    checkPermissionSetGroup,
    checkProfile,
    checkQueue,
    checkRole,
    checkSharingRule
} from './permissions.ts';
import { checkDependency, checkRecordTypeValues } from './picklists.ts';
import { checkRecord } from './records.ts';
import { checkSummary } from './summaries.ts';
import { checkObjectTranslation, checkTranslations } from './translations.ts';

/** Rules of every component. */
export const EVERY: readonly Check[] = [checkNames, checkDuplicates];

/** The rules of a metadata type, beyond what its elements may be. */
export const CHECKS: Readonly<Record<string, readonly Check[]>> = {
    BusinessProcess: [checkBusinessProcess],
    CompactLayout: [checkCompactLayout],
    CustomApplication: [checkApplication],
    CustomField: [checkField, checkFieldAttributes, checkFieldFormulas, checkDependency, checkSummary],
    CustomMetadata: [checkRecord],
    CustomObject: [checkObject],
    CustomObjectTranslation: [checkObjectTranslation],
    CustomPermission: [checkCustomPermission],
    CustomTab: [checkTab],
    Dashboard: [checkDashboard],
    DashboardFolder: [checkParties],
    EmailFolder: [checkParties],
    EmailTemplate: [checkEmailTemplate],
    FieldSet: [checkFieldSet],
    FlexiPage: [checkFlexiPage],
    Flow: [checkFlow],
    Layout: [checkLayout],
    LightningComponentBundle: [checkBundle],
    ListView: [checkListView, checkParties],
    MatchingRules: [checkMatchingRules],
    MutingPermissionSet: [checkMutingPermissionSet],
    NamedCredential: [checkNamedCredential],
    PathAssistant: [checkPath],
    PermissionSet: [checkPermissionSet],
    PermissionSetGroup: [checkPermissionSetGroup],
    Profile: [checkProfile],
    Queue: [checkQueue, checkParties],
    QuickAction: [checkQuickAction],
    RecordType: [checkRecordType, checkRecordTypeValues],
    Report: [checkReport],
    ReportFolder: [checkParties],
    ReportType: [checkReportType],
    Role: [checkRole],
    SharingCriteriaRule: [checkSharingRule, checkParties],
    SharingOwnerRule: [checkSharingRule, checkParties],
    Translations: [checkTranslations],
    ValidationRule: [checkValidationRule, checkRuleFormula],
    WebLink: [checkWebLink],
    Workflow: [checkWorkflow]
};
