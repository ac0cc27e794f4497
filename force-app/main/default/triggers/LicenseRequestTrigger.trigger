trigger LicenseRequestTrigger on License_Request__c(before insert, before update) {
    new LicenseRequestTriggerHandler().run();
}
