trigger LicenseAccessTrigger on License_Access__c(before insert, before update, before delete) {
    new LicenseAccessTriggerHandler().run();
}
