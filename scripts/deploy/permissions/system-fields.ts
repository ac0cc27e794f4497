/**
 * What the system alone writes, by object (rule 4): statuses, dates, verdicts, keys and what is computed. Whatever is not
 * here is an answer of a person, or comes from HR, the signing service or the quiz form.
 */
export const SYSTEM_FIELDS: Readonly<Record<string, readonly string[]>> = {
    License__c: [
        'Activity_Before_User__c',
        'Contact_Key__c',
        'Declined_Users__c',
        'Deprovision_Reason__c',
        'Deprovisioned_On__c',
        'Is_Superseded__c',
        'Last_Activity__c',
        'My_User__c',
        'Outstanding_Requirements__c',
        'Pre_Access_Status__c',
        'Provisioned_On__c',
        'Send_Access_On__c',
        'Status__c',
        'Training_Quiz_Passed_On__c',
        'Transfer_Reason__c',
        'Transferred_On__c',
        'User_Decided_By__c',
        'User_Decided_On__c',
        'User_Decision__c',
        'User_Key__c',
        'User_Question__c',
        'User__c',
        'eComm_Role__c',
        'eComm_Specialist__c'
    ],
    License_Request__c: [
        'Completed_On__c',
        'Cycle__c',
        'Decided_On__c',
        'Ended_By__c',
        'Failure_Message__c',
        'Outstanding_Requirements__c',
        'Pre_Access_Status__c',
        'Status__c',
        'Submitted_By_Me__c',
        'Submitted_By__c',
        'Submitted_On__c',
        'Withdrawn_On__c'
    ],
    License_Access__c: [
        'Failure_Message__c',
        'Granted_On__c',
        'Open_Key__c',
        'Removal_Requested_In__c',
        'Removed_On__c',
        'Requested_In__c',
        'Status__c',
        'Target_Name__c'
    ],
    License_Specialist__c: ['Unique_Key__c', 'Until__c'],
    Course_Completion__c: ['Course_Name__c', 'Expires_On__c', 'Provided_On__c', 'Verified_By__c', 'Verified_On__c'],
    Quiz_Result__c: ['Access_Failure__c', 'Access_Granted_On__c', 'Contact__c', 'User__c'],
    License_Cycle__c: [
        'Announced_Dates__c',
        'Announced_On__c',
        'Announcement_Due__c',
        'Completed_Requests__c',
        'Dates__c',
        'Failed_Requests__c',
        'Held_Requests__c',
        'Ready_Requests__c'
    ],
    User: ['Created_By_eComm__c', 'eComm_License__c']
};

/** What the import of licenses from before roll-out brings along: their history, which nobody can find out any more. */
export const IMPORTED: Readonly<Record<string, readonly string[]>> = {
    License__c: [
        'Deprovision_Reason__c',
        'Deprovisioned_On__c',
        'Last_Activity__c',
        'Provisioned_On__c',
        'Send_Access_On__c',
        'Status__c',
        'Training_Quiz_Passed_On__c',
        'User__c',
        'eComm_Role__c',
        'eComm_Specialist__c'
    ],
    License_Access__c: ['Granted_On__c', 'Status__c', 'Target_Name__c']
};
