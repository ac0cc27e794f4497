trigger LicenseCycleTrigger on License_Cycle__c(before insert, before update, before delete) {
    new LicenseCycleTriggerHandler().run();
}
