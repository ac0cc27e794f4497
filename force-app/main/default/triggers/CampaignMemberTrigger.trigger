trigger CampaignMemberTrigger on CampaignMember(after insert, after update, after delete) {
    new CampaignMemberTriggerHandler().run();
}
