trigger LicenseContactTrigger on Contact(after delete) {
    new LicenseContactTriggerHandler().run();
}
