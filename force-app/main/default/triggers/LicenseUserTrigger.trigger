trigger LicenseUserTrigger on User(before insert, before update, after update) {
    new LicenseUserTriggerHandler().run();
    JobOwnerWatch.run();
}
