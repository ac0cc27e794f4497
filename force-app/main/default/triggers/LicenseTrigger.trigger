trigger LicenseTrigger on License__c(before insert, before update, before delete, after insert, after update) {
    new LicenseTriggerHandler().run();
}
