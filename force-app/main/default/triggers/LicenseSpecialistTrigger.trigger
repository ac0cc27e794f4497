trigger LicenseSpecialistTrigger on License_Specialist__c(before insert, before update, before delete) {
    new LicenseSpecialistTriggerHandler().run();
}
