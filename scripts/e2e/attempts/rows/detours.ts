/** Ways that lead around: by the key of a parent, by relations, posts and files, by configuration, and what Apex does in between. */
import { apex, personas, request, type Attempt, type Persona, type Rest } from '../attempt.ts';
import type { Known } from '../known.ts';
import { DATA } from '../user-session.ts';

const ADMIN: readonly Persona[] = ['administrator'];
const NEVER = /never heard/;
const OF_LICENSE = /comes with its first provisioning request/;

export function detours(known: Known): Attempt[] {
    return [...byKey(known), ...besideTheRecord(known), ...inBetween(known)];
}

function byKey({ licenses, requests, people, users }: Known): Attempt[] {
    const wanted = { Affiliated_Campus__c: 'UCB', eComm_Specialist__c: users.riley, eComm_Role__c: 'User' };
    const send = (what: string, method: string, path: string, body: unknown, says: RegExp, rest: Rest = {}): Attempt =>
        request(what, method, `${DATA}/${path}`, body, says, rest);
    return [
        send(
            'a request for a license of another campus, named by its key',
            'POST',
            'sobjects/License_Request__c',
            {
                License__r: { Contact_Key__c: people.cole },
                Type__c: 'Provision',
                Reason__c: 'Specialist Request',
                ...wanted,
                Applications__c: 'Cvent'
            },
            /no license that you have access to|UCB Email is not populated|not an eComm specialist of|No such column|already/,
            { heardBy: ['specialist', 'otherCampus', 'withoutQuiz', 'viewer', 'systemTeam', 'administrator'] }
        ),
        send(
            'a license by the key of its person',
            'PATCH',
            `sobjects/License__c/Contact_Key__c/${people.eligible}`,
            wanted,
            NEVER
        ),
        send(
            'a collection of activity by external ids',
            'PATCH',
            'composite/sobjects/License_Activity__c/External_ID__c',
            {
                allOrNone: false,
                records: [
                    {
                        attributes: { type: 'License_Activity__c' },
                        External_ID__c: 'Marketing_Cloud:DELIVERED',
                        Occurred_On__c: '2026-12-31T18:00:00.000Z'
                    }
                ]
            },
            /What was imported stays/,
            { heardBy: ADMIN }
        ),
        send(
            'a collection of requests by their Ids',
            'PATCH',
            'composite/sobjects/License_Request__c/Id',
            {
                allOrNone: false,
                records: [{ attributes: { type: 'License_Request__c' }, Id: requests.dunn, Status__c: 'Ready' }]
            },
            NEVER
        ),
        send(
            'a line through the license it belongs to',
            'PATCH',
            `sobjects/License_Request__c/${requests.dunn}/License__r`,
            { Status__c: 'Active' },
            NEVER
        ),
        send(
            'an approval of a request',
            'POST',
            'process/approvals',
            { requests: [{ actionType: 'Submit', contextId: requests.dunn, comments: 'Please' }] },
            /approvals and workflow rules of the REST API/,
            { heardBy: personas }
        ),
        send(
            'the history of a license',
            'POST',
            'sobjects/License__History',
            { ParentId: licenses.ames, Field: 'Status__c' },
            NEVER
        )
    ];
}

function besideTheRecord({ licenses, people, users, evidence, agreements, permissionSets }: Known): Attempt[] {
    const post = (what: string, object: string, body: unknown, rest: Rest = {}): Attempt =>
        request(what, 'POST', `${DATA}/sobjects/${object}`, body, NEVER, rest);
    const patch = (what: string, path: string, body: unknown, rest: Rest = {}): Attempt =>
        request(what, 'PATCH', `${DATA}/sobjects/${path}`, body, NEVER, rest);
    return [
        post(
            'a post on a license of another campus',
            'FeedItem',
            { ParentId: licenses.cole, Body: 'Hello' },
            { isJobOf: ['otherCampus', 'systemTeam', 'administrator'] }
        ),
        post(
            'the screenshot of another campus, for oneself',
            'ContentDocumentLink',
            { ContentDocumentId: evidence.colesFile, LinkedEntityId: users.riley, ShareType: 'V' },
            { isJobOf: ['otherCampus', 'systemTeam', 'administrator'] }
        ),
        patch(
            'the employee ID of a person with an open request',
            `Contact/${people.dunn}`,
            { Employee_ID__c: '999999' },
            { isJobOf: ['hrLoader', 'administrator'] }
        ),
        patch(
            'the university e-mail of a person with an open request',
            `Contact/${people.dunn}`,
            { UCB_Email__c: 'else@colorado.example' },
            { isJobOf: ['hrLoader', 'administrator'] }
        ),
        patch(
            'a Person of Interest made active',
            `Contact/${people.inactivePoi}`,
            { Person_of_Interest__c: 'Active' },
            { isJobOf: ['hrLoader', 'administrator'] }
        ),
        post(
            'a job for who has none',
            'CU_Employment__c',
            { Contact__c: people.noEmployment, Campus__c: 'UCB', Status__c: 'Active' },
            { isJobOf: ['hrLoader', 'administrator'] }
        ),
        patch(
            'an agreement that is called signed',
            `CampaignMember/${agreements.estes}`,
            { Status: 'Complete' },
            { isJobOf: ['hrLoader', 'administrator'] }
        ),
        post(
            'the access of the System team',
            'PermissionSetAssignment',
            { AssigneeId: users.alex, PermissionSetId: permissionSets.processor },
            { isJobOf: ADMIN }
        ),
        post(
            'a holiday that moves the cut-off',
            'Holiday',
            { Name: 'Today', ActivityDate: '2026-12-31', IsAllDay: true },
            { isJobOf: ADMIN }
        ),
        request(
            'a policy that lets everybody in',
            'POST',
            `${DATA}/sobjects/Provisioning_Policy__mdt`,
            { MasterLabel: 'Free', DeveloperName: 'Free' },
            NEVER
        ),
        post(
            'an e-mail said to be sent about a license',
            'EmailMessage',
            { RelatedToId: licenses.cole, Subject: 'x' },
            { isJobOf: ['otherCampus', 'systemTeam', 'administrator'] }
        )
    ];
}

