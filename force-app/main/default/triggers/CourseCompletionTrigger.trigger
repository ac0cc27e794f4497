trigger CourseCompletionTrigger on Course_Completion__c(
    before insert,
    before update,
    after insert,
    after update,
    after delete,
    after undelete
) {
    new CourseCompletionTriggerHandler().run();
}
