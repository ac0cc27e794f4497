import type { Check } from '../check.ts';
import { campusEmails } from './campus-emails.ts';
import { contactsWithoutAccount, sharingDefaults } from './contacts.ts';
import { dailyEmails, deliverability, senderAddress } from './emails.ts';
import { myDomain } from './my-domain.ts';
import { codeNames, contactFields, objectNames, permissionSetNames } from './names.ts';
import { campaign, campusGroups, chatterGroup, holidays } from './programme.ts';
import { automationUser, deployingUser, doubleNumbers, employeeNumbers, userLicenses } from './users.ts';
import { apiVersion, edition } from './version-and-edition.ts';

/** Every check, in the order in which an administrator works on them. */
export const CHECKS: readonly Check[] = [
    apiVersion,
    edition,
    myDomain,
    deployingUser,
    automationUser,
    codeNames,
    objectNames,
    contactFields,
    permissionSetNames,
    sharingDefaults,
    contactsWithoutAccount,
    employeeNumbers,
    doubleNumbers,
    userLicenses,
    deliverability,
    dailyEmails,
    senderAddress,
    holidays,
    campusGroups,
    campusEmails,
    chatterGroup,
    campaign
];
