import account from './account.ts';
import apexClass from './apex-class.ts';
import apexComponent from './apex-component.ts';
import apexLog from './apex-log.ts';
import apexPage from './apex-page.ts';
import apexTrigger from './apex-trigger.ts';
import asset from './asset.ts';
import asyncApexJob from './async-apex-job.ts';
import attachment from './attachment.ts';
import businessHours from './business-hours.ts';
import campaign from './campaign.ts';
import campaignMember from './campaign-member.ts';
import campaignMemberStatus from './campaign-member-status.ts';
import caseObject from './case.ts';
import caseComment from './case-comment.ts';
import collaborationGroup from './collaboration-group.ts';
import collaborationGroupMember from './collaboration-group-member.ts';
import contact from './contact.ts';
import contentDistribution from './content-distribution.ts';
import contentDocument from './content-document.ts';
import contentDocumentLink from './content-document-link.ts';
import contentVersion from './content-version.ts';
import contentWorkspace from './content-workspace.ts';
import contract from './contract.ts';
import cronJobDetail from './cron-job-detail.ts';
import cronTrigger from './cron-trigger.ts';
import customPermission from './custom-permission.ts';
import dashboard from './dashboard.ts';
import domain from './domain.ts';
import emailMessage from './email-message.ts';
import customNotificationType from './custom-notification-type.ts';
import emailTemplate from './email-template.ts';
import entityDefinition from './entity-definition.ts';
import entitySubscription from './entity-subscription.ts';
import event from './event.ts';
import feedComment from './feed-comment.ts';
import feedItem from './feed-item.ts';
import fieldDefinition from './field-definition.ts';
import fieldPermissions from './field-permissions.ts';
import folder from './folder.ts';
import group from './group.ts';
import groupMember from './group-member.ts';
import holiday from './holiday.ts';
import lead from './lead.ts';
import listView from './list-view.ts';
import namedCredential from './named-credential.ts';
import listEmail from './list-email.ts';
import loginHistory from './login-history.ts';
import authSession from './auth-session.ts';
import network from './network.ts';
import note from './note.ts';
import objectPermissions from './object-permissions.ts';
import opportunity from './opportunity.ts';
import opportunityContactRole from './opportunity-contact-role.ts';
import opportunityLineItem from './opportunity-line-item.ts';
import order from './order.ts';
import orderItem from './order-item.ts';
import orgWideEmailAddress from './org-wide-email-address.ts';
import organization from './organization.ts';
import packageLicense from './package-license.ts';
import permissionSet from './permission-set.ts';
import permissionSetAssignment from './permission-set-assignment.ts';
import permissionSetGroup from './permission-set-group.ts';
import permissionSetGroupComponent from './permission-set-group-component.ts';
import permissionSetLicense from './permission-set-license.ts';
import platformCachePartition from './platform-cache-partition.ts';
import pricebookEntry from './pricebook-entry.ts';
import pricebook2 from './pricebook2.ts';
import processInstance from './process-instance.ts';
import processInstanceStep from './process-instance-step.ts';
import processInstanceWorkitem from './process-instance-workitem.ts';
import product2 from './product2.ts';
import profile from './profile.ts';
import queueSobject from './queue-sobject.ts';
import recordType from './record-type.ts';
import report from './report.ts';
import setupEntityAccess from './setup-entity-access.ts';
import staticResource from './static-resource.ts';
import task from './task.ts';
import topic from './topic.ts';
import topicAssignment from './topic-assignment.ts';
import user from './user.ts';
import userLicense from './user-license.ts';
import userPackageLicense from './user-package-license.ts';
import userRecordAccess from './user-record-access.ts';
import userRole from './user-role.ts';
import type { StandardObject } from './define.ts';

/** Every standard object of the local org. */
export const STANDARD_OBJECTS: readonly StandardObject[] = [
    account,
    apexClass,
    apexComponent,
    apexLog,
    apexPage,
    apexTrigger,
    asset,
    asyncApexJob,
    attachment,
    businessHours,
    campaign,
    campaignMember,
    campaignMemberStatus,
    caseObject,
    caseComment,
    collaborationGroup,
    collaborationGroupMember,
    contact,
    contentDistribution,
    contentDocument,
    contentDocumentLink,
    contentVersion,
    contentWorkspace,
    contract,
    cronJobDetail,
    cronTrigger,
    customPermission,
    dashboard,
    domain,
    emailMessage,
    customNotificationType,
    emailTemplate,
    entityDefinition,
    entitySubscription,
    event,
    feedComment,
    feedItem,
    fieldDefinition,
    fieldPermissions,
    folder,
    group,
    groupMember,
    holiday,
    lead,
    listView,
    namedCredential,
    listEmail,
    loginHistory,
    authSession,
    network,
    note,
    objectPermissions,
    opportunity,
    opportunityContactRole,
    opportunityLineItem,
    order,
    orderItem,
    orgWideEmailAddress,
    organization,
    packageLicense,
    permissionSet,
    permissionSetAssignment,
    permissionSetGroup,
    permissionSetGroupComponent,
    permissionSetLicense,
    platformCachePartition,
    pricebookEntry,
    pricebook2,
    processInstance,
    processInstanceStep,
    processInstanceWorkitem,
    product2,
    profile,
    queueSobject,
    recordType,
    report,
    setupEntityAccess,
    staticResource,
    task,
    topic,
    topicAssignment,
    user,
    userLicense,
    userPackageLicense,
    userRecordAccess,
    userRole
];
