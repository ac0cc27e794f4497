trigger LicenseContentDocumentTrigger on ContentDocument(after delete) {
    new LicenseContentDocumentTriggerHandler().run();
}
