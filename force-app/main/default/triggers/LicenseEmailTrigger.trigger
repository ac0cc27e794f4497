trigger LicenseEmailTrigger on License_Email__c(before insert, before update, before delete) {
    new LicenseEmailTriggerHandler().run();
}
