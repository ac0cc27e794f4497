trigger LicenseContentVersionTrigger on ContentVersion(after insert, after update) {
    new LicenseContentVersionTriggerHandler().run();
}
