trigger ContentDocumentLinkTrigger on ContentDocumentLink(after delete) {
    new ContentDocumentLinkTriggerHandler().run();
}
