trigger LicenseAccessTrigger on License_Access__c(before insert, before update, before delete, after update) {
    new LicenseAccessTriggerHandler().run();
}
