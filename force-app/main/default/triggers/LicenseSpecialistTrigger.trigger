trigger LicenseSpecialistTrigger on License_Specialist__c(before insert, before update) {
    new LicenseSpecialistTriggerHandler().run();
}
