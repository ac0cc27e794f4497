trigger LicenseRequestTrigger on License_Request__c(
    before insert,
    before update,
    before delete,
    after insert,
    after update
) {
    new LicenseRequestTriggerHandler().run();
}
