trigger LicenseUserTrigger on User(before insert, before update, after update) {
    if (Trigger.isBefore) {
        new LicenseUserTriggerHandler().run();
    } else {
        JobOwnerWatch.tell((List<User>) Trigger.new, (Map<Id, User>) Trigger.oldMap);
    }
}