/** What Apex does between what the rules ask and what is saved. */
function inBetween({ requests, people, users, licenses, lines }: Known): Attempt[] {
    const form = `RequestForm form = new RequestForm();
        form.campus = 'UCB';
        form.specialistId = '${users.riley}';
        form.additionalSpecialistIds = new List<Id>();
        form.answers = new Map<String, String>{ 'eComm_Role__c' => 'User' };
        form.applications = new List<String>{ 'Cvent' };
        form.businessUnits = new List<String>();
        form.publicGroups = new List<String>();`;
    const license = `insert as system new License__c(Contact__c = '${people.eligible}', Affiliated_Campus__c = 'UCB',
        eComm_Specialist__c = '${users.riley}', eComm_Role__c = 'User');`;
    return [
        apex(
            'a license alone, after a look at who could be asked for',
            `${form}
            String email = [SELECT UCB_Email__c FROM Contact WHERE Id = '${people.eligible}'].UCB_Email__c;
            BulkRequestController.preview(new List<String>{ email }, form);
            ${license}`,
            OF_LICENSE
        ),
        apex(
            'a license alone, after a request that was taken back',
            `${form}
            form.contactId = '${people.eligible}';
            Savepoint before = Database.setSavepoint();
            System.assert(ProvisionRequestController.submit(form).submitted);
            Database.rollback(before);
            ${license}`,
            OF_LICENSE
        ),
        apex(
            'what was looked at for one campus, saved for another',
            `${form}
            String email = [SELECT UCB_Email__c FROM Contact WHERE Id = '${people.eligible}'].UCB_Email__c;
            BulkRequestController.preview(new List<String>{ email }, form);
            insert as system new License__c(Contact__c = '${people.eligible}', Affiliated_Campus__c = 'UCD',
                eComm_Specialist__c = '${users.taylor}', eComm_Role__c = 'User');`,
            OF_LICENSE
        ),
        apex(
            'as much as goes',
            `Database.update(new List<SObject>{ new License_Request__c(Id = '${requests.dunn}', Status__c = 'Ready'),
                new License_Access__c(Id = '${lines.dunn}', Status__c = 'Active'),
                new License__c(Id = '${licenses.dunn}', Status__c = 'Active') }, false, AccessLevel.SYSTEM_MODE);`
        ),
        apex(
            'a request emptied into the recycle bin',
            `Database.DeleteResult gone = Database.delete(new License_Request__c(Id = '${requests.dunn}'), false);
            System.assert(!gone.isSuccess());
            Database.emptyRecycleBin(new License_Request__c(Id = '${requests.dunn}'));`
        ),
        apex(
            'a plan made up out of text',
            `SubmissionPlan plan = (SubmissionPlan) JSON.deserialize('{"preAccessStatus":"Complete"}', SubmissionPlan.class);
            SavedNow.take();
            ${license}`,
            /comes with its first provisioning request|deserializ/
        ),
        apex(
            'a license that says it was saved by the import',
            `License__c forged = (License__c) JSON.deserialize('{"attributes":{"type":"License__c"},"Contact__c":"${people.eligible}","Affiliated_Campus__c":"UCB","CreatedById":"${users.sam}","Status__c":"Active"}', License__c.class);
            insert as system forged;`,
            /comes with its first provisioning request|CreatedById/
        )
    ];
}
