trigger LicenseAccessTrigger on License_Access__c(before insert, before update) {
    new LicenseAccessTriggerHandler().run();
}
