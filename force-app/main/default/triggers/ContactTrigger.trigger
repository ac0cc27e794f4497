trigger ContactTrigger on Contact(after delete) {
    new ContactTriggerHandler().run();
}
