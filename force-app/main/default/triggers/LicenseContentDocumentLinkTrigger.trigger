trigger LicenseContentDocumentLinkTrigger on ContentDocumentLink(after delete) {
    new LicenseContentDocumentLinkTriggerHandler().run();
}
