trigger QuizResultTrigger on Quiz_Result__c(before insert, before update, before delete, after insert, after update) {
    new QuizResultTriggerHandler().run();
}
