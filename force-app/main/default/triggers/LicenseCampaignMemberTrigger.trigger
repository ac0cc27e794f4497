trigger LicenseCampaignMemberTrigger on CampaignMember(
    before insert,
    before update,
    after insert,
    after update,
    after delete
) {
    new LicenseCampaignMemberTriggerHandler().run();
}
