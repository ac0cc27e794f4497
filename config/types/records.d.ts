/** What is no class of Apex: records as they were read, and what the components make of the classes. */
declare namespace Licenses {
    type RequestType = RequestToChange['type'];

    /** The answers that are the same for many people. */
    type BulkAnswers = Omit<RequestForm, 'contactId' | 'requestId'>;

    interface JobRun {
        Id: string;
        Name: string;
        Job__c: string;
        Finished_On__c: string;
        Processed__c: number;
        Failed__c: number;
    }

    /** A license as it is about to get another specialist. */
    interface SpecialistLicense {
        Id: string;
        Name: string;
        Contact__r?: { Name: string };
    }

    interface NamedUser {
        Id: string;
        Name: string;
    }
}

declare module '@salesforce/customPermission/Process_License_Requests' {
    const granted: boolean;
    export default granted;
}
