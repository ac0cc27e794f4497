trigger LicenseTrigger on License__c(before insert, before update, before delete) {
    new LicenseTriggerHandler().run();
}
