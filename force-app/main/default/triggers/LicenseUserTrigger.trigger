trigger LicenseUserTrigger on User(before insert, before update) {
    new LicenseUserTriggerHandler().run();
}
