trigger LicenseJobRunTrigger on License_Job_Run__c(before insert, before update, before delete) {
    new LicenseJobRunTriggerHandler().run();
}
