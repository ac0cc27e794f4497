trigger LicenseActivityTrigger on License_Activity__c(before insert, before update, before delete, after insert) {
    new LicenseActivityTriggerHandler().run();
}
