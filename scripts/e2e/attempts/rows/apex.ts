/** Code of somebody who writes Apex and knows the classes: what they remember, hand out and do must not open a door. */
import { apex, type Attempt } from '../attempt.ts';
import type { Known } from '../known.ts';

export function code({ requests, licenses, lines, people, users, cycles, agreements }: Known): Attempt[] {
    const ready = `update as system new License_Request__c(Id = '${requests.dunn}', Status__c = 'Ready');`;
    const estesReady = `update as system new License_Request__c(Id = '${requests.estes}', Status__c = 'Ready');`;
    const active = `update as system new License_Access__c(Id = '${lines.dunn}', Status__c = 'Active');`;
    const NO_DOOR = /is not visible|does not exist|not accessible/;
    const CUT_OFF = /only after the cut-off/;
    const formFor = (person: string): string =>
        `RequestForm form = new RequestForm(); form.contactId = '${person}'; form.campus = 'UCB';
         form.specialistId = '${users.riley}'; form.answers.put('eComm_Role__c', 'User'); form.applications = new List<String>{ 'Cvent' };`;
    const submitted = (person: string): string =>
        `License__c license = new License__c(Contact__c = '${person}', Affiliated_Campus__c = 'UCB',
             eComm_Specialist__c = '${users.riley}', eComm_Role__c = 'User');
         insert as system license;
         insert as system new License_Request__c(License__c = license.Id, Type__c = 'Provision', Reason__c = 'Specialist Request',
             Affiliated_Campus__c = 'UCB', eComm_Specialist__c = '${users.riley}', eComm_Role__c = 'User', Applications__c = 'Cvent');`;
    return [
        apex('the time is moved', `UniversityTime.moved = Datetime.newInstance(2027, 1, 5); ${ready}`, NO_DOOR),
        apex(
            'a lead signs before it is converted',
            `Lead stranger = new Lead(LastName = 'Stranger', Company = 'Elsewhere'); insert as system stranger;
             insert as system new CampaignMember(CampaignId = '${agreements.campaign}', LeadId = stranger.Id,
                 User_Signed_On__c = Datetime.now().addDays(-1));`,
            /Only a contact can sign/
        ),
        apex('the policy is another', `LicenseConfiguration.current().usePolicy(null); ${ready}`, NO_DOOR),
        apex(
            'the courses are others',
            `LicenseConfiguration.current().useCourses(new List<Required_Course__mdt>()); ${estesReady}`,
            NO_DOOR
        ),
        apex(
            'the list of courses is emptied',
            `LicenseConfiguration.current().courses().clear(); ${estesReady}`,
            CUT_OFF
        ),
        apex(
            'a course of one month counts for ever',
            `for (Required_Course__mdt course : LicenseConfiguration.current().courses()) { course.Renewal_Months__c = 9999; }
             update as system new Course_Completion__c(Id = [SELECT Id FROM Course_Completion__c WHERE License__c = '${licenses.ames}' LIMIT 1].Id);`
        ),
        apex(
            'the groups of a campus are the specialists',
            `LicenseConfiguration.current().campus('UCB').Group_Prefix__c = 'eComm_Specialists_';
             update as system new License_Request__c(Id = '${requests.dunn}', Public_Groups__c = 'eComm_Specialists_UCB');`,
            /is not available/
        ),
        apex(
            'the specialists of a campus are everybody',
            `LicenseConfiguration.current().campus('UCB').Specialist_Group__c = 'eComm_Specialists_UCD';
             update as system new License_Request__c(Id = '${requests.dunn}', eComm_Specialist__c = '${users.taylor}');`,
            /Choose an eComm specialist/
        ),
        apex(
            'another campus has the same e-mail',
            `for (Campus__mdt campus : LicenseConfiguration.current().campuses()) { campus.Email_Field__c = 'Email'; campus.Email_Domains__c = null; }
             ${formFor(people.noEmail)} SubmissionResult result = new ProvisionRequestService(UniversityTime.now()).submit(new List<RequestForm>{ form })[0];
             Assert.isTrue(result.submitted, 'refused');`,
            /refused/
        ),
        apex(
            'an application more',
            `LicenseConfiguration.current().applications().add(new License_Application__mdt(DeveloperName = 'Payroll', MasterLabel = 'Payroll'));
             update as system new License_Request__c(Id = '${requests.dunn}', Applications__c = 'Payroll');`,
            /is not available/
        ),
        apex(
            'a business unit of another campus is this ones',
            `for (Business_Unit__mdt unit : LicenseConfiguration.current().businessUnits()) { unit.Campus__c = LicenseConfiguration.current().campus('UCB').Id; }
             update as system new License_Request__c(Id = '${requests.dunn}', Business_Units__c = 'Sample_UCD_Admissions');`,
            /is not available/
        ),
        apex('what a sweep is', `LicenseVocabulary.SWEEP_REASONS.add('Specialist Request'); ${ready}`, CUT_OFF),
        apex(
            'what is worked',
            `LicenseVocabulary.REQUESTS_WORKED.add('Pending'); LicenseVocabulary.SWEEP_REASONS.add('Specialist Request'); ${active}`,
            /from the first week/
        ),
        apex('what is undecided', `LicenseVocabulary.UNDECIDED_REQUESTS.clear(); ${ready}`, CUT_OFF),
        apex(
            'what is open',
            `LicenseVocabulary.OPEN_REQUESTS.clear(); LicenseVocabulary.OPEN_ACCESS.clear(); update as system new License__c(Id = '${licenses.ames}', Status__c = 'Inactive');`,
            /follows from its access/
        ),
        apex(
            'what gives access',
            `LicenseVocabulary.CURRENT_ACCESS.add('Requested'); update as system new License__c(Id = '${licenses.dunn}', Status__c = 'Active');`,
            /follows from its access/
        ),
        apex(
            'a review of years ago',
            `${formFor(people.formerPoi)} new ProvisionReview(new List<RequestForm>{ form }, Datetime.newInstance(2026, 1, 15)); ${submitted(people.formerPoi)}`,
            /comes with its first provisioning request/
        ),
        apex(
            'a review before the employment ended',
            `${formFor(people.employmentEnded)} new ProvisionReview(new List<RequestForm>{ form }, Datetime.newInstance(2020, 1, 15)); ${submitted(people.employmentEnded)}`,
            /comes with its first provisioning request/
        ),
        apex(
            'a service of years ago',
            `${formFor(people.formerPoi)} SubmissionResult result = new ProvisionRequestService(Datetime.newInstance(2026, 1, 15)).submit(new List<RequestForm>{ form })[0];
             Assert.isTrue(result.submitted, 'refused');`,
            /refused|comes with its first|exit date/
        ),
        apex('what is being saved is handed in', `SavedNow.take(); LicenseCampuses.note(); ${ready}`, CUT_OFF),
        apex(
            'the steps of the system',
            `LicenseSystemAccess.saveRequests(new List<License_Request__c>{ new License_Request__c(Id = '${requests.dunn}', Status__c = 'Ready') });`,
            CUT_OFF
        ),
        apex(
            'the lines of the system',
            `LicenseSystemAccess.createAccess(new List<License_Access__c>{ new License_Access__c(License__c = '${licenses.ames}', Kind__c = 'Application', Target__c = 'Cvent') }, new List<License_Specialist__c>());`,
            /only through a request/
        ),
        apex(
            'the requests of the sweeps',
            `LicenseSystemAccess.createRequests(new List<License_Request__c>{ new License_Request__c(License__c = '${licenses.ames}', Type__c = 'Deprovision', Reason__c = 'No Login') });`,
            /is not over for this license/
        ),
        apex(
            'the training of the system',
            `QuizAccess.saveTraining(new List<License__c>{ new License__c(Id = '${licenses.estes}', Training_Quiz_Passed_On__c = Datetime.now()) });`
        ),
        apex(
            'the status of the system',
            `EvidenceAccess.savePreAccess(new List<License__c>{ new License__c(Id = '${licenses.estes}', Pre_Access_Status__c = 'Complete') }, new List<License_Request__c>());`,
            /nobody writes it by hand/
        ),
        apex(
            'the cycles of the system',
            `CycleAccess.saveCycles(new List<License_Cycle__c>{ new License_Cycle__c(Id = '${cycles.month}', Status__c = 'Closed') });`,
            CUT_OFF
        ),
        apex(
            'the follow-up alone',
            `RequestFollowUp.takeBack(new List<License_Request__c>{ new License_Request__c(Id = '${requests.dunn}', License__c = '${licenses.dunn}') });`,
            /still asked for/
        ),
        apex(
            'the end of access alone',
            `RequestFollowUp.endAccess(new List<License_Request__c>{ new License_Request__c(Id = '${requests.dunn}', License__c = '${licenses.ames}', Reason__c = 'No Login') });`,
            /only through a deprovisioning request/
        ),
        apex('the batch before the first week', 'new MonthlyBatchJob().run();'),
        apex('the cut-off before the cut-off', 'new CutOffJob().run();'),
        apex('the sweep of the training before its day', 'new TrainingSweepJob().run();'),
        apex(
            'the cut-off of another day',
            `List<License_Request__c> ahead = new List<License_Request__c>();
             Database.QueryLocatorIterator found = new CutOffRequestsSelector().undecidedAfterCutOff(Datetime.newInstance(2027, 1, 5)).iterator();
             while (found.hasNext()) { ahead.add((License_Request__c) found.next()); }
             String said = '';
             for (Database.SaveResult result : new CutOffService(Datetime.newInstance(2027, 1, 5)).decide(ahead)) {
                 said += result.isSuccess() ? 'SAVED' : result.getErrors()[0].getMessage();
             }
             Assert.isTrue(said.contains('SAVED'), said);`,
            CUT_OFF
        )
    ];
}
