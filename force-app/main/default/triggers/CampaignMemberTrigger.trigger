trigger CampaignMemberTrigger on CampaignMember(
    before insert,
    before update,
    after insert,
    after update,
    after delete
) {
    new CampaignMemberTriggerHandler().run();
}
