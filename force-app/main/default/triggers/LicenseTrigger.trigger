trigger LicenseTrigger on License__c(before insert, before update, before delete, after update) {
    new LicenseTriggerHandler().run();
}
