import { register } from './registry.ts';
import account from './account.ts';
import attachment from './attachment.ts';
import campaignMemberStatus from './campaign-member-status.ts';
import campaignMember from './campaign-member.ts';
import campaign from './campaign.ts';
import caseComment from './case-comment.ts';
import caseObject from './case.ts';
import collaborationGroupMember from './collaboration-group-member.ts';
import collaborationGroup from './collaboration-group.ts';
import contact from './contact.ts';
import contentDocumentLink from './content-document-link.ts';
import contentDistribution from './content-distribution.ts';
import contentDocument from './content-document.ts';
import contentVersion from './content-version.ts';
import contentWorkspace from './content-workspace.ts';
import contract from './contract.ts';
import emailMessage from './email-message.ts';
import entityDefinition from './entity-definition.ts';
import entitySubscription from './entity-subscription.ts';
import event from './event.ts';
import feedComment from './feed-comment.ts';
import feedItem from './feed-item.ts';
import fieldPermissions from './field-permissions.ts';
import groupMember from './group-member.ts';
import group from './group.ts';
import lead from './lead.ts';
import note from './note.ts';
import objectPermissions from './object-permissions.ts';
import opportunityContactRole from './opportunity-contact-role.ts';
import opportunityLineItem from './opportunity-line-item.ts';
import opportunity from './opportunity.ts';
import orderItem from './order-item.ts';
import permissionSetAssignment from './permission-set-assignment.ts';
import permissionSetGroupComponent from './permission-set-group-component.ts';
import permissionSetGroup from './permission-set-group.ts';
import permissionSet from './permission-set.ts';
import pricebookEntry from './pricebook-entry.ts';
import profile from './profile.ts';
import queueSobject from './queue-sobject.ts';
import quoteLineItem from './quote-line-item.ts';
import quote from './quote.ts';
import setupEntityAccess from './setup-entity-access.ts';
import { statusValues } from './status-values.ts';
import task from './task.ts';
import topicAssignment from './topic-assignment.ts';
import topic from './topic.ts';
import userLicense from './user-license.ts';
import userRecordAccess from './user-record-access.ts';
import userRole from './user-role.ts';
import user from './user.ts';

/** Makes the behaviours of all standard objects known; a second import changes nothing. */
[
    account,
    attachment,
    campaignMemberStatus,
    campaignMember,
    campaign,
    caseComment,
    caseObject,
    collaborationGroupMember,
    collaborationGroup,
    contact,
    contentDocumentLink,
    contentDistribution,
    contentDocument,
    contentVersion,
    contentWorkspace,
    contract,
    emailMessage,
    entityDefinition,
    entitySubscription,
    event,
    feedComment,
    feedItem,
    fieldPermissions,
    groupMember,
    group,
    lead,
    note,
    objectPermissions,
    opportunityContactRole,
    opportunityLineItem,
    opportunity,
    orderItem,
    permissionSetAssignment,
    permissionSetGroupComponent,
    permissionSetGroup,
    permissionSet,
    pricebookEntry,
    profile,
    queueSobject,
    quoteLineItem,
    quote,
    setupEntityAccess,
    task,
    topicAssignment,
    topic,
    userLicense,
    userRecordAccess,
    userRole,
    user,
    ...statusValues
].forEach(register);
